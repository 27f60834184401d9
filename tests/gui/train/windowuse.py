"""A user who does one thing after another in the window, and what is to be true after each."""

from __future__ import annotations

import operator
import random
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from playground import app
from playground.core import fitting
from playground.core.session import Session
from playground.gui.input.panel import InputPanel
from playground.gui.shell.window import MainWindow
from playground.gui.state.latest import LatestWins
from playground.gui.state.store import Store
from playground.gui.train.data.pictures import PictureWall
from playground.gui.train.state.trainer import Trainer
from playground.layers.state import tensors_of
from playground.training.protocol.plan_changes import ADJUSTABLE
from tests.gui.clock import Clock, drain
from tests.gui.hands import click
from tests.gui.program import find, running
from tests.gui.shown import shown
from tests.gui.train.epochprocess import EpochProcess
from tests.gui.train.scripted import ScriptedClient, small_session
from tests.gui.train.trainwidgets import train_widgets
from tests.gui.train.useractions import UserActions

PAUSE_MS = 1000
"""Milliseconds from one thing to the next; what the window puts off comes meanwhile."""


@dataclass(frozen=True, slots=True)
class NearEnd:
    """What the scripted process has to do with in a program."""

    program: app.Program
    clients: list[ScriptedClient]

    @property
    def client(self) -> ScriptedClient:
        return self.clients[-1]

    @property
    def trainer(self) -> Trainer:
        return self.program.training().trainer


def use_window(
    qtbot: QtBot,
    clock: Clock,
    monkeypatch: pytest.MonkeyPatch,
    folder: Path,
    seed: int,
    count: int,
    windows: int = 1,
) -> None:
    """Play a sequence of `count` things in a window of its own; see `WindowUse.play`."""
    clients = scripted_clients(monkeypatch)
    monkeypatch.setattr(app, "training_folder", lambda: folder / "training")
    with running(qtbot, folder, small_session()) as program:
        try:
            rng = random.Random(seed)
            use = WindowUse(qtbot, clock, program, clients)
            actions = UserActions(qtbot, program, use.process, rng, folder, monkeypatch)
            use.play(actions, count, windows)
            print("done:", *use.done, sep=" | ")  # pytest -rP shows it
        finally:
            program.training().trainer.stop_process()  # no window asks whether to end a training
            program.change_language("en")


def scripted_clients(monkeypatch: pytest.MonkeyPatch) -> list[ScriptedClient]:
    """The scripted processes that windows ask for from now on."""
    made: list[ScriptedClient] = []

    def new_client(arrived: Callable[[], None]) -> ScriptedClient:
        made.append(ScriptedClient(arrived))
        return made[-1]

    monkeypatch.setattr(app, "new_client", new_client)
    return made


class WindowUse:
    """The window in the Train mode, used by chance."""

    def __init__(
        self,
        qtbot: QtBot,
        clock: Clock,
        program: app.Program,
        clients: list[ScriptedClient],
    ) -> None:
        self.qtbot, self.clock, self.program = qtbot, clock, program
        program.window.show_mode("train")
        self.process = EpochProcess(NearEnd(program, clients))
        self._fresh: MainWindow | None = None
        self._compared: tuple[object, ...] = ()
        self._refused: list[str] = []
        self.store.refused.connect(lambda message: self._refused.append(message.text))
        self.windows = 0
        self._look()
        self._first = self.store.session
        self.done: list[str] = []

    @property
    def store(self) -> Store:
        return self.program.store

    @property
    def trainer(self) -> Trainer:
        return self.program.training().trainer

    # Use.

    def play(self, actions: UserActions, count: int, windows: int = 1) -> None:
        """Do so many things, and look after each; then take everything back.

        With a fresh window, which takes long to build, the window is compared after every
        `windows`-th.
        """
        for at in range(1, count + 1):
            name, act = actions.choose({"mode": self._look_at_the_other_mode})
            self.done.append(name)
            self._refused.clear()
            act()
            self._look()
            self.check()
            if name in ("same start", "new start", "take", "resume"):
                assert self.trainer.state.has_begun or self._refused, self.done
                assert not any("stack was changed" in said for said in self._refused), self.done
            if at % windows == 0:
                self.compare_with_a_fresh_window()
        self.take_everything_back()

    def _look_at_the_other_mode(self) -> None:
        self.program.window.show_mode("explore")
        self._look()
        self.compare_with_a_fresh_window()
        self.program.window.show_mode("train")

    def _look(self) -> None:
        """Wait until the window has come to rest."""
        self.process.work()
        self.qtbot.waitUntil(self._is_at_rest)
        drain()

    def _is_at_rest(self) -> bool:
        """Whether nothing is on its way; time passes with every look."""
        self.clock.advance(PAUSE_MS)
        self.process.work()
        return not self._on_its_way()

    def _on_its_way(self) -> str:
        """What the window waits for, "" when nothing."""
        program, data = self.program, self.program.training().data
        here, session = program.evaluation.shown, program.store.session
        if find(program, InputPanel).is_reading:
            return "a picture"
        if data.is_busy:
            return "the data"
        if program.evaluation.is_busy:
            return "maps"
        if here is None or not same_maps(here.session, session):
            return "maps of this document"
        for window in filter(None, (program.window, self._fresh)):
            if any(worker.is_busy for worker in window.findChildren(LatestWins)):
                return "what panels work out"
            walls = window.findChildren(PictureWall)
            if any(wall.isVisible() and not wall.is_complete for wall in walls):
                return "pictures of the data"
        return ""

    # What is true after each.

    def check(self) -> None:
        """Document, training and process agree."""
        state, process, session = self.trainer.state, self.process, self.store.session
        assert state.has_begun == (process.network is not None), self.done
        assert fitting.fitted(session.network, session.shape) is session.network
        if process.network is None or process.plan is None:
            return
        assert state.plan == process.plan, self.done
        assert (state.phase == "running") == process.is_running, self.done
        assert state.epoch_in_view == process.epoch, self.done
        assert state.kept == process.kept, self.done
        waiting = set(self.trainer.changes_waiting)
        assert not waiting & set(ADJUSTABLE), (waiting, self.done)
        theirs = tensors_of(process.network)
        for name, value in tensors_of(session.network).items():
            np.testing.assert_array_equal(value, theirs[name], err_msg=f"{name} {self.done}")

    def compare_with_a_fresh_window(self) -> None:
        """What the window shows is what one shows that knows nothing of what was before.

        Nothing is compared again while all of it is as it was when it was compared last.
        """
        focused = QApplication.focusWidget()
        if focused is not None:
            focused.clearFocus()
        drain()
        here = (self.store.session, self.trainer.state, self.store.view, self.program.window)
        now = shown(self.program.window)
        if self._compared[-1:] == (now,) and all(map(operator.is_, here, self._compared)):
            return
        anew = self._shown_by_a_fresh_window()
        now = shown(self.program.window)
        lost = [line for line in now if line not in anew]
        new = [line for line in anew if line not in now]
        said = [*(f"shown: {line}" for line in lost), *(f"fresh: {line}" for line in new)]
        assert now == anew, "\n".join([*said, str(self.done)])
        self._compared = (*here, now)

    def _shown_by_a_fresh_window(self) -> list[str]:
        self._fresh = fresh = self._fresh_window()
        try:
            fresh.resize(self.program.window.size())
            fresh.show()
            self.program.evaluation.repeat()
            self._look()
            self.windows += 1
            return shown(fresh)
        finally:
            self._fresh = None
            fresh.make_way()
            fresh.close()
            fresh.deleteLater()
            drain()

    def _fresh_window(self) -> MainWindow:
        fresh = self.program.new_window(mode=self.program.window.mode)
        fresh.closed.disconnect(self.program.stop)
        return fresh

    def take_everything_back(self) -> None:
        """Undo leads back to the first document, and to no training."""
        if self.trainer.state.is_training:
            click(train_widgets(self.program).transport.play)
            self._look()
        undo = self.program.window.actions_["undo"]
        for _ in range(1000):
            if not undo.isEnabled():
                break
            undo.trigger()
            self._look()
            self.check()
        assert not undo.isEnabled(), self.done
        assert same_documents(self.store.session, self._first), self.done
        assert not self.trainer.state.has_begun, self.done
        self.compare_with_a_fresh_window()


def same_maps(one: Session, other: Session) -> bool:
    """Whether the maps of one document are those of another."""
    parts = ("picture", "network", "input")
    return all(getattr(one, part) is getattr(other, part) for part in parts)


def same_documents(one: Session, other: Session) -> bool:
    """Whether two documents have the same picture, weights and plan."""
    mine, theirs = tensors_of(one.network), tensors_of(other.network)
    parts = ("training", "input", "runs")
    return (
        all(getattr(one, part) == getattr(other, part) for part in parts)
        and np.array_equal(one.picture.pixels, other.picture.pixels)
        and mine.keys() == theirs.keys()
        and all(np.array_equal(mine[name], theirs[name]) for name in mine)
    )

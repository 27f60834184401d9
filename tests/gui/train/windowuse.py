"""A user who does one thing after another in the window, and what is to be true after each."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QAbstractButton, QApplication
from pytestqt.qtbot import QtBot

from playground import app
from playground.core import edits
from playground.core.layer import FilterLayer
from playground.core.session import Session
from playground.gui.input.panel import InputPanel
from playground.gui.shell.window import MainWindow
from playground.gui.state.language import LANGUAGES
from playground.gui.state.latest import LatestWins
from playground.gui.state.machine_settings import LANGUAGE
from playground.gui.state.store import Store
from playground.gui.train.data.pictures import PictureWall
from playground.gui.train.state.trainer import Trainer
from playground.layers import Activation
from playground.layers.state import tensors_of
from playground.pictures.samples import picture_names
from playground.training.protocol.plan_changes import ADJUSTABLE
from tests.gui.clock import Clock, drain
from tests.gui.hands import click, drag
from tests.gui.program import find, running
from tests.gui.shown import shown
from tests.gui.train.epochprocess import EpochProcess
from tests.gui.train.scripted import ScriptedClient, small_session
from tests.gui.train.trainwidgets import TrainWidgets, train_widgets
from tests.onecell import set_cell

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
            WindowUse(qtbot, clock, program, clients, seed).play(count, windows)
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
        clients: Sequence[ScriptedClient],
        seed: int,
    ) -> None:
        self.qtbot, self.clock, self.program = qtbot, clock, program
        program.window.show_mode("train")
        self.process = EpochProcess(NearEnd(program, list(clients)))
        self._rng = random.Random(seed)
        self._fresh: MainWindow | None = None
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

    @property
    def widgets(self) -> TrainWidgets:
        return train_widgets(self.program)

    # Use.

    def play(self, count: int, windows: int = 1) -> None:
        """Do so many things, and look after each; then take everything back.

        With a fresh window, which takes long to build, the window is compared after every
        `windows`-th.
        """
        for at in range(1, count + 1):
            name = self._rng.choice(sorted(self.actions()))
            self.done.append(name)
            self.actions()[name]()
            self._look()
            self.check()
            if at % windows == 0:
                self.compare_with_a_fresh_window()
        self.take_everything_back()

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

    def actions(self) -> dict[str, Callable[[], object]]:
        """What can be done, by name."""
        panel, board = self.widgets.panel, self.widgets.board
        transport = self.widgets.transport
        change = transport.notices.change
        window, rng = self.program.window, self._rng
        found: dict[str, Callable[[], object]] = {
            "train": lambda: click(transport.play),
            "train on": lambda: (click(transport.play), self.process.work(rng.randint(1, 5))),
            "work": lambda: self.process.work(rng.randint(1, 5)),
            "work on": lambda: self.process.work(rng.randint(3, 5)),
            "step": lambda: click(transport.step),
            "epoch": transport.epoch.trigger,
            "stop": transport.stop.trigger,
            "same start": transport.same_start.trigger,
            "new start": transport.new_start.trigger,
            "look at an epoch": self._look_at_an_epoch,
            "take": lambda: click(change.take),
            "keep": lambda: click(change.keep),
            "go back": lambda: click(transport.notices.go),
            "undo": window.actions_["undo"].trigger,
            "undo once more": window.actions_["undo"].trigger,
            "redo": window.actions_["redo"].trigger,
            "language": self._change_language,
            "page": lambda: click(transport.pages.button(rng.choice(["curves", "data", "layers"]))),
            "mode": self._look_at_the_other_mode,
            "rate": lambda: self._set("rate", rng.choice([0.1, 0.2, 0.3])),
            "batch": lambda: self._set("batch", rng.choice([8, 16, 64])),
            "loss": lambda: self._set("loss", rng.choice(["cross-entropy", "half-squared"])),
            "epochs": lambda: self._set("epochs", rng.randint(2, 6)),
            "seed": lambda: self._set("seed", rng.randint(0, 3)),
            "share": lambda: self._set("validation", rng.choice([0.1, 0.2])),
            "augment": lambda: panel.augmentation.control("shift").edited.emit(
                rng.choice([0.0, 0.1]), False
            ),
            "freeze": lambda: self._click_one(list(panel.network.locks.values())),
            "hide a run": self._hide_a_run,
            "delete a run": self._delete_a_run,
            "stroke": self._stroke,
            "sample": self._open_a_sample,
            "example": lambda: board.browser.wall.chosen.emit(rng.randint(0, 1000)),
            "cell": self._edit_a_cell,
            "drag": self._drag_a_cell,
            "layer": self._add_a_layer,
            "delete": self._delete_a_layer,
        }
        return found

    def _set(self, name: str, value: float) -> None:
        """Have a field of the plan say so, as its control does when it is let go."""
        self.widgets.panel.control(name).edited.emit(value, False)

    def _look_at_an_epoch(self) -> None:
        slider = self.widgets.transport.epochs.slider
        if slider.isEnabled():
            slider.setValue(self._rng.randint(0, slider.maximum()))

    def _change_language(self) -> None:
        spoken = self.program.settings.get(LANGUAGE)
        self.program.change_language(next(code for code in LANGUAGES if code != spoken))

    def _look_at_the_other_mode(self) -> None:
        self.program.window.show_mode("explore")
        self._look()
        self.compare_with_a_fresh_window()
        self.program.window.show_mode("train")

    def _click_one(self, boxes: Sequence[QAbstractButton]) -> None:
        seen = [box for box in boxes if box.isVisible()]
        if seen:
            click(self._rng.choice(seen))

    def _choose_a_run(self) -> bool:
        table = self.widgets.panel.runs.table
        if not table.topLevelItemCount() or not table.isVisible():
            return False
        table.setFocus()
        table.setCurrentItem(
            table.topLevelItem(self._rng.randrange(table.topLevelItemCount()))  # type: ignore[arg-type]
        )
        return True

    def _hide_a_run(self) -> None:
        if self._choose_a_run():
            self.qtbot.keyClick(self.widgets.panel.runs.table, Qt.Key.Key_Space)

    def _delete_a_run(self) -> None:
        if self._choose_a_run():
            self.qtbot.keyClick(self.widgets.panel.runs.table, Qt.Key.Key_Delete)

    def _stroke(self) -> None:
        panel = find(self.program, InputPanel)
        click(panel.tabs.button("draw"))
        drain()
        places = [QPoint(self._rng.randint(5, 150), self._rng.randint(5, 150)) for _ in range(3)]
        drag(panel.grid, *places, release=False)
        self.process.work(2)
        drag(panel.grid, places[-1], QPoint(60, 60))

    def _open_a_sample(self) -> None:
        panel = find(self.program, InputPanel)
        click(panel.tabs.button("picture"))
        panel.picture_page.samples.button(self._rng.choice(picture_names())).click()

    # What Explore has: there, the same edits come from its panels.

    def _edit_a_cell(self, merge: str | None = None) -> None:
        if isinstance(self.store.session.network[0], FilterLayer):
            value = float(self._rng.randint(-50, 50))
            self.store.edit("cell", set_cell, 0, 0, 0, 1, 1, value, merge=merge)

    def _drag_a_cell(self) -> None:
        for _ in range(3):
            self._edit_a_cell("drag")
            self.process.work(1)
        self.store.end_merge()

    def _add_a_layer(self) -> None:
        if len(self.store.session.network) < 8:
            self.store.edit("layer", edits.add_layer, 1, Activation())

    def _delete_a_layer(self) -> None:
        if len(self.store.session.network) > 5:
            self.store.edit("delete", edits.delete_layer, 1)

    # What is true after each.

    def check(self) -> None:
        """Document, training and process agree."""
        state, process, session = self.trainer.state, self.process, self.store.session
        assert state.has_begun == (process.network is not None), self.done
        assert edits.fitted(session.network, session.shape) is session.network
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
        """What the window shows is what one shows that knows nothing of what was before."""
        here = self.program.window
        focused = QApplication.focusWidget()
        if focused is not None:
            focused.clearFocus()
        self._fresh = fresh = self._fresh_window()
        fresh.resize(here.size())
        fresh.show()
        self.program.evaluation.repeat()
        self._look()
        now, anew = shown(here), shown(fresh)
        self._fresh = None
        fresh.make_way()
        fresh.close()
        fresh.deleteLater()
        drain()
        self.windows += 1
        lost = [line for line in now if line not in anew]
        new = [line for line in anew if line not in now]
        said = [*(f"shown: {line}" for line in lost), *(f"fresh: {line}" for line in new)]
        assert now == anew, "\n".join([*said, str(self.done)])

    def _fresh_window(self) -> MainWindow:
        fresh = self.program.new_window(mode=self.program.window.mode)
        fresh.closed.disconnect(self.program.stop)
        return fresh

    def take_everything_back(self) -> None:
        """Undo leads back to the first document, and to no training."""
        if self.trainer.state.is_training:
            click(self.widgets.transport.play)
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

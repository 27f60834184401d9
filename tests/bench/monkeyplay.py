"""The monkey of `monkey.py`: what it does how often, what it notes, and how it comes to rest."""

from __future__ import annotations

import random
import tempfile
import traceback
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import fields
from pathlib import Path
from unittest.mock import patch

from PySide6.QtCore import QCoreApplication, QEvent, QEventLoop
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QApplication, QColorDialog, QFileDialog, QMessageBox

from playground import app
from playground.core.history import History
from playground.core.messages import Refused
from playground.gui.state.viewstate import ViewState
from playground.sessions.sessionfile import read_session, write_session
from tests.bench.findings import Findings, Lookout, Moment, watched
from tests.bench.livewindow import is_painted, run_until
from tests.bench.monkeyhands import Hands
from tests.bench.monkeyoutside import LEFT_ALONE, Outside

PASS_MS = 200
"""Longest time for which what an event has started is handled before the next."""

VIEW = ViewState()
MODES = ("train", "look_inside", "compare", "explore")
WEIGHTS = {
    "move": 30,
    "click": 24,
    "drag": 8,
    "double": 4,
    "right": 3,
    "wheel": 8,
    "key": 16,
    "text": 5,
    "drop": 2,
    "paste": 1,
    "action": 4,
    "resize": 4,
    "mode": 2,
    "stack": 1,
    "data": 0.3,
    "theme": 0.3,
    "language": 0.1,
    "leave": 2,
    "train": 0.7,
    "kill": 0.15,
}
"""How often each happens, beside the others."""


class Monkey:
    """Plays with a program; the same seed plays the same, as far as threads allow."""

    def __init__(
        self, program: app.Program, seed: int, folder: Path, without: tuple[str, ...] = ()
    ) -> None:
        self.program = program
        self.findings = Findings()
        self._chance = random.Random(seed)
        self._first = program.store.session
        self.hands = Hands(program, self._chance)
        self._outside = Outside(program, self.hands, self._chance, folder)
        self._acts = self.hands.acts() | self._outside.acts()
        self._weights = {name: WEIGHTS[name] for name in WEIGHTS if name not in without}

    def play(self, events: int, first: int = 0) -> None:
        """Send so many events; the first of them has a number."""
        with watched(self.findings), self.answered(), Lookout() as lookout:
            for at in range(first, first + events):
                self._step(at, lookout)

    @contextmanager
    def answered(self) -> Iterator[None]:
        """While it lasts, dialogs and questions that would wait for a person are answered."""
        with ExitStack() as stack:
            for dialog, name, answer in (
                (QFileDialog, "getOpenFileName", self._outside.file_name),
                (QFileDialog, "getSaveFileName", self._outside.file_name),
                (QFileDialog, "getExistingDirectory", self._outside.folder_name),
                (QColorDialog, "getColor", self._outside.colour),
                (QDesktopServices, "openUrl", lambda *_: False),
                (QMessageBox, "question", self._outside.answer),
                (QMessageBox, "exec", lambda box: self._outside.press(box)),
            ):
                stack.enter_context(patch.object(dialog, name, answer))
            yield

    def rest(self) -> None:
        """End the training, and close what lies before the window."""
        self.program.training().trainer.stop_process()
        for top in QApplication.topLevelWidgets():
            if top is not self.program.window:
                top.close()

    def come_to_rest(self) -> None:
        """Show the first document again, without its past, as at every other rest.

        That of before is written, and read: else what a user has saved could not be opened again.
        """
        self._write_and_read()
        with watched(self.findings), self.answered():
            program = self.program
            for top in QApplication.topLevelWidgets():
                if top is not program.window:
                    top.close()
            program.training().trainer.stop()
            program.change_language("en")
            program.window.showNormal()
            program.window.resize(1440, 900)
            program.store.look(**{each.name: getattr(VIEW, each.name) for each in fields(VIEW)})
            program.store.commit(self._first, "rest")
            program.store.history = History(self._first)
            self._outside.forget()
            for mode in MODES:  # each shows the document of before until it is seen again
                program.window.show_mode(mode)
                run_until(lambda: is_painted(program))
            QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)

    def _write_and_read(self) -> None:
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "kept.convplay"
            try:
                write_session(path, self.program.file.kept())
            except Refused:  # weights that are infinite, or a training whose epochs are gone
                return
            try:
                read_session(path, Path(folder) / "epochs")
            except Exception:
                self.findings.exceptions[traceback.format_exc().strip()] += 1

    def _step(self, at: int, lookout: Lookout) -> None:
        (name,) = self._chance.choices([*self._weights], [*self._weights.values()])
        for left_alone in LEFT_ALONE:
            self.program.window.actions_[left_alone].setEnabled(False)
        begun = Moment.now()
        lookout.begin()
        try:
            what = self._acts[name]()
            QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
            QApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, PASS_MS)
        except Exception:
            what = ""
            self.findings.exceptions[traceback.format_exc().strip()] += 1
        act = f"event {at}: {name} {what or ''}".strip()
        self.findings.take_time(begun.until(Moment.now()), act, lookout.end())
        if not self.program.window.isVisible():
            self.findings.exceptions[f"the window is gone at {act}"] += 1
            self.program.window.show()

"""What a user can do at a moment in the Train mode of the window, by name."""

from __future__ import annotations

import random
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import cv2
import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QAbstractButton, QFileDialog, QPushButton, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from playground import app
from playground.core import edits
from playground.core.layer import FilterLayer
from playground.datasets import DATASETS
from playground.gui.input.networkline import NetworkLine
from playground.gui.input.panel import InputPanel
from playground.gui.input.pictureloader import file_source
from playground.gui.state.language import LANGUAGES
from playground.gui.state.machine_settings import LANGUAGE
from playground.gui.train.data.drawings import ClassRow
from playground.gui.widgets.forms import Form
from playground.gui.widgets.messagebar import MessageBar
from playground.layers import Activation
from playground.pictures.samples import picture_names
from tests.gui.clock import drain
from tests.gui.hands import click, drag
from tests.gui.program import find
from tests.gui.train.epochprocess import EpochProcess
from tests.gui.train.trainwidgets import train_widgets
from tests.onecell import set_cell

Act = Callable[[], object]

SOURCES = ("digits", "shapes", "stripes", "drawings", "folder")


class UserActions:
    """The things that can be done in a window, chosen from by chance.

    Only buttons that are seen and switched on are pressed: what does nothing is not there.
    """

    def __init__(
        self,
        qtbot: QtBot,
        program: app.Program,
        process: EpochProcess,
        rng: random.Random,
        folder: Path,
        monkeypatch: pytest.MonkeyPatch,
    ) -> None:
        self._qtbot, self._program, self._process, self._rng = qtbot, program, process, rng
        self._folders = picture_folders(folder / "folders")
        self._pictures = picture_files(folder / "pictures")
        monkeypatch.setattr(QFileDialog, "getExistingDirectory", self._folder_in_dialog)

    def choose(self, also: Mapping[str, Act]) -> tuple[str, Act]:
        """Return what is done next, and its name: of a part of the window by chance, or of `also`.

        Training is chosen more often than the others: most of them matter while there is one.
        """
        parts: list[tuple[int, Mapping[str, Act | None]]] = [
            (4, self._training()),
            (2, self._settings()),
            (1, self._data()),
            (1, self._drawings()),
            (1, self._input()),
            (1, self._stack()),
            (2, {**self._window(), **also}),
        ]
        here = [(weight, _possible(part)) for weight, part in parts if _possible(part)]
        (part,) = self._rng.choices([part for _, part in here], [weight for weight, _ in here])
        name = self._rng.choice(sorted(part))
        return name, part[name]

    # Parts of the window. None stands for what cannot be done at the moment.

    def _training(self) -> dict[str, Act | None]:
        transport = train_widgets(self._program).transport
        change, work = transport.notices.change, self._process.work
        training = self._program.training().trainer.state.is_training
        play = press(transport.play)
        slider = transport.epochs.slider
        return {
            "train": play,
            "train on": play and (lambda: (play(), work(self._rng.randint(1, 5)))),
            "work": (lambda: work(self._rng.randint(1, 5))) if training else None,
            "work on": (lambda: work(self._rng.randint(3, 5))) if training else None,
            "step": press(transport.step),
            "epoch": trigger(transport.epoch),
            "stop": trigger(transport.stop),
            "same start": trigger(transport.same_start),
            "new start": trigger(transport.new_start),
            "look at an epoch": self._look_at_an_epoch if slider.isEnabled() else None,
            "take": press(change.take),
            "drop": press(change.drop),
            "go back": press(transport.notices.go),
            "complete": press(transport.notices.complete),
            "resume": press(transport.notices.resume),
            "process dies": self._process.die if self._process.network is not None else None,
        }

    def _settings(self) -> dict[str, Act | None]:
        panel, rng = train_widgets(self._program).panel, self._rng
        values: dict[str, list[object]] = {
            "rate": [0.1, 0.2, 0.3],
            "batch": [8, 16, 64],
            "loss": ["cross-entropy", "half-squared"],
            "epochs": [2, 3, 4, 5, 6],
            "seed": [0, 1, 2, 3],
            "validation": [0.1, 0.2],
            "normalisation": ["none", "unit", "standard"],
            "optimiser": ["sgd", "adam"],
            "initialiser": ["as-is", "he"],
        }

        def chosen(name: str) -> Act:
            return lambda: panel.control(name).edited.emit(rng.choice(values[name]), False)

        shift = panel.augmentation.control("shift")
        return {
            **{name: chosen(name) for name in values},
            "rate dragged": self._drag_the_rate,
            "augment": lambda: shift.edited.emit(rng.choice([0.0, 0.1]), False),
            "freeze": self._press_one([*panel.network.locks.values()]),
            "hide a run": self._at_a_run(Qt.Key.Key_Space),
            "delete a run": self._at_a_run(Qt.Key.Key_Delete),
        }

    def _data(self) -> dict[str, Act | None]:
        board, section = (
            train_widgets(self._program).board,
            train_widgets(self._program).panel.source,
        )
        forms = [form for form in section.findChildren(Form) if form.isVisible()]
        sized = self._program.training().data.plan.data.kind != "stripes" and forms
        return {
            "other data": self._choose_data,
            "size of the data": (lambda: self._size_the_data(forms[0])) if sized else None,
            "example": lambda: board.browser.wall.chosen.emit(self._rng.randint(0, 1000)),
        }

    def _drawings(self) -> dict[str, Act | None]:
        editor = train_widgets(self._program).board.drawings
        rows = [row for row in editor.findChildren(ClassRow) if row.isVisible()]
        full = [row for row in rows if row._item.examples]
        rng = self._rng
        return {
            "add a class": press(editor.add),
            "put in": self._press_one([row.put for row in rows]),
            "put in another": self._press_one([row.put for row in rows]),
            "take a class out": self._press_one([row.trash for row in rows]),
            "open an example": (lambda: rng.choice(full).strip.opened.emit(0)) if full else None,
            "take an example out": (
                (lambda: rng.choice(full).strip.removed.emit(0)) if full else None
            ),
        }

    def _input(self) -> dict[str, Act | None]:
        panel = find(self._program, InputPanel)
        line = find(self._program, NetworkLine)
        return {
            "stroke": self._stroke,
            "sample": self._open_a_sample,
            "file": lambda: panel.take_picture(file_source(self._rng.choice(self._pictures))),
            "clear": press(panel.draw_page.clear),
            "invert": press(panel.draw_page.invert),
            "input line": self._press_one(line.findChildren(QAbstractButton)),
        }

    def _stack(self) -> dict[str, Act | None]:
        """What Explore has: there, the same edits come from its panels."""
        store, network = self._program.store, self._program.store.session.network
        has_cells = len(network) > 0 and isinstance(network[0], FilterLayer)
        return {
            "cell": self._edit_a_cell if has_cells else None,
            "drag": self._drag_a_cell if has_cells else None,
            "layer": (lambda: store.edit("layer", edits.add_layer, 1, Activation()))
            if 0 < len(network) < 8
            else None,
            "delete": (lambda: store.edit("delete", edits.delete_layer, 1))
            if len(network) > 5
            else None,
        }

    def _window(self) -> dict[str, Act | None]:
        window, rng = self._program.window, self._rng
        transport = train_widgets(self._program).transport
        bar = find(window, MessageBar)
        undo = trigger(window.actions_["undo"])
        return {
            "undo": undo,
            "undo once more": undo,
            "undo some": undo and (lambda: self._several(window.actions_["undo"])),
            "redo": trigger(window.actions_["redo"]),
            "redo some": trigger(window.actions_["redo"])
            and (lambda: self._several(window.actions_["redo"])),
            "language": self._change_language,
            "page": lambda: click(transport.pages.button(rng.choice(["curves", "data", "layers"]))),
            "offer": self._press_one(bar.findChildren(QPushButton)),
            "close a message": self._press_one(bar.findChildren(QToolButton)),
        }

    # How it is done.

    def _press_one(self, buttons: Sequence[QAbstractButton]) -> Act | None:
        seen = [button for button in buttons if press(button) is not None]
        return (lambda: click(self._rng.choice(seen))) if seen else None

    def _several(self, action: QAction) -> None:
        for _ in range(self._rng.randint(2, 4)):
            if action.isEnabled():
                action.trigger()

    def _look_at_an_epoch(self) -> None:
        slider = train_widgets(self._program).transport.epochs.slider
        slider.setValue(self._rng.randint(0, slider.maximum()))

    def _drag_the_rate(self) -> None:
        control = train_widgets(self._program).panel.control("rate")
        for value in (0.4, 0.5):
            control.edited.emit(value, True)
            self._process.work(1)
        control.released.emit()

    def _change_language(self) -> None:
        spoken = self._program.settings.get(LANGUAGE)
        self._program.change_language(next(code for code in LANGUAGES if code != spoken))

    def _at_a_run(self, key: Qt.Key) -> Act | None:
        table = train_widgets(self._program).panel.runs.table
        if not table.topLevelItemCount() or not table.isVisible():
            return None

        def act() -> None:
            item = table.topLevelItem(self._rng.randrange(table.topLevelItemCount()))
            assert item is not None
            table.setFocus()
            table.setCurrentItem(item)
            self._qtbot.keyClick(table, key)

        return act

    def _choose_data(self) -> None:
        box = train_widgets(self._program).panel.source.source
        box.setCurrentIndex(box.findData(self._rng.choice([k for k in SOURCES if k in DATASETS])))
        box.activated.emit(box.currentIndex())

    def _folder_in_dialog(self, parent: QWidget, title: str) -> str:
        return str(self._rng.choice(self._folders))

    def _size_the_data(self, form: Form) -> None:
        form.control("size").edited.emit(self._rng.choice([12, 16]), False)

    def _stroke(self) -> None:
        panel = find(self._program, InputPanel)
        click(panel.tabs.button("draw"))
        drain()
        places = [QPoint(self._rng.randint(5, 150), self._rng.randint(5, 150)) for _ in range(3)]
        drag(panel.grid, *places, release=False)
        self._process.work(2)
        drag(panel.grid, places[-1], QPoint(60, 60))

    def _open_a_sample(self) -> None:
        panel = find(self._program, InputPanel)
        click(panel.tabs.button("picture"))
        panel.picture_page.samples.button(self._rng.choice(picture_names())).click()

    def _edit_a_cell(self, merge: str | None = None) -> None:
        value = float(self._rng.randint(-50, 50))
        self._program.store.edit("cell", set_cell, 0, 0, 0, 1, 1, value, merge=merge)

    def _drag_a_cell(self) -> None:
        for _ in range(3):
            self._edit_a_cell("drag")
            self._process.work(1)
        self._program.store.end_merge()


def _possible(part: Mapping[str, Act | None]) -> dict[str, Act]:
    return {name: act for name, act in part.items() if act is not None}


def press(button: QAbstractButton) -> Act | None:
    """A click on a button, if it is seen and on."""
    if button.isVisible() and button.isEnabled():
        return lambda: click(button)
    return None


def trigger(action: QAction) -> Act | None:
    """The choice of a menu's entry, if it is on."""
    return action.trigger if action.isEnabled() else None


def picture_folders(root: Path) -> list[Path]:
    """Folders to train on: a plain one, one with an empty class, a dark one, and an empty one."""
    rng = np.random.default_rng(4)
    for name, most in (("plain", 256), ("gaps", 256), ("dark", 4096)):
        for kind in ("cat", "dog"):
            (root / name / kind).mkdir(parents=True)
            for number in range(4):
                pixels = rng.integers(0, most, (12, 12, 3)).astype(np.uint16)
                depth = np.uint8 if most == 256 else np.uint16
                cv2.imwrite(str(root / name / kind / f"{number}.png"), pixels.astype(depth))
    (root / "gaps" / "owl").mkdir()
    (root / "nothing").mkdir()
    return sorted(root.iterdir())


def picture_files(root: Path) -> list[Path]:
    """Pictures to open: a gray one as small as the digits, a larger one in colour, a dark one."""
    root.mkdir(parents=True)
    rng = np.random.default_rng(5)
    for name, shape, most in (
        ("small", (8, 8), 256),
        ("colour", (20, 30, 3), 256),
        ("dark", (9, 9), 4096),
    ):
        depth = np.uint8 if most == 256 else np.uint16
        cv2.imwrite(str(root / f"{name}.png"), rng.integers(0, most, shape).astype(depth))
    return sorted(root.iterdir())

"""What the monkey of `monkey.py` does beside mouse and keys: drops, menus, modes, trainings."""

from __future__ import annotations

import multiprocessing
import random
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QColor, QDragEnterEvent, QDropEvent, QGuiApplication, QImage
from PySide6.QtWidgets import QApplication, QMenu, QMessageBox, QWidget

from playground import app
from playground.core import edits
from playground.datasets import DATASETS
from playground.layers.stacks import load_stacks, with_stack
from tests.bench.monkeyhands import TEXTS, Hands

LEFT_ALONE = ("quit",)
"""Actions that would end the play."""

OFFLINE = ("digits", "shapes", "stripes", "drawings")
"""Data sets that nothing is downloaded for."""


class Outside:
    """Brings files and pictures, chooses in menus, and changes the document by chance."""

    def __init__(
        self, program: app.Program, hands: Hands, chance: random.Random, folder: Path
    ) -> None:
        self._program = program
        self._hands = hands
        self._chance = chance
        self._folder = folder
        self._files = _files(folder)
        self._mime: list[QMimeData] = []

    def acts(self) -> dict[str, Callable[[], str | None]]:
        """What can happen, by name; what it was is returned."""
        return {
            "drop": self._drop,
            "paste": self._paste,
            "action": self._action,
            "resize": self._resize,
            "mode": self._mode,
            "theme": self._theme,
            "language": self._language,
            "stack": self._stack,
            "data": self._data,
            "train": self._train,
            "kill": self._kill,
        }

    def forget(self) -> None:
        """Let go of what was dropped and pasted."""
        self._mime = []
        QGuiApplication.clipboard().clear()

    def file_name(self, *_: Any) -> tuple[str, str]:
        """What a file dialog answers."""
        return (str(self._chance.choice(self._files)) if self._hands.below(3) else "", "")

    def folder_name(self, *_: Any) -> str:
        """What a dialog for a folder answers."""
        return str(self._folder)

    def colour(self, *_: Any) -> QColor:
        """What a dialog for a colour answers."""
        return QColor.fromHsv(self._hands.below(360), 200, 200)

    def answer(
        self,
        _parent: QWidget,
        _title: str,
        _text: str,
        buttons: QMessageBox.StandardButton,
        *_: Any,
    ) -> QMessageBox.StandardButton:
        """What a question with standard buttons is answered."""
        return self._chance.choice([each for each in QMessageBox.StandardButton if each in buttons])

    def press(self, box: QMessageBox) -> int:
        """Press a button of a question that would wait for it."""
        box.show()
        self._chance.choice(box.buttons()).click()
        return box.result()

    def _carried(self) -> QMimeData:
        mime = QMimeData()
        self._mime = [*self._mime[-4:], mime]  # Qt keeps none of them alive
        match self._hands.below(4):
            case 0:
                mime.setText(self._chance.choice(TEXTS))
            case 1:
                image = QImage(
                    1 + self._hands.below(300),
                    1 + self._hands.below(300),
                    QImage.Format.Format_RGB32,
                )
                image.fill(self._hands.below(2**24))
                mime.setImageData(image)
            case _:
                chosen = self._chance.sample(self._files, 1 + self._hands.below(2))
                mime.setUrls([QUrl.fromLocalFile(str(path)) for path in chosen])
        return mime

    def _drop(self) -> None:
        widget = self._hands.widget()
        while not widget.acceptDrops() and (above := widget.parentWidget()) is not None:
            widget = above
        at, mime = self._hands.place(widget), self._carried()
        rest = (Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
        enter = QDragEnterEvent(at, Qt.DropAction.CopyAction, mime, *rest)
        QApplication.sendEvent(widget, enter)
        if enter.isAccepted():
            drop = QDropEvent(QPointF(at), Qt.DropAction.CopyAction, mime, *rest)
            QApplication.sendEvent(widget, drop)

    def _paste(self) -> None:
        clipboard = QGuiApplication.clipboard()
        if self._hands.below(2):
            clipboard.setText(self._chance.choice(TEXTS))
        else:
            clipboard.setImage(QImage(30, 20, QImage.Format.Format_RGB32))
        self._act("paste")

    def _act(self, name: str) -> None:
        self._program.window.actions_[name].trigger()

    def _action(self) -> str:
        window = self._program.window
        menus = [action.menu() for action in window.top_bar.menus.actions()]
        found = [
            action
            for menu in menus
            if isinstance(menu, QMenu)
            for action in menu.actions()
            if action.isEnabled() and action.objectName() not in (*LEFT_ALONE, "language")
        ]
        action = self._chance.choice(found)
        action.trigger()
        return action.text()

    def _resize(self) -> str:
        size = 640 + self._hands.below(1300), 480 + self._hands.below(800)
        self._program.window.resize(*size)
        return f"{size}"

    def _mode(self) -> str:
        name = self._chance.choice(("explore", "train"))
        self._program.window.show_mode(name)
        return name

    def _theme(self) -> None:
        self._act("theme")

    def _language(self) -> None:
        self._act("language")

    def _stack(self) -> str:
        name = self._chance.choice(list(load_stacks()))
        self._program.store.edit("stack", with_stack, name)
        return name

    def _data(self) -> str:
        name = self._chance.choice([name for name in DATASETS if name in OFFLINE])
        plan = replace(self._program.store.session.training, data=DATASETS[name]())
        self._program.store.commit(edits.set_training(self._program.store.session, plan), "data")
        return name

    def _train(self) -> None:
        self._program.training().trainer.toggle()

    def _kill(self) -> str:
        """End the training process from outside, as the system does when memory is short."""
        names = []
        for process in multiprocessing.active_children():  # not the one that tracks resources
            process.kill()
            names.append(process.name)
        return " ".join(names)


def _files(folder: Path) -> list[Path]:
    """Pictures, kernels, a network and what is none of them."""
    image = QImage(40, 30, QImage.Format.Format_RGB32)
    image.fill(0x204080)
    image.save(str(folder / "picture.png"))
    image.scaled(1200, 900).save(str(folder / "large.jpg"))
    (folder / "kernel.txt").write_text("0 -1 0\n-1 4 -1\n0 -1 0\n")
    (folder / "broken.png").write_bytes(b"\x89PNG\r\n\x1a\nand no more")
    (folder / "empty.txt").write_text("")
    return sorted(folder.iterdir())

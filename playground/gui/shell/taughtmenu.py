"""A menu of files to learn by: those that come along and the user's own; a click opens one."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QLocale, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from playground.exchange.own_files import OwnKind
from playground.gui.state.visit import Visit
from playground.gui.widgets.ownsection import OwnSection


def lesson_language() -> str:
    """The language of the window, as the files of lessons have it in their names."""
    return "zh_CN" if QLocale().language() == QLocale.Language.Chinese else "en"


@dataclass(frozen=True, slots=True)
class Taught:
    """A file that comes along, with its name in the results, its title, and what it is about."""

    path: Path
    id: str
    title: str
    minutes: int
    about: str


class TaughtMenu(QMenu):
    """Lists them; the files are read when the menu is opened."""

    edit_wanted = Signal()
    """The file of what is open is to be edited."""

    new_wanted = Signal()
    """A new file is to be written."""

    def __init__(self, visit: Visit, kind: OwnKind, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.visit = visit
        self._entries: list[tuple[QAction, int]] = []
        self.setToolTipsVisible(True)
        self.aboutToShow.connect(self.fill)
        self.own = OwnSection(self, kind, "", "")
        self.own.chosen.connect(self.open_path)
        self.own.refused.connect(visit.refuse)
        self.edit = self.addAction("", self.edit_wanted.emit)
        self.edit.setEnabled(False)
        self.new = self.addAction("", self.new_wanted.emit)

    def shipped(self) -> Iterable[Taught]:
        """Those that come along, in their order and in the language of the window."""
        raise NotImplementedError

    def done(self, id_: str) -> tuple[bool, str]:
        """Whether one is done, and how far it is in a sentence."""
        raise NotImplementedError

    def open_path(self, path: str | Path) -> None:
        """Open a file."""
        raise NotImplementedError

    def allow_edit(self, is_open: bool) -> None:
        """Whether something is open that can be edited."""
        self.edit.setEnabled(is_open)

    def fill(self) -> None:
        """List them; those that were done have a tick."""
        if not self._entries:
            for number, taught in enumerate(self.shipped(), 1):
                self._entries.append((self._entry(number, taught), taught.minutes))
        for action, minutes in self._entries:
            is_done, how_far = self.done(action.data())
            action.setChecked(is_done)
            about = QCoreApplication.translate("TaughtMenu", "About {minutes} minutes")
            parts = (about.format(minutes=minutes), how_far)
            action.setToolTip(" · ".join(part for part in parts if part))

    def entries(self) -> Sequence[QAction]:
        """The actions that open those that come along, in their order."""
        self.fill()
        return [action for action, _ in self._entries]

    def _entry(self, number: int, taught: Taught) -> QAction:
        action = self.addAction(f"{number} · {taught.title}")
        self.insertAction(self.own.separator, action)
        action.setData(taught.id)
        action.setWhatsThis(taught.about)
        action.setCheckable(True)
        action.triggered.connect(partial(self._open, taught.path))
        return action

    def _open(self, path: Path, _checked: bool = False) -> None:
        self.open_path(path)

"""A file that is followed as it is saved, together with what is called like it beside it."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal

from playground.core.file_stamp import file_stamp

LOOK_MS = 150
"""Milliseconds between two looks at whether the file was saved."""


class SavedFile(QObject):
    """Says when a file, or one of its translations, was written and is no longer being written.

    It looks from time to time: a network drive tells a watcher nothing.
    """

    saved = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._path: Path | None = None
        self._stamps: tuple[str, ...] = ()
        self._seen: tuple[str, ...] = ()
        self._looks = QTimer(self)
        self._looks.setInterval(LOOK_MS)
        self._looks.timeout.connect(self._look)

    def follow(self, path: Path | None) -> None:
        """Follow a file from how it is now; None for none."""
        self._path = path
        if path is None:
            self._looks.stop()
            return
        self._stamps = self._seen = _stamps_beside(path)
        self._looks.start()

    def _look(self) -> None:
        if self._path is None:
            return
        now = _stamps_beside(self._path)
        if now != self._stamps and now == self._seen:
            self._stamps = now
            self.saved.emit()
        self._seen = now


def _stamps_beside(path: Path) -> tuple[str, ...]:
    """What changes when a file or one of its translations is saved."""
    found = sorted(path.parent.glob(f"{path.name.partition('.')[0]}.*"))
    return tuple(f"{each.name} {file_stamp(each)}" for each in found)

"""A file that is followed as it is saved, together with what is called like it beside it."""

from __future__ import annotations

import glob
from collections.abc import Callable, Iterator
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal

from playground.core.file_stamp import file_stamp
from playground.gui.state.latest import LatestWins

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
        self._worker: LatestWins | None = None
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

    def stop(self) -> None:
        """Follow nothing any more, and end the thread."""
        self.follow(None)
        if self._worker is not None:
            self._worker.stop()

    def _look(self) -> None:
        """Look on a thread: that of a drive that sleeps waits."""
        if self._path is None:
            return
        if self._worker is None:
            self._worker = LatestWins(_found_beside, self)
            self._worker.arrived.connect(self._take)
        if not self._worker.is_busy:
            self._worker.request(self._path)

    def _take(self, found: tuple[Path, tuple[str, ...]]) -> None:
        path, now = found
        if path != self._path:
            return
        if now != self._stamps and now == self._seen:
            self._stamps = now
            self.saved.emit()
        self._seen = now


def _found_beside(path: Path, stale: Callable[[], bool]) -> Iterator[tuple[Path, tuple[str, ...]]]:
    del stale
    yield path, _stamps_beside(path)


def _stamps_beside(path: Path) -> tuple[str, ...]:
    """The names and stamps of a file and its translations, which change when one is saved."""
    stem = glob.escape(path.name.partition(".")[0])
    found = sorted(path.parent.glob(f"{stem}.*"))
    return tuple(f"{each.name} {file_stamp(each)}" for each in found)

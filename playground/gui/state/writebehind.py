"""Writing on a thread what the program writes by itself: nobody waits for the disk.

To have the disk confirm a file takes milliseconds, and seconds where the disk is busy or far away.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from PySide6.QtCore import QObject

from playground.gui.state.latest import LatestWins


class WriteBehind(QObject):
    """Writes the latest of what it is given; its thread begins with the first."""

    def __init__(self, write: Callable[[Any], None], parent: QObject | None = None) -> None:
        """Write by a function, which is called on the thread and raises nothing."""
        super().__init__(parent)
        self._write = write
        self._latest: Any = None
        self._written: Any = None
        self._worker: LatestWins | None = None
        self._is_finished = False

    def put(self, content: Any) -> None:
        """Write this as soon as may be, in the place of what was not written yet."""
        self._latest = content
        if self._is_finished:
            self._write_now()
            return
        if self._worker is None:
            self._worker = LatestWins(self._work, self)
        self._worker.request(content)

    def finish(self) -> None:
        """End the thread, with the latest written; what is put later is written at once."""
        self._is_finished = True
        if self._worker is not None:
            self._worker.stop()
        self._write_now()

    def _write_now(self) -> None:
        if self._written is not self._latest:
            self._write(self._latest)
            self._written = self._latest

    def _work(self, content: Any, stale: Callable[[], bool]) -> Iterator[None]:
        del stale  # what was begun is written
        self._write(content)
        self._written = content
        return iter(())

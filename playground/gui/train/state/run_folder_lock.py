"""A folder for the epochs of this window's trainings: another window has another."""

from __future__ import annotations

from itertools import count
from pathlib import Path

from PySide6.QtCore import QLockFile

from playground.core.removal import remove_behind


class LockedRunFolder:
    """The first of the numbered folders in `parent` that no living program holds.

    It is empty at first, and empty again when it is released. A folder that cannot be written is
    held all the same: whoever writes there says why not.
    """

    def __init__(self, parent: Path) -> None:
        for number in count(1):
            self.path = parent / str(number)
            self._lock = QLockFile(str(parent / f"{number}.lock"))
            self._lock.setStaleLockTime(0)  # a training may take days; the dead are found out
            try:
                parent.mkdir(parents=True, exist_ok=True)
            except OSError:
                return
            held = QLockFile.LockError.LockFailedError
            if self._lock.tryLock(0) or self._lock.error() != held:
                self._clear()
                return

    def release(self) -> None:
        """Let another program have it."""
        self._clear()
        self._lock.unlock()

    def _clear(self) -> None:
        remove_behind([self.path])

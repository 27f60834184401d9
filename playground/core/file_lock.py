"""A lock between programs: a file that one of them holds, which the system lets go of when it ends.

A program that was killed holds nothing, though its file is still there. The package filelock, which
comes with torch, leaves its file in the user's folder, and warns where a file system has no locks.
"""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from pathlib import Path
from typing import Final

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl

_FLAGS: Final = (
    os.O_RDWR
    | os.O_CREAT
    | sum(getattr(os, name, 0) for name in ("O_NOFOLLOW", "O_NONBLOCK", "O_CLOEXEC"))
)


class FileLock:
    """Held by one program at a time; its file is there as long as it is held."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._descriptor: int | None = None

    def take(self) -> bool:
        """Hold it from now on; return False where another program does.

        Where its file cannot be made, or the file system has no locks, it is held all the same:
        whoever writes beside it says why not.
        """
        while self._descriptor is None:
            try:
                descriptor = os.open(self._path, _FLAGS, 0o666)
            except OSError:
                return True
            try:
                is_locked = _is_locked(descriptor)
            except OSError:
                os.close(descriptor)
                return True
            if not is_locked:
                os.close(descriptor)
                return False
            if self._is_file_of(descriptor):
                self._descriptor = descriptor
            else:  # who held it has taken the file away since it was opened here
                os.close(descriptor)
        return True

    def release(self) -> None:
        """Let another program hold it."""
        descriptor, self._descriptor = self._descriptor, None
        if descriptor is None:
            return
        if sys.platform == "win32":  # where a file that is open cannot be taken away
            os.close(descriptor)
            with suppress(OSError):
                self._path.unlink()
        else:  # before another program can hold it
            with suppress(OSError):
                self._path.unlink()
            os.close(descriptor)

    def _is_file_of(self, descriptor: int) -> bool:
        """Whether the file is still the one that was opened."""
        try:
            return os.path.samestat(os.fstat(descriptor), os.stat(self._path))
        except OSError:
            return False


def _is_locked(descriptor: int) -> bool:
    """Lock an open file; return False where another program has. Raises OSError without locks."""
    if sys.platform == "win32":
        try:
            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        except PermissionError:
            return False
    else:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
    return True

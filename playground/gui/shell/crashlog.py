"""The file that says what ran when the whole process crashed, where no exception is raised."""

from __future__ import annotations

import faulthandler
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playground.gui.shell.errorlog import MAX_LOG_BYTES, log_path


def crash_path() -> Path:
    """Where the crashes of this user's windows are written: beside the log of errors."""
    return log_path().with_name("crashes.log")


@contextmanager
def crashes_logged(path: Path) -> Iterator[None]:
    """Append the lines that all threads were at to `path` when the process crashes meanwhile.

    A file that is too large makes way for a new one. Where it cannot be written, the reason is
    printed, and crashes leave no trace.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        if path.exists() and path.stat().st_size > MAX_LOG_BYTES:
            path.replace(path.with_suffix(".1.log"))
        flags = os.O_WRONLY | os.O_APPEND | os.O_CREAT | getattr(os, "O_NOFOLLOW", 0)
        descriptor = os.open(path, flags, 0o600)
    except OSError as error:
        if sys.stderr is not None:  # a program without a terminal on Windows has none
            print(f"{path}: {error}", file=sys.stderr)
        yield
        return
    faulthandler.enable(descriptor)
    try:
        yield
    finally:
        faulthandler.disable()
        os.close(descriptor)

"""Has the log say what ran when the whole process crashed, where no exception is raised."""

from __future__ import annotations

import faulthandler
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager

from playground.gui.shell.errorlog import ErrorLog


@contextmanager
def crashes_logged(log: ErrorLog) -> Iterator[None]:
    """Append the lines that all threads were at to the log when the process crashes meanwhile.

    Where it cannot be written, the reason is printed, and crashes leave no trace.
    """
    try:
        descriptor = log.opened()
    except OSError as error:
        if sys.stderr is not None:  # a program without a terminal on Windows has none
            print(f"{log.path}: {error}", file=sys.stderr)
        yield
        return
    faulthandler.enable(descriptor)
    try:
        yield
    finally:
        faulthandler.disable()
        os.close(descriptor)

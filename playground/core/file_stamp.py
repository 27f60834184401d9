"""Whether a file is still the one that was read or written: its size, time and place on disk."""

from __future__ import annotations

import os


def file_stamp(path: str | os.PathLike[str]) -> str:
    """A plain text that changes when somebody writes the file; "" where there is no file."""
    try:
        found = os.stat(path)
    except (OSError, ValueError):
        return ""
    return f"{found.st_size} {found.st_mtime_ns} {found.st_ino}"

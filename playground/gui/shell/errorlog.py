"""The one log of the program: errors and crashes, and the versions of what it runs on.

It is the user's alone to read, stays small, and says when the program was opened, so that a crash,
which has no time of its own, can be told from those before.
"""

from __future__ import annotations

import os
import platform
import sys
import time
from importlib import metadata
from pathlib import Path

from playground import VERSION
from playground.core.atomic_file import append_to_file, write_file

MAX_LOG_BYTES = 256 * 1024
"""The size above which the contents of a file go to an older one, of which one is kept."""

PRIVATE, PRIVATE_FOLDER = 0o600, 0o700
TIME = "%Y-%m-%d %H:%M:%S"

MAX_ENTRY_CHARACTERS = 32 * 1024
"""Characters of one entry: an endless recursion is no reason to fill a disk."""

PACKAGES = ("PySide6-Essentials", "numpy", "scipy", "opencv-python-headless", "torch")


def log_path() -> Path:
    """Where the log of this user is."""
    from platformdirs import user_log_path

    return user_log_path("convolution-playground", appauthor=False) / "errors.log"


def versions() -> tuple[tuple[str, str], ...]:
    """Name and version of the program and of what it runs on; nothing is imported for it."""
    return (
        ("Convolution Playground", VERSION),
        ("Python", platform.python_version()),
        *((name, _version(name)) for name in PACKAGES),
        ("System", f"{platform.system()} {platform.release()} {platform.machine()}"),
    )


def _version(package: str) -> str:
    try:
        return metadata.version(package)
    except metadata.PackageNotFoundError:
        return "–"


class ErrorLog:
    """Appends to a file that stays small, and stays the same file for whoever has it open."""

    def __init__(self, path: Path, max_bytes: int = MAX_LOG_BYTES) -> None:
        self.path = path
        self._max_bytes = max_bytes

    def write(self, text: str) -> bool:
        """Append an entry; False where the file cannot be written."""
        if len(text) > MAX_ENTRY_CHARACTERS:
            half = MAX_ENTRY_CHARACTERS // 2
            text = f"{text[:half]}\n[…]\n{text[-half:]}"
        try:
            data = self._beginning() + _entry(text)
            append_to_file(self.path, data, PRIVATE)
        except OSError as error:
            print(f"{self.path}: {error}", file=sys.stderr)
            return False
        return True

    def opened(self) -> int:
        """Return a descriptor to append by, after a line that the program was opened.

        Raises OSError where the file cannot be written.
        """
        beginning = self._beginning()
        safe = getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)
        descriptor = os.open(self.path, os.O_WRONLY | os.O_APPEND | os.O_CREAT | safe, PRIVATE)
        now = time.strftime(TIME)
        os.write(descriptor, beginning + _entry(f"{now}  {VERSION} opened, process {os.getpid()}"))
        return descriptor

    def _beginning(self) -> bytes:
        """Make room for an entry, and return what stands before it in a file that is empty."""
        self.path.parent.mkdir(mode=PRIVATE_FOLDER, parents=True, exist_ok=True)
        size = self.path.stat().st_size if os.path.exists(self.path) else 0
        if size > self._max_bytes:
            older = self.path.with_suffix(".1.log")
            write_file(older, self.path.read_bytes())
            older.chmod(PRIVATE)
            os.truncate(self.path, 0)  # whoever has it open goes on in it
            size = 0
        if size:
            return b""
        return _entry("\n".join(f"{name}: {value}" for name, value in versions()))


def _entry(text: str) -> bytes:
    return (text.rstrip() + "\n\n").encode(errors="backslashreplace")

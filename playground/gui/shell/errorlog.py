"""The file in which errors of the program are kept, with the versions of what it runs on."""

from __future__ import annotations

import platform
import sys
from importlib import metadata
from pathlib import Path

from playground import VERSION
from playground.core.atomic_file import append_to_file

MAX_LOG_BYTES = 256 * 1024
"""A file larger than this makes way for a new one; one older file is kept."""

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
    """Appends to a file that stays small."""

    def __init__(self, path: Path, max_bytes: int = MAX_LOG_BYTES) -> None:
        self.path = path
        self._max_bytes = max_bytes

    def write(self, text: str) -> bool:
        """Append an entry; False where the file cannot be written."""
        if len(text) > MAX_ENTRY_CHARACTERS:
            half = MAX_ENTRY_CHARACTERS // 2
            text = f"{text[:half]}\n[…]\n{text[-half:]}"
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            if self.path.exists() and self.path.stat().st_size > self._max_bytes:
                self.path.replace(self.path.with_suffix(".1.log"))
            is_new = not self.path.exists()
            if is_new:
                text = "".join(f"{name}: {value}\n" for name, value in versions()) + "\n" + text
            append_to_file(self.path, (text.rstrip() + "\n\n").encode(errors="backslashreplace"))
        except OSError as error:
            print(f"{self.path}: {error}", file=sys.stderr)
            return False
        return True

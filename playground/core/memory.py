"""How much memory a network may take: weights and maps together, half of the machine's.

The other half is for the picture, for what is on screen, for training and for everybody else.
"""

from __future__ import annotations

import os
import sys
from functools import lru_cache
from pathlib import Path

from playground.core.messages import Refused, marked
from playground.core.ordinary_file import read_file

MEMORY_PART = 2
"""A network may take one of so many parts of the memory."""

VALUE_BYTES = 4
"""Weights and maps are float32."""

UNKNOWN_BYTES = 2**33
"""Assumed where the system does not say."""

CONTAINER_LIMIT = Path("/sys/fs/cgroup/memory.max")


@lru_cache(maxsize=1)
def machine_bytes() -> int:
    """The memory of the machine, or of the container that the program runs in."""
    found = _physical_bytes()
    try:
        return min(found, int(read_file(CONTAINER_LIMIT, most_bytes=4096)))
    except (OSError, ValueError):  # no such file, or it says "max"
        return found


def _physical_bytes() -> int:
    if sys.platform == "win32":
        return _windows_bytes()
    try:
        return os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES")
    except (OSError, ValueError):
        return UNKNOWN_BYTES


def _windows_bytes() -> int:
    """The answer of GlobalMemoryStatusEx."""
    import ctypes

    class Status(ctypes.Structure):
        _fields_ = (
            ("length", ctypes.c_ulong),
            ("load", ctypes.c_ulong),
            *((f"bytes{index}", ctypes.c_ulonglong) for index in range(7)),
        )

    status = Status()
    status.length = ctypes.sizeof(Status)
    kernel = getattr(ctypes, "windll").kernel32  # noqa: B009 (only Windows has it)
    if not kernel.GlobalMemoryStatusEx(ctypes.byref(status)):
        return UNKNOWN_BYTES
    return int(status.bytes0)


def most_bytes() -> int:
    """The bytes that a network may take on this machine."""
    return machine_bytes() // MEMORY_PART


def check_memory(values: int) -> None:
    """Raise Refused when so many weights and cells of maps are more than a network may take."""
    needed, most = values * VALUE_BYTES, most_bytes()
    if needed > most:
        raise Refused(
            marked(
                "message",
                "Up to here the network needs {needed} GB of memory, and no more than {most} GB,"
                " half of this machine's, may be taken: make maps or layers smaller.",
            ),
            needed=f"{needed / 2**30:.3g}",
            most=f"{most / 2**30:.3g}",
        )

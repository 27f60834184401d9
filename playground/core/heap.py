"""One heap for all threads, where the C library would give each a heap of its own."""

from __future__ import annotations

import ctypes
import sys

M_ARENA_MAX = -8
"""The number of the setting, from glibc's malloc.h."""


def share_heap() -> bool:
    """Let threads that come from now on share one heap; whether this C library can be told so.

    glibc keeps what a thread has freed for that thread alone. Windows that speak another language
    and pages that read pictures bring threads and end them, and the holes in their heaps grew to
    hundreds of MB over hours, though what is in use stays the same.
    """
    if sys.platform != "linux":
        return False
    try:
        return bool(ctypes.CDLL(None).mallopt(M_ARENA_MAX, 1))
    except (OSError, AttributeError):  # another C library
        return False

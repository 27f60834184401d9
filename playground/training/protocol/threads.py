"""How many threads compute, and how they wait for one another."""

from __future__ import annotations

import os

MAX_THREADS = 8
"""Small networks get no faster with more."""

THREAD_MULTIPLICATIONS = 8_000_000
"""Multiplications of a batch that are worth a thread of their own."""


def cores() -> int:
    """The processor cores that this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def thread_count(multiplications: int, available: int) -> int:
    """Threads for batches of so many multiplications, on so many cores.

    One core is left to the window. The number follows from the machine and the network alone,
    since sums that are split otherwise are rounded otherwise: a run must come out the same twice.
    """
    return max(1, min(available - 1, MAX_THREADS, -(-multiplications // THREAD_MULTIPLICATIONS)))


def wait_without_spinning() -> None:
    """Let idle threads sleep instead of spin; to be called before torch is imported.

    A thread that spins until another process gives its peer a core back can cost nearly all of
    the speed on a busy machine.
    """
    os.environ.setdefault("OMP_WAIT_POLICY", "PASSIVE")

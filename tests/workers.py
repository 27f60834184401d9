"""How many processes run the tests: as many as the machine can feed, none for a few files."""

from __future__ import annotations

import os
from collections.abc import Sequence

MEMORY_OF_A_WORKER = 2**30  # Qt, PyTorch, and the processes that tests start, in bytes
MIN_WORKERS = 2
MAX_WORKERS = 24


def worker_count(arguments: Sequence[str], cores: int, free_bytes: int) -> int:
    """Return the processes for the tests at some paths; 0 runs them in pytest's own process.

    One more than there are cores: the tests of training wait for processes of their own.
    """
    if arguments and all(".py" in argument for argument in arguments):
        return 0  # a worker takes longer to start than most files take to run
    return max(MIN_WORKERS, min(cores + 1, free_bytes // MEMORY_OF_A_WORKER, MAX_WORKERS))


def usable_cores() -> int:
    """The processor cores that this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def free_memory() -> int:
    """Bytes that are free or easily freed; where nobody can say, as many as it takes."""
    try:
        with open("/proc/meminfo", encoding="ascii") as file:
            lines = dict(line.split(":", 1) for line in file)
        return int(lines["MemAvailable"].split()[0]) * 1024
    except (OSError, KeyError, ValueError):
        return MAX_WORKERS * MEMORY_OF_A_WORKER

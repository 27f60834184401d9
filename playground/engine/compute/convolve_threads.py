"""Work shared between the cores.

OpenCV and numpy release the interpreter's lock while they compute. Many small pieces that any
thread may take next keep all cores busy, and none waits for a thread that another program has
pushed aside.
"""

from __future__ import annotations

import os
import threading
from collections.abc import Callable, Sequence
from functools import cache
from queue import SimpleQueue
from typing import Any, Generic, TypeVar

import numpy as np

from playground.core.arrays import FloatArray
from playground.core.thread_turns import take_usual_turns

THREAD_NAME = "convolve"

CACHE_LINE_FLOATS = 16
"""Float32 of a line of the cache, 64 bytes, which is also the widest vector."""

Item = TypeVar("Item")

_own = threading.local()


@cache
def cores() -> int:
    """How many threads compute at once."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def share(function: Callable[[Item], object], items: Sequence[Item]) -> None:
    """Call the function with every item, on all cores; the calling thread takes its part.

    The items must not depend on one another. An exception of any call is raised here, and the
    items not yet begun are left out.
    """
    job = _Job(function, items)
    if len(items) > 1:
        for _ in range(min(cores(), len(items)) - 1):
            _jobs().put(job)
    job.work()
    job.finish()


class _Job(Generic[Item]):
    """A function and the items that are left for it; any number of threads may work at it."""

    def __init__(self, function: Callable[[Item], object], items: Sequence[Item]) -> None:
        self._function = function
        self._left = iter(items)
        self._lock = threading.Lock()
        self._helpers = 0
        self._is_over = False
        self._last_helper_left = threading.Lock()
        self._error: BaseException | None = None

    def work(self) -> None:
        """Take one item after the other until none is left, or a call of any thread has failed."""
        try:
            with np.errstate(all="ignore"):  # NaN and infinities pass through without warnings
                for item in self._left:
                    self._function(item)
                    if self._error is not None:
                        return
        except BaseException as error:
            self._error = error

    def help(self) -> None:
        """Work at it as a helper, unless it is over."""
        with self._lock:
            if self._is_over:
                return
            if self._helpers == 0:
                self._last_helper_left.acquire()
            self._helpers += 1
        self.work()
        with self._lock:
            self._helpers -= 1
            if self._helpers == 0:
                self._last_helper_left.release()

    def finish(self) -> None:
        """Wait for the helpers that have begun, not for those that have not."""
        with self._lock:
            self._is_over = True
        with self._last_helper_left:
            pass
        if self._error is not None:
            raise self._error


@cache
def _jobs() -> SimpleQueue[_Job[Any]]:
    """Where the helping threads, which live as long as the process, find their jobs."""
    jobs: SimpleQueue[_Job[Any]] = SimpleQueue()

    def help_for_ever() -> None:
        take_usual_turns()
        while True:
            jobs.get().help()

    for number in range(cores() - 1):
        name = f"{THREAD_NAME}-{number}"
        threading.Thread(target=help_for_ever, name=name, daemon=True).start()
    return jobs


def scratch(name: str, size: int) -> FloatArray:
    """A flat array of `size` float32 that the calling thread reuses under this name.

    Fresh memory would be cleared page by page by the system every time. It begins with a line of
    the cache: a vector that lies across two lines takes as long to read as two.
    """
    buffers: dict[str, FloatArray] = _own.__dict__
    buffer = buffers.get(name)
    if buffer is None or buffer.size < size:
        buffer = buffers[name] = _aligned(size)
    return buffer[:size]


def _aligned(size: int) -> FloatArray:
    """New memory for `size` float32 from the beginning of a line of the cache on."""
    memory = np.empty(size + CACHE_LINE_FLOATS - 1, np.float32)
    skipped = -(memory.ctypes.data // memory.itemsize) % CACHE_LINE_FLOATS
    return memory[skipped : skipped + size]

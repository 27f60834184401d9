"""Work shared between the cores.

OpenCV and numpy release the interpreter's lock while they compute. Many small pieces that any
thread may take next keep all cores busy, and none waits for a thread that another program has
pushed aside.
"""

from __future__ import annotations

import os
import threading
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import cache
from typing import TypeVar

import numpy as np

from playground.core.arrays import FloatArray

THREAD_NAME = "convolve"
Item = TypeVar("Item")

_own = threading.local()


@cache
def cores() -> int:
    """How many threads compute at once."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


@cache
def _helpers() -> ThreadPoolExecutor:
    return ThreadPoolExecutor(max(1, cores() - 1), thread_name_prefix=THREAD_NAME)


def share(function: Callable[[Item], None], items: Sequence[Item]) -> None:
    """Call the function with every item, on all cores; the calling thread takes its part.

    The items must not depend on one another. An exception of any call is raised here, and the
    items not yet begun are left out.
    """
    waiting = list(items)
    left = iter(waiting)
    if len(waiting) < 2 or cores() < 2:
        _work(function, left)
        return
    helpers = [
        _helpers().submit(_work, function, left) for _ in range(min(cores(), len(waiting)) - 1)
    ]
    try:
        _work(function, left)
    except BaseException:
        waiting.clear()
        raise
    finally:
        # A helper that has not begun is not waited for: the work is done.
        errors = [helper.exception() for helper in helpers if not helper.cancel()]
    for error in errors:
        if error is not None:
            raise error


def _work(function: Callable[[Item], None], items: Iterator[Item]) -> None:
    with np.errstate(all="ignore"):  # NaN and infinities pass through without warnings
        for item in items:
            function(item)


def scratch(name: str, size: int) -> FloatArray:
    """A flat array of `size` float32 that the calling thread reuses under this name.

    Fresh memory would be cleared page by page by the system every time.
    """
    buffers: dict[str, FloatArray] = _own.__dict__
    buffer = buffers.get(name)
    if buffer is None or buffer.size < size:
        buffer = buffers[name] = np.empty(size, np.float32)
    return buffer[:size]

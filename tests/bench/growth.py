"""What of a process grows: its memory, its objects, widgets, threads and open files."""

from __future__ import annotations

import ctypes
import gc
import sys
import threading
import time
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PySide6.QtWidgets import QApplication

WARM_UP = 1 / 3
"""Share of the readings that come before everything has been in use once."""

MAX_MB = 24.0
MAX_OBJECTS = 4_000
"""Rise over the readings after the warm-up that is no leak: what is kept once, and noise."""

MAX_WIDGETS = 100
"""The same for widgets: 10 000 events saw from 1 050 to 1 150, by the layers that there are and the
page that is shown; each window that was not let go of would add a thousand."""

MAX_HANDLES = 3
"""The same for threads and for open files: from 8 to 9, and 14."""


ALONE_S = 60.0
"""Seconds for which counting the objects has Python for itself; it takes a tenth of one, and on a
busy machine, where it waits for a core, more than one."""


@dataclass(frozen=True, slots=True)
class Reading:
    """How much there is of everything, in a window that is at rest."""

    megabytes: float
    """What is in use of what was asked for; the resident memory where nobody can say."""

    objects: int
    widgets: int
    threads: int
    files: int
    kinds: Mapping[str, int] = field(repr=False)
    """Objects by the name of their type."""

    resident_mb: float = 0.0
    """With what the allocator has between what is in use, in pages that it cannot give back."""

    modules: int = 0
    """So many are imported; what is imported once is no growth, at whatever event it happens."""

    @staticmethod
    def now() -> Reading:
        """Collect the garbage, what is left alone otherwise among it, and count."""
        gc.unfreeze()
        gc.collect()
        kinds = _counted()
        descriptors = Path("/proc/self/fd")
        resident = _resident_mb()
        gc.freeze()  # as the program had it, less what was garbage
        return Reading(
            _used_mb() or resident,
            sum(kinds.values()),
            len(QApplication.allWidgets()),
            threading.active_count(),
            len(list(descriptors.iterdir())) if descriptors.exists() else 0,
            kinds,
            resident,
            len(sys.modules),
        )

    def __str__(self) -> str:
        return (
            f"{self.megabytes:.0f} of {self.resident_mb:.0f} MB, {self.objects} objects,"
            f" {self.widgets} widgets, {self.threads} threads, {self.files} files"
        )


def _counted() -> Counter[str]:
    """How many objects there are of each type, by its name.

    No other thread gets a turn meanwhile: one that is making a tuple of what a generator yields
    must be the only one that knows it, and fails otherwise ("bad argument to internal function").
    """
    usual = sys.getswitchinterval()
    sys.setswitchinterval(ALONE_S)
    time.sleep(2 * usual)  # for whoever waits by now, and would ask for a turn after the usual time
    try:
        found = gc.get_objects()
        kinds = Counter(f"{type(each).__module__}.{type(each).__qualname__}" for each in found)
        del found  # before the others have a turn
        return kinds
    finally:
        sys.setswitchinterval(usual)


def _resident_mb() -> float:
    """The memory of this process, after what was freed went back to the system."""
    if sys.platform == "linux":
        ctypes.CDLL(None).malloc_trim(0)
    status = Path("/proc/self/status")
    if not status.exists():
        return 0.0
    line = next(line for line in status.read_text().splitlines() if line.startswith("VmRSS"))
    return int(line.split()[1]) / 1024


class _Heap(ctypes.Structure):
    """What glibc says of its heaps (mallinfo2, from 2.33 on), in bytes."""

    _fields_ = tuple(
        (name, ctypes.c_size_t)
        for name in (
            *("arena", "ordblks", "smblks", "hblks", "hblkhd"),
            *("usmblks", "fsmblks", "uordblks", "fordblks", "keepcost"),
        )
    )


def _used_mb() -> float:
    """The memory of the heaps and of large blocks that is in use; 0 where nobody can say.

    Python's own small objects lie elsewhere: they are counted one by one.
    """
    if sys.platform != "linux":
        return 0.0
    ask = getattr(ctypes.CDLL(None), "mallinfo2", None)
    if ask is None:
        return 0.0
    ask.restype = _Heap
    found = ask()
    return (found.uordblks + found.hblkhd) / 2**20


@dataclass(frozen=True, slots=True)
class Growth:
    """By how much a line through the readings after the warm-up rises."""

    megabytes: float
    objects: float
    widgets: float
    handles: float
    """That of threads or of open files, whichever rose more."""
    kinds: tuple[tuple[str, int], ...]
    """The kinds of objects that became more, the most first."""

    @staticmethod
    def of(readings: list[Reading]) -> Growth:
        """Leave out the warm-up, and fit lines; too few readings show no growth."""
        late = readings[round(WARM_UP * len(readings)) :]
        if len(late) < 3:
            return Growth(0.0, 0.0, 0.0, 0.0, ())
        more = Counter(late[-1].kinds)
        more.subtract(late[0].kinds)
        modules = np.array([each.modules for each in late])

        def rise(values: list[float]) -> float:
            return _rise(np.asarray(values, np.float64), modules)

        return Growth(
            rise([each.megabytes for each in late]),
            rise([each.objects for each in late]),
            rise([each.widgets for each in late]),
            max(rise([each.threads for each in late]), rise([each.files for each in late])),
            tuple((name, count) for name, count in more.most_common(6) if count > 0),
        )

    @property
    def is_leak(self) -> bool:
        """Whether it is more than noise."""
        return (
            self.megabytes > MAX_MB
            or self.objects > MAX_OBJECTS
            or self.widgets > MAX_WIDGETS
            or self.handles > MAX_HANDLES
        )

    def __str__(self) -> str:
        kinds = ", ".join(f"{count} {name}" for name, count in self.kinds)
        return (
            f"{self.megabytes:+.1f} MB, {self.objects:+.0f} objects ({kinds}),"
            f" {self.widgets:+.0f} widgets, {self.handles:+.0f} threads or files"
        )


def _rise(values: NDArray[np.float64], modules: NDArray[np.int64]) -> float:
    """How far a line through the values rises from the first to the last, after Theil and Sen.

    Its slope is the median of those between any two between which nothing was imported: a step or a
    single high value moves it little; what grows all the time moves it as it moves a fit. Of what
    comes and goes, as the runs of the last training, the least that is seen later counts.
    """
    values = np.minimum.accumulate(values[::-1])[::-1]
    first, second = np.triu_indices(len(values), 1)
    same = modules[first] == modules[second]
    if not same.any():  # something was imported before each of them: then that is what grows
        same[:] = True
    first, second = first[same], second[same]
    slopes = (values[second] - values[first]) / (second - first)
    return float(np.median(slopes)) * (len(values) - 1)

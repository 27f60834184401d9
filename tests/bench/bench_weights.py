"""Dense layers of very many weights: what edits cost the window's thread, and what undo leaves.

./run bench weights [UNITS]

A picture of 512 × 512 is flattened, and a dense layer of 1000 units (262 million weights, 1 GB; or
as many units as are given) is put behind it. Each row is something that a user does: the longest
turn of the window's event loop in the thread's own time, so that other work on the machine does not
count; the time of the clock until all is painted; and the memory of the process after that.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from pathlib import Path

import numpy as np

from playground import app
from playground.core import edits
from playground.core.arrays import frozen
from playground.core.filters import make_filter
from playground.core.picture import Picture
from playground.core.session import Network, Session
from playground.layers import Convolution
from playground.layers.newlayer import with_new_layer
from playground.layers.rebinding import with_input_shape
from tests.bench.livewindow import is_painted, live_window
from tests.onecell import set_cell

from PySide6.QtCore import QEventLoop, QTimer  # isort: skip
from PySide6.QtWidgets import QApplication  # isort: skip

SIDE = 512
UNITS = 1000
MAX_STOP_MS = 50.0
"""The longest that a turn of the event loop may take."""

MAX_LEFT_MB = 100.0
"""How much more memory there may be after undo than before the edit."""


def first_session() -> Session:
    """One filter on a picture of noise."""
    rng = np.random.default_rng(0)
    pixels = frozen(rng.integers(0, 255, (SIDE, SIDE), np.uint8))
    layer = Convolution(filters=(make_filter("one", rng.standard_normal((3, 3), np.float32)),))
    session = edits.set_picture(app.first_session(), Picture("noise", pixels, 0))
    return edits.set_network(session, Network((layer,)))


def memory_mb() -> float:
    """The memory of this process in MB; 0 where the system does not say."""
    try:
        pages = int(Path("/proc/self/statm").read_text().split()[1])
    except OSError:
        return 0.0
    return pages * 4096 / 1e6


def longest_turn_ms(act: Callable[[], object], done: Callable[[], bool]) -> float:
    """Do something and let the event loop work until `done`: its longest turn, in thread time."""
    wake = QTimer()
    wake.start(50)
    started = time.thread_time()
    act()
    longest = time.thread_time() - started
    while not done():
        started = time.thread_time()
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
        longest = max(longest, time.thread_time() - started)
    return longest * 1000


def main() -> int:
    """Print the rows; 1 when the window was held up, or memory stayed."""
    units = int(sys.argv[1]) if len(sys.argv) > 1 else UNITS
    kept = True
    with live_window(first_session()) as program:
        store = program.store

        def place() -> int:
            return len(store.session.network) - 1

        def change_cell() -> bool:
            value = float(store.session.network[0].tensors()["weight"][0, 0, 1, 1]) + 0.5
            return store.edit("cell", set_cell, 0, 0, 0, 1, 1, value)

        acts: dict[str, Callable[[], object]] = {
            "Flatten": lambda: store.edit("add", with_new_layer, place() + 1, "flatten"),
            "Dense, 10 units": lambda: store.edit("add", with_new_layer, place() + 1, "dense"),
            f"{units} units": lambda: store.edit("n", edits.set_field, place(), "units", units),
            "a cell of the filter": change_cell,
            "the same, again": change_cell,
            "another input": lambda: store.edit("in", with_input_shape, (1, SIDE - 12, SIDE - 12)),
            "undo of that": store.undo,
            "undo of both cells": lambda: [store.undo() for _ in range(2)],
            "undo of the units": store.undo,
            "redo of the units": store.redo,
            "the layer taken out": lambda: store.edit("del", edits.delete_layer, place()),
        }
        before = memory_mb()
        print(f"{'':22}{'longest turn':>14}{'all painted':>14}{'memory':>10}")
        for name, act in acts.items():
            started = time.perf_counter()
            stop = longest_turn_ms(act, lambda: is_painted(program))
            seconds = time.perf_counter() - started
            print(f"{name:22}{stop:11.1f} ms{seconds:12.2f} s{memory_mb():7.0f} MB", flush=True)
            kept &= stop <= MAX_STOP_MS
        left = memory_mb() - before
        print(f"left in memory: {left:.0f} MB (want at most {MAX_LEFT_MB:.0f});", end=" ")
        print(f"no turn longer than {MAX_STOP_MS:.0f} ms wanted")
        kept &= left <= MAX_LEFT_MB
    return 0 if kept else 1


if __name__ == "__main__":
    sys.exit(main())

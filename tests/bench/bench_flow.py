"""A large network in the flow: what a step of scrolling takes, with 42 layers and up to 1000 maps.

./run bench flow

SqueezeNet in a window of 1024×768 is scrolled across and down, from its first layer and from one
with 1000 maps; each step is painted. It is the window's own thread that counts, in processor time.
"""

from __future__ import annotations

import os
import sys
import time
from statistics import median

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtWidgets import QApplication, QScrollBar

from playground import app
from playground.gui.flow.view import FlowView
from playground.layers.shipped import with_shipped_network
from tests.bench.livewindow import live_window

MOST_MS = 1000 / 60
"""A frame at 60 a second."""

STEPS = 60
DOWN_PX = 40
"""That a step goes down; across, all steps together go through the network."""

LAYERS = (0, 37)


def steps(bar: QScrollBar, positions: list[int]) -> list[float]:
    """Milliseconds of the thread for each position."""
    times = []
    for position in positions:
        started = time.thread_time()
        bar.setValue(position)
        QApplication.processEvents()
        times.append((time.thread_time() - started) * 1000)
    return sorted(times)


def main() -> int:
    """Print the rows; 1 when one misses its aim."""
    app.make_application()
    kept = True
    with live_window(with_shipped_network(app.first_session(), "squeezenet-1.1")) as program:
        program.window.resize(1024, 768)
        (flow,) = program.window.findChildren(FlowView)
        for layer in LAYERS:
            program.store.look(layer=layer)
            for _ in range(20):
                QApplication.processEvents()
            across, down = flow.horizontalScrollBar(), flow.verticalScrollBar()
            for name, bar, positions in (
                ("across", across, [across.maximum() * at // STEPS for at in range(STEPS)]),
                ("down", down, [DOWN_PX * at for at in range(STEPS)]),
            ):
                times = steps(bar, positions)
                most = times[int(0.95 * len(times))]
                print(
                    f"layer {layer + 1:2} {name:6} {median(times):5.1f} ms a step, 95 % within"
                    f" {most:.1f} (at most {MOST_MS:.1f})"
                )
                kept &= most <= MOST_MS
    return 0 if kept else 1


if __name__ == "__main__":
    sys.exit(main())

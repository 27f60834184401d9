"""Look inside: how often the answers follow a patch that is dragged, and what Grad-CAM takes.

./run bench inside

A patch is dragged over the picture in the whole window, each move as soon as the answers to the one
before are painted: how many such rounds there are in a second, on the clock, and in as much
processor time as all threads take together. Grad-CAM with all that it takes, from the question
which class on, is measured beside a forward pass of torch, in one thread, by processor time.
"""

from __future__ import annotations

import os
import sys
import time
from dataclasses import replace
from statistics import median
from typing import Any

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import numpy as np
from PySide6.QtWidgets import QApplication

from playground import app
from playground.core.session import Session
from playground.gui.inside.answerpanel import AnswerPanel
from playground.gui.inside.whatif import WhatIf
from playground.layers.shipped import with_shipped_network
from tests.bench.bench_networks import fastest
from tests.bench.livewindow import live_window, run_until

LARGE = "squeezenet-1.1"
NETWORKS = ("lenet5-digits", LARGE)
LEAST_ROUNDS = 15.0
"""A second, at which the answers follow the hand."""

MOST_OF_FORWARD = 3.0
"""The multiple of a forward pass that Grad-CAM may take."""

MOVES = 40


def rounds(session: Session) -> list[tuple[float, float]]:
    """Seconds of each round: the patch moved, its answers worked out and painted.

    Those on the clock, and those of processor time.
    """
    times = []
    with live_window(session) as program:
        program.window.show_mode("look_inside")
        window = program.window
        (what_if,), (panel,) = window.findChildren(WhatIf), window.findChildren(AnswerPanel)
        run_until(lambda: program.evaluation.shown is not None and panel.rows.isVisible())
        before: Any = None
        for at in range(MOVES):
            share = (at + 0.5) / MOVES
            started, spent = time.perf_counter(), time.process_time()
            inside = replace(program.store.view.inside, patch=(share, 1 - share))
            program.store.look(inside=inside)
            run_until(lambda before=before: what_if.now is not before and not what_if.is_busy)
            QApplication.processEvents()
            before = what_if.now
            assert before is not None
            assert before.changed.patch is not None
            times.append((time.perf_counter() - started, time.process_time() - spent))
    return times[5:]  # the first ones make memory


def grad_cam(session: Session, name: str) -> bool:
    """Print the row of Grad-CAM; whether it keeps the aim."""
    import torch

    from playground.training.process.attribution import METHODS
    from playground.training.process.attribution.method import Settings
    from playground.training.process.attribution.subject import of_class
    from playground.training.process.modules import torch_network

    torch.set_num_threads(1)
    network = torch_network(session.network, session.shape, logits=True).eval()
    network.requires_grad_(False)
    x = torch.from_numpy(np.random.default_rng(0).random((1, *session.shape), np.float32))

    def forward() -> object:
        with torch.no_grad():
            return network(x)

    def explained() -> object:
        return METHODS["grad-cam"].explain(of_class(network, x, 3), Settings())

    best = fastest({"forward": forward, "grad-cam": explained}, 7)
    ratio = best["grad-cam"] / best["forward"]
    print(
        f"{name:14} Grad-CAM  forward {1000 * best['forward']:7.1f} ms,"
        f" all of it {1000 * best['grad-cam']:7.1f} ms: {ratio:.2f} × (at most {MOST_OF_FORWARD})"
    )
    return ratio <= MOST_OF_FORWARD


def main() -> int:
    """Print the rows; 1 when one misses its aim."""
    app.make_application()
    kept = True
    for name in NETWORKS:
        session = with_shipped_network(app.first_session(), name)
        clock, processor = (1 / median(each) for each in zip(*rounds(session), strict=True))
        print(
            f"{name:14} patch     {clock:6.1f} rounds a second (at least {LEAST_ROUNDS:g}),"
            f" {processor:.1f} in a second of processor time"
        )
        kept &= clock >= LEAST_ROUNDS
    kept &= grad_cam(with_shipped_network(app.first_session(), LARGE), LARGE)
    return 0 if kept else 1


if __name__ == "__main__":
    sys.exit(main())

"""How long the window takes at the limits of what a network may have.

    ./run bench limits

Each row: the document is put in, its last layer is selected, one of its maps is pinned, one setting
is changed, and the change undone. For each of these, the milliseconds until the window has nothing
more to do but wait, and the longest time in which it answered nothing.
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Callable
from dataclasses import replace

import numpy as np

from playground.app import Program
from playground.core import edits
from playground.core.edits import MAX_LAYERS
from playground.core.filters import MAX_FILTERS, make_filter
from playground.core.layer import Layer
from playground.core.picture import Picture
from playground.core.session import Network, Session
from playground.engine.trace.cell_address import Cell
from playground.layers import (
    Activation,
    Convolution,
    Dense,
    Flatten,
    GroupNormalisation,
    InstanceNormalisation,
    Pooling,
    TransposedConvolution,
    Upsampling,
)
from playground.layers.initialise import he_filters
from playground.layers.pooling import MAX_WINDOW
from playground.layers.windowfields import MAX_DILATION, MAX_STRIDE
from tests.bench.livewindow import live_window, run_until

Rows = dict[str, tuple[tuple[int, int], Callable[[np.random.Generator], tuple[Layer, ...]]]]

CASES: Rows = {
    f"{MAX_LAYERS} layers": (
        (64, 64),
        lambda rng: tuple(Activation() for _ in range(MAX_LAYERS)),
    ),
    f"{MAX_LAYERS} convolutions": (
        (32, 32),
        lambda rng: tuple(
            Convolution(filters=he_filters(4, 4 if place else 1, (3, 3), rng))
            for place in range(MAX_LAYERS)
        ),
    ),
    f"{MAX_FILTERS} filters": (
        (32, 32),
        lambda rng: (Convolution(filters=he_filters(MAX_FILTERS, 1, (3, 3), rng)),),
    ),
    f"{MAX_FILTERS} groups": (
        (16, 16),
        lambda rng: (
            Convolution(filters=he_filters(MAX_FILTERS, 1, (1, 1), rng)),
            Convolution(filters=he_filters(MAX_FILTERS, 1, (3, 3), rng), groups=MAX_FILTERS),
        ),
    ),
    "normalisation of 4096 maps": (
        (16, 16),
        lambda rng: (
            Convolution(filters=he_filters(MAX_FILTERS, 1, (1, 1), rng)),
            GroupNormalisation(groups=32),
            InstanceNormalisation(),
        ),
    ),
    "65 536 units": (
        (16, 16),
        lambda rng: (Flatten(), Dense.random((256, 1, 1), 65_536, rng)),
    ),
    f"dilation {MAX_DILATION}": (
        (512, 512),
        lambda rng: (
            Convolution(
                filters=he_filters(4, 1, (5, 5), rng), dilation=(MAX_DILATION, MAX_DILATION)
            ),
        ),
    ),
    f"transposed stride {MAX_STRIDE}": (
        (32, 32),
        lambda rng: (
            TransposedConvolution(
                filters=he_filters(4, 1, (31, 31), rng), stride=(MAX_STRIDE, MAX_STRIDE)
            ),
        ),
    ),
    f"pooling window {MAX_WINDOW}": (
        (512, 512),
        lambda rng: (
            Pooling(mode="max", size=(MAX_WINDOW, MAX_WINDOW), stride=(1, 1)),
            Pooling(
                mode="average", size=(MAX_WINDOW, MAX_WINDOW), padding="same", count_padding=False
            ),
        ),
    ),
    "upsampling by 32": (
        (64, 64),
        lambda rng: (
            Convolution(filters=(make_filter("", np.ones((3, 3), np.float32)),)),
            Upsampling(way="bilinear", factor=(32, 32)),
        ),
    ),
}


def main(arguments: list[str] | None = None) -> None:
    """Measure every case, or those that are named."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--only", default="", help="cases with this in their name")
    options = parser.parse_args(arguments)
    print(f"{'':32}{'put in':>16}{'select':>16}{'pin':>16}{'change':>16}{'undo':>16}")
    for name, (size, layers) in CASES.items():
        if options.only in name:
            print(f"{name:32}" + "".join(measured(size, layers(np.random.default_rng(1)))))


def measured(size: tuple[int, int], layers: tuple[Layer, ...]) -> list[str]:
    """The times of one case."""
    picture = Picture("noise", np.random.default_rng(2).random(size).astype(np.float32), size=0)
    with live_window(Session(picture, Network())) as program:
        store, last = program.store, len(layers) - 1

        def change() -> None:
            layer = store.session.network[last]
            store.edit("change", edits.replace_layer, last, replace(layer))

        pin = Cell(last, 0, 0, 0)
        steps: list[Callable[[], object]] = [
            lambda: store.edit("put in", edits.set_network, Network(layers)),
            lambda: store.look(layer=last, filter=0, depth=0),
            lambda: store.look(pin=pin),
            change,
            store.undo,
        ]
        return [timed(program, step) for step in steps]


def timed(program: Program, step: Callable[[], object]) -> str:
    """Milliseconds until all is done, and the longest without an answer."""
    longest, last = 0.0, time.perf_counter()
    started = last
    step()

    def done() -> bool:
        nonlocal longest, last
        now = time.perf_counter()
        longest, last = max(longest, now - last), now
        shown = program.evaluation.shown
        return (
            shown is not None
            and shown.session is program.store.session
            and not program.evaluation.is_busy
        )

    run_until(done)
    for _ in range(3):
        run_once()
        now = time.perf_counter()
        longest, last = max(longest, now - last), now
    return f"{1000 * (last - started):9.0f} /{1000 * longest:5.0f}"


def run_once() -> None:
    """Whatever waits to be painted or laid out."""
    from PySide6.QtWidgets import QApplication

    QApplication.processEvents()


if __name__ == "__main__":
    main()

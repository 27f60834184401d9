"""The values that a dropout layer would leave of its maps at one step of training."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from playground.engine.view.planes import Plane, View, plane

MAX_DRAWN_CELLS = 2**21
"""Cells of a layer's maps up to which a draw is shown: more would hold the window up."""


def can_be_drawn(view: View) -> bool:
    """Whether all cells of these maps are known, and few enough."""
    cells = sum(each.height * each.width for each in view.planes)
    return 0 < cells <= MAX_DRAWN_CELLS and not any(each.is_sampled for each in view.planes)


def dropped_view(view: View, rate: float, seed: tuple[int, ...]) -> View:
    """The maps with each value set to 0 with probability `rate`, the others / (1 − rate).

    The same seed makes the same draw. Srivastava et al. 2014, scaled while training as PyTorch is.
    """
    return View(tuple(_dropped(view, rate, np.random.default_rng(seed))), view.signed, view.vector)


def _dropped(view: View, rate: float, rng: np.random.Generator) -> Iterator[Plane]:
    grown = np.float32(1 / (1 - rate))
    for each in view.planes:
        kept = rng.random(each.values.shape, dtype=np.float32) >= rate
        yield plane(np.where(kept, each.values * grown, np.float32(0)))

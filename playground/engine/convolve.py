"""Convolution, activation and pooling as they are computed: for now, by their definitions."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from playground.core.arrays import FloatArray
from playground.layers import reference
from playground.layers.geometry import Window
from playground.layers.reference import activate, pool

__all__ = ["activate", "convolve", "pool"]


def convolve(
    x: FloatArray,
    weights: FloatArray,
    bias: FloatArray,
    window: Window,
    groups: int = 1,
    filters: Sequence[int] | None = None,
    out: FloatArray | None = None,
) -> FloatArray:
    """The maps of all filters, or of `filters` alone, into `out` when it is given."""
    maps = reference.cross_correlate(x, weights, bias, window, groups)
    if out is None:
        return maps
    chosen = np.arange(len(weights)) if filters is None else np.asarray(filters)
    out[chosen] = maps[chosen]
    return out

"""Weights, gradients and silent units of a network, layer by layer."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from playground.core.arrays import FloatArray

HISTOGRAM_BINS: Final = 40

MAX_COUNTED: Final = 2**16
"""Values of a layer that its histogram counts; of more, evenly spread ones, to be quick."""


@dataclass(frozen=True, slots=True, eq=False)
class Histogram:
    """How many values lie in each of equal bins from `low` to `high`; non-finite ones in none.

    Of a very large layer `counts` are those of a part; `low`, `high` and `rms` are those of all.
    """

    counts: NDArray[np.int64]
    low: float
    high: float
    rms: float
    finite: bool


@dataclass(frozen=True, slots=True, eq=False)
class LayerHealth:
    """The numbers of a layer, summed up.

    `dead` of its `units` (channels) put out 0 for every picture looked at, and `saturated` is the
    share of all its outputs that lie at an end of the function's range. `moved` is how far the last
    step moved the weights, as a share of their size (both as root mean squares); None before the
    first step. The units are `alike` when each has the very same weights as the others.

    A layer without weights has no histograms, one that cannot fall silent no units.
    """

    place: int
    weights: Histogram | None = None
    gradients: Histogram | None = None
    dead: int = 0
    units: int = 0
    saturated: float = 0.0
    moved: float | None = None
    alike: bool = False


def histogram(values: FloatArray) -> Histogram:
    """A histogram symmetric about 0, as colours are."""
    flat = values.ravel()
    is_sound = np.isfinite(flat)
    finite = bool(is_sound.all())
    sound = flat if finite else flat[is_sound]
    most = float(np.abs(sound).max(initial=0.0)) or 1.0
    rms = float(np.sqrt(np.square(sound, dtype=np.float64).mean())) if sound.size else 0.0
    counted = sound[:: -(-sound.size // MAX_COUNTED) or 1]
    bins = (counted / np.float32(most) * (HISTOGRAM_BINS / 2) + HISTOGRAM_BINS / 2).astype(np.intp)
    counts = np.bincount(np.minimum(bins, HISTOGRAM_BINS - 1), minlength=HISTOGRAM_BINS)
    return Histogram(counts.astype(np.int64), -most, most, rms, finite)

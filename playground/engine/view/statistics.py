"""The values of a map as a whole: their range, mean, zeros, distribution and scale.

The functions read every value each time they are called; keep what they return.
"""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from playground.core.arrays import FloatArray

CHUNK_VALUES = 2**16
"""Values that a histogram sorts at a time, so that they stay in the processor's cache."""


@dataclass(frozen=True, slots=True)
class Summary:
    """The values of a map in a few numbers.

    `minimum`, `maximum` and `mean` are those of the finite values, NaN when there are none;
    `share_of_zeros` is a part of all cells, from 0 to 1. The mean is off by at most 2e-7 of the
    largest magnitude.
    """

    minimum: float
    maximum: float
    mean: float
    share_of_zeros: float
    cells: int
    nans: int = 0
    infinities: int = 0

    @property
    def finite(self) -> int:
        """Cells that hold a finite number."""
        return self.cells - self.nans - self.infinities


@dataclass(frozen=True, slots=True)
class Scale:
    """The values that the two ends of a colour scale stand for."""

    low: float
    high: float

    @property
    def signed(self) -> bool:
        """Whether zero is the middle of the scale."""
        return self.low < 0


def summary(values: FloatArray) -> Summary:
    """Range, mean and zeros of a map."""
    cells = values.size
    if not cells:
        return Summary(np.nan, np.nan, np.nan, 0.0, 0)
    flat = _flat(values)
    zeros = (cells - cv2.countNonZero(flat)) / cells
    mean = float(cv2.mean(flat)[0])  # four at a time are summed in float32, the rest in float64
    if np.isfinite(mean):  # no sum of float32 overflows a float64: every value is finite
        low, high, _, _ = cv2.minMaxLoc(flat)
        return Summary(float(low), float(high), mean, zeros, cells)
    nans = int(np.count_nonzero(np.isnan(values)))
    finite = values[np.isfinite(values)]
    infinities = cells - nans - finite.size
    if not finite.size:
        return Summary(np.nan, np.nan, np.nan, zeros, cells, nans, infinities)
    mean = float(finite.mean(dtype=np.float64))
    low, high = float(finite.min()), float(finite.max())
    return Summary(low, high, mean, zeros, cells, nans, infinities)


def _flat(values: FloatArray) -> FloatArray:
    """The values as rows and columns, as OpenCV wants them."""
    return np.ascontiguousarray(values).reshape(-1, values.shape[-1] if values.ndim else 1)


def histogram(
    values: FloatArray, bins: int, limits: Scale | None = None, most: int | None = None
) -> tuple[NDArray[np.int64], NDArray[np.float64]]:
    """How many values lie between each two of the `bins` + 1 edges; the last edge counts in.

    The edges run over `limits`; when none are given, over the values' own scale: symmetric about
    zero for signed maps, else from zero. Values beyond them, NaN and infinities are not counted.
    With `most`, a larger map is counted on a grid of about that many of its cells.
    """
    inside, scale = False, limits
    if scale is None:
        found = summary(values)
        inside, scale = found.finite == found.cells, full_scale(found.minimum, found.maximum)
    if most is not None and values.size > most:
        step = int(np.ceil(np.sqrt(values.size / most)))
        values = values[..., step // 2 :: step, step // 2 :: step]
    counts = np.zeros(bins, np.int64)
    flat = np.ascontiguousarray(values).reshape(-1)
    each = bins / (scale.high - scale.low)
    for start in range(0, flat.size, CHUNK_VALUES):
        chunk = flat[start : start + CHUNK_VALUES].astype(np.float64)
        if not inside:
            chunk = chunk[(chunk >= scale.low) & (chunk <= scale.high)]  # NaN fails both
        chunk -= scale.low
        chunk *= each
        places = chunk.astype(np.intp)
        counts += np.bincount(np.minimum(places, bins - 1), minlength=bins)
    edges = np.linspace(scale.low, scale.high, bins + 1)
    return counts, edges


def full_scale(minimum: float, maximum: float) -> Scale:
    """The scale of values in this range: symmetric about zero for signed ones, else from zero."""
    limit = max(-minimum, maximum)
    if not limit > 0:  # nothing finite, or zeros alone
        return Scale(0.0, 1.0)
    return Scale(-limit if minimum < 0 else 0.0, limit)

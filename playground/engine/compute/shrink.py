"""Maps averaged down to the size in which they are shown."""

from __future__ import annotations

import cv2
import numpy as np

from playground.core.arrays import FloatArray

QUICK_MEAN_CELLS = 2**12
"""Cells from which on single ones do not matter, and a quick mean of neighbours will do."""


def shrunk(values: FloatArray, width: int, height: int) -> FloatArray:
    """Height × width values, or channels of them, averaged down to fewer rows and columns.

    NaN spreads only into the cells that average it.
    """
    if values.ndim == 3:
        return np.stack([shrunk(channel, width, height) for channel in values])
    # To a half is twenty times as quick as to any odd part; about a half will do in large maps.
    while values.shape[0] >= 2 * height and values.shape[1] >= 2 * width:
        exact = not (values.shape[0] % 2 or values.shape[1] % 2)
        if not exact and values.size < QUICK_MEAN_CELLS:
            break
        half = ((values.shape[1] + 1) // 2, (values.shape[0] + 1) // 2)
        way = cv2.INTER_AREA if exact else cv2.INTER_LINEAR
        values = np.asarray(cv2.resize(values, half, interpolation=way), np.float32)
    if values.shape == (height, width):
        return values
    # By less than a half, four neighbours are as good as the area, and ten times as quick.
    near = values.shape[0] < 2 * height and values.shape[1] < 2 * width
    way = cv2.INTER_LINEAR if near and values.size >= QUICK_MEAN_CELLS else cv2.INTER_AREA
    return np.asarray(cv2.resize(values, (width, height), interpolation=way), np.float32)


def reduced(values: FloatArray, most: int) -> FloatArray:
    """A copy of a map, averaged down by a power of two until no side is longer than `most`."""
    factor = reduction(values.shape[-2:], most)
    height, width = (max(1, round(n / factor)) for n in values.shape[-2:])
    return shrunk(values, width, height)


def reduction(size: tuple[int, ...], most: int) -> int:
    """The power of two by which a map is averaged down until no side is longer than `most`."""
    factor = 1
    while max(size) > most * factor:
        factor *= 2
    return factor


def farthest(values: FloatArray, height: int, width: int) -> FloatArray:
    """At most height × width values: of those that fall on one place, the farthest from zero.

    NaN stays NaN.
    """
    for axis, most in ((0, max(1, height)), (1, max(1, width))):
        count = values.shape[axis]
        if count > most:
            first = np.arange(most) * count // most
            low = np.minimum.reduceat(values, first, axis)
            high = np.maximum.reduceat(values, first, axis)
            values = np.where(high >= -low, high, low)
    return values

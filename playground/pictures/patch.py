"""A patch over what a network is fed: where it lies, and what it shows."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias

import cv2
import numpy as np

from playground.core.arrays import FloatArray

PatchFill: TypeAlias = Literal["gray", "mean", "blur"]
"""The middle of the intensities, the mean of each channel, or the picture blurred."""

BLUR_SHARE = 0.08
"""The standard deviation of the blur, as a share of the picture's longer side."""


@dataclass(frozen=True, slots=True)
class Patch:
    """A square: its middle as shares of width and height, its side as a share of the longer one."""

    across: float
    down: float
    side: float

    def box(self, height: int, width: int) -> tuple[slice, slice]:
        """The rows and columns that it covers, one at least; none beyond the picture's edge."""
        cells = max(1, round(self.side * max(height, width)))
        return _part(self.down, cells, height), _part(self.across, cells, width)

    def share(self, height: int, width: int) -> float:
        """The part of the picture that it covers."""
        rows, columns = self.box(height, width)
        covered: int = (rows.stop - rows.start) * (columns.stop - columns.start)
        return covered / (height * width)


def _part(middle: float, cells: int, length: int) -> slice:
    first = round(middle * length - cells / 2)
    first = min(max(first, 0), max(0, length - cells))
    return slice(first, min(first + cells, length))


def filling(x: FloatArray, fill: PatchFill, top: float) -> FloatArray:
    """The fill of patches, as large as the picture: channels × height × width, up to `top`."""
    if fill == "gray":
        return np.full_like(x, top / 2)
    if fill == "mean":
        return np.broadcast_to(x.mean((1, 2), keepdims=True), x.shape)
    deviation = BLUR_SHARE * max(x.shape[1:])
    return np.stack([cv2.GaussianBlur(each, (0, 0), deviation) for each in x])


def patched(x: FloatArray, patch: Patch, fill: PatchFill, top: float) -> FloatArray:
    """The picture with a patch over it."""
    rows, columns = patch.box(x.shape[1], x.shape[2])
    found = x.copy()
    found[:, rows, columns] = filling(x, fill, top)[:, rows, columns]
    return found

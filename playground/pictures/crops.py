"""The part of an input that a cell of a later map sees, and pictures of such parts in a row."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import cv2
import numpy as np
from numpy.typing import NDArray

from playground.core.arrays import FloatArray

GAP_PX: Final = 2
PAPER: Final = 255

NEARLY_ALL_SHARE: Final = 0.99
MAX_CLIPPED_FACTOR: Final = 4.0
"""Of a projection's values, the share that is not cut, and how far beyond that the largest is."""


@dataclass(frozen=True, slots=True)
class Box:
    """Rows and columns of a picture, from `top` and `left` on."""

    top: int
    left: int
    height: int
    width: int

    def of(self, picture: FloatArray) -> FloatArray:
        """The part of channels × height × width."""
        rows = slice(self.top, self.top + self.height)
        return np.asarray(picture[:, rows, self.left : self.left + self.width])


def as_pixels(part: FloatArray, top: float) -> NDArray[np.uint8]:
    """A part of a picture of intensities from 0 to `top`: height × width × 3."""
    return _colour(np.clip(part / top, 0, 1))


def as_signed_pixels(part: FloatArray) -> NDArray[np.uint8]:
    """A part of a projection: gray where it is 0; black and white where nearly all of it ends.

    A few places are far stronger than all others: these would be as gray as 0 beside them.
    """
    size = np.abs(part)
    most = float(size.max(initial=0))
    usual = float(np.quantile(size, NEARLY_ALL_SHARE)) if part.size else 0.0
    limit = max(usual, most / MAX_CLIPPED_FACTOR) or 1.0
    return _colour(np.asarray(np.clip(0.5 + part / limit / 2, 0, 1), np.float32))


def _colour(values: FloatArray) -> NDArray[np.uint8]:
    pixels = (values.transpose(1, 2, 0) * 255 + 0.5).astype(np.uint8)
    return pixels if pixels.shape[2] == 3 else np.repeat(pixels[..., :1], 3, axis=2)


def sheet(rows: list[list[NDArray[np.uint8]]], side: int) -> NDArray[np.uint8]:
    """Pictures in rows, each enlarged or reduced into a square of `side` pixels."""
    columns = max(map(len, rows))
    step = side + GAP_PX
    paper = np.full((len(rows) * step - GAP_PX, columns * step - GAP_PX, 3), PAPER, np.uint8)
    for down, row in enumerate(rows):
        for across, pixels in enumerate(row):
            factor = side / max(pixels.shape[:2])
            height, width = (max(1, round(length * factor)) for length in pixels.shape[:2])
            how = cv2.INTER_AREA if factor < 1 else cv2.INTER_NEAREST
            fitted = cv2.resize(pixels, (width, height), interpolation=how)
            top, left = down * step + (side - height) // 2, across * step + (side - width) // 2
            paper[top : top + height, left : left + width] = fitted
    return paper

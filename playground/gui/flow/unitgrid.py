"""Where the units of a long list of numbers lie in a block, and the block as an image."""

from __future__ import annotations

import math

import numpy as np
from numpy.typing import NDArray
from PySide6.QtGui import QImage

from playground.core.arrays import FloatArray
from playground.core.layer import Taps
from playground.engine.compute.shrink import farthest
from playground.engine.view.palette import Palette
from playground.gui.widgets.colours import map_image

MAX_BARS = 16
"""Numbers up to which each has a bar with its value."""


def grid_of(count: int) -> tuple[int, int]:
    """Rows and columns in which `count` cells lie: one column of bars, or a block half as tall."""
    if count <= MAX_BARS:
        return count, 1
    columns = math.ceil(math.sqrt(count / 1.5))
    return math.ceil(count / columns), columns


def unit_image(
    values: FloatArray, pixels: tuple[int, int], limit: float, palette: Palette
) -> QImage:
    """The units as a block of colours, row by row, no larger than `pixels` (width, height).

    Where units share a pixel, it has the colour of the one that is farthest from zero.
    """
    rows, columns = grid_of(len(values))
    block = np.zeros(rows * columns, np.float32)
    block[: len(values)] = values
    wide, high = pixels
    return map_image(farthest(block.reshape(rows, columns), high, wide), limit, palette)


def marked_pixels(units: Taps, count: int, pixels: tuple[int, int]) -> NDArray[np.bool_]:
    """Where the marked ones of `count` units lie in a block of `pixels` (width, height)."""
    rows, columns = grid_of(count)
    block = np.zeros(rows * columns, np.float32)
    block[units] = 1
    wide, high = pixels
    cells = farthest(block.reshape(rows, columns), high, wide) > 0
    down = np.arange(high) * cells.shape[0] // max(1, high)
    across = np.arange(wide) * cells.shape[1] // max(1, wide)
    found: NDArray[np.bool_] = cells[np.ix_(down, across)]
    return found

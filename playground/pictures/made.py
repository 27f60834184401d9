"""Sample pictures that are made, not photographed: uint8, height × width."""

from __future__ import annotations

from typing import Final

import numpy as np
from numpy.typing import NDArray

from playground.core.arrays import FloatArray
from playground.pictures.paint import Brush, ellipse, line, rectangle, stroke

Gray = NDArray[np.uint8]

CURVE_CORNER: Final = (3, 15)
"""Row and column of the 7×7 patch of `curve` that holds the curve."""

NO_CURVE_CORNER: Final = (19, 6)
"""Row and column of a 7×7 patch of `curve` with a corner in it and no cell on the curve."""

CURVE_CELLS: Final = ((1, 5), (2, 4), (3, 3), (4, 3), (5, 3))
"""Rows and columns, in its 7×7 window, of the curve that the curve detector looks for."""


OUTLINES: Final = """
...............................
...............................
...............................
...#####......###........#.....
...#...#.....#...#.......#.....
...#...#.....#...#......#.#....
...#...#.....#...#......#.#....
...#####......###......#####...
...............................
...............................
...............................
...............................
...............................
.....#.......#####.....#...#...
.....#.......#...#......#.#....
...#####.....#...#.......#.....
.....#.......#...#......#.#....
.....#.......#####.....#...#...
...............................
...............................
...............................
...............................
...............................
...#...#.....#######...#####...
...#...#.....#.....#...#####...
...#...#.....#.....#...#####...
...#...#.....#.....#...#####...
...#####.....#######...#####...
...............................
...............................
...............................
"""
"""White and black pixels of `outlines`."""

OUTLINED_SQUARES: Final = ((5, 5), (15, 15))
"""Rows and columns of the middles of the two squares of `outlines`."""


def checkerboard() -> Gray:
    """Squares of 8×8 pixels, 64×64 in all."""
    squares = np.indices((64, 64)) // 8
    return np.asarray(squares.sum(axis=0) % 2 * 255, dtype=np.uint8)


def circle_and_square() -> Gray:
    """A disc and a square, white on black, 64×64."""
    canvas = _black(64, 64)
    canvas = ellipse(canvas, (6, 6), (30, 30), Brush(2), filled=True)
    return _bytes(rectangle(canvas, (34.5, 34.5), (57.5, 57.5), Brush(), filled=True))


def four() -> Gray:
    """A 4 as if written by hand, 28×28 like the digits of MNIST."""
    brush = Brush(2.8, 0.7)
    slant_and_bar = [(10, 6), (8.5, 10), (6.2, 14.5), (7, 15.8), (13, 15.3), (21, 14.6)]
    canvas = stroke(_black(28, 28), slant_and_bar, brush)
    return _bytes(stroke(canvas, [(17.5, 7), (16.8, 13), (15.5, 22)], brush))


def one() -> Gray:
    """A 1 on 4×4 pixels: one upright stroke, small enough to work out by hand."""
    pixels = np.zeros((4, 4), np.uint8)
    pixels[:, 2] = 255
    return pixels


def step_edge() -> Gray:
    """Black on the left, white on the right, 32×32."""
    pixels = np.zeros((32, 32), np.uint8)
    pixels[:, 16:] = 255
    return pixels


def zone_plate() -> Gray:
    """Rings that grow finer outwards, to the finest that pixels can hold at the sides; 256×256."""
    size = 256
    x = np.arange(size) + 0.5 - size / 2
    phase = np.pi / size * (x * x + (x * x)[:, None])
    return np.rint(127.5 + 127.5 * np.cos(phase)).astype(np.uint8)


def bars() -> Gray:
    """Horizontal, vertical and both diagonal bars in the four quarters of 64×64."""
    canvas = _black(64, 64)
    for i in (6, 14, 22):
        canvas = rectangle(canvas, (4.5, i + 0.5), (27.5, i + 2.5), Brush(), filled=True)
        canvas = rectangle(canvas, (32 + i + 0.5, 4.5), (32 + i + 2.5, 27.5), Brush(), filled=True)
    brush = Brush(3)
    for i in (-10, 0, 10):
        rise, fall = max(i, 0), max(-i, 0)
        low, high = 5.5 + rise, 26.5 - fall
        canvas = line(canvas, (low, 64 - (low - i)), (high, 64 - (high - i)), brush)
        canvas = line(canvas, (64 - low, 64 - (low - i)), (64 - high, 64 - (high - i)), brush)
    return _bytes(canvas)


def curve() -> Gray:
    """Shapes of intensity 50 on 30×30 pixels, one of them a curve with a faint cell.

    A 7×7 filter of 30 on CURVE_CELLS gives 30 · (50 + 50 + 50 + 20 + 50) = 6600 at CURVE_CORNER,
    more than anywhere else, and 0 at NO_CURVE_CORNER.
    """
    faint = Brush(1, 1, 50 / 255)
    canvas = rectangle(_black(30, 30), (3.5, 16.5), (12.5, 25.5), faint)
    canvas = line(canvas, (17.5, 17.5), (25.5, 25.5), faint)
    canvas = line(canvas, (3.5, 4.5), (10.5, 4.5), faint)
    canvas = line(canvas, (7.5, 8.5), (7.5, 12.5), faint)
    pixels = _bytes(canvas)
    for (row, column), value in zip(CURVE_CELLS, (50, 50, 50, 20, 50), strict=True):
        pixels[CURVE_CORNER[0] + row, CURVE_CORNER[1] + column] = value
    return pixels


def outlines() -> Gray:
    """Outlines of a few pixels on 31×31: two squares of 5×5 among shapes that are none."""
    rows = OUTLINES.split()
    return np.array([[255 if sign == "#" else 0 for sign in row] for row in rows], np.uint8)


def _black(height: int, width: int) -> FloatArray:
    return np.zeros((height, width), np.float32)


def _bytes(canvas: FloatArray) -> Gray:
    return np.rint(canvas * 255).astype(np.uint8)

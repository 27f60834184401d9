"""Where a brush covers the cells of a canvas: dots, lines, curves, rectangles and ellipses.

Points are (x, y) in pixels; the centre of the cell in row r and column c is (c + 0.5, r + 0.5).
Everything is worked out from differences of points on a fine grid, which binary fractions hold
exactly, so that mirrored points give mirrored coverage to the last bit.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final, TypeAlias

import numpy as np
from numpy.typing import NDArray

from playground.core.arrays import FloatArray

Point: TypeAlias = tuple[float, float]
Cell: TypeAlias = tuple[int, int]
Colour: TypeAlias = float | tuple[float, float, float]

_GRID: Final = 256.0  # steps a pixel for points on curves
_FLATNESS: Final = 0.05  # pixels that a curve may be off its chords
_FAR: Final = 8192.0  # a pointer further outside the canvas is taken to be this far
_MAX_CHORDS: Final = 64


@dataclass(frozen=True, slots=True)
class Brush:
    """A round brush: diameter in pixels, hardness 0 (soft) to 1 (crisp), intensity or RGB in 0..1.

    A size of 1 or less paints whole cells and nothing beside them.
    """

    size: float = 1.0
    hardness: float = 1.0
    colour: Colour = 1.0

    def __post_init__(self) -> None:
        if not 0 < self.size < math.inf or not 0 <= self.hardness <= 1:
            raise ValueError(f"no such brush: {self}")

    @property
    def paints_cells(self) -> bool:
        """Whether the brush is so small that it paints cells instead of smooth lines."""
        return self.size <= 1

    @property
    def reach(self) -> float:
        """The distance from the path at which its paint has faded out."""
        return self.size / 2 + 0.5

    def coverage(self, distance: FloatArray) -> FloatArray:
        """How much of a cell is painted, 0..1, by the distance of its centre from the path."""
        solid = self.hardness * max(self.size / 2 - 0.5, 0.0)
        t = (np.float32(self.reach) - distance) * np.float32(1 / (self.reach - solid))
        np.clip(t, 0, 1, out=t)
        return t * t * (np.float32(3) - (t + t))


@dataclass(frozen=True, slots=True)
class Rect:
    """Rows top … bottom − 1 and columns left … right − 1."""

    top: int = 0
    left: int = 0
    bottom: int = 0
    right: int = 0

    def __bool__(self) -> bool:
        return self.top < self.bottom and self.left < self.right

    def __or__(self, other: Rect) -> Rect:
        """The smallest rectangle around both."""
        if not self or not other:
            return self or other
        return Rect(
            min(self.top, other.top),
            min(self.left, other.left),
            max(self.bottom, other.bottom),
            max(self.right, other.right),
        )

    @property
    def slices(self) -> tuple[slice, slice]:
        """To index an array whose first axes are rows and columns."""
        return slice(self.top, self.bottom), slice(self.left, self.right)


def around(points: Iterable[Point], reach: float, shape: tuple[int, ...]) -> Rect:
    """The cells of a canvas of `shape` that paint reaching so far from the points can touch."""
    xs, ys = zip(*points, strict=True)
    return Rect(
        min(max(math.floor(min(ys) - reach), 0), shape[0]),
        min(max(math.floor(min(xs) - reach), 0), shape[1]),
        max(min(math.ceil(max(ys) + reach), shape[0]), 0),
        max(min(math.ceil(max(xs) + reach), shape[1]), 0),
    )


def snapped(point: Point, shape: tuple[int, ...]) -> Point:
    """`point` moved to the grid, and to the canvas when it is far outside."""
    x = min(max(point[0], -_FAR), shape[1] + _FAR)
    y = min(max(point[1], -_FAR), shape[0] + _FAR)
    return _on_grid(x), _on_grid(y)


def _on_grid(value: float) -> float:
    return round(value * _GRID) / _GRID


def cover_path(
    coverage: FloatArray, path: Sequence[Point], brush: Brush, corner: Cell = (0, 0)
) -> Rect:
    """Raise `coverage` to that of the lines between the points; return the cells looked at.

    `corner` is the row and column at which the array `coverage` lies on the canvas.
    """
    row, column = corner
    touched = Rect()
    for start, end in pairwise(path if len(path) > 1 else [path[0], path[0]]):
        shifted = [(x - column, y - row) for x, y in (start, end)]
        rect = around(shifted, brush.reach, coverage.shape)
        if rect:
            part = coverage[rect.slices]
            np.maximum(part, brush.coverage(_distance(rect, *shifted)), out=part)
            touched |= rect
    return Rect(
        touched.top + row, touched.left + column, touched.bottom + row, touched.right + column
    )


def _distance(rect: Rect, start: Point, end: Point) -> FloatArray:
    """Distances of the cell centres in `rect` from the line between two points."""
    x = _centres(rect.left, rect.right, start[0])
    y = _centres(rect.top, rect.bottom, start[1])[:, None]
    along_x, along_y = np.float32(end[0] - start[0]), np.float32(end[1] - start[1])
    squared = along_x * along_x + along_y * along_y
    if squared == 0:
        return np.sqrt(x * x + y * y)
    t = np.clip((x * along_x + y * along_y) / squared, 0, 1)
    off_x = x - t * along_x
    off_y = y - t * along_y
    return np.sqrt(off_x * off_x + off_y * off_y)


def _centres(first: int, end: int, origin: float) -> FloatArray:
    """Positions of the cell centres first … end − 1 as seen from `origin`."""
    return (np.arange(first, end) + (0.5 - origin)).astype(np.float32)


def curve(before: Point | None, start: Point, end: Point, after: Point | None) -> list[Point]:
    """The smooth line from `start` to `end` between their neighbours, as points on the grid.

    A Catmull-Rom curve with the centripetal parametrisation, which neither overshoots nor loops
    where points lie unevenly (Yuksel, Schaefer and Keyser, "Parameterization and applications
    of Catmull-Rom curves", 2011).
    """
    chord = _minus(end, start)
    out = _handle(_minus(start, before), chord) if before else _scaled(chord, 1 / 3)
    back = _handle(_minus(after, end), chord) if after else _scaled(chord, 1 / 3)
    b1, b2 = out, _minus(chord, back)
    bend = max(
        _length((b2[0] - 2 * b1[0], b2[1] - 2 * b1[1])),
        _length((b1[0] - 2 * b2[0] + chord[0], b1[1] - 2 * b2[1] + chord[1])),
    )
    chords = min(max(math.ceil(math.sqrt(0.75 * bend / _FLATNESS)), 1), _MAX_CHORDS)
    points = [start]
    for i in range(1, chords):
        t = i / chords
        w1, w2, w3 = 3 * (1 - t) * (1 - t) * t, 3 * (1 - t) * t * t, t * t * t
        x = w1 * b1[0] + w2 * b2[0] + w3 * chord[0]
        y = w1 * b1[1] + w2 * b2[1] + w3 * chord[1]
        points.append((start[0] + _on_grid(x), start[1] + _on_grid(y)))
    points.append(end)
    return points


def _handle(neighbour: Point, chord: Point) -> Point:
    """The Bézier handle at a point with these steps on its two sides, along `chord`."""
    a, b = math.sqrt(_length(neighbour)), math.sqrt(_length(chord))
    scale = 1 / (3 * a * (a + b))
    return (
        (a * a * chord[0] + b * b * neighbour[0]) * scale,
        (a * a * chord[1] + b * b * neighbour[1]) * scale,
    )


def _minus(a: Point, b: Point) -> Point:
    return a[0] - b[0], a[1] - b[1]


def _scaled(a: Point, factor: float) -> Point:
    return a[0] * factor, a[1] * factor


def _length(a: Point) -> float:
    return math.sqrt(a[0] * a[0] + a[1] * a[1])


def box_coverage(rect: Rect, a: Point, b: Point, brush: Brush, filled: bool) -> FloatArray:
    """Coverage of the cells in `rect` by the rectangle with opposite corners `a` and `b`."""
    gaps = []
    for axis, (first, end) in enumerate(((rect.left, rect.right), (rect.top, rect.bottom))):
        low, high = sorted((a[axis], b[axis]))
        # Beyond the sides positive, between them minus the way to the nearer one.
        gaps.append(np.maximum(-_centres(first, end, low), _centres(first, end, high)))
    x, y = gaps[0], gaps[1][:, None]
    outside_x, outside_y = np.maximum(x, 0), np.maximum(y, 0)
    distance = np.sqrt(outside_x * outside_x + outside_y * outside_y)
    if not filled:
        distance = np.maximum(distance, -np.maximum(x, y))
    return brush.coverage(distance)


def ellipse_outline(a: Point, b: Point) -> Iterator[list[Point]]:
    """The four quarters of the ellipse between opposite corners, mirror images of one another."""
    x, y = (a[0] + b[0]) / 2, (a[1] + b[1]) / 2
    rx, ry = abs(a[0] - b[0]) / 2, abs(a[1] - b[1]) / 2
    radius = max(rx, ry, _FLATNESS)
    chords = max(math.ceil(math.pi / 4 / math.acos(1 - _FLATNESS / radius)), 2)
    angles = [math.pi / 2 * i / chords for i in range(1, chords)]
    offsets = [(_on_grid(rx * math.cos(v)), _on_grid(ry * math.sin(v))) for v in angles]
    offsets = [(rx, 0.0), *offsets, (0.0, ry)]
    for side in (1, -1):
        for end in (1, -1):
            yield [(x + side * dx, y + end * dy) for dx, dy in offsets]


def inside_ellipse(rect: Rect, a: Point, b: Point) -> NDArray[np.bool_]:
    """Whether the centres of the cells in `rect` lie in the ellipse between opposite corners."""
    rx, ry = abs(a[0] - b[0]) / 2, abs(a[1] - b[1]) / 2
    x = _centres(rect.left, rect.right, (a[0] + b[0]) / 2).astype(np.float64) * ry
    y = _centres(rect.top, rect.bottom, (a[1] + b[1]) / 2)[:, None].astype(np.float64) * rx
    inside: NDArray[np.bool_] = x * x + y * y < (rx * ry) ** 2
    return inside


def cell_at(point: Point) -> Cell:
    """Row and column of the cell that holds the point; may lie outside the canvas."""
    return math.floor(point[1]), math.floor(point[0])


def cells_between(start: Cell, end: Cell) -> Iterator[Cell]:
    """The cells of a straight line, one for each step along its longer axis (Bresenham 1965).

    Where the line runs exactly between two cells it takes the one nearer to the start, which
    mirroring keeps.
    """
    down, right = end[0] - start[0], end[1] - start[1]
    steps = max(abs(down), abs(right))
    for i in range(steps + 1):
        yield start[0] + _share(down, i, steps), start[1] + _share(right, i, steps)


def _share(distance: int, i: int, steps: int) -> int:
    if steps == 0:
        return 0
    size = (2 * i * abs(distance) + steps - 1) // (2 * steps)
    return size if distance >= 0 else -size

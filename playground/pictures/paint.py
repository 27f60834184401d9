"""Painting on a canvas: float32 intensities, height × width or height × width × 3.

All functions return a new canvas. Points are (x, y) in pixels, cell centres at + 0.5.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Final

import cv2
import numpy as np
from numpy.typing import NDArray

from playground.core.arrays import FloatArray
from playground.pictures.brush import (
    Brush,
    Cell,
    Colour,
    Point,
    Rect,
    around,
    box_coverage,
    cell_at,
    cells_between,
    cover_path,
    curve,
    ellipse_outline,
    inside_ellipse,
    snapped,
)

__all__ = [
    "Brush",
    "Point",
    "Rect",
    "StrokePainter",
    "clear",
    "ellipse",
    "erase",
    "fill",
    "invert",
    "line",
    "rectangle",
    "stroke",
    "with_lightness_inverted",
]

_LUMA: Final = (0.299, 0.587, 0.114)


class StrokePainter:
    """One stroke, painted while its points arrive.

    `canvas` shows the stroke so far; each `extend` changes it in place within the rectangle that
    it returns. A cell is blended once with the greatest coverage that the stroke has there, so
    that paint does not build up where the stroke overlaps itself. The canvas given at the start
    is kept as what lies beneath and must not change meanwhile.
    """

    def __init__(self, canvas: FloatArray, brush: Brush) -> None:
        self.canvas = canvas.copy()
        self._beneath = canvas
        self._brush = brush
        self._colour = _paint(brush.colour, canvas)
        self._coverage: FloatArray = np.zeros(canvas.shape[:2], np.float32)
        self._points: list[Point] = []  # the last three at most
        self._cell: Cell | None = None
        self._loose = Rect()  # where the end of the stroke is drawn that the next point may bend

    def extend(self, points: Iterable[Point]) -> Rect:
        """Lead the stroke on through `points`; return the cells that may have changed."""
        if self._brush.paints_cells:
            changed = Rect()
            for point in points:
                changed |= self._step_to(cell_at(point))
            self._blend(changed, self._coverage[changed.slices])
            return changed
        changed = self._loose
        for point in points:
            changed |= self._bend_to(snapped(point, self.canvas.shape))
        end = self._end()
        self._loose = around(end, self._brush.reach, self.canvas.shape) if end else Rect()
        changed |= self._loose
        if changed:
            coverage = self._coverage[changed.slices].copy()
            cover_path(coverage, end, self._brush, (changed.top, changed.left))
            self._blend(changed, coverage)
        return changed

    def resize(self, size: float) -> None:
        """Go on with a wider or a narrower brush, as the pressure on a pen asks for."""
        brush = replace(self._brush, size=size)
        if brush.paints_cells != self._brush.paints_cells:
            raise ValueError("a stroke is of cells or of smooth lines, not of both")
        self._brush = brush

    def _step_to(self, cell: Cell) -> Rect:
        height, width = self._coverage.shape
        touched = Rect()
        start = cell if self._cell is None else self._cell
        for row, column in cells_between(start, cell):
            if 0 <= row < height and 0 <= column < width:
                self._coverage[row, column] = 1
                touched |= Rect(row, column, row + 1, column + 1)
        self._cell = cell
        return touched

    def _bend_to(self, point: Point) -> Rect:
        """Settle the piece before the last point, now that the one after it is known."""
        points = self._points
        if points and points[-1] == point:
            return Rect()
        touched = Rect()
        if len(points) >= 2:
            before = points[-3] if len(points) == 3 else None
            path = curve(before, points[-2], points[-1], point)
            touched = cover_path(self._coverage, path, self._brush)
        self._points = [*points[-2:], point]
        return touched

    def _end(self) -> list[Point]:
        points = self._points
        if len(points) < 2:
            return points
        before = points[-3] if len(points) == 3 else None
        return curve(before, points[-2], points[-1], None)

    def _blend(self, rect: Rect, coverage: FloatArray) -> None:
        part = rect.slices
        self.canvas[part] = _blended(self._beneath[part], coverage, self._colour)


def stroke(canvas: FloatArray, points: Iterable[Point], brush: Brush) -> FloatArray:
    """A smooth stroke through all points."""
    painter = StrokePainter(canvas, brush)
    painter.extend(points)
    return painter.canvas


def erase(
    canvas: FloatArray, points: Iterable[Point], brush: Brush, background: Colour = 0.0
) -> FloatArray:
    """A stroke that brings back the background."""
    return stroke(canvas, points, replace(brush, colour=background))


def line(canvas: FloatArray, start: Point, end: Point, brush: Brush) -> FloatArray:
    """A straight line."""
    return stroke(canvas, [start, end], brush)


def rectangle(
    canvas: FloatArray, a: Point, b: Point, brush: Brush, filled: bool = False
) -> FloatArray:
    """The rectangle with opposite corners `a` and `b`, its outline as wide as the brush."""
    if brush.paints_cells:
        box = _cells_spanned(a, b)
        return _with_cells(canvas, box, _block(box, filled), brush)
    a, b = snapped(a, canvas.shape), snapped(b, canvas.shape)
    rect = around((a, b), brush.reach, canvas.shape)
    return _with_coverage(canvas, rect, box_coverage(rect, a, b, brush, filled), brush)


def ellipse(
    canvas: FloatArray, a: Point, b: Point, brush: Brush, filled: bool = False
) -> FloatArray:
    """The ellipse that fills the rectangle with opposite corners `a` and `b`."""
    if brush.paints_cells:
        box = _cells_spanned(a, b)
        return _with_cells(canvas, box, _disc(box, filled), brush)
    a, b = snapped(a, canvas.shape), snapped(b, canvas.shape)
    rect = around((a, b), brush.reach, canvas.shape)
    coverage = np.zeros((rect.bottom - rect.top, rect.right - rect.left), np.float32)
    for quarter in ellipse_outline(a, b):
        cover_path(coverage, quarter, brush, (rect.top, rect.left))
    if filled:
        coverage[inside_ellipse(rect, a, b)] = 1
    return _with_coverage(canvas, rect, coverage, brush)


def fill(canvas: FloatArray, point: Point, colour: Colour, tolerance: float = 0.0) -> FloatArray:
    """Flood the cells joined side by side to that under `point` that differ from it so little.

    The tolerance is the greatest difference in any channel. A point outside changes nothing.
    """
    canvas = canvas.copy()
    row, column = cell_at(point)
    if 0 <= row < canvas.shape[0] and 0 <= column < canvas.shape[1]:
        difference = np.abs(canvas - canvas[row, column])
        if difference.ndim == 3:
            difference = difference.max(axis=2)
        alike = (difference <= tolerance).astype(np.uint8)
        cv2.floodFill(alike, None, (column, row), (2,))
        canvas[alike == 2] = _paint(colour, canvas)
    return canvas


def clear(canvas: FloatArray, colour: Colour = 0.0) -> FloatArray:
    """A canvas of the same shape, all of one colour."""
    blank = np.empty_like(canvas)
    blank[...] = _paint(colour, canvas)
    return blank


def invert(canvas: FloatArray) -> FloatArray:
    """White for black and black for white."""
    return np.float32(1) - canvas


def with_lightness_inverted(canvas: FloatArray) -> FloatArray:
    """Light for dark and dark for light, every hue as it is: the lightness of HSL from its end."""
    if canvas.ndim == 2:
        return invert(canvas)
    ends = canvas.max(axis=2) + canvas.min(axis=2)
    turned: FloatArray = canvas + (np.float32(1) - ends)[..., None]
    return turned.clip(0, 1)


def _paint(colour: Colour, canvas: FloatArray) -> FloatArray:
    """`colour` as the canvas holds it: RGB from an intensity by repeating, the reverse by luma."""
    value = np.asarray(colour, dtype=np.float32)
    if canvas.ndim == 3:
        return np.broadcast_to(value, 3)
    return np.asarray(np.dot(value, _LUMA) if value.ndim else value, dtype=np.float32)


def _blended(beneath: FloatArray, coverage: FloatArray, colour: FloatArray) -> FloatArray:
    """Exactly `beneath` where nothing is covered and exactly `colour` where all is."""
    share = coverage[..., None] if beneath.ndim == 3 else coverage
    blended: FloatArray = beneath * (np.float32(1) - share) + colour * share
    return blended


def _with_coverage(
    canvas: FloatArray, rect: Rect, coverage: FloatArray, brush: Brush
) -> FloatArray:
    canvas = canvas.copy()
    if rect:
        part = canvas[rect.slices]
        part[...] = _blended(part, coverage, _paint(brush.colour, canvas))
    return canvas


def _cells_spanned(a: Point, b: Point) -> Rect:
    (row_a, column_a), (row_b, column_b) = cell_at(a), cell_at(b)
    top, bottom = sorted((row_a, row_b))
    left, right = sorted((column_a, column_b))
    return Rect(top, left, bottom + 1, right + 1)


def _with_cells(
    canvas: FloatArray, box: Rect, cells: NDArray[np.bool_], brush: Brush
) -> FloatArray:
    """The canvas with the chosen cells of `box`, which may reach beyond it, painted."""
    canvas = canvas.copy()
    top, left = max(box.top, 0), max(box.left, 0)
    rect = Rect(top, left, min(box.bottom, canvas.shape[0]), min(box.right, canvas.shape[1]))
    if rect:
        seen = cells[top - box.top :, left - box.left :]
        seen = seen[: rect.bottom - top, : rect.right - left]
        canvas[rect.slices][seen] = _paint(brush.colour, canvas)
    return canvas


def _block(box: Rect, filled: bool) -> NDArray[np.bool_]:
    cells = np.ones((box.bottom - box.top, box.right - box.left), np.bool_)
    if not filled:
        cells[1:-1, 1:-1] = False
    return cells


def _disc(box: Rect, filled: bool) -> NDArray[np.bool_]:
    """The cells of an ellipse as wide and high as the box; the outline is one cell thin."""
    height, width = box.bottom - box.top, box.right - box.left
    y = np.arange(1 - height, height, 2)[:, None] * width
    x = np.arange(1 - width, width, 2) * height
    cells: NDArray[np.bool_] = x * x + y * y <= (height * width) ** 2
    if not filled:
        padded = np.pad(cells, 1)
        inner = padded[:-2, 1:-1] & padded[2:, 1:-1] & padded[1:-1, :-2] & padded[1:-1, 2:]
        cells &= ~inner
    return cells

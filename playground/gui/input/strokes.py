"""Strokes on a canvas from press to release, without the widget they are made on."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import replace
from typing import Protocol

import numpy as np

from playground.core.arrays import FloatArray
from playground.core.messages import marked
from playground.core.picture import Picture
from playground.gui.state.pen import Pen, Tool
from playground.pictures import paint
from playground.pictures.brush import Brush, Colour, Point, Rect, around
from playground.pictures.fit import at_size
from playground.pictures.paint import StrokePainter

LABELS: dict[Tool, str] = {
    "pencil": marked("edit", "Pencil"),
    "line": marked("edit", "Line"),
    "rectangle": marked("edit", "Rectangle"),
    "ellipse": marked("edit", "Ellipse"),
    "fill": marked("edit", "Fill"),
    "eraser": marked("edit", "Eraser"),
}
"""The name of each tool's work in the undo menu."""

_MIN_BRUSH_CELLS = 1.01
"""The least size to which the pressure of a pen reduces a brush that paints smooth lines."""


class Gesture(Protocol):
    """A stroke or a shape on its way."""

    @property
    def canvas(self) -> FloatArray:
        """The picture with it; the same array all along."""
        ...

    @property
    def is_blank(self) -> bool:
        """Whether the canvas is as it was."""
        ...

    @property
    def changed(self) -> Rect:
        """The cells that the last step may have changed."""
        ...

    def move(self, point: Point, constrained: bool, pressure: float = 1.0) -> None:
        """Follow the hand."""
        ...


def canvas_of(picture: Picture) -> FloatArray:
    """The pixels that the network sees, 0–1: height × width, or height × width × 3."""
    pixels = picture.pixels
    channels = 3 if pixels.ndim == 3 else 1
    if (channels, *pixels.shape[:2]) == picture.shape:  # as stored: a large one is done quickly
        if np.issubdtype(pixels.dtype, np.floating):
            return pixels
        white = np.float32(np.iinfo(pixels.dtype).max)
        return np.divide(pixels, white, dtype=np.float32)
    x = at_size(pixels, picture.size, picture.square, picture.colour, "unit")
    return x[0] if len(x) == 1 else np.ascontiguousarray(np.moveaxis(x, 0, 2))


def begin(pen: Pen, canvas: FloatArray, point: Point, pressure: float = 1.0) -> Gesture:
    """Put the tool down at a point, in pixels of the canvas."""
    match pen.tool:
        case "pencil" | "eraser":
            return Freehand(pen.brush, canvas, point, pressure)
        case "fill":
            return Filling(canvas, point, pen.ink)
        case "line":
            return Shape(pen.brush, canvas, point, paint.line, along_axes)
        case "rectangle" | "ellipse":
            draw = paint.rectangle if pen.tool == "rectangle" else paint.ellipse

            def drawn(under: FloatArray, a: Point, b: Point, brush: Brush) -> FloatArray:
                return draw(under, a, b, brush, pen.filled)

            return Shape(pen.brush, canvas, point, drawn, to_square)


class Freehand:
    """A stroke that follows the hand; the pressure of a pen makes it thinner."""

    def __init__(self, brush: Brush, canvas: FloatArray, point: Point, pressure: float) -> None:
        self._brush = brush
        self._beneath = canvas
        self._painter = StrokePainter(canvas, self._pressed(pressure))
        self.canvas = self._painter.canvas
        self.is_blank = True
        self.move(point, False, pressure)

    def move(self, point: Point, constrained: bool, pressure: float = 1.0) -> None:
        """Lead the stroke to a point."""
        self._painter.resize(self._pressed(pressure).size)
        self.changed = self._painter.extend([point])
        if self.is_blank:
            part = self.changed.slices
            self.is_blank = np.array_equal(self.canvas[part], self._beneath[part])

    def _pressed(self, pressure: float) -> Brush:
        if self._brush.paints_cells:
            return self._brush
        return replace(self._brush, size=max(self._brush.size * pressure, _MIN_BRUSH_CELLS))


class Shape:
    """A line, a rectangle or an ellipse that is pulled up from the point where it began."""

    def __init__(
        self,
        brush: Brush,
        canvas: FloatArray,
        point: Point,
        draw: Callable[[FloatArray, Point, Point, Brush], FloatArray],
        constrain: Callable[[Point, Point], Point],
    ) -> None:
        self._brush = brush
        self._beneath = canvas
        self._draw = draw
        self._constrain = constrain
        self._start = self._settled(point)
        self._box = Rect()
        self.canvas = canvas.copy()
        self.move(point, False)

    @property
    def is_blank(self) -> bool:
        """Whether the canvas is as it was."""
        part = self._box.slices
        return np.array_equal(self.canvas[part], self._beneath[part])

    def move(self, point: Point, constrained: bool, pressure: float = 1.0) -> None:
        """Pull the end of the shape to a point; only what is around the shape is painted."""
        end = self._settled(point)
        if constrained:
            end = self._constrain(self._start, end)
        before = self._box
        self.canvas[before.slices] = self._beneath[before.slices]
        self._box = around((self._start, end), self._brush.reach + 1, self.canvas.shape)
        if self._box:
            part, corner = self._box.slices, (self._box.left, self._box.top)
            a, b = _minus(self._start, corner), _minus(end, corner)
            self.canvas[part] = self._draw(self._beneath[part], a, b, self._brush)
        self.changed = before | self._box

    def _settled(self, point: Point) -> Point:
        """The centre of the cell for a brush that paints cells, so that equal sides are equal."""
        if not self._brush.paints_cells:
            return point
        return math.floor(point[0]) + 0.5, math.floor(point[1]) + 0.5


class Filling:
    """Cells of one colour that are joined, filled with another; done when it begins."""

    def __init__(self, canvas: FloatArray, point: Point, ink: Colour) -> None:
        self.canvas = paint.fill(canvas, point, ink)
        self.is_blank = np.array_equal(self.canvas, canvas)
        self.changed = Rect(0, 0, *canvas.shape[:2])

    def move(self, point: Point, constrained: bool, pressure: float = 1.0) -> None:
        """Filling ends where it begins."""
        self.changed = Rect()


def _minus(a: Point, b: Point) -> Point:
    return a[0] - b[0], a[1] - b[1]


def to_square(start: Point, end: Point) -> Point:
    """The end that makes width and height equal, as long as the longer one."""
    across, down = end[0] - start[0], end[1] - start[1]
    side = max(abs(across), abs(down))
    return start[0] + math.copysign(side, across), start[1] + math.copysign(side, down)


def along_axes(start: Point, end: Point) -> Point:
    """The end that makes a line level, upright or at 45°, whichever is nearest."""
    across, down = end[0] - start[0], end[1] - start[1]
    if abs(down) < abs(across) * math.tan(math.pi / 8):
        return end[0], start[1]
    if abs(across) < abs(down) * math.tan(math.pi / 8):
        return start[0], end[1]
    return to_square(start, end)


def with_cell(canvas: FloatArray, row: int, column: int, colour: Colour) -> FloatArray:
    """A copy of the canvas with one cell of another colour."""
    return paint.stroke(canvas, [(column + 0.5, row + 0.5)], Brush(1.0, 1.0, colour))

"""How ink looks: a line with a thin edge in the opposite lightness, seen on any picture."""

from __future__ import annotations

from itertools import pairwise

from PySide6.QtCore import QPointF, QSizeF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen

from playground.core.ink import Ink, Stroke
from playground.core.messages import marked
from playground.gui.widgets.colours import EVEN_LUMINANCE, luminance

COLOURS = {
    "magenta": QColor("#d0006f"),
    "violet": QColor("#6a1fc2"),
    "black": QColor("#16202e"),
    "white": QColor("#ffffff"),
}
"""Of strokes, by name. tests/gui/present/test_ink.py holds them apart from the colours of values,
as people see them who lack one kind of cone."""

NAMES = {
    "magenta": marked("present", "Magenta"),
    "violet": marked("present", "Violet"),
    "black": marked("present", "Black"),
    "white": marked("present", "White"),
}

LIGHT_EDGE, DARK_EDGE = QColor(255, 255, 255, 200), QColor(12, 16, 22, 200)
EDGE = 0.0015
"""Width of the edge at either side, in parts of the window's height."""

MIN_EDGE_PX = 1.0


def edge_colour(colour: QColor) -> QColor:
    """The colour of the thin edge of a line."""
    return LIGHT_EDGE if luminance(colour) < EVEN_LUMINANCE else DARK_EDGE


def path_of(stroke: Stroke, size: QSizeF) -> QPainterPath:
    """The line of a stroke in a window of a size, rounded at the points between its ends."""
    points = [QPointF(x * size.width(), y * size.height()) for x, y in stroke.points]
    path = QPainterPath(points[0])
    for point, following in pairwise(points[1:]):
        path.quadTo(point, (point + following) / 2)
    path.lineTo(points[-1])
    if len(points) == 1:
        path.lineTo(points[0] + QPointF(0.01, 0))  # a line without length is not drawn
    return path


def paint_stroke(painter: QPainter, stroke: Stroke, size: QSizeF) -> None:
    """Paint a stroke of a window of a size."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    path, colour = path_of(stroke, size), COLOURS[stroke.colour]
    wide = stroke.width * size.height()
    edge = max(MIN_EDGE_PX, EDGE * size.height())
    for width, ink in ((wide + 2 * edge, edge_colour(colour)), (wide, colour)):
        painter.setPen(
            QPen(
                ink,
                width,
                Qt.PenStyle.SolidLine,
                Qt.PenCapStyle.RoundCap,
                Qt.PenJoinStyle.RoundJoin,
            )
        )
        painter.drawPath(path)


def paint_ink(painter: QPainter, ink: Ink, size: QSizeF) -> None:
    """Paint all strokes of a window of a size."""
    for stroke in ink.strokes:
        paint_stroke(painter, stroke, size)

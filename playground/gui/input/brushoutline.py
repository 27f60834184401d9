"""The outline of what a brush would cover, dark on light on any picture."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

LEAST_RADIUS_PX = 2.0


def paint_outline(
    painter: QPainter, place: QPointF, cell: QRectF, size: float, paints_cells: bool
) -> None:
    """Outline the cell that is pointed at, or the circle of a brush of so many cells around it."""
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for colour, width in ((QColor(255, 255, 255, 220), 3.0), (QColor(20, 30, 45), 1.2)):
        painter.setPen(QPen(colour, width))
        if paints_cells:
            painter.drawRect(cell)
        else:
            radius = max(LEAST_RADIUS_PX, size / 2 * cell.width())
            painter.drawEllipse(place, radius, radius)

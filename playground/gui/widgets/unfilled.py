"""The part of a map that a sliding window has not come to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QRectF, Qt
from PySide6.QtGui import QPainter

from playground.engine.trace.progress import Filled
from playground.gui.widgets.theme import theme

if TYPE_CHECKING:
    from playground.gui.widgets.mapview import MapView

MARGIN_PX = 4


def paint_unfilled(painter: QPainter, grid: MapView, filled: Filled) -> None:
    """Cover the rest of the rows that are begun, and all rows below, with a word on why."""
    assert grid.plane is not None
    width, height, area = grid.plane.width, grid.plane.height, grid.area()
    painter.setClipRect(area)
    begun = filled.begun - filled.rows
    rest = grid.rect_of(filled.rows, filled.columns, begun, width - filled.columns)
    below = grid.rect_of(filled.begun, 0, height - filled.begun, width)
    for part in (rest, below):
        painter.fillRect(part, theme().background)
    words = QCoreApplication.translate("PixelGrid", "The window has not been here yet.")
    margin = (MARGIN_PX, MARGIN_PX, -MARGIN_PX, -MARGIN_PX)
    room = below.intersected(area).adjusted(*margin)
    flags = int(Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap)
    if room.contains(QRectF(painter.boundingRect(room, flags, words))):
        painter.setPen(theme().muted)
        painter.drawText(room, flags, words)
    painter.setClipping(False)

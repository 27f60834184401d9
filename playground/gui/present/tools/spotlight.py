"""The spotlight: all is dark but a circle about the pointer."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRect, QRectF
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen

from playground.core.messages import marked
from playground.gui.present.inkpainting import LIGHT_EDGE
from playground.gui.present.tools.tool import Ground, Tool, around, presenting_tool
from playground.gui.widgets.theme import CONTRAST, theme

RADIUS, MIN_RADIUS, MAX_RADIUS = 0.16, 0.05, 0.5
"""In parts of the window's height."""

GROWTH = 1.15
"""Of the radius, with each notch of the wheel."""

DARK_ALPHA, DARKER_ALPHA = 175, 225
EDGE_PX = 2


@presenting_tool
class Spotlight(Tool):
    """Darkens the rest, and lets everything through."""

    name = "spotlight"
    order = 20
    key = "S"
    text = marked("present", "spotlight")
    title = marked("gesture", "Spotlight")
    gestures = (
        marked("gesture", "S: darkens all but a circle about the mouse"),
        marked("gesture", "Wheel: makes the circle larger or smaller; with Ctrl zooms the maps"),
    )

    def __init__(self, ground: Ground) -> None:
        super().__init__(ground)
        self._radius = RADIUS

    @property
    def radius(self) -> float:
        """Of the circle, in pixels."""
        return self._radius * self.ground.over.height()

    def area(self, at: QPointF) -> QRect:
        """The circle; the dark around it stays as it is."""
        return around(at, self.radius + EDGE_PX)

    def paint(self, painter: QPainter, at: QPointF, is_pressed: bool) -> None:
        """Darken all around the circle."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        dark = QPainterPath()
        dark.addRect(QRectF(self.ground.over.rect()))
        dark.addEllipse(at, self.radius, self.radius)
        painter.fillPath(dark, QColor(0, 0, 0, DARKER_ALPHA if theme() is CONTRAST else DARK_ALPHA))
        painter.setPen(QPen(LIGHT_EDGE, EDGE_PX))
        painter.setBrush(QColor(0, 0, 0, 0))
        painter.drawEllipse(at, self.radius, self.radius)

    def wheel(self, notches: float) -> bool:
        """Another size."""
        self._radius = min(MAX_RADIUS, max(MIN_RADIUS, self._radius * GROWTH**notches))
        return True

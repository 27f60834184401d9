"""The pointer: a dot in a ring, which the last row sees."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRect
from PySide6.QtGui import QColor, QPainter, QPen

from playground.core.messages import marked
from playground.gui.present.inkpainting import COLOURS, DARK_EDGE, LIGHT_EDGE
from playground.gui.present.tools.tool import Tool, around, presenting_tool
from playground.gui.widgets.theme import CONTRAST, theme

DOT, RING = 1 / 40, 1 / 10
"""Their diameters, in parts of the window's height."""

LINE = 1 / 150
"""Width of the ring's line, likewise."""

PRESSED = 0.7
"""The ring of a pressed button is so much smaller, so that a click is seen."""


@presenting_tool
class PointerRing(Tool):
    """Follows the mouse, and lets everything through."""

    name = "pointer"
    order = 10
    key = "P"
    text = marked("present", "pointer")
    title = marked("gesture", "Pointer")
    gestures = (
        marked("gesture", "P: a large dot in a ring follows the mouse"),
        marked("gesture", "Press a button: the ring is smaller as long as it is pressed"),
    )

    def _line(self) -> float:
        wide = LINE * self.ground.over.height()
        return wide * 1.5 if theme() is CONTRAST else wide

    def area(self, at: QPointF) -> QRect:
        """The ring with its edges."""
        return around(at, RING / 2 * self.ground.over.height() + 2 * self._line())

    def paint(self, painter: QPainter, at: QPointF, is_pressed: bool) -> None:
        """The ring between a light edge and a dark one, so that it is seen on any ground."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        tall, line = self.ground.over.height(), self._line()
        radius = RING / 2 * tall * (PRESSED if is_pressed else 1.0)
        painter.setBrush(QColor(0, 0, 0, 0))
        for width, colour in ((3 * line, DARK_EDGE), (2 * line, LIGHT_EDGE)):
            painter.setPen(QPen(colour, width))
            painter.drawEllipse(at, radius, radius)
        painter.setPen(QPen(COLOURS["magenta"], line))
        painter.drawEllipse(at, radius, radius)
        painter.setPen(QPen(LIGHT_EDGE, line / 2))
        painter.setBrush(COLOURS["magenta"])
        painter.drawEllipse(at, DOT / 2 * tall, DOT / 2 * tall)

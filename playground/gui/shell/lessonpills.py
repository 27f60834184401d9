"""A row of short bars: which step of a lesson it is, of how many."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from playground.gui.widgets.theme import theme

WIDE_PX, HIGH_PX, GAP_PX = 18, 5, 6
"""Of one bar and between two; they shrink where there are many."""


class StepPills(QWidget):
    """Fills the steps up to this one; the text beside it says the same."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._at, self._count = 0, 1
        self.setFixedHeight(3 * HIGH_PX)

    def show_step(self, at: int, count: int) -> None:
        """Fill so many of the bars."""
        self._at, self._count = at, count
        self.update()

    def sizeHint(self) -> QSize:
        """As wide as all bars."""
        return QSize(self._count * (WIDE_PX + GAP_PX), self.height())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        pitch = min(WIDE_PX + GAP_PX, self.width() / self._count)
        colours = theme()
        for place in range(self._count):
            painter.setPen(colours.accent if place < self._at else colours.field_border)
            painter.setBrush(colours.accent if place < self._at else colours.surface)
            box = QRectF(place * pitch + 0.5, HIGH_PX + 0.5, pitch - GAP_PX, HIGH_PX)
            painter.drawRoundedRect(box, HIGH_PX / 2, HIGH_PX / 2)
        painter.end()

"""A colour scale with its numbers."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QLinearGradient, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from playground.engine.explain.formats import scale_labels
from playground.engine.view.palette import LEVELS, Palette
from playground.gui.widgets.colours import colours_of
from playground.gui.widgets.theme import theme

TICK_PX = 2
"""Width of a tick, and how far it stands out above and below the colours."""

NUMBERS_TOP_PX = 18
"""Where the line of numbers begins, beneath the colours."""

LEAST_GAP_PX = 3
"""Between two numbers."""

LEAST_PX = 40
"""Of the height, however small the text is."""


class Legend(QWidget):
    """The colours from the lowest to the highest value, the numbers beneath."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._limit = 1.0
        self._palette: Palette = "gray"
        self._exceeded = False
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_scale(self, limit: float, palette: Palette, exceeded: bool = False) -> None:
        """Show a scale that ends at `limit`, and begins at −limit when it is signed.

        `exceeded` says that some values lie beyond it and have its last colour.
        """
        if (limit, palette, exceeded) != (self._limit, self._palette, self._exceeded):
            self._limit, self._palette, self._exceeded = limit, palette, exceeded
            self.setAccessibleName(" … ".join(self.labels()))
            self.update()

    def labels(self) -> list[str]:
        """The numbers under the scale."""
        return scale_labels(self._limit, self._palette == "signed", self._exceeded)

    def written(self) -> list[str]:
        """The numbers for which there is room: that in the middle is left out first."""
        left, middle, right = self.labels()
        wide = self.fontMetrics().horizontalAdvance
        beside = (self.width() - wide(middle)) / 2 - LEAST_GAP_PX
        return [left, middle if max(wide(left), wide(right)) <= beside else "", right]

    def sizeHint(self) -> QSize:
        """The height that the colours and a line of text take; as wide as there is room."""
        return QSize(0, max(LEAST_PX, NUMBERS_TOP_PX + self.fontMetrics().height()))

    def minimumSizeHint(self) -> QSize:
        """The same: the numbers of large text, as while presenting, were cut through."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        bar = QRectF(0.5, 4.5, self.width() - 1, 12)
        paint_scale(painter, bar, self._palette, self._exceeded)
        painter.setPen(theme().muted)
        under = QRectF(0, NUMBERS_TOP_PX, self.width(), self.height() - NUMBERS_TOP_PX)
        left, middle, right = self.written()
        top = Qt.AlignmentFlag.AlignTop
        painter.drawText(under, top | Qt.AlignmentFlag.AlignLeft, left)
        painter.drawText(under, top | Qt.AlignmentFlag.AlignHCenter, middle)
        painter.drawText(under, top | Qt.AlignmentFlag.AlignRight, right)
        painter.end()


def paint_scale(
    painter: QPainter, bar: QRectF, palette: Palette, is_exceeded: bool = False
) -> None:
    """Paint the colours of a palette from the lowest to the highest value.

    Where values lie beyond them, a tick stands at the end: there the colours are clipped.
    """
    gradient = QLinearGradient(bar.topLeft(), bar.topRight())
    colours = colours_of(palette)
    for step in (0, 0.25, 0.5, 0.75, 1):
        row = colours[round(step * (LEVELS - 1))]
        gradient.setColorAt(step, QColor(*(int(part) for part in row)))
    painter.setBrush(gradient)
    painter.setPen(QPen(theme().field_border, 1))
    painter.drawRoundedRect(bar, 3, 3)
    if not is_exceeded:
        return
    ends = (bar.left(), bar.right()) if palette == "signed" else (bar.right(),)
    for end in ends:
        tick = QRectF(end - TICK_PX / 2, bar.top() - TICK_PX, TICK_PX, bar.height() + 2 * TICK_PX)
        painter.fillRect(tick, theme().text)

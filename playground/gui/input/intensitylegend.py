"""The scale of a picture's intensities, with the value that is pointed at."""

from __future__ import annotations

from PySide6.QtCore import QPointF
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QPolygonF

from playground.engine.explain.formats import number_text
from playground.gui.widgets.legend import Legend
from playground.gui.widgets.theme import theme

BAR_BOTTOM = 16.5


class IntensityLegend(Legend):
    """Black to white; while a cell is pointed at, its value stands in the middle and is marked."""

    _values: tuple[float, ...] = ()
    _digits = 2

    def set_values(self, values: tuple[float, ...] | None, digits: int) -> None:
        """Mark the value of a cell, or its red, green and blue; None marks nothing."""
        values = values or ()
        if (values, digits) != (self._values, self._digits):
            self._values, self._digits = values, digits
            self.setAccessibleDescription(self.value_text())
            self.update()

    def value_text(self) -> str:
        """The value that is marked; "" when none is."""
        return " · ".join(number_text(value, self._digits) for value in self._values)

    def labels(self) -> list[str]:
        """The numbers under the scale."""
        low, middle, high = super().labels()
        return [low, self.value_text() or middle, high]

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme().surface, 1))
        painter.setBrush(theme().accent)
        for value in self._values:
            share = min(max(value / self._limit, 0.0), 1.0)
            x = 0.5 + share * (self.width() - 1)
            base = BAR_BOTTOM + 2
            tip = QPointF(x, base - 9)
            painter.drawPolygon(QPolygonF([tip, QPointF(x - 5, base), QPointF(x + 5, base)]))
        painter.end()

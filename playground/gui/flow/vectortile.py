"""A tile for a layer whose output is a list of numbers: a bar for each, or a cell when many."""

from __future__ import annotations

import math

from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from playground.engine.view.palette import Palette
from playground.engine.view.planes import Plane
from playground.gui.widgets.colours import colour_of
from playground.gui.widgets.fonts import tabular
from playground.gui.widgets.numbers import shown
from playground.gui.widgets.theme import theme

MOST_BARS = 16
"""Numbers up to which each has a bar with its value."""


def grid_of(count: int) -> tuple[int, int]:
    """Rows and columns in which `count` cells lie: one column of bars, or a block half as tall."""
    if count <= MOST_BARS:
        return count, 1
    columns = math.ceil(math.sqrt(count / 1.5))
    return math.ceil(count / columns), columns


class VectorTile(QWidget):
    """Shows units × 1 × 1 values; `hovered` and `clicked` name the unit."""

    hovered = Signal(object)
    clicked = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._plane: Plane | None = None
        self._limit = 1.0
        self._palette: Palette = "signed"
        self._digits = 2
        self._stale = False
        self._marked: dict[int, str] = {}
        self._hover: int | None = None
        self.needs_paint = False
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    @property
    def plane(self) -> Plane | None:
        """The values that are shown, as units × 1."""
        return self._plane

    @property
    def marked(self) -> dict[int, str]:
        """The units that are marked, and how."""
        return self._marked

    @property
    def is_stale(self) -> bool:
        """Whether the values do not show the present settings."""
        return self._stale

    def show_plane(self, plane: Plane, limit: float, palette: Palette) -> None:
        """Show other values on a scale that ends at `limit`."""
        if self._plane is not None and plane.key is self._plane.key and limit == self._limit:
            return
        self._plane, self._limit, self._palette = plane, limit, palette
        self.needs_paint = True
        self.update()

    def set_digits(self, digits: int) -> None:
        """How many digits after the point the values have."""
        self._digits = digits
        self.update()

    def set_stale(self, stale: bool) -> None:
        """Grey the values out."""
        if stale != self._stale:
            self._stale = stale
            self.update()

    def set_marked(self, marked: dict[int, str]) -> None:
        """Frame units: "pin", "window" or "reach"."""
        if marked != self._marked:
            self._marked = marked
            self.update()

    def frames(self) -> list[tuple[QRectF, str]]:
        """Where frames are drawn: around marked units, or once around all of them."""
        styles = set(self._marked.values())
        units = self._plane.height if self._plane is not None else 0
        if 1 < units == len(self._marked) and len(styles) == 1:
            return [(QRectF(self.rect()), styles.pop())]
        return [(self.rect_of(unit), style) for unit, style in self._marked.items()]

    def _grid(self) -> tuple[int, int]:
        return grid_of(self._plane.height if self._plane is not None else 1)

    def rect_of(self, unit: int) -> QRectF:
        """Where a unit lies."""
        rows, columns = self._grid()
        row, column = divmod(unit, columns)
        width, height = self.width() / columns, self.height() / rows
        return QRectF(column * width, row * height, width, height)

    def unit_at(self, point: QPointF) -> int | None:
        """The unit under a point, or None."""
        if self._plane is None or not QRectF(self.rect()).contains(point):
            return None
        rows, columns = self._grid()
        row = min(int(point.y() / self.height() * rows), rows - 1)
        column = min(int(point.x() / self.width() * columns), columns - 1)
        unit = row * columns + column
        return unit if unit < self._plane.height else None

    def paintEvent(self, event: QPaintEvent) -> None:
        self.needs_paint = False
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme().raised)
        if self._plane is not None:
            values = [float(value) for value in self._plane.values[:, 0]]
            if len(values) <= MOST_BARS:
                self._paint_bars(painter, values)
            else:
                for unit, value in enumerate(values):
                    colour = colour_of(value, self._limit, self._palette)
                    painter.fillRect(self.rect_of(unit).adjusted(0, 0, -0.5, -0.5), colour)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for rect, style in self.frames():
            colour = theme().accent if style != "winner" else theme().winner
            painter.setPen(QPen(colour, 1.2 if style == "reach" else 2))
            painter.drawRect(rect.adjusted(1, 1, -1, -1))
        if self._stale:
            veil = QColor(theme().surface)
            veil.setAlpha(170)
            painter.fillRect(self.rect(), veil)
        painter.setPen(QPen(theme().accent if self.hasFocus() else theme().border, 1))
        painter.drawRect(self.rect().adjusted(0, 0, -1, -1))
        painter.end()

    def _paint_bars(self, painter: QPainter, values: list[float]) -> None:
        painter.setFont(tabular(self.font()))
        metrics = painter.fontMetrics()
        label = metrics.horizontalAdvance(str(len(values))) + 10
        texts = [shown(value, self._digits) for value in values]
        wide = max(metrics.horizontalAdvance(text) for text in texts) + 8
        for unit, (value, text) in enumerate(zip(values, texts, strict=True)):
            rect = self.rect_of(unit)
            room = rect.adjusted(label, rect.height() * 0.2, -wide, -rect.height() * 0.2)
            self._paint_bar(painter, room, value)
            painter.setPen(theme().muted)
            align = Qt.AlignmentFlag.AlignVCenter
            painter.drawText(rect.adjusted(5, 0, 0, 0), align, str(unit))
            painter.setPen(theme().text)
            painter.drawText(rect.adjusted(0, 0, -4, 0), align | Qt.AlignmentFlag.AlignRight, text)

    def _paint_bar(self, painter: QPainter, room: QRectF, value: float) -> None:
        if not math.isfinite(value) or room.width() <= 0:
            return
        share = max(-1.0, min(1.0, value / self._limit))
        zero = room.center().x() if self._palette == "signed" else room.left()
        length = share * (room.width() / 2 if self._palette == "signed" else room.width())
        bar = QRectF(zero, room.y(), length, room.height()).normalized()
        strongest = colour_of(1.0 if value >= 0 else -1.0, 1.0, "signed")
        painter.fillRect(bar, strongest)
        painter.setPen(QPen(theme().border, 1))
        painter.drawLine(QPointF(zero, room.top()), QPointF(zero, room.bottom()))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._set_hover(self.unit_at(event.position()))

    def leaveEvent(self, event: object) -> None:
        self._set_hover(None)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        unit = self.unit_at(event.position())
        if unit is not None:
            self.clicked.emit(unit)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        count = self._plane.height if self._plane is not None else 0
        steps = {
            Qt.Key.Key_Up: -1,
            Qt.Key.Key_Left: -1,
            Qt.Key.Key_Down: 1,
            Qt.Key.Key_Right: 1,
        }
        step = steps.get(Qt.Key(event.key()))
        if step is not None and count:
            unit = (self._hover if self._hover is not None else -1) + step
            self._set_hover(min(max(unit, 0), count - 1))
        elif event.key() in (Qt.Key.Key_Space, Qt.Key.Key_Return) and self._hover is not None:
            self.clicked.emit(self._hover)
        else:
            super().keyPressEvent(event)

    def _set_hover(self, unit: int | None) -> None:
        if unit != self._hover:
            self._hover = unit
            self.hovered.emit(unit)

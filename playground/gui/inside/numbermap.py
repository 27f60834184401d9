"""A small map with lines beneath it, any place of which can be pointed at."""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np
from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QImage, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from playground.core.arrays import FloatArray
from playground.core.messages import marked
from playground.engine.view.palette import Palette
from playground.gui.widgets.accessible import Role
from playground.gui.widgets.colours import map_image
from playground.gui.widgets.gestures import gestures
from playground.gui.widgets.keys import ARROWS, RETURN
from playground.gui.widgets.squeezed import draw_in
from playground.gui.widgets.theme import TEXT_POINTS, theme

GAP_PX = 2

Place = tuple[int, int]


@gestures(
    marked("gesture", "A map of an explanation"),
    marked("gesture", "Point, or arrow keys: the numbers of this place"),
    marked("gesture", "Click, or Enter: shows the unit alone"),
)
class NumberMap(QWidget):
    """Shows values as colours; who owns it says which, and what the lines beneath say."""

    pointed = Signal(object)
    """The (row, column) that is pointed at, or None."""

    pressed = Signal()

    accessible_role = Role.Graphic

    def __init__(self, side_px: int, lines: int, parent: QWidget | None = None) -> None:
        """`side_px` is that of the map in text of 10 points."""
        super().__init__(parent)
        self._side_px = side_px
        self._count = lines
        self.values: FloatArray = np.zeros((1, 1), np.float32)
        self.lines: tuple[str, ...] = ()
        self._image: QImage | None = None
        self.marked: Place | None = None
        self._size: Place = (1, 1)
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_values(self, values: FloatArray, limit: float, palette: Palette) -> None:
        """Show a map of height × width on a scale that ends at `limit`."""
        self.values = values
        self._image = map_image(values, limit or 1.0, palette)
        self.update()

    def set_side(self, side_px: int) -> None:
        """Have the map of another size."""
        if side_px != self._side_px:
            self._side_px = side_px
            self.updateGeometry()

    def show_lines(self, lines: Sequence[str]) -> None:
        """Write these beneath it."""
        if tuple(lines) != self.lines:
            self.lines = tuple(lines)
            self.setAccessibleName(self.lines[0] if self.lines else "")
            self.setAccessibleDescription(", ".join(filter(None, self.lines[1:])))
            self.setToolTip("\n".join(filter(None, self.lines)))
            self.update()

    def mark(self, place: Place | None, size: Place = (1, 1)) -> None:
        """Outline a place, or a window of a size that begins there."""
        if (place, size) != (self.marked, self._size):
            self.marked, self._size = place, size
            self.update()

    def sizeHint(self) -> QSize:
        """The map, and its lines."""
        side = round(self._side_px * self.font().pointSizeF() / TEXT_POINTS)
        return QSize(side, side + GAP_PX + self._count * self.fontMetrics().height())

    def minimumSizeHint(self) -> QSize:
        """No less."""
        return self.sizeHint()

    def area(self) -> QRectF:
        """Where the map lies: as large as there is room, in its proportions."""
        height, width = self.values.shape
        room = QRectF(0, 0, self.width(), self.width()).adjusted(0.5, 0.5, -0.5, -0.5)
        factor = min(room.width() / width, room.height() / height)
        wide, high = factor * width, factor * height
        return QRectF(room.center().x() - wide / 2, room.center().y() - high / 2, wide, high)

    def place_rect(self, row: int, column: int, size: Place = (1, 1)) -> QRectF:
        """Where a place of the map lies, or a window of a size that begins there."""
        area, (height, width) = self.area(), self.values.shape
        down, across = area.height() / height, area.width() / width
        left, top = area.x() + column * across, area.y() + row * down
        return QRectF(left, top, size[1] * across, size[0] * down)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        area, colours = self.area(), theme()
        if self._image is not None:
            is_shrunk = self._image.width() > area.width()
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, is_shrunk)
            painter.drawImage(area, self._image)
        painter.setPen(QPen(colours.accent if self.hasFocus() else colours.border, 1))
        painter.drawRect(area)
        self._paint_mark(painter)
        line = QRectF(0, self.width() + GAP_PX, self.width(), self.fontMetrics().height())
        for at, text in enumerate(self.lines):
            painter.setPen(colours.text if at == 0 else colours.muted)
            draw_in(painter, line, text)
            line.translate(0, line.height())
        painter.end()

    def _paint_mark(self, painter: QPainter) -> None:
        place, (height, width) = self.marked, self.values.shape
        if place is None or place[0] >= height or place[1] >= width:
            return
        cell = self.place_rect(*place, self._size)
        for pen in (QPen(Qt.GlobalColor.white, 3), QPen(Qt.GlobalColor.black, 1)):
            painter.setPen(pen)
            painter.drawRect(cell)

    def place_at(self, at: QPointF) -> Place | None:
        """The (row, column) at a point, or None."""
        area, (height, width) = self.area(), self.values.shape
        if not area.contains(at):
            return None
        row = math.floor((at.y() - area.y()) / area.height() * height)
        column = math.floor((at.x() - area.x()) / area.width() * width)
        return min(row, height - 1), min(column, width - 1)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self.pointed.emit(self.place_at(event.position()))

    def leaveEvent(self, event: QEvent) -> None:
        self.pointed.emit(None)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton and self.area().contains(event.position()):
            self.pressed.emit()

    def focusInEvent(self, event: object) -> None:
        self.update()

    def focusOutEvent(self, event: object) -> None:
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, (height, width) = Qt.Key(event.key()), self.values.shape
        if key in RETURN:
            self.pressed.emit()
        elif key in ARROWS:
            row, column = self.marked or (height // 2, width // 2)
            down, across = ARROWS[key] if self.marked is not None else (0, 0)
            row, column = row + down, column + across
            self.pointed.emit((min(max(row, 0), height - 1), min(max(column, 0), width - 1)))
        else:
            super().keyPressEvent(event)

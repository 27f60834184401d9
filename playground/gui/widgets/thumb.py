"""A filter, or one slice of it, as a small picture that can be chosen."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QImage, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget

from playground.core.arrays import FloatArray
from playground.gui.widgets.colours import map_image, signed_scale
from playground.gui.widgets.theme import theme

MARGIN_PX = 4
"""Between the picture and the outline of the chosen one."""


class Thumb(QAbstractButton):
    """Paints the weights as colours, with a caption beneath if there is one."""

    double_clicked = Signal()

    pressed_key = Signal(object)
    """A QKeyEvent that the row of thumbs may take."""

    dragged = Signal(QPoint)
    """The mouse pulls the thumb; where to, in the parent's coordinates."""

    dropped = Signal(QPoint)
    """The mouse let go of the thumb that it pulled."""

    def __init__(self, side: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._side = side
        self._kernel: tuple[FloatArray, float] | None = None
        self._image: QImage | None = None
        self._image_scale = ""
        self._grabbed: QPoint | None = None
        self._pulled = False
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def show_kernel(self, matrix: FloatArray, limit: float = 0.0) -> None:
        """Show a matrix on a scale that ends at `limit`, or at its largest weight."""
        self._kernel = matrix, limit or float(np.abs(matrix).max())
        self._image = None
        self.update()

    def _painted_kernel(self) -> QImage | None:
        if self._kernel is not None and (
            self._image is None or self._image_scale != signed_scale()
        ):
            self._image_scale = signed_scale()
            self._image = map_image(*self._kernel, "signed")
        return self._image

    def set_chosen(self, chosen: bool) -> None:
        """Outline it, and let Tab find it."""
        self.setChecked(chosen)
        focus = Qt.FocusPolicy.StrongFocus if chosen else Qt.FocusPolicy.ClickFocus
        self.setFocusPolicy(focus)

    def set_side(self, side: int) -> None:
        """The length of its sides, without the caption."""
        if side != self._side:
            self._side = side
            self.updateGeometry()
            self.update()

    def _scaled_side(self) -> int:
        return round(self._side * self.font().pointSizeF() / 10)

    def sizeHint(self) -> QSize:
        """A square, and a line of text if there is a caption."""
        side = self._scaled_side()
        caption = self.fontMetrics().height() if self.text() else 0
        width = max(side, self.fontMetrics().horizontalAdvance(self.text()) + 2)
        return QSize(width, side + caption)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        colours = theme()
        side = self._scaled_side()
        frame = QRectF((self.width() - side) / 2 + 1, 1, side - 2, side - 2)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.hasFocus() and self.focusPolicy() == Qt.FocusPolicy.StrongFocus:
            painter.setBrush(colours.accent_soft)
        if self.isChecked():
            painter.setPen(QPen(colours.accent, 2))
        else:
            painter.setPen(QPen(colours.accent if self.underMouse() else colours.field_border, 1))
        painter.drawRoundedRect(frame, 5, 5)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        image = self._painted_kernel()
        if image is not None:
            painter.drawImage(_picture_rect(frame, image), image)
        if self.text():
            painter.setPen(colours.accent if self.isChecked() else colours.muted)
            below = self.rect().adjusted(0, side, 0, 0)
            painter.drawText(below, Qt.AlignmentFlag.AlignCenter, self.text())
        painter.end()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        event.ignore()
        self.pressed_key.emit(event)
        if not event.isAccepted():
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._grabbed = event.position().toPoint()
        super().mousePressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        super().mouseDoubleClickEvent(event)
        if event.button() == Qt.MouseButton.LeftButton:
            self.setDown(False)
            self.double_clicked.emit()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._grabbed is not None:
            moved = (event.position().toPoint() - self._grabbed).manhattanLength()
            self._pulled = self._pulled or moved >= QApplication.startDragDistance()
        if self._pulled:
            self.setCursor(Qt.CursorShape.ClosedHandCursor)
            self.dragged.emit(self.mapToParent(event.position().toPoint()))
        else:
            super().mouseMoveEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        pulled, self._grabbed, self._pulled = self._pulled, None, False
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        if pulled:
            self.setDown(False)
            self.dropped.emit(self.mapToParent(event.position().toPoint()))
        else:
            super().mouseReleaseEvent(event)


def _picture_rect(frame: QRectF, image: QImage) -> QRectF:
    """Where a picture lies in a frame: as large as it can be, in the middle."""
    room = frame.adjusted(MARGIN_PX, MARGIN_PX, -MARGIN_PX, -MARGIN_PX)
    scale = min(room.width() / image.width(), room.height() / image.height())
    width = max(1.0, image.width() * scale)
    height = max(1.0, image.height() * scale)
    centre = room.center()
    return QRectF(centre.x() - width / 2, centre.y() - height / 2, width, height)

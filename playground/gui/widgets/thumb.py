"""A filter, or one slice of it, as a small picture that can be chosen."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QImage, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QWidget

from playground.core.arrays import FloatArray
from playground.gui.widgets.colours import map_image, signed_scale
from playground.gui.widgets.theme import CONTROL_PX, TEXT_POINTS, control_height, theme

MARGIN_PX = 4
"""Between the picture and the outline of the chosen one."""

CAPTION_GAP_PX = 4


class Thumb(QAbstractButton):
    """Paints the weights as colours, as high as a control; a caption stands beside."""

    pressed_key = Signal(object)
    """A QKeyEvent that the row of thumbs may take."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._kernel: tuple[FloatArray, float] | None = None
        self._image: QImage | None = None
        self._image_scale = ""
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

    def _side(self) -> int:
        return control_height(self.font().pointSizeF() / TEXT_POINTS)

    def sizeHint(self) -> QSize:
        """A square, and the text beside it if there is a caption."""
        side, beside = self._side(), 0
        if self.text():
            beside = self.fontMetrics().horizontalAdvance(self.text()) + CAPTION_GAP_PX
        return QSize(side + beside, side)

    def minimumSizeHint(self) -> QSize:
        """No less."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        colours, side = theme(), self._side()
        frame = QRectF(1, 1, side - 2, side - 2)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.hasFocus() and self.focusPolicy() == Qt.FocusPolicy.StrongFocus:
            painter.setPen(QPen(colours.accent, 2))
            painter.drawRect(QRectF(self.rect()).adjusted(0, 0, -1, -1))
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
            beside = self.rect().adjusted(side + CAPTION_GAP_PX, 0, 0, 0)
            align = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
            painter.drawText(beside, align, self.text())
        painter.end()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        event.ignore()
        self.pressed_key.emit(event)
        if not event.isAccepted():
            super().keyPressEvent(event)


def _picture_rect(frame: QRectF, image: QImage) -> QRectF:
    """Where a picture lies in a frame: as large as it can be, in the middle."""
    margin = MARGIN_PX * frame.height() / CONTROL_PX
    room = frame.adjusted(margin, margin, -margin, -margin)
    scale = min(room.width() / image.width(), room.height() / image.height())
    width = max(1.0, image.width() * scale)
    height = max(1.0, image.height() * scale)
    centre = room.center()
    return QRectF(centre.x() - width / 2, centre.y() - height / 2, width, height)

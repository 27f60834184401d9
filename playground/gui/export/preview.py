"""The figure in small, on its sheet."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QImage, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from playground.gui.widgets.accessible import Role
from playground.gui.widgets.theme import theme

MARGIN_PX = 16


class Preview(QWidget):
    """Shows a picture as large as it was made, in the middle; or says why there is none."""

    resized = Signal()
    """A picture of another size has room now."""

    accessible_role = Role.Graphic

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._image: QImage | None = None
        self._text = ""
        self.setAccessibleName(self.tr("Preview"))
        self.setMinimumSize(320, 260)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    @property
    def room(self) -> tuple[int, int]:
        """Width and height of the largest picture that fits, in pixels of the screen."""
        ratio = self.devicePixelRatioF()
        sides = (self.width() - 2 * MARGIN_PX, self.height() - 2 * MARGIN_PX)
        wide, high = (max(32, round(side * ratio)) for side in sides)
        return wide, high

    @property
    def image(self) -> QImage | None:
        """The picture that is shown."""
        return self._image

    def show_image(self, image: QImage | None, text: str = "") -> None:
        """Show a picture, or a sentence in its place."""
        self._image, self._text = image, text
        self.setAccessibleDescription(text)
        self.update()

    def accessible_value(self) -> str:
        """Why there is no picture; "" while there is one."""
        return self._text

    def sizeHint(self) -> QSize:
        """Room for a figure of a page's width."""
        return QSize(560, 460)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.resized.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme().background)
        if self._image is not None:
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            ratio = self.devicePixelRatioF()
            wide, high = self._image.width() / ratio, self._image.height() / ratio
            x, y = (self.width() - wide) / 2, (self.height() - high) / 2
            sheet = QRectF(x, y, wide, high)
            painter.drawImage(sheet, self._image)
            painter.setPen(QPen(theme().field_border, 1))
            painter.drawRect(sheet.adjusted(-0.5, -0.5, 0.5, 0.5))
        elif self._text:
            painter.setPen(theme().text)
            room = QRectF(self.rect()).adjusted(MARGIN_PX, MARGIN_PX, -MARGIN_PX, -MARGIN_PX)
            flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
            painter.drawText(room, flags, self._text)
        painter.end()

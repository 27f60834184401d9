"""Pictures of the data set in a row: those of a cell of the confusion matrix, or the worst."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from playground.engine.planes import plane
from playground.gui.mapimage import crop_image, draw_image
from playground.gui.theme import theme
from playground.gui.train.data import Data
from playground.gui.viewstate import Viewport

SIDE = 56
GAP = 6
CAPTION = 18


class PictureRow(QWidget):
    """As many pictures as fit, each with a caption; a click chooses one."""

    chosen = Signal(int)
    """The place in the data set of the picture that was clicked."""

    def __init__(self, data: Data, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._data = data
        self._places: list[int] = []
        self._captions: list[str] = []
        self.setMinimumHeight(SIDE + CAPTION)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleName(self.tr("Pictures"))

    @property
    def places(self) -> list[int]:
        """The places in the data set of the pictures, as many as were handed over."""
        return self._places

    def show_pictures(self, places: np.ndarray, captions: list[str]) -> None:
        """Show pictures of the data set by their places."""
        self._places = [int(place) for place in places]
        self._captions = captions
        self.update()

    def rect_of(self, index: int) -> QRectF:
        """Where a picture lies."""
        across = max(1, int(self.width() // (SIDE + GAP)))
        row, column = divmod(index, across)
        return QRectF(column * (SIDE + GAP), row * (SIDE + CAPTION + GAP), SIDE, SIDE)

    def _fitting(self) -> int:
        across = max(1, int(self.width() // (SIDE + GAP)))
        down = max(1, int((self.height() + GAP) // (SIDE + CAPTION + GAP)))
        return min(len(self._places), across * down)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        for index in range(self._fitting()):
            rect = self.rect_of(index)
            picture = self._data.picture(self._places[index])
            if picture is not None:
                values = picture if len(picture) == 3 else picture[0]
                flat = plane(np.ascontiguousarray(values[0] if values.ndim == 3 else values))
                image = crop_image(flat, Viewport(), (1000, 1000), 1.0, "gray")
                draw_image(painter, rect, flat, Viewport(), image)
            painter.setPen(QPen(theme().border, 1))
            painter.drawRect(rect)
            painter.setPen(theme().muted)
            below = QRectF(rect.x() - 3, rect.bottom(), SIDE + 6, CAPTION)
            painter.drawText(below, Qt.AlignmentFlag.AlignCenter, self._captions[index])
        painter.end()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        for index in range(self._fitting()):
            if self.rect_of(index).contains(event.position()):
                self.chosen.emit(self._places[index])

    def sizeHint(self) -> QSize:
        """One row."""
        return QSize(5 * (SIDE + GAP), SIDE + CAPTION)

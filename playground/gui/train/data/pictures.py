"""Pictures of the data set, row by row: those of a class, of a cell of the confusion matrix."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from PySide6.QtCore import QEvent, QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QHelpEvent,
    QImage,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QScrollBar, QToolTip, QWidget

from playground.core.arrays import FloatArray
from playground.core.plan import Augmentation
from playground.engine.view.planes import plane
from playground.gui.train.data.loader import Data, Read, Wanted
from playground.gui.widgets.aswritten import as_written
from playground.gui.widgets.colours import rgb_image
from playground.gui.widgets.mapimage import crop_image
from playground.gui.widgets.theme import TEXT_POINTS, theme
from playground.gui.widgets.viewport import Viewport

SIDE_PX = 56
GAP_PX = 8
CAPTION_PX = 20
"""Of a picture, of the gap, and of a caption's line; the first and last in text of 10 points."""


def picture_image(picture: FloatArray) -> QImage:
    """A picture of 0–1, channels × height × width, in gray or in colour; one pixel a cell."""
    if len(picture) == 1:
        flat = plane(np.ascontiguousarray(picture[0]))
        return crop_image(flat, Viewport(), (1000, 1000), 1.0, "gray")
    return rgb_image((picture.transpose(1, 2, 0) * 255 + 0.5).astype(np.uint8))


def fit_into(image: QImage, rect: QRectF) -> QRectF:
    """The largest rectangle of the image's proportions in the middle of another."""
    scale = min(rect.width() / image.width(), rect.height() / image.height())
    width, height = image.width() * scale, image.height() * scale
    return QRectF(rect.center().x() - width / 2, rect.center().y() - height / 2, width, height)


class PictureWall(QWidget):
    """As many pictures as fit, each with a caption; a click chooses one.

    They are read in the background: a folder's pictures are decoded as they are wanted. A wall that
    `scrolls` lets the others be brought into view; another's owner turns the pages.
    """

    chosen = Signal(int)
    """The place in the data set of the picture that was clicked."""

    fitting_changed = Signal()
    """Another number of pictures has room now."""

    def __init__(
        self,
        data: Data,
        parent: QWidget | None = None,
        side: int = SIDE_PX,
        scrolls: bool = False,
        captioned: bool = True,
    ) -> None:
        super().__init__(parent)
        self._captioned = captioned
        self._drawn_side = side
        self._scrolls = scrolls
        self._bar = QScrollBar(Qt.Orientation.Vertical, self)
        self._bar.setCursor(Qt.CursorShape.ArrowCursor)
        self._bar.hide()
        self._bar.valueChanged.connect(self._scrolled)
        self._data = data
        self._places: list[int] = []
        self._captions: Sequence[str] = ()
        self._marked: frozenset[int] = frozenset()
        self._augmentation: Augmentation | None = None
        self._seed = 0
        self._images: dict[int, QImage] = {}
        self._wanted: Wanted | None = None
        self._reader = data.reader(self)
        self._reader.arrived.connect(self._take)
        self._measure()
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleName(self.tr("Pictures"))

    def _measure(self) -> None:
        """Size pictures and captions by the text."""
        scale = self.font().pointSizeF() / TEXT_POINTS
        self._side = round(self._drawn_side * scale)
        self._caption_px = round(CAPTION_PX * scale) if self._captioned else 0
        self.setMinimumSize(self._side + 6, self._side + self._caption_px)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._measure()
            self._fit_bar()

    @property
    def side(self) -> int:
        """The side of a picture in pixels."""
        return self._side

    @property
    def places(self) -> list[int]:
        """The places in the data set of the pictures, as many as were handed over."""
        return self._places

    @property
    def images(self) -> dict[int, QImage]:
        """The pictures that have been read, by their places."""
        return self._images

    @property
    def is_complete(self) -> bool:
        """Whether all pictures in view have been read."""
        return all(self._places[index] in self._images for index in self.in_view())

    def show_pictures(
        self,
        places: np.ndarray,
        captions: Sequence[str],
        marked: frozenset[int] = frozenset(),
        augmentation: Augmentation | None = None,
        seed: int = 0,
    ) -> None:
        """Show pictures of the data set by their places; marked ones get a frame.

        Those are the ones held out, which no augmentation changes.
        """
        others = marked != self._marked if augmentation is not None else False
        self._marked = marked
        if others or (augmentation, seed) != (self._augmentation, self._seed):
            self._images = {}
        self._augmentation, self._seed = augmentation, seed
        self._places = [int(place) for place in places]
        self._captions = captions
        self._fit_bar()
        self._read()
        self.update()

    def forget(self) -> None:
        """Show nothing: the data are others now."""
        self._images = {}
        self.show_pictures(np.zeros(0, int), ())

    def _read(self) -> None:
        """Ask for the pictures in view; where all are there, nothing that still comes is taken."""
        self._wanted = None
        dataset = self._data.dataset
        if dataset is None or self.is_complete:
            return
        places = [self._places[index] for index in self.in_view()]
        known = [place for place in places if place < dataset.count]
        self._wanted = Wanted(
            dataset, np.array(known, np.int64), self._augmentation, self._seed, self._marked
        )
        self._reader.request(self._wanted)

    def _take(self, read: Read) -> None:
        if read.wanted is self._wanted:
            self._images = {
                place: picture_image(picture) for place, picture in read.pictures.items()
            }
            self.update()

    def _across(self) -> int:
        room = self.width() - (self._bar.sizeHint().width() if self._scrolls else 0)
        return max(1, int((room + GAP_PX) // (self._side + GAP_PX)))

    def _down(self) -> int:
        pitch = self._side + self._caption_px + GAP_PX
        return max(1, int((self.height() + GAP_PX) // pitch))

    def in_view(self) -> range:
        """Which of the pictures are seen, by their indices."""
        first = self._bar.value() * self._across()
        return range(first, min(len(self._places), first + self.fitting()))

    def scroll_to_top(self) -> None:
        """Bring the first picture into view."""
        self._bar.setValue(0)

    def _fit_bar(self) -> None:
        rows = -(-len(self._places) // self._across())
        more = max(0, rows - self._down()) if self._scrolls else 0
        self._bar.setRange(0, more)
        self._bar.setPageStep(self._down())
        self._bar.setVisible(more > 0)
        wide = self._bar.sizeHint().width()
        self._bar.setGeometry(self.width() - wide, 0, wide, self.height())

    def _scrolled(self) -> None:
        self._read()
        self.update()

    def wheelEvent(self, event: QWheelEvent) -> None:
        if self._bar.maximum():
            self._bar.event(event)
            event.accept()
        else:
            super().wheelEvent(event)

    def rect_of(self, index: int) -> QRectF:
        """Where a picture lies."""
        row, column = divmod(index, self._across())
        row -= self._bar.value()
        down = self._side + self._caption_px + GAP_PX
        return QRectF(
            column * (self._side + GAP_PX) + 0.5, row * down + 0.5, self._side - 1, self._side - 1
        )

    def fitting(self) -> int:
        """How many pictures have room."""
        return self._across() * self._down()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_bar()
        self._read()
        self.fitting_changed.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        metrics = painter.fontMetrics()
        for index in self.in_view():
            place = self._places[index]
            rect = self.rect_of(index)
            image = self._images.get(place)
            if image is not None:
                painter.drawImage(fit_into(image, rect), image)
            marked = place in self._marked
            painter.setPen(
                QPen(theme().negative if marked else theme().field_border, 2 if marked else 1)
            )
            painter.drawRect(rect)
            if not self._caption_px:
                continue
            painter.setPen(theme().muted)
            below = QRectF(
                rect.x() - GAP_PX / 2, rect.bottom() + 1, self._side + GAP_PX, self._caption_px
            )
            text = metrics.elidedText(
                self._captions[index], Qt.TextElideMode.ElideRight, int(below.width())
            )
            painter.drawText(below, Qt.AlignmentFlag.AlignCenter, text)
        painter.end()

    def _index_at(self, at: QPoint) -> int | None:
        for index in self.in_view():
            if self.rect_of(index).contains(at):
                return index
        return None

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            index = self._index_at(event.pos())
            if index is not None:
                text = self.tr("{caption}: click to send it through the network")
                caption = self._captions[index]
                QToolTip.showText(event.globalPos(), as_written(text.format(caption=caption)), self)
            else:
                QToolTip.hideText()
            return True
        return super().event(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        index = self._index_at(event.position().toPoint())
        if index is not None and event.button() == Qt.MouseButton.LeftButton:
            self.chosen.emit(self._places[index])

    def sizeHint(self) -> QSize:
        """One row."""
        return QSize(3 * (self._side + GAP_PX), self._side + self._caption_px)

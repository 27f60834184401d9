"""A card with a picture, or several in rows, and lines beneath it that say what it is."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QHelpEvent, QImage, QPainter, QPaintEvent
from PySide6.QtWidgets import QToolTip, QWidget

from playground.core.messages import marked
from playground.gui.inside.cardpainting import CardPainting, paint_frame, paint_title
from playground.gui.widgets.accessible import Role
from playground.gui.widgets.aswritten import as_written
from playground.gui.widgets.gestures import gestures
from playground.gui.widgets.theme import theme

GAP_PX = 3


@gestures(
    marked("gesture", "Pictures of a unit"),
    marked("gesture", "Rest the pointer: says what a picture is"),
)
class PictureCard(QWidget):
    """Shows pictures in a square of rows; who owns it says which, and what they are."""

    accessible_role = Role.Graphic

    def __init__(self, title: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._title = title
        self._images: tuple[QImage, ...] = ()
        self._told: tuple[str, ...] = ()
        self.text = ""
        self.setAccessibleName(title)

    @property
    def count(self) -> int:
        """How many pictures there are."""
        return len(self._images)

    def show_pictures(self, images: Sequence[QImage], text: str, told: Sequence[str] = ()) -> None:
        """Show pictures with a text beneath; `told` has a sentence for each of them."""
        self._images, self._told, self.text = tuple(images), tuple(told), text
        self.setAccessibleDescription("; ".join(filter(None, (text, *told))))
        self.update()

    def sizeHint(self) -> QSize:
        """Room for small pictures."""
        return QSize(160, 200)

    def places(self) -> list[QRectF]:
        """Where the pictures lie."""
        count = len(self._images)
        across = max(1, int(np.ceil(np.sqrt(count))))
        area = CardPainting(self, self.text).picture_rect((1, 1))
        side = (area.width() - (across - 1) * GAP_PX) / across
        return [
            QRectF(
                area.x() + at % across * (side + GAP_PX),
                area.y() + at // across * (side + GAP_PX),
                side,
                side,
            )
            for at in range(count)
        ]

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        layout = CardPainting(self, self.text)
        paint_frame(painter, self)
        paint_title(painter, layout.title_rect(), self._title)
        for image, place in zip(self._images, self.places(), strict=True):
            smooth = image.width() > place.width()
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, smooth)
            painter.drawImage(_fitted(image, place), image)
        area = layout.picture_rect((1, 1))
        painter.setPen(theme().muted)
        flags = Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap
        painter.drawText(
            layout.below(area) if self._images else layout.rest(area), flags, self.text
        )
        painter.end()

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            here = (
                told
                for told, place in zip(self._told, self.places(), strict=False)
                if place.contains(event.pos())
            )
            QToolTip.showText(event.globalPos(), as_written(next(here, self.text)), self)
            return True
        return super().event(event)


def _fitted(image: QImage, place: QRectF) -> QRectF:
    """As large as there is room, in its proportions."""
    factor = min(place.width() / image.width(), place.height() / image.height())
    wide, high = factor * image.width(), factor * image.height()
    return QRectF(place.center().x() - wide / 2, place.center().y() - high / 2, wide, high)

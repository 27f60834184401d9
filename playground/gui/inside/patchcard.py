"""The card of what the network sees, over which a patch is laid by hand."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QImage, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from playground.core.arrays import FloatArray
from playground.core.messages import marked
from playground.engine.view.palette import painted, painted_rgb
from playground.gui.inside.cardpainting import CardPainting, paint_frame, paint_title
from playground.gui.widgets.accessible import Role, announce
from playground.gui.widgets.colours import rgb_image
from playground.gui.widgets.gestures import gestures
from playground.gui.widgets.sharebars import percent
from playground.gui.widgets.theme import theme
from playground.pictures.patch import Patch, PatchFill, filling

STEP_SHARE = 1 / 28
"""How far an arrow key moves the patch, as a share of the picture."""


@gestures(
    marked("gesture", "What the network sees"),
    marked("gesture", "Drag: a patch covers this part, the answers follow"),
    marked("gesture", "Arrow keys: move the patch; Delete takes it away"),
    marked("gesture", "Double click: takes the patch away"),
)
class PatchCard(QWidget):
    """Shows the network's input; who owns it says which, and keeps where the patch lies."""

    patch_wanted = Signal(object)
    """The middle (across, down) of the patch, or None for no patch."""

    accessible_role = Role.Graphic

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._x: FloatArray | None = None
        self._top = 1.0
        self._patch: Patch | None = None
        self._fill: PatchFill = "gray"
        self._plain: QImage | None = None
        self._filled: QImage | None = None
        self._image: QImage | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(self.tr("What the network sees"))
        self._describe()

    def show_input(self, x: FloatArray | None, top: float) -> None:
        """Show what the network is fed, whose white is `top`."""
        if x is not self._x or top != self._top:
            self._x, self._top = x, top
            self._plain = self._filled = self._image = None
            self.update()

    def show_patch(self, patch: Patch | None, fill: PatchFill) -> None:
        """Lay a patch over it, or none."""
        if (patch, fill) != (self._patch, self._fill):
            self._filled = self._filled if fill == self._fill else None
            self._patch, self._fill, self._image = patch, fill, None
            self._describe()
            self.update()

    def sentence(self) -> str:
        """How much is covered, or what can be done."""
        if self._patch is None or self._x is None:
            return self.tr("Drag over it to cover a part.")
        share = self._patch.share(self._x.shape[1], self._x.shape[2])
        return self.tr("Covered: {share}").format(share=percent(share, 1))

    def accessible_value(self) -> str:
        """How much is covered."""
        return self.sentence()

    def _describe(self) -> None:
        self.setAccessibleDescription(self.sentence())
        announce(self)

    # Painting.

    def picture_rect(self) -> QRectF:
        """Where the picture lies."""
        shape = (1, 1) if self._x is None else (self._x.shape[1], self._x.shape[2])
        return CardPainting(self).picture_rect(shape)

    def sizeHint(self) -> QSize:
        """Room for a small picture."""
        return QSize(160, 200)

    def _pixels(self) -> QImage | None:
        """The picture, of which only the patch is painted anew while it is dragged."""
        x = self._x
        if x is None:
            return None
        if self._plain is None:
            self._plain = _image_of(x, self._top)
        if self._patch is None:
            return self._plain
        if self._filled is None:
            self._filled = _image_of(filling(x, self._fill, self._top), self._top)
        if self._image is None:
            rows, columns = self._patch.box(x.shape[1], x.shape[2])
            size = columns.stop - columns.start, rows.stop - rows.start
            self._image = self._plain.copy()
            painter = QPainter(self._image)
            start = columns.start, rows.start
            painter.drawImage(*start, self._filled, *start, *size)
            painter.end()
        return self._image

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        layout = CardPainting(self)
        paint_frame(painter, self)
        paint_title(painter, layout.title_rect(), self.accessibleName())
        area, image = self.picture_rect(), self._pixels()
        if image is not None:
            is_shrunk = image.width() > area.width()
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, is_shrunk)
            painter.drawImage(area, image)
            self._paint_outline(painter, area)
        painter.setPen(theme().muted)
        flags = Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap
        painter.drawText(layout.below(area), flags, self.sentence())
        painter.end()

    def _paint_outline(self, painter: QPainter, area: QRectF) -> None:
        if self._patch is None or self._x is None:
            return
        height, width = self._x.shape[1:]
        rows, columns = self._patch.box(height, width)
        down, across = area.height() / height, area.width() / width
        box = QRectF(
            area.x() + columns.start * across,
            area.y() + rows.start * down,
            (columns.stop - columns.start) * across,
            (rows.stop - rows.start) * down,
        )
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for pen in (QPen(Qt.GlobalColor.white, 3), QPen(Qt.GlobalColor.black, 1)):
            painter.setPen(pen)
            painter.drawRect(box)

    # The hand.

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton and self.picture_rect().contains(
            event.position()
        ):
            self._want(event.position())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if event.buttons() & Qt.MouseButton.LeftButton and self._patch is not None:
            self._want(event.position())

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self.patch_wanted.emit(None)

    def _want(self, at: QPointF) -> None:
        area = self.picture_rect()
        across = min(max((at.x() - area.x()) / area.width(), 0.0), 1.0)
        down = min(max((at.y() - area.y()) / area.height(), 0.0), 1.0)
        self.patch_wanted.emit((across, down))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        step = {
            Qt.Key.Key_Left: (-1, 0),
            Qt.Key.Key_Right: (1, 0),
            Qt.Key.Key_Up: (0, -1),
            Qt.Key.Key_Down: (0, 1),
        }.get(key)
        if key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace) and self._patch is not None:
            self.patch_wanted.emit(None)
        elif step is not None and self._x is not None:
            patch = self._patch
            across, down = (0.5, 0.5) if patch is None else (patch.across, patch.down)
            if patch is not None:
                across, down = across + step[0] * STEP_SHARE, down + step[1] * STEP_SHARE
            self.patch_wanted.emit((min(max(across, 0.0), 1.0), min(max(down, 0.0), 1.0)))
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: object) -> None:
        self.update()

    def focusOutEvent(self, event: object) -> None:
        self.update()


def _image_of(x: FloatArray, top: float) -> QImage:
    """The input of a network as an image: in colour where it has three channels."""
    x = np.ascontiguousarray(x, np.float32)
    return rgb_image(painted_rgb(x, top) if len(x) == 3 else painted(x.mean(0), top, "gray"))

"""The network as a strip of cards: wide ones with a map, and narrow ones between."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QFont,
    QHelpEvent,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QSizePolicy, QToolTip, QWidget

from playground.core.messages import marked
from playground.gui.inside.stripcards import Card, opened
from playground.gui.widgets.accessible import Role, announce
from playground.gui.widgets.aswritten import as_written
from playground.gui.widgets.colours import map_image, rgb_image, signed_scale
from playground.gui.widgets.gestures import gestures
from playground.gui.widgets.icons import has_icon, icon
from playground.gui.widgets.squeezed import draw_squeezed
from playground.gui.widgets.theme import TEXT_POINTS, theme

WIDE_PX, NARROW_PX, GAP_PX = 74, 12, 2
MAP_PX, PADDING_PX, BAR_PX = 46, 4, 12
"""Sizes in text of 10 points; the bar to scroll with is as high as that whatever the text."""

LEAST_WIDE = 3
"""Cards that are wide at least; where that is too much for the room, the strip scrolls."""


@dataclass(frozen=True, slots=True)
class Placed:
    """Where a card lies in the strip, from its left."""

    left: int
    width: int
    is_wide: bool


@gestures(
    marked("gesture", "The strip of layers"),
    marked("gesture", "Click, or ← →: chooses a layer; the page is about it"),
    marked("gesture", "Point: what the layer is called and makes"),
    marked("gesture", "Wheel: scrolls the strip"),
)
class LayerStrip(QAbstractScrollArea):
    """Paints cards; who owns it says which, and which one is chosen."""

    chosen = Signal(int)
    """The stage of the card that is to be chosen."""

    accessible_role = Role.List

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.cards: tuple[Card, ...] = ()
        self.stage: int | None = None
        self.places: tuple[Placed, ...] = ()
        self._pointed: int | None = None
        self._images: dict[int, QImage] = {}
        self._scale = ""
        self.setAccessibleName(self.tr("Layers"))
        self.setFrameShape(QAbstractScrollArea.Shape.NoFrame)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.viewport().setAutoFillBackground(False)
        self.viewport().setMouseTracking(True)

    def show_cards(self, cards: Sequence[Card]) -> None:
        """Show other cards, from the picture on."""
        kept = {id(card.values): self._images.get(at) for at, card in enumerate(self.cards)}
        self.cards = tuple(cards)
        found = ((at, kept.get(id(card.values))) for at, card in enumerate(self.cards))
        self._images = {at: image for at, image in found if image is not None}
        self._place()
        self._describe()

    def choose(self, stage: int | None) -> None:
        """Frame the card of a stage, and bring it into view."""
        if stage != self.stage:
            self.stage = stage
            self._place()
            self._bring_into_view()
            self._describe()

    def accessible_value(self) -> str:
        """The layer that is chosen."""
        at = self._at_stage()
        return "" if at is None else self.cards[at].told

    def _describe(self) -> None:
        self.setAccessibleDescription(self.accessible_value())
        announce(self)

    # Geometry.

    def _px(self, length: float) -> int:
        return round(length * self.font().pointSizeF() / TEXT_POINTS)

    def _card_px(self) -> int:
        lines = 2 * self.fontMetrics().height() + 2
        return lines + self._px(MAP_PX) + 3 * PADDING_PX

    def sizeHint(self) -> QSize:
        """As high as a card, and the bar beneath."""
        return QSize(self._px(LEAST_WIDE * WIDE_PX), self._card_px() + BAR_PX)

    def minimumSizeHint(self) -> QSize:
        """No less high; it scrolls."""
        return self.sizeHint()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self.updateGeometry()
            self._place()

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._place()
        self._bring_into_view()

    def _place(self) -> None:
        """Open as many cards as there is room for."""
        count, gap = len(self.cards), self._px(GAP_PX)
        wide, narrow = self._px(WIDE_PX), self._px(NARROW_PX)
        spare = self.width() - count * narrow - (count - 1) * gap
        fitting = max(LEAST_WIDE, spare // (wide - narrow))
        are_wide = opened(self.cards, self.stage, fitting)
        places, left = [], 0
        for at in range(count):
            width = wide if at in are_wide else narrow
            places.append(Placed(left, width, at in are_wide))
            left += width + gap
        self.places = tuple(places)
        bar = self.horizontalScrollBar()
        bar.setPageStep(self.width())
        bar.setSingleStep(wide)
        bar.setRange(0, max(0, left - gap - self.width()))
        self.viewport().update()

    def _bring_into_view(self) -> None:
        at, bar = self._at_stage(), self.horizontalScrollBar()
        if at is not None:
            place, room = self.places[at], self._px(WIDE_PX)
            least = place.left + place.width + room - self.width()
            bar.setValue(min(max(bar.value(), least), max(0, place.left - room)))

    def card_rect(self, at: int) -> QRect:
        """Where a card lies on the viewport."""
        place = self.places[at]
        left = place.left - self.horizontalScrollBar().value()
        return QRect(left, 0, place.width, self._card_px())

    def _at_stage(self) -> int | None:
        return next((at for at, card in enumerate(self.cards) if card.stage == self.stage), None)

    def _card_at(self, point: QPoint) -> int | None:
        """The card at a point; half of the gap beside a card is its own."""
        half = (self._px(GAP_PX) + 1) // 2
        around = (self.card_rect(at).adjusted(-half, 0, half, 0) for at in range(len(self.cards)))
        return next((at for at, box in enumerate(around) if box.contains(point)), None)

    # Painting.

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._scale != signed_scale():
            self._scale, self._images = signed_scale(), {}
        painter = QPainter(self.viewport())
        for at, card in enumerate(self.cards):
            box = self.card_rect(at)
            if box.intersects(event.rect()):
                self._paint_card(painter, at, card, QRectF(box))
        painter.end()

    def _paint_card(self, painter: QPainter, at: int, card: Card, box: QRectF) -> None:
        colours = theme()
        is_chosen, is_pointed = card.stage == self.stage, at == self._pointed and card.can_be_chosen
        has_keys = is_chosen and self.hasFocus()
        lit = is_chosen or is_pointed
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        width = 3 if has_keys else 2 if is_chosen else 1
        painter.setPen(QPen(colours.accent if lit else colours.border, width))
        painter.setBrush(colours.accent_soft if is_chosen else colours.raised)
        painter.drawRoundedRect(box.adjusted(1, 1, -1, -1), 5, 5)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        line = self.fontMetrics().height()
        top = box.top() + PADDING_PX
        if self.places[at].is_wide:
            self._paint_texts(painter, card, box.adjusted(PADDING_PX, PADDING_PX, -PADDING_PX, 0))
        else:
            self._paint_sign(painter, card, QRectF(box.left(), top, box.width(), 2 * line))
        side, below = self._px(MAP_PX), top + 2 * line + PADDING_PX
        image = self._image(at)
        if image is None:
            return
        if self.places[at].is_wide:
            factor = side / max(image.width(), image.height())
            wide, high = factor * image.width(), factor * image.height()
            left = box.center().x() - wide / 2
            area = QRectF(round(left), below + (side - high) / 2, wide, high)
            source = QRectF(image.rect())
        else:  # a slice of the middle of the map, as it would be seen between its neighbours
            area = box.adjusted(3, 0, -3, 0)
            area.setTop(below)
            area.setHeight(side)
            wide = min(float(image.width()), image.height() * area.width() / side)
            source = QRectF((image.width() - wide) / 2, 0, wide, image.height())
        is_shrunk = source.height() > area.height()
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, is_shrunk)
        painter.drawImage(area, image, source)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(colours.border, 1))
        painter.drawRect(area)

    def _paint_texts(self, painter: QPainter, card: Card, room: QRectF) -> None:
        bold = QFont(self.font())
        bold.setWeight(QFont.Weight.DemiBold)
        painter.setFont(bold)
        painter.setPen(theme().text)
        draw_squeezed(painter, room, card.name)
        painter.setFont(self.font())
        painter.setPen(theme().muted)
        draw_squeezed(painter, room.adjusted(0, self.fontMetrics().height(), 0, 0), card.size)

    def _paint_sign(self, painter: QPainter, card: Card, room: QRectF) -> None:
        """The icon of the kind of layer: a narrow card has no room for a word."""
        if has_icon(card.kind):
            side = min(room.width() - 1, room.height())
            area = QRectF(0, 0, side, side)
            area.moveCenter(room.center())
            icon(card.kind, theme().muted).paint(painter, area.toRect())

    def _image(self, at: int) -> QImage | None:
        card = self.cards[at]
        if at not in self._images and card.values is not None:
            if card.values.ndim == 3:
                self._images[at] = rgb_image(card.pixels())
            else:
                self._images[at] = map_image(card.values, card.limit, card.palette)
        return self._images.get(at)

    # The hand.

    def viewportEvent(self, event: QEvent) -> bool:
        """Say what a card is, where it is pointed at."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            at = self._card_at(event.pos())
            QToolTip.showText(
                event.globalPos(), "" if at is None else as_written(self.cards[at].told), self
            )
            return True
        if event.type() == QEvent.Type.Leave:
            self._point(None)
        return super().viewportEvent(event)

    def _point(self, at: int | None) -> None:
        if at != self._pointed:
            self._pointed = at
            can = at is not None and self.cards[at].can_be_chosen
            hand, arrow = Qt.CursorShape.PointingHandCursor, Qt.CursorShape.ArrowCursor
            self.viewport().setCursor(hand if can else arrow)
            self.viewport().update()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._point(self._card_at(event.position().toPoint()))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        at = self._card_at(event.position().toPoint())
        is_left = event.button() == Qt.MouseButton.LeftButton
        if is_left and at is not None and self.cards[at].can_be_chosen:
            self.chosen.emit(self.cards[at].stage)

    def wheelEvent(self, event: QWheelEvent) -> None:
        bar, turned = self.horizontalScrollBar(), event.angleDelta()
        if bar.maximum() > 0:
            bar.setValue(bar.value() - (turned.x() or turned.y()))
            event.accept()
        else:
            event.ignore()

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        self.viewport().update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        can = [card.stage for card in self.cards if card.can_be_chosen]
        at, last = can.index(self.stage) if self.stage in can else 0, len(can) - 1
        wanted = {
            Qt.Key.Key_Left: max(at - 1, 0),
            Qt.Key.Key_Right: min(at + 1, last),
            Qt.Key.Key_Home: 0,
            Qt.Key.Key_End: last,
        }.get(Qt.Key(event.key()))
        if wanted is None or not can:
            super().keyPressEvent(event)
        else:
            self.chosen.emit(can[wanted])

    def focusInEvent(self, event: object) -> None:
        self.viewport().update()

    def focusOutEvent(self, event: object) -> None:
        self.viewport().update()

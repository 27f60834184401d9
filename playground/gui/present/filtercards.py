"""The filters of the layer with their maps, as cards; a click brings one onto the stage."""

from __future__ import annotations

import math

import numpy as np
from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, Qt, Signal
from PySide6.QtGui import (
    QFont,
    QFontMetricsF,
    QHelpEvent,
    QImage,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QToolTip, QWidget

from playground.core.counting import from_one
from playground.core.filters import telling_slice
from playground.core.layer import FilterLayer, Layer
from playground.engine.view.mapscale import ScaleChoice, scale_in
from playground.engine.view.planes import Plane, Shown, View
from playground.gui.present.measures import FILTERS_PX, LOW_FILTERS_PX
from playground.gui.widgets.aswritten import as_written
from playground.gui.widgets.colours import map_image, signed_scale
from playground.gui.widgets.mapimage import crop_image
from playground.gui.widgets.theme import theme
from playground.gui.widgets.viewport import Viewport
from playground.gui.widgets.wording import filter_name

NAMED, WITH_KERNEL = 4, 8
"""Maps up to which cards have a name, and up to which they have the kernel."""

MAX_SHOWN = 32
"""Maps in the two rows of small ones; of more, those around the chosen one."""

GAP_PX = 10

KERNEL_SHARE, MAP_SHARE = 0.42, 0.54
"""Of the width of a card without a name, that its pictures take."""


class FilterCards(QWidget):
    """Paints a card for each map of a layer."""

    chosen = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._layer: Layer | None = None
        self._view = View((), signed=False)
        self._by = ScaleChoice()
        self._chosen = 0
        self._scale = 1.0
        self._is_low = False
        self._hover = -1
        self._images: dict[int, tuple[Plane, tuple[int, int, float, str], QImage]] = {}
        self.setMouseTracking(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    @property
    def count(self) -> int:
        """How many maps the layer has."""
        return 0 if self._view.vector else len(self._view.planes)

    def show_layer(self, shown: Shown, stage: int, chosen: int, by: ScaleChoice) -> None:
        """Show the maps of a stage, one of them framed."""
        self._layer = shown.stages[stage].layer if stage < len(shown.stages) else None
        self._view = shown.view(stage) or View((), signed=False)
        self._by, self._chosen = by, chosen
        self._images = {at: kept for at, kept in self._images.items() if at < self.count}
        self.setAccessibleName(
            self.tr("Filter {number} of {count}").format(
                number=from_one(chosen), count=max(1, self.count)
            )
        )
        self.update()

    def arrange(self, box: QRect, scale: float) -> None:
        """Lie in a box, gaps as large as the screen asks for."""
        self._scale = scale
        self._is_low = box.height() < (FILTERS_PX + LOW_FILTERS_PX) / 2 * scale
        self.setGeometry(box)
        self.update()

    # Geometry.

    def shown_maps(self) -> range:
        """The maps that have a card."""
        if self.count <= MAX_SHOWN:
            return range(self.count)
        first = min(max(0, self._chosen - MAX_SHOWN // 2), self.count - MAX_SHOWN)
        return range(first, first + MAX_SHOWN)

    def card(self, channel: int) -> QRectF:
        """Where the card of a map lies."""
        at = channel - self.shown_maps().start
        across, wide, tall = self._grid()
        gap = self._gap()
        row, place = divmod(at, across)
        return QRectF(place * (wide + gap), row * (tall + gap), wide, tall)

    def _gap(self) -> float:
        gap = GAP_PX * self._scale
        return gap if len(self.shown_maps()) <= WITH_KERNEL else gap / 2

    def _grid(self) -> tuple[int, float, float]:
        """How many cards have room side by side, their width and their height.

        It is the way in which the maps are largest; of several, that with the narrowest cards.
        """
        count, gap = len(self.shown_maps()), self._gap()
        if count <= WITH_KERNEL:
            most = NAMED if count <= NAMED else WITH_KERNEL
        else:
            most = count if self._is_low else math.ceil(count / 2)
        found, largest = (1, 0.0, 0.0), 0.0
        for across in range(most, 0, -1):
            rows = math.ceil(count / across)
            wide = (self.width() - gap * (across - 1)) / across
            tall = (self.height() - gap * (rows - 1)) / rows
            side, (wide, tall) = self._picture_px(count, wide, tall)
            if side >= largest + 1:
                found, largest = (across, wide, tall), side
        return found

    def _picture_px(
        self, count: int, wide: float, tall: float
    ) -> tuple[float, tuple[float, float]]:
        """The side of the map in a card that has so much room, and the size of that card."""
        margin = GAP_PX * self._scale
        if count > WITH_KERNEL:
            side = min(wide, tall)
            return side, (side, side)
        if count > NAMED or self._is_low:
            return min(tall - margin, (wide - 2 * margin) * MAP_SHARE), (wide, tall)
        besides = 2 * margin + QFontMetricsF(self.font()).height()
        pictures = 2 if self._has_kernels else 1
        side = min(tall - besides, (wide - (pictures + 1) * margin) / pictures)
        return side, (wide, min(tall, side + besides))

    def pictures(self) -> tuple[list[QRectF], list[QRectF]]:
        """Where the maps lie, and where the kernels do."""
        channels, count = self.shown_maps(), len(self.shown_maps())
        cards = [self.card(channel) for channel in channels]
        if count > WITH_KERNEL:
            return cards, []
        both = [self._places(card, count <= NAMED) for card in cards]
        kernels = [each for each, _ in both] if self._has_kernels else []
        return [each for _, each in both], kernels

    @property
    def _has_kernels(self) -> bool:
        return isinstance(self._layer, FilterLayer) and self._layer.enabled

    def map_at(self, point: QPointF) -> int:
        """The map whose card lies at a point; −1 for none."""
        return next((at for at in self.shown_maps() if self.card(at).contains(point)), -1)

    def name_of(self, channel: int) -> str:
        """The filter's name, or the map's number."""
        layer = self._layer
        item = layer.maker(channel) if isinstance(layer, FilterLayer) else None
        if item is not None:
            return filter_name(item)
        return self.tr("Map {number}").format(number=from_one(channel))

    # Painting.

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        count = len(self.shown_maps())
        for channel in self.shown_maps():
            card = self.card(channel)
            if count <= WITH_KERNEL:
                self._paint_frame(painter, channel, card, theme().raised)
                self._paint_card(painter, channel, card, named=count <= NAMED)
            else:
                self._paint_map(painter, channel, card.adjusted(2, 2, -2, -2))
                self._paint_frame(painter, channel, card)
        painter.end()

    def _paint_frame(
        self, painter: QPainter, channel: int, card: QRectF, fill: object | None = None
    ) -> None:
        is_chosen = channel == self._chosen
        lit = is_chosen or channel == self._hover
        painter.setPen(QPen(theme().accent if lit else theme().field_border, 3 if is_chosen else 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        if fill is not None:
            painter.setBrush(theme().accent_soft if is_chosen else theme().raised)
        inset = 1.5 if is_chosen else 0.5
        painter.drawRoundedRect(card.adjusted(inset, inset, -inset, -inset), 6, 6)

    def _paint_card(self, painter: QPainter, channel: int, card: QRectF, named: bool) -> None:
        kernel, place = self._places(card, named)
        if self._has_kernels:
            self._paint_kernel(painter, channel, kernel)
        self._paint_map(painter, channel, place)
        if named:
            margin = GAP_PX * self._scale
            room = card.adjusted(margin, 0, -margin, 0)
            if self._is_low:  # beside the pictures
                left = kernel.right() + margin if self._has_kernels else card.left() + margin
                room.setCoords(left, card.top(), place.left() - margin, card.bottom())
            else:
                tall = QFontMetricsF(self.font()).height()
                room.setTop(place.bottom() + 2)
                room.setHeight(tall)
            self._paint_name(painter, channel, room)

    def _places(self, card: QRectF, named: bool) -> tuple[QRectF, QRectF]:
        """Where the kernel and the map lie in a card; without kernels the map is there alone."""
        margin = GAP_PX * self._scale
        inner = card.adjusted(margin, margin, -margin, -margin)
        if self._is_low:
            inner = card.adjusted(margin, margin / 2, -margin, -margin / 2)
            share = 1.0 if named else 0.5
            side = min(inner.height(), (inner.width() - margin) * share)
            middle = inner.center().y() - side / 2
            left = QRectF(inner.left(), middle, side, side)
            return left, QRectF(inner.right() - side, middle, side, side)
        if named:
            tall = inner.height() - QFontMetricsF(self.font()).height()
            if not self._has_kernels:
                alone = QRectF(inner.left(), inner.top(), inner.width(), tall)
                return alone, alone
            side = min(tall, (inner.width() - margin) / 2)
            left = QRectF(inner.left(), inner.top(), side, side)
            return left, QRectF(inner.right() - side, inner.top(), side, side)
        if not self._has_kernels:
            return inner, inner
        other = min(inner.width() * MAP_SHARE, inner.height())
        side = other * KERNEL_SHARE / MAP_SHARE
        middle = inner.center().y()
        left = QRectF(inner.left(), middle - side / 2, side, side)
        return left, QRectF(inner.right() - other, middle - other / 2, other, other)

    def _paint_name(self, painter: QPainter, channel: int, room: QRectF) -> None:
        font = QFont(self.font())
        if channel == self._chosen:
            font.setWeight(QFont.Weight.DemiBold)
        painter.setFont(font)
        painter.setPen(theme().text)
        metrics = QFontMetricsF(font)
        name = self.name_of(channel)
        text = metrics.elidedText(name, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, text)

    def _paint_kernel(self, painter: QPainter, channel: int, room: QRectF) -> None:
        layer = self._layer
        item = layer.maker(channel) if isinstance(layer, FilterLayer) else None
        if item is None:
            return
        matrix = telling_slice(item.weights)
        image = map_image(matrix, float(np.abs(matrix).max()) or 1.0, "signed")
        self._paint_image(painter, image, room)

    def _paint_map(self, painter: QPainter, channel: int, room: QRectF) -> None:
        plane = self._view.planes[channel]
        scale = scale_in(self._view, channel, self._by)
        ratio = self.devicePixelRatioF()
        pixels = round(room.width() * ratio), round(room.height() * ratio)
        key = (*pixels, scale.limit, signed_scale())
        kept = self._images.get(channel)
        if kept is None or kept[0].key is not plane.key or kept[1] != key:
            image = crop_image(plane, Viewport(), pixels, scale.limit, scale.palette)
            kept = self._images[channel] = plane, key, image
        self._paint_image(painter, kept[2], room, plane.width / plane.height)

    def _paint_image(
        self, painter: QPainter, image: QImage, room: QRectF, aspect: float | None = None
    ) -> None:
        aspect = aspect or image.width() / image.height()
        wide = min(room.width(), room.height() * aspect)
        tall = wide / aspect
        centre = room.center()
        rect = QRectF(centre.x() - wide / 2, centre.y() - tall / 2, wide, tall)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        painter.drawImage(rect, image)
        painter.setPen(QPen(theme().field_border, 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(rect)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)

    # Mouse.

    def mousePressEvent(self, event: QMouseEvent) -> None:
        at = self.map_at(event.position())
        if at >= 0 and event.button() == Qt.MouseButton.LeftButton:
            self.chosen.emit(at)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._set_hover(self.map_at(event.position()))

    def leaveEvent(self, event: QEvent) -> None:
        self._set_hover(-1)

    def _set_hover(self, at: int) -> None:
        if at != self._hover:
            self._hover = at
            self.update()

    def event(self, event: QEvent) -> bool:
        """Tell the name of the map under the pointer."""
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            at = self.map_at(QPointF(event.pos()))
            QToolTip.showText(
                event.globalPos(), as_written(self.name_of(at) if at >= 0 else ""), self
            )
            return True
        return super().event(event)

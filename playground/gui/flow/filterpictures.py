"""The filters of a layer, each beside the map that it makes."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from PySide6.QtCore import QEvent, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QFontMetricsF,
    QHelpEvent,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QToolTip, QWidget

from playground.core.counting import from_one
from playground.core.filters import Filter, telling_slice
from playground.core.layer import FilterLayer
from playground.core.messages import marked
from playground.engine.explain.formats import weight_text
from playground.gui.flow.filterimage import filter_image, shows_all
from playground.gui.flow.tiles import Box, Tiles
from playground.gui.widgets.accessible import Role
from playground.gui.widgets.aswritten import as_written
from playground.gui.widgets.colours import colour_of, ink_on, signed_scale
from playground.gui.widgets.gestures import gestures
from playground.gui.widgets.squeezed import wrapped
from playground.gui.widgets.theme import theme
from playground.gui.widgets.wording import filter_name

MAX_NAMED_SIDE_PX = 74
"""Side of a filter that has its name beside it, at most."""

NAME_GAP_PX = 8
MIN_NAME_PX = 40
"""Width in which a name can be read; with less room there is none."""

NAME_LINES = 2
"""Lines of a name beneath its filter."""

MAX_NAMED_SHARE = 0.4
"""Share of a filter's height that its name beneath may take; with less room it has one line."""

STEPS = {
    Qt.Key.Key_Left: -1,
    Qt.Key.Key_Up: -1,
    Qt.Key.Key_Right: 1,
    Qt.Key.Key_Down: 1,
    Qt.Key.Key_Home: -2,
    Qt.Key.Key_End: 2,
}
"""To which filter a key leads: the one before or after, the first or the last (±2)."""


@gestures(
    marked("gesture", "The filter of a map"),
    marked("gesture", "Click or arrow keys: selects the filter; its numbers are at the right"),
    marked("gesture", "Drag or Alt+arrow keys: moves it to the place of another"),
    marked("gesture", "Double click or F2: renames it"),
    marked("gesture", "Ctrl+D, Delete: duplicates or deletes it"),
    marked("gesture", "Page Up, Page Down: go 64 filters on or back"),
)
class FilterPictures(QWidget):
    """Paints the filters of those maps that are in a grid; a click chooses one."""

    chosen = Signal(int)

    accessible_role = Role.List

    def __init__(self, stage: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.stage = stage
        self._layer: FilterLayer | None = None
        self._tiles = Tiles()
        self._images: dict[int, tuple[Filter, str, bool, QImage]] = {}
        self._hover = -1
        self._pull = (-1, -1)
        self._is_column = False
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        name = self.tr("Filters of layer {number}")
        self.setAccessibleName(name.format(number=from_one(stage)))
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.hide()

    @property
    def layer(self) -> FilterLayer | None:
        """The layer whose filters these are."""
        return self._layer

    def show_layer(self, layer: FilterLayer) -> None:
        """Show the filters of a layer; those that are shown are not painted again."""
        if layer is self._layer:
            return
        self._layer = layer
        kept = dict(enumerate(layer.filters))
        self._images = {at: made for at, made in self._images.items() if kept.get(at) is made[0]}
        self._describe()
        self.update()

    def accessible_value(self) -> str:
        """The filter that is chosen."""
        at = self._tiles.chosen
        named = self._layer is not None and 0 <= at < len(self._layer.filters)
        return filter_name(self._layer.filters[at]) if named and self._layer else ""

    def _describe(self) -> None:
        """Say to screen readers which filter is chosen, and what the keyboard does."""
        at = self._tiles.chosen
        if self._layer is not None and 0 <= at < len(self._layer.filters):
            text = self.tr("{name}, {number} of {count}. Arrow keys choose another.").format(
                name=filter_name(self._layer.filters[at]),
                number=at + 1,
                count=len(self._layer.filters),
            )
            self.setAccessibleDescription(text)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        count = 0 if self._layer is None else len(self._layer.filters)
        step = STEPS.get(Qt.Key(event.key()))
        if step is None or not count:
            super().keyPressEvent(event)
            return
        at = self._tiles.chosen + step if abs(step) == 1 else (0 if step < 0 else count - 1)
        self.chosen.emit(min(max(at, 0), count - 1))

    def focusInEvent(self, event: QFocusEvent) -> None:
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self.update()

    def place(self, left: Box | None, tiles: Tiles, is_column: bool = False) -> None:
        """Lie beneath the map at `left`, in line with the maps in `tiles`; None hides it.

        A column of their own, `is_column`, has the chosen filter as well, beside its map.
        """
        rows, count = tiles.rows, 0 if self._layer is None else len(self._layer.filters)
        if left is None or len(tiles) != count or not (rows or is_column):
            self.hide()
            return
        before = self._tiles, self._is_column
        self._tiles, self._is_column = tiles, is_column
        self._describe()
        top = tiles.large.y if is_column else tiles.small.y
        self.setGeometry(left.x, top, left.width, tiles.bottom - top)
        self.show()
        if before != (tiles, is_column):
            self.update()

    def _names_px(self, channel: int) -> float:
        """The height of a filter's name beneath it."""
        if not self._is_column or (self._tiles.across > 1 and channel != self._tiles.chosen):
            return 0.0
        is_chosen = channel == self._tiles.chosen
        height = (self._tiles.large if is_chosen else self._tiles.small).height
        line = QFontMetricsF(self.font()).height()
        fitting = NAME_LINES if NAME_LINES * line + 2 <= MAX_NAMED_SHARE * height else 1
        return fitting * line + 2

    def picture_rect(self, channel: int) -> QRectF:
        """Where a filter is painted."""
        tiles, names = self._tiles, self._names_px(channel)
        row, place = divmod(tiles.rank(channel), tiles.across)
        large, small = tiles.large, tiles.small
        if self._is_column and channel == tiles.chosen:
            side = min(self.width() - 2.0, large.height - names)
            return QRectF((self.width() - side) / 2, (large.height - side - names) / 2, side, side)
        top = float(row * tiles.step + small.y - self.y())
        if not self._is_column:
            side = float(min(small.width, small.height))
            if tiles.across > 1:
                left = float(place * (small.width + tiles.gap))
                return QRectF(left, top + (small.height - side) / 2, side, side)
            side = min(side, MAX_NAMED_SIDE_PX)
            return QRectF(self.width() - side - 1, top + (small.height - side) / 2, side, side)
        wide = (self.width() - 1 - tiles.gap * (tiles.across - 1)) / tiles.across
        side = max(1.0, min(wide, small.height - names))
        left = place * (wide + tiles.gap) + (wide - side) / 2
        return QRectF(left, top + (small.height - side - names) / 2, side, side)

    def _in_view(self, top: float, bottom: float) -> Iterator[int]:
        start = self.y()
        if self._is_column and top < self._tiles.large.height:
            yield self._tiles.chosen
        for at in self._tiles.within(int(top) + start, int(bottom) + start):
            if at != self._tiles.chosen:
                yield at

    def _image(self, at: int, side: float) -> QImage:
        assert self._layer is not None
        item = self._layer.filters[at]
        known = item, signed_scale(), shows_all(item, side)
        if at not in self._images or self._images[at][:3] != known:
            self._images[at] = *known, filter_image(item, side)
        return self._images[at][3]

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._layer is None:
            return
        painter = QPainter(self)
        area = event.rect()
        for at in self._in_view(area.top(), area.bottom()):
            place = self.picture_rect(at)
            image = self._image(at, min(place.width(), place.height()))
            scale = min(place.width() / image.width(), place.height() / image.height())
            wide, tall = image.width() * scale, image.height() * scale
            centre = place.center()
            rect = QRectF(centre.x() - wide / 2, centre.y() - tall / 2, wide, tall)
            painter.fillRect(rect, theme().background)  # no line shows between slices
            painter.drawImage(rect, image)
            is_target = at == self._pull[1] != self._pull[0]
            lit = is_target or at in (self._hover, self._pull[0])
            painter.setPen(QPen(theme().accent if lit else theme().muted, 3 if is_target else 1))
            painter.drawRect(rect)
            self._paint_weights(painter, at, rect)
            self._paint_name(painter, at, place)
        if self.hasFocus():
            painter.setPen(QPen(theme().accent, 2))
            painter.drawRect(QRectF(self.rect()).adjusted(1, 1, -1, -1))
        painter.end()

    def _paint_weights(self, painter: QPainter, at: int, rect: QRectF) -> None:
        """The numbers of a filter whose cells have room for them."""
        assert self._layer is not None
        item = self._layer.filters[at]
        rows, columns = item.weights.shape[-2:]
        wide, tall = rect.width() / columns, rect.height() / rows
        metrics = QFontMetricsF(painter.font())
        if tall < metrics.height() or metrics.horizontalAdvance("0") + 2 > wide:
            return  # before a text is made for each of very many cells
        if not item.is_uniform:
            return  # the numbers of one slice would be taken for those of all
        matrix = telling_slice(item.weights)
        limit = float(np.abs(matrix).max()) or 1.0
        texts = [[weight_text(float(value), limit, 2) for value in line] for line in matrix]
        longest = max((text for line in texts for text in line), key=len)
        if metrics.horizontalAdvance(longest) + 2 > wide:
            return
        for (row, column), value in np.ndenumerate(matrix):
            painter.setPen(ink_on(colour_of(float(value), limit, "signed")))
            cell = QRectF(rect.x() + column * wide, rect.y() + row * tall, wide, tall)
            painter.drawText(cell, Qt.AlignmentFlag.AlignCenter, texts[row][column])

    def _paint_name(self, painter: QPainter, at: int, place: QRectF) -> None:
        assert self._layer is not None
        room = QRectF(0, place.top(), place.left() - NAME_GAP_PX, place.height())
        align = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
        if self._is_column:
            room = QRectF(0, place.bottom() + 2, self.width(), self._names_px(at))
            align = Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignHCenter
        is_named = self._names_px(at) > 0 if self._is_column else self._tiles.across == 1
        if not is_named or room.width() < MIN_NAME_PX:
            return
        line = QFontMetricsF(self.font()).height()
        most = max(1, int(room.height() // line))
        name = filter_name(self._layer.filters[at])
        text = "\n".join(wrapped(self.font(), name, room.width(), most))
        written = QFontMetricsF(self.font()).boundingRect(room, int(align), text)
        painter.fillRect(written, theme().background)  # lines run behind it
        painter.setPen(theme().text)
        painter.drawText(room, align, text)

    def filter_at(self, point: QPointF) -> int:
        """The filter that is painted at a point, or whose name is; −1 for none."""
        for at in self._in_view(point.y(), point.y()):
            place = self.picture_rect(at)
            if self._tiles.across == 1 or at == self._tiles.chosen:
                place.setLeft(0)
            if place.contains(point):
                return at
        return -1

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._set_hover(self.filter_at(event.position()))

    def leaveEvent(self, event: QEvent) -> None:
        self._set_hover(-1)

    def _set_hover(self, at: int) -> None:
        if at != self._hover:
            self._hover = at
            self.update()

    def mark_target(self, pulled: int, target: int) -> None:
        """Show that a filter is pulled, and into whose place it would come; −1 for none."""
        self.setCursor(
            Qt.CursorShape.ClosedHandCursor if pulled >= 0 else Qt.CursorShape.PointingHandCursor
        )
        if (pulled, target) != self._pull:
            self._pull = pulled, target
            self.update()

    def event(self, event: QEvent) -> bool:
        """Tell the name of the filter under the pointer."""
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            at = self.filter_at(QPointF(event.pos()))
            named = at >= 0 and self._layer is not None
            text = filter_name(self._layer.filters[at]) if named and self._layer else ""
            QToolTip.showText(event.globalPos(), as_written(text), self)
            return True
        return super().event(event)

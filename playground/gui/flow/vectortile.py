"""A tile for a layer whose output is a list of numbers: a bar for each, or a cell when many."""

from __future__ import annotations

import math

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QMoveEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QWidget

from playground.core.arrays import FloatArray
from playground.core.counting import from_one
from playground.core.layer import Taps
from playground.core.messages import marked
from playground.core.session import Session
from playground.engine.explain.formats import number_text, share_text
from playground.engine.view.palette import Palette
from playground.engine.view.planes import Plane
from playground.engine.view.shares import is_answer
from playground.gui.flow.unitgrid import MAX_BARS, grid_of, marked_pixels, unit_image
from playground.gui.widgets.accessible import Role, announce
from playground.gui.widgets.colours import colour_of, signed_scale
from playground.gui.widgets.fonts import tabular
from playground.gui.widgets.gestures import gestures
from playground.gui.widgets.keys import PRESS
from playground.gui.widgets.marks import outline_pen, region_image
from playground.gui.widgets.theme import theme
from playground.gui.widgets.wording import class_words, translated
from playground.pictures.network_input import BLANK_SHEET, is_blank

MAX_FRAMES = 256
"""Units of one style that are framed one by one; more are hatched together, with one outline."""

MIN_FRAME_CELL_PX = 6.0
"""Screen pixels that a cell needs for a frame of its own, where several are marked."""

MIN_GAP_CELL_PX = 3.0
"""Screen pixels that a cell needs before a gap separates it from the next."""

MAX_NAME_SHARE = 0.4
"""Of the width, for the names of classes; longer ones are cut."""

WRAP = Qt.TextFlag.TextWordWrap

Marked = tuple[tuple[Taps, str], ...]
"""Units and how they are marked: "pin", "window" or "reach"; the last for a unit counts."""


@gestures(
    marked("gesture", "A row of units"),
    marked("gesture", "Point: marks what the unit is made of"),
    marked("gesture", "Click, Space or Enter: pins it, its arithmetic stays; Escape unpins"),
    marked("gesture", "Arrow keys: go from unit to unit"),
)
class VectorTile(QWidget):
    """Shows units × 1 × 1 values; `hovered` and `clicked` name the unit."""

    hovered = Signal(object)
    clicked = Signal(int)

    accessible_role = Role.Graphic

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._plane: Plane | None = None
        self._limit = 1.0
        self._palette: Palette = "signed"
        self._digits = 2
        self._names: tuple[str, ...] = ()
        self._are_shares = False
        self._stale = False
        self._note = ""
        self._awaited = False
        self._marked: Marked = ()
        self._image: QImage | None = None
        self._image_scale = ""
        self._hover: int | None = None
        self._pointer_at: QPointF | None = None  # on the screen
        self.needs_paint = False
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.hovered.connect(lambda _unit: announce(self))
        self.setAccessibleDescription(
            self.tr("Arrow keys point at a unit, Space or Return pins it.")
        )

    @property
    def plane(self) -> Plane | None:
        """The values that are shown, as units × 1."""
        return self._plane

    @property
    def scale(self) -> tuple[float, Palette]:
        """Where its colours end, and which they are."""
        return self._limit, self._palette

    @property
    def marked(self) -> Marked:
        """The units that are marked, each once, and how."""
        return self._marked

    @property
    def is_stale(self) -> bool:
        """Whether the values do not show the present settings."""
        return self._stale

    def show_plane(self, plane: Plane, limit: float, palette: Palette) -> None:
        """Show other values on a scale that ends at `limit`."""
        if self._plane is not None and plane.key is self._plane.key and limit == self._limit:
            return
        if self._plane is not None and plane.height != self._plane.height:
            self._marked = ()  # of other units
        self._plane, self._limit, self._palette = plane, limit, palette
        self._image = None
        self.needs_paint = True
        self.update()

    def set_digits(self, digits: int) -> None:
        """How many digits after the point the values have."""
        self._digits = digits
        self.update()

    @property
    def names(self) -> tuple[str, ...]:
        """The texts beside the bars: the classes, or numbers from 1."""
        count = self._plane.height if self._plane is not None else 0
        return self._names or tuple(str(from_one(unit)) for unit in range(count))

    def name_units(
        self, session: Session, stage: int, units: int, data_classes: tuple[str, ...]
    ) -> None:
        """Name the units by their classes where they are that; say whether they are shares of 1.

        `data_classes` are those of the data at hand, for outputs that nobody has named. The shares
        of an empty sheet mean nothing: a sentence stands for them.
        """
        is_nothing = is_answer(session.network, stage) and is_blank(session)
        self._set_note(translated("prediction", BLANK_SHEET) if is_nothing else "")
        names = class_words(session.classes_at(stage, units, data_classes))
        at = session.network[stage] if 0 <= stage < len(session.network) else None
        are_shares = at is not None and at.enabled and at.is_softmax
        if (names, are_shares) != (self._names, self._are_shares):
            self._names, self._are_shares = names, are_shares
            self.update()

    def text_of(self, value: float) -> str:
        """A unit's number as it is shown."""
        written = share_text if self._are_shares else number_text
        return written(value, self._digits)

    def set_stale(self, stale: bool) -> None:
        """Grey the values out."""
        if stale != self._stale:
            self._stale = stale
            self.update()

    def set_awaited(self, awaited: bool) -> None:
        """Show no values, as if they were not computed yet."""
        if awaited != self._awaited:
            self._awaited = awaited
            self.update()

    @property
    def note(self) -> str:
        """The sentence that stands in the place of the values; "" for none."""
        return self._note

    def _set_note(self, note: str) -> None:
        """Show a sentence instead of values that mean nothing; "" for the values."""
        if note != self._note:
            self._note = note
            self.setToolTip(note)
            self.update()

    def set_marked(self, marked: Marked) -> None:
        """Mark units; where a unit is in several, the last counts.

        While new numbers are on their way the tile has those of before, which may be fewer.
        """
        count = self._plane.height if self._plane is not None else 0
        last = np.full(count, -1)
        for index, (units, _) in enumerate(marked):
            last[units[units < count]] = index
        each = ((np.flatnonzero(last == at), style) for at, (_, style) in enumerate(marked))
        found = tuple((units, style) for units, style in each if len(units))
        if not _is_same(found, self._marked):
            self._marked = found
            self.update()

    def frames(self) -> list[tuple[QRectF, str]]:
        """Where frames are drawn: around marked units, or once around all of them."""
        count = self._plane.height if self._plane is not None else 0
        if self._is_whole(count):
            return [(QRectF(self.rect()), self._marked[0][1])]
        return [
            (self.rect_of(int(unit)), style)
            for units, style in self._marked
            if self._is_framed(units)
            for unit in units
        ]

    def regions(self) -> Marked:
        """The marked units that are too many, or too small, to be framed one by one."""
        if self._is_whole(self._plane.height if self._plane is not None else 0):
            return ()
        return tuple((units, style) for units, style in self._marked if not self._is_framed(units))

    def _is_whole(self, count: int) -> bool:
        return count > 1 and len(self._marked) == 1 and len(self._marked[0][0]) == count

    def _is_framed(self, units: Taps) -> bool:
        rect = self.rect_of(0)
        small = min(rect.width(), rect.height()) < MIN_FRAME_CELL_PX
        return len(units) <= (MAX_BARS if small else MAX_FRAMES)

    def _grid(self) -> tuple[int, int]:
        return grid_of(self._plane.height if self._plane is not None else 1)

    def rect_of(self, unit: int) -> QRectF:
        """Where a unit lies."""
        rows, columns = self._grid()
        row, column = divmod(unit, columns)
        width, height = self.width() / columns, self.height() / rows
        return QRectF(column * width, row * height, width, height)

    def unit_at(self, point: QPointF) -> int | None:
        """The unit under a point, or None."""
        if self._plane is None or not QRectF(self.rect()).contains(point):
            return None
        rows, columns = self._grid()
        row = min(int(point.y() / self.height() * rows), rows - 1)
        column = min(int(point.x() / self.width() * columns), columns - 1)
        unit = row * columns + column
        return unit if unit < self._plane.height else None

    def paintEvent(self, event: QPaintEvent) -> None:
        self.needs_paint = False
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme().raised)
        words = self._note
        if self._awaited:
            words = self.tr("The numbers come when the window has been everywhere.")
        if words:
            painter.setPen(theme().muted)
            room = QRectF(self.rect()).adjusted(6, 8, -3, -8)
            painter.drawText(room, int(Qt.AlignmentFlag.AlignTop | WRAP), words)
        elif self._plane is not None:
            values: FloatArray = self._plane.values[:, 0]
            if len(values) <= MAX_BARS:
                self._paint_bars(painter, [float(value) for value in values])
            else:
                self._paint_cells(painter, values)
        self._paint_marked(painter)
        if self._stale:
            veil = QColor(theme().surface)
            veil.setAlpha(170)
            painter.fillRect(self.rect(), veil)
        painter.setPen(QPen(theme().accent if self.hasFocus() else theme().field_border, 1))
        painter.drawRect(self.rect().adjusted(0, 0, -1, -1))
        painter.end()

    def _paint_cells(self, painter: QPainter, values: FloatArray) -> None:
        """All units as one image, and the gaps between them as two sets of lines."""
        if self._image is None or self._image_scale != signed_scale():
            self._image_scale = signed_scale()
            self._image = unit_image(values, self._pixels(), self._limit, self._palette)
        painter.drawImage(QRectF(self.rect()), self._image)
        rows, columns = self._grid()
        cell = self.rect_of(0)
        gap = theme().raised
        if len(values) < rows * columns:
            rest = self.rect_of(len(values))
            rest.setRight(self.width())
            painter.fillRect(rest, gap)
        if min(cell.width(), cell.height()) < MIN_GAP_CELL_PX:
            return
        wide, high = self.width(), self.height()
        lines = [QRectF(round(at * cell.width()) - 1, 0, 1, high) for at in range(1, columns)]
        lines += [QRectF(0, round(at * cell.height()) - 1, wide, 1) for at in range(1, rows)]
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(gap)
        painter.drawRects(lines)

    def _pixels(self) -> tuple[int, int]:
        ratio = self.devicePixelRatioF()
        return round(self.width() * ratio), round(self.height() * ratio)

    def _paint_marked(self, painter: QPainter) -> None:
        for units, style in self.regions():
            assert self._plane is not None
            where = marked_pixels(units, self._plane.height, self._pixels())
            painter.drawImage(QRectF(self.rect()), region_image(where, style))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for rect, style in self.frames():
            painter.setPen(outline_pen(style, 1.4 if style == "reach" else 2))
            grow = max(0.0, MIN_FRAME_CELL_PX - min(rect.width(), rect.height())) / 2
            painter.drawRect(rect.adjusted(1 - grow, 1 - grow, grow - 1, grow - 1))

    def _paint_bars(self, painter: QPainter, values: list[float]) -> None:
        painter.setFont(tabular(self.font()))
        metrics = painter.fontMetrics()
        most = int(MAX_NAME_SHARE * self.width())
        names = [metrics.elidedText(n, Qt.TextElideMode.ElideRight, most) for n in self.names]
        label = max(metrics.horizontalAdvance(name) for name in names) + 10
        texts = [self.text_of(value) for value in values]
        wide = max(metrics.horizontalAdvance(text) for text in texts) + 8
        if self.rect_of(0).height() < metrics.ascent() or self.width() < label + wide:
            label, wide, texts = 2, 2, [""] * len(values)  # a little of it: bars alone
        for unit, (value, text) in enumerate(zip(values, texts, strict=True)):
            rect = self.rect_of(unit)
            room = rect.adjusted(label, rect.height() * 0.2, -wide, -rect.height() * 0.2)
            self._paint_bar(painter, room, value)
            if not text:
                continue
            painter.setPen(theme().muted)
            align = Qt.AlignmentFlag.AlignVCenter
            painter.drawText(rect.adjusted(5, 0, 0, 0), align, names[unit])
            painter.setPen(theme().text)
            painter.drawText(rect.adjusted(0, 0, -4, 0), align | Qt.AlignmentFlag.AlignRight, text)

    def _paint_bar(self, painter: QPainter, room: QRectF, value: float) -> None:
        if not math.isfinite(value) or room.width() <= 0:
            return
        share = max(-1.0, min(1.0, value / self._limit))
        zero = room.center().x() if self._palette == "signed" else room.left()
        length = share * (room.width() / 2 if self._palette == "signed" else room.width())
        bar = QRectF(zero, room.y(), length, room.height()).normalized()
        strongest = colour_of(1.0 if value >= 0 else -1.0, 1.0, "signed")
        painter.fillRect(bar, strongest)
        painter.setPen(QPen(theme().field_border, 1))
        painter.drawLine(QPointF(zero, room.top()), QPointF(zero, room.bottom()))

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._image = None
        self._moved_under_pointer()

    def moveEvent(self, event: QMoveEvent) -> None:
        self._moved_under_pointer()

    def accessible_value(self) -> str:
        """The number of the unit that is pointed at."""
        if self._plane is None or self._hover is None or self._hover >= self._plane.height:
            return ""
        value = self.text_of(float(self._plane.values.reshape(-1)[self._hover]))
        return self.tr("Unit {unit}: {value}").format(unit=from_one(self._hover), value=value)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._pointer_at = event.globalPosition()
        self._set_hover(self.unit_at(event.position()))

    def leaveEvent(self, event: object) -> None:
        self._pointer_at = None
        self._set_hover(None)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        unit = self.unit_at(event.position())
        if unit is not None and event.button() == Qt.MouseButton.LeftButton:
            self.clicked.emit(unit)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        count = self._plane.height if self._plane is not None else 0
        _, row = self._grid()
        steps = {
            Qt.Key.Key_Up: -row,
            Qt.Key.Key_Left: -1,
            Qt.Key.Key_Down: row,
            Qt.Key.Key_Right: 1,
            Qt.Key.Key_Home: -count,
            Qt.Key.Key_End: count,
        }
        step = steps.get(Qt.Key(event.key()))
        if step is not None and count:
            unit = self._hover + step if self._hover is not None else min(0, step)
            if abs(step) == row and not 0 <= unit < count:
                unit = self._hover or 0  # there is no row beyond the first and the last
            self._pointer_at = None
            self._set_hover(min(max(unit, 0), count - 1))
        elif event.key() in PRESS and self._hover is not None:
            self.clicked.emit(self._hover)
        else:
            super().keyPressEvent(event)

    def _moved_under_pointer(self) -> None:
        """A new layout leaves the pointer where it is; no event tells what lies under it now."""
        if self._pointer_at is not None:
            self._set_hover(self.unit_at(self.mapFromGlobal(self._pointer_at)))

    def _set_hover(self, unit: int | None) -> None:
        if unit != self._hover:
            self._hover = unit
            self.hovered.emit(unit)


def _is_same(one: Marked, other: Marked) -> bool:
    return len(one) == len(other) and all(
        style == other_style and np.array_equal(units, other_units)
        for (units, style), (other_units, other_style) in zip(one, other, strict=True)
    )

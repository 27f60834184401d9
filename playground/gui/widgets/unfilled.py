"""The part of a map that a sliding window has not come to."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter

from playground.engine.trace.progress import Filled
from playground.gui.widgets.theme import theme

if TYPE_CHECKING:
    from playground.gui.widgets.mapview import MapView

MARGIN_PX = 4

BESIDE_LINES = 2.0
"""Beside a mark may lie the button that unpins; so many lines of text are left free there."""

ALIGNED = int(Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap)


def paint_unfilled(
    painter: QPainter, grid: MapView, filled: Filled, marked: Iterable[QRectF] = ()
) -> None:
    """Cover the rest of the rows that are begun, and all rows below, with a word on why.

    The word stands where nothing is `marked`; without room there, nowhere.
    """
    assert grid.plane is not None
    width, height, area = grid.plane.width, grid.plane.height, grid.area()
    painter.setClipRect(area)
    begun = filled.begun - filled.rows
    rest = grid.rect_of(filled.rows, filled.columns, begun, width - filled.columns)
    below = grid.rect_of(filled.begun, 0, height - filled.begun, width)
    for part in (rest, below):
        painter.fillRect(part, theme().background)
    words = QCoreApplication.translate("PixelGrid", "The window has not been here yet.")
    margin = (MARGIN_PX, MARGIN_PX, -MARGIN_PX, -MARGIN_PX)
    room = below.intersected(area).adjusted(*margin)
    metrics = QFontMetricsF(painter.font())  # a painter without a pen has no width for texts
    beside = BESIDE_LINES * metrics.height()
    taken = [mark.adjusted(-beside, -beside, beside, beside) for mark in marked]
    for place in _places(room, [each for each in taken if each.intersects(room)]):
        text = metrics.boundingRect(place, ALIGNED, words)
        if place.contains(text) and not any(each.intersects(text) for each in taken):
            painter.setPen(theme().muted)
            painter.drawText(place, ALIGNED, words)
            break
    painter.setClipping(False)


def _places(room: QRectF, taken: list[QRectF]) -> Iterator[QRectF]:
    """Where words may stand: the whole room, else what is left around what is taken of it."""
    yield room
    around = QRectF()
    for each in taken:
        around = around.united(each.intersected(room))
    if taken:
        left = (
            room.adjusted(0, 0, 0, around.top() - room.bottom()),
            room.adjusted(0, around.bottom() - room.top(), 0, 0),
            room.adjusted(0, 0, around.left() - room.right(), 0),
            room.adjusted(around.right() - room.left(), 0, 0, 0),
        )
        yield from sorted(left, key=lambda place: (place.width(), place.height()), reverse=True)

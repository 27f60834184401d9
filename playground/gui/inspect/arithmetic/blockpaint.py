"""Paints one matrix of the arithmetic: its cells with their numbers, or as colours alone."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QImage, QPainter, QPen

from playground.gui.inspect.arithmetic.pieces import Block
from playground.gui.inspect.arithmetic.rowtext import cell_texts
from playground.gui.inspect.arithmetic.stripplaces import CAPTION_PX, OVERHANG_PX, Place, Places
from playground.gui.widgets.colours import ink_on, map_image, rgb_of
from playground.gui.widgets.marks import halo
from playground.gui.widgets.squeezed import draw_in
from playground.gui.widgets.theme import theme

PADDED = QColor("#8f98a6")
"""The colour of cells beyond the map."""

MIN_LINED_CELL_PX = 8.0
"""Side of the smallest cells that have lines between them."""


def paint_block(painter: QPainter, block: Block, place: Place, row: Places, digits: int) -> None:
    """Paint a block of a row at its place, with `digits` after the point."""
    if row.digits is not None and not block.is_picture:
        _paint_cells(painter, block, place, row.digits, (digits, row.drops_zero))
    else:
        _paint_image(painter, block, place)
    _paint_lines(painter, block, place)
    for winner in block.winners:
        cell = place.cell(block, *winner).adjusted(1, 1, -1, -1)
        for pen in (QPen(halo(), 5), QPen(theme().winner, 3)):
            painter.setPen(pen)
            painter.drawRect(cell)
    _paint_caption(painter, block.caption, place.rect, row)


def _paint_caption(painter: QPainter, caption: str, rect: QRectF, row: Places) -> None:
    painter.setPen(theme().muted)
    tall, overhang = row.px(CAPTION_PX), row.px(OVERHANG_PX)
    below = QRectF(rect.x(), rect.bottom() - tall + 2, rect.width(), tall)
    below.adjust(-overhang, 0, overhang, 0)
    centre, end = Qt.AlignmentFlag.AlignHCenter, Qt.TextElideMode.ElideRight
    draw_in(painter, below, caption, centre, end)


def _paint_cells(
    painter: QPainter, block: Block, place: Place, font: QFont, written: tuple[int, bool]
) -> None:
    """Cells large enough for their numbers."""
    plain = painter.font()
    painter.setFont(font)
    colours = rgb_of(block.values, block.limit, block.palette)
    texts = cell_texts(block, *written)
    for (row, column), text in zip(np.ndindex(block.values.shape), texts, strict=True):
        cell = place.cell(block, row, column)
        colour = QColor(*colours[row, column].tolist())
        if block.padded is not None and block.padded[row, column]:
            colour = PADDED
        painter.fillRect(cell, colour)
        painter.setPen(ink_on(colour))
        painter.drawText(cell, Qt.AlignmentFlag.AlignCenter, text)
    painter.setFont(plain)


def _paint_image(painter: QPainter, block: Block, place: Place) -> None:
    """Cells that are colours alone."""
    image = map_image(block.values, block.limit, block.palette)
    painter.drawImage(place.cells(block), image)
    if block.padded is not None:
        painter.drawImage(place.cells(block), _padding(block.padded))


def _padding(padded: NDArray[np.bool_]) -> QImage:
    """The cells beyond the map; the others are transparent."""
    rows, columns = padded.shape
    pixels = np.where(padded, np.uint32(PADDED.rgba()), np.uint32(0))
    found = QImage(pixels.data, columns, rows, 4 * columns, QImage.Format.Format_ARGB32)
    return found.copy()  # which outlives the numbers


def _paint_lines(painter: QPainter, block: Block, place: Place) -> None:
    whole = place.cells(block)
    rows, columns = block.values.shape
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(QColor(128, 128, 128, 110), 1))
    if block.is_picture or min(place.across, place.down) < MIN_LINED_CELL_PX:
        painter.drawRect(whole)
        return
    for row in range(rows + 1):
        y = whole.y() + row * place.down
        painter.drawLine(QPointF(whole.left(), y), QPointF(whole.right(), y))
    for column in range(columns + 1):
        x = whole.x() + column * place.across
        painter.drawLine(QPointF(x, whole.top()), QPointF(x, whole.bottom()))

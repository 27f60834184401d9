"""Paints pieces of arithmetic in a row, as large as the height allows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from PySide6.QtCore import QPointF, QRectF, QSize, QSizeF, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from playground.engine.explain.formats import number_text
from playground.gui.inspect.arithmetic.pieces import Block, Figure, Note, Piece, Sign
from playground.gui.widgets.colours import is_dark, map_image, rgb_of
from playground.gui.widgets.fonts import tabular
from playground.gui.widgets.theme import theme

MAX_CELL_PX = 46.0
MIN_CELL_PX = 2.0
MIN_DIGIT_CELL_PX = 24.0
GAP_PX, NARROW_GAP_PX = 12.0, 7.0
CAPTION_PX = 22.0

OVERHANG_PX = 16.0
"""How far a caption may reach under the signs beside its block."""

PADDED = QColor("#8f98a6")
"""The colour of cells beyond the map."""

READABLE_CELL_PX = 27.0
"""Side of the smallest cell in which a number is read well."""


@dataclass(frozen=True, slots=True)
class _Placed:
    """A piece and the rectangle that it takes."""

    piece: Piece
    rect: QRectF


class Strip(QWidget):
    """A row of matrices, signs and figures."""

    cell_hovered = Signal(object)
    """(family, row, column) of the block cell under the mouse, or None."""

    cell_clicked = Signal(object)
    """(family, row, column) of the block cell that was clicked."""

    def __init__(self, parent: QWidget | None = None, least: float = READABLE_CELL_PX) -> None:
        """Cells shrink to `least` pixels, if all of the row is seen at once then."""
        super().__init__(parent)
        self._least = least
        self._pieces: tuple[Piece, ...] = ()
        self._placed: list[_Placed] = []
        self._digits = 2
        self._hover: tuple[int, int, int] | None = None
        self._shrinking = 1.0
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.MinimumExpanding, QSizePolicy.Policy.Expanding)

    def show_pieces(self, pieces: Sequence[Piece], digits: int) -> None:
        """Draw other pieces, with `digits` after the point."""
        self._pieces, self._digits = tuple(pieces), digits
        self.setAccessibleName(self.text())
        self._place()
        self.update()

    @property
    def pieces(self) -> tuple[Piece, ...]:
        """The pieces that are drawn, from left to right."""
        return self._pieces

    def result_place(self) -> QRectF | None:
        """Where the number lies that the pieces come to."""
        strong = [item.rect for item in self._placed if getattr(item.piece, "strong", False)]
        return strong[-1] if strong else None

    def text(self) -> str:
        """The signs and figures as one line of text."""
        words = []
        for piece in self._pieces:
            match piece:
                case Block(caption=caption):
                    words.append(caption)
                case Sign(text=text) | Note(text=text):
                    words.append(text)
                case Figure(text=text, caption=caption):
                    words.append(f"{text} ({caption})" if caption else text)
        return " ".join(words)

    # Geometry.

    def minimumSizeHint(self) -> QSize:
        """Wide enough for all pieces at the present height."""
        return QSize(int(self._right()) if self._placed else 100, 80)

    def resizeEvent(self, event: object) -> None:
        self._place()

    def _place(self) -> None:
        """Line up the pieces, smaller where all of them are seen then."""
        self._shrinking = 1.0
        self._line_up()
        cells = [self._cell_of(piece) for piece in self._pieces if isinstance(piece, Block)]
        if self._right() > self._room() and cells and min(cells) > self._least:
            self._shrinking = self._least / min(cells)
            self._line_up()
            spare = self._room() - self._right()
            if spare >= 0:
                wide = sum(
                    item.rect.width() for item in self._placed if isinstance(item.piece, Block)
                )
                self._shrinking = min(0.99, self._shrinking * (1 + spare / wide))
            else:
                self._shrinking = 1.0
            self._line_up()
        self.updateGeometry()

    def _room(self) -> float:
        """The width that is seen without scrolling."""
        parent = self.parentWidget()
        return float(parent.width() if parent is not None else self.width()) - 2

    def _right(self) -> float:
        return self._placed[-1].rect.right() + 16 if self._placed else 0.0

    def _line_up(self) -> None:
        height = self.height() - 4.0
        x = OVERHANG_PX + 4.0
        placed = []
        for piece in self._pieces:
            width, tall = self._size(piece)
            placed.append(_Placed(piece, QRectF(x, max(0.0, (height - tall) / 2), width, tall)))
            x += width + (GAP_PX if self._shrinking == 1 else NARROW_GAP_PX)
        self._placed = placed

    def _cell_of(self, block: Block) -> float:
        """The side of a block's cells: as large as the height allows."""
        fitting = (self.height() - 4.0 - CAPTION_PX) / max(1, len(block.values))
        return max(MIN_CELL_PX, min(MAX_CELL_PX, fitting) * self._shrinking)

    def _size(self, piece: Piece) -> tuple[float, float]:
        match piece:
            case Block(values=values, caption=caption):
                words = self._metrics(self._small()).horizontalAdvance(caption)
                rows, columns = values.shape
                cell = self._cell_of(piece)
                beneath = min(words, 260.0) - 2 * OVERHANG_PX
                return max(columns * cell, beneath), rows * cell + CAPTION_PX
            case Sign(text=text):
                return self._metrics(self._large()).horizontalAdvance(text) + 4, 40.0
            case Figure(text=text, caption=caption):
                big = self._metrics(self._large()).horizontalAdvance(text)
                words = self._metrics(self._small()).horizontalAdvance(caption)
                return max(big, words) + 4, 34 + CAPTION_PX
            case Note(text=text):
                lines = text.split("\n")
                metrics = self._metrics(self.font())
                width = max(metrics.horizontalAdvance(line) for line in lines)
                return width + 8, max(40.0, metrics.lineSpacing() * len(lines) + 4)

    def _metrics(self, font: QFont) -> QFontMetricsF:
        return QFontMetricsF(font)

    def _large(self) -> QFont:
        font = tabular(self.font())
        factor = 1.7 if self._shrinking == 1 else 1.4
        font.setPointSizeF(self.font().pointSizeF() * factor)
        font.setWeight(QFont.Weight.DemiBold)
        return font

    def _small(self) -> QFont:
        return self.font()

    # Painting.

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        seen = QRectF(event.rect()).adjusted(-OVERHANG_PX - 2, 0, OVERHANG_PX + 2, 0)
        for item in self._placed:
            if not item.rect.intersects(seen):
                continue
            match item.piece:
                case Block():
                    self._paint_block(painter, item.piece, item.rect)
                case Sign(text=text):
                    painter.setFont(self._large())
                    painter.setPen(theme().muted)
                    painter.drawText(item.rect, Qt.AlignmentFlag.AlignCenter, text)
                case Figure():
                    self._paint_figure(painter, item.piece, item.rect)
                case Note(text=text):
                    painter.setFont(self.font())
                    painter.setPen(theme().muted)
                    painter.drawText(item.rect, Qt.AlignmentFlag.AlignVCenter, text)
        painter.end()

    def _paint_figure(self, painter: QPainter, figure: Figure, rect: QRectF) -> None:
        painter.setFont(self._large())
        painter.setPen(_colour(figure))
        top = QRectF(rect.x(), rect.y(), rect.width(), 34)
        painter.drawText(top, Qt.AlignmentFlag.AlignCenter, figure.text)
        painter.setFont(self._small())
        painter.setPen(theme().muted)
        below = QRectF(rect.x() - 6, rect.y() + 34, rect.width() + 12, CAPTION_PX)
        painter.drawText(below, Qt.AlignmentFlag.AlignCenter, figure.caption)

    def _origin(self, block: Block, rect: QRectF) -> QPointF:
        spare = rect.width() - block.values.shape[1] * self._cell_of(block)
        return QPointF(rect.x() + max(0.0, spare) / 2, rect.y())

    def _cell_rect(self, block: Block, rect: QRectF, row: int, column: int) -> QRectF:
        origin, side = self._origin(block, rect), self._cell_of(block)
        return QRectF(origin.x() + column * side, origin.y() + row * side, side, side)

    def _paint_block(self, painter: QPainter, block: Block, rect: QRectF) -> None:
        rows, columns = block.values.shape
        if self._cell_of(block) >= MIN_DIGIT_CELL_PX:
            self._paint_cells(painter, block, rect)
        else:
            self._paint_image(painter, block, rect)
        self._paint_lines(painter, block, rect)
        for row, column in block.winners:
            painter.setPen(QPen(theme().winner, 3))
            painter.drawRect(self._cell_rect(block, rect, row, column).adjusted(1, 1, -1, -1))
        if self._hover is not None and self._hover[0] == block.family:
            _, row, column = self._hover
            if row < rows and column < columns:
                painter.setPen(QPen(theme().text, 2.5))
                painter.drawRect(self._cell_rect(block, rect, row, column).adjusted(1, 1, -1, -1))
        painter.setFont(self._small())
        painter.setPen(theme().muted)
        below = QRectF(rect.x(), rect.bottom() - CAPTION_PX + 2, rect.width(), CAPTION_PX)
        below.adjust(-OVERHANG_PX - 2, 0, OVERHANG_PX + 2, 0)
        text = QFontMetricsF(painter.font()).elidedText(
            block.caption, Qt.TextElideMode.ElideRight, below.width()
        )
        painter.drawText(below, Qt.AlignmentFlag.AlignCenter, text)

    def _paint_cells(self, painter: QPainter, block: Block, rect: QRectF) -> None:
        """Cells large enough for their numbers."""
        font = self._digit_font(block)
        colours = rgb_of(block.values, block.limit, block.palette)
        for (row, column), value in np.ndenumerate(block.values):
            cell = self._cell_rect(block, rect, row, column)
            colour = QColor(*colours[row, column].tolist())
            if block.padded is not None and block.padded[row, column]:
                colour = PADDED
            painter.fillRect(cell, colour)
            painter.setFont(font)
            painter.setPen(QColor("white") if is_dark(colour) else QColor("#16202e"))
            text = number_text(float(value), self._digits)
            painter.drawText(cell, Qt.AlignmentFlag.AlignCenter, text)

    def _paint_image(self, painter: QPainter, block: Block, rect: QRectF) -> None:
        """Cells that are colours alone."""
        rows, columns = block.values.shape
        image = map_image(block.values, block.limit, block.palette)
        for row, column in np.argwhere(block.padded) if block.padded is not None else ():
            image.setPixelColor(int(column), int(row), PADDED)
        side = self._cell_of(block)
        whole = QRectF(self._origin(block, rect), QSizeF(columns * side, rows * side))
        painter.drawImage(whole, image)

    def _paint_lines(self, painter: QPainter, block: Block, rect: QRectF) -> None:
        rows, columns = block.values.shape
        origin, side = self._origin(block, rect), self._cell_of(block)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(QColor(128, 128, 128, 110), 1))
        if side >= 8:
            for row in range(rows + 1):
                y = origin.y() + row * side
                end = QPointF(origin.x() + columns * side, y)
                painter.drawLine(QPointF(origin.x(), y), end)
            for column in range(columns + 1):
                x = origin.x() + column * side
                painter.drawLine(QPointF(x, origin.y()), QPointF(x, origin.y() + rows * side))

    def _digit_font(self, block: Block) -> QFont:
        """The largest font in which the block's longest number fits its cells."""
        longest = max((number_text(float(v), self._digits) for v in block.values.flat), key=len)
        font = tabular(self.font())
        size = self.font().pointSizeF() * 1.15
        font.setPointSizeF(size)
        wide = QFontMetricsF(font).horizontalAdvance(longest)
        room = self._cell_of(block) - 4
        if wide > room:
            font.setPointSizeF(max(6.0, size * room / wide))
        return font

    # Mouse.

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._set_hover(self._cell_at(event.position()))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        cell = self._cell_at(event.position())
        if cell is not None:
            self.cell_clicked.emit(cell)

    def leaveEvent(self, event: object) -> None:
        self._set_hover(None)

    def _cell_at(self, point: QPointF) -> tuple[int, int, int] | None:
        for item in self._placed:
            block = item.piece
            if not isinstance(block, Block) or block.family < 0:
                continue
            offset = point - self._origin(block, item.rect)
            side = self._cell_of(block)
            row, column = int(offset.y() // side), int(offset.x() // side)
            if 0 <= row < block.values.shape[0] and 0 <= column < block.values.shape[1]:
                return block.family, row, column
        return None

    def _set_hover(self, cell: tuple[int, int, int] | None) -> None:
        if cell != self._hover:
            self._hover = cell
            self.update()
            self.cell_hovered.emit(cell)


def _colour(figure: Figure) -> QColor:
    """Results stand out, negative ones in the colour of negative values."""
    if not figure.strong:
        return theme().text
    return theme().negative if figure.text.startswith("−") else theme().accent

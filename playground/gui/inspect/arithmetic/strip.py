"""Paints pieces of arithmetic in a row, as large as the height allows."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from playground.core.messages import marked
from playground.gui.inspect.arithmetic.blockpaint import paint_block
from playground.gui.inspect.arithmetic.pieces import Block, Figure, Note, Piece, Sign
from playground.gui.inspect.arithmetic.rowtext import RowText, large_font
from playground.gui.inspect.arithmetic.stripplaces import (
    CAPTION_PX,
    OVERHANG_PX,
    SIGN_PX,
    USUAL,
    Least,
    Place,
    Places,
    place_pieces,
)
from playground.gui.widgets.gestures import gestures
from playground.gui.widgets.theme import theme

MAX_ROWS = 3
"""Rows in which the workings are read at most."""


@gestures(
    marked("gesture", "The arithmetic"),
    marked("gesture", "Point: marks the same cell in window, filter, products and maps"),
)
class Strip(QWidget):
    """A row of matrices, signs and figures."""

    cell_hovered = Signal(object)
    """(family, row, column) of the block cell under the mouse, or None."""

    cell_clicked = Signal(object)
    """(family, row, column) of the block cell that was clicked."""

    def __init__(self, parent: QWidget | None = None, least: Least = USUAL) -> None:
        """Blocks shrink down to `least`, if all of the row is seen at once then."""
        super().__init__(parent)
        self._least = least
        self._pieces: tuple[Piece, ...] = ()
        self._found = Places()
        self._texts: dict[str, RowText] = {}  # by the font that they are in
        self._known: dict[tuple[float, float, str], Places] = {}
        self._digits = 2
        self._hover: tuple[int, int, int] | None = None
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.MinimumExpanding, QSizePolicy.Policy.Expanding)

    def show_pieces(self, pieces: Sequence[Piece], digits: int) -> None:
        """Draw other pieces, with `digits` after the point."""
        are_words = all(isinstance(piece, Note) for piece in pieces)
        if are_words and self._pieces == tuple(pieces) and digits == self._digits:
            return
        self._pieces, self._digits = tuple(pieces), digits
        self._texts.clear()
        self._known.clear()
        self.setAccessibleName(self.text())
        self._place()
        self.update()

    @property
    def pieces(self) -> tuple[Piece, ...]:
        """The pieces that are drawn, from left to right."""
        return self._pieces

    @property
    def has_blocks(self) -> bool:
        """Whether there are cells to read."""
        return any(isinstance(piece, Block) for piece in self._pieces)

    @property
    def digit_points(self) -> float | None:
        """The size of the numbers in cells, in points; None where there are none."""
        return None if self._found.digits is None else self._found.digits.pointSizeF()

    def is_read_in(self, width: float, height: float) -> bool:
        """Whether all is seen in a room, its cells with their numbers, in few rows."""
        return 0 < self.rows_to_read(width, height) <= MAX_ROWS

    def rows_to_read(self, width: float, height: float) -> int:
        """The rows in which all is seen in a room, with the numbers in cells; 0 where it is not."""
        found = self._places_in(width, height)
        is_read = found.width <= width and (found.digits is not None or not self.has_blocks)
        return found.rows if is_read else 0

    def is_tight_in(self, width: float, height: float) -> bool:
        """Whether the numbers in cells all but touch in a room."""
        return self._places_in(width, height).is_tight

    def is_seen_in(self, width: float, height: float) -> bool:
        """Whether the row is seen whole in a room."""
        return self._places_in(width, height).width <= width

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
        return QSize(int(self._found.width) if self._found.places else 100, 80)

    def sizeHint(self) -> QSize:
        """No more."""
        return self.minimumSizeHint()

    def resizeEvent(self, event: object) -> None:
        self._place()

    def event(self, event: QEvent) -> bool:
        """Watch the room that is seen: a row that is wider keeps its size when that shrinks."""
        parent = self.parentWidget()
        if event.type() == QEvent.Type.ParentChange and parent is not None:
            parent.installEventFilter(self)
        return super().event(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take another room that is seen."""
        if watched is self.parentWidget() and event.type() == QEvent.Type.Resize:
            self._place()
        return False

    def _place(self) -> None:
        self._found = self._places_in(self._room(), self.height())
        self.updateGeometry()

    def _places_in(self, width: float, height: float) -> Places:
        font = self.font()
        asked = (width, height, font.key())
        if asked not in self._known:  # who shares out the panel asks for several widths, and again
            if font.key() not in self._texts:
                self._texts[font.key()] = RowText(font, self._digits)
            room, text = (width, height - 4.0), self._texts[font.key()]
            self._known[asked] = place_pieces(self._pieces, room, text, self._least)
        return self._known[asked]

    def _room(self) -> float:
        """The width that is seen without scrolling."""
        parent = self.parentWidget()
        return float(parent.width() if parent is not None else self.width()) - 2

    # Painting.

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        overhang = self._found.px(OVERHANG_PX) + 2
        seen = QRectF(event.rect()).adjusted(-overhang, 0, overhang, 0)
        for item in self._found.places:
            if not item.rect.intersects(seen):
                continue
            match item.piece:
                case Block() as block:
                    painter.setFont(self.font())
                    paint_block(painter, block, item, self._found, self._digits)
                    self._paint_hover(painter, block, item)
                case Sign(text=text):
                    painter.setFont(large_font(self.font(), self._found.is_narrow))
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
        painter.setFont(large_font(self.font(), self._found.is_narrow))
        painter.setPen(theme().text)
        high = self._found.px(SIGN_PX)
        top = QRectF(rect.x(), rect.y(), rect.width(), high)
        painter.drawText(top, Qt.AlignmentFlag.AlignCenter, figure.text)
        painter.setFont(self.font())
        painter.setPen(theme().muted)
        caption = self._found.px(CAPTION_PX)
        below = QRectF(rect.x() - 6, rect.y() + high, rect.width() + 12, caption)
        painter.drawText(below, Qt.AlignmentFlag.AlignCenter, figure.caption)

    def _paint_hover(self, painter: QPainter, block: Block, place: Place) -> None:
        if self._hover is None or self._hover[0] != block.family:
            return
        _, row, column = self._hover
        if row < block.values.shape[0] and column < block.values.shape[1]:
            painter.setPen(QPen(theme().text, 2.5))
            painter.drawRect(place.cell(block, row, column).adjusted(1, 1, -1, -1))

    # Mouse.

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._set_hover(self._cell_at(event.position()))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        cell = self._cell_at(event.position())
        if cell is not None and event.button() == Qt.MouseButton.LeftButton:
            self.cell_clicked.emit(cell)

    def leaveEvent(self, event: object) -> None:
        self._set_hover(None)

    def _cell_at(self, point: QPointF) -> tuple[int, int, int] | None:
        for place in self._found.places:
            block = place.piece
            if isinstance(block, Block) and block.family >= 0:
                cell = place.cell_at(block, point)
                if cell is not None:
                    return (block.family, *cell)
        return None

    def _set_hover(self, cell: tuple[int, int, int] | None) -> None:
        if cell != self._hover:
            self._hover = cell
            self.update()
            self.cell_hovered.emit(cell)

"""The common parts of all cards: a frame, a title, a picture, and lines beneath it."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QWidget

from playground.gui.widgets.theme import TEXT_POINTS, theme

TITLE_PX, LINE_PX = 20, 17
"""Heights for text of 10 points: of the title, and of each line beneath the picture."""

PADDING_PX = 6

LINES = 2
"""Beneath a picture, at least: so the pictures of cards with short texts are of one size."""

MOST_PX = 10_000
"""Higher than any text."""


class CardPainting:
    """Where the parts of a card lie, by its size, its letters and the text beneath its picture."""

    def __init__(self, card: QWidget, text: str = "") -> None:
        scale = card.font().pointSizeF() / TEXT_POINTS
        self._width, self._height = card.width(), card.height()
        self._title, self.line_px = TITLE_PX * scale, LINE_PX * scale
        flags = Qt.TextFlag.TextWordWrap
        room = QRect(0, 0, max(1, round(self.wide)), MOST_PX)
        needed = card.fontMetrics().boundingRect(room, flags, text).height() if text else 0
        self._beneath = max(LINES * self.line_px, needed)

    @property
    def wide(self) -> float:
        """The width between the paddings."""
        return self._width - 2 * PADDING_PX

    def title_rect(self) -> QRectF:
        """The line of the title."""
        return QRectF(PADDING_PX, 2, self.wide, self._title)

    def picture_rect(self, shape: tuple[int, ...]) -> QRectF:
        """Where a picture of height × width lies, as large as there is room."""
        top, below = self._title + PADDING_PX, self._beneath + PADDING_PX
        room = QRectF(PADDING_PX, top, self.wide, max(1.0, self._height - top - below))
        height, width = shape
        factor = max(0.0, min(room.width() / width, room.height() / height))
        wide, high = factor * width, factor * height
        return QRectF(room.center().x() - wide / 2, room.y(), wide, high)

    def below(self, area: QRectF) -> QRectF:
        """The lines beneath the picture."""
        top = area.bottom() + 2
        return QRectF(PADDING_PX, top, self.wide, max(self.line_px, self._height - top - 2))

    def line(self, area: QRectF, number: int = 0) -> QRectF:
        """One of these lines."""
        below = self.below(area)
        return QRectF(below.x(), below.y() + number * self.line_px, below.width(), self.line_px)

    def rest(self, area: QRectF) -> QRectF:
        """All beneath the title."""
        return QRectF(PADDING_PX, area.y(), self.wide, self._height - area.y() - PADDING_PX)


def paint_frame(painter: QPainter, card: QWidget) -> None:
    """Paint the frame of a card, which says where the keyboard is."""
    painter.setPen(QPen(theme().accent if card.hasFocus() else theme().border, 1))
    painter.setBrush(theme().surface)
    painter.drawRoundedRect(QRectF(card.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 6, 6)


def paint_title(painter: QPainter, line: QRectF, title: str, at_right: str = "") -> None:
    """Paint a title, shortened where it is long, and a word at the end of its line."""
    middle = Qt.AlignmentFlag.AlignVCenter
    metrics = painter.fontMetrics()
    painter.setPen(theme().muted)
    painter.drawText(line, middle | Qt.AlignmentFlag.AlignRight, at_right)
    used = metrics.horizontalAdvance(at_right)
    plain = painter.font()
    bold = painter.font()
    bold.setWeight(bold.Weight.DemiBold)
    painter.setFont(bold)
    painter.setPen(theme().text)
    room = int(line.width()) - used - (6 if used else 0)
    painter.drawText(
        line, middle, painter.fontMetrics().elidedText(title, Qt.TextElideMode.ElideRight, room)
    )
    painter.setFont(plain)

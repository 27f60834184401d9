"""Cards side by side, as large as the room lets them be."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from playground.gui.widgets.theme import TEXT_POINTS

GAP_PX = 8
HEAD_PX = 66
"""Of a card's height, what is no picture, in text of 10 points."""

LEAST_WIDTH_PX = 150
"""Of a card, in text of 10 points: its scale has room for both of its ends."""


class CardGrid(QWidget):
    """Lays all of its cards out in rows, so that their pictures are as large as can be."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._cards: list[QWidget] = []

    def show_cards(self, cards: Sequence[QWidget]) -> None:
        """Have these cards, in this order."""
        self._cards = list(cards)
        for card in cards:
            card.setParent(self)
            card.show()
        self._lay()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay()

    def minimumSizeHint(self) -> QSize:
        """Any size will do."""
        return QSize(0, 0)

    def _lay(self) -> None:
        count = len(self._cards)
        if not count:
            return
        scale = self.font().pointSizeF() / TEXT_POINTS
        across = columns_for(count, self.width(), self.height(), scale)
        rows = -(-count // across)
        wide = (self.width() - (across - 1) * GAP_PX) // across
        high = (self.height() - (rows - 1) * GAP_PX) // rows
        for at, card in enumerate(self._cards):
            row, column = divmod(at, across)
            card.setGeometry(QRect(column * (wide + GAP_PX), row * (high + GAP_PX), wide, high))


def columns_for(count: int, width: int, height: int, scale: float = 1.0) -> int:
    """The number of columns with which the pictures of so many cards are largest.

    Text is `scale` times as large as usual. No card is too narrow for what is written on it.
    """

    def side(across: int) -> float:
        rows = -(-count // across)
        wide = (width - (across - 1) * GAP_PX) / across
        high = (height - (rows - 1) * GAP_PX) / rows - HEAD_PX * scale
        return min(wide, high)

    most = max(1, int((width + GAP_PX) // (LEAST_WIDTH_PX * scale + GAP_PX)))
    return max(range(1, min(count, most) + 1), key=side)

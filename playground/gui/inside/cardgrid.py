"""Cards side by side, as large as the room lets them be."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

GAP_PX = 8
HEAD_PX = 66
"""Of a card's height, what is no picture."""


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
        across = columns_for(count, self.width(), self.height())
        rows = -(-count // across)
        wide = (self.width() - (across - 1) * GAP_PX) // across
        high = (self.height() - (rows - 1) * GAP_PX) // rows
        for at, card in enumerate(self._cards):
            row, column = divmod(at, across)
            card.setGeometry(QRect(column * (wide + GAP_PX), row * (high + GAP_PX), wide, high))


def columns_for(count: int, width: int, height: int) -> int:
    """The number of columns with which the pictures of so many cards are largest."""

    def side(across: int) -> float:
        rows = -(-count // across)
        wide = (width - (across - 1) * GAP_PX) / across
        high = (height - (rows - 1) * GAP_PX) / rows - HEAD_PX
        return min(wide, high)

    return max(range(1, count + 1), key=side)

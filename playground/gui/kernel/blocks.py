"""Lines of more pictures than there is room for are shown block by block."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from playground.gui.widgets.iconbutton import IconButton


def block_of(chosen: int, count: int, size: int) -> range:
    """The places that are shown together with the chosen one of `count`, `size` at most."""
    first = min(max(chosen, 0), max(count - 1, 0)) // size * size
    return range(first, min(first + size, count))


class BlockSteps(QWidget):
    """Says which block is shown, and goes to the one before and the next."""

    wanted = Signal(int)
    """The place to choose, in another block."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._block = range(0)
        self._back = IconButton("left", self.tr("Those before"), "", self)
        self._on = IconButton("right", self.tr("The next ones"), "", self)
        box = QHBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(4)
        for part in (self._back, self._on):
            box.addWidget(part)
        self._back.clicked.connect(lambda: self.wanted.emit(self._block.start - 1))
        self._on.clicked.connect(lambda: self.wanted.emit(self._block.stop))
        self.hide()

    def show_block(self, block: range, count: int) -> None:
        """Say which of how many are shown; nothing where it is all of them."""
        self._block = block
        words = self.tr("{first}–{last} of {count}").format(
            first=block.start + 1, last=block.stop, count=count
        )
        self._back.set_words(self.tr("Those before"), words)
        self._on.set_words(self.tr("The next ones"), words)
        self._back.setEnabled(block.start > 0)
        self._on.setEnabled(block.stop < count)

"""Rows of very many pictures are shown block by block."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from playground.gui.widgets.iconbutton import IconButton

BLOCK_PICTURES = 64
"""Pictures that a row shows; of more, it shows the block with the chosen one."""

BUTTON_PX = 28


def block_of(chosen: int, count: int) -> range:
    """The places that are shown together with the chosen one of `count`."""
    first = min(max(chosen, 0), max(count - 1, 0)) // BLOCK_PICTURES * BLOCK_PICTURES
    return range(first, min(first + BLOCK_PICTURES, count))


class BlockSteps(QWidget):
    """Says which block is shown, and goes to the one before and the next."""

    wanted = Signal(int)
    """The place to choose, in another block."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._block = range(0)
        self._text = QLabel(self)
        self._text.setProperty("role", "muted")
        self._back = IconButton("left", self.tr("Those before"), "", self, BUTTON_PX)
        self._on = IconButton("right", self.tr("The next ones"), "", self, BUTTON_PX)
        box = QHBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(4)
        for part in (self._back, self._text, self._on):
            box.addWidget(part)
        self._back.clicked.connect(lambda: self.wanted.emit(self._block.start - BLOCK_PICTURES))
        self._on.clicked.connect(lambda: self.wanted.emit(self._block.stop))
        self.hide()

    def show_block(self, block: range, count: int) -> None:
        """Say which of how many are shown; nothing where it is all of them."""
        self._block = block
        self._text.setText(
            self.tr("{first}–{last} of {count}").format(
                first=block.start + 1, last=block.stop, count=count
            )
        )
        self._back.setEnabled(block.start > 0)
        self._on.setEnabled(block.stop < count)

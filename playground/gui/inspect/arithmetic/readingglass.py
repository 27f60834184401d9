"""Reads one cell of the workings where cells are too small for their numbers."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget

from playground.core.counting import from_one
from playground.engine.explain.formats import Writer
from playground.gui.inspect.arithmetic.pieces import Block, Piece


class ReadingGlass(QLabel):
    """The place of the pointed cell, and its numbers as a product."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        self.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        self.setProperty("role", "muted")
        self._way = ""
        self._is_asking = True
        self.read((), None, Writer())

    def set_way(self, text: str) -> None:
        """Say how all the numbers come into view, "" where there is no such way."""
        self._way = text
        if self._is_asking:
            self.read((), None, Writer())

    def read(
        self, pieces: Sequence[Piece], cell: tuple[int, int, int] | None, words: Writer
    ) -> None:
        """Show (family, row, column) of some pieces, or how to choose a cell."""
        self._is_asking = cell is None
        if cell is None:
            self.setText(
                "\n".join(filter(None, (self.tr("Point at a cell to read it."), self._way)))
            )
            return
        family, row, column = cell
        numbers = [
            float(piece.values[row, column])
            for piece in pieces
            if isinstance(piece, Block)
            and piece.family == family
            and row < piece.values.shape[0]
            and column < piece.values.shape[1]
        ]
        place = self.tr("row {row}, column {column}").format(
            row=from_one(row), column=from_one(column)
        )
        if len(numbers) == 3:
            value, weight, product = numbers
            sign = words.product_sign((value, weight), product)
            line = f"{words.number(value)} × {words.weight(weight)}\n{sign} {words.number(product)}"
        else:
            line = "\n".join(words.number(number) for number in numbers)
        self.setText(f"{place}\n{line}")

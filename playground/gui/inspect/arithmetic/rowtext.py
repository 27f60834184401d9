"""The texts of a row of arithmetic, each measured once however often the row is lined up."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtGui import QFont, QFontMetricsF

from playground.core.word_count import MINUS
from playground.engine.explain.formats import ALMOST_ZERO, coloured_text, weight_text
from playground.gui.inspect.arithmetic.pieces import Block, Piece
from playground.gui.widgets.fonts import tabular
from playground.gui.widgets.theme import TEXT_POINTS

MOST_ROUNDED = 0.25
"""Part of a block's numbers that may be written as nearly 0 in narrow cells."""


def cell_text(block: Block, value: float, digits: int, drops_zero: bool) -> str:
    """The number of a cell of a block, in `digits` after the point.

    One that shows a colour is never written as 0; `drops_zero` leaves that before the point out.
    """
    written = weight_text if block.are_weights else coloured_text
    text = written(value, block.limit, digits)
    if drops_zero and "e" not in text:
        sign = MINUS if text.startswith(MINUS) else ""
        if text.removeprefix(sign).startswith("0."):
            return sign + text.removeprefix(sign)[1:]
    return text


def cell_texts(block: Block, digits: int, drops_zero: bool) -> list[str]:
    """The numbers of all cells of a block, row by row.

    Where cells are narrow, a few that are very small read "≈0": the digits of one product at the
    edge of a drawing took the room that all numbers of the row have. Where most are so small, they
    are written out: they would say nothing else.
    """
    texts = [cell_text(block, float(value), digits, drops_zero) for value in block.values.flat]
    small = [drops_zero and _is_small(text, digits) for text in texts]
    if sum(small) > MOST_ROUNDED * len(texts):
        return texts
    return [ALMOST_ZERO if is_small else text for text, is_small in zip(texts, small, strict=True)]


def _is_small(text: str, digits: int) -> bool:
    """Whether a number is written with more places than it takes to tell two small ones apart."""
    _, _, places = text.partition(".")
    return len(places) > digits + 1 or f"e{MINUS}" in text


def large_font(font: QFont, is_narrow: bool = False) -> QFont:
    """The font of signs and figures."""
    result = tabular(font)
    result.setPointSizeF(font.pointSizeF() * (1.4 if is_narrow else 1.6))
    result.setWeight(QFont.Weight.DemiBold)
    return result


def digit_font(font: QFont, factor: float) -> QFont:
    """The font of numbers in cells, `factor` times as large as other text."""
    result = tabular(font)
    result.setPointSizeF(font.pointSizeF() * factor)
    return result


class RowText:
    """The texts of a row: its words in a font, its cells' numbers in `digits` after the point."""

    def __init__(self, font: QFont, digits: int) -> None:
        self.font = font
        self.scale = max(1.0, font.pointSizeF() / TEXT_POINTS)
        """The size of the text in that which lengths are given for, smaller text having no less."""

        self._digits = digits
        words = QFontMetricsF(font)
        self.line_spacing = words.lineSpacing()
        self.words = _measured(words)
        """The width of words, in pixels."""

        self._large: dict[bool, Callable[[str], float]] = {}
        self._longest: dict[tuple[int, bool], str] = {}

    def large(self, is_narrow: bool) -> Callable[[str], float]:
        """The function that measures signs and figures, in pixels."""
        if is_narrow not in self._large:
            self._large[is_narrow] = _measured(QFontMetricsF(large_font(self.font, is_narrow)))
        return self._large[is_narrow]

    def longest(self, pieces: Sequence[Piece], drops_zero: bool) -> str:
        """The longest of all numbers in cells of the pieces; "" without any."""
        blocks = [each for each in pieces if isinstance(each, Block) and not each.is_picture]
        return max((self._longest_of(each, drops_zero) for each in blocks), key=len, default="")

    def _longest_of(self, block: Block, drops_zero: bool) -> str:
        key = (id(block), drops_zero)  # the pieces outlive the row's text
        if key not in self._longest:
            texts = cell_texts(block, self._digits, drops_zero)
            self._longest[key] = max(texts, key=len, default="")
        return self._longest[key]


def _measured(metrics: QFontMetricsF) -> Callable[[str], float]:
    known: dict[str, float] = {}

    def wide(text: str) -> float:
        if text not in known:
            known[text] = metrics.horizontalAdvance(text)
        return known[text]

    return wide

"""The font in which numbers are written into cells."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtGui import QFont, QFontMetricsF

from playground.core.word_count import MINUS

LEAST, MOST = 0.9, 1.3
"""Size of the smallest digits that can be read and of the largest, in that of other text."""

AROUND_PX = 6
"""Width of a cell that its number leaves free."""


def digit_font(
    base: QFont,
    cell: float,
    texts: list[list[str]],
    most: float = MOST,
    least: float = LEAST,
    around: float = AROUND_PX,
) -> QFont | None:
    """The largest font, up to `most` times other text, in which the longest number fits its cell.

    So many pixels stay free `around` it. None where it would be smaller than `least`, in which it
    could not be read.
    """
    font = QFont(base)
    font.setPointSizeF(most * base.pointSizeF())
    width = widest(font, (text for row in texts for text in row))
    factor = most * min(1.0, (cell - around) / max(width, 1.0))
    if factor < least:
        return None
    font.setPointSizeF(factor * base.pointSizeF())
    return font


def without_zero(text: str) -> str:
    """The number without the zero before its point: .25 for 0.25."""
    return text.replace("0.", ".", 1) if text.lstrip(MINUS).startswith("0.") else text


def widest(font: QFont, texts: Iterable[str]) -> float:
    """How wide the widest of the numbers with the most signs is."""
    all_ = set(texts)
    most = max(map(len, all_), default=0)
    metrics = QFontMetricsF(font)
    return max((metrics.horizontalAdvance(text) for text in all_ if len(text) == most), default=0)

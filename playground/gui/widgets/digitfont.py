"""The font in which numbers are written into cells."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtGui import QFont, QFontMetricsF

LEAST, MOST = 0.9, 1.3
"""Size of the smallest digits that can be read and of the largest, in that of other text."""


def digit_font(base: QFont, cell: float, texts: list[list[str]]) -> QFont | None:
    """The largest font in which the longest number fits its cell; None where none can be read."""
    font = QFont(base)
    font.setPointSizeF(MOST * base.pointSizeF())
    width = widest(font, (text for row in texts for text in row))
    factor = MOST * min(1.0, (cell - 6) / max(width, 1.0))
    if factor < LEAST:
        return None
    font.setPointSizeF(factor * base.pointSizeF())
    return font


def widest(font: QFont, texts: Iterable[str]) -> float:
    """How wide the widest of the numbers with the most signs is."""
    all_ = set(texts)
    most = max(map(len, all_), default=0)
    metrics = QFontMetricsF(font)
    return max((metrics.horizontalAdvance(text) for text in all_ if len(text) == most), default=0)

"""The font in which numbers are written into cells."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtGui import QFont, QFontMetricsF


def digit_font(base: QFont, cell: float, texts: list[list[str]]) -> QFont:
    """The largest font, up to 13 pt, in which the longest number fits its cell."""
    font = QFont(base)
    font.setPointSizeF(13)
    width = widest(font, (text for row in texts for text in row))
    room = cell - 6
    if width > room:
        font.setPointSizeF(max(6.0, 13 * room / width))
    return font


def widest(font: QFont, texts: Iterable[str]) -> float:
    """How wide the widest of the numbers with the most signs is."""
    all_ = set(texts)
    most = max(map(len, all_), default=0)
    metrics = QFontMetricsF(font)
    return max((metrics.horizontalAdvance(text) for text in all_ if len(text) == most), default=0)

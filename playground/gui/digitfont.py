"""The font in which numbers are written into cells."""

from __future__ import annotations

from PySide6.QtGui import QFont, QFontMetricsF


def digit_font(base: QFont, cell: float, texts: list[list[str]]) -> QFont:
    """The largest font, up to 13 pt, in which the longest number fits its cell."""
    longest = max((text for row in texts for text in row), key=len, default="0")
    font = QFont(base)
    font.setPointSizeF(13)
    width = QFontMetricsF(font).horizontalAdvance(longest)
    room = cell - 6
    if width > room:
        font.setPointSizeF(max(6.0, 13 * room / width))
    return font

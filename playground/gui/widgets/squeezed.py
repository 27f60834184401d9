"""Text for a narrow place: squeezed a little, or in several lines, before anything of it is cut."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QTextLayout

MIN_SQUEEZE = 0.84
"""The part of its width that a text may be squeezed to before it is cut."""


def squeezed(metrics: QFontMetricsF, text: str, room: float) -> tuple[str, float]:
    """The part of a text that so many pixels hold, and the factor that it is squeezed by."""
    wanted = metrics.horizontalAdvance(text)
    factor = min(1.0, max(MIN_SQUEEZE, room / max(wanted, 1.0)))
    return metrics.elidedText(text, Qt.TextElideMode.ElideRight, room / factor + 0.5), factor


def draw_squeezed(painter: QPainter, room: QRectF, text: str) -> None:
    """Write a line at the top left of a place."""
    shown, factor = squeezed(QFontMetricsF(painter.font()), text, room.width())
    painter.save()
    painter.translate(room.topLeft())
    painter.scale(factor, 1)
    place = QRectF(0, 0, room.width() / factor + 1, room.height())
    painter.drawText(place, Qt.AlignmentFlag.AlignTop, shown)
    painter.restore()


def draw_in(
    painter: QPainter,
    room: QRectF,
    text: str,
    side: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
    mode: Qt.TextElideMode = Qt.TextElideMode.ElideMiddle,
) -> None:
    """Write a line halfway up a place, at one of its sides; squeezed before it is cut."""
    metrics = QFontMetricsF(painter.font())
    wanted = metrics.horizontalAdvance(text)
    factor = min(1.0, max(MIN_SQUEEZE, room.width() / max(wanted, 1.0)))
    shown = metrics.elidedText(text, mode, room.width() / factor + 0.5)
    painter.save()
    painter.translate(room.topLeft())
    painter.scale(factor, 1)
    place = QRectF(0, 0, room.width() / factor + 1, room.height())
    painter.drawText(place, Qt.AlignmentFlag.AlignVCenter | side, shown)
    painter.restore()


def wrapped(font: QFont, text: str, room: float, most: int) -> list[str]:
    """The lines of a text in so many pixels; the last of `most` ends in … where there are more."""
    metrics = QFontMetricsF(font)
    layout = QTextLayout(text, font)
    layout.beginLayout()
    lines: list[str] = []
    while len(lines) < most:
        line = layout.createLine()
        if not line.isValid():
            break
        line.setLineWidth(room)
        start, length = line.textStart(), line.textLength()
        whole = text[start : start + length] if len(lines) < most - 1 else text[start:]
        lines.append(metrics.elidedText(whole.strip(), Qt.TextElideMode.ElideRight, room))
    layout.endLayout()
    return lines

"""A line of text for a narrow place: squeezed a little before anything of it is cut."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter

NARROWEST = 0.84
"""What part of its width a text may be squeezed to before it is cut."""


def squeezed(metrics: QFontMetricsF, text: str, room: float) -> tuple[str, float]:
    """What is written of a text in so many pixels, and the factor that it is squeezed by."""
    wanted = metrics.horizontalAdvance(text)
    factor = min(1.0, max(NARROWEST, room / max(wanted, 1.0)))
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

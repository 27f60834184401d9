"""Blocks of cells that are marked, and how."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from playground.gui.widgets.theme import theme

Style = Literal["window", "reach", "pin", "winner", "hue"]


@dataclass(frozen=True, slots=True)
class Highlight:
    """A block of cells to mark."""

    row: int
    column: int
    rows: int = 1
    columns: int = 1
    style: Style = "window"


def paint_mark(painter: QPainter, rect: QRectF, style: Style) -> None:
    """Frame a block of cells; the frame has a light and a dark line, to be seen on any picture."""
    colours = theme()
    colour = {
        "window": colours.accent,
        "reach": colours.accent,
        "pin": colours.accent,
        "winner": colours.winner,
        "hue": colours.accent,
    }[style]
    if min(rect.width(), rect.height()) < 6:
        grow = (6 - min(rect.width(), rect.height())) / 2
        rect = rect.adjusted(-grow, -grow, grow, grow)
    if style in ("reach", "hue"):
        fill = QColor(colour)
        fill.setAlpha(70)
        painter.fillRect(rect, fill)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(QColor(255, 255, 255, 220), 4))
    painter.drawRect(rect)
    painter.setPen(QPen(colour, 2))
    painter.drawRect(rect)

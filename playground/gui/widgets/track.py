"""The track of a bar: how long it could be."""

from __future__ import annotations

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QPainter

from playground.gui.widgets.theme import theme


def paint_track(painter: QPainter, track: QRectF, fill: QColor | None = None) -> None:
    """Show the whole of what a bar is a share of, so that a share of 0 is seen as one.

    It has a frame: a presented page, and high contrast, have the colour of its fill beneath it.
    """
    inner = track.adjusted(1, 1, -1, -1)
    painter.fillRect(track, theme().border)
    painter.fillRect(inner, fill or theme().background)

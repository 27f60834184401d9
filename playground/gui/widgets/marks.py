"""Blocks of cells that are marked, and how: with outlines and hatching, never with a tint.

Blue and orange say plus and minus. A mark that coloured the cells would change what they say.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QImage, QPainter, QPen

from playground.gui.widgets.colours import EVEN_LUMINANCE, luminance
from playground.gui.widgets.theme import theme

Style = Literal["window", "reach", "pin", "winner", "hue"]

DASHED: frozenset[str] = frozenset({"reach", "hue"})
"""Styles of cells that a number reaches: outlined with dashes, many of them hatched."""

MIN_MARK_PX = 6.0
"""Side of the smallest outline: a cell of one pixel would not be seen."""

MIN_HATCHED_PX = 14.0
"""Sides of a block from which hatching is seen as such in its outline."""

HATCH_PX = 8
"""Distance of the lines of a hatching: that of Qt's pattern."""

DASH_PX, GAP_PX = 4, 3

LIGHT_HALO, DARK_HALO = QColor(255, 255, 255, 220), QColor(12, 16, 22, 220)
HATCH_DARK, HATCH_LIGHT = QColor(22, 32, 46, 150), QColor(255, 255, 255, 170)
"""A line of each beside the other is seen on any picture, and is no colour of a value."""


@dataclass(frozen=True, slots=True)
class Highlight:
    """A block of cells to mark."""

    row: int
    column: int
    rows: int = 1
    columns: int = 1
    style: Style = "window"


def mark_colour(style: str) -> QColor:
    """The colour of an outline."""
    return theme().winner if style == "winner" else theme().accent


def halo() -> QColor:
    """The line beneath an outline, as light as the outline is dark: the two stand out together."""
    return LIGHT_HALO if luminance(theme().accent) < EVEN_LUMINANCE else DARK_HALO


def outline_pen(style: str, width: float = 2.0) -> QPen:
    """The pen of an outline: solid for the cell and its windows, dashed for what it reaches."""
    pen = QPen(mark_colour(style), width)
    if style in DASHED:
        pen.setDashPattern([DASH_PX / width, GAP_PX / width])
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    return pen


def paint_mark(painter: QPainter, rect: QRectF, style: Style, count: int = 1) -> None:
    """Outline a block of `count` cells; two lines, light and dark, are seen on any picture.

    What is reached is hatched besides, where it is many cells and there is room.
    """
    if min(rect.width(), rect.height()) < MIN_MARK_PX:
        across = max(0.0, MIN_MARK_PX - rect.width()) / 2
        down = max(0.0, MIN_MARK_PX - rect.height()) / 2
        rect = rect.adjusted(-across, -down, across, down)
    if style in DASHED and count > 1 and min(rect.width(), rect.height()) >= MIN_HATCHED_PX:
        paint_hatching(painter, rect)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(halo(), 4))
    painter.drawRect(rect)
    painter.setPen(outline_pen(style))
    painter.drawRect(rect)


def paint_hatching(painter: QPainter, rect: QRectF) -> None:
    """Cover a block with thin lines, between which its values keep their colours."""
    for offset, colour in enumerate((HATCH_LIGHT, HATCH_DARK)):
        painter.setBrushOrigin(offset, 0)
        painter.fillRect(rect, QBrush(colour, Qt.BrushStyle.BDiagPattern))
    painter.setBrushOrigin(0, 0)


def region_image(is_marked: NDArray[np.bool_], style: str, line: int = 2) -> QImage:
    """One outline around all marked pixels of a region of any form, and hatching inside it.

    `line` is the width of the outline in pixels. All else is transparent.
    """
    high, wide = is_marked.shape
    inner = np.pad(is_marked, line)
    inner = _all_around(_all_around(inner, line, 0), line, 1)[line:-line, line:-line]
    diagonal = np.add.outer(np.arange(high), np.arange(wide))
    data = np.zeros((high, wide), np.uint32)
    hatched = diagonal % HATCH_PX
    data[is_marked & (hatched == 0)] = _packed(HATCH_LIGHT)
    data[is_marked & (hatched == 1)] = _packed(HATCH_DARK)
    edge = is_marked & ~inner
    data[edge] = _packed(halo())
    if style in DASHED:
        edge &= diagonal % (DASH_PX + GAP_PX) < DASH_PX
    data[edge] = _packed(mark_colour(style))
    kind = QImage.Format.Format_ARGB32_Premultiplied
    return QImage(data.data, wide, high, 4 * wide, kind).copy()


def _all_around(mask: NDArray[np.bool_], distance: int, axis: int) -> NDArray[np.bool_]:
    """Where the pixels at this distance before and after are marked as well."""
    return mask & np.roll(mask, distance, axis) & np.roll(mask, -distance, axis)


def _packed(colour: QColor) -> np.uint32:
    """A colour as Qt packs it, its parts multiplied by its alpha."""
    alpha = colour.alpha()
    parts = (part * alpha // 255 for part in (colour.red(), colour.green(), colour.blue()))
    return np.uint32(int.from_bytes(bytes((alpha, *parts)), "big"))

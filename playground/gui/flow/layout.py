"""Where columns and tiles lie: plain arithmetic, no widgets."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

MARGIN = 12
COLUMN_GAP = 16
WIDEST_GAP = 40
TILE_GAP = 8
HEADER = 66
ADD = 48
"""Width of the column that adds a layer."""

SMALLEST = 84
LARGEST = 260
TALLEST = 1.5
"""Height of a tile over its width, at most: a very tall map is letterboxed."""


@dataclass(frozen=True, slots=True)
class Column:
    """What the layout must know of a column: how many maps, and their height over their width."""

    tiles: int
    aspect: float


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle in pixels."""

    x: int
    y: int
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class Placement:
    """Where one column's header and tiles lie."""

    header: Box
    tiles: tuple[Box, ...]


@dataclass(frozen=True, slots=True)
class Layout:
    """All columns, and the size of the whole."""

    columns: tuple[Placement, ...]
    add: Box
    width: int
    height: int


def tile_width(columns: Sequence[Column], width: int, height: int) -> int:
    """The widest tiles for which all columns fit, at most LARGEST, at least SMALLEST."""
    if not columns:
        return SMALLEST
    across = (width - 2 * MARGIN - ADD - COLUMN_GAP * len(columns)) // len(columns)
    best = min(across, LARGEST)
    for column in columns:
        room = height - 2 * MARGIN - HEADER - TILE_GAP * (column.tiles + 1)
        fitting = int(room / max(1, column.tiles) / min(column.aspect, TALLEST))
        best = min(best, max(fitting, SMALLEST))
    return max(best, SMALLEST)


def layout(columns: Sequence[Column], width: int, height: int) -> Layout:
    """Place the columns from left to right in a view of width × height pixels."""
    tile = tile_width(columns, width, height)
    needed = len(columns) * (tile + COLUMN_GAP) + ADD + 2 * MARGIN
    spare = max(0, width - needed)
    gap = COLUMN_GAP + min(spare // max(1, len(columns)), WIDEST_GAP - COLUMN_GAP)
    placements = []
    x = MARGIN
    lowest = 0
    for column in columns:
        tall = max(1, round(tile * min(column.aspect, TALLEST)))
        y = MARGIN + HEADER + TILE_GAP
        boxes = []
        for _ in range(column.tiles):
            boxes.append(Box(x, y, tile, tall))
            y += tall + TILE_GAP
        placements.append(Placement(Box(x, MARGIN, tile, HEADER), tuple(boxes)))
        lowest = max(lowest, y - TILE_GAP)
        x += tile + gap
    tall = min(max(lowest, height - MARGIN), height - MARGIN) - MARGIN
    add = Box(x, MARGIN, ADD, max(tall, HEADER))
    return Layout(tuple(placements), add, x + ADD + MARGIN, lowest + MARGIN)

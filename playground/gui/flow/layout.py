"""Where columns and tiles lie: plain arithmetic, no widgets."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

MARGIN = 16
COLUMN_GAP = 24
TILE_GAP = 8
HEADER = 60
SMALLEST = 96
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
    width: int
    height: int


def tile_width(columns: Sequence[Column], width: int, height: int) -> int:
    """The widest tiles for which all columns fit, at most LARGEST, at least SMALLEST."""
    if not columns:
        return SMALLEST
    across = (width - 2 * MARGIN - COLUMN_GAP * (len(columns) - 1)) // len(columns)
    best = min(across, LARGEST)
    for column in columns:
        room = height - 2 * MARGIN - HEADER - TILE_GAP * (column.tiles + 1)
        fitting = int(room / max(1, column.tiles) / min(column.aspect, TALLEST))
        best = min(best, max(fitting, SMALLEST))
    return max(best, SMALLEST)


def layout(columns: Sequence[Column], width: int, height: int) -> Layout:
    """Place the columns from left to right in a view of width × height pixels."""
    tile = tile_width(columns, width, height)
    needed = len(columns) * tile + COLUMN_GAP * max(0, len(columns) - 1) + 2 * MARGIN
    spare = max(0, width - needed)
    gap = COLUMN_GAP
    if len(columns) > 1:
        gap += min(spare // (len(columns) - 1), COLUMN_GAP)
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
    return Layout(tuple(placements), x - gap + MARGIN, lowest + MARGIN)

"""Where columns and tiles lie, and whether they are scrolled: plain arithmetic, no widgets."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from playground.gui.flow.tiles import (
    TILE_GAP_PX,
    Box,
    Tiles,
    only,
    under_one_another,
    with_others,
)

SIDE_PX = 12
"""Beside the first column and the last thing in the row: the bar above begins there, too."""

MARGIN_PX = 8
"""Above and below the columns."""

COLUMN_GAP_PX = 16
MAX_GAP_PX = 40
HEADER_PX = 48
ADD_COLUMN_PX = 40
"""Width of the column that adds a layer."""

COLLAPSED_PX = 56
"""Width of a column that there is no room for: a card with a little of its chosen map."""

COLLAPSED_MAP_PX = 40
COLLAPSED_GAP_PX = 6

CARD_PX = 108
"""From the top of one collapsed column to the top of the next beneath it."""

MIN_TILE_PX = 96
MAX_TILE_PX = 480
SAME_HEIGHT = 1.03
"""How much higher than a large map another one may be that counts as equally high."""

MAX_TILE_ASPECT = 1.5
"""Height of a tile over its width, at most: a very tall map is letterboxed."""

LARGE_SHARE = 0.5
"""Part of the height that the large map takes, at most, where there are others."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column as the layout sees it: how many maps, and their height over their width.

    Number `chosen` is the large one, unless all are of one size. A `height` in pixels, when there
    is one, counts instead of the proportions; `extra` pixels are needed beside each tile. A
    `vector` has one tile for a list of numbers. A column that is `fixed` has that many pixels of
    width and no tiles of its own. `card` is the width of the card that it collapses to. One that
    `has_filters` shows them left of its tiles: in the column before where that is `fixed` or has
    nothing beneath its one tile, else in `lead` pixels of its own, if there are any.
    """

    tiles: int
    aspect: float
    height: int = 0
    extra: int = 0
    vector: bool = False
    chosen: int = 0
    of_one_size: bool = False
    fixed: int = 0
    card: int = COLLAPSED_PX
    has_filters: bool = False
    lead: int = 0


@dataclass(frozen=True, slots=True)
class Placement:
    """Where one column's header and tiles lie; a collapsed one has the large tile alone.

    `filters`, where there is room for them, has their left side and width; `has_large_filter` says
    that the one of the large tile is among them.
    """

    header: Box
    tiles: Tiles = Tiles()
    collapsed: bool = False
    filters: Box | None = None
    has_large_filter: bool = False


@dataclass(frozen=True, slots=True)
class FlowLayout:
    """All columns, and the size of the whole."""

    columns: tuple[Placement, ...]
    add: Box
    width: int
    height: int


def open_columns(
    columns: Sequence[Column], width: int, height: int, selected: int, behind: int = 1
) -> tuple[bool, ...]:
    """Which columns are open: all if they fit, else the selected one and as many others as do.

    The selected column and the `behind` ones before it stay open in any case; the next are the
    last, which is the network's answer, the first, the neighbours of the selected one, and the
    others by their distance from it. Filters and the maps that they make are open together.
    """
    count = len(columns)
    filters = {0, 1} if count > 1 and columns[0].fixed else set()
    chosen = set(range(max(0, selected - behind), selected + 1))
    if chosen & filters:
        chosen |= filters
    nearest = sorted(range(count), key=lambda at: (abs(at - selected), at > selected))
    room = _RoomAtLeast(columns, height)
    for at in (count - 1, 0, *nearest):
        wider = chosen | (filters if at in filters else {at})
        if wider == chosen or room.of(wider) > width:
            continue  # without a look at each column, which takes long with dozens of them
        is_open = tuple(place in wider for place in range(count))
        if needed_width(columns, is_open, MIN_TILE_PX, height) <= width:
            chosen = wider
    return tuple(at in chosen for at in range(count))


class _RoomAtLeast:
    """A bound of `needed_width` that takes no look at all columns: no layout is narrower."""

    def __init__(self, columns: Sequence[Column], height: int) -> None:
        self._open = [column.fixed or MIN_TILE_PX + column.extra for column in columns]
        self._card = min((column.card for column in columns), default=0)
        self._cards = _cards(height)

    def of(self, opened: set[int]) -> int:
        """The least width with these columns open: all cards on as few stacks as may be."""
        stacks = -(-(len(self._open) - len(opened)) // self._cards)
        width = 2 * SIDE_PX + ADD_COLUMN_PX + stacks * (self._card + COLLAPSED_GAP_PX)
        return width + sum(self._open[at] + COLUMN_GAP_PX for at in opened)


def needed_width(columns: Sequence[Column], is_open: Sequence[bool], tile: int, height: int) -> int:
    """The width of all columns with tiles of a width, the gaps between them as small as may be."""
    opened = [column for column, shown in zip(columns, is_open, strict=True) if shown]
    width = 2 * SIDE_PX + ADD_COLUMN_PX + len(opened) * COLUMN_GAP_PX
    width += sum(column.fixed or tile + column.extra for column in opened)
    width += sum(_lead_px(columns, is_open, at) for at in range(len(columns)))
    for shown, run in groupby(zip(columns, is_open, strict=True), key=lambda item: item[1]):
        if not shown:
            width += _stacks_px([column for column, _ in run], _cards(height))
    return width


def _lead_px(columns: Sequence[Column], is_open: Sequence[bool], at: int) -> int:
    """The width of a column's own room for its filters, with the gap behind it; 0 without one."""
    column = columns[at]
    is_laid_open = at > 0 and columns[at - 1].of_one_size  # which shows the filter's slices
    if not column.lead or not is_open[at] or is_laid_open:
        return 0
    return 0 if _holder(columns, is_open, at) is not None else column.lead + TILE_GAP_PX


def _holder(columns: Sequence[Column], is_open: Sequence[bool], at: int) -> int | None:
    """The column before that has room for a column's filters, each beside its map; None without."""
    place = at - 1
    if place > 0 and columns[place].of_one_size:  # what is laid open stands in between
        place -= 1
    if place < 0 or not is_open[place]:
        return None
    before, column = columns[place], columns[at]
    if before.fixed:
        return place
    # A filter that is the only one is large in the panel: the maps keep its room.
    is_free = before.tiles == 1 and not before.vector
    return place if is_free and _tall(before) <= _tall(column) * SAME_HEIGHT else None


def _tall(column: Column) -> float:
    """The height of a large tile over its width."""
    return min(column.aspect, MAX_TILE_ASPECT)


def _cards(height: int) -> int:
    """How many collapsed columns stand under one another."""
    return max(1, (height - 2 * MARGIN_PX + TILE_GAP_PX) // CARD_PX)


def _stacks(group: Sequence[Column], cards: int) -> list[Sequence[Column]]:
    """Collapsed columns without an open one between them, so many of them under one another."""
    return [group[at : at + cards] for at in range(0, len(group), cards)]


def _stacks_px(group: Sequence[Column], cards: int) -> int:
    """The width of stacks of cards and the gaps behind them: each is as wide as its widest card."""
    return sum(_card_px(stack) + COLLAPSED_GAP_PX for stack in _stacks(group, cards))


def _card_px(stack: Sequence[Column]) -> int:
    return max(column.card for column in stack)


def tile_width(
    columns: Sequence[Column],
    is_open: Sequence[bool],
    width: int,
    height: int,
    header: int = HEADER_PX,
) -> int:
    """The widest large tiles for which all open columns fit, from MIN_TILE_PX to MAX_TILE_PX."""
    shown = [column for column, opened in zip(columns, is_open, strict=True) if opened]
    if not shown:
        return MIN_TILE_PX
    flexible = sum(not column.fixed for column in shown)
    across = (width - needed_width(columns, is_open, 0, height)) // max(1, flexible)
    best = min(across, MAX_TILE_PX)
    beneath = height - 2 * MARGIN_PX - header - TILE_GAP_PX
    for column in shown:
        if column.height or not column.tiles:
            continue
        room: float = beneath
        if column.of_one_size:
            room = (room + TILE_GAP_PX) / column.tiles - TILE_GAP_PX
        elif column.tiles > 1:
            room *= LARGE_SHARE
        fitting = int(room / min(column.aspect, MAX_TILE_ASPECT))
        best = min(best, max(fitting, MIN_TILE_PX))
    return max(best, MIN_TILE_PX)


def layout(
    columns: Sequence[Column],
    width: int,
    height: int,
    selected: int = 0,
    behind: int = 1,
    header: int = HEADER_PX,
    left: int = 0,
) -> FlowLayout:
    """Place the columns from left to right in a view of width × height pixels.

    `header` is the height of the cards above them, `left` what is taken before the first.
    """
    width -= left
    is_open = open_columns(columns, width, height, selected, behind)
    tile = tile_width(columns, is_open, width, height, header)
    needed = needed_width(columns, is_open, tile, height)
    spare = max(0, width - needed)
    gap = COLUMN_GAP_PX + min(spare // max(1, sum(is_open)), MAX_GAP_PX - COLUMN_GAP_PX)
    full = max(height - 2 * MARGIN_PX, header)
    placements: list[Placement] = []
    x = SIDE_PX + left
    lowest = 0
    for opened, run in groupby(zip(columns, is_open, strict=True), key=lambda item: item[1]):
        group = [column for column, _ in run]
        if opened:
            for column in group:
                at = len(placements)
                lead = _lead_px(columns, is_open, at)
                wide = column.fixed or tile + column.extra
                place = open_placement(column, x, lead, wide, header, MARGIN_PX + full)
                holder = _holder(columns, is_open, at) if column.has_filters else None
                if holder is not None:
                    before = placements[holder]
                    beside = before.tiles.large if before.tiles else before.header
                    place = replace(place, filters=beside, has_large_filter=not before.tiles)
                placements.append(place)
                x += lead + wide + gap
            continue
        for stack in _stacks(group, _cards(height)):
            wide = _card_px(stack)
            for at, column in enumerate(stack):
                placements.append(card_placement(column, x, MARGIN_PX + at * CARD_PX, header, wide))
            x += wide + COLLAPSED_GAP_PX
    for placement in placements:
        lowest = max(lowest, placement.header.bottom, placement.tiles.bottom)
    add = Box(x, MARGIN_PX, ADD_COLUMN_PX, full)
    return FlowLayout(
        tuple(placements),
        add,
        x + ADD_COLUMN_PX + SIDE_PX,
        max(lowest, full + MARGIN_PX) + MARGIN_PX,
    )


def open_placement(
    column: Column, x: int, lead: int, width: int, header: int, bottom: int
) -> Placement:
    """An open column whose tiles end at `bottom`, if they can, behind room for its filters."""
    tall = column.height or max(
        1, round((width - column.extra) * min(column.aspect, MAX_TILE_ASPECT))
    )
    card = Box(x, MARGIN_PX, lead + width, header)
    first = Box(x + lead, card.bottom + TILE_GAP_PX, width, tall)
    if column.of_one_size or column.vector:
        return Placement(card, under_one_another(first, column.tiles))
    if not column.tiles:
        return Placement(card)
    tiles = with_others(first, column.tiles, column.chosen, bottom - first.bottom)
    filters = replace(first, x=x, width=lead - TILE_GAP_PX) if lead else None
    return Placement(card, tiles, filters=filters, has_large_filter=filters is not None)


def card_placement(column: Column, x: int, y: int, header: int, width: int) -> Placement:
    """A card that says what the layer is, and beneath it a little of its chosen map."""
    card = Box(x, y, width, header)
    if not column.tiles:
        return Placement(card, collapsed=True)
    left = x + (width - COLLAPSED_MAP_PX) // 2
    room = CARD_PX - header - 2 * TILE_GAP_PX
    tall = max(1, min(room, round(COLLAPSED_MAP_PX * column.aspect)))
    large = Box(left, card.bottom + TILE_GAP_PX // 2, COLLAPSED_MAP_PX, tall)
    return Placement(card, only(large, column.tiles, column.chosen), collapsed=True)

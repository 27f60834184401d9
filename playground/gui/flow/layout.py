"""Where columns and tiles lie, and whether they are scrolled: plain arithmetic, no widgets."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from playground.gui.flow.tiles import (
    TILE_GAP_PX,
    Box,
    Tiles,
    only,
    under_one_another,
    with_others,
)

MARGIN_PX = 8
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

PICTURE_PX = 88
"""Width of the column of the picture, where the network gets something else than that."""

LEAST_SHARE = 0.9
"""The share of their width that tiles keep at least when that column is opened unasked."""

MIN_TILE_PX = 96
MAX_TILE_PX = 480
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
    width and no tiles of its own. `card` is the width of the card that it collapses to.
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


@dataclass(frozen=True, slots=True)
class Placement:
    """Where one column's header and tiles lie; a collapsed one has the large tile alone."""

    header: Box
    tiles: Tiles = Tiles()
    collapsed: bool = False


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
    for at in (count - 1, 0, *nearest):
        wider = chosen | (filters if at in filters else {at})
        is_open = tuple(place in wider for place in range(count))
        if needed_width(columns, is_open, MIN_TILE_PX, height) <= width:
            chosen = wider
    return tuple(at in chosen for at in range(count))


def needed_width(columns: Sequence[Column], is_open: Sequence[bool], tile: int, height: int) -> int:
    """The width of all columns with tiles of a width, the gaps between them as small as may be."""
    opened = [column for column, shown in zip(columns, is_open, strict=True) if shown]
    width = 2 * MARGIN_PX + ADD_COLUMN_PX + len(opened) * COLUMN_GAP_PX
    width += sum(column.fixed or tile + column.extra for column in opened)
    for shown, run in groupby(zip(columns, is_open, strict=True), key=lambda item: item[1]):
        if not shown:
            width += _stacks_px([column for column, _ in run], _cards(height))
    return width


def _cards(height: int) -> int:
    """How many collapsed columns stand under one another."""
    return max(1, (height - 2 * MARGIN_PX + TILE_GAP_PX) // CARD_PX)


def _stacks(group: Sequence[Column], cards: int) -> list[Sequence[Column]]:
    """Collapsed columns without an open one between them, so many of them under one another."""
    return [group[at : at + cards] for at in range(0, len(group), cards)]


def _stacks_px(group: Sequence[Column], cards: int) -> int:
    """What stacks of cards and the gaps behind them take: each is as wide as its widest card."""
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
    x = MARGIN_PX + left
    lowest = 0
    for opened, run in groupby(zip(columns, is_open, strict=True), key=lambda item: item[1]):
        group = [column for column, _ in run]
        if opened:
            for column in group:
                wide = column.fixed or tile + column.extra
                placements.append(_open(column, x, wide, header, MARGIN_PX + full))
                x += wide + gap
            continue
        for stack in _stacks(group, _cards(height)):
            wide = _card_px(stack)
            for at, column in enumerate(stack):
                placements.append(_collapsed(column, x, MARGIN_PX + at * CARD_PX, header, wide))
            x += wide + COLLAPSED_GAP_PX
    for placement in placements:
        lowest = max(lowest, placement.header.bottom, placement.tiles.bottom)
    add = Box(x, MARGIN_PX, ADD_COLUMN_PX, full)
    return FlowLayout(
        tuple(placements),
        add,
        x + ADD_COLUMN_PX + MARGIN_PX,
        max(lowest, full + MARGIN_PX) + MARGIN_PX,
    )


def _open(column: Column, x: int, width: int, header: int, bottom: int) -> Placement:
    """An open column whose tiles end at `bottom`, if they can."""
    tall = column.height or max(
        1, round((width - column.extra) * min(column.aspect, MAX_TILE_ASPECT))
    )
    card = Box(x, MARGIN_PX, width, header)
    first = Box(x, card.bottom + TILE_GAP_PX, width, tall)
    if column.of_one_size or column.vector:
        return Placement(card, under_one_another(first, column.tiles))
    if not column.tiles:
        return Placement(card)
    room = bottom - first.bottom
    return Placement(card, with_others(first, column.tiles, column.chosen, room))


def _collapsed(column: Column, x: int, y: int, header: int, width: int) -> Placement:
    """A card that says what the layer is, and beneath it a little of its chosen map."""
    card = Box(x, y, width, header)
    if not column.tiles:
        return Placement(card, collapsed=True)
    left = x + (width - COLLAPSED_MAP_PX) // 2
    room = CARD_PX - header - 2 * TILE_GAP_PX
    tall = max(1, min(room, round(COLLAPSED_MAP_PX * column.aspect)))
    large = Box(left, card.bottom + TILE_GAP_PX // 2, COLLAPSED_MAP_PX, tall)
    return Placement(card, only(large, column.tiles, column.chosen), collapsed=True)


@dataclass(frozen=True, slots=True)
class Area:
    """The room for columns: pixels without scroll bars, and what is given by the font.

    `bar` is how thick a scroll bar is, `header` how high the cards are.
    """

    width: int
    height: int
    bar: int
    header: int = HEADER_PX


@dataclass(frozen=True, slots=True)
class Placed:
    """The layout of some columns, with the scroll bars that it needs: nothing is read back.

    `detail` is the place of the column that a map laid open has, None where none is. `width` and
    `height` are what the scroll bars leave of the area. The `picture` stands before all columns.
    """

    columns: tuple[Column, ...]
    layout: FlowLayout
    detail: int | None
    horizontal: bool
    vertical: bool
    width: int
    height: int
    picture: Placement | None = None


@dataclass(frozen=True, slots=True)
class PictureShape:
    """The picture before the columns: its height over its width.

    It is opened where the others keep their width, or if it is `wanted` (None: unasked). `card` is
    the width of the card that it collapses to.
    """

    aspect: float
    wanted: bool | None = None
    card: int = COLLAPSED_PX


def placed(
    columns: Sequence[Column],
    area: Area,
    selected: int = 0,
    detail: tuple[int, Column] | None = None,
    picture: PictureShape | None = None,
) -> Placed:
    """Lay columns out, and one more at a place in between for a map that is laid open.

    A layout that needs a scroll bar is made for what the bar leaves. Where that one fits without
    the bar after all, it is taken all the same, and there is none.
    """
    behind = 1
    if detail is not None:
        at, column = detail
        columns = (*columns[:at], column, *columns[at:])
        selected, behind = at + 1, 2
    left, first = 0, None
    if picture is not None:
        left, first = _picture_room(columns, area, selected, behind, picture)
    for across, down in ((0, 0), (0, area.bar), (area.bar, 0), (area.bar, area.bar)):
        width, height = area.width - down, area.height - across
        found = layout(columns, width, height, selected, behind, area.header, left)
        if (found.width <= width or across) and (found.height <= height or down):
            break
    vertical = found.height > area.height
    horizontal = found.width > area.width - area.bar * vertical
    vertical = found.height > area.height - area.bar * horizontal
    return Placed(
        tuple(columns),
        found,
        None if detail is None else detail[0],
        horizontal,
        vertical,
        area.width - area.bar * vertical,
        area.height - area.bar * horizontal,
        first,
    )


def _picture_room(
    columns: Sequence[Column], area: Area, selected: int, behind: int, picture: PictureShape
) -> tuple[int, Placement]:
    """What the picture takes before the columns, and where it lies: upright if they need room."""

    def others(width: int) -> tuple[tuple[bool, ...], int]:
        is_open = open_columns(columns, width, area.height, selected, behind)
        return is_open, tile_width(columns, is_open, width, area.height, area.header)

    taken = PICTURE_PX + COLUMN_GAP_PX
    opens = picture.wanted
    if opens is None:
        (before, tile), (after, smaller) = others(area.width), others(area.width - taken - area.bar)
        narrow = area.width - area.bar
        whole = layout(columns, narrow, area.height, selected, behind, area.header, taken)
        opens = before == after and smaller >= LEAST_SHARE * tile and whole.width <= narrow
    column = Column(1, picture.aspect)
    if opens:
        bottom = area.height - MARGIN_PX
        return taken, _open(column, MARGIN_PX, PICTURE_PX, area.header, bottom)
    wide = picture.card
    return wide + COLLAPSED_GAP_PX, _collapsed(column, MARGIN_PX, MARGIN_PX, area.header, wide)

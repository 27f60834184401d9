"""The layout of the flow in the room that it has: scroll bars, the picture, room for filters."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import product

from playground.gui.flow.layout import (
    COLLAPSED_GAP_PX,
    COLLAPSED_PX,
    COLUMN_GAP_PX,
    HEADER_PX,
    MARGIN_PX,
    SIDE_PX,
    Column,
    FlowLayout,
    Placement,
    card_placement,
    layout,
    needed_width,
    open_columns,
    open_placement,
    tile_width,
)

PICTURE_PX = 88
"""Width of the column of the picture, where the network gets something else than that."""

LEAST_SHARE = 0.9
"""The share of their width that tiles keep at least when that column is opened unasked."""

LEADS_PX = (92, 64)
"""Room for filters left of their maps: as it should be, and as it may be."""

LEAST_LEAD_SHARE = 0.8
"""The share of their width that tiles keep at least where filters get room."""


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


@lru_cache(maxsize=16)
def placed(
    columns: tuple[Column, ...],
    area: Area,
    selected: int = 0,
    detail: tuple[int, Column] | None = None,
    picture: PictureShape | None = None,
) -> Placed:
    """Lay columns out, and one more at a place in between for a map that is laid open.

    A layout that needs a scroll bar is made for what the bar leaves. Where that one fits without
    the bar after all, it is taken all the same, and there is none. The last answers are kept: with
    every edit of a filter the same is asked again.
    """
    behind = 1
    if detail is not None:
        at, column = detail
        columns = (*columns[:at], column, *columns[at:])
        selected, behind = at + 1, 2
    left, first = 0, None
    if picture is not None:
        left, first = _picture_room(columns, area, selected, behind, picture)
    columns = with_leads(columns, area, selected, behind, left)
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
    """The picture's width before the columns, and where it lies: upright if they need room."""

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
        return taken, open_placement(column, SIDE_PX, 0, PICTURE_PX, area.header, bottom)
    wide = picture.card
    return wide + COLLAPSED_GAP_PX, card_placement(column, SIDE_PX, MARGIN_PX, area.header, wide)


def with_leads(
    columns: tuple[Column, ...], area: Area, selected: int, behind: int, left: int
) -> tuple[Column, ...]:
    """The columns with room for their filters: first the selected one, then the others in order.

    No tile becomes much smaller for it. Of the columns, only some far from the selected one may go
    shut, and only for that one's filters.
    """
    width, height = area.width - left, area.height
    if layout(columns, width, height, selected, behind, area.header).height > height:
        width -= area.bar
    is_open = open_columns(columns, width, height, selected, behind)
    tile = tile_width(columns, is_open, width, height, area.header)
    near = {0, len(columns) - 1, *range(selected - 1, selected + 2)}

    def fits(wider: tuple[Column, ...], opened: tuple[bool, ...]) -> bool:
        smaller = tile_width(wider, opened, width, height, area.header)
        needed = needed_width(wider, opened, smaller, height)
        return smaller >= LEAST_LEAD_SHARE * tile and needed <= width

    order = sorted(range(len(columns)), key=lambda at: at != selected)
    has_room = fits(columns, is_open)
    for at in (place for place in order if columns[place].has_filters):
        if not is_open[at]:  # its filters take nothing: all stays as it is
            if has_room:
                columns = _with_lead(columns, at, LEADS_PX[0])
            continue
        shown = {place for place, opened in enumerate(is_open) if opened}
        for stays, lead in product((shown, shown & near)[: 1 + (at == selected)], LEADS_PX):
            wider = _with_lead(columns, at, lead)
            if stays is shown and not fits(wider, is_open):
                continue  # without a look at which columns would be open, which takes long
            after = open_columns(wider, width, height, selected, behind)
            is_kept = stays <= {place for place, opened in enumerate(after) if opened} <= shown
            if is_kept and fits(wider, after):
                columns, is_open, has_room = wider, after, True
                break
    return columns


def _with_lead(columns: tuple[Column, ...], at: int, lead: int) -> tuple[Column, ...]:
    return (*columns[:at], replace(columns[at], lead=lead), *columns[at + 1 :])

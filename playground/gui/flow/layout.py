"""Where columns and tiles lie, and whether they are scrolled: plain arithmetic, no widgets."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

MARGIN_PX = 12
COLUMN_GAP_PX = 16
MAX_GAP_PX = 40
TILE_GAP_PX = 8
HEADER_PX = 66
ADD_COLUMN_PX = 48
"""Width of the column that adds a layer."""

COLLAPSED_PX = 22
"""Width of a column that there is no room for: its card alone, upright."""

COLLAPSED_GAP_PX = 4

PICTURE_PX = 88
"""Width of the column of the picture, where the network gets something else than that."""

LEAST_SHARE = 0.9
"""The share of their width that tiles keep at least when that column is opened unasked."""

MIN_TILE_PX = 80
MAX_TILE_PX = 260
MAX_TILE_ASPECT = 1.5
"""Height of a tile over its width, at most: a very tall map is letterboxed."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column as the layout sees it: how many maps, and their height over their width.

    A `height` in pixels, when there is one, counts instead of the proportions; `extra` pixels
    are needed beside each tile. A `vector` has one tile for a list of numbers.
    """

    tiles: int
    aspect: float
    height: int = 0
    extra: int = 0
    vector: bool = False


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle in pixels."""

    x: int
    y: int
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class Tiles:
    """`count` rectangles of one size under one another: a layer can have thousands."""

    first: Box = Box(0, 0, 0, 0)
    count: int = 0

    def __len__(self) -> int:
        return self.count

    def __getitem__(self, at: int) -> Box:
        if not 0 <= at < self.count:
            raise IndexError(at)
        return replace(self.first, y=self.first.y + at * self.step)

    def __iter__(self) -> Iterator[Box]:
        return (self[at] for at in range(self.count))

    @property
    def step(self) -> int:
        """Pixels from the top of one to the top of the next."""
        return self.first.height + TILE_GAP_PX

    @property
    def bottom(self) -> int:
        """Where the last one ends."""
        return self.first.y + self.count * self.step - TILE_GAP_PX

    def within(self, top: int, bottom: int) -> range:
        """Those that lie at least partly between two heights."""
        begin = (top - self.first.y + TILE_GAP_PX) // self.step
        end = (bottom - self.first.y) // self.step + 1
        return range(min(max(begin, 0), self.count), max(min(end, self.count), 0))


@dataclass(frozen=True, slots=True)
class Placement:
    """Where one column's header and tiles lie; a collapsed one has no tiles."""

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
    columns: Sequence[Column], width: int, selected: int, behind: int = 1
) -> tuple[bool, ...]:
    """Which columns are open: all if they fit, else those nearest to the selected one and the last.

    The selected column and the `behind` ones before it stay open in any case; the last, which is
    the network's answer, where there is room for more than that.
    """
    count = len(columns)
    room = width - 2 * MARGIN_PX - ADD_COLUMN_PX - (COLLAPSED_PX + COLLAPSED_GAP_PX) * count
    room -= sum(column.extra for column in columns)
    fitting = room // (MIN_TILE_PX + COLUMN_GAP_PX - COLLAPSED_PX - COLLAPSED_GAP_PX)
    nearest = sorted(range(count), key=lambda at: (abs(at - selected), at > selected))
    always = set(range(max(0, selected - behind), selected + 1))
    if fitting > len(always):
        always.add(count - 1)
    others = [at for at in nearest if at not in always]
    chosen = always | set(others[: max(0, max(2, fitting) - len(always))])
    return tuple(at in chosen for at in range(count))


def tile_width(
    columns: Sequence[Column],
    is_open: Sequence[bool],
    width: int,
    height: int,
    header: int = HEADER_PX,
) -> int:
    """The widest tiles for which all open columns fit, from MIN_TILE_PX to MAX_TILE_PX."""
    shown = [column for column, opened in zip(columns, is_open, strict=True) if opened]
    if not shown:
        return MIN_TILE_PX
    across = width - 2 * MARGIN_PX - ADD_COLUMN_PX - COLUMN_GAP_PX * len(shown)
    across -= (COLLAPSED_PX + COLLAPSED_GAP_PX) * (len(columns) - len(shown))
    across -= sum(column.extra for column in shown)
    across //= len(shown)
    best = min(across, MAX_TILE_PX)
    for column in shown:
        if column.height:
            continue
        room = height - 2 * MARGIN_PX - header - TILE_GAP_PX * (column.tiles + 1)
        fitting = int(room / max(1, column.tiles) / min(column.aspect, MAX_TILE_ASPECT))
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
    is_open = open_columns(columns, width, selected, behind)
    tile = tile_width(columns, is_open, width, height, header)
    widths = [
        tile + column.extra if opened else COLLAPSED_PX
        for column, opened in zip(columns, is_open, strict=True)
    ]
    needed = sum(widths) + COLUMN_GAP_PX * sum(is_open) + ADD_COLUMN_PX + 2 * MARGIN_PX
    needed += COLLAPSED_GAP_PX * (len(columns) - sum(is_open))
    spare = max(0, width - needed)
    gap = COLUMN_GAP_PX + min(spare // max(1, sum(is_open)), MAX_GAP_PX - COLUMN_GAP_PX)
    full = max(height - 2 * MARGIN_PX, header)
    placements = []
    x = MARGIN_PX + left
    lowest = 0
    for column, opened, wide in zip(columns, is_open, widths, strict=True):
        if opened:
            placement = _open(column, x, wide, header)
            header_end = placement.header.y + placement.header.height
            lowest = max(lowest, placement.tiles.bottom if placement.tiles else header_end)
        else:
            placement = Placement(Box(x, MARGIN_PX, wide, full), collapsed=True)
        placements.append(placement)
        x += wide + (gap if opened else COLLAPSED_GAP_PX)
    add = Box(x, MARGIN_PX, ADD_COLUMN_PX, full)
    return FlowLayout(
        tuple(placements),
        add,
        x + ADD_COLUMN_PX + MARGIN_PX,
        max(lowest, full + MARGIN_PX) + MARGIN_PX,
    )


def _open(column: Column, x: int, width: int, header: int) -> Placement:
    tall = column.height or max(
        1, round((width - column.extra) * min(column.aspect, MAX_TILE_ASPECT))
    )
    first = Box(x, MARGIN_PX + header + TILE_GAP_PX, width, tall)
    return Placement(Box(x, MARGIN_PX, width, header), Tiles(first, column.tiles))


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

    It is opened where the others keep their width, or if it is `wanted` (None: unasked).
    """

    aspect: float
    wanted: bool | None = None


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
        is_open = open_columns(columns, width, selected, behind)
        return is_open, tile_width(columns, is_open, width, area.height, area.header)

    taken = PICTURE_PX + COLUMN_GAP_PX
    opens = picture.wanted
    if opens is None:
        (before, tile), (after, smaller) = others(area.width), others(area.width - taken - area.bar)
        narrow = area.width - area.bar
        whole = layout(columns, narrow, area.height, selected, behind, area.header, taken)
        opens = before == after and smaller >= LEAST_SHARE * tile and whole.width <= narrow
    if opens:
        column = Column(1, picture.aspect)
        return taken, _open(column, MARGIN_PX, PICTURE_PX, area.header)
    full = max(area.height - 2 * MARGIN_PX, area.header)
    box = Box(MARGIN_PX, MARGIN_PX, COLLAPSED_PX, full)
    return COLLAPSED_PX + COLLAPSED_GAP_PX, Placement(box, collapsed=True)

"""Columns and tiles: nothing overlaps, nothing is lost, what can fit does."""

from __future__ import annotations

import numpy as np
import pytest

from playground import app
from playground.engine.compute.evaluate import stages_of
from playground.gui.flow.column import column_of, vector_column
from playground.gui.flow.layout import (
    HEADER_PX,
    MARGIN_PX,
    MAX_TILE_PX,
    MIN_TILE_PX,
    Column,
    Placement,
    layout,
    needed_width,
    open_columns,
    tile_width,
)
from playground.gui.flow.placed import Area, placed
from playground.layers.stacks import load_stacks, with_stack

BAR = 10

COLUMNS = [
    [Column(1, 1.0), Column(4, 1.0), Column(4, 1.0), Column(4, 1.0)],
    [Column(1, 0.75), Column(32, 0.75), Column(32, 0.75), Column(32, 0.75)],
    [Column(1, 1.0)],
    [Column(1, 30.0), Column(2, 30.0)],
    [Column(1, 1.0), *[Column(6, 1.0)] * 12],
]


@pytest.mark.parametrize("stack", COLUMNS)
@pytest.mark.parametrize("size", [(500, 500), (850, 800), (1500, 1000), (3000, 1800)])
def test_boxes_lie_inside_and_apart(stack: list[Column], size: tuple[int, int]) -> None:
    placed = layout(stack, *size)
    boxes = [box for column in placed.columns for box in (column.header, *column.tiles)]
    boxes = [box for box in boxes if box.height]  # the others of a collapsed column
    for box in boxes:
        assert box.x >= 0
        assert box.y >= 0
        assert box.x + box.width <= placed.width
        assert box.y + box.height <= placed.height
    for index, one in enumerate(boxes):
        for other in boxes[index + 1 :]:
            apart = (
                one.x + one.width <= other.x
                or other.x + other.width <= one.x
                or one.y + one.height <= other.y
                or other.y + other.height <= one.y
            )
            assert apart
    for item, column in zip(stack, placed.columns, strict=True):
        assert len(column.tiles) == item.tiles


def test_four_maps_in_four_columns_fit_a_common_window_without_scrolling() -> None:
    placed = layout(COLUMNS[0], 860, 760)
    assert placed.width <= 860
    assert placed.height <= 760


@pytest.mark.parametrize("stack", COLUMNS)
def test_tiles_are_neither_too_small_nor_too_large(stack: list[Column]) -> None:
    for size in ((300, 300), (1000, 700), (4000, 4000)):
        is_open = open_columns(stack, *size, 0)
        assert MIN_TILE_PX <= tile_width(stack, is_open, *size) <= MAX_TILE_PX


@pytest.mark.parametrize("chosen", [0, 1, 2345, 4999])
def test_tiles_between_two_heights_are_those_of_the_grid_that_touch_them(chosen: int) -> None:
    (column,) = layout([Column(5000, 1.0, chosen=chosen)], 800, 600).columns
    boxes = list(column.tiles)
    assert len(boxes) == 5000
    lowest = max(box.y for box in boxes)
    for top, bottom in ((0, 600), (12_345, 12_900), (lowest, 10**6), (10**6, 10**7)):
        touching = [
            at
            for at, box in enumerate(boxes)
            if at != chosen and box.y <= bottom and box.y + box.height > top
        ]
        assert [at for at in column.tiles.within(top, bottom) if at != chosen] == touching


@pytest.mark.parametrize(
    ("maps", "across", "at_1024", "at_1440"),
    [(4, 1, 85, 100), (8, 2, 63, 75), (16, 3, 46, 58), (32, 4, 28, 37)],
)
def test_maps_are_as_large_as_the_design_asks_and_none_is_scrolled(
    maps: int, across: int, at_1024: int, at_1440: int
) -> None:
    for size, columns, large, others in (
        ((760, 494), 3, 145, at_1024),
        ((868, 610), 3, 200, at_1440),
    ):
        stack = [Column(1, 1.0), *[Column(maps, 1.0)] * columns]
        found = layout(stack[: 4 if columns == 3 else 3], *size)
        assert found.height <= size[1]
        assert found.width <= size[0]
        tiles = found.columns[1].tiles
        assert tiles.large.width >= large * 0.9
        assert tiles.across in (across, across + 1)
        assert tiles.small.width >= others * 0.85


def test_an_empty_column_keeps_its_header() -> None:
    placed = layout([Column(1, 1.0), Column(0, 1.0)], 800, 600)
    empty: Placement = placed.columns[1]
    assert len(empty.tiles) == 0
    assert empty.header.height == HEADER_PX
    assert empty.header.y == MARGIN_PX


@pytest.mark.parametrize("selected", range(13))
def test_columns_without_room_collapse_but_never_the_selected_one(selected: int) -> None:
    placed = layout(COLUMNS[-1], 800, 600, selected)
    is_open = [not column.collapsed for column in placed.columns]
    assert is_open[selected]
    assert is_open[max(0, selected - 1)]
    assert is_open[-1], "the answer of the network"
    assert not all(is_open)
    assert placed.width <= 800
    for column in placed.columns:
        assert column.tiles.large.width == (40 if column.collapsed else column.header.width)
    wide = layout(COLUMNS[-1], 3000, 600, selected)
    assert not any(column.collapsed for column in wide.columns)


def shapes(name: str) -> list[Column]:
    """The columns of a stack on the picture that shows it best."""
    session = with_stack(app.first_session(), name)
    stages = stages_of(session.network, session.picture.shape)
    height, width = session.picture.shape[1:]
    columns = [column_of(1, height, width)]
    for stage in stages:
        assert stage.shape is not None
        maps, height, width = stage.shape
        is_list = maps > 1 and height == width == 1
        columns.append(vector_column(maps) if is_list else column_of(maps, height, width))
    return columns


@pytest.mark.parametrize("name", list(load_stacks()))
def test_scroll_bars_are_decided_with_the_layout(name: str) -> None:
    """In every size of a window what needs no scroll bar has none, and what needs one has it."""
    columns = shapes(name)
    for width in range(100, 2000, 6):
        for height in (100, 340, 617, 800, 1100):
            area = Area(width, height, BAR)
            found = placed(tuple(columns), area, len(columns) // 2)
            assert found.width == width - BAR * found.vertical
            assert found.height == height - BAR * found.horizontal
            assert (found.layout.width > found.width) == found.horizontal
            assert (found.layout.height > found.height) == found.vertical
            without = layout(columns, width, height, len(columns) // 2)
            if without.width <= width and without.height <= height:
                assert found.layout == without


@pytest.mark.parametrize("width", range(500, 1700, 100))
@pytest.mark.parametrize("selected", range(13))
def test_filters_are_open_with_the_maps_that_they_make_or_neither(
    width: int, selected: int
) -> None:
    columns = [Column(0, 1.0, fixed=88), *[Column(6, 1.0)] * 12]
    found = open_columns(columns, width, 600, selected)
    assert found[0] == found[1]
    assert found[selected]


def test_what_is_open_is_what_fits_looked_at_one_by_one() -> None:
    rng = np.random.default_rng(3)
    tried = 0
    for _ in range(300):
        count = int(rng.integers(1, 14))
        columns = [
            Column(
                int(rng.integers(1, 9)),
                float(rng.uniform(0.4, 2)),
                extra=int(rng.choice([0, 40])),
                vector=bool(rng.integers(2)),
                of_one_size=bool(rng.integers(2)),
                fixed=88 if at == 0 and rng.integers(2) else 0,
                card=int(rng.choice([56, 72, 90])),
                has_filters=bool(rng.integers(2)),
                lead=int(rng.choice([0, 96])),
            )
            for at in range(count)
        ]
        width, height = int(rng.integers(200, 1900)), int(rng.integers(120, 1000))
        selected, behind = int(rng.integers(count)), int(rng.integers(3))
        found = open_columns(columns, width, height, selected, behind)
        pair = {0, 1} if count > 1 and columns[0].fixed else set()
        is_open = set(range(max(0, selected - behind), selected + 1))
        is_open |= pair if is_open & pair else set()
        nearest = sorted(range(count), key=lambda at: (abs(at - selected), at > selected))
        for at in (count - 1, 0, *nearest):
            wider = is_open | (pair if at in pair else {at})
            shown = [place in wider for place in range(count)]
            if needed_width(columns, shown, MIN_TILE_PX, height) <= width:
                is_open = wider
        assert found == tuple(at in is_open for at in range(count))
        tried += 0 < len(is_open) < count
    assert tried > 60

"""The figure of the flow: the maps of every layer, from the input to the end."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from playground.core.layer import FilterLayer
from playground.core.messages import marked
from playground.core.word_count import size_text
from playground.engine.view.planes import View
from playground.engine.view.shapechain import shape_chain
from playground.figures.drawing.figure import (
    EDGE,
    TEXT,
    Figure,
    Item,
    Line,
    Text,
)
from playground.figures.drawing.page import SMALL_PT, Page, line_mm, paragraph
from playground.figures.drawing.tile import (
    LEAST_MAP_MM,
    LEGEND_MM,
    MAX_MAP_MM,
    Matrix,
    legend,
    map_size,
    matrices,
)
from playground.figures.drawing.units import MAX_LISTED, listed, strips
from playground.figures.kinds.filterbank import largest
from playground.figures.registry import figure
from playground.figures.subject import INPUT, Subject

MARGIN_MM = 2.0
COLUMN_GAP_MM, TILE_GAP_MM, ROW_GAP_MM = 5.0, 1.2, 5.0
MIN_COLUMN_MM, MAX_COLUMN_MM = 21.0, 60.0
MAX_MAPS_MM = 110.0
"""Height of a column of maps, from which on they stand beside each other."""

MAX_BESIDE_FILTERS = 4
"""Filters that stand beside their maps, with their names."""

FILTER_SHARE = 0.42
"""The part of a column that these have."""

MOST_MAPS = 256
MIN_STRIPS_MM = 40.0
"""Height that many units may take at least; beside higher maps they are as high as these."""


@dataclass(frozen=True, slots=True)
class _Column:
    """A layer that is drawn; `channels` of its maps, all if there are not too many."""

    stage: int
    view: View
    title: str
    lines: tuple[str, ...]
    filters: FilterLayer | None
    channels: range


@figure(
    "flow",
    marked("figure", "The flow"),
    marked("figure", "All maps of every layer, from the input to the end, with shapes and scales"),
    170.0,
    10,
)
def flow(subject: Subject, page: Page) -> Figure:
    """A column for each layer, in as many rows as it takes; the chain of shapes beneath."""
    columns = list(_columns(subject, page))
    width = page.width - 2 * MARGIN_MM
    most = max(1, int((width + COLUMN_GAP_MM) / (MIN_COLUMN_MM + COLUMN_GAP_MM)))
    rows = -(-len(columns) // most)
    across = -(-len(columns) // rows)
    wide = min((width - COLUMN_GAP_MM * (across - 1)) / across, MAX_COLUMN_MM)
    items: list[Item] = []
    y = MARGIN_MM
    for start in range(0, len(columns), across):
        in_row = columns[start : start + across]
        heads = max(_head_mm(page, column, wide) for column in in_row)
        bottom, middles = y, []
        strips_mm = max(MIN_STRIPS_MM, *(_maps_mm(column, wide) for column in in_row))
        for at, column in enumerate(in_row):
            x = MARGIN_MM + at * (wide + COLUMN_GAP_MM)
            made, ends, middle = _column(subject, page, column, (x, y, wide), heads, strips_mm)
            items += made
            bottom = max(bottom, ends)
            middles.append(middle)
        for at in range(len(in_row) - 1):  # all at one height, which is beside maps everywhere
            x = MARGIN_MM + at * (wide + COLUMN_GAP_MM) + wide
            items += _arrow(x + 0.9, min(middles), COLUMN_GAP_MM - 1.8)
        y = bottom + ROW_GAP_MM
    y -= ROW_GAP_MM - 1.5
    notes = [_chain(subject, page), *_notes(subject, page, columns)]
    for note in notes:
        texts, y = paragraph(page, note, MARGIN_MM, y, width)
        items += texts
    title = page.say(marked("figure", "The flow"))
    return Figure(page.width, y + MARGIN_MM, tuple(items), title)


def _columns(subject: Subject, page: Page) -> Iterator[_Column]:
    """Yield the layers that are on and have maps; those that are off have those before them."""
    view = subject.view(INPUT)
    size = size_text(subject.shown.shape)
    yield _Column(INPUT, view, page.say(marked("figure", "Input")), (size,), None, range(1))
    for at, stage in enumerate(subject.shown.stages):
        layer = stage.layer
        if not layer.enabled or stage.shape is None or stage.maps is None:
            continue
        view = subject.view(at)
        count = len(view.planes)
        channels = range(min(count, MOST_MAPS))
        details = " · ".join(page.sentence(part) for part in layer.details())
        is_beside = (
            isinstance(layer, FilterLayer)
            and count == len(layer.filters) <= MAX_BESIDE_FILTERS
            and all(item.is_uniform for item in layer.filters)
        )
        filters = layer if isinstance(layer, FilterLayer) and is_beside else None
        lines = (size_text(stage.shape), *([details] if details else []))
        yield _Column(at, view, page.sentence(layer.name()), lines, filters, channels)


def _head_mm(page: Page, column: _Column, wide: float) -> float:
    return _head(page, column, 0, 0, wide)[1]


def _head(page: Page, column: _Column, x: float, y: float, wide: float) -> tuple[list[Item], float]:
    """The name of a layer, its shape and its settings."""
    items: list[Item] = []
    texts, y = paragraph(page, column.title, x, y, wide, 8.0, False, 600)
    items += texts
    for line in column.lines:
        texts, y = paragraph(page, line, x, y, wide)
        items += texts
    return items, y


def _column(
    subject: Subject,
    page: Page,
    column: _Column,
    place: tuple[float, float, float],
    heads: float,
    most: float,
) -> tuple[list[Item], float, float]:
    """The items of a layer, where they end, and the height of the middle of its first map or units.

    `place` is x, y and width; very many units are `most` high.
    """
    x, y, wide = place
    items, _ = _head(page, column, x, y, wide)
    top = y + heads + 1.5
    scale = subject.scale_of(column.stage)
    if column.view.vector:
        made, ends = _units(subject, page, column, x, top, wide, most)
        items += made
        middle = (top + ends) / 2
    else:
        left, across, tile, high = _tiles(column, wide)
        step = high + TILE_GAP_MM
        tiles: list[Matrix] = []
        kernels: list[Matrix] = []
        for number, channel in enumerate(column.channels):
            own = subject.scale_of(column.stage, channel)
            row, at = divmod(number, across)
            box = (x + left + at * (tile + TILE_GAP_MM), top + row * step, tile, high)
            values = column.view.planes[channel].values
            tiles.append(Matrix(values, box, own.limit, own.palette))
            if column.filters is not None:
                kernel, names = _filter(page, column.filters, channel, x, box, left)
                kernels.append(kernel)
                items += names
        items += matrices(tiles, subject.colours, page)
        items += matrices(kernels, subject.colours, page)
        ends = top - TILE_GAP_MM + step * -(-len(column.channels) // across)
        middle = top + high / 2
    if subject.scale.by == "layer" or len(column.view.planes) == 1:
        items += legend(x, ends + 1.5, wide, scale, subject.colours, page)
    return items, ends + 1.5 + LEGEND_MM, middle


def _tiles(column: _Column, wide: float) -> tuple[float, int, float, float]:
    """Room at the left of the maps of a layer, maps beside each other, their width and height."""
    first = column.view.planes[0]
    left = wide * FILTER_SHARE if column.filters is not None else 0.0
    across = _across(len(column.channels), wide - left, first.height / first.width)
    tile = (wide - left - TILE_GAP_MM * (across - 1)) / across
    most = MAX_MAP_MM / -(-len(column.channels) // across)
    return left, across, *map_size(tile, first.height, first.width, most)


def _maps_mm(column: _Column, wide: float) -> float:
    """How high the maps of a layer are; 0 where it has units instead."""
    if column.view.vector:
        return 0.0
    _, across, _, high = _tiles(column, wide)
    return -(-len(column.channels) // across) * (high + TILE_GAP_MM) - TILE_GAP_MM


def _across(count: int, wide: float, proportion: float) -> int:
    """How many maps stand beside each other, so that they are not too high together."""
    across, most = 1, min(count, int((wide + TILE_GAP_MM) / (LEAST_MAP_MM + TILE_GAP_MM)))
    while across < most:
        rows = -(-count // across)
        high = (wide - TILE_GAP_MM * (across - 1)) / across * proportion
        if rows * (high + TILE_GAP_MM) <= MAX_MAPS_MM:
            break
        across += 1
    return across


def _filter(
    page: Page,
    layer: FilterLayer,
    channel: int,
    x: float,
    box: tuple[float, float, float, float],
    left: float,
) -> tuple[Matrix, list[Item]]:
    """The filter of a map, at its left; its name beneath, and a line to the map."""
    item = layer.filters[channel]
    rows, columns = item.size
    _, top, _, height = box
    side = min(left - 3.0, 0.62 * height)
    wide, high = side * min(1.0, columns / rows), side * min(1.0, rows / columns)
    name = page.wrapped(page.name_of(item), left - 1.0, SMALL_PT)[:2]
    below = len(name) * line_mm(SMALL_PT)
    y = top + max(0.0, (height - high - below) / 2)
    centre = x + (left - 2.0) / 2
    place = (centre - wide / 2, y, wide, high)
    matrix = Matrix(item.weights[0], place, largest(item.weights), are_weights=True)
    base = y + high
    items: list[Item] = []
    for line in name:
        base += line_mm(SMALL_PT)
        points = page.fitted(line, left - 1.0, SMALL_PT)
        items.append(Text(centre, base - 0.4, line, points, "middle", ink=TEXT))
    middle = top + height / 2
    items.append(Line(((place[0] + wide + 0.4, middle), (x + left - 0.4, middle)), EDGE, 0.2))
    return matrix, items


def _units(
    subject: Subject, page: Page, column: _Column, x: float, y: float, wide: float, most: float
) -> tuple[list[Item], float]:
    """A list of numbers, each with its class and value; of many only the colours, `most` high."""
    values = column.view.planes[0].values
    scale = subject.scale_of(column.stage)
    if len(values) <= MAX_LISTED:
        names = subject.classes_at(column.stage, len(values))
        return listed(values, names, (x, y, wide), scale, subject.colours, page)
    return strips(values, (x, y, wide, most), scale, subject.colours, page, has_numbers=False)


def _arrow(x: float, y: float, wide: float) -> list[Item]:
    tip = x + wide
    head = Line(((tip, y), (tip - 1.3, y - 0.7), (tip - 1.3, y + 0.7)), None, 0.0, EDGE, True)
    return [Line(((x, y), (tip - 1.0, y)), EDGE, 0.25), head]


def _chain(subject: Subject, page: Page) -> str:
    chain = shape_chain(subject.shown.stages, subject.shown.shape)
    return " → ".join(" · ".join(page.sentence(part) for part in link) for link in chain.links)


def _notes(subject: Subject, page: Page, columns: list[_Column]) -> Iterator[str]:
    """Sentences on what is not drawn, and why; and one if each map has colours of its own."""
    for column in columns:
        count = len(column.view.planes)
        if len(column.channels) < min(count, count if column.stage != INPUT else 1):
            yield page.say(
                marked("figure", "{layer}: the first {shown} of {count} maps are shown."),
                layer=column.title,
                shown=len(column.channels),
                count=count,
            )
    for at, stage in enumerate(subject.shown.stages):
        name = page.sentence(stage.layer.name())
        if not stage.layer.enabled:
            yield page.say(
                marked("figure", "Layer {number}, {layer}, is off."), number=at + 1, layer=name
            )
        elif stage.refusal is not None:
            yield page.sentence(stage.refusal)
    if subject.scale.by == "map":
        yield page.say(marked("figure", "Each map has colours of its own."))

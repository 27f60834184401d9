"""The figure of all maps of a layer: a contact sheet."""

from __future__ import annotations

import math

from playground.core.arrays import FloatArray
from playground.core.layer import FilterLayer
from playground.core.messages import marked
from playground.core.word_count import size_text
from playground.figures.drawing.figure import MUTED, Figure, Item, Text
from playground.figures.drawing.page import HEADING_PT, SMALL_PT, Page, line_mm, paragraph
from playground.figures.drawing.tile import (
    LEGEND_MM,
    MAX_MAP_MM,
    Matrix,
    legend,
    map_size,
    matrices,
)
from playground.figures.kinds.onemap import one_map
from playground.figures.registry import arrays, figure
from playground.figures.subject import INPUT, Subject

MARGIN_MM = 2.0
GAP_MM = 2.0
MIN_TILE_MM, MAX_TILE_MM = 12.0, 50.0
MAX_LEGEND_MM = 70.0
MOST = 1024
"""Maps of a sheet; that there are more is written on it."""


def all_numbers(subject: Subject) -> FloatArray:
    """The numbers of all maps of the selected layer, channels × height × width."""
    subject.view(subject.layer)
    maps = subject.results.maps(subject.layer)
    assert maps is not None
    return maps


@figure(
    "maps",
    marked("figure", "All maps of a layer"),
    marked("figure", "A contact sheet: every map of the selected layer with its number or name"),
    170.0,
    25,
    ("layer",),
    arrays(all_numbers),
)
def contact_sheet(subject: Subject, page: Page) -> Figure:
    """The maps in rows, all of one size, each with its number and the filter that makes it."""
    stage, view = subject.layer, subject.view(subject.layer)
    if view.vector or stage == INPUT:
        return one_map(subject, page)
    layer = subject.session.network[stage]
    count = len(view.planes)
    shown = range(min(count, MOST))
    width = page.width - 2 * MARGIN_MM
    title = page.sentence(layer.name())
    about = [size_text((count, view.planes[0].height, view.planes[0].width))]
    if len(shown) < count:
        text = marked("figure", "{layer}: the first {shown} of {count} maps are shown.")
        about.append(page.say(text, layer=title, shown=len(shown), count=count))
    if subject.scale.by == "map":
        about.append(page.say(marked("figure", "Each map has colours of its own.")))
    items: list[Item] = []
    texts, y = paragraph(page, title, MARGIN_MM, 1.0, width, HEADING_PT, False, 600)
    items += texts
    texts, y = paragraph(page, " · ".join(about), MARGIN_MM, y, width, SMALL_PT)
    items += texts
    y += 1.5
    across = _across(len(shown), width)
    tile = min(MAX_TILE_MM, (width - GAP_MM * (across - 1)) / across)
    rows = math.ceil(len(shown) / across)
    first, most = view.planes[0], max(2 * tile, MAX_MAP_MM / rows)
    wide, high = map_size(tile, first.height, first.width, most)
    step = high + line_mm(SMALL_PT) + GAP_MM
    tiles: list[Matrix] = []
    for place, channel in enumerate(shown):
        row, column = divmod(place, across)
        x, top = MARGIN_MM + column * (tile + GAP_MM), y + row * step
        scale = subject.scale_of(stage, channel)
        values = view.planes[channel].values
        tiles.append(Matrix(values, (x, top, wide, high), scale.limit, scale.palette))
        maker = layer.maker(channel) if isinstance(layer, FilterLayer) else None
        own = "" if maker is None else page.name_of(maker)
        name = own if own.endswith(str(channel + 1)) else f"{channel + 1} {own}".rstrip()
        if page.wide(name, SMALL_PT) > tile:
            name = str(channel + 1)
        base = top + high + line_mm(SMALL_PT) - 0.6
        items.append(Text(x, base, name, SMALL_PT, ink=MUTED))
    items += matrices(tiles, subject.colours, page)
    y += step * rows
    if subject.scale.by == "layer":
        scale = subject.scale_of(stage)
        items += legend(MARGIN_MM, y, min(width, MAX_LEGEND_MM), scale, subject.colours, page)
        y += LEGEND_MM
    return Figure(page.width, y + MARGIN_MM, tuple(items), title)


def _across(count: int, width: float) -> int:
    """How many stand in a row: about as many as there are rows, while they can be seen."""
    most = max(1, int((width + GAP_MM) / (MIN_TILE_MM + GAP_MM)))
    return max(1, min(count, most, max(4, math.ceil(math.sqrt(count)))))

"""The figure of one map, or of the input."""

from __future__ import annotations

from playground.core.arrays import FloatArray
from playground.core.layer import FilterLayer
from playground.core.messages import Refused, marked
from playground.engine.explain.formats import scaled_text
from playground.figures.drawing.figure import Figure, Item
from playground.figures.drawing.page import HEADING_PT, SMALL_PT, Page, paragraph
from playground.figures.drawing.tile import LEGEND_MM, cells, legend, map_size
from playground.figures.drawing.units import MAX_LISTED, listed, strips
from playground.figures.registry import arrays, figure
from playground.figures.subject import INPUT, Subject

MARGIN_MM = 2.0
MAX_LEGEND_MM = 70.0
MAX_LIST_MM = 60.0
MAX_STRIPS_MM = 110.0


def map_numbers(subject: Subject) -> FloatArray:
    """The numbers of the selected map, height × width; of an input in colours, 3 × height × width.

    Those of a list of numbers are units × 1.
    """
    view = subject.view(subject.layer)
    _check_map(subject)
    return view.planes[min(subject.channel, len(view.planes) - 1)].values


@figure(
    "map",
    marked("figure", "One map"),
    marked(
        "figure", "The selected map with its colour scale, and its numbers where cells have room"
    ),
    80.0,
    20,
    ("layer", "map"),
    arrays(map_numbers),
)
def one_map(subject: Subject, page: Page) -> Figure:
    """A map over the whole width, what it is above it, and its scale beneath."""
    stage, view = subject.layer, subject.view(subject.layer)
    _check_map(subject)
    plane = view.planes[min(subject.channel, len(view.planes) - 1)]
    scale = subject.scale_of(stage, subject.channel)
    width = page.width - 2 * MARGIN_MM
    title = map_title(subject, page, stage, subject.channel)
    items: list[Item] = []
    texts, y = paragraph(page, title, MARGIN_MM, 1.0, width, HEADING_PT, False, 600)
    items += texts
    about = f"{plane.height}×{plane.width} · {range_text(plane.low, plane.high)}"
    texts, y = paragraph(page, about, MARGIN_MM, y, width, SMALL_PT)
    items += texts
    y += 1.5
    if view.vector:
        made, y = _units(subject, page, plane.values, y)
        items += made
    else:
        wide, height = map_size(width, plane.height, plane.width)
        place = (MARGIN_MM, y, wide, height)
        items += cells(plane.values, place, scale.limit, scale.palette, subject.colours, page)
        y += height
    y += 2
    beneath = min(width, MAX_LEGEND_MM) if view.vector else width
    items += legend(MARGIN_MM, y, beneath, scale, subject.colours, page)
    return Figure(page.width, y + LEGEND_MM + MARGIN_MM, tuple(items), title)


def _units(subject: Subject, page: Page, values: FloatArray, y: float) -> tuple[list[Item], float]:
    """Few units with their names and values, many in strips; and where they end."""
    scale, width = subject.scale_of(subject.layer), page.width - 2 * MARGIN_MM
    if len(values) <= MAX_LISTED:
        names = subject.classes_at(subject.layer, len(values))
        place = (MARGIN_MM, y, min(width, MAX_LIST_MM))
        return listed(values, names, place, scale, subject.colours, page)
    return strips(values, (MARGIN_MM, y, width, MAX_STRIPS_MM), scale, subject.colours, page)


def _check_map(subject: Subject) -> None:
    """Raise Refused where the selected layer has no such map."""
    view = subject.view(subject.layer)
    count = 1 if subject.layer == INPUT else len(view.planes)
    if not 0 <= subject.channel < count and not view.vector:
        raise Refused(
            marked("message", "There is no map {number} of layer {layer}: it has {count}."),
            number=subject.channel + 1,
            layer=subject.layer + 1,
            count=count,
        )


def map_title(subject: Subject, page: Page, stage: int, channel: int) -> str:
    """The title of a map: the layer's name, and the filter that makes it or its number."""
    if stage == INPUT:
        return page.say(marked("figure", "Input"))
    layer = subject.session.network[stage]
    maker = layer.maker(channel) if isinstance(layer, FilterLayer) else None
    name = page.sentence(layer.name())
    if maker is not None:
        return page.say(marked("figure", "{layer}: {map}"), layer=name, map=page.name_of(maker))
    if subject.view(stage).vector:
        return name
    return page.say(marked("figure", "{layer}, map {number}"), layer=name, number=channel + 1)


def range_text(low: float, high: float) -> str:
    """From the smallest to the largest value, as the legend has them."""
    limit = max(-low, high)
    return f"{scaled_text(low, limit)} … {scaled_text(high, limit)}"

"""The film of a setting that changes: a stride, a σ, an angle, and what it makes of the maps."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import numpy as np

from playground.core import edits, filteredits
from playground.core.fields import Field, fields_of
from playground.core.filters import telling_slice
from playground.core.layer import FilterLayer
from playground.core.messages import Refused, marked
from playground.core.session import Network, Session
from playground.engine.explain.formats import number_text
from playground.figures.drawing.figure import MUTED, Figure, Item, Text
from playground.figures.drawing.page import HEADING_PT, SMALL_PT, Page, line_mm, paragraph
from playground.figures.drawing.tile import LEGEND_MM, Matrix, legend, map_size, matrices
from playground.figures.film import Film, film
from playground.figures.kinds.filterbank import largest
from playground.figures.kinds.onemap import map_title
from playground.figures.subject import Setting, Subject, check_stage, evaluated
from playground.kernels.presets import load_presets

MARGIN_MM = 2.0
GAP_MM = 5.0
KERNEL_SHARE = 0.45
MAX_FRAMES = 200
USUAL_FRAMES = 25


def settings_of(session: Session, layer: int, index: int) -> dict[str, Field]:
    """The settings of a layer, and of the preset that one of its filters is, that are numbers."""
    check_stage(session, layer)
    if layer < 0:
        return {}
    found = session.network[layer]
    fields = {
        name: each
        for name, each in fields_of(type(found)).items()
        if each.kind in ("int", "float", "pair")
    }
    if isinstance(found, FilterLayer) and index < len(found.filters):
        preset = found.filters[index].preset
        if preset in load_presets():
            fields |= {each.name: each.field for each in load_presets()[preset].parameters}
    return fields


def usual_values(field: Field) -> tuple[float, ...]:
    """Values from one end of a field to the other, as far as its slider goes."""
    return values_between(field, field.low, field.slider_high or field.high)


def values_between(field: Field, first: float, last: float) -> tuple[float, ...]:
    """Values from one to another, also downwards: whole numbers, or evenly spread ones."""
    if field.kind == "float":
        return tuple(np.linspace(first, last, USUAL_FRAMES).tolist())
    every, low = field.every, round(field.low) if field.every > 1 else 0
    start, end = (low + round((value - low) / every) * every for value in (first, last))
    step = every * max(1, round(abs(end - start) / every / (USUAL_FRAMES - 1)))
    way = 1 if end >= start else -1
    return tuple(float(value) for value in range(start, end + way, way * step))


def _over(field: Field | None, ends: tuple[float, float] | None) -> tuple[float, ...]:
    if field is None:
        return ()
    return usual_values(field) if ends is None else values_between(field, *ends)


def with_setting(session: Session, layer: int, index: int, name: str, value: float) -> Session:
    """The document with another value; raises Refused where there is no such setting."""
    fields = settings_of(session, layer, index)
    if name not in fields:
        raise Refused(
            marked("message", "There is no setting {name}; there is: {known}."),
            name=name,
            known=", ".join(fields) or "–",
        )
    found = session.network[layer]
    field = fields[name]
    if name in fields_of(type(found)):
        given = (value, value) if field.kind == "pair" else value
        return edits.set_field(session, layer, name, given)
    assert isinstance(found, FilterLayer)
    item = found.filters[index]
    settings: Mapping[str, float] = dict(item.settings) | {name: field.checked(value)}
    weights = load_presets()[item.preset].matrix(**settings)
    return filteredits.set_weights(
        session, layer, index, weights, item.preset, item.name, tuple(settings.items())
    )


@film(
    "sweep",
    marked("figure", "A setting that changes"),
    marked("figure", "What a stride, a σ, an angle or another setting makes of the selected map"),
    120.0,
    30,
    ("layer", "map"),
    rate=6.0,
    takes_setting=True,
)
def sweep(subject: Subject, page: Page) -> Film:
    """A picture for each value of the setting, all with the same colours."""
    setting = subject.setting
    if setting is None:
        raise Refused(marked("message", "A sweep takes a setting: stride, say, or sigma."))
    layer, channel = max(0, subject.layer), subject.channel
    field = settings_of(subject.session, layer, channel).get(setting.name)
    values = setting.values or _over(field, setting.ends) or (0.0,)
    if len(values) > MAX_FRAMES:
        raise Refused(
            marked("message", "A sweep has at most {most} values, not {count}."),
            most=MAX_FRAMES,
            count=len(values),
        )
    limit, kernel, tall = 0.0, 0.0, 0.0
    for value in values:
        each = _at(subject, layer, channel, setting, value)
        planes = each.view(layer).planes
        plane = planes[min(channel, len(planes) - 1)]
        limit = max(limit, each.scale_of(layer, channel).limit)
        kernel = max(kernel, _kernel_limit(each, layer, channel))
        tall = max(tall, plane.height / plane.width)

    name = setting.name if field is None else page.translate("field", field.label)

    def frame(at: int) -> Figure:
        # Computed again: the maps of all values together may be more than there is memory.
        now = _at(subject, layer, channel, setting, values[at])
        return _frame(now, page, name, values[at], (limit, kernel), tall)

    return Film(len(values), frame)


def _at(subject: Subject, layer: int, channel: int, setting: Setting, value: float) -> Subject:
    """The maps up to the layer with another value; raises Refused where it does not fit."""
    session = with_setting(subject.session, layer, channel, setting.name, value)
    session = replace(session, network=Network(session.network.layers[: layer + 1]))
    changed = replace(subject, shown=evaluated(session), layer=layer)
    changed.view(layer)
    return changed


def _kernel_limit(subject: Subject, layer: int, channel: int) -> float:
    found = subject.session.network[layer]
    if not isinstance(found, FilterLayer) or channel >= len(found.filters):
        return 1.0
    return largest(found.filters[channel].weights)


def _frame(
    subject: Subject,
    page: Page,
    name: str,
    value: float,
    limits: tuple[float, float],
    tall: float,
) -> Figure:
    layer = subject.session.network[subject.layer]
    view = subject.view(subject.layer)
    channel = min(subject.channel, len(view.planes) - 1)
    plane = view.planes[channel]
    width = page.width - 2 * MARGIN_MM
    title = map_title(subject, page, subject.layer, channel)
    texts, y = paragraph(page, title, MARGIN_MM, 1.0, width, HEADING_PT, False, 600)
    items: list[Item] = [*texts]
    what = f"{name} = {number_text(value, 2)}"
    y += line_mm(HEADING_PT)
    items.append(Text(MARGIN_MM, y - 1, what, HEADING_PT))
    size = f"{plane.height}×{plane.width}"
    items.append(Text(page.width - MARGIN_MM, y - 1, size, SMALL_PT, "end", ink=MUTED))
    y += 1.0
    has_kernel = isinstance(layer, FilterLayer) and channel < len(layer.filters)
    wide = (width - GAP_MM) / (1 + KERNEL_SHARE) if has_kernel else width
    room = map_size(wide, tall, 1)[1]
    x = MARGIN_MM
    if isinstance(layer, FilterLayer) and has_kernel:
        matrix = telling_slice(layer.filters[channel].weights)
        rows, columns = matrix.shape
        side = KERNEL_SHARE * wide
        box = (x, y, side * min(1.0, columns / rows), side * min(1.0, rows / columns))
        items += matrices([Matrix(matrix, box, limits[1], are_weights=True)], subject.colours, page)
        x += side + GAP_MM
    scale = replace(subject.scale_of(subject.layer, channel), limit=limits[0], is_exceeded=False)
    place = (x, y, *map_size(wide, plane.height, plane.width))
    tile = Matrix(plane.values, place, scale.limit, scale.palette)
    items += matrices([tile], subject.colours, page)
    y += room + 2
    items += legend(x, y, min(wide, 70.0), scale, subject.colours, page)
    return Figure(page.width, y + LEGEND_MM + MARGIN_MM, tuple(items), title)

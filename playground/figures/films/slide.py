"""The film of a window that slides over its input, place by place, and of the map that it makes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from playground.core.arrays import FloatArray
from playground.core.counting import from_one
from playground.core.filters import telling_slice
from playground.core.layer import FilterLayer, Taps
from playground.core.messages import Refused, marked
from playground.engine.explain.explain import explain
from playground.engine.trace.walk import Walk, walk_over
from playground.engine.view.mapscale import MapScale
from playground.figures.drawing.figure import (
    ACCENT,
    HAIRLINE,
    MUTED,
    Figure,
    Item,
    Line,
    Text,
    rectangle,
)
from playground.figures.drawing.page import BODY_PT, HEADING_PT, SMALL_PT, Page, line_mm, paragraph
from playground.figures.drawing.tile import Matrix, map_size, matrices
from playground.figures.film import Film, film
from playground.figures.kinds.filterbank import largest
from playground.figures.kinds.onemap import map_title
from playground.figures.subject import INPUT, Subject

MARGIN_MM = 2.0
GAP_MM = 5.0
KERNEL_SHARE = 0.5
"""The kernel's width, in that of a map."""

MOST_PLACES = 400
"""Places of a film; over a larger map the window takes larger steps, which is written on it."""


@dataclass(frozen=True, slots=True, eq=False)
class _Slide:
    """A layer with its input and one of its maps: what every picture of the film has."""

    subject: Subject
    page: Page
    stage: int
    channel: int
    source: int
    taps: tuple[Taps, Taps]
    walk: Walk
    title: str


@film(
    "slide",
    marked("figure", "The sliding window"),
    marked("figure", "The window of the selected layer moves over its input and makes a map"),
    150.0,
    10,
    ("layer", "map"),
)
def slide(subject: Subject, page: Page) -> Film:
    """A picture for each place of the window: where it lies, what it reads, what comes of it."""
    stage = max(0, subject.layer)
    view = subject.view(stage)
    layer = subject.session.network[stage]
    before = subject.results.maps(stage - 1)
    assert before is not None
    taps = layer.taps((before.shape[0], before.shape[1], before.shape[2]))
    if taps is None or view.vector or not layer.enabled:
        raise Refused(
            marked("message", "No window slides over the input of layer {number}."),
            number=stage + 1,
        )
    plane = view.planes[min(subject.channel, len(view.planes) - 1)]
    channel = min(subject.channel, len(view.planes) - 1)
    walk = walk_over(plane.height, plane.width, MOST_PLACES)
    source = (
        _source(layer.filters[channel].weights, layer, channel)
        if isinstance(layer, FilterLayer)
        else (channel if layer.is_depthwise else 0)
    )
    title = map_title(subject, page, stage, channel)
    made = _Slide(subject, page, stage, channel, source, taps, walk, title)
    return Film(len(walk), lambda at: _frame(made, at))


def _source(weights: FloatArray, layer: FilterLayer, channel: int) -> int:
    """The input channel to look at: the one with the largest weight."""
    strongest = int(np.abs(weights).reshape(len(weights), -1).max(axis=1).argmax())
    return layer.input_channels(channel).start + strongest


def _frame(slide: _Slide, at: int) -> Figure:
    subject, page, stage = slide.subject, slide.page, slide.stage
    row, column = slide.walk.place(at)
    width = page.width - 2 * MARGIN_MM
    layer = subject.session.network[stage]
    has_kernel = isinstance(layer, FilterLayer)
    parts = 2 + (KERNEL_SHARE if has_kernel else 0.0)
    wide = (width - GAP_MM * (2 if has_kernel else 1)) / parts
    texts, y = paragraph(page, slide.title, MARGIN_MM, 1.0, width, HEADING_PT, False, 600)
    items: list[Item] = [*texts]
    y += 1.5
    before, after = subject.view(stage - 1), subject.view(stage)
    shown = before.planes[0 if stage - 1 == INPUT else slide.source]
    result = after.planes[slide.channel]
    sizes = [map_size(wide, plane.height, plane.width) for plane in (shown, result)]
    high = max(height for _, height in sizes)
    left = (MARGIN_MM, y + (high - sizes[0][1]) / 2, *sizes[0])
    scale = subject.scale_of(stage - 1, slide.source)
    items += _map(subject, page, shown.values, left, scale)
    items += _window(slide, left, row, column, (shown.height, shown.width))
    x = MARGIN_MM + wide + GAP_MM
    if isinstance(layer, FilterLayer):
        weights = layer.filters[slide.channel].weights
        kernel = telling_slice(weights)
        rows, columns = kernel.shape
        side = KERNEL_SHARE * wide
        size = (side * min(1.0, columns / rows), side * min(1.0, rows / columns))
        place = (x, y + (high - size[1]) / 2, *size)
        items += matrices(
            [Matrix(kernel, place, largest(kernel), are_weights=True)], subject.colours, page
        )
        x += side + GAP_MM
    right = (x, y + (high - sizes[1][1]) / 2, *sizes[1])
    items += _made(slide, right, at)
    y += high + line_mm(SMALL_PT)
    about = _about(slide, shown.height, shown.width)
    items.append(Text(left[0], y - 0.5, about, SMALL_PT, ink=MUTED))
    count = page.say(
        marked("figure", "place {number} of {count}"), number=from_one(at), count=len(slide.walk)
    )
    if slide.walk.step > 1:
        every = page.say(marked("figure", "in steps of {step} cells"), step=slide.walk.step)
        count = f"{count}, {every}"
    items.append(Text(x, y - 0.5, count, SMALL_PT, ink=MUTED))
    y += line_mm(BODY_PT) + 1
    step = explain(subject.results, stage, slide.channel, row, column)
    if step is not None:
        text = step.brief(page.writer)
        items.append(Text(MARGIN_MM, y - 1, text, page.fitted(text, width, BODY_PT)))
    return Figure(page.width, y + MARGIN_MM - 0.5, tuple(items), slide.title)


def _about(slide: _Slide, height: int, width: int) -> str:
    if slide.stage - 1 == INPUT:
        return slide.page.say(marked("figure", "Input")) + f" {height}×{width}"
    text = marked("figure", "channel {number} of the input, {height}×{width}")
    return slide.page.say(text, number=from_one(slide.source), height=height, width=width)


def _map(
    subject: Subject,
    page: Page,
    values: FloatArray,
    place: tuple[float, float, float, float],
    scale: MapScale,
) -> Iterator[Item]:
    return matrices([Matrix(values, place, scale.limit, scale.palette)], subject.colours, page)


def _window(
    slide: _Slide,
    place: tuple[float, float, float, float],
    row: int,
    column: int,
    size: tuple[int, int],
) -> Iterator[Item]:
    """Yield the frame around the cells that the window reads, as far as they are on the map."""
    x, y, width, height = place
    rows, columns = slide.taps[0][row], slide.taps[1][column]
    rows, columns = rows[rows >= 0], columns[columns >= 0]
    if not rows.size or not columns.size:
        return
    high, wide = height / size[0], width / size[1]
    top, left = int(rows.min()), int(columns.min())
    box = (
        x + left * wide,
        y + top * high,
        (int(columns.max()) + 1 - left) * wide,
        (int(rows.max()) + 1 - top) * high,
    )
    yield rectangle(*box, ink=(255, 255, 255), line=1.1)
    yield rectangle(*box, ink=ACCENT, line=0.6)


def _made(slide: _Slide, place: tuple[float, float, float, float], at: int) -> Iterator[Item]:
    """Yield the map as far as the window has come; what is still to come is empty."""
    subject = slide.subject
    plane = subject.view(slide.stage).planes[slide.channel]
    scale = subject.scale_of(slide.stage, slide.channel)
    x, y, width, height = place
    high, wide = height / plane.height, width / plane.width
    yield from _map(subject, slide.page, plane.values, place, scale)
    row, column = slide.walk.place(at)
    step = slide.walk.step
    done = min(row + step, plane.height)
    right = min(column + step, plane.width)
    # In one piece: what is still to come would shine through the seam of two.
    corner = (x + right * wide, y + row * high)
    far, end, below = x + width, y + height, y + done * high
    corners = [corner, (far, corner[1]), (far, end), (x, end), (x, below), (corner[0], below)]
    yield Line(tuple(corners), None, fill=HAIRLINE, closed=True)
    yield rectangle(*place)
    cell = (x + column * wide, y + row * high, step * wide, step * high)
    inside = (min(cell[2], x + width - cell[0]), min(cell[3], y + height - cell[1]))
    yield rectangle(cell[0], cell[1], *inside, ink=(255, 255, 255), line=1.1)
    yield rectangle(cell[0], cell[1], *inside, ink=ACCENT, line=0.6)

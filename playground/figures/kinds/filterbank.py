"""The figure of a layer's filters."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from playground.core.arrays import FloatArray
from playground.core.filters import Filter
from playground.core.layer import FilterLayer
from playground.core.messages import Refused, marked
from playground.engine.explain.formats import number_text
from playground.engine.view.mapscale import MapScale
from playground.engine.view.palette import Rgb
from playground.figures.drawing.figure import MUTED, Figure, Item, Text
from playground.figures.drawing.figure import TEXT as INK
from playground.figures.drawing.page import HEADING_PT, SMALL_PT, Page, line_mm, paragraph
from playground.figures.drawing.tile import (
    LEGEND_MM,
    MAX_MAP_MM,
    Matrix,
    legend,
    map_size,
    matrices,
)
from playground.figures.registry import arrays, figure
from playground.figures.subject import Subject, check_stage

MARGIN_MM = 2.0
GAP_MM, SLICE_GAP_MM, ROW_GAP_MM = 4.0, 0.8, 3.0
LABEL_MM = 7.0
MAX_LEGEND_MM = 70.0
MAX_BESIDE = 3
"""Depth slices that stand side by side above a filter's name; more make a table."""

MIN_SIDE_MM, MAX_SIDE_MM = 13.0, 34.0
MIN_SLICE_MM, MAX_SLICE_MM = 1.2, 12.0
MOST = 64
"""Filters, and depth slices of each, that a table shows."""


@dataclass(frozen=True, slots=True)
class _Scales:
    """Where the colours of each filter end: all alike, or each at its own largest weight."""

    shared: float | None

    def limit(self, item: Filter) -> float:
        """That of one filter."""
        return largest(item.weights) if self.shared is None else self.shared


def largest(weights: FloatArray) -> float:
    """The largest distance of a finite weight from zero; 1 where all are 0."""
    finite = weights[np.isfinite(weights)]
    return float(np.abs(finite).max(initial=0.0)) or 1.0


def filter_layer(subject: Subject, stage: int) -> FilterLayer:
    """A layer that has filters; raises Refused for another."""
    check_stage(subject.session, stage)
    layer = subject.session.network[stage] if stage >= 0 else None
    if not isinstance(layer, FilterLayer):
        raise Refused(marked("message", "Layer {number} has no filters."), number=stage + 1)
    return layer


def filter_numbers(subject: Subject) -> FloatArray:
    """The weights of the selected filter, or of all: filters × depth × height × width."""
    layer = filter_layer(subject, subject.layer)
    if subject.one_filter is None:
        return np.stack([item.weights for item in layer.filters])
    return chosen_filters(subject)[0].weights


def chosen_filters(subject: Subject) -> tuple[Filter, ...]:
    """The filter that is asked for, or all of the layer; raises Refused where there is none."""
    filters = filter_layer(subject, subject.layer).filters
    if subject.one_filter is None:
        return filters
    if not 0 <= subject.one_filter < len(filters):
        raise Refused(
            marked("message", "There is no filter {number} of layer {layer}: it has {count}."),
            number=subject.one_filter + 1,
            layer=subject.layer + 1,
            count=len(filters),
        )
    return (filters[subject.one_filter],)


@figure(
    "filters",
    marked("figure", "Filter bank"),
    marked("figure", "All filters of the selected layer, with their numbers where there is room"),
    120.0,
    30,
    ("layer", "filter"),
    arrays(filter_numbers),
)
def filter_bank(subject: Subject, page: Page) -> Figure:
    """The filters with their names, or a table of filters and input channels; scale beneath."""
    return bank(subject, page)


def bank(
    subject: Subject, page: Page, limit: float | None = None, note: str = "", lines: int = 0
) -> Figure:
    """The figure, its colours ending at `limit` if that is given, with something noted on it.

    There is room for so many lines beneath each filter, or for more if they are needed.
    """
    layer = filter_layer(subject, subject.layer)
    filters = chosen_filters(subject)
    depth = _shown_depth(filters)
    shared = limit or max(map(largest, (item.weights for item in filters)))
    scales = _Scales(shared if subject.scale.by == "layer" or limit else None)
    width = page.width - 2 * MARGIN_MM
    title = page.sentence(layer.name())
    about = page.say(
        marked("figure", "{filters} filters of {height}×{width}×{depth}"),
        filters=len(filters),
        height=layer.kernel_size[0],
        width=layer.kernel_size[1],
        depth=filters[0].depth,
    )
    items: list[Item] = []
    texts, y = paragraph(page, title, MARGIN_MM, 1.0, width, HEADING_PT, False, 600)
    items += texts
    if note:  # on a line of its own: what follows is at the same place whatever it says
        texts, y = paragraph(page, note, MARGIN_MM, y, width, SMALL_PT)
        items += texts
    notes = [
        about,
        *_notes(page, filters, depth, shared if scales.shared is None else None),
    ]
    texts, y = paragraph(page, " · ".join(notes), MARGIN_MM, y, width, SMALL_PT)
    items += texts
    y += 2
    if depth <= MAX_BESIDE:
        made, y = _beside(subject, page, filters, scales, y, lines)
    else:
        made, y = _table(subject, page, filters, depth, scales, y)
    items += made
    if scales.shared is not None:
        scale = MapScale(scales.shared, "signed", extreme=scales.shared)
        items += legend(MARGIN_MM, y, min(width, MAX_LEGEND_MM), scale, subject.colours, page)
        y += LEGEND_MM
    return Figure(page.width, y + MARGIN_MM, tuple(items), title)


def _notes(
    page: Page, filters: tuple[Filter, ...], depth: int, own_scales: float | None
) -> Iterator[str]:
    if depth == 1 and filters[0].depth > 1:
        yield page.say(marked("figure", "the same for all channels"))
    if own_scales is not None:
        yield page.say(marked("figure", "each with colours of its own"))
    if depth > MAX_BESIDE:
        yield page.say(marked("figure", "filters down, input channels across"))
        if len(filters) > MOST or depth > MOST:
            yield page.say(
                marked("figure", "the first {filters} filters and {channels} channels"),
                filters=min(len(filters), MOST),
                channels=min(depth, MOST),
            )


def lines_beneath(subject: Subject, page: Page) -> int:
    """How many lines the name and the bias of a filter take at most; 0 in a table."""
    filters = chosen_filters(subject)
    if _shown_depth(filters) > MAX_BESIDE:
        return 0
    group = _Row.of(page, filters).group
    return max(len(_name_lines(page, item, group, subject, at)) for at, item in enumerate(filters))


def _shown_depth(filters: tuple[Filter, ...]) -> int:
    """How many depth slices are shown: one where all of each filter are the same."""
    return 1 if all(item.is_uniform for item in filters) else filters[0].depth


@dataclass(frozen=True, slots=True)
class _Row:
    """Filters in a row, and the width and height of a slice."""

    across: int
    depth: int
    wide: float
    high: float

    @staticmethod
    def of(page: Page, filters: tuple[Filter, ...]) -> _Row:
        """As many as can be read, of the same number in each row."""
        width, depth = page.width - 2 * MARGIN_MM, _shown_depth(filters)
        rows, columns = filters[0].size
        least = depth * MIN_SIDE_MM * max(1.0, columns / rows) + (depth - 1) * SLICE_GAP_MM
        across = max(1, min(len(filters), int((width + GAP_MM) / (least + GAP_MM))))
        # So that the last row is no leftover.
        across = -(-len(filters) // -(-len(filters) // across))
        room = (width - GAP_MM * (across - 1)) / across
        wide = min(
            (room - (depth - 1) * SLICE_GAP_MM) / depth, MAX_SIDE_MM * max(1.0, columns / rows)
        )
        return _Row(across, depth, *map_size(wide, rows, columns))

    @property
    def group(self) -> float:
        """The width of a filter with all its slices."""
        return self.depth * self.wide + (self.depth - 1) * SLICE_GAP_MM


def _beside(
    subject: Subject,
    page: Page,
    filters: tuple[Filter, ...],
    scales: _Scales,
    y: float,
    lines: int,
) -> tuple[list[Item], float]:
    """The filters in rows, each with its slices side by side and its name beneath."""
    row = _Row.of(page, filters)
    wide, high, group = row.wide, row.high, row.group
    names = [_name_lines(page, item, group, subject, number) for number, item in enumerate(filters)]
    items: list[Item] = []
    tiles: list[Matrix] = []
    for start in range(0, len(filters), row.across):
        x, ends = MARGIN_MM, y + high + lines * line_mm(SMALL_PT)
        for at, item in enumerate(filters[start : start + row.across], start):
            limit = scales.limit(item)
            for number in range(row.depth):
                place = (x + number * (wide + SLICE_GAP_MM), y, wide, high)
                tiles.append(Matrix(item.weights[number], place, limit, are_weights=True))
            base = y + high
            for text, ink in names[at]:
                base += line_mm(SMALL_PT)
                points = page.fitted(text, group, SMALL_PT)
                items.append(Text(x, base - 0.5, text, points, ink=ink))
            ends = max(ends, base)
            x += group + GAP_MM
        y = ends + ROW_GAP_MM
    return [*items, *matrices(tiles, subject.colours, page)], y


def _name_lines(
    page: Page, item: Filter, width: float, subject: Subject, number: int
) -> list[tuple[str, Rgb]]:
    layer = filter_layer(subject, subject.layer)
    number = number if subject.one_filter is None else subject.one_filter
    name = page.name_of(item) or page.say(marked("figure", "filter {number}"), number=number + 1)
    lines = [(line, INK) for line in page.wrapped(name, width, SMALL_PT)]
    bias = layer.bias_of(number)
    if bias:
        text = page.say(
            marked("figure", "bias {number}"), number=number_text(bias, max(page.digits, 2))
        )
        lines.append((text, MUTED))
    return lines


def _table(
    subject: Subject,
    page: Page,
    filters: tuple[Filter, ...],
    depth: int,
    scales: _Scales,
    y: float,
) -> tuple[list[Item], float]:
    """Filters down, input channels across."""
    width = page.width - 2 * MARGIN_MM - LABEL_MM
    rows, columns = filters[0].size
    shown, slices = filters[:MOST], range(min(depth, MOST))
    gap = min(SLICE_GAP_MM, 0.15 * width / len(slices))
    wide = (width - gap * (len(slices) - 1)) / len(slices)
    wide = max(MIN_SLICE_MM, min(wide, MAX_SLICE_MM))
    wide, high = map_size(wide, rows, columns, max(2 * wide, MAX_MAP_MM / len(shown)))
    items: list[Item] = []
    tiles: list[Matrix] = []
    left = MARGIN_MM + LABEL_MM
    y += line_mm(SMALL_PT)
    every = max(1, -(-len(slices) // max(1, int(width / 5.0))))
    for number in slices[::every]:
        middle = left + number * (wide + gap) + wide / 2
        items.append(Text(middle, y - 0.8, str(number + 1), SMALL_PT, "middle", ink=MUTED))
    step = max(1, round(2.6 / (high + gap)))
    for at, item in enumerate(shown):
        if at % step == 0:
            base = y + high / 2 + 0.9
            items.append(Text(left - 1.5, base, str(at + 1), SMALL_PT, "end", ink=MUTED))
        limit = scales.limit(item)
        for number in slices:
            place = (left + number * (wide + gap), y, wide, high)
            tiles.append(Matrix(item.weights[number], place, limit, are_weights=True))
        y += high + gap
    return [*items, *matrices(tiles, subject.colours, page)], y + ROW_GAP_MM

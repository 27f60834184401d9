"""Lists of numbers in figures: rows with a name and a value each, or strips of cells."""

from __future__ import annotations

import math
from collections.abc import Sequence

from playground.core.arrays import FloatArray
from playground.engine.explain.formats import number_text
from playground.engine.view.mapscale import MapScale
from playground.figures.drawing.figure import MM_PER_PT, MUTED, Item, Text
from playground.figures.drawing.page import SMALL_PT, Page, line_mm
from playground.figures.drawing.tile import Matrix, matrices

MAX_LISTED = 24
ROW_MM = 3.4
NUMBERED_MM = 11.0, 4.0
"""Width and height of a cell that has its number in it."""

STRIP_MM, STRIP_GAP_MM = 4.0, 2.4
"""Strips stand apart, lest they be taken for a map."""

LEAST_CELL_MM = 0.6
"""Height of a cell from which on it is told from the next: less only where all strips are full."""

FEWEST = 12
"""Units with numbers that a strip has at least, where there are several strips."""


def listed(
    values: FloatArray,
    names: Sequence[str],
    place: tuple[float, float, float],
    scale: MapScale,
    colours: str,
    page: Page,
) -> tuple[list[Item], float]:
    """A row for each unit, its name or number, its colour and its value; and where they end.

    `place` is x, y and the width that they may take; `values` are units × 1.
    """
    x, y, wide = place
    items: list[Item] = []
    texts = [number_text(float(value), page.digits) for value in values[:, 0]]
    labels = tuple(names) or tuple(str(at + 1) for at in range(len(values)))
    label = min(max(page.wide(text, SMALL_PT) for text in labels), wide * 0.4)
    for at in range(len(values)):
        box = (x + label + 1.0, y, ROW_MM, ROW_MM)
        square = Matrix(values[at : at + 1], box, scale.limit, scale.palette)
        items += matrices([square], colours, page, has_numbers=False)
        base = y + ROW_MM / 2 + 0.36 * SMALL_PT * MM_PER_PT
        points = page.fitted(labels[at], label, SMALL_PT)
        items.append(Text(x + label, base, labels[at], points, "end", ink=MUTED))
        room = wide - label - ROW_MM - 2.0
        points = page.fitted(texts[at], room, SMALL_PT)
        items.append(Text(x + label + ROW_MM + 2.0, base, texts[at], points))
        y += ROW_MM
    return items, y


def strips(
    values: FloatArray,
    place: tuple[float, float, float, float],
    scale: MapScale,
    colours: str,
    page: Page,
    has_numbers: bool = True,
) -> tuple[list[Item], float]:
    """Cells below each other, in as few strips as make them fit, and where these end.

    `place` is x, y and the width and height that they may take. If cells shall have their numbers,
    which they have where there is room, the strips take all the width. Above each of several is
    the number of its first unit.
    """
    x, y, wide, high = place
    count = len(values)
    cell, height = NUMBERED_MM
    rows = max(FEWEST, -(-count // _most(wide, cell)))
    if not has_numbers or rows * height > high:
        cell = STRIP_MM
        most = _most(wide, cell)
        if not has_numbers:
            most = min(most, math.ceil(count * LEAST_CELL_MM / high))
        rows = -(-count // most)
        height = min(height, high / rows)
    starts = range(0, count, rows)
    items: list[Item] = []
    if len(starts) > 1:
        y += line_mm(SMALL_PT)
        every = -(-len(starts) // max(1, int(wide / NUMBERED_MM[0])))
        for at in range(0, len(starts), every):
            left = x + at * (cell + STRIP_GAP_MM)
            items.append(Text(left, y - 0.8, str(starts[at] + 1), SMALL_PT, ink=MUTED))
    made = []
    for at, start in enumerate(starts):
        part = values[start : start + rows]
        box = (x + at * (cell + STRIP_GAP_MM), y, cell, len(part) * height)
        made.append(Matrix(part, box, scale.limit, scale.palette))
    return [*items, *matrices(made, colours, page)], y + rows * height


def _most(wide: float, cell: float) -> int:
    """How many strips there is room for."""
    return max(1, int((wide + STRIP_GAP_MM) / (cell + STRIP_GAP_MM)))

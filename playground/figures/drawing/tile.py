"""Maps, kernels and colour scales in figures: the colours and numbers that the window has."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from playground.core.arrays import FloatArray
from playground.engine.compute.shrink import shrunk
from playground.engine.explain.formats import coloured_text, scale_labels, weight_text
from playground.engine.view.mapscale import MapScale
from playground.engine.view.palette import (
    LEVELS,
    Palette,
    Rgb,
    levels,
    painted,
    painted_rgb,
    table,
)
from playground.figures.drawing.figure import (
    MM_PER_PT,
    MUTED,
    TEXT,
    Image,
    Item,
    Line,
    Text,
    rectangle,
)
from playground.figures.drawing.page import BODY_PT, SMALL_PT, Page

PIXELS_PER_MM = 12
"""About 300 dpi: larger maps are averaged down to it, and cells of smaller ones repeated up to it,
so that no program smooths them."""

MAX_MAP_MM = 250.0
"""Height of the highest map, and of maps above one another: with captions it is on an A4 sheet."""

MAX_TALL = 1.5
"""How many times as high as wide any map may be, however wide it is: photos are."""

LEAST_MAP_MM = 1.0
"""The shorter side of a map that is very long: less cannot be seen."""

MIN_NUMBER_PT, MAX_NUMBER_PT = 5.0, 9.0
"""The size of numbers in cells; where the smaller one does not fit, there are none."""

CELL_ROOM = 0.84
"""The part of a cell's width that its number may take."""

SCALE_HEIGHT_MM = 1.8

EVEN_LUMINANCE = (1.05 * 0.05) ** 0.5 - 0.05
"""On this luminance black and white have the same contrast."""


def map_size(
    width: float, rows: int | float, columns: int | float, most: float = MAX_MAP_MM
) -> tuple[float, float]:
    """The width and height of a map of rows × columns that has this width, in millimetres.

    One that were higher than `most` is narrower, with its cells as they are while it can be seen.
    """
    high, most = width * rows / columns, max(most, MAX_TALL * width)
    least = min(LEAST_MAP_MM, width)
    if high > most:
        return max(least, most * columns / rows), most
    return width, max(least, high)


def map_image(
    values: FloatArray,
    place: tuple[float, float, float, float],
    limit: float,
    palette: Palette,
    colours: str,
) -> Image:
    """A map of height × width, or a picture of 3 × height × width, over x, y, width and height."""
    x, y, width, height = place
    rows, columns = values.shape[-2:]
    across, down = round(width * PIXELS_PER_MM), round(height * PIXELS_PER_MM)
    if columns > across or rows > down:
        values = shrunk(values, min(columns, max(1, across)), min(rows, max(1, down)))
    if values.ndim == 3:
        pixels = painted_rgb(values, limit)
    else:
        pixels = painted(values, limit, palette, colours)
    repeats = (max(1, down // pixels.shape[0]), max(1, across // pixels.shape[1]))
    pixels = pixels.repeat(repeats[0], axis=0).repeat(repeats[1], axis=1)
    return Image(x, y, width, height, pixels)


@dataclass(frozen=True, slots=True, eq=False)
class Matrix:
    """A map or a kernel that is drawn over x, y, width and height, and where its colours end.

    Of weights only zero reads 0.
    """

    values: FloatArray
    place: tuple[float, float, float, float]
    limit: float
    palette: Palette = "signed"
    are_weights: bool = False


def matrices(
    together: Sequence[Matrix], colours: str, page: Page, has_numbers: bool = True
) -> Iterator[Item]:
    """Yield matrices that are looked at together, each with its frame.

    They have numbers in their cells, of one size, where those of all can be read.
    """
    texts = [_texts(each, page) for each in together if each.values.ndim == 2]
    points = _number_points(together, texts, page) if has_numbers and all(texts) else 0.0
    for at, each in enumerate(together):
        yield map_image(each.values, each.place, each.limit, each.palette, colours)
        if points and each.values.ndim == 2:
            yield from _numbers(each, texts[at], points, colours)
        yield rectangle(*each.place)


def cells(
    values: FloatArray,
    place: tuple[float, float, float, float],
    limit: float,
    palette: Palette,
    colours: str,
    page: Page,
) -> Iterator[Item]:
    """Yield a matrix with its frame, and numbers in its cells where they can be read."""
    return matrices([Matrix(values, place, limit, palette)], colours, page)


def _texts(of: Matrix, page: Page) -> list[list[str]]:
    """The numbers of the cells; () where these are too small for any."""
    _, _, width, height = of.place
    rows, columns = of.values.shape
    if min(width / columns, height / rows) < MIN_NUMBER_PT * MM_PER_PT:
        return []
    written = weight_text if of.are_weights else coloured_text
    return [[written(float(v), of.limit, page.digits) for v in row] for row in of.values]


def _number_points(together: Sequence[Matrix], texts: list[list[list[str]]], page: Page) -> float:
    """The size in which all numbers fit their cells; 0 where that cannot be read."""
    if len(texts) < len(together):
        return 0.0
    found = MAX_NUMBER_PT
    for each, lines in zip(together, texts, strict=True):
        _, _, width, height = each.place
        rows, columns = each.values.shape
        every = {text for line in lines for text in line}
        longest = max(every, key=lambda text: page.wide(text, BODY_PT))
        found = min(found, height / rows * 0.6 / MM_PER_PT)
        found = page.fitted(longest, width / columns * CELL_ROOM, found)
    return found if found >= MIN_NUMBER_PT else 0.0


def _numbers(of: Matrix, texts: list[list[str]], points: float, colours: str) -> Iterator[Item]:
    x, y, width, height = of.place
    rows, columns = of.values.shape
    wide, high = width / columns, height / rows
    grounds = table(of.palette, colours)[levels(of.values, of.limit, of.palette)]
    for row, line in enumerate(texts):
        for column, text in enumerate(line):
            middle = x + (column + 0.5) * wide
            base = y + (row + 0.5) * high + 0.36 * points * MM_PER_PT
            ink = ink_on(grounds[row, column])
            yield Text(middle, base, text, points, "middle", ink=ink)


def ink_on(ground: NDArray[np.uint8]) -> Rgb:
    """Black or white, whichever is read better on a colour (WCAG 2.2, "relative luminance")."""
    parts = ground.astype(np.float64) / 255
    linear = np.where(parts <= 0.04045, parts / 12.92, ((parts + 0.055) / 1.055) ** 2.4)
    is_dark = float(linear @ (0.2126, 0.7152, 0.0722)) < EVEN_LUMINANCE
    return (255, 255, 255) if is_dark else (0, 0, 0)


def legend(
    x: float, y: float, width: float, scale: MapScale, colours: str, page: Page
) -> list[Item]:
    """The colours of a scale with its numbers, below the height `y`: LEGEND_MM high."""
    row = table(scale.palette, colours)[:LEVELS]
    items: list[Item] = [
        Image(x, y, width, SCALE_HEIGHT_MM, row[np.newaxis].repeat(4, axis=0)),
        rectangle(x, y, width, SCALE_HEIGHT_MM),
    ]
    is_signed = scale.palette == "signed"
    if scale.is_exceeded:
        ends = (x, x + width) if is_signed else (x + width,)
        above, below = y - 0.5, y + SCALE_HEIGHT_MM + 0.5
        items += [Line(((end, above), (end, below)), TEXT, 0.5) for end in ends]
    labels = scale_labels(scale.limit, is_signed, scale.is_exceeded)
    wide = sum(page.wide(label, SMALL_PT) for label in labels) + 2
    if wide > width:
        labels[1] = ""
    points = min(SMALL_PT, SMALL_PT * width / max(wide - page.wide(labels[1], SMALL_PT), 0.1))
    base = y + SCALE_HEIGHT_MM + SMALL_PT * MM_PER_PT + 0.3
    left, middle, right = labels
    items += [
        Text(x, base, left, points, "start", ink=MUTED),
        Text(x + width, base, right, points, "end", ink=MUTED),
    ]
    if middle:
        items.append(Text(x + width / 2, base, middle, points, "middle", ink=MUTED))
    return items


LEGEND_MM = SCALE_HEIGHT_MM + SMALL_PT * MM_PER_PT + 1.2

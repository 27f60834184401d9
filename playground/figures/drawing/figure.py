"""A figure as a value: lines, areas, pictures and texts on a sheet, in millimetres.

Whoever draws it, `svg` here or the window's painter, adds nothing and leaves nothing out.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal, TypeAlias

import numpy as np
from numpy.typing import NDArray

from playground.engine.view.palette import Rgb

MM_PER_PT = 25.4 / 72

FIRST_HAN, LAST_HAN = chr(0x2E80), chr(0x9FFF)
"""The first and the last of the signs that stand on lines of their own if need be."""

Align: TypeAlias = Literal["start", "middle", "end"]
Weight: TypeAlias = Literal[400, 500, 600]
Point: TypeAlias = tuple[float, float]

TEXT: Rgb = (0x16, 0x20, 0x2E)
MUTED: Rgb = (0x5C, 0x66, 0x75)
EDGE: Rgb = (0x78, 0x81, 0x90)
HAIRLINE: Rgb = (0xD8, 0xDC, 0xE4)
ACCENT: Rgb = (0x06, 0x6A, 0xA9)
PAPER: Rgb = (0xFF, 0xFF, 0xFF)


@dataclass(frozen=True, slots=True)
class Line:
    """A line through points, or the outline of an area that is filled when it is `closed`."""

    points: tuple[Point, ...]
    ink: Rgb | None = TEXT
    width: float = 0.2
    fill: Rgb | None = None
    closed: bool = False
    dash: float = 0.0
    """Millimetres of each dash and of each gap; 0 for none."""


@dataclass(frozen=True, slots=True, eq=False)
class Image:
    """A picture of height × width × 3 bytes, stretched over a rectangle."""

    x: float
    y: float
    width: float
    height: float
    pixels: NDArray[np.uint8]


@dataclass(frozen=True, slots=True)
class Text:
    """One line of text; `y` is its baseline, `align` says which point of it `x` is.

    One that is `turned` reads from below to above.
    """

    x: float
    y: float
    text: str
    points: float = 8.0
    align: Align = "start"
    weight: Weight = 400
    ink: Rgb = TEXT
    turned: bool = False


Item: TypeAlias = Line | Image | Text


@dataclass(frozen=True, slots=True, eq=False)
class Figure:
    """A white sheet of a size with the items drawn on it, in order; `title` says what it shows."""

    width: float
    height: float
    items: tuple[Item, ...]
    title: str = ""

    def scaled(self, factor: float) -> Figure:
        """The same figure, all of it larger or smaller."""
        items = tuple(_scaled(item, factor) for item in self.items)
        return replace(self, width=self.width * factor, height=self.height * factor, items=items)

    def in_even_weights(self) -> Figure:
        """The same figure without bold texts if any of them is in Chinese, whose font is regular.

        Size and ink tell headings from the rest there: signs of two weights in a line are patchy.
        """
        bold = [item for item in self.items if isinstance(item, Text) and item.weight > 400]
        if not any(max(item.text, default="") >= FIRST_HAN for item in bold):
            return self
        items = (
            replace(item, weight=400) if isinstance(item, Text) else item for item in self.items
        )
        return replace(self, items=tuple(items))

    @property
    def texts(self) -> tuple[str, ...]:
        """Every text, in the order in which it is drawn."""
        return tuple(item.text for item in self.items if isinstance(item, Text))


def rectangle(
    x: float,
    y: float,
    width: float,
    height: float,
    ink: Rgb | None = EDGE,
    fill: Rgb | None = None,
    line: float = 0.2,
) -> Line:
    """A rectangle by its upper left corner and its size."""
    corners = ((x, y), (x + width, y), (x + width, y + height), (x, y + height))
    return Line(corners, ink, line, fill, closed=True)


def moved(item: Item, right: float, down: float) -> Item:
    """The same item elsewhere."""
    if isinstance(item, Line):
        return replace(item, points=tuple((x + right, y + down) for x, y in item.points))
    return replace(item, x=item.x + right, y=item.y + down)


def _scaled(item: Item, factor: float) -> Item:
    match item:
        case Line():
            points = tuple((x * factor, y * factor) for x, y in item.points)
            dash, width = item.dash * factor, item.width * factor
            return replace(item, points=points, width=width, dash=dash)
        case Image():
            x, y = item.x * factor, item.y * factor
            wide, high = item.width * factor, item.height * factor
            return replace(item, x=x, y=y, width=wide, height=high)
        case Text():
            x, y = item.x * factor, item.y * factor
            return replace(item, x=x, y=y, points=item.points * factor)

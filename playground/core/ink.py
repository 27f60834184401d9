"""The ink over a presentation: strokes, as a value that is kept with what it is about.

All lengths are shares of the presented window, so that the ink lies over the same things on a
screen of another size. `Presentation.ink` is the ink that is seen now, `Presentation.show_ink`
shows another, as that of another step, and the signal `ink_changed` tells of each change that the
hand makes. `sessions/inkdata.py` has it as a part of a file.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Final

Point = tuple[float, float]
"""Shares of the window's width and height, from its upper left corner."""

INK_COLOURS: Final = ("magenta", "violet", "black", "white")
"""By name: the window has the colours. None of them is one of a value, blue or orange."""

MIN_WIDTH, MAX_WIDTH = 0.002, 0.05
"""Of a stroke, in parts of the window's height."""

MAX_POINTS: Final = 20_000
"""Of one stroke: a hand that draws on goes on with another one."""


@dataclass(frozen=True, slots=True)
class Stroke:
    """A line through its points; one of a single point is a dot."""

    colour: str
    """One of INK_COLOURS."""

    width: float
    """In parts of the window's height."""

    points: tuple[Point, ...]


@dataclass(frozen=True, slots=True)
class Ink:
    """Strokes, the first lies undermost."""

    strokes: tuple[Stroke, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Whether nothing is drawn."""
        return not self.strokes

    def with_stroke(self, stroke: Stroke) -> Ink:
        """Return the ink with one more stroke on top."""
        return replace(self, strokes=(*self.strokes, stroke))

    def erased(self, at: Point, radius: float, aspect: float) -> Ink:
        """Return the ink without the strokes that come as near as `radius` to a point.

        `radius` is in parts of the height; `aspect` is the window's width through its height. The
        ink itself where there are none.
        """
        left = tuple(
            stroke
            for stroke in self.strokes
            if distance(stroke, at, aspect) > radius + stroke.width / 2
        )
        return self if len(left) == len(self.strokes) else replace(self, strokes=left)


def distance(stroke: Stroke, at: Point, aspect: float) -> float:
    """How far a point is from the middle of a stroke, in parts of the window's height."""
    x, y = at[0] * aspect, at[1]
    points = [(across * aspect, down) for across, down in stroke.points]
    if len(points) == 1:
        return math.dist(points[0], (x, y))
    return min(
        (_to_segment((x, y), one, other) for one, other in pairwise(points)),
        default=math.inf,
    )


def _to_segment(point: Point, start: Point, end: Point) -> float:
    """How far a point is from the nearest place between two others."""
    across, down = end[0] - start[0], end[1] - start[1]
    squared = across * across + down * down
    share = 0.0
    if squared > 0:
        share = ((point[0] - start[0]) * across + (point[1] - start[1]) * down) / squared
        share = min(1.0, max(0.0, share))
    return math.dist(point, (start[0] + share * across, start[1] + share * down))

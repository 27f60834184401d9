"""Axes with their numbers, and lines of values within them."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from playground.engine.explain.formats import number_text
from playground.engine.view.palette import Rgb
from playground.figures.drawing.figure import EDGE, HAIRLINE, MM_PER_PT, MUTED, Item, Line, Text
from playground.figures.drawing.page import SMALL_PT

MAX_TICKS = 6


@dataclass(frozen=True, slots=True)
class Axes:
    """A rectangle in mm, and the values at its left, right, lower and upper edge.

    With `is_log`, equal steps upwards stand for equal factors. Numbers at the left are multiplied
    by `factor` and end with `unit`.
    """

    x: float
    y: float
    width: float
    height: float
    left: float
    right: float
    low: float
    high: float
    is_log: bool = False
    factor: float = 1.0
    unit: str = ""

    def frame(self) -> Iterator[Item]:
        """Yield the lines of the grid, the axes and their numbers."""
        for value in ticks(self.low * self.factor, self.high * self.factor, self.is_log):
            y = self._down(value / self.factor)
            yield Line(((self.x, y), (self.x + self.width, y)), HAIRLINE, 0.15)
            base = y + 0.36 * SMALL_PT * MM_PER_PT
            text = f"{_plain(value)}{self.unit}"
            yield Text(self.x - 1.2, base, text, SMALL_PT, "end", ink=MUTED)
        bottom = self.y + self.height
        for value in ticks(self.left, self.right):
            x = self._across(value)
            yield Line(((x, bottom), (x, bottom + 0.8)), EDGE, 0.15)
            base = bottom + 1.4 + SMALL_PT * MM_PER_PT
            yield Text(x, base, _plain(value), SMALL_PT, "middle", ink=MUTED)
        corner = (self.x, bottom)
        yield Line(((self.x, self.y), corner, (self.x + self.width, bottom)), EDGE, 0.2)

    def line(
        self,
        places: NDArray[np.float64],
        values: NDArray[np.float64],
        ink: Rgb,
        width: float,
        dash: float = 0.0,
    ) -> Iterator[Line]:
        """Yield a line through values; it is broken where one is no number or out of the frame."""
        points: list[tuple[float, float]] = []
        for place, value in zip(places.tolist(), values.tolist(), strict=True):
            inside = self.low <= value <= self.high and self.left <= place <= self.right
            if math.isfinite(value) and inside and not (self.is_log and value <= 0):
                points.append((self._across(place), self._down(value)))
                continue
            if len(points) > 1:
                yield Line(tuple(points), ink, width, dash=dash)
            points = []
        if len(points) > 1:
            yield Line(tuple(points), ink, width, dash=dash)
        elif points:  # a point makes no line
            (x, y), half = points[0], max(width, 0.4)
            corners = ((x - half, y), (x, y - half), (x + half, y), (x, y + half))
            yield Line(corners, None, 0.0, ink, closed=True)

    def _across(self, place: float) -> float:
        return self.x + (place - self.left) / (self.right - self.left) * self.width

    def _down(self, value: float) -> float:
        low, high = self.low, self.high
        if self.is_log:
            low, high, value = math.log(low), math.log(high), math.log(value)
        return self.y + self.height * (1 - (value - low) / (high - low))


def ticks(low: float, high: float, is_log: bool = False) -> list[float]:
    """Round numbers from `low` to `high`, at most MAX_TICKS: steps of 1, 2 or 5; powers of 10."""
    if is_log:
        first, last = math.ceil(math.log10(low) - 1e-9), math.floor(math.log10(high) + 1e-9)
        powers = range(first, last + 1)
        if len(powers) > 1:
            every = -(-len(powers) // MAX_TICKS)
            return [10.0**power for power in powers[::every]]
    rough = (high - low) / (MAX_TICKS - 1)
    power = 10.0 ** math.floor(math.log10(rough))
    step = next(power * part for part in (1, 2, 5, 10) if power * part >= rough * (1 - 1e-9))
    first = math.ceil(low / step - 1e-9)
    count = math.floor(high / step + 1e-9) - first + 1
    return [(first + at) * step for at in range(count)]


def _plain(value: float) -> str:
    digits = 0 if abs(value) >= 100 else 6
    return number_text(value, digits)

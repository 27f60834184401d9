"""How two maps lie over one another: by what they see of the input, or from the corner."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from playground.core.arrays import Shape
from playground.core.messages import Refused
from playground.core.session import Network
from playground.layers.receptivefield import receptive_field

NEARLY = 1e-6
"""Parts of a cell that are rounding."""


@dataclass(frozen=True, slots=True)
class Axis:
    """Where the cells of a map lie along one axis: cell i from `start + i · step`, `step` long."""

    count: int
    start: float = 0.0
    step: float = 1.0

    @property
    def end(self) -> float:
        """Where the last cell ends."""
        return self.start + self.count * self.step

    def scaled(self, factor: float) -> Axis:
        """The same in other units."""
        return Axis(self.count, self.start * factor, self.step * factor)

    def cell_at(self, place: float) -> int | None:
        """The cell that covers a place; None beyond the map."""
        at = math.floor((place - self.start) / self.step + NEARLY)
        return at if 0 <= at < self.count else None

    def centre(self, cell: int) -> float:
        """The middle of a cell."""
        return self.start + (cell + 0.5) * self.step


@dataclass(frozen=True, slots=True)
class Placed:
    """Where a map lies in the common frame."""

    rows: Axis
    columns: Axis

    @property
    def is_whole(self) -> bool:
        """Whether the map lies at the frame's corner with cells of its unit."""
        return (self.rows.start, self.columns.start) == (0.0, 0.0)


@dataclass(frozen=True, slots=True)
class Frame:
    """The rectangle in which both maps lie: all of either is in it."""

    height: float
    width: float
    a: Placed
    b: Placed

    @property
    def fits(self) -> bool:
        """Whether every cell of one lies on a cell of the other, and none is left over."""
        return self.a == self.b

    def other(self, cell: tuple[int, int], on_a: bool) -> tuple[int, int] | None:
        """The cell of the other map that lies on the middle of a cell; None where it has none."""
        mine, theirs = (self.a, self.b) if on_a else (self.b, self.a)
        row = theirs.rows.cell_at(mine.rows.centre(cell[0]))
        column = theirs.columns.cell_at(mine.columns.centre(cell[1]))
        return None if row is None or column is None else (row, column)


def placed_on_input(network: Network, shape: Shape, stage: int, size: tuple[int, int]) -> Placed:
    """Where the cells of a stage (−1: the input) see the input of `shape`, in its pixels.

    A cell lies around the middle of its receptive field, as large as the step to the next one. What
    has no such place (behind a dense layer, say) is spread over the whole input.
    """
    if stage < 0:
        return Placed(Axis(size[0]), Axis(size[1]))
    try:
        field = receptive_field(Network(network.layers[: stage + 1]), shape)[stage]
    except Refused:
        field = None
    if field is None or field.jump is None or field.offset is None or field.uneven:
        return Placed(Axis(size[0], 0, shape[1] / size[0]), Axis(size[1], 0, shape[2] / size[1]))
    rows, columns = (
        Axis(count, float(begin + span / 2 - jump / 2), float(jump))
        for count, begin, span, jump in zip(size, field.offset, field.size, field.jump, strict=True)
    )
    return Placed(rows, columns)


def by_corner(a: tuple[int, int], b: tuple[int, int]) -> Frame:
    """Cell on cell from the top left; sizes are height, width."""
    return _frame(
        Placed(Axis(a[0]), Axis(a[1])),
        Placed(Axis(b[0]), Axis(b[1])),
    )


def by_input(a: Placed, a_input: tuple[int, int], b: Placed, b_input: tuple[int, int]) -> Frame:
    """By what they see; inputs of two sizes (height, width) are laid over one another whole."""
    rows = b.rows.scaled(a_input[0] / b_input[0])
    columns = b.columns.scaled(a_input[1] / b_input[1])
    return _frame(a, Placed(rows, columns))


def _frame(a: Placed, b: Placed) -> Frame:
    top, left = min(a.rows.start, b.rows.start), min(a.columns.start, b.columns.start)
    bottom, right = max(a.rows.end, b.rows.end), max(a.columns.end, b.columns.end)

    def moved(placed: Placed) -> Placed:
        rows, columns = placed.rows, placed.columns
        return Placed(
            Axis(rows.count, rows.start - top, rows.step),
            Axis(columns.count, columns.start - left, columns.step),
        )

    return Frame(bottom - top, right - left, moved(a), moved(b))


def matched(a: Axis, b: Axis) -> tuple[slice, NDArray[np.intp]]:
    """The cells of A whose middle lies on a cell of B, and which one that is for each."""
    centres = a.start + (np.arange(a.count) + 0.5) * a.step
    cells = np.floor((centres - b.start) / b.step + NEARLY).astype(np.intp)
    inside = np.flatnonzero((cells >= 0) & (cells < b.count))
    if not len(inside):
        return slice(0, 0), cells[:0]
    part = slice(int(inside[0]), int(inside[-1]) + 1)
    return part, cells[part]

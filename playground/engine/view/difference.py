"""The difference of two maps, one less the other, cell by cell."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from playground.core.arrays import FloatArray, frozen
from playground.engine.view.alignment import Axis, Frame, Placed, matched
from playground.engine.view.planes import Plane, plane


@dataclass(frozen=True, slots=True, eq=False)
class Difference:
    """A − B as a map, and where it lies in the frame of both.

    It has the cells of A on whose middle B has a cell: `left_out` of A's have none. Of a colour
    picture it is the mean of red, green and blue.
    """

    plane: Plane
    placed: Placed
    left_out: int = 0


def difference(a: Plane, b: Plane, frame: Frame) -> Difference | None:
    """Return A − B in float32; None where no cell is common to both, or not all is known yet."""
    if a.is_sampled or b.is_sampled:
        return None
    rows, of_rows = matched(frame.a.rows, frame.b.rows)
    columns, of_columns = matched(frame.a.columns, frame.b.columns)
    if not len(of_rows) or not len(of_columns):
        return None
    mine = _gray(a.values[..., rows, columns])
    theirs = _gray(_taken(b.values, of_rows, of_columns))
    with np.errstate(invalid="ignore", over="ignore"):  # inf − inf is NaN, and shown as such
        made = plane(frozen(np.subtract(mine, theirs, dtype=np.float32)))
    placed = Placed(_part(frame.a.rows, rows), _part(frame.a.columns, columns))
    return Difference(made, placed, a.height * a.width - made.height * made.width)


def _taken(values: FloatArray, rows: NDArray[np.intp], columns: NDArray[np.intp]) -> FloatArray:
    """Some rows and columns; without a copy where they follow one another."""
    if _follow(rows) and _follow(columns):
        return values[..., rows[0] : rows[-1] + 1, columns[0] : columns[-1] + 1]
    return values[..., rows[:, None], columns]


def _follow(places: NDArray[np.intp]) -> bool:
    return len(places) == places[-1] - places[0] + 1 and bool(np.all(np.diff(places) == 1))


def _part(axis: Axis, part: slice) -> Axis:
    return Axis(part.stop - part.start, axis.start + part.start * axis.step, axis.step)


def _gray(values: FloatArray) -> FloatArray:
    """One number a cell."""
    return values.mean(axis=0, dtype=np.float32) if values.ndim == 3 else values

"""Explanations of maps that grew: copies, and means of the cells around."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from playground.core.arrays import FloatArray
from playground.core.layer import Taps
from playground.engine.explain.explain_sums import Summed, terms_of
from playground.engine.explain.explain_values import Moved
from playground.engine.explain.explanation import Explanation, explains
from playground.engine.trace.cell_address import Cell
from playground.layers import Upsampling


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class Interpolated(Summed):
    """The cells that an output lies between, each by its share; they are at `rows` × `columns`."""

    rows: Taps
    columns: Taps

    @property
    def is_of_units(self) -> bool:
        """False: only maps are drawn larger."""
        return False

    def _place(self, at: int) -> tuple[int, ...]:
        row, column = np.unravel_index(at, self.shape[1:])
        return self.cell.channel, int(self.rows[row]), int(self.columns[column])


@explains(Upsampling)
def _upsampling(layer: Upsampling, x: FloatArray, cell: Cell, value: float) -> Explanation:
    shape = (x.shape[0], x.shape[1], x.shape[2])
    taps, shares = layer.taps(shape), layer.tap_weights(shape)
    (rows, down), (columns, across) = (
        _counting(axis[at], part[at])
        for axis, part, at in zip(taps, shares, (cell.row, cell.column), strict=True)
    )
    if len(rows) == len(columns) == 1:
        source = Cell(cell.stage - 1, cell.channel, int(rows[0]), int(columns[0]))
        total = float(x[source.channel, source.row, source.column])
        return Moved(cell=cell, value=value, total=total, source=source)
    values = x[cell.channel][rows[:, None], columns].reshape(-1)
    weights = (down[:, None] * across).reshape(-1)
    return Interpolated(
        cell=cell,
        value=value,
        shape=(1, len(rows), len(columns)),
        rows=rows,
        columns=columns,
        bias=None,
        **terms_of(values, weights, None),
    )


def _counting(cells: Taps, shares: FloatArray) -> tuple[Taps, FloatArray]:
    """The cells that have a share, and it."""
    return cells[shares > 0], shares[shares > 0]

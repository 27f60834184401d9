"""How far later maps are known while a window slides over an earlier one, row by row."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from playground.core.arrays import Shape
from playground.core.layer import Taps
from playground.engine.compute.evaluate import Stage


@dataclass(frozen=True, slots=True)
class Filled:
    """The cells of a map that are known: those of the first `rows`, and part of those after.

    Of the rows from there to `begun`, the first `columns` are.
    """

    rows: int
    begun: int
    columns: int

    def is_whole(self, height: int, width: int) -> bool:
        """Whether all of a map of this size is known."""
        return self.rows >= height or (self.begun >= height and self.columns >= width)


def filled(stages: Sequence[Stage], stage: int, row: int, column: int) -> dict[int, Filled]:
    """The known part of each stage from `stage` on, when the cells of `stage` up to a place are.

    A cell is known when every cell is that it is computed from. Stages without maps are left out.
    """
    shape = stages[stage].shape
    if shape is None:
        return {}
    last_rows, last_columns = np.arange(shape[1]), np.arange(shape[2])
    found = {stage: _filled(last_rows, last_columns, row, column)}
    for at in range(stage + 1, len(stages)):
        before, after = stages[at].input_shape, stages[at].shape
        if before is None or after is None:
            break
        last_rows, last_columns = _needed(stages[at], before, after, last_rows, last_columns)
        found[at] = _filled(last_rows, last_columns, row, column)
    return found


def _needed(
    stage: Stage, before: Shape, after: Shape, rows: Taps, columns: Taps
) -> tuple[Taps, Taps]:
    """The last row and column of the first stage that each row and column of this one needs."""
    layer = stage.layer
    if not layer.enabled:
        return rows, columns
    taps = None if layer.lines_up_cells else layer.taps(before)
    if taps is None:
        return np.full(after[1], rows.max()), np.full(after[2], columns.max())
    # −1 stands for the padding, and looks up the last entry: nothing is needed for it.
    ends = [np.append(axis, -1) for axis in (rows, columns)]
    return ends[0][taps[0]].max(axis=1), ends[1][taps[1]].max(axis=1)


def _filled(rows: Taps, columns: Taps, row: int, column: int) -> Filled:
    """The known part, from the last row and column that are needed, which never fall."""
    return Filled(
        int(np.count_nonzero(np.maximum.accumulate(rows) < row)),
        int(np.count_nonzero(np.maximum.accumulate(rows) <= row)),
        int(np.count_nonzero(np.maximum.accumulate(columns) <= column)),
    )

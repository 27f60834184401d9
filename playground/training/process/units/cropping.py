"""Parts of inputs in which a cell of a layer has its very value: all that it sees, and no more.

What the parts leave out is a multiple of the steps of the layer's cells, so that strides, and
padding that depends on the size, fall as they do in the whole; where a cell sees padding, a part
ends at the same edge.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from playground.core.arrays import FloatArray, Shape
from playground.layers.receptivefield import ReceptiveField

Places = NDArray[np.int64]


@dataclass(frozen=True, slots=True, eq=False)
class Parts:
    """Parts of one size, one for each of several cells, and where these are in the part's map."""

    tops: Places
    lefts: Places
    height: int
    width: int
    rows: Places
    columns: Places

    def of(self, inputs: FloatArray) -> FloatArray:
        """The parts of inputs, N × C × H × W, one of each."""
        return np.stack([x[:, rows, columns] for x, rows, columns in self._each(inputs)])

    def back(self, parts: FloatArray, shape: Shape) -> FloatArray:
        """Inputs of `shape` that are 0 outside their parts."""
        whole = np.zeros((len(parts), *shape), np.float32)
        for part, (x, rows, columns) in zip(parts, self._each(whole), strict=True):
            x[:, rows, columns] = part
        return whole

    def _each(self, inputs: FloatArray) -> list[tuple[FloatArray, slice, slice]]:
        return [
            (x, slice(top, top + self.height), slice(left, left + self.width))
            for x, top, left in zip(inputs, self.tops, self.lefts, strict=True)
        ]


def parts_of(field: ReceptiveField, shape: Shape, rows: Places, columns: Places) -> Parts | None:
    """The parts of inputs of `shape` that cells see; None where they see all, or there is no rule.

    A network whose padding takes cells from the far edge has other values in parts.
    """
    if field.whole or field.uneven or field.jump is None or field.offset is None:
        return None
    if any(step.denominator != 1 for step in field.jump):
        return None
    down = _along(field, 0, shape[1], rows)
    across = _along(field, 1, shape[2], columns)
    (tops, height, inner_rows), (lefts, width, inner_columns) = down, across
    if (height, width) == shape[1:]:
        return None
    return Parts(tops, lefts, height, width, inner_rows, inner_columns)


def _along(
    field: ReceptiveField, axis: int, length: int, cells: Places
) -> tuple[Places, int, Places]:
    """Along one axis: where the parts begin, how long they are, and where the cells are in them."""
    assert field.jump is not None
    assert field.offset is not None
    step = int(field.jump[axis])
    needed = field.size[axis] + step - 1
    side = length - step * max(0, (length - needed) // step)
    first = field.offset[axis] + step * cells
    begin = np.clip(first // step * step, 0, length - side).astype(np.int64)
    return begin, side, cells - begin // step

"""One group of a convolution laid out: sizes, padding, and blocks of the padded input."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache

import numpy as np

from playground.core.arrays import FloatArray
from playground.engine.compute.convolve_threads import scratch
from playground.layers.geometry import IndexArray, Pair, Window, source_indices


@dataclass(frozen=True, slots=True, eq=False)
class InputLayout:
    """Where the window of a convolution lands on an input of a given size.

    `size` is the output's height and width; `rows` and `columns` hold the input index behind each
    padded row and column, −1 for a zero.
    """

    window: Window
    height: int
    width: int
    top: int
    bottom: int
    left: int
    right: int
    size: Pair
    rows: IndexArray
    columns: IndexArray

    def unpadded(self) -> InputLayout:
        """The layout for an input that holds the padding already."""
        return input_layout(
            replace(self.window, padding="valid"), len(self.rows), len(self.columns)
        )


@lru_cache(maxsize=256)
def input_layout(window: Window, height: int, width: int) -> InputLayout:
    """The layout for an input of this size; raises Refused when the window does not fit."""
    size = window.output_size(height, width)
    top, bottom, left, right = window.amounts(height, width)
    return InputLayout(
        window,
        height,
        width,
        top,
        bottom,
        left,
        right,
        size,
        source_indices(height, top, bottom, window.border),
        source_indices(width, left, right, window.border),
    )


def padded_block(
    x: FloatArray, where: InputLayout, first: Pair, size: Pair, row_step: int = 1
) -> FloatArray:
    """Channels × size: a block of the padded input from row and column `first` on.

    Rows are taken `row_step` apart. What lies beyond the padded input is zero. The result is a
    view where the block lies within the input, else a copy that the next call of this thread
    overwrites.
    """
    (row, column), (height, width) = first, size
    last_row, last_column = row + (height - 1) * row_step, column + width - 1
    inside = (
        where.top <= row
        and last_row < where.top + where.height
        and where.left <= column
        and last_column < where.left + where.width
    )
    if inside:
        row, last_row, column = row - where.top, last_row - where.top, column - where.left
        return x[:, row : last_row + 1 : row_step, column : column + width]

    above = min(max(-((row - where.top) // row_step), 0), height)
    below = min(max((where.top + where.height - 1 - row) // row_step + 1, above), height)
    before = min(max(where.left - column, 0), width)
    after = min(max(where.left + where.width - column, before), width)
    inner_row, inner_column = row + above * row_step - where.top, column + before - where.left
    inner_rows = slice(inner_row, inner_row + (below - above) * row_step, row_step)
    block = scratch("padded", len(x) * height * width).reshape(len(x), height, width)
    block[:, above:below, before:after] = x[
        :, inner_rows, inner_column : inner_column + after - before
    ]
    columns = _indices(where.columns, column, width, 1)
    for outer in (slice(0, before), slice(after, width)):
        if outer.start < outer.stop:
            _fill(block[:, above:below, outer], x[:, inner_rows], columns[outer])
    for outer in (slice(0, above), slice(below, height)):
        if outer.start < outer.stop:
            rows = _indices(where.rows, row, height, row_step)[outer]
            _fill_rows(block[:, outer], x, rows, columns)
    return block


def _fill(block: FloatArray, x: FloatArray, columns: IndexArray) -> None:
    """Copy the given columns of `x`; −1 stands for zeros."""
    if columns[0] < 0 and columns[-1] < 0:  # then all are
        block[...] = 0
    else:
        block[...] = x[:, :, columns]
        block[:, :, columns < 0] = 0


def _fill_rows(block: FloatArray, x: FloatArray, rows: IndexArray, columns: IndexArray) -> None:
    """Copy the given rows and columns of `x`; −1 stands for zeros."""
    if rows[0] < 0 and rows[-1] < 0:
        block[...] = 0
    else:
        block[...] = x[:, rows[:, None], columns]
        block[:, rows < 0] = 0
        block[:, :, columns < 0] = 0


def _indices(sources: IndexArray, first: int, count: int, step: int) -> IndexArray:
    """The entries from `first` on, with −1 for those beyond the end."""
    found = sources[first : first + (count - 1) * step + 1 : step]
    if len(found) == count:
        return found
    return np.concatenate([found, np.full(count - len(found), -1, sources.dtype)])

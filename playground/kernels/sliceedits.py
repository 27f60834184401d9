"""Edits of one depth slice of a filter, or of all of them: pure functions of the weights."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeAlias

import numpy as np

from playground.core.arrays import FloatArray
from playground.core.filteredits import ALL_SLICES
from playground.core.filters import seen_slice
from playground.core.messages import Refused, marked
from playground.kernels.transforms import resized

Change: TypeAlias = Callable[[FloatArray], FloatArray]

Cell: TypeAlias = tuple[int, int]
"""A row and a column of a filter."""


def shown_matrix(weights: FloatArray, depth: int) -> FloatArray:
    """The slice that is shown; for ALL_SLICES the one they all are, else their mean."""
    return seen_slice(weights) if depth == ALL_SLICES else np.asarray(weights[depth])


def with_cells(depth: int, cells: Sequence[Cell], value: float) -> Change:
    """Set cells of one slice or of all."""

    def change(weights: FloatArray) -> FloatArray:
        result = weights.copy()
        rows, columns = zip(*cells, strict=True)
        with np.errstate(over="ignore"):
            result[_slices(depth), rows, columns] = value
        return result

    return change


def with_shifted_cell(depth: int, cell: Cell, value: float) -> Change:
    """Move the shown value of a cell to `value`: slices that differ keep their differences."""

    def change(weights: FloatArray) -> FloatArray:
        result = weights.copy()
        part = result[_slices(depth), *cell]
        with np.errstate(over="ignore"):  # what leaves float32 is refused with the edit
            if (part == part[0]).all():
                part[:] = value
            else:
                part += np.float32(value - part.mean(dtype=np.float64))
        return result

    return change


def on_slices(depth: int, function: Change) -> Change:
    """Apply a change of a stack to one slice; the others are cut or grown to its new size."""

    def change(weights: FloatArray) -> FloatArray:
        if depth == ALL_SLICES or len(weights) == 1:
            return function(weights)
        new = function(weights[depth : depth + 1])
        height, width = new.shape[1:]
        result = resized(weights, height, width) if new.shape[1:] != weights.shape[1:] else weights
        result = result.copy()
        result[depth] = new[0]
        return result

    return change


def pasted(depth: int, kernel: FloatArray) -> Change:
    """Put a matrix, or a stack of as many slices as the filter has, in.

    Raises Refused for a stack of another depth, and for one that is to be a single slice.
    """

    def change(weights: FloatArray) -> FloatArray:
        wanted = len(weights) if depth == ALL_SLICES else 1
        if kernel.ndim == 2:
            return on_slices(depth, lambda part: np.repeat(kernel[None], len(part), axis=0))(
                weights
            )
        if len(kernel) != wanted:
            raise Refused(
                marked("message", "The text has {found} slices; what is edited has {wanted}."),
                found=len(kernel),
                wanted=wanted,
            )
        return on_slices(depth, lambda _: kernel)(weights)

    return change


def _slices(depth: int) -> slice:
    return slice(None) if depth == ALL_SLICES else slice(depth, depth + 1)

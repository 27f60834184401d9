"""The effect of pasted numbers on a filter: decided here, done by the weights' editor."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from playground.core.arrays import FloatArray
from playground.core.messages import Refused, marked
from playground.gui.kernel.cellgestures import Cell
from playground.kernels.sliceedits import Change, pasted
from playground.kernels.text import parse_matrix, parse_number


@dataclass(frozen=True, slots=True)
class Pasted:
    """Numbers that a text holds, as they meet a window of some size."""

    kernel: FloatArray
    """Height × width, or slices of them."""

    size: tuple[int, int]
    """Of the window."""

    is_kernel: bool = False
    """Whether it is a whole kernel, of one cell, too: a file is, a text may be a number."""

    @property
    def is_number(self) -> bool:
        """Whether it is one number, for one cell."""
        return self.kernel.size == 1 and self.size != (1, 1) and not self.is_kernel

    @property
    def fits(self) -> bool:
        """Whether it is as large as the window."""
        return self.kernel.shape[-2:] == self.size

    def require_slices(self, wanted: int) -> None:
        """Raise Refused unless it is one matrix, or one for each of the slices."""
        if self.kernel.ndim == 3 and len(self.kernel) != wanted:
            raise Refused(
                marked("message", "The text has {found} slices; what is edited has {wanted}."),
                found=len(self.kernel),
                wanted=wanted,
            )


def read_pasted(text: str, size: tuple[int, int]) -> Pasted:
    """The numbers in a text for a window of this size; raises Refused.

    As many numbers in a row or a column as the window has cells fill it in reading order.
    """
    return as_pasted(_numbers(text), size)


def as_pasted(kernel: FloatArray, size: tuple[int, int]) -> Pasted:
    """Numbers of a text for a window of this size: a line of as many fills it in reading order."""
    height, width = size
    is_line = kernel.ndim == 2 and 1 in kernel.shape
    if is_line and kernel.size == height * width and kernel.size > 1:
        kernel = kernel.reshape(size)
    return as_it_is(kernel, size)


def as_it_is(kernel: FloatArray, size: tuple[int, int], is_kernel: bool = False) -> Pasted:
    """Numbers for a window of this size, in rows and columns as they are."""
    if kernel.ndim == 3 and len(kernel) == 1:
        kernel = kernel[0]
    return Pasted(kernel, size, is_kernel)


def _numbers(text: str) -> FloatArray:
    try:
        # As it would be read if it were typed into the cell: "0,5" is a half.
        return np.array([[parse_number(text)]], np.float32)
    except Refused:
        return parse_matrix(text)


def placed(depth: int, kernel: FloatArray, cell: Cell) -> Change:
    """Put the numbers into the window, their first at a cell; what leaves the window is cut."""

    def change(weights: FloatArray) -> FloatArray:
        row, column = cell
        height, width = weights.shape[-2:]
        part = kernel[..., : height - row, : width - column]
        rows, columns = slice(row, row + part.shape[-2]), slice(column, column + part.shape[-1])
        result = weights.copy()
        result[..., rows, columns] = pasted(depth, part)(result[..., rows, columns])
        return result

    return change


def cut_off(kernel: FloatArray, size: tuple[int, int], cell: Cell) -> int:
    """How many of the numbers lie outside when the first is placed at a cell."""
    return int(kernel.size - kernel[..., : size[0] - cell[0], : size[1] - cell[1]].size)

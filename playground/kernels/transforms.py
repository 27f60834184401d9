"""Turning, mirroring and rescaling a kernel; a stack of depth slices is changed slice by slice."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from playground.core.arrays import FloatArray
from playground.core.fields import Field
from playground.core.filters import MAX_SIZE
from playground.core.messages import Refused, marked
from playground.core.registry import Registry
from playground.kernels.parameters import Parameter

ZERO_SHARE = 1e-6
"""A sum this small beside the sum of magnitudes is float32 rounding, not a number to divide by."""


def _float32(values: NDArray[np.float64]) -> FloatArray:
    with np.errstate(over="ignore"):
        result = np.ascontiguousarray(values, np.float32)
    if not np.isfinite(result).all():
        raise Refused(marked("message", "The weights would become too large to be stored."))
    return result + np.float32(0)  # −0 becomes 0, which reads better


def rotate90(kernel: FloatArray) -> FloatArray:
    """Turn by 90° clockwise."""
    return np.ascontiguousarray(np.rot90(kernel, -1, axes=(-2, -1)))


def _ring(size: int, radius: int) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
    side = np.arange(-radius, radius)
    edge = np.full(2 * radius, radius)
    rows = np.concatenate([-edge, side, edge, -side])
    columns = np.concatenate([side, edge, -side, -edge])
    return rows + size // 2, columns + size // 2


def rotate45(kernel: FloatArray) -> FloatArray:
    """Turn by 45° clockwise: each ring around the centre moves on by an eighth of its length.

    Raises Refused unless the kernel is square with an odd side, as other kernels have no rings
    around one cell.
    """
    height, width = kernel.shape[-2:]
    if height != width or height % 2 == 0:
        raise Refused(
            marked(
                "message",
                "Only square kernels with an odd side can be turned by 45°; "
                "this one is {height}×{width}.",
            ),
            height=height,
            width=width,
        )
    result = kernel.copy()
    for radius in range(1, height // 2 + 1):
        rows, columns = _ring(height, radius)
        result[..., rows, columns] = kernel[..., np.roll(rows, radius), np.roll(columns, radius)]
    return result


def mirror(kernel: FloatArray) -> FloatArray:
    """Swap left and right."""
    return np.ascontiguousarray(kernel[..., ::-1])


def flip(kernel: FloatArray) -> FloatArray:
    """Swap top and bottom."""
    return np.ascontiguousarray(kernel[..., ::-1, :])


def flip_both(kernel: FloatArray) -> FloatArray:
    """Turn by 180°, which makes cross-correlation true convolution and the reverse."""
    return np.ascontiguousarray(kernel[..., ::-1, ::-1])


def transpose(kernel: FloatArray) -> FloatArray:
    """Swap rows and columns."""
    return np.ascontiguousarray(np.swapaxes(kernel, -1, -2))


def negate(kernel: FloatArray) -> FloatArray:
    """Change the sign of every weight."""
    return scale(kernel, -1)


def scale(kernel: FloatArray, factor: float) -> FloatArray:
    """Multiply every weight by `factor`; raises Refused when one overflows float32."""
    return _float32(kernel.astype(np.float64) * factor)


def normalise_sum(kernel: FloatArray) -> FloatArray:
    """Divide by the sum of all weights, of all slices, so that it becomes 1.

    Raises Refused when the sum is zero to float32 rounding.
    """
    wide = kernel.astype(np.float64)
    total = wide.sum()
    if abs(total) <= ZERO_SHARE * np.abs(wide).sum():
        raise Refused(marked("message", "The weights sum to 0, so no factor makes their sum 1."))
    return _float32(wide / total)


def zero_mean(kernel: FloatArray) -> FloatArray:
    """Subtract each slice's mean, so that flat areas give 0."""
    wide = kernel.astype(np.float64)
    return _float32(wide - wide.mean(axis=(-2, -1), keepdims=True))


def _overlap(new: int, old: int) -> tuple[slice, slice]:
    # `same` padding puts the odd cell at the end, which makes (n − 1) // 2 the centre.
    shift = (new - 1) // 2 - (old - 1) // 2
    start, stop = max(0, shift), min(new, old + shift)
    return slice(start, stop), slice(start - shift, stop - shift)


def resized(kernel: FloatArray, height: int, width: int) -> FloatArray:
    """Cut, or grow with zeros, to height × width around the centre; weights that fit stay.

    The centre is the cell that lies over the output's place with `same` padding, so a kernel
    that grows finds the same things in the same places. Raises Refused beyond 1 … MAX_SIZE.
    """
    if not (1 <= height <= MAX_SIZE and 1 <= width <= MAX_SIZE):
        raise Refused(
            marked("message", "A filter is between 1×1 and {most}×{most} cells."),
            most=MAX_SIZE,
        )
    rows, old_rows = _overlap(height, kernel.shape[-2])
    columns, old_columns = _overlap(width, kernel.shape[-1])
    result = np.zeros((*kernel.shape[:-2], height, width), np.float32)
    result[..., rows, columns] = kernel[..., old_rows, old_columns]
    return result


@dataclass(frozen=True, slots=True)
class Transform:
    """A change that a menu offers: `function(kernel, **parameters)` returns a new kernel."""

    id: str
    label: str
    tooltip: str
    function: Callable[..., FloatArray]
    parameters: tuple[Parameter, ...] = ()


FACTOR = Parameter(
    "factor",
    2.0,
    Field(
        "float",
        marked("field", "Factor"),
        marked("field", "What every weight is multiplied by."),
        -1000,
        1000,
    ),
)

TRANSFORMS: Registry[Transform] = Registry("transform")
for _transform in (
    Transform(
        "rotate90",
        marked("kernel", "Turn by 90°"),
        marked("kernel", "Turns the weights clockwise: vertical edges become horizontal ones."),
        rotate90,
    ),
    Transform(
        "rotate45",
        marked("kernel", "Turn by 45°"),
        marked(
            "kernel",
            "Moves each ring of weights on by an eighth of a turn, clockwise. "
            "For square kernels with an odd side.",
        ),
        rotate45,
    ),
    Transform(
        "mirror",
        marked("kernel", "Mirror left and right"),
        marked("kernel", "Swaps the columns, the first with the last."),
        mirror,
    ),
    Transform(
        "flip",
        marked("kernel", "Flip top and bottom"),
        marked("kernel", "Swaps the rows, the first with the last."),
        flip,
    ),
    Transform(
        "flip-both",
        marked("kernel", "Turn by 180°"),
        marked(
            "kernel",
            "Flips both ways: cross-correlation with the result is true convolution "
            "with the original.",
        ),
        flip_both,
    ),
    Transform(
        "transpose",
        marked("kernel", "Transpose"),
        marked("kernel", "Swaps rows and columns, a mirror image at the diagonal."),
        transpose,
    ),
    Transform(
        "negate",
        marked("kernel", "Change the sign"),
        marked("kernel", "Multiplies every weight by −1: bright becomes dark in the map."),
        negate,
    ),
    Transform(
        "normalise-sum",
        marked("kernel", "Make the sum 1"),
        marked(
            "kernel",
            "Divides all weights by their sum, so that flat areas keep their brightness.",
        ),
        normalise_sum,
    ),
    Transform(
        "zero-mean",
        marked("kernel", "Make the mean 0"),
        marked(
            "kernel",
            "Subtracts the mean from every weight, slice by slice, so that flat areas give 0.",
        ),
        zero_mean,
    ),
    Transform(
        "scale",
        marked("kernel", "Multiply"),
        marked("kernel", "Multiplies every weight by a factor: the map grows by it too."),
        scale,
        (FACTOR,),
    ),
):
    TRANSFORMS.add(_transform.id, _transform)

"""The analysis of a kernel: sum, norm, rank, factors, frequency response, composition."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, TypeAlias

import numpy as np
from numpy.typing import NDArray

from playground.core.arrays import FloatArray, frozen
from playground.core.messages import Refused, marked

WideArray: TypeAlias = NDArray[np.float64]

_EPSILON = float(np.finfo(np.float32).eps)

LARGEST_WHOLE = 1000
"""Factors are shown as whole numbers up to here; beyond, rounding noise looks whole too."""


def weight_sum(kernel: FloatArray) -> float:
    """The sum of all weights of all slices: what a flat area of brightness 1 gives."""
    return float(kernel.sum(dtype=np.float64))


def norm(kernel: FloatArray) -> float:
    """The square root of the sum of squares."""
    return float(np.sqrt(np.square(kernel, dtype=np.float64).sum()))


def _decomposed(matrix: FloatArray) -> tuple[WideArray, WideArray, WideArray, int]:
    """The singular value decomposition and how many values stand above float32 rounding."""
    if matrix.ndim != 2:
        raise ValueError("a matrix is needed, slice by slice")
    left, values, right = np.linalg.svd(matrix.astype(np.float64), full_matrices=False)
    noise = values[0] * max(matrix.shape) * _EPSILON
    return left, values, right, int((values > noise).sum())


def rank(matrix: FloatArray) -> int:
    """The rank of a matrix whose weights were rounded to float32; 0 when all are 0."""
    return _decomposed(matrix)[3]


def _as_whole(vector: WideArray) -> WideArray | None:
    """The vector as the smallest whole numbers in about the same proportions, if there are any."""
    magnitudes = np.abs(vector)
    least = magnitudes[magnitudes > magnitudes.max() * 1e-5].min()
    for multiple in (1, 2, 3):  # of 2 : 3 the smaller is no unit, but half of it is
        scaled = vector / least * multiple
        whole: WideArray = np.round(scaled)
        if np.abs(whole).max() <= LARGEST_WHOLE and np.abs(scaled - whole).max() < 1e-5 * multiple:
            return whole
    return None


def separable(matrix: FloatArray) -> tuple[WideArray, WideArray] | None:
    """A column and a row whose outer product is the matrix, or None unless its rank is 1.

    The column is in whole numbers where the proportions are such (Sobel: 1, 2, 1), else its
    magnitudes sum to 1. Both are float64; their product is the matrix to float32 rounding.
    """
    left, _, _, found = _decomposed(matrix)
    if found > 1:
        return None
    if found == 0:
        return np.zeros(matrix.shape[0]), np.zeros(matrix.shape[1])
    wide = matrix.astype(np.float64)
    column = left[:, 0] / np.abs(left[:, 0]).sum()
    # Of the two signs, the one that makes the part that blurs positive.
    if column.sum() < -1e-6 or (column.sum() < 1e-6 and _best_row(column, wide).sum() < 0):
        column = -column
    whole = _as_whole(column)
    if whole is not None:
        row = _best_row(whole, wide)
        if np.abs(np.outer(whole, row) - wide).max() <= _EPSILON * np.abs(wide).max():
            return whole, row
    return column, _best_row(column, wide)


def _best_row(column: WideArray, matrix: WideArray) -> WideArray:
    return np.asarray(column @ matrix / (column @ column))


def low_rank(matrix: FloatArray, terms: int) -> FloatArray:
    """The closest matrix that is a sum of `terms` separable ones (Eckart & Young 1936)."""
    left, values, right, _ = _decomposed(matrix)
    if not 1 <= terms <= len(values):
        raise ValueError(f"between 1 and {len(values)} terms, not {terms}")
    kept = (left[:, :terms] * values[:terms]) @ right[:terms]
    return kept.astype(np.float32)


def frequency_response(kernel: FloatArray, n: int = 64) -> FloatArray:
    """How much the kernel strengthens each wave: |FFT| on an n × n grid, frequency 0 at n // 2.

    A stack gives a grid a slice. The grid must be at least as large as the kernel.
    """
    height, width = kernel.shape[-2:]
    if n < max(height, width):
        raise ValueError(f"a grid of {n} is too small for a {height}×{width} kernel")
    spectrum = np.abs(np.fft.fft2(kernel.astype(np.float64), (n, n), axes=(-2, -1)))
    with np.errstate(over="ignore"):  # infinite where it is more than float32 holds
        return np.fft.fftshift(spectrum, axes=(-2, -1)).astype(np.float32)


@dataclass(frozen=True, slots=True, eq=False)
class LinearConvolution:
    """Cross-correlation without padding or activation.

    `weights` are outputs × inputs × height × width, `bias` one number an output (None: zeros);
    `stride` and `dilation` are (down, across).
    """

    weights: FloatArray
    bias: FloatArray | None = None
    stride: tuple[int, int] = (1, 1)
    dilation: tuple[int, int] = (1, 1)


def _spread(weights: NDArray[Any], step: tuple[int, int]) -> WideArray:
    """The weights `step` cells apart, zeros between them."""
    height, width = weights.shape[2:]
    shape = (*weights.shape[:2], (height - 1) * step[0] + 1, (width - 1) * step[1] + 1)
    result = np.zeros(shape)
    result[:, :, :: step[0], :: step[1]] = weights
    return result


def composed(layers: Sequence[LinearConvolution]) -> LinearConvolution:
    """The one convolution that equals `layers` applied one after the other.

    A later kernel acts on every stride-th cell of the input, so its weights lie that far apart:
    the composed kernel is the full convolution of the earlier kernel with the spread later one,
    summed over the channels between them; strides multiply. Padding between the layers makes
    both differ at the border alone. Raises Refused when channels don't match.
    """
    first, *rest = layers
    weights = _spread(first.weights, first.dilation)
    bias = _bias(first)
    stride = first.stride
    for place, layer in enumerate(rest, 2):
        if layer.weights.shape[1] != weights.shape[0]:
            raise Refused(
                marked(
                    "message",
                    "Layer {place} takes {wanted} channels, but the one before gives {found}.",
                ),
                place=place,
                wanted=layer.weights.shape[1],
                found=weights.shape[0],
            )
        bias = layer.weights.sum(axis=(2, 3), dtype=np.float64) @ bias + _bias(layer)
        step = (stride[0] * layer.dilation[0], stride[1] * layer.dilation[1])
        weights = _convolved(weights, layer.weights, step)
        stride = (stride[0] * layer.stride[0], stride[1] * layer.stride[1])
    return LinearConvolution(
        frozen(weights.astype(np.float32)), frozen(bias.astype(np.float32)), stride
    )


def _bias(layer: LinearConvolution) -> WideArray:
    if layer.bias is None:
        return np.zeros(layer.weights.shape[0])
    return layer.bias.astype(np.float64)


def _convolved(earlier: WideArray, later: FloatArray, step: tuple[int, int]) -> WideArray:
    """Full convolution of m × c × h × w with o × m × k × l weights `step` cells apart."""
    outputs, _, rows, columns = later.shape
    _, inputs, height, width = earlier.shape
    result = np.zeros(
        (outputs, inputs, (rows - 1) * step[0] + height, (columns - 1) * step[1] + width)
    )
    for row in range(rows):
        for column in range(columns):
            top, left = row * step[0], column * step[1]
            result[:, :, top : top + height, left : left + width] += np.tensordot(
                later[:, :, row, column].astype(np.float64), earlier, axes=1
            )
    return result

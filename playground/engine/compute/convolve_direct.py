"""Convolution by OpenCV's filters, one filter and one channel at a time: for few of both.

A kernel that is a column times a row is applied as two passes.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TypeAlias

import cv2
import numpy as np

from playground.core.arrays import FloatArray
from playground.engine.compute.convolve_layout import InputLayout
from playground.engine.compute.convolve_threads import cores, scratch, share
from playground.layers.geometry import Border, Pair

OPENCV_BORDERS: dict[Border, int] = {
    "zeros": cv2.BORDER_CONSTANT,
    "reflect": cv2.BORDER_REFLECT_101,
    "replicate": cv2.BORDER_REPLICATE,
    "circular": cv2.BORDER_CONSTANT,  # never reached: padded before, as the filters have no such
}

SUM_PIECE_CELLS = 2**17
"""Cells of a piece when channels are summed, so that the sum stays in the cache."""

TWO_PASS_COLUMNS = 256
"""Width of a piece in two passes: the rows between the passes stay in the cache."""

CHANNEL_PIECE_CELLS = 2**19
"""Cells of a piece of one channel: OpenCV takes time to set out."""

WORTH_SHARING_NS = 100_000
"""Nanoseconds of work that are worth waking another thread for."""

ROUNDING_SHARE = 3e-7
"""Of the largest value: what the roundings of a product of two float32 may come to."""

Factors: TypeAlias = tuple[FloatArray, FloatArray]
"""A row and a column whose product is a kernel."""

Separated: TypeAlias = list[list[Factors | None]]
"""For each filter and channel, the factors of its kernel, or None."""


@dataclass(frozen=True, slots=True)
class _Piece:
    """Rows top … bottom − 1 and columns left … right − 1 of one filter's output."""

    filter: int
    top: int
    bottom: int
    left: int
    right: int


def separated(kernel: FloatArray) -> Factors | None:
    """The row and the column that the kernel is made of, to float32 rounding, if it is."""
    row, column = divmod(int(np.abs(kernel).argmax()), kernel.shape[1])
    peak = float(kernel[row, column])
    if peak == 0 or not math.isfinite(peak):
        return None
    # Most kernels that are not separable show it at their first cell.
    expected = kernel.item(row, 0) * kernel.item(0, column)
    if abs(kernel.item(0, 0) * peak - expected) > ROUNDING_SHARE * peak * peak:
        return None
    along, down = kernel[row], kernel[:, column] / peak
    if np.abs(down[:, None] * along - kernel).max() > ROUNDING_SHARE * abs(peak):
        return None
    return np.ascontiguousarray(along), np.ascontiguousarray(down)


def correlate(
    x: FloatArray,
    weights: FloatArray,
    bias: FloatArray | None,
    where: InputLayout,
    out: FloatArray,
    factors: Separated,
    nanoseconds: float,
) -> None:
    """Fill `out` (filters × height × width) with one group's cross-correlation, dilation 1.

    `factors` are those of each filter and channel, where there are any; `nanoseconds` is what all
    of it takes on one core.
    """
    if not suits_opencv(where):
        x, where = _padded(x, where), where.unpadded()
    shifts = [0.0] * len(weights) if bias is None else bias.tolist()
    two_passes = any(factor is not None for kernels in factors for factor in kernels)

    def compute(piece: _Piece) -> None:
        index = piece.filter
        _compute(x, weights[index], factors[index], shifts[index], where, piece, out[index])

    share(compute, _pieces(len(weights), len(x), where, two_passes, nanoseconds))


def correlate_single(
    x: FloatArray,
    kernel: FloatArray,
    factor: Factors | None,
    shift: float,
    where: InputLayout,
    out: FloatArray,
) -> None:
    """One filter on one channel that OpenCV does in one go, into an `out` of the same size."""
    anchor, border = (where.left, where.top), OPENCV_BORDERS[where.window.border]
    if factor is None:
        cv2.filter2D(x, cv2.CV_32F, kernel, out, anchor, shift, border)
    else:
        cv2.sepFilter2D(x, cv2.CV_32F, *factor, out, anchor, shift, border)


def suits_opencv(where: InputLayout) -> bool:
    """Whether OpenCV's own borders do, so that the input need not be padded first."""
    if where.top + where.bottom >= where.window.kernel[0]:
        return False
    if where.left + where.right >= where.window.kernel[1]:
        return False
    padded = (len(where.rows), len(where.columns)) != (where.height, where.width)
    return where.window.border != "circular" or not padded


def _padded(x: FloatArray, where: InputLayout) -> FloatArray:
    padded = np.empty((len(x), len(where.rows), len(where.columns)), np.float32)
    sides = where.top, where.bottom, where.left, where.right
    border = where.window.border
    kind = cv2.BORDER_WRAP if border == "circular" else OPENCV_BORDERS[border]
    for channel, target in zip(x, padded, strict=True):
        cv2.copyMakeBorder(channel, *sides, kind, target)
    return padded


def _pieces(
    filters: int, channels: int, where: InputLayout, two_passes: bool, nanoseconds: float
) -> list[_Piece]:
    height, width = where.size
    columns = TWO_PASS_COLUMNS if two_passes else width
    shares = max(2 * cores(), filters * height * width // CHANNEL_PIECE_CELLS)
    shares = max(1, min(shares, int(min(nanoseconds, 1e12) / WORTH_SHARING_NS)))
    rows = -(-height // -(-shares // filters))
    if channels > 1:
        rows = min(rows, max(SUM_PIECE_CELLS // min(width, columns), 4 * where.window.kernel[0]))
    return [
        _Piece(index, top, min(top + rows, height), left, min(left + columns, width))
        for index in range(filters)
        for top in range(0, height, rows)
        for left in range(0, width, columns)
    ]


def _span(first: int, last: int, kernel: int, before: int, n: int) -> Pair:
    """The input cells to filter for the outputs in place of cells `first` to `last` − 1.

    Next to an end of the input, enough of them for its reflection.
    """
    begin, end = max(first - before, 0), min(last - before + kernel - 1, n)
    if begin == 0:
        end = max(end, min(kernel + 1, n))
    if end == n:
        begin = min(begin, max(n - kernel - 1, 0))
    return begin, max(end, last)


def _compute(
    x: FloatArray,
    kernels: FloatArray,
    factors: list[Factors | None],
    shift: float,
    where: InputLayout,
    piece: _Piece,
    out: FloatArray,
) -> None:
    """One piece of one filter's map: every channel filtered at stride 1, thinned and summed."""
    (kh, kw), (down, across) = where.window.kernel, where.window.stride
    top, bottom = piece.top * down, (piece.bottom - 1) * down + 1
    left, right = piece.left * across, (piece.right - 1) * across + 1
    # With the anchor at (left, top) padding, output and input places are the same. What lies
    # beside the piece is filtered too, as OpenCV knows of nothing outside what it is given.
    above, below = _span(top, bottom, kh, where.top, where.height)
    before, after = _span(left, right, kw, where.left, where.width)
    anchor, border = (where.left, where.top), OPENCV_BORDERS[where.window.border]
    target = out[piece.top : piece.bottom, piece.left : piece.right]
    if target.shape == x.shape[1:]:
        filtered, kept = target, target
    else:
        shape = (below - above, after - before)
        filtered = scratch("filtered", shape[0] * shape[1]).reshape(shape)
        kept = filtered[
            top - above : bottom - above : down, left - before : right - before : across
        ]
    for channel, (kernel, factor) in enumerate(zip(kernels, factors, strict=True)):
        source = x[channel, above:below, before:after]
        if channel == 1 and kept is target:
            filtered = scratch("filtered", target.size).reshape(target.shape)
            kept = filtered
        if factor is None:
            cv2.filter2D(source, cv2.CV_32F, kernel, filtered, anchor, shift, border)
        else:
            cv2.sepFilter2D(source, cv2.CV_32F, *factor, filtered, anchor, shift, border)
        shift = 0.0
        if channel:
            target += kept
        elif kept is not target:
            target[...] = kept

"""Pooling as it is computed: what `reference.pool` defines, along the rows and then the columns.

The largest value of a window is the largest of its rows' largest; sums likewise. Along an axis the
values of a long window are put together from those of windows half as long.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeAlias

import cv2
import numpy as np

from playground.core.arrays import FloatArray
from playground.engine.compute.convolve_threads import share
from playground.layers.geometry import Amounts, Border, Pair, Window
from playground.layers.reference import REDUCTIONS, Pooling

PIECE_CELLS = 2**17
"""Input cells of a piece, so that all passes over it find it in the cache."""

Combine: TypeAlias = Callable[..., FloatArray]

OPENCV_BORDERS: dict[Border, int] = {
    "zeros": cv2.BORDER_CONSTANT,
    "reflect": cv2.BORDER_REFLECT_101,
    "replicate": cv2.BORDER_REPLICATE,
    "circular": cv2.BORDER_WRAP,
}


@dataclass(frozen=True, slots=True)
class _Piece:
    """Some channels, and rows top … bottom − 1 of their output."""

    channels: slice
    top: int
    bottom: int


def pool(
    x: FloatArray,
    kind: Pooling,
    window: Window,
    count_padding: bool = True,
    out: FloatArray | None = None,
) -> FloatArray:
    """The largest, mean or smallest value under each place of the window, channel by channel.

    It is written into `out` if that is given.
    Raises Refused as `reference.pool` does; means differ from its by float32 rounding.
    """
    channels, height, width = x.shape
    size = window.output_size(height, width, "pooling")
    x = np.ascontiguousarray(x, np.float32)
    amounts = window.reached(height, width)
    if any(amounts):
        x = _padded(x, amounts, window.border, REDUCTIONS[kind].neutral)
    if out is None:
        out = np.empty((channels, *size), np.float32)
    (kh, kw), (down, across), (apart, beside) = window.kernel, window.stride, window.dilation
    combine = REDUCTIONS[kind].combine
    rows_counted, columns_counted = window.tap_counts(height, width, count_padding)
    shares = (
        (1 / rows_counted[:, None]).astype(np.float32),
        (1 / columns_counted).astype(np.float32),
    )

    def compute(piece: _Piece) -> None:
        rows = piece.bottom - piece.top
        source = x[piece.channels, piece.top * down :].swapaxes(0, 1)
        source = combined(source, combine, (kh, down, apart), rows).transpose(2, 0, 1)
        target = out[piece.channels, piece.top : piece.bottom]
        target.swapaxes(0, 2)[...] = combined(source, combine, (kw, across, beside), size[1])
        if REDUCTIONS[kind].is_mean:
            target *= shares[0][piece.top : piece.bottom] * shares[1]

    share(compute, _pieces(channels, size, x.shape[2] * down))
    return out


def combined(
    x: FloatArray, combine: Combine, window: tuple[int, int, int], outputs: int
) -> FloatArray:
    """The value of each window along the first axis; `window` is its size, stride, dilation."""
    size, stride, dilation = window
    if size == 1:
        return x[: (outputs - 1) * stride + 1 : stride]
    reach = (outputs - 1) * stride + 1

    def at(values: FloatArray, first: int) -> FloatArray:
        return values[first : first + reach : stride]

    if size <= stride * size.bit_length():
        total = combine(at(x, 0), at(x, dilation))
        for tap in range(2, size):
            combine(total, at(x, tap * dilation), out=total)
        return total

    # Windows of 1, 2, 4, … cells at every place; those that add up to the size, side by side.
    x = x[: reach + (size - 1) * dilation]
    parts, first, length = [], 0, 1
    while True:
        if size & length:
            parts.append(at(x, first * dilation))
            first += length
        if 2 * length > size:
            break
        x = combine(x[: len(x) - length * dilation], x[length * dilation :])
        length *= 2
    if len(parts) == 1:
        return parts[0]
    total = combine(parts[0], parts[1])
    for part in parts[2:]:
        combine(total, part, out=total)
    return total


def _padded(x: FloatArray, amounts: Amounts, border: Border, fill: float) -> FloatArray:
    top, bottom, left, right = amounts
    height, width = x.shape[1] + top + bottom, x.shape[2] + left + right
    padded = np.empty((len(x), height, width), np.float32)
    for channel, target in zip(x, padded, strict=True):
        cv2.copyMakeBorder(channel, *amounts, OPENCV_BORDERS[border], target, fill)
    return padded


def _pieces(channels: int, size: Pair, cells_per_row: int) -> list[_Piece]:
    rows = max(8, PIECE_CELLS // cells_per_row)
    together = max(1, PIECE_CELLS // (cells_per_row * size[0]))
    return [
        _Piece(slice(first, min(first + together, channels)), top, min(top + rows, size[0]))
        for first in range(0, channels, together)
        for top in range(0, size[0], rows)
    ]

"""Layers computed on a grid of rows and columns picked out of their input.

The input of each function is channels × the rows and columns that were kept; `rows` and `columns`
(outputs × kernel) say where among these each tap of each output reads, −1 standing for a padded
zero.
"""

from __future__ import annotations

import numpy as np

from playground.core.arrays import FloatArray
from playground.core.layer import Taps
from playground.engine.compute.convolve_threads import share
from playground.layers import reference

BLOCK_VALUES = 2**18
"""Values of gathered windows held at a time, so that they stay in the processor's cache."""

PRODUCT_MULTIPLICATIONS = 2**18
"""Multiplications in one matrix product: more, and OpenBLAS wakes threads that cost more time."""


def pick(x: FloatArray, rows: Taps, columns: Taps) -> FloatArray:
    """The cells of every channel at each of `rows` × `columns`; x itself when that is all of it."""
    if not _is_all(rows, x.shape[1]):
        x = x.take(rows, axis=1, mode="clip")  # no index is out of range; clipping is the fast mode
    if not _is_all(columns, x.shape[2]):
        x = x.take(columns, axis=2, mode="clip")
    return x


def _is_all(indices: Taps, n: int) -> bool:
    return len(indices) == n and np.array_equal(indices, np.arange(n))


def _places(x: FloatArray, rows: Taps, columns: Taps) -> list[tuple[slice, slice]]:
    """The output rows and columns of blocks whose windows fit the processor's cache."""
    size = max(1, x.shape[0] * rows.shape[1] * columns.shape[1])
    wide = max(1, min(len(columns), max(64, BLOCK_VALUES // (4 * size))))
    high = max(1, BLOCK_VALUES // (size * wide))
    return [
        (slice(top, top + high), slice(left, left + wide))
        for left in range(0, len(columns), wide)
        for top in range(0, len(rows), high)
    ]


def _block(x: FloatArray, rows: Taps, columns: Taps, fill: float) -> FloatArray:
    """Channels × kernel width × kernel height × outputs down × outputs across.

    `rows` and `columns` are kernel × outputs.
    """
    first = int(rows[rows >= 0].min(initial=x.shape[1] - 1))
    strip = x[:, first : max(first, int(rows.max())) + 1].take(columns, axis=2, mode="clip")
    strip = np.ascontiguousarray(strip.transpose(0, 2, 1, 3))
    outside = columns < 0
    if outside.any():
        strip.swapaxes(1, 2)[:, :, outside] = fill
    windows = strip.take(rows - first, axis=2, mode="clip")
    outside = rows < 0
    if outside.any():
        windows[:, :, outside] = fill
    return windows


def filtered(
    x: FloatArray,
    rows: Taps,
    columns: Taps,
    weights: FloatArray,
    biases: FloatArray,
    groups: int = 1,
) -> FloatArray:
    """Σ weights · cells under the window + bias, for filters × depth × height × width."""
    filters = weights.shape[0]
    out = np.empty((filters, len(rows), len(columns)), np.float32)
    # The cells come width first, as that makes their rows contiguous.
    matrices = weights.swapaxes(2, 3).reshape(groups, filters // groups, -1)
    at_once = max(16, PRODUCT_MULTIPLICATIONS // max(1, weights.size // groups))

    def fill(at: tuple[slice, slice]) -> None:
        down, across = at
        windows = _block(x, rows[down].T, columns[across].T, 0.0)
        cells = windows.reshape(groups, matrices.shape[2], -1)
        sums = np.empty((groups, matrices.shape[1], cells.shape[2]), np.float32)
        for start in range(0, cells.shape[2], at_once):
            some = slice(start, start + at_once)
            np.matmul(matrices, cells[:, :, some], out=sums[:, :, some])
        place = out[:, down, across]
        np.add(sums.reshape(place.shape), biases[:, None, None], out=place)

    share(fill, _places(x, rows, columns))
    return out


def gathering(cells: int, channels: int, taps: int) -> float:
    """About how many nanoseconds `filtered` takes on one core."""
    return 100_000 + 1.2 * cells * channels * taps


def pooled(
    x: FloatArray, rows: Taps, columns: Taps, kind: reference.Pooling, counted: tuple[Taps, Taps]
) -> FloatArray:
    """The largest, mean or smallest value under each window; padded cells as in the definition.

    `counted` are the rows and the columns of each window whose cells count in a mean.
    """
    reduction = reference.REDUCTIONS[kind]
    out = np.empty((x.shape[0], len(rows), len(columns)), np.float32)

    def fill(at: tuple[slice, slice]) -> None:
        down, across = at
        windows = _block(x, rows[down].T, columns[across].T, reduction.neutral)
        if reduction.is_mean:
            cells = counted[0][down][:, None] * counted[1][across]
            out[:, down, across] = windows.sum(axis=(1, 2), dtype=np.float64) / cells
        else:
            reduction.combine.reduce(windows, axis=(1, 2), out=out[:, down, across])

    share(fill, _places(x, rows, columns))
    return out


def weighted(
    x: FloatArray, rows: Taps, columns: Taps, down: FloatArray, across: FloatArray
) -> FloatArray:
    """The cells under each window, each by the shares of its row and column, channel by channel.

    `down` and `across` are the shares of `rows` and `columns`; what has none does not count at all.
    """
    out = np.zeros((x.shape[0], len(rows), len(columns)), np.float32)
    with np.errstate(invalid="ignore", over="ignore"):
        for row, down_part in zip(rows.T, down.T, strict=True):
            for column, across_part in zip(columns.T, across.T, strict=True):
                part = down_part[:, None] * across_part
                out += np.where(part > 0, pick(x, row, column) * part, 0)
    return out

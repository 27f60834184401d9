"""Convolution as matrix products, for many channels, and for any stride and dilation.

The usual way (im2col) copies every input value once for each tap. Here a value is copied only once
for each *column* of the kernel: a block of the input becomes rows × (channels · kernel columns) ×
block width, so that the taps of an output row are kernel-height consecutive rows of it, a matrix
that is there already. Output row i is then (filters × taps) · (taps × block width), written where
it belongs.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.lib.stride_tricks import as_strided

from playground.core.arrays import FloatArray
from playground.engine.compute.convolve_layout import InputLayout, padded_block
from playground.engine.compute.convolve_threads import (
    CACHE_LINE_FLOATS,
    cores,
    scratch,
    share,
)
from playground.engine.compute.processor import has_wide_vectors
from playground.layers.geometry import Pair

FLOAT_BYTES = 4
"""Bytes of a float32."""

BLOCK_BYTES = 1_000_000
"""The bytes that an unfolded block may take, to stay near the core."""

WORTH_SHARING_MULTIPLICATIONS = 5_000_000
"""Multiplications, about 0.1 ms, that are worth waking another thread for."""

MIN_FILTERS_AT_ONCE = 8
"""Filters that a product takes at once, where there are as many, however many their taps are."""

WIDTH_MULTIPLE = 64
"""Product widths are multiples of this: four vectors of 16, the kernel's own block."""


@dataclass(frozen=True, slots=True)
class Tiling:
    """How the output is cut: filters, taps, columns of a product; rows, columns of a block."""

    filters: int
    taps: int
    lanes: int
    rows: int
    columns: int


@dataclass(frozen=True, slots=True)
class _Block:
    """Output rows phase, phase + phases, … (`rows` of them from the `first`-th) and columns."""

    phase: int
    first: int
    rows: int
    column: int
    columns: int


@lru_cache(maxsize=1)
def largest_product() -> int:
    """Multiplications up to which OpenBLAS keeps a product fast and in the calling thread.

    Up to 100³ its AVX-512 kernels read the operands where they lie, without packing them first;
    elsewhere it hands products of more than 4 · 2¹⁶ to threads of its own, which then compete with
    ours.
    """
    return 10**6 if has_wide_vectors() else 2**18


def rate(filters: int, taps: int, columns: int) -> float:
    """About how many additions and multiplications products for such rows do in a nanosecond."""
    full = (
        120
        if filters >= 16
        else 105
        if filters >= 8
        else 95
        if filters >= 4
        else 65
        if filters >= 2
        else 36
    )
    return full * taps / (taps + 6) * min(1.0, 1.16 * columns / (columns + 40))


@lru_cache(maxsize=256)
def tiling(filters: int, channels: int, kernel: Pair, stride_rows: int, size: Pair) -> Tiling:
    """The cut for a group of so many filters and channels and an output of `size`."""
    taps = channels * kernel[0] * kernel[1]
    parts = -(-taps * MIN_FILTERS_AT_ONCE * WIDTH_MULTIPLE // largest_product())
    taps = -(-taps // parts)
    most = largest_product() // (taps * WIDTH_MULTIPLE)
    at_once = -(-filters // -(-filters // most))
    at_once = min(at_once + at_once % 2, most, filters)
    lanes = largest_product() // (at_once * taps) // WIDTH_MULTIPLE * WIDTH_MULTIPLE
    lanes = min(lanes, 512, size[1])

    row_bytes = channels * kernel[1] * FLOAT_BYTES
    columns = size[1]
    wanted = min(size[0], max(8, kernel[0]))
    read_rows = (wanted - 1) * stride_rows + kernel[0]
    while columns > lanes and read_rows * row_bytes * pitch(columns) > BLOCK_BYTES:
        columns = max(lanes, -(-columns // 2 // lanes) * lanes)
    fitting = (BLOCK_BYTES // (row_bytes * pitch(columns)) - kernel[0]) // stride_rows + 1
    work = filters * channels * kernel[0] * kernel[1] * size[0] * size[1]
    shares = max(1, min(4 * cores(), work // WORTH_SHARING_MULTIPLICATIONS))
    shares -= shares % cores() if shares > cores() else 0
    even_share = -(-size[0] // shares)
    rows = max(wanted, min(fitting, even_share))
    return Tiling(at_once, taps, lanes, min(rows, size[0]), columns)


def pitch(columns: int) -> int:
    """From one row of an unfolded block to the next, in float32: whole lines of the cache.

    An odd number of them when a product reads a part of the row: the same columns of many rows
    an even number of lines apart, as 2048 bytes, share few places of the cache and drive one
    another out.
    """
    lines = -(-columns // CACHE_LINE_FLOATS)
    if columns > WIDTH_MULTIPLE and lines % 2 == 0:
        lines += 1
    return lines * CACHE_LINE_FLOATS


def correlate(
    x: FloatArray, weights: FloatArray, bias: FloatArray | None, where: InputLayout, out: FloatArray
) -> None:
    """Fill `out` (filters × height × width, rows contiguous) with one group's cross-correlation."""
    window, (height, width) = where.window, where.size
    dilation = window.dilation[0]
    # A dilated kernel reads every dilation-th row: as many interleaved plain problems.
    phases = dilation // math.gcd(window.stride[0], dilation)
    row_stride = phases * window.stride[0] // dilation
    matrix = np.ascontiguousarray(weights.transpose(0, 2, 1, 3), np.float32)
    matrix = matrix.reshape(len(weights), -1)
    step = min(row_stride, window.kernel[0])
    phase_rows = -(-height // phases)
    cut = tiling(len(weights), len(x), window.kernel, step, (phase_rows, width))

    def compute(block: _Block) -> None:
        unfolded = _unfold(x, where, block, row_stride)
        _multiply(matrix, unfolded, min(row_stride, window.kernel[0]), cut, _target(out, block))

    def _target(out: FloatArray, block: _Block) -> FloatArray:
        first = block.phase + block.first * phases
        last = first + (block.rows - 1) * phases
        return out[:, first : last + 1 : phases, block.column : block.column + block.columns]

    def compute_with_bias(block: _Block) -> None:
        compute(block)
        target = _target(out, block)
        target += shifts

    blocks = [
        _Block(phase, first, min(cut.rows, rows - first), column, min(cut.columns, width - column))
        for phase in range(min(phases, height))
        for rows in [-(-(height - phase) // phases)]
        for first in range(0, rows, cut.rows)
        for column in range(0, width, cut.columns)
    ]
    if bias is None or not bias.any():
        share(compute, blocks)
    else:
        shifts = bias[:, None, None]
        share(compute_with_bias, blocks)


def _unfold(x: FloatArray, where: InputLayout, block: _Block, row_stride: int) -> FloatArray:
    """Input rows × (channels · kernel columns) × output columns, for the rows that are read.

    Rows are `pitch` apart; what lies between the columns and that is not to be read.
    """
    kh, kw = where.window.kernel
    step, dilation = where.window.stride[1], where.window.dilation[1]
    row_step = where.window.dilation[0]
    channels, rows = len(x), (block.rows - 1) * row_stride + kh
    first = block.phase * where.window.stride[0] + block.first * row_stride * row_step
    start = block.column * step
    if row_stride > kh:
        part = padded_block(x, where, (first, start), (rows, _reach(where, block)), row_step)
        part = _rows_of_windows(part, block.rows, row_stride, kh)
        shape: tuple[int, ...] = (block.rows, kh, channels, kw, pitch(block.columns))
        unfolded = scratch("unfolded", math.prod(shape)).reshape(shape)
        inner, start = unfolded, 0
    else:
        shape = (rows, channels, kw, pitch(block.columns))
        unfolded = inner = scratch("unfolded", math.prod(shape)).reshape(shape)
        if where.window.border == "zeros":
            above = min(max(-((first - where.top) // row_step), 0), rows)
            below = min(max((where.top + where.height - 1 - first) // row_step + 1, above), rows)
            if above:
                unfolded[:above] = 0
            if below < rows:
                unfolded[below:] = 0
            inner = unfolded[above:below]
            begin = first + above * row_step - where.top
            part = x[:, begin : begin + (below - above) * row_step : row_step].transpose(1, 0, 2)
            start -= where.left
        else:
            part = padded_block(x, where, (first, start), (rows, _reach(where, block)), row_step)
            part, start = part.transpose(1, 0, 2), 0
    columns = spans(start, step, dilation, kw, block.columns, part.shape[-1])
    for tap, (low, high, begin, end) in enumerate(columns):
        if low < high:
            inner[..., tap, low:high] = part[..., begin:end:step]
        if low:
            inner[..., tap, :low] = 0
        if high < block.columns:
            inner[..., tap, high : block.columns] = 0
    return unfolded.reshape(-1, channels * kw, shape[-1])


def _reach(where: InputLayout, block: _Block) -> int:
    """Padded columns from the first to the last that a block reads."""
    step, dilation = where.window.stride[1], where.window.dilation[1]
    return (block.columns - 1) * step + (where.window.kernel[1] - 1) * dilation + 1


def _rows_of_windows(part: FloatArray, windows: int, stride: int, rows: int) -> FloatArray:
    """Windows × rows × channels × width: without the rows between the windows."""
    along_channels, along_rows, along_columns = part.strides
    return as_strided(
        part,
        (windows, rows, len(part), part.shape[2]),
        (stride * along_rows, along_rows, along_channels, along_columns),
    )


@lru_cache(maxsize=512)
def spans(
    start: int, step: int, dilation: int, taps: int, columns: int, width: int
) -> list[tuple[int, int, int, int]]:
    """For each tap, the output columns low … high − 1 that read cells begin … end − 1 of `width`.

    Output column 0 reads cell `start`; those beside low and high read nothing but zeros.
    """
    spans = []
    for offset in range(start, start + taps * dilation, dilation):
        low = min(max(-(offset // step), 0), columns)
        high = min(max((width - 1 - offset) // step + 1, low), columns)
        spans.append((low, high, offset + low * step, offset + (high - 1) * step + 1))
    return spans


def _multiply(
    matrix: FloatArray, unfolded: FloatArray, step: int, cut: Tiling, target: FloatArray
) -> None:
    """Products for every output row and every run of columns, written to `target`."""
    filters, rows, columns = target.shape
    per_row, width = unfolded.shape[1:]
    whole = columns - columns % cut.lanes
    parts = [(0, whole, cut.lanes), (whole, columns, columns - whole)]
    for first in range(0, filters, cut.filters):
        maps = target[first : first + cut.filters]
        for begin, end, lanes in parts:
            if begin == end:
                continue
            runs = (end - begin) // lanes
            results = maps[:, :, begin:end].reshape(len(maps), rows, runs, lanes)
            results = results.transpose(2, 1, 0, 3)
            for tap in range(0, matrix.shape[1], cut.taps):
                some = matrix[first : first + cut.filters, tap : tap + cut.taps]
                taps: FloatArray = np.ndarray(
                    (runs, rows, some.shape[1], lanes),
                    np.float32,
                    unfolded,
                    (tap * width + begin) * FLOAT_BYTES,
                    (
                        lanes * FLOAT_BYTES,
                        step * per_row * width * FLOAT_BYTES,
                        width * FLOAT_BYTES,
                        FLOAT_BYTES,
                    ),
                )
                if tap == 0:
                    np.matmul(some, taps, out=results)
                else:
                    sums = scratch("sums", results.size).reshape(results.shape)
                    results += np.matmul(some, taps, out=sums)

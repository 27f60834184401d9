"""Convolution as large matrix products, for many filters.

A block of output rows is one product: filters × taps with taps × places, where each column holds
the taps of a place (im2col). Windows of one cell, side by side, are there already: nothing is
copied. The weights are taken as they lie.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache, partial

import numpy as np

from playground.core.arrays import FloatArray
from playground.engine.compute.convolve_gemm import WORTH_SHARING_MULTIPLICATIONS, spans
from playground.engine.compute.convolve_layout import InputLayout, padded_block
from playground.engine.compute.convolve_threads import cores, scratch, share

BLOCK_FLOATS = 2**19
"""Float32 that a block takes where its product is wide enough with them, to stay near the core."""

MOST_BLOCK_FLOATS = 2**21
"""Float32 that a block takes at most, unless a single cell's taps are more."""

ENOUGH_PLACES = 512
"""Places of a product with which the weights, packed anew for each, no longer count."""

FILTER_MULTIPLE = 16
"""Filters of a part of a product are a multiple of this, one vector."""


@dataclass(frozen=True, slots=True)
class Block:
    """Output rows from the `row`-th on, and of each some columns: all of them if there are rows."""

    row: int
    rows: int
    column: int
    columns: int


def nanoseconds(where: InputLayout, channels: int, filters: int) -> float:
    """About what it takes on one core."""
    (kh, kw), cells = where.window.kernel, where.size[0] * where.size[1]
    taps = channels * kh * kw
    unfolding = 0.0 if _lies_there(where) else taps * (0.4 if where.window.stride[1] == 1 else 0.6)
    rate = 120 * filters / (filters + 16) * taps / (taps + 6)
    return 20_000 + (unfolding + 2 * filters * taps / rate) * cells


@lru_cache(maxsize=256)
def cut(taps: int, size: tuple[int, int], pieces: int) -> tuple[Block, ...]:
    """The blocks of an output of `size`; a number that `pieces` divides, if there are as many."""
    height, width = size
    places = min(max(BLOCK_FLOATS // taps, ENOUGH_PLACES), max(1, MOST_BLOCK_FLOATS // taps))
    if places < width:
        columns = -(-width // -(-width // places))
        starts = range(0, width, columns)
        return tuple(
            Block(row, 1, column, min(columns, width - column))
            for row in range(height)
            for column in starts
        )
    count = -(-height // (places // width))
    if count > pieces:
        count = min(height, -(-count // pieces) * pieces)
    rows = -(-height // count)
    return tuple(Block(row, min(rows, height - row), 0, width) for row in range(0, height, rows))


def correlate(
    x: FloatArray, weights: FloatArray, bias: FloatArray | None, where: InputLayout, out: FloatArray
) -> None:
    """Fill `out` (filters × height × width, maps contiguous) with one group's cross-correlation."""
    matrix = weights.reshape(len(weights), -1)
    maps = out.reshape(len(out), -1)
    shifts = bias[:, None] if bias is not None and bias.any() else None
    work = matrix.size * maps.shape[1]
    pieces = max(1, min(cores(), work // WORTH_SHARING_MULTIPLICATIONS))
    blocks = cut(matrix.shape[1], where.size, pieces)

    def multiply(block: Block, unfolded: FloatArray, filters: slice) -> None:
        first = block.row * where.size[1] + block.column
        target = maps[filters, first : first + block.rows * block.columns]
        np.matmul(matrix[filters], unfolded, out=target)
        if shifts is not None:
            target += shifts[filters]

    def compute(some: tuple[Block, ...]) -> None:
        for block in some:
            multiply(block, _unfolded(x, where, block), slice(None))

    if pieces == 1:
        share(compute, [blocks])
    elif len(blocks) >= pieces:
        share(compute, [(block,) for block in blocks])
    else:
        for block in blocks:
            unfolded = _unfolded(x, where, block, pieces)
            parts = _parts(len(matrix), pieces, FILTER_MULTIPLE)
            share(partial(multiply, block, unfolded), parts)


def _parts(length: int, pieces: int, multiple: int) -> list[slice]:
    """About so many parts of a length, each but the last one a multiple."""
    step = -(-length // (pieces * multiple)) * multiple
    return [slice(start, min(start + step, length)) for start in range(0, length, step)]


def _lies_there(where: InputLayout) -> bool:
    """Whether the input itself holds each place's taps in a column."""
    window = where.window
    is_one_cell = window.kernel == (1, 1) and window.stride == (1, 1)
    return is_one_cell and where.size == (where.height, where.width)


def _unfolded(x: FloatArray, where: InputLayout, block: Block, pieces: int = 1) -> FloatArray:
    """Taps × places of a block, made by so many threads; the next call here overwrites it."""
    places = block.rows * block.columns
    if _lies_there(where):
        first = block.row * where.width + block.column
        return x.reshape(len(x), -1)[:, first : first + places]
    kh, kw = where.window.kernel
    unfolded = scratch("taps", len(x) * kh * kw * places)
    unfolded = unfolded.reshape(len(x), kh, kw, block.rows, block.columns)

    def unfold(channels: slice) -> None:
        _unfold(x[channels], where, block, unfolded[channels])

    share(unfold, _parts(len(x), pieces, 1))
    return unfolded.reshape(-1, places)


def _unfold(x: FloatArray, where: InputLayout, block: Block, target: FloatArray) -> None:
    """Fill channels × kernel rows × kernel columns × block rows × block columns."""
    window = where.window
    (kh, kw), (down, across), (apart, beside) = window.kernel, window.stride, window.dilation
    first = block.row * down - where.top
    start = block.column * across - where.left
    if window.border != "zeros":
        size = (block.rows - 1) * down + (kh - 1) * apart + 1, _reach(where, block)
        x = padded_block(x, where, (first + where.top, start + where.left), size)
        first = start = 0
    height, width = x.shape[1:]
    is_run = across == down == 1 and block.columns == width and x.flags.c_contiguous
    columns = spans(start, across, beside, kw, block.columns, width)
    for tap in range(kh):
        begin = first + tap * apart
        above = min(max(-(begin // down), 0), block.rows)
        below = min(max((height - 1 - begin) // down + 1, above), block.rows)
        rows = target[:, tap, :, above:below]
        if above:
            target[:, tap, :, :above] = 0
        if below < block.rows:
            target[:, tap, :, below:] = 0
        if above == below:
            continue
        begin += above * down
        part = x[:, begin : begin + (below - above - 1) * down + 1 : down]
        for column, (low, high, left, right) in enumerate(columns):
            into = rows[:, column]
            if low < high and is_run:
                _copy_run(part, into, left - low)
            elif low < high:
                into[..., low:high] = part[..., left:right:across]
            if low:
                into[..., :low] = 0
            if high < block.columns:
                into[..., high:] = 0


def _copy_run(part: FloatArray, into: FloatArray, shift: int) -> None:
    """Copy all rows of a channel in one go, shifted; what comes from the next row is left there."""
    source, target = part.reshape(len(part), -1), into.reshape(len(part), -1)
    length = source.shape[1] - abs(shift)
    target[:, max(-shift, 0) :][:, :length] = source[:, max(shift, 0) :][:, :length]


def _reach(where: InputLayout, block: Block) -> int:
    """Padded columns from the first to the last that a block reads."""
    step, dilation = where.window.stride[1], where.window.dilation[1]
    return (block.columns - 1) * step + (where.window.kernel[1] - 1) * dilation + 1

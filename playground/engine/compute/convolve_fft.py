"""Convolution by Fourier transforms of overlapping tiles (overlap-save), for large kernels.

A sum over kernel cells becomes one product for each frequency, and the sum over channels a small
matrix product there. Tiles keep the work in the cache and the rounding error local.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import TypeAlias

import cv2
import numpy as np
from numpy.lib.stride_tricks import as_strided
from numpy.typing import NDArray

from playground.core.arrays import FloatArray
from playground.engine.compute.convolve_layout import InputLayout, padded_block
from playground.engine.compute.convolve_threads import cores, scratch, share
from playground.engine.compute.processor import is_intel_server
from playground.layers.geometry import Pair

ComplexArray: TypeAlias = NDArray[np.complex64]

TILE_SIDES = (16, 24, 32, 40, 48, 64, 80, 96, 128, 160, 192, 256, 320, 384, 512)
"""Tile sides: even, with small prime factors."""

MAX_KERNEL_SIDE = 128
"""Cells along a side of the largest kernel for which there are tiles."""

TRANSFORM_CELLS = 100_000
"""Cells of tiles that a thread transforms at a time, so that they stay in the cache."""

PIECE_TILES = 24
"""Tiles of a piece: the matrix product at a frequency costs a call, whatever their number."""

MAX_DIRECT_PAIRS = 128
"""Pairs of a filter and a channel up to which products of whole tiles are quicker than that."""

ONE_PIECE_NS = 3_000_000
"""Nanoseconds up to which a piece for each core is enough: each costs the same dozen calls."""


@dataclass(frozen=True, slots=True)
class CellTimes:
    """Nanoseconds that the parts of the work take on one core.

    `tile` is for each cell of a tile, there or back, with its copies; `product` for each cell of a
    tile and pair of a filter and a channel; `kernel` for each cell of a kernel slice's transform.
    """

    tile: float
    product: float
    kernel: float


ZEN_4 = CellTimes(tile=3.7, product=0.27, kernel=3.0)
"""As measured on an AMD Zen 4; taken for processors that nobody measured."""

INTEL_BY_PAIRS = CellTimes(tile=4.2, product=0.6, kernel=3.0)
"""As measured on an Intel Sapphire Rapids, up to `MAX_DIRECT_PAIRS`."""

INTEL_BY_FREQUENCY = CellTimes(tile=6.5, product=0.13, kernel=4.0)
"""The same with more pairs."""


def cell_times(pairs: int) -> CellTimes:
    """The times on this processor for so many pairs of a filter and a channel."""
    if not is_intel_server():
        return ZEN_4
    return INTEL_BY_PAIRS if pairs <= MAX_DIRECT_PAIRS else INTEL_BY_FREQUENCY


@dataclass(frozen=True, slots=True)
class Tiling:
    """The sides of a tile, how many lie along each axis, and the time all takes on one core."""

    height: int
    width: int
    down: int
    across: int
    nanoseconds: float

    @property
    def frequencies(self) -> int:
        """Frequencies of a real tile."""
        return self.height * (self.width // 2 + 1)

    def steps(self, kernel: Pair) -> Pair:
        """From one tile to the next: the rows and columns that a tile yields."""
        return self.height - kernel[0] + 1, self.width - kernel[1] + 1


@dataclass(frozen=True, slots=True)
class _Piece:
    """A block of down × across tiles, the first of them at `row` and `column`."""

    row: int
    column: int
    down: int
    across: int


@lru_cache(maxsize=256)
def tiling(filters: int, channels: int, kernel: Pair, size: Pair) -> Tiling:
    """The tiles that take the least time for an output of `size`."""
    best = None
    pairs = filters * channels
    times = cell_times(pairs)
    in_tiles = (filters + channels) * times.tile + pairs * times.product
    for height in TILE_SIDES:
        for width in TILE_SIDES:
            if height < kernel[0] or width < kernel[1] or not height / 4 <= width <= height * 4:
                continue
            down = -(-size[0] // (height - kernel[0] + 1))
            across = -(-size[1] // (width - kernel[1] + 1))
            cells = height * width
            time = cells * (down * across * in_tiles + pairs * times.kernel)
            if best is None or time < best.nanoseconds:
                best = Tiling(height, width, down, across, time)
    if best is None:
        raise ValueError(f"a {kernel[0]}×{kernel[1]} kernel is too large for the tiles")
    return best


def correlate(
    x: FloatArray, weights: FloatArray, bias: FloatArray | None, where: InputLayout, out: FloatArray
) -> None:
    """Fill `out` (filters × height × width) with one group's cross-correlation, stride 1."""
    filters, channels = weights.shape[:2]
    cut = tiling(filters, channels, where.window.kernel, where.size)
    kernels = _kernel_spectra(weights, cut)
    shifts = np.zeros(filters, np.float32) if bias is None else bias
    maps_of = _by_pairs if filters * channels <= MAX_DIRECT_PAIRS else _by_frequency

    def compute(piece: _Piece) -> None:
        tiles = _tiles(x, where, piece, cut)
        for first, maps in maps_of(tiles, kernels, cut):
            _write(maps, shifts[first : first + len(maps)], where, piece, cut, out[first:])

    share(compute, _pieces(cut))


def _pieces(cut: Tiling) -> list[_Piece]:
    """Blocks of at most about `PIECE_TILES` tiles, and enough of them for all cores."""
    pieces = cores() * (1 if cut.nanoseconds < ONE_PIECE_NS else 2)
    wanted = max(1, min(PIECE_TILES, -(-cut.down * cut.across // pieces)))
    across = -(-cut.across // -(-cut.across // wanted))
    down = max(1, wanted // across)
    return [
        _Piece(row, column, min(down, cut.down - row), min(across, cut.across - column))
        for row in range(0, cut.down, down)
        for column in range(0, cut.across, across)
    ]


def _kernel_spectra(weights: FloatArray, cut: Tiling) -> ComplexArray:
    """Conjugate spectra: filters × channels × frequencies for few, else frequencies first."""
    from scipy import fft

    filters, channels = weights.shape[:2]
    few = filters * channels <= MAX_DIRECT_PAIRS
    shape = (filters * channels, cut.frequencies)
    kernels = np.empty(shape if few else shape[::-1], np.complex64)
    at_once = max(
        1, min(-(-filters // cores()), TRANSFORM_CELLS // (channels * cut.height * cut.width))
    )

    def transform(first: int) -> None:
        some = weights[first : first + at_once]
        spectra = fft.fft(fft.rfft(some, cut.width, workers=1), cut.height, axis=-2, workers=1)
        np.conjugate(spectra, out=spectra)
        spectra = spectra.reshape(-1, cut.frequencies)
        start = first * channels
        if few:
            kernels[start : start + len(spectra)] = spectra
        else:
            _transpose(spectra, kernels[:, start : start + len(spectra)])

    share(transform, range(0, filters, at_once))
    if few:
        return kernels.reshape(filters, channels, cut.frequencies)
    return kernels.reshape(cut.frequencies, filters, channels)


def _tiles(x: FloatArray, where: InputLayout, piece: _Piece, cut: Tiling) -> FloatArray:
    """Channels × down × across × height × width: a view in which the tiles overlap."""
    (kh, kw), (down, across) = where.window.kernel, cut.steps(where.window.kernel)
    height, width = piece.down * down + kh - 1, piece.across * across + kw - 1
    block = padded_block(x, where, (piece.row * down, piece.column * across), (height, width))
    along_channels, along_rows, along_columns = block.strides
    return as_strided(
        block,
        (len(x), piece.down, piece.across, cut.height, cut.width),
        (along_channels, down * along_rows, across * along_columns, along_rows, along_columns),
    )


def _by_pairs(
    tiles: FloatArray, kernels: ComplexArray, cut: Tiling
) -> Iterator[tuple[int, FloatArray]]:
    """Some filters at a time their tiles: a product for each frequency and channel, summed."""
    spectra = _forward(tiles)
    filters, channels = kernels.shape[:2]
    at_once = max(1, min(filters, TRANSFORM_CELLS // tiles[0].size))
    shape = (at_once, *spectra.shape[1:])
    totals, parts = _complex_scratch("total", shape), _complex_scratch("part", shape)
    by_tile = kernels.reshape(filters, channels, 1, 1, *shape[-2:])
    for first in range(0, filters, at_once):
        some = by_tile[first : first + at_once]
        total, part = totals[: len(some)], parts[: len(some)]
        np.multiply(some[:, 0], spectra[0], out=total)
        for channel in range(1, channels):
            np.multiply(some[:, channel], spectra[channel], out=part)
            np.add(total, part, out=total)
        yield first, _backward(total, cut)


def _by_frequency(
    tiles: FloatArray, kernels: ComplexArray, cut: Tiling
) -> Iterator[tuple[int, FloatArray]]:
    """Some filters at a time their tiles: a matrix product for each frequency."""
    filters, channels = kernels.shape[1:]
    count = tiles.shape[1] * tiles.shape[2]
    at_once = max(1, TRANSFORM_CELLS // tiles[0].size)
    inputs = _complex_scratch("inputs", (cut.frequencies, channels * count))
    for first in range(0, channels, at_once):
        spectra = _forward(tiles[first : first + at_once]).reshape(-1, cut.frequencies)
        _transpose(spectra, inputs[:, first * count : first * count + len(spectra)])
    outputs = _complex_scratch("outputs", (cut.frequencies, filters * count))
    shaped = inputs.reshape(-1, channels, count)
    np.matmul(kernels, shaped, out=outputs.reshape(-1, filters, count))
    for first in range(0, filters, at_once):
        some = outputs[:, first * count : (first + at_once) * count]
        spectra = _complex_scratch("total", (some.shape[1], cut.frequencies))
        _transpose(some, spectra)
        shape = (-1, *tiles.shape[1:4], cut.width // 2 + 1)
        yield first, _backward(spectra.reshape(shape), cut)


def _forward(tiles: FloatArray) -> ComplexArray:
    from scipy import fft

    spectra: ComplexArray = fft.rfft2(tiles, workers=1)
    return spectra


def _backward(spectra: ComplexArray, cut: Tiling) -> FloatArray:
    from scipy import fft

    maps: FloatArray = fft.irfft2(spectra, (cut.height, cut.width), workers=1, overwrite_x=True)
    return maps


def _write(
    maps: FloatArray,
    shifts: FloatArray,
    where: InputLayout,
    piece: _Piece,
    cut: Tiling,
    out: FloatArray,
) -> None:
    """Copy filters × down × across tiles to their places, as far as they hold whole sums."""
    step, (height, width) = cut.steps(where.window.kernel), where.size
    shift = shifts[:, None, None]
    for row in range(piece.down):
        top = (piece.row + row) * step[0]
        rows = min(step[0], height - top)
        for column in range(piece.across):
            left = (piece.column + column) * step[1]
            columns = min(step[1], width - left)
            target = out[: len(maps), top : top + rows, left : left + columns]
            np.add(maps[:, row, column, :rows, :columns], shift, out=target)


def _complex_scratch(name: str, shape: tuple[int, ...]) -> ComplexArray:
    return scratch(name, 2 * math.prod(shape)).view(np.complex64).reshape(shape)


def _transpose(source: ComplexArray, target: ComplexArray) -> None:
    """Write the transposed matrix; OpenCV does it in blocks that fit the cache."""
    cv2.transpose(_pairs(source), _pairs(target))


def _pairs(matrix: ComplexArray) -> FloatArray:
    """A complex matrix as one of two channels, without a copy."""
    rows, columns = matrix.shape
    pairs: FloatArray = as_strided(
        matrix.view(np.float32), (rows, columns, 2), (matrix.strides[0], 8, 4)
    )
    return pairs

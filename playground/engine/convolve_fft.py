"""Convolution by Fourier transforms of overlapping tiles (overlap-save), for large kernels.

A sum over kernel cells becomes one product for each frequency, and the sum over channels a small
matrix product there. Tiles keep the work in the cache and the rounding error local.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TypeAlias

import cv2
import numpy as np
from numpy.lib.stride_tricks import as_strided
from numpy.typing import NDArray

from playground.core.arrays import FloatArray
from playground.engine.convolve_layout import Layout, padded_block
from playground.engine.convolve_threads import cores, scratch, share
from playground.layers.geometry import Pair

ComplexArray: TypeAlias = NDArray[np.complex64]

LENGTHS = (16, 24, 32, 40, 48, 64, 80, 96, 128, 160, 192, 256, 320, 384, 512)
"""Tile sides: even, with small prime factors."""

LARGEST_KERNEL = 128
"""Cells along a side of the largest kernel for which there are tiles."""

TILES_BYTES = 2_000_000
"""Input tiles that one thread transforms at a time."""

TRANSFORM = 2.6
"""Nanoseconds for each cell of a tile, there or back, with its copies."""

PRODUCT = 0.11
"""Nanoseconds for each cell of a tile and pair of a filter and a channel."""

KERNEL_TRANSFORM = 2.4
"""Nanoseconds for each cell of the transform of a kernel slice."""


@dataclass(frozen=True, slots=True)
class Tiling:
    """The sides of a tile, how many lie along each axis, and the time all takes on one core."""

    height: int
    width: int
    down: int
    across: int
    nanoseconds: float


@lru_cache(maxsize=256)
def tiling(filters: int, channels: int, kernel: Pair, size: Pair) -> Tiling:
    """The tiles that take the least time for an output of `size`."""
    best = None
    for height in LENGTHS:
        for width in LENGTHS:
            if height < kernel[0] or width < kernel[1] or not height / 4 <= width <= height * 4:
                continue
            down = -(-size[0] // (height - kernel[0] + 1))
            across = -(-size[1] // (width - kernel[1] + 1))
            pairs = filters * channels
            in_tiles = (filters + channels) * TRANSFORM + pairs * PRODUCT
            cells = height * width
            time = cells * (down * across * in_tiles + pairs * KERNEL_TRANSFORM)
            if best is None or time < best.nanoseconds:
                best = Tiling(height, width, down, across, time)
    if best is None:
        raise ValueError(f"a {kernel[0]}×{kernel[1]} kernel is too large for the tiles")
    return best


def correlate(
    x: FloatArray, weights: FloatArray, bias: FloatArray | None, where: Layout, out: FloatArray
) -> None:
    """Fill `out` (filters × height × width) with one group's cross-correlation, stride 1."""
    from scipy import fft

    filters, channels = weights.shape[:2]
    (kh, kw), (height, width) = where.window.kernel, where.size
    cut = tiling(filters, channels, (kh, kw), (height, width))
    step_down, step_across = cut.height - kh + 1, cut.width - kw + 1
    frequencies = cut.height * (cut.width // 2 + 1)
    shifts = None if bias is None or not bias.any() else bias[:, None, None]

    kernels = np.empty((frequencies, filters, channels), np.complex64)
    filters_at_once = max(1, -(-filters // cores()))

    def transform_kernels(first: int) -> None:
        some = weights[first : first + filters_at_once]
        spectra = fft.fft(fft.rfft(some, cut.width, workers=1), cut.height, axis=-2, workers=1)
        np.conjugate(spectra, out=spectra)
        target = kernels.reshape(frequencies, -1)
        target = target[:, first * channels : (first + len(some)) * channels]
        _transpose(spectra.reshape(-1, frequencies), target)

    def compute(piece: tuple[int, int, int]) -> None:
        down, across, count = piece
        row, column = down * step_down, across * step_across
        block = padded_block(
            x, where, (row, column), (cut.height, (count - 1) * step_across + cut.width)
        )
        along = block.strides
        shape = (channels, count, cut.height, cut.width)
        tiles = scratch("tiles", channels * count * cut.height * cut.width).reshape(shape)
        strides = (along[0], step_across * along[2], *along[1:])
        np.copyto(tiles, as_strided(block, shape, strides))
        spectra = fft.rfft2(tiles, workers=1).reshape(-1, frequencies)
        results = _products(kernels, spectra, count)
        results = results.reshape(filters, count, cut.height, -1)
        maps = fft.irfft2(results, (cut.height, cut.width), workers=1, overwrite_x=True)
        rows = min(step_down, height - row)
        for tile in range(count):
            left = column + tile * step_across
            columns = min(step_across, width - left)
            target = out[:, row : row + rows, left : left + columns]
            if shifts is None:
                target[...] = maps[:, tile, :rows, :columns]
            else:
                np.add(maps[:, tile, :rows, :columns], shifts, out=target)

    share(transform_kernels, range(0, filters, filters_at_once))
    at_once = max(1, TILES_BYTES // (4 * channels * cut.height * cut.width))
    pieces_across = max(-(-cut.across // at_once), min(cut.across, 3 * cores() // cut.down))
    at_once = -(-cut.across // pieces_across)
    pieces = [
        (down, across, min(at_once, cut.across - across))
        for down in range(cut.down)
        for across in range(0, cut.across, at_once)
    ]
    share(compute, pieces)


def _products(kernels: ComplexArray, spectra: ComplexArray, tiles: int) -> ComplexArray:
    """(Filters · tiles) × frequencies: the kernels' spectra times those of all channels, summed.

    `kernels` are frequencies × filters × channels, `spectra` (channels · tiles) × frequencies.
    """
    frequencies, filters, channels = kernels.shape
    if channels == 1:
        products = kernels.reshape(frequencies, filters).T[:, None] * spectra
        return products.reshape(-1, frequencies)
    by_frequency = np.empty((frequencies, channels, tiles), np.complex64)
    _transpose(spectra, by_frequency.reshape(frequencies, -1))
    products = np.matmul(kernels, by_frequency).reshape(frequencies, -1)
    result = np.empty((filters * tiles, frequencies), np.complex64)
    _transpose(products, result)
    return result


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

"""Upsampling as it is computed: what `reference.upsample` defines, map by map on all cores."""

from __future__ import annotations

import numpy as np

from playground.core.arrays import FloatArray
from playground.engine.compute.convolve_threads import share
from playground.layers.geometry import Pair
from playground.layers.reference import neighbours

PIECE_ROWS = 64
"""Output rows of a piece, so that what is gathered for it stays in the processor's cache."""


def upsample(x: FloatArray, factor: Pair, bilinear: bool) -> FloatArray:
    """Each cell as a block of equal cells, or cells that pass smoothly between them.

    `x` is channels × height × width; bilinear values differ from the definition's by float32
    rounding.
    """
    channels, height, width = x.shape
    out = np.empty((channels, height * factor[0], width * factor[1]), np.float32)
    if not bilinear:
        blocks = out.reshape(channels, height, factor[0], width, factor[1])

        def copy(channel: int) -> None:
            blocks[channel] = x[channel, :, None, :, None]

        share(copy, range(channels))
        return out
    (rows, down), (columns, across) = (
        neighbours(n, times) for n, times in zip((height, width), factor, strict=True)
    )
    below, right = (shares[:, 1].astype(np.float32) for shares in (down, across))
    pieces = [
        (channel, slice(top, min(top + PIECE_ROWS, out.shape[1])))
        for channel in range(channels)
        for top in range(0, out.shape[1], PIECE_ROWS)
    ]

    def between(piece: tuple[int, slice]) -> None:
        channel, at = piece
        source = x[channel]
        first, second = source[rows[at, 0]], source[rows[at, 1]]
        mixed = _mixed(first, second, below[at, None])
        out[channel, at] = _mixed(mixed[:, columns[:, 0]], mixed[:, columns[:, 1]], right)

    share(between, pieces)
    return out


def _mixed(first: FloatArray, second: FloatArray, part: FloatArray) -> FloatArray:
    """The mean of two arrays of which the second has this part; the first itself where it is 0."""
    with np.errstate(invalid="ignore", over="ignore"):
        y: FloatArray = first * (np.float32(1) - part) + second * part
    finite = np.isfinite(y)
    return y if finite.all() else np.where(part > 0, y, first)

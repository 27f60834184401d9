"""From stored pixels to the array that the network sees, and the sizes that it can have."""

from __future__ import annotations

from typing import Any, Final

import cv2
import numpy as np
from numpy.typing import NDArray

from playground.core.arrays import FloatArray, PixelArray
from playground.core.messages import Refused, marked
from playground.core.network_input import Levels
from playground.core.picture import MIN_SIZE, Colour, working_size

__all__ = ["at_size", "size_choices", "working_size"]

SIZES: Final = (4, 8, 16, 28, 32, 64, 128, 256, 512, 1024)

# Rec. 601 luma in thousandths: the sums are whole numbers that float32 holds exactly for 8 bits,
# so that neutral pixels keep their value to the last bit.
_LUMA: Final = (299, 587, 114)
_BLOCK_ROWS: Final = 16  # worked on at a time, to stay in the processor's cache
LARGE_PIXELS: Final = 1_000_000  # pixels from which halving first is worth its rounding
FRACTION_BITS: Final = 6


def at_size(
    pixels: PixelArray, size: int, square: bool, colour: Colour, levels: Levels
) -> FloatArray:
    """Return the network's input from stored pixels: channels × height × width, 0..1 or 0..255.

    `size` is the longest side, or the side of the centred square when `square`; 0, and a size
    beyond the picture's own, mean all its pixels, as they are. Smaller sizes average areas.
    Gray from RGB is the luma of ITU-R BT.601; RGB from gray repeats it. Sizes of 1 to 3 are
    refused.
    """
    if size < 0 or 0 < size < MIN_SIZE:
        raise Refused(
            marked("message", "The working size must be at least {least} pixels, not {size}."),
            least=MIN_SIZE,
            size=size,
        )
    height, width = working_size(pixels.shape[0], pixels.shape[1], size, square)
    if square:
        pixels = _centred_square(pixels)
    pixels = _scaled(pixels, height, width)
    if pixels.ndim == 2:
        plane = np.empty((1, height, width), np.float32)
        _normalised(pixels, levels, plane[0])
        return np.repeat(plane, 3, axis=0) if colour == "rgb" else plane
    if colour == "gray":
        return _luma(pixels, levels)[None]
    out = np.empty((3, height, width), np.float32)
    for top in range(0, height, _BLOCK_ROWS):
        rows = slice(top, top + _BLOCK_ROWS)
        for channel in range(3):
            _normalised(pixels[rows, :, channel], levels, out[channel, rows])
    return out


def size_choices(full: tuple[int, int], square: bool = False) -> tuple[int, ...]:
    """Working sizes worth offering for a picture of `full` height and width; 0, all of it, last."""
    longest = min(full) if square else max(full)
    return (*(size for size in SIZES if size < longest), 0)


def _centred_square(pixels: PixelArray) -> PixelArray:
    height, width = pixels.shape[:2]
    side = min(height, width)
    top, left = (height - side) // 2, (width - side) // 2
    return pixels[top : top + side, left : left + side]


def _scaled(pixels: PixelArray, height: int, width: int) -> PixelArray:
    """`pixels` averaged over areas to height × width, of the same type.

    OpenCV averages 2×2 ten times as fast as any other area, so large pictures are halved while
    that leaves twice the pixels wanted and nothing over. From the second halving on, 8-bit
    pixels carry fraction bits, lest the roundings add up.
    """
    if pixels.shape[:2] == (height, width):
        return pixels
    dtype = pixels.dtype
    while _can_halve(pixels, height, width):
        pixels = _area(pixels, pixels.shape[0] // 2, pixels.shape[1] // 2)
        if pixels.dtype == np.uint8:
            pixels = pixels.astype(np.uint16) << FRACTION_BITS
    pixels = _area(pixels, height, width)
    if pixels.dtype != dtype:
        half = 1 << (FRACTION_BITS - 1)
        pixels = ((pixels + half) >> FRACTION_BITS).astype(dtype)
    return pixels


def _can_halve(pixels: PixelArray, height: int, width: int) -> bool:
    rows, columns = pixels.shape[:2]
    if rows % 2 or columns % 2 or rows * columns <= LARGE_PIXELS:
        return False
    return bool(rows >= 4 * height and columns >= 4 * width)


def _area(pixels: PixelArray, height: int, width: int) -> PixelArray:
    return np.asarray(cv2.resize(pixels, (width, height), interpolation=cv2.INTER_AREA))


def _normalised(pixels: PixelArray, levels: Levels, out: NDArray[np.float32]) -> None:
    if np.issubdtype(pixels.dtype, np.floating):
        np.multiply(pixels, np.float32(255 if levels == "byte" else 1), out=out)
    else:
        np.divide(pixels, np.float32(_divisor(pixels.dtype, levels)), out=out)


def _divisor(dtype: np.dtype[Any], levels: Levels) -> int:
    """The divisor that brings whole pixels to the range of `levels`."""
    return int(np.iinfo(dtype).max) // (255 if levels == "byte" else 1)


def _luma(pixels: PixelArray, levels: Levels) -> NDArray[np.float32]:
    height, width = pixels.shape[:2]
    out = np.empty((height, width), np.float32)
    whole = not np.issubdtype(pixels.dtype, np.floating)
    exact: Any = np.float32 if pixels.dtype == np.uint8 else np.float64
    weights = np.array([_LUMA], exact)
    divisor = exact(1000 * (_divisor(pixels.dtype, levels) if whole else 1))
    for top in range(0, height, _BLOCK_ROWS):
        rows = slice(top, top + _BLOCK_ROWS)
        block: NDArray[np.floating[Any]] = pixels[rows].astype(exact)
        out[rows] = cv2.transform(block, weights).reshape(-1, width) / divisor
    if levels == "byte" and not whole:
        out *= 255
    return out

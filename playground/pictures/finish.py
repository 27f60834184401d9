"""The finish of any file's pixels: laid on white, turned upright, not too many."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Any, Final

import cv2
import numpy as np

from playground.core.arrays import PixelArray
from playground.core.messages import Message, marked
from playground.pictures.numbers import Holes, NumberPixels

KEPT_PIXELS: Final = 12_500_000
"""Pictures with more pixels are scaled down to about this many.

Cameras sold as "12 megapixels" have up to 12.2, and theirs should stay as they are.
"""


@dataclass(frozen=True, slots=True, eq=False)
class DecodedPicture:
    """Pixels (H × W or H × W × 3; uint8, uint16 or float32 in 0..1), and notes about them.

    `holes` are pixels without a value, height × width; None where there are none.
    """

    pixels: PixelArray
    holes: Holes | None = None
    notes: tuple[Message, ...] = ()


def finished(found: NumberPixels, orientation: int, name: str) -> DecodedPicture:
    """Pixels that are all there, turned upright and scaled down if there are too many."""
    height, width = found.pixels.shape[:2]
    pixels, holes, notes = found.pixels, found.holes, found.notes
    wide, high = kept_size(width, height)
    if (wide, high) != (width, height):
        pixels = area_scaled(pixels, wide, high)
        if holes is not None:
            holes = area_scaled(holes.astype(np.float32), wide, high) > 0
    pixels = np.ascontiguousarray(upright(pixels, orientation))
    if holes is not None:
        holes = np.ascontiguousarray(upright(holes, orientation))
    if (wide, high) != (width, height):
        notes = (*notes, scaling_note(name, (width, height), pixels.shape))
    return DecodedPicture(pixels, holes, notes)


def kept_size(width: int, height: int) -> tuple[int, int]:
    """The size, at most KEPT_PIXELS, to which a picture of this size is scaled on loading."""
    if width * height <= KEPT_PIXELS:
        return width, height
    scale = math.sqrt(KEPT_PIXELS / (width * height))
    short = max(1, int(min(width, height) * scale))
    long = min(int(max(width, height) * scale), KEPT_PIXELS // short)
    return (long, short) if width >= height else (short, long)


def scaling_note(name: str, full: tuple[int, int], shape: tuple[int, ...]) -> Message:
    """Say that a picture of `full` width and height was scaled down to `shape`."""
    text = marked(
        "message",
        "{name} has {megapixels} megapixels; it was scaled down to {width} × {height} pixels.",
    )
    megapixels = f"{full[0] * full[1] / 1e6:.1f}"
    return Message(
        text, {"name": name, "megapixels": megapixels, "width": shape[1], "height": shape[0]}
    )


def over_white(colour: PixelArray, alpha: PixelArray) -> PixelArray:
    """`colour` (… × C) seen through `alpha` (… × 1) on white paper, rounded to the same type."""
    white = int(np.iinfo(colour.dtype).max)
    wide: type[np.unsignedinteger[Any]] = np.uint16 if white == 255 else np.uint32
    a = alpha.astype(wide)
    mixed = (colour.astype(wide) * a + white * (white - a) + white // 2) // white
    return np.asarray(mixed, dtype=colour.dtype)


def upright(pixels: PixelArray, orientation: int) -> PixelArray:
    """`pixels` turned and mirrored as the camera noted in the EXIF orientation."""
    if orientation in (5, 6, 7, 8):
        pixels = pixels.swapaxes(0, 1)
    if orientation in (2, 3, 6, 7):
        pixels = pixels[:, ::-1]
    if orientation in (3, 4, 7, 8):
        pixels = pixels[::-1]
    return pixels


def area_scaled(pixels: PixelArray, width: int, height: int) -> PixelArray:
    """`pixels` averaged over areas."""
    return np.asarray(cv2.resize(pixels, (width, height), interpolation=cv2.INTER_AREA))

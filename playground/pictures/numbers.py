"""From numbers that do not say which of them is white to pixels: ranges, holes, infinities."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, TypeAlias

import numpy as np
from numpy.typing import NDArray

from playground.core.arrays import PixelArray
from playground.core.messages import Message, marked
from playground.core.word_count import written

BLOCK_ROWS = 64
"""Rows that are worked on together, so that no second full copy is held."""

LEVELS_16 = 65535

Holes: TypeAlias = NDArray[np.bool_]
"""Which pixels have no value, height × width."""


@dataclass(frozen=True, slots=True, eq=False)
class NumberPixels:
    """Pixels, uint8, uint16 or float32 in 0..1, with what was done to come to them.

    `holes` are the pixels without a value (NaN), which are 0; None where there are none.
    """

    pixels: PixelArray
    holes: Holes | None = None
    notes: tuple[Message, ...] = ()


def number_pixels(values: NDArray[Any]) -> NumberPixels:
    """Pixels of numbers, height × width or height × width × 3, all channels on one scale.

    Samples of 8 and of 16 bits without a sign stay as they are: their type says what is white. So
    do other whole numbers of 0–255 or 0–65535, of which the highest says it, and floats of 0–1.
    Others are stretched from their lowest to their highest, and infinite ones take these.
    """
    if values.dtype in (np.uint8, np.uint16):
        return NumberPixels(values)
    is_whole = values.dtype.kind in "iu"
    low, high, unknown, infinite = _range(values)
    if is_whole and low >= 0 and high <= LEVELS_16:
        return NumberPixels(values.astype(np.uint8 if high <= 255 else np.uint16))
    notes: list[Message] = []
    if is_whole or low < 0 or high > 1:
        text = marked("message", "Its values, {low} to {high}, were stretched to 0 to 1.")
        notes.append(Message(text, {"low": written(low), "high": written(high)}))
    else:
        low, high = 0.0, 1.0
    if infinite:
        text = marked(
            "message",
            "{count} of its values are infinite; they were set to the lowest and the highest.",
        )
        notes.append(Message(text, {"count": infinite}))
    holes = np.zeros(values.shape[:2], bool) if unknown else None
    span = (high - low) or 1.0
    pixels = np.empty(values.shape, np.float32)
    for top in range(0, len(values), BLOCK_ROWS):
        rows = slice(top, top + BLOCK_ROWS)
        block = values[rows].astype(np.float64)
        if holes is not None:
            empty = np.isnan(block)
            holes[rows] = empty if empty.ndim == 2 else empty.any(axis=2)
            block[np.isnan(block)] = low
        pixels[rows] = (np.clip(block, low, high) - low) / span
    if holes is not None:
        pixels[holes] = 0
        text = marked(
            "message",
            "{count} of its pixels have no value (NaN): the window hatches them, and the network "
            "gets 0.",
        )
        notes.append(Message(text, {"count": int(holes.sum())}))
    return NumberPixels(pixels, holes, tuple(notes))


def _range(values: NDArray[Any]) -> tuple[float, float, int, int]:
    """The lowest and the highest finite value; how many are NaN, and how many infinite."""
    if values.dtype.kind in "iu":
        return float(values.min()), float(values.max()), 0, 0
    low, high, unknown, infinite = np.inf, -np.inf, 0, 0
    for top in range(0, len(values), BLOCK_ROWS):
        block = values[top : top + BLOCK_ROWS]
        finite = block[np.isfinite(block)]
        missing = int(np.isnan(block).sum())
        unknown += missing
        infinite += block.size - finite.size - missing
        if finite.size:
            low, high = min(low, float(finite.min())), max(high, float(finite.max()))
    return (low, high, unknown, infinite) if low <= high else (0.0, 0.0, unknown, infinite)


def bits_used(pixels: PixelArray) -> int | None:
    """How many of 16 bits the pixels use: 8, 10, 12, 14; None if all, or if it cannot be said."""
    return bits_of_highest(int(pixels.max())) if pixels.dtype == np.uint16 else None


def bits_of_highest(high: int) -> int | None:
    """How many of 16 bits there are up to this value; None if all, or if it cannot be said."""
    if high < 1 << 7:  # as labels have, which are dark by themselves
        return None
    return next((bits for bits in (8, 10, 12, 14) if high < 1 << bits), None)


def stretched(pixels: PixelArray, bits: int) -> PixelArray:
    """Pixels of so many bits over all of 16."""
    top = (1 << bits) - 1
    return ((pixels.astype(np.uint32) * LEVELS_16 + top // 2) // top).astype(np.uint16)

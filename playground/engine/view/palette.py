"""The colours of maps: two hues away from zero for signed values, gray from 0 up for others."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from playground.core.arrays import FloatArray
from playground.core.messages import marked
from playground.core.registry import Registry

Palette = Literal["signed", "gray"]

LEAST_LIMIT = 1e-30
"""The end of a scale whose reciprocal, some hundred times, is well within float32."""

Rgb = tuple[int, int, int]

LEVELS = 255
"""Levels of the scale: odd, so that zero has one of its own. NaN takes the index after them."""


@dataclass(frozen=True, slots=True)
class SignedScale:
    """The colours of signed values: straight from zero's to that of either end."""

    label: str
    help: str
    negative: Rgb
    zero: Rgb
    positive: Rgb
    not_a_number: Rgb


SIGNED: Registry[SignedScale] = Registry("signed scale")
"""The scales to choose from, in the order of the menu. tests/engine/view/test_palette.py holds
each to a least difference of its colours as people without red, green or blue cones see them."""

BLUE_ORANGE = "blue-orange"

SIGNED.add(
    BLUE_ORANGE,
    SignedScale(
        marked("scale", "Blue and orange"),
        marked("scale", "Blue is positive, near-white zero, orange negative"),
        negative=(0xF5, 0x93, 0x22),
        zero=(0xFA, 0xFA, 0xFA),
        positive=(0x08, 0x77, 0xBD),
        not_a_number=(0xD0, 0x2B, 0x8A),
    ),
)
SIGNED.add(
    "purple-green",
    SignedScale(
        marked("scale", "Purple and green"),
        marked("scale", "Purple is positive, near-white zero, green negative"),
        negative=(0x4D, 0xAC, 0x26),
        zero=(0xFA, 0xFA, 0xFA),
        positive=(0x76, 0x2A, 0x83),
        not_a_number=(0xFF, 0x00, 0xFF),
    ),
)
SIGNED.add(
    "light-dark",
    SignedScale(
        marked("scale", "Light and dark"),
        marked(
            "scale",
            "Light yellow is positive, grey zero, dark blue negative: "
            "lightness alone tells them apart, also in a grey print",
        ),
        negative=(0x00, 0x20, 0x4D),
        zero=(0x7C, 0x7B, 0x78),
        positive=(0xFF, 0xE9, 0x45),
        not_a_number=(0xFF, 0x00, 0xFF),
    ),
)

POSITIVE = SIGNED[BLUE_ORANGE].positive
ZERO = SIGNED[BLUE_ORANGE].zero
NEGATIVE = SIGNED[BLUE_ORANGE].negative
NOT_A_NUMBER = SIGNED[BLUE_ORANGE].not_a_number


@cache
def table(palette: Palette, scale: str = BLUE_ORANGE) -> NDArray[np.uint8]:
    """256 × 3 colours: LEVELS levels from lowest to highest, then the one for NaN.

    `scale` names the one of SIGNED for signed values.
    """
    chosen = SIGNED[scale]
    if palette == "gray":
        ramp = np.linspace(0, 255, LEVELS)[:, None].repeat(3, axis=1)
        return np.vstack([np.round(ramp), NOT_A_NUMBER]).astype(np.uint8)
    share = np.linspace(-1, 1, LEVELS)[:, None]
    end = np.where(share < 0, np.array(chosen.negative), np.array(chosen.positive))
    ramp = np.array(chosen.zero) + np.abs(share) * (end - np.array(chosen.zero))
    return np.vstack([np.round(ramp), chosen.not_a_number]).astype(np.uint8)


def levels(values: FloatArray, limit: float, palette: Palette) -> NDArray[np.uint8]:
    """Palette indices of values; `limit` is where the scale ends (and −limit when signed)."""
    values, limit = _raised(values, limit)
    scale = 1.0 / limit if limit > 0 and np.isfinite(limit) else 0.0
    top = LEVELS - 1
    with np.errstate(invalid="ignore", over="ignore"):  # inf · 0 is NaN, and shown as such
        scaled = values * np.float32(scale * top / (2 if palette == "signed" else 1))
        scaled += np.float32(top / 2 + 0.5 if palette == "signed" else 0.5)
    np.clip(scaled, 0, top, out=scaled)
    if np.isnan(scaled.max(initial=0)):
        scaled[np.isnan(scaled)] = LEVELS
    return scaled.astype(np.uint8)


def _raised(values: FloatArray, limit: float) -> tuple[FloatArray, float]:
    """The same scale, much larger where its reciprocal is more than a float32 holds."""
    if not 0 < limit < LEAST_LIMIT:
        return values, limit
    with np.errstate(over="ignore"):  # what lies so far beyond the end has its colour
        return values * np.float32(2.0**100), limit * 2.0**100


def painted(
    values: FloatArray, limit: float, palette: Palette, scale: str = BLUE_ORANGE
) -> NDArray[np.uint8]:
    """The map as an RGB picture: height × width × 3."""
    return np.asarray(table(palette, scale)[levels(values, limit, palette)])


def painted_rgb(values: FloatArray, limit: float) -> NDArray[np.uint8]:
    """A picture of 3 × height × width in its own colours, from 0 to `limit`: height × width × 3."""
    values, limit = _raised(values, limit)
    colours = np.clip(values * np.float32(255 / limit) + np.float32(0.5), 0, 255)
    return np.ascontiguousarray(colours.astype(np.uint8).transpose(1, 2, 0))


def tints(signed: FloatArray, empty: Rgb, above: Rgb, below: Rgb) -> NDArray[np.uint8]:
    """Colours of shares from −1 to 1, one hue above 0 and one below: their shape × 3.

    They lie between an empty cell's and the full colour; a root lets a single one be seen.
    """
    none, more, less = (np.array(colour, np.float32) for colour in (empty, above, below))
    share = np.sqrt(np.abs(signed))[..., None]
    full = np.where((signed >= 0)[..., None], more, less)
    return np.asarray((none + share * (full - none) + 0.5).astype(np.uint8))

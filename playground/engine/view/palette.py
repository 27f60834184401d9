"""One meaning of colour: blue is positive, near-white zero, orange negative; gray from 0 up."""

from __future__ import annotations

from functools import cache
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from playground.core.arrays import FloatArray

Palette = Literal["signed", "gray"]

POSITIVE = (0x08, 0x77, 0xBD)
ZERO = (0xFA, 0xFA, 0xFA)
NEGATIVE = (0xF5, 0x93, 0x22)
NOT_A_NUMBER = (0xD0, 0x2B, 0x8A)

LEVELS = 255
"""Levels of the scale: odd, so that zero has one of its own. NaN takes the index after them."""


@cache
def table(palette: Palette) -> NDArray[np.uint8]:
    """256 × 3 colours: LEVELS levels from lowest to highest, then the one for NaN."""
    if palette == "gray":
        ramp = np.linspace(0, 255, LEVELS)[:, None].repeat(3, axis=1)
    else:
        share = np.linspace(-1, 1, LEVELS)[:, None]
        end = np.where(share < 0, np.array(NEGATIVE), np.array(POSITIVE))
        ramp = np.array(ZERO) + np.abs(share) * (end - np.array(ZERO))
    return np.vstack([np.round(ramp), NOT_A_NUMBER]).astype(np.uint8)


def levels(values: FloatArray, limit: float, palette: Palette) -> NDArray[np.uint8]:
    """Palette indices of values; `limit` is where the scale ends (and −limit when signed)."""
    scale = 1.0 / limit if limit > 0 and np.isfinite(limit) else 0.0
    top = LEVELS - 1
    with np.errstate(invalid="ignore", over="ignore"):  # inf · 0 is NaN, and shown as such
        scaled = values * np.float32(scale * top / (2 if palette == "signed" else 1))
        scaled += np.float32(top / 2 + 0.5 if palette == "signed" else 0.5)
    np.clip(scaled, 0, top, out=scaled)
    if np.isnan(scaled.max(initial=0)):
        scaled[np.isnan(scaled)] = LEVELS
    return scaled.astype(np.uint8)


def painted(values: FloatArray, limit: float, palette: Palette) -> NDArray[np.uint8]:
    """The map as an RGB picture: height × width × 3."""
    return np.asarray(table(palette)[levels(values, limit, palette)])

"""One meaning of colour: blue is positive, near-white zero, orange negative; gray from 0 up."""

from __future__ import annotations

from functools import cache
from typing import Literal

import numpy as np
from numpy.typing import NDArray
from PySide6.QtGui import QColor

Palette = Literal["signed", "gray"]

POSITIVE = (0x08, 0x77, 0xBD)
ZERO = (0xFA, 0xFA, 0xFA)
NEGATIVE = (0xF5, 0x93, 0x22)

BACKGROUND = 255
"""The palette's last index: cells that are not numbers."""

NOT_A_NUMBER = (0xD0, 0x2B, 0x8A)
LEVELS = 255


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


@cache
def colour_table(palette: Palette) -> tuple[int, ...]:
    """The same colours as Qt packs them."""
    return tuple(QColor(*(int(part) for part in row)).rgb() for row in table(palette))


def levels(values: NDArray[np.float32], limit: float, palette: Palette) -> NDArray[np.uint8]:
    """Palette indices of values; `limit` is where the scale ends (and −limit when signed)."""
    scale = 1.0 / limit if limit > 0 and np.isfinite(limit) else 0.0
    top = LEVELS - 1
    if palette == "signed":
        scaled = values * np.float32(scale * top / 2) + np.float32(top / 2 + 0.5)
    else:
        scaled = values * np.float32(scale * top) + np.float32(0.5)
    np.clip(scaled, 0, top, out=scaled)
    bad = np.isnan(scaled)
    if bad.any():
        scaled[bad] = BACKGROUND
    return scaled.astype(np.uint8)


def is_dark(colour: QColor) -> bool:
    """Whether white text reads better than black on `colour` (WCAG relative luminance)."""
    parts = (colour.redF(), colour.greenF(), colour.blueF())
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    luminance = 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
    return luminance < 0.36


def colour_of(value: float, limit: float, palette: Palette) -> QColor:
    """The colour that stands for one value."""
    index = int(levels(np.array([value], np.float32), limit, palette)[0])
    return QColor(*(int(part) for part in table(palette)[index]))

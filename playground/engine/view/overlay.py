"""An attribution over the picture that it is of: blue for, orange against."""

from __future__ import annotations

from typing import Final

import numpy as np
from numpy.typing import NDArray

from playground.core.arrays import FloatArray
from playground.engine.view.palette import BLUE_ORANGE, SIGNED

MOST_COVER: Final = 0.85
"""How much of the picture the strongest places hide."""


def place_values(attribution: FloatArray) -> FloatArray:
    """One value for each place: of channels the sum."""
    return attribution.sum(0) if attribution.ndim == 3 else attribution


def overlay(
    x: FloatArray,
    values: FloatArray,
    top: float,
    limit: float,
    cover: float = MOST_COVER,
    scale: str = BLUE_ORANGE,
) -> NDArray[np.uint8]:
    """The values (height × width) over the picture in gray: height × width × 3.

    `x` is what the network is fed, whose white is `top`; values of `limit` and beyond hide `cover`
    of it. `scale` names the one of SIGNED whose colours they have.
    """
    colours = SIGNED[scale]
    share = np.clip(np.abs(values) / (limit or 1.0), 0, 1)[..., None] * np.float32(cover)
    ground = np.clip(x.mean(0) / top, 0, 1)[..., None] * np.full(3, 255.0, np.float32)
    ends = np.array(colours.positive, np.float32), np.array(colours.negative, np.float32)
    colour = np.where((values >= 0)[..., None], *ends)
    pixels = ground + share * (colour - ground) + np.float32(0.5)
    return np.ascontiguousarray(pixels.astype(np.uint8))

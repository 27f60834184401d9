"""An attribution over the picture that it is of: blue for, orange against."""

from __future__ import annotations

from typing import Final

import numpy as np
from numpy.typing import NDArray

from playground.core.arrays import FloatArray
from playground.engine.view.palette import BLUE_ORANGE, SIGNED
from playground.engine.view.planes import (
    MAX_CLIPPED_FACTOR,
    MAX_EXACT_SCALE_CELLS,
    NEARLY_ALL_SHARE,
)

MOST_COVER: Final = 0.85
"""How much of the picture the strongest places hide."""


def place_values(attribution: FloatArray) -> FloatArray:
    """One value for each place: of channels the sum."""
    return attribution.sum(0) if attribution.ndim == 3 else attribution


def extreme(values: FloatArray) -> float:
    """The largest finite distance from zero."""
    found = np.abs(values[np.isfinite(values)])
    return float(found.max(initial=0))


def own_scale(values: FloatArray) -> float:
    """Where a map's scale ends: at its extreme, or of a large one where nearly all values lie.

    As the scale of the maps in the flow, lest one cell makes all others pale.
    """
    most = extreme(values)
    if values.size <= MAX_EXACT_SCALE_CELLS:
        return most
    finite = values[np.isfinite(values)]
    nearly = float(np.quantile(np.abs(finite), NEARLY_ALL_SHARE)) if finite.size else 0.0
    return max(nearly, most / MAX_CLIPPED_FACTOR)


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
    values = np.nan_to_num(values)
    share = np.clip(np.abs(values) / (limit or 1.0), 0, 1)[..., None] * np.float32(cover)
    ground = np.clip(x.mean(0) / top, 0, 1)[..., None] * np.full(3, 255.0, np.float32)
    ends = np.array(colours.positive, np.float32), np.array(colours.negative, np.float32)
    colour = np.where((values >= 0)[..., None], *ends)
    pixels = ground + share * (colour - ground) + np.float32(0.5)
    return np.ascontiguousarray(pixels.astype(np.uint8))

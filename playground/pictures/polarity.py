"""Whether a picture is light on dark or dark on light, as far as its border says so."""

from __future__ import annotations

import numpy as np

from playground.core.arrays import FloatArray

UNIFORM_SHARE, UNIFORM_RANGE = 0.8, 0.15
"""So many border cells lie within so much of their median where there is a paper."""

LIGHT_FROM, DARK_TO = 0.6, 0.4

GRAY_SHARE, GRAY_RANGE = 0.99, 0.1
"""In so many cells of a gray picture the channels lie within so much: a scan has a tint."""


def paper(picture: FloatArray) -> float | None:
    """The intensity of the paper of a picture (channels × height × width, 0–1); None without one.

    Of several pictures in a row (N × channels × height × width), that of all their borders.
    """
    edges = (picture[..., 0, :], picture[..., -1, :], picture[..., :, 0], picture[..., :, -1])
    border = np.concatenate([edge.mean(axis=-2).reshape(-1) for edge in edges])
    middle = float(np.median(border))
    if np.mean(np.abs(border - middle) <= UNIFORM_RANGE) < UNIFORM_SHARE:
        return None
    return middle


def is_gray(picture: FloatArray) -> bool:
    """Whether a picture (channels × height × width, 0–1) has no colours, as ink on paper has."""
    return bool(np.mean(np.ptp(picture, axis=0) <= GRAY_RANGE) >= GRAY_SHARE)


def is_reversed(picture: FloatArray, paper_of_data: float | None) -> bool:
    """Whether a picture has light paper where the data have dark, or the other way round."""
    here = paper(picture)
    if here is None or paper_of_data is None or picture.min() == picture.max():
        return False
    light, dark = max(here, paper_of_data), min(here, paper_of_data)
    return light > LIGHT_FROM and dark < DARK_TO

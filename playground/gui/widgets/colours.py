"""The colours of maps as Qt has them."""

from __future__ import annotations

from functools import cache

import numpy as np
from numpy.typing import NDArray
from PySide6.QtGui import QColor, QImage

from playground.core.arrays import FloatArray
from playground.engine.view.palette import Palette, levels, table


@cache
def _packed(palette: Palette) -> NDArray[np.uint32]:
    """The 256 colours of a palette as Qt packs them: 0xffRRGGBB."""
    red, green, blue = table(palette).astype(np.uint32).T
    packed: NDArray[np.uint32] = 0xFF000000 | red << 16 | green << 8 | blue
    return packed


def map_image(values: FloatArray, limit: float, palette: Palette) -> QImage:
    """A map of height × width as an image, one pixel a value."""
    colours = _packed(palette).take(levels(values, limit, palette))
    height, width = colours.shape
    return QImage(colours.data, width, height, 4 * width, QImage.Format.Format_RGB32).copy()


def rgb_of(values: FloatArray, limit: float, palette: Palette) -> NDArray[np.uint8]:
    """The colours of many values at once: three bytes for each."""
    colours: NDArray[np.uint8] = table(palette)[levels(values, limit, palette)]
    return colours


def colour_of(value: float, limit: float, palette: Palette) -> QColor:
    """The colour that stands for one value."""
    index = int(levels(np.array([value], np.float32), limit, palette)[0])
    return QColor(*(int(part) for part in table(palette)[index]))


def is_dark(colour: QColor) -> bool:
    """Whether white text reads better than black on `colour` (WCAG relative luminance)."""
    parts = (colour.redF(), colour.greenF(), colour.blueF())
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    luminance = 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
    return luminance < 0.36

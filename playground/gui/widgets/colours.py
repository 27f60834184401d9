"""The colours of maps as Qt has them, on the signed scale that is chosen."""

from __future__ import annotations

from functools import cache

import numpy as np
from numpy.typing import NDArray
from PySide6.QtGui import QColor, QImage

from playground.core.arrays import FloatArray
from playground.engine.view.palette import BLUE_ORANGE, SIGNED, Palette, levels, table

_scale = BLUE_ORANGE


def signed_scale() -> str:
    """The name of the scale that signed values have now; images that are kept are kept by it."""
    return _scale


def choose_signed_scale(name: str) -> None:
    """Give signed values another scale; who calls this has the widgets paint again."""
    global _scale
    SIGNED[name]  # KeyError for a name that there is not
    _scale = name


def colours_of(palette: Palette) -> NDArray[np.uint8]:
    """The 256 colours of a palette, RGB, as they are chosen now."""
    return table(palette, _scale)


@cache
def _packed(palette: Palette, scale: str) -> NDArray[np.uint32]:
    """The 256 colours of a palette as Qt packs them: 0xffRRGGBB."""
    red, green, blue = table(palette, scale).astype(np.uint32).T
    packed: NDArray[np.uint32] = 0xFF000000 | red << 16 | green << 8 | blue
    return packed


def map_image(values: FloatArray, limit: float, palette: Palette) -> QImage:
    """A map of height × width as an image, one pixel a value."""
    colours = _packed(palette, _scale).take(levels(values, limit, palette))
    height, width = colours.shape
    return QImage(colours.data, width, height, 4 * width, QImage.Format.Format_RGB32).copy()


def rgb_image(pixels: NDArray[np.uint8]) -> QImage:
    """A picture of height × width × 3 as an image, one pixel a cell."""
    pixels = np.ascontiguousarray(pixels)
    height, width = pixels.shape[:2]
    return QImage(pixels.data, width, height, 3 * width, QImage.Format.Format_RGB888).copy()


def rgb_of(values: FloatArray, limit: float, palette: Palette) -> NDArray[np.uint8]:
    """The colours of many values at once: three bytes for each."""
    colours: NDArray[np.uint8] = colours_of(palette)[levels(values, limit, palette)]
    return colours


def colour_of(value: float, limit: float, palette: Palette) -> QColor:
    """The colour that stands for one value."""
    index = int(levels(np.array([value], np.float32), limit, palette)[0])
    return QColor(*(int(part) for part in colours_of(palette)[index]))


def luminance(colour: QColor) -> float:
    """The relative luminance of a colour, from 0 to 1 (WCAG 2.2, "relative luminance")."""
    parts = (colour.redF(), colour.greenF(), colour.blueF())
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: QColor, other: QColor) -> float:
    """The contrast of two opaque colours, from 1 to 21 (WCAG 2.2, "contrast ratio")."""
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def ink_on(ground: QColor) -> QColor:
    """Black or white, whichever is read better on a colour: at least 4.5:1 on any."""
    return QColor("white" if luminance(ground) < EVEN_LUMINANCE else "black")


EVEN_LUMINANCE = (1.05 * 0.05) ** 0.5 - 0.05
"""On this luminance black and white have the same contrast, 4.58:1."""

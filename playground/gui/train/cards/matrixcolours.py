"""The colours of a confusion matrix: gray for what was right, red for what was wrong."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from PySide6.QtGui import QColor, QImage

from playground.core.arrays import FloatArray
from playground.engine.view.palette import tints
from playground.gui.widgets.colours import ink_on, rgb_image
from playground.gui.widgets.theme import theme

Places = NDArray[np.intp]

RIGHT = {"light": QColor("#566274"), "dark": QColor("#93a1b5"), "contrast": QColor("#b4c2d6")}


def matrix_image(signed: FloatArray) -> QImage:
    """A matrix of signed shares as an image, a pixel a cell."""
    return rgb_image(_rgb(signed))


def cells_image(signed: FloatArray, rows: Places, columns: Places) -> QImage:
    """The same with many pixels a cell: `rows` and `columns` say whose each is, −1 for nobody's."""
    packed = np.pad(_packed(signed), ((0, 1), (0, 1)))  # −1 finds the last one: nothing
    pixels = packed[rows[:, None], columns]
    height, width = pixels.shape
    kind = QImage.Format.Format_ARGB32_Premultiplied
    return QImage(pixels.data, width, height, 4 * width, kind).copy()


def inks(signed: FloatArray) -> list[QColor]:
    """The ink that is read best on the colour of each share."""
    colours, which = np.unique(_packed(signed), return_inverse=True)
    found = [ink_on(QColor(colour)) for colour in colours.tolist()]
    return [found[at] for at in which.ravel().tolist()]


def _packed(signed: FloatArray) -> NDArray[np.uint32]:
    """The colours as Qt packs them: 0xffRRGGBB."""
    red, green, blue = np.moveaxis(_rgb(signed).astype(np.uint32), -1, 0)
    packed: NDArray[np.uint32] = 0xFF000000 | red << 16 | green << 8 | blue
    return packed


def _rgb(signed: FloatArray) -> np.ndarray:
    """Tints between an empty cell and the full colour."""
    colours = theme()
    empty, right, wrong = (
        (colour.red(), colour.green(), colour.blue())
        for colour in (colours.background, RIGHT[colours.name], colours.danger)
    )
    return tints(signed, empty, right, wrong)

"""The colours of a confusion matrix: gray for what was right, red for what was wrong."""

from __future__ import annotations

import numpy as np
from PySide6.QtGui import QColor, QImage

from playground.core.arrays import FloatArray
from playground.engine.view.palette import tints
from playground.gui.widgets.colours import rgb_image
from playground.gui.widgets.theme import theme

RIGHT = {"light": QColor("#566274"), "dark": QColor("#93a1b5"), "contrast": QColor("#b4c2d6")}


def cell_colour(signed: float) -> QColor:
    """The colour of a share: of right answers where it is above 0, of wrong ones below."""
    rgb = _rgb(np.array([signed], np.float32))[0]
    return QColor(*(int(part) for part in rgb))


def matrix_image(signed: FloatArray) -> QImage:
    """A matrix of signed shares as an image, a pixel a cell."""
    return rgb_image(_rgb(signed))


def _rgb(signed: FloatArray) -> np.ndarray:
    """Tints between an empty cell and the full colour."""
    colours = theme()
    empty, right, wrong = (
        (colour.red(), colour.green(), colour.blue())
        for colour in (colours.background, RIGHT[colours.name], colours.danger)
    )
    return tints(signed, empty, right, wrong)

"""The picture of a filter: its one slice, or all of them beside one another."""

from __future__ import annotations

import math

import numpy as np
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QPainter

from playground.core.filters import Filter, telling_slice
from playground.gui.widgets.colours import map_image

MIN_CELL_PX = 1.5
"""Width of a weight, at least, where all slices of a filter are shown."""


def filter_image(item: Filter, side: float) -> QImage:
    """Return a filter's picture, a pixel a weight, for a place of `side` pixels.

    Slices that differ stand beside one another in rows, as far as there is room for their weights;
    else the one with the largest weight stands for them.
    """
    weights = item.weights
    if item.is_uniform or not shows_all(item, side):
        weights = telling_slice(weights)[np.newaxis]
    limit = float(np.abs(weights).max()) or 1.0
    if len(weights) == 1:
        return map_image(weights[0], limit, "signed")
    across, (tall, wide) = _across(item), item.size
    image = QImage(
        across * (wide + 1) - 1,
        math.ceil(len(weights) / across) * (tall + 1) - 1,
        QImage.Format.Format_ARGB32_Premultiplied,
    )
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    for at, matrix in enumerate(weights):
        row, place = divmod(at, across)
        painter.drawImage(place * (wide + 1), row * (tall + 1), map_image(matrix, limit, "signed"))
    painter.end()
    return image


def shows_all(item: Filter, side: float) -> bool:
    """Whether a place has room for all slices of a filter."""
    tall, wide = item.size
    across = _across(item)
    cells = max(across * (wide + 1), math.ceil(item.depth / across) * (tall + 1)) - 1
    return cells * MIN_CELL_PX <= side


def _across(item: Filter) -> int:
    """Slices in a row: as many as there are rows, or one more."""
    return math.ceil(math.sqrt(item.depth))

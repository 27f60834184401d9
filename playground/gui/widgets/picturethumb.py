"""A picture as a small square: its middle, framed so that white ends somewhere."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPixmap

from playground.core.arrays import PixelArray


def square_pixmap(pixels: PixelArray, side_px: int, ratio: float) -> QPixmap:
    """Return the centred square of a uint8 picture, gray or RGB, with a frame.

    `side_px` is its side in pixels of the screen's own scale, of which each is `ratio` wide.
    """
    height, width = pixels.shape[:2]
    side = min(height, width)
    top, left = (height - side) // 2, (width - side) // 2
    square = np.ascontiguousarray(pixels[top : top + side, left : left + side])
    rgb = square.ndim == 3
    kind = QImage.Format.Format_RGB888 if rgb else QImage.Format.Format_Grayscale8
    image = QImage(square.data, side, side, side * (3 if rgb else 1), kind)
    edge = round(side_px * ratio)
    smooth = Qt.TransformationMode.SmoothTransformation
    pixmap = QPixmap.fromImage(image.scaled(edge, edge, mode=smooth))
    painter = QPainter(pixmap)
    painter.setPen(QColor(128, 128, 128, 120))
    painter.drawRect(0, 0, edge - 1, edge - 1)
    painter.end()
    pixmap.setDevicePixelRatio(ratio)
    return pixmap

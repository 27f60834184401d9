"""Pixels without a value, hatched over the picture."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QImage, QPainter

from playground.core.picture import Picture
from playground.engine.view.palette import NOT_A_NUMBER
from playground.pictures.fit import at_size
from playground.pictures.numbers import Holes

HATCH_PX = 8
"""The period of Qt's diagonal hatching."""


class HoleMarks:
    """Hatches the cells of a picture that hold a pixel without a value."""

    def __init__(self) -> None:
        self._picture: Picture | None = None
        self._mask: QImage | None = None

    def paint(self, painter: QPainter, picture: Picture, place: QRectF, area: QRectF) -> None:
        """Hatch the holes of a picture that lies in `place`, of which `area` is seen."""
        if picture is not self._picture:
            self._picture = picture
            self._mask = _mask(picture)
        if self._mask is None:
            return
        ratio = painter.device().devicePixelRatio()
        layer = QImage(
            round(area.width() * ratio) or 1,
            round(area.height() * ratio) or 1,
            QImage.Format.Format_ARGB32_Premultiplied,
        )
        layer.setDevicePixelRatio(ratio)
        layer.fill(Qt.GlobalColor.transparent)
        ink = QPainter(layer)
        ink.drawImage(place.translated(-area.topLeft()), self._mask)
        ink.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceIn)
        whole = QRectF(0, 0, area.width(), area.height())
        ink.fillRect(whole, QBrush(_hatching()))
        ink.end()
        painter.drawImage(area.topLeft(), layer)


def hole_cells(picture: Picture) -> Holes | None:
    """Which cells of the picture, as it is looked at, hold a hole; None where none does."""
    if picture.holes is None:
        return None
    stored = picture.holes.astype(np.float32)
    cells = at_size(stored, picture.size, picture.square, "gray", "unit")[0] > 0
    return cells if cells.any() else None


def _hatching() -> QImage:
    """A piece of the hatching: lines over a tint of them, so that both are seen on any picture."""
    piece = QImage(HATCH_PX, HATCH_PX, QImage.Format.Format_ARGB32_Premultiplied)
    ground = QColor(*NOT_A_NUMBER)
    ground.setAlpha(90)
    piece.fill(ground)
    ink = QPainter(piece)
    ink.fillRect(piece.rect(), QBrush(QColor(*NOT_A_NUMBER), Qt.BrushStyle.BDiagPattern))
    ink.end()
    return piece


def _mask(picture: Picture) -> QImage | None:
    cells = hole_cells(picture)
    if cells is None:
        return None
    height, width = cells.shape
    pixels = np.where(cells, np.uint32(0xFF000000), np.uint32(0))
    image = QImage(pixels.tobytes(), width, height, 4 * width, QImage.Format.Format_ARGB32)
    return image.copy()

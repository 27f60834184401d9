"""A map that is drawn larger than on screen, as by a lens, shows the cells that it has."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QPoint
from PySide6.QtGui import QImage, QPainter
from pytestqt.qtbot import QtBot

from playground.engine.view.planes import plane
from playground.gui.widgets.pixelgrid import PixelGrid

SIDE_PX, CELLS = 64, 256


def drawn(grid: PixelGrid, factor: int) -> set[int]:
    """The gray values of a line through the middle, drawn so many times as large."""
    side = SIDE_PX * factor
    image = QImage(side, side, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    painter.scale(factor, factor)
    grid.render(painter, QPoint())
    painter.end()
    middle = range(side // 4, 3 * side // 4)
    return {image.pixelColor(x, side // 2).red() for x in middle}


def test_cells_that_share_a_pixel_on_screen_are_apart_under_a_lens(qtbot: QtBot) -> None:
    grid = PixelGrid()
    qtbot.addWidget(grid)
    grid.resize(SIDE_PX, SIDE_PX)
    stripes = np.zeros((CELLS, CELLS), np.float32)
    stripes[:, ::2] = 1
    grid.show_plane(plane(stripes), 1.0, "gray")
    grid.show()
    on_screen = drawn(grid, 1)
    assert 0 not in on_screen
    assert 255 not in on_screen
    assert {0, 255} <= drawn(grid, 4)
    assert drawn(grid, 1) == on_screen  # what is on screen is as before

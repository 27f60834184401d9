"""The word on maps that a sliding window has not filled stands beside what is marked."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import QRectF
from pytestqt.qtbot import QtBot

from playground.engine.trace.progress import Filled
from playground.engine.view.planes import plane
from playground.gui.widgets.marks import Highlight
from playground.gui.widgets.pixelgrid import PixelGrid
from playground.gui.widgets.theme import theme

BUTTON_PX = 22
"""What the button that unpins takes beside a mark."""


@pytest.mark.parametrize(("row", "column"), [(6, 6), (3, 2), (11, 11)])
def test_no_word_lies_under_a_mark_or_its_button(qtbot: QtBot, row: int, column: int) -> None:
    grid = PixelGrid()
    qtbot.addWidget(grid)
    grid.resize(240, 240)
    grid.show_plane(plane(np.ones((12, 12), np.float32)), 1.0, "gray")
    grid.set_filled(Filled(1, 2, 0))
    grid.set_highlights((Highlight(row, column, style="pin"),))
    shot, ground = grid.grab().toImage(), theme().background
    mark = grid.rect_of(row, column)
    own = mark.adjusted(-6, -6, 6, 6)
    near = mark.adjusted(-BUTTON_PX, -BUTTON_PX, BUTTON_PX, BUTTON_PX)
    below = grid.rect_of(2, 0, 10, 12).adjusted(2, 2, -2, -2)
    written = [
        (x, y)
        for y in range(int(below.top()), int(below.bottom()))
        for x in range(int(below.left()), int(below.right()))
        if shot.pixelColor(x, y) != ground and not own.contains(x, y)
    ]
    assert len(written) > 100, "the word is there"
    assert not [at for at in written if near.contains(*at)]
    assert QRectF(grid.rect()).contains(mark)

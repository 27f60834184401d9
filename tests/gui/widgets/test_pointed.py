"""What is pointed at follows the layout: the pointer rests where it is, the maps may move."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest
from PySide6.QtCore import QPoint
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from playground.core.arrays import frozen
from playground.engine.view.planes import Plane
from playground.gui.flow.vectortile import VectorTile
from playground.gui.widgets.pixelgrid import PixelGrid


@pytest.mark.parametrize(("make", "shape"), [(PixelGrid, (4, 4)), (VectorTile, (16, 1))])
def test_what_moves_away_from_the_pointer_is_no_longer_pointed_at(
    qtbot: QtBot, make: Callable[[QWidget], PixelGrid | VectorTile], shape: tuple[int, int]
) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(300, 300)
    tile = make(window)
    values = frozen(np.arange(16, dtype=np.float32).reshape(shape))
    tile.show_plane(Plane(values, *shape, 0.0, 15.0, 15.0), 15.0, "signed")
    tile.setGeometry(0, 0, 100, 100)
    with qtbot.waitExposed(window):
        window.show()
    pointed: list[object] = []
    tile.hovered.connect(pointed.append)
    QTest.mouseMove(window, QPoint(250, 250))
    QTest.mouseMove(window, QPoint(90, 10))
    qtbot.waitUntil(lambda: len(pointed) == 1)
    tile.setGeometry(0, 0, 200, 200)
    assert pointed[-1] not in (None, pointed[0]), "another cell lies under the pointer"
    tile.move(100, 100)
    assert pointed[-1] is None

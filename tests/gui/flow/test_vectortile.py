"""The tile of a list of numbers."""

from __future__ import annotations

import numpy as np
import pytest
from pytestqt.qtbot import QtBot

from playground.engine.view.planes import Plane
from playground.gui.flow.vectortile import VectorTile


@pytest.fixture
def tile(qtbot: QtBot) -> VectorTile:
    made = VectorTile()
    qtbot.addWidget(made)
    made.resize(90, 180)
    values = np.linspace(-1, 1, 10, dtype=np.float32)[:, np.newaxis]
    made.show_plane(Plane(values, 10, 1, -1.0, 1.0, 1.0), 1.0, "signed")
    made.show()
    return made


def test_some_units_are_framed_each_and_all_of_them_once(tile: VectorTile) -> None:
    assert tile.frames() == []
    tile.set_marked({2: "window", 5: "window"})
    assert [rect for rect, _ in tile.frames()] == [tile.rect_of(2), tile.rect_of(5)]
    tile.set_marked(dict.fromkeys(range(10), "reach"))
    ((whole, style),) = tile.frames()
    assert whole.size().toSize() == tile.size()
    assert style == "reach"
    tile.set_marked({**dict.fromkeys(range(10), "window"), 4: "pin"})
    assert len(tile.frames()) == 10
    assert not tile.grab().isNull()

"""The tile of a list of numbers."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from playground.engine.view.palette import NEGATIVE
from playground.engine.view.planes import Plane
from playground.gui.flow import vectortile
from playground.gui.flow.unitgrid import grid_of
from playground.gui.flow.vectortile import VectorTile

Key = Qt.Key


@pytest.fixture
def tile(qtbot: QtBot) -> VectorTile:
    made = VectorTile()
    qtbot.addWidget(made)
    made.resize(90, 180)
    values = np.linspace(-1, 1, 10, dtype=np.float32)[:, np.newaxis]
    made.show_plane(Plane(values, 10, 1, -1.0, 1.0, 1.0), 1.0, "signed")
    made.show()
    return made


def of(*units: int) -> np.ndarray:
    return np.array(units)


def test_some_units_are_framed_each_and_all_of_them_once(tile: VectorTile) -> None:
    assert tile.frames() == []
    tile.set_marked(((of(2, 5), "window"),))
    assert [rect for rect, _ in tile.frames()] == [tile.rect_of(2), tile.rect_of(5)]
    tile.set_marked(((np.arange(10), "reach"),))
    ((whole, style),) = tile.frames()
    assert whole.size().toSize() == tile.size()
    assert style == "reach"
    tile.set_marked(((np.arange(10), "window"), (of(4), "pin")))
    assert len(tile.frames()) == 10
    assert not tile.grab().isNull()


def test_units_that_are_still_to_come_are_not_marked(tile: VectorTile) -> None:
    """Marks are about the stack as it is, the numbers may be those of before."""
    tile.set_marked(((of(2, 10, 636_367), "window"), (of(11), "pin")))
    assert [rect for rect, _ in tile.frames()] == [tile.rect_of(2)]
    assert not tile.grab().isNull()


@pytest.mark.parametrize("count", [3, 30_000])
def test_marks_of_other_numbers_go_with_them(tile: VectorTile, count: int) -> None:
    tile.set_marked(((of(2, 9), "window"),))
    values = np.zeros((count, 1), np.float32)
    tile.show_plane(Plane(values, count, 1, 0.0, 0.0, 1.0), 1.0, "signed")
    assert tile.frames() == []
    assert not tile.grab().isNull()


def test_many_marked_units_are_hatched_in_one_outline_and_the_pinned_one_is_framed(
    qtbot: QtBot, large: VectorTile
) -> None:
    large.set_marked(((np.arange(30_000), "window"), (of(7), "pin")))
    ((rect, style),) = large.frames()
    assert (rect, style) == (large.rect_of(7), "pin")
    ((units, hatched),) = large.regions()
    assert (len(units), hatched) == (29_999, "window")
    plain = pixels_of(large)
    large.set_marked(())
    changed = (pixels_of(large) != plain).any(axis=2)
    rows = np.flatnonzero(changed.any(axis=1))
    assert 0.4 < len(rows) / large.height() < 0.5  # 30 000 of 65 536 units, in one block
    assert 0.2 < changed[rows].mean() < 0.35  # between the lines the values keep their colours


def test_an_extreme_unit_is_seen_where_many_share_a_pixel(qtbot: QtBot, large: VectorTile) -> None:
    large.resize(60, 90)
    values = np.zeros((65_536, 1), np.float32)
    values[40_000] = -1
    large.show_plane(Plane(values, 65_536, 1, -1.0, 0.0, 1.0), 1.0, "signed")
    found = pixels_of(large)[:, :, :3]
    orange = (found == np.array(NEGATIVE[::-1])).all(axis=2)
    assert orange.sum() == 1


def test_a_paint_makes_as_few_calls_for_many_units_as_for_some(
    large: VectorTile, monkeypatch: pytest.MonkeyPatch
) -> None:
    calls: list[str] = []

    class Counting(QPainter):
        def __getattribute__(self, name: str) -> object:
            if name.startswith(("draw", "fill", "set")):
                calls.append(name)
            return super().__getattribute__(name)

    monkeypatch.setattr(vectortile, "QPainter", Counting)
    colours: list[int] = []
    monkeypatch.setattr(vectortile, "colour_of", lambda *_: colours.append(1))
    large.grab()
    assert 0 < len(calls) < 30
    assert not colours


def test_the_arrows_reach_every_unit(qtbot: QtBot, large: VectorTile) -> None:
    seen: list[int | None] = []
    clicked: list[int] = []
    large.hovered.connect(seen.append)
    large.clicked.connect(clicked.append)
    _, row = grid_of(65_536)
    for key in (
        Key.Key_Right,
        Key.Key_Right,
        Key.Key_Down,
        Key.Key_Left,
        Key.Key_End,
        Key.Key_Down,
    ):
        QTest.keyClick(large, key)
    assert seen == [0, 1, 1 + row, row, 65_535]
    QTest.keyClick(large, Key.Key_Home)
    QTest.keyClick(large, Key.Key_Return)
    assert clicked == [0]


@pytest.fixture
def large(qtbot: QtBot) -> VectorTile:
    made = VectorTile()
    qtbot.addWidget(made)
    made.resize(210, 313)
    values = np.random.default_rng(0).uniform(-1, 1, (65_536, 1)).astype(np.float32)
    made.show_plane(Plane(values, 65_536, 1, -1.0, 1.0, 1.0), 1.0, "signed")
    made.show()
    return made


def pixels_of(widget: QWidget) -> np.ndarray:
    image = widget.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
    data = np.frombuffer(image.constBits(), np.uint8)
    return data.reshape(image.height(), image.width(), 4).copy()


def test_only_the_left_button_chooses_a_unit(qtbot: QtBot, tile: VectorTile) -> None:
    chosen: list[int] = []
    tile.clicked.connect(chosen.append)
    place = tile.rect_of(2).center().toPoint()
    for button in (Qt.MouseButton.RightButton, Qt.MouseButton.MiddleButton):
        QTest.mouseClick(tile, button, pos=place)
    assert chosen == []
    QTest.mouseClick(tile, Qt.MouseButton.LeftButton, pos=place)
    assert chosen == [2]

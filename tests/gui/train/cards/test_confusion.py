"""The confusion matrix of very many classes."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtGui import QPainter
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from playground.gui.train.cards import confusion
from playground.gui.train.cards.confusion import ConfusionGrid
from tests.gui.hands import Key, click, show

CLASSES = 1000


@pytest.fixture
def grid(qtbot: QtBot) -> ConfusionGrid:
    grid = ConfusionGrid()
    counts = np.diag(np.full(CLASSES, 5))
    counts[100, 900] = 5
    grid.show_counts(counts, tuple(f"class {at}" for at in range(CLASSES)))
    show(qtbot, grid, 300, 300)
    return grid


def count_calls(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of a painter's methods, as they are asked for from now on."""
    calls: list[str] = []

    class Counting(QPainter):
        def __getattribute__(self, name: str) -> object:
            calls.append(name)
            return super().__getattribute__(name)

    monkeypatch.setattr(confusion, "QPainter", Counting)
    return calls


def test_its_paint_makes_calls_by_pixels_and_not_by_cells(
    grid: ConfusionGrid, monkeypatch: pytest.MonkeyPatch
) -> None:
    calls = count_calls(monkeypatch)
    grid.grab()
    assert 0 < len(calls) < 400


@pytest.mark.parametrize("number", [60, 110])
def test_cells_with_room_for_gaps_but_for_no_counts_take_no_calls_either(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    grid = ConfusionGrid()
    counts = np.full((number, number), 1000)
    counts[1, 2] = 0
    grid.show_counts(counts, tuple(str(at) for at in range(number)))
    show(qtbot, grid, 1000, 1000)
    assert not grid.are_counts_written
    assert grid.rect_of(0, 0).width() > confusion.MIN_CELL_PX
    calls = count_calls(monkeypatch)
    image = grid.grab().toImage()
    assert 0 < len(calls) < 1000  # the names, a few for each
    gaps, cells = [], []
    for at in range(number - 1):
        rect = grid.rect_of(3, at)
        gaps.append(image.pixel(round(rect.right()) - 1, round(rect.center().y())))
        cells.append(image.pixel(round(rect.left()), round(rect.center().y())))
    assert set(gaps) == {grid.palette().window().color().rgb()}
    assert cells[3] not in cells[1:3] + cells[4:]  # what was right
    assert len(set(cells[1:3] + cells[4:])) == 1  # the frame lies on the first


def test_a_single_mistake_is_seen_and_every_cell_can_be_chosen(grid: ConfusionGrid) -> None:
    image = grid.grab().toImage()
    at = grid.rect_of(100, 900).center().toPoint()
    near = [image.pixelColor(at.x() + x, at.y() + y) for x in (-1, 0, 1) for y in (-1, 0, 1)]
    assert any(colour.red() > colour.blue() + 40 for colour in near)  # a tint of red
    chosen: list[tuple[int, int]] = []
    grid.chosen.connect(
        lambda row, column: (chosen.append((row, column)), grid.mark((row, column)))
    )
    click(grid, at)
    QTest.keyClick(grid, Key.Key_Right)
    QTest.keyClick(grid, Key.Key_Down)
    assert abs(chosen[0][0] - 100) <= 4
    assert chosen[2] == (chosen[0][0] + 1, chosen[0][1] + 1)

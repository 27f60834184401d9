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


def test_its_paint_makes_calls_by_pixels_and_not_by_cells(
    grid: ConfusionGrid, monkeypatch: pytest.MonkeyPatch
) -> None:
    calls: list[str] = []

    class Counting(QPainter):
        def __getattribute__(self, name: str) -> object:
            calls.append(name)
            return super().__getattribute__(name)

    monkeypatch.setattr(confusion, "QPainter", Counting)
    grid.grab()
    assert 0 < len(calls) < 400


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

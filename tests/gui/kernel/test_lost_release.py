"""A button that is let go where nobody hears of it: what was pressed is held no longer."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from playground.core.filters import make_filter
from playground.engine.view.planes import plane
from playground.gui.widgets.pixelgrid import PixelGrid
from playground.gui.widgets.viewport import Viewport
from tests.gui.hands import LEFT, hover, show
from tests.gui.kernel.kernelbench import Bench, store_of

MIDDLE = Qt.MouseButton.MiddleButton


def weights(bench: Bench) -> list[list[float]]:
    return [item.weights.reshape(-1).tolist() for item in bench.layer.filters]


def bench_of(qtbot: QtBot) -> Bench:
    ones = np.ones((3, 3), np.float32)
    return Bench(qtbot, store_of(make_filter("one", ones), make_filter("two", 2 * ones)))


def test_a_kernel_is_not_dragged_by_a_pointer_without_a_button(qtbot: QtBot) -> None:
    bench = bench_of(qtbot)
    before = weights(bench)
    at = bench.cell(1, 1)
    QTest.mousePress(bench.grid, LEFT, pos=at)
    for far in (-10, -30, -50):
        hover(bench.grid, at + QPoint(0, far))
    assert weights(bench) == before
    QTest.mousePress(bench.grid, LEFT, pos=at)
    hover(bench.grid, at + QPoint(0, -30), down=LEFT)
    assert weights(bench) != before
    QTest.mouseRelease(bench.grid, LEFT, pos=at)


def test_a_drag_of_one_filter_does_not_go_on_in_another(qtbot: QtBot) -> None:
    bench = bench_of(qtbot)
    before = weights(bench)
    at = bench.cell(1, 1)
    QTest.mousePress(bench.grid, LEFT, pos=at)
    bench.store.look(filter=1)
    hover(bench.grid, at + QPoint(0, -30), down=LEFT)
    assert weights(bench) == before
    QTest.mouseRelease(bench.grid, LEFT, pos=at)


def test_a_map_is_not_moved_by_a_pointer_without_a_button(qtbot: QtBot) -> None:
    grid = PixelGrid()
    show(qtbot, grid, 200, 200)
    grid.show_plane(plane(np.zeros((20, 20), np.float32)), 1.0, "gray")
    grid.set_viewport(Viewport(0.2, 0.2, 3.0))
    wanted: list[Viewport] = []
    grid.viewport_wanted.connect(wanted.append)
    QTest.mousePress(grid, LEFT, pos=QPoint(100, 100))
    hover(grid, QPoint(60, 60), down=MIDDLE)  # another one than it was taken with
    assert wanted == []
    QTest.mousePress(grid, LEFT, pos=QPoint(100, 100))
    hover(grid, QPoint(60, 60))
    assert wanted == []
    QTest.mousePress(grid, LEFT, pos=QPoint(100, 100))
    hover(grid, QPoint(60, 60), down=LEFT)
    assert len(wanted) == 1
    QTest.mouseRelease(grid, LEFT, pos=QPoint(60, 60))

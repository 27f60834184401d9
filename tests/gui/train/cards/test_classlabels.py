"""Names and counts of a confusion matrix are read whole, whatever its size and its classes."""

from __future__ import annotations

from itertools import combinations
from math import ceil

import numpy as np
import pytest
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QHelpEvent, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QToolTip
from pytestqt.qtbot import QtBot

from playground.gui.train.cards.classlabels import ClassLabel
from playground.gui.train.cards.confusion import ConfusionGrid
from playground.gui.widgets.theme import apply_theme
from tests.gui.hands import show

NAMINGS = ("{at}", "class {at}", "a fruit with a long name, number {at}", "类别 {at}")


def grid_of(qtbot: QtBot, count: int, side: int, naming: str, right: int = 900) -> ConfusionGrid:
    counts = np.full((count, count), 3) + np.diag(np.full(count, right - 3))
    grid = ConfusionGrid()
    grid.show_counts(counts, tuple(naming.format(at=at) for at in range(count)))
    show(qtbot, grid, side, side)
    return grid


def contrast(image: QImage, rect: QRectF) -> int:
    """The difference of the lightest and the darkest pixel of a part of a picture."""
    part = image.copy(rect.toAlignedRect()).convertToFormat(QImage.Format.Format_Grayscale8)
    values = np.frombuffer(part.constBits(), np.uint8).reshape(part.height(), -1)
    return int(values[:, : part.width()].max()) - int(values[:, : part.width()].min())


def room_along(label: ClassLabel) -> float:
    return label.rect.height() if label.is_turned else label.rect.width()


@pytest.mark.parametrize("naming", NAMINGS)
@pytest.mark.parametrize("side", [120, 180, 330, 700])
@pytest.mark.parametrize("count", [2, 10, 26, 47, 100])
def test_names_meet_neither_each_other_nor_the_cells_nor_the_edge(
    qtbot: QtBot, count: int, side: int, naming: str
) -> None:
    grid = grid_of(qtbot, count, side, naming)
    placement, metrics = grid.placement, QFontMetricsF(grid.font())
    labels = (*placement.rows, *placement.columns)
    assert placement.rows
    assert placement.columns
    for label in labels:
        assert QRectF(grid.rect()).contains(label.rect)
        assert not label.rect.intersects(placement.area)
        assert metrics.horizontalAdvance(label.text) <= room_along(label) + 1
        assert label.text == grid._classes[label.place] or "…" in label.text
    for one, other in combinations(labels, 2):
        assert not one.rect.intersects(other.rect)
    for label in placement.rows:
        row = grid.rect_of(label.place, 0)
        assert label.rect.center().y() == pytest.approx(row.center().y())
    assert placement.area.width() > 0.6 * side - 24


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("count", [10, 26, 47, 100])
def test_every_name_that_has_room_is_seen(
    qtbot: QtBot, qapp: QApplication, count: int, theme: str
) -> None:
    apply_theme(qapp, theme)
    grid = grid_of(qtbot, count, 330, "class {at}")
    image = grid.grab().toImage()
    for label in (*grid.placement.rows, *grid.placement.columns):
        assert contrast(image, label.rect) > 60


@pytest.mark.parametrize(
    ("count", "side", "are_seen"), [(10, 330, True), (10, 195, True), (26, 330, False)]
)
def test_counts_of_three_digits_are_written_where_the_cell_can_hold_them(
    qtbot: QtBot, count: int, side: int, are_seen: bool
) -> None:
    grid = grid_of(qtbot, count, side, "{at}")
    assert grid.are_counts_written == are_seen
    image = grid.grab().toImage()
    cell = grid.rect_of(1, 1).adjusted(2, 2, -3, -3)
    assert (contrast(image, cell) > 60) == are_seen
    edge = QRectF(ceil(grid.rect_of(1, 1).x()), cell.y(), 1, cell.height())
    assert contrast(image, edge) == 0  # no digit reaches it


def test_counts_become_smaller_before_they_are_left_out(qtbot: QtBot) -> None:
    grid = grid_of(qtbot, 10, 600, "{at}", right=12_345)
    sizes = []
    for side in range(600, 100, -20):
        grid.resize(side, side)
        font = grid._count_font
        sizes.append(font.pixelSize() if font is not None else 0)
        if font is not None:
            wide = QFontMetricsF(font).horizontalAdvance("12345")
            assert wide <= grid.rect_of(0, 0).width() - 2
    assert sizes == sorted(sizes, reverse=True)
    assert sizes[0] > sizes[-1] == 0
    assert len(set(sizes)) > 2


@pytest.mark.parametrize("count", [10, 100])
def test_pointing_tells_true_class_answer_and_count(qtbot: QtBot, count: int) -> None:
    grid = grid_of(qtbot, count, 330, "class {at}")
    at = grid.rect_of(7, 2).center()
    point = at.toPoint()
    help_wanted = QHelpEvent(QHelpEvent.Type.ToolTip, point, grid.mapToGlobal(point))
    QApplication.sendEvent(grid, help_wanted)
    said = QToolTip.text().splitlines()
    everything = 900 + 3 * (count - 1)
    assert said[:2] == ["True class: class 7", "Predicted class: class 2"]
    assert said[2] == f"3 of {everything} pictures of the true class"
    QTest.mouseMove(grid, grid.rect_of(8, 8).center().toPoint())
    qtbot.waitUntil(lambda: QToolTip.text().startswith("True class: class 8"))
    assert "900 of" in QToolTip.text()
    QToolTip.hideText()


def test_pointing_at_a_name_tells_it_whole(qtbot: QtBot) -> None:
    grid = grid_of(qtbot, 47, 330, NAMINGS[2])
    area = grid.placement.area
    row, column = grid.rect_of(20, 0).center(), grid.rect_of(0, 30).center()
    assert grid.told(QPointF(5, row.y())) == "True class: a fruit with a long name, number 20"
    assert grid.told(QPointF(column.x(), 5)).endswith("a fruit with a long name, number 30")
    assert grid.told(area.bottomRight() + QPointF(2, 2)) == ""
    assert grid.told(QPointF(1, 1)) == ""


def test_the_cell_with_the_frame_is_described(qtbot: QtBot) -> None:
    grid = grid_of(qtbot, 26, 330, "{at}")
    grid.chosen.connect(lambda row, column: grid.mark((row, column)))
    grid.setFocus()
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Right):
        QTest.keyClick(grid, key)
    assert grid.accessibleDescription().splitlines()[:2] == ["True class: 1", "Predicted class: 1"]

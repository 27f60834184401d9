"""Rows that break where it is narrow."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QScrollArea, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from playground.gui.widgets.wraprow import WrapRow, WrapSegments

SIZES = [(str(size), str(size), f"{size} pixels") for size in (28, 64, 128, 256, 512, 1024)]


@pytest.fixture
def column(qtbot: QtBot) -> QScrollArea:
    """A narrow column with a row, and something under it."""
    area = QScrollArea()
    area.setFrameShape(QScrollArea.Shape.NoFrame)
    area.setWidgetResizable(True)
    holder = QWidget()
    box = QVBoxLayout(holder)
    box.setContentsMargins(0, 0, 0, 0)
    area.row = WrapSegments(holder)
    area.row.set_choices(SIZES)
    area.under = QPushButton("under", holder)
    area.under.setMinimumWidth(1)
    box.addWidget(area.row)
    box.addWidget(area.under)
    box.addStretch(1)
    area.setWidget(holder)
    area.resize(600, 300)
    qtbot.addWidget(area)
    area.show()
    area.activateWindow()
    qtbot.waitUntil(area.isActiveWindow)
    return area


@pytest.mark.parametrize("width", [70, 90, 120, 150, 180, 600])
def test_all_buttons_are_seen_whole_at_any_width(
    column: QScrollArea, qtbot: QtBot, width: int
) -> None:
    column.resize(width, 300)
    row = column.row
    qtbot.waitUntil(lambda: row.width() == width and row.height() == row.heightForWidth(width))
    places = [button.geometry() for button in row.items()]
    assert all(row.rect().contains(place) for place in places)
    assert not any(a.intersects(b) for a in places for b in places if a is not b)
    assert column.under.geometry().top() > places[-1].bottom() + row.geometry().top()
    lines = len({place.top() for place in places})
    assert (lines == 1) == (width == 600)


def test_each_line_has_round_ends(column: QScrollArea, qtbot: QtBot) -> None:
    row = column.row
    assert [button.property("place") for button in row.items()] == [
        "first",
        *["middle"] * 4,
        "last",
    ]
    column.resize(50, 300)
    qtbot.waitUntil(lambda: row.items()[0].property("place") == "only")


def test_arrow_keys_choose_and_tab_goes_past(column: QScrollArea) -> None:
    row, chosen = column.row, []
    row.chosen.connect(chosen.append)
    row.set_value("64")
    assert chosen == []
    row.button("64").setFocus()
    QTest.keyClick(row.button("64"), Qt.Key.Key_Right)
    assert chosen == ["128"]
    QTest.keyClick(row.button("128"), Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is column.under


def test_a_value_that_is_no_choice_shows_none(column: QScrollArea) -> None:
    row = column.row
    row.set_value("64")
    row.set_value("77")
    assert row.value is None
    assert not any(button.isChecked() for button in row.items())
    row.set_value("28")
    assert row.button("28").isChecked()


def test_other_choices_keep_the_value_if_it_is_still_there(column: QScrollArea) -> None:
    row = column.row
    row.set_value("64")
    row.set_choices(SIZES[:2])
    assert row.value == "64"
    assert row.button("64").isChecked()
    row.set_choices(SIZES[2:])
    assert row.value is None


def test_widgets_that_are_replaced_are_gone(qtbot: QtBot) -> None:
    row = WrapRow()
    qtbot.addWidget(row)
    old = QPushButton("old")
    row.set_items([old])
    destroyed = []
    old.destroyed.connect(lambda: destroyed.append(True))
    row.set_items([QPushButton("new")])
    qtbot.waitUntil(lambda: bool(destroyed))
    assert len(row.items()) == 1

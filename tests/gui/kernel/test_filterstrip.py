"""The row of filters."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from playground.core.filters import MAX_FILTERS
from tests.gui.hands import (
    ALT,
    CTRL,
    LEFT,
    NONE,
    Key,
    click,
    drag,
    keyboard,
    press,
    type_text,
)
from tests.gui.kernel.kernelbench import NAMES, Bench, preset, store_of


@pytest.fixture
def bench(qtbot: QtBot) -> Bench:
    return Bench(qtbot, store_of(*(preset(name) for name in NAMES)))


def test_a_click_chooses_a_filter(bench: Bench) -> None:
    click(bench.editor.strip.thumb(1))
    assert bench.store.view.filter == 1
    assert bench.editor.heading.text() == "FILTER 2 OF 3"
    assert bench.editor.name.text() == "Sobel, horizontal edges"
    assert bench.grid.value_at((2, 1)) == 2
    assert [bench.editor.strip.thumb(n).isChecked() for n in range(3)] == [False, True, False]


def test_filters_are_added_duplicated_and_deleted(bench: Bench) -> None:
    strip = bench.editor.strip
    click(strip.thumb(0))
    press(Key.Key_D, modifiers=CTRL)
    assert bench.names == [bench.names[0]] * 2 + bench.names[2:]
    assert bench.store.view.filter == 1
    press(Key.Key_Delete)
    assert len(bench.names) == 3
    strip.add_filter()
    assert bench.store.view.filter == 3
    assert bench.weights[0].tolist() == [[0, 0, 0], [0, 1, 0], [0, 0, 0]]
    assert bench.editor.preset.button.text() == "Identity"
    assert bench.undo_all() == 3


def test_the_last_filter_cannot_be_deleted(qtbot: QtBot) -> None:
    bench = Bench(qtbot, store_of(preset("box-3")))
    bench.editor.strip.thumb(0).setFocus()
    press(Key.Key_Delete)
    assert [str(message) for message in bench.refused] == ["A layer needs at least one filter."]


def test_many_filters_wrap(qtbot: QtBot) -> None:
    bench = Bench(qtbot, store_of(*(preset("box-3") for _ in range(32))))
    strip = bench.editor.strip
    thumbs = [strip.thumb(n) for n in range(32)]
    assert len({thumb.y() for thumb in thumbs}) > 3
    assert all(strip.rect().contains(thumb.geometry()) for thumb in thumbs)


def test_a_full_layer_takes_no_more(qtbot: QtBot) -> None:
    bench = Bench(qtbot, store_of(*[preset("box-3")] * MAX_FILTERS))
    assert MAX_FILTERS == 4096
    bench.editor.strip.add_filter()
    assert [str(message) for message in bench.refused] == ["A layer has at most 4096 filters."]
    bench.editor.strip.delete()
    assert len(bench.layer.filters) == MAX_FILTERS - 1
    bench.editor.strip.duplicate()
    assert len(bench.layer.filters) == MAX_FILTERS


def test_arrow_keys_choose_and_with_alt_they_move(bench: Bench) -> None:
    bench.editor.strip.thumb(0).setFocus()
    press(Key.Key_Right)
    assert bench.store.view.filter == 1
    assert keyboard() is bench.editor.strip.thumb(1)
    before = bench.names
    press(Key.Key_Right, modifiers=ALT)
    assert bench.names == [before[0], before[2], before[1]]
    assert bench.store.view.filter == 2
    press(Key.Key_Home)
    assert bench.store.view.filter == 0


def test_a_filter_is_dragged_to_another_place(bench: Bench) -> None:
    strip = bench.editor.strip
    before = bench.names
    thumb, last = strip.thumb(0), strip.thumb(2)
    target = thumb.mapFrom(strip, last.geometry().center() + QPoint(12, 0))
    drag(thumb, QPoint(10, 10), QPoint(40, 10), target)
    assert bench.names == [before[1], before[2], before[0]]
    assert bench.store.view.filter == 2
    assert bench.undo_all() == 1


def test_a_filter_dropped_where_it_was_stays(bench: Bench) -> None:
    thumb = bench.editor.strip.thumb(1)
    drag(thumb, QPoint(10, 10), QPoint(30, 10), QPoint(12, 10))
    assert bench.undo_all() == 0


@pytest.mark.parametrize("way", ["F2", "double click", "field"])
def test_a_filter_is_renamed(qtbot: QtBot, bench: Bench, way: str) -> None:
    thumb = bench.editor.strip.thumb(1)
    click(thumb)
    if way == "F2":
        press(Key.Key_F2)
    elif way == "double click":
        qtbot.mouseDClick(thumb, LEFT, NONE, thumb.rect().center())
    else:
        bench.editor.name.setFocus()
        bench.editor.name.selectAll()
    type_text("Edges")
    press(Key.Key_Return)
    assert bench.names[1] == "Edges"
    assert bench.store.history.undo_label == "Rename a filter"
    assert bench.editor.strip.thumb(1).accessibleName() == "Filter 2: Edges"


def test_escape_drops_a_name(bench: Bench) -> None:
    bench.editor.name.setFocus()
    type_text("x")
    press(Key.Key_Escape)
    assert bench.editor.name.text() == "Sobel, vertical edges"
    press(Key.Key_Tab)
    assert bench.undo_all() == 0


def test_the_context_menu_of_a_filter_acts_on_it(qtbot: QtBot, bench: Bench) -> None:
    strip = bench.editor.strip
    place = strip.thumb(1).geometry().center()
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, place, strip.mapToGlobal(place))
    QApplication.sendEvent(strip, event)
    assert bench.store.view.filter == 1
    menu = bench.menu()
    words = [action.text().split("\t")[0] for action in menu.actions() if action.text()]
    assert words == [
        "Rename",
        "Duplicate",
        "Delete",
        "Move towards the front",
        "Move towards the end",
    ]
    before = bench.names
    menu.actions()[2].trigger()
    menu.close()
    assert bench.names == [before[0], before[2]]

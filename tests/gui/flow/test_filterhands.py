"""The filters in the flow: moved, named, copied and deleted there."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from playground import app
from playground.core.layer import FilterLayer
from playground.gui.flow.filterpictures import FilterPictures
from playground.gui.flow.view import FlowView
from playground.gui.layer.panel import PropertiesPanel
from playground.layers.shipped import with_shipped_network
from tests.gui.hands import ALT, CTRL, LEFT, NONE, Key, click, drag, hover, let_go, press, type_text
from tests.gui.program import find, running, settle


@pytest.fixture(params=[(1024, 768), (1440, 900)], ids=["projector", "laptop"])
def program(qtbot: QtBot, tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[app.Program]:
    with running(qtbot, tmp_path, size=request.param) as made:
        made.store.look(layer=0, filter=0)
        settle(qtbot, made)
        yield made


def names(program: app.Program) -> list[str]:
    layer = program.store.session.network[0]
    assert isinstance(layer, FilterLayer)
    return [item.name for item in layer.filters]


def place(program: app.Program, filter_: int) -> QPoint:
    return find(program, FilterPictures).picture_rect(filter_).center().toPoint()


def test_a_filter_is_pulled_into_the_place_of_another(program: app.Program) -> None:
    pictures, before = find(program, FilterPictures), names(program)
    start, end = place(program, 3), place(program, 1)
    drag(pictures, start, start - QPoint(0, 30), end)
    assert names(program) == [before[0], before[3], before[1], before[2]]
    assert program.store.view.filter == 1
    program.store.undo()
    assert names(program) == before


def test_a_filter_let_go_beside_all_others_stays(program: app.Program) -> None:
    pictures, before = find(program, FilterPictures), names(program)
    drag(pictures, place(program, 3), place(program, 3) + QPoint(2, 9), QPoint(-40, 5))
    assert names(program) == before
    assert program.store.view.filter == 0


@pytest.mark.parametrize("way", ["deleted", "taken back"])
def test_a_pull_is_given_up_where_another_filter_comes_to_its_place(
    qtbot: QtBot, program: app.Program, way: str
) -> None:
    pictures, store = find(program, FilterPictures), program.store
    if way == "taken back":
        store.look(filter=3)
        pictures.setFocus()
        press(Key.Key_Home, modifiers=ALT)
        settle(qtbot, program)
    start, end = place(program, 2), place(program, 0)
    drag(pictures, start, start - QPoint(0, 30), release=False)
    if way == "deleted":
        press(Key.Key_Delete)
    else:
        store.undo()
    settle(qtbot, program)
    before, chosen = store.session, store.view.filter
    let_go(pictures, end)
    assert store.session is before
    assert store.view.filter == chosen


def test_a_pull_goes_on_while_weights_are_learned(qtbot: QtBot, program: app.Program) -> None:
    pictures, before, store = find(program, FilterPictures), names(program), program.store
    store.begin_learning("Train", 1)
    start = place(program, 3)
    drag(pictures, start, start - QPoint(0, 30), release=False)
    layer = store.session.network[0]
    assert isinstance(layer, FilterLayer)
    learned = tuple(each.with_weights(each.weights + np.float32(1)) for each in layer.filters)
    network = store.session.network
    layers = (replace(layer, filters=learned), *network.layers[1:])  # type: ignore[call-arg]
    store.learn(replace(network, layers=layers), "Train")
    settle(qtbot, program)
    let_go(pictures, place(program, 1))
    assert names(program) == [before[0], before[3], before[1], before[2]]
    store.stop_learning()


def test_hovering_pulls_nothing_after_a_release_that_never_came(program: app.Program) -> None:
    pictures, before = find(program, FilterPictures), names(program)
    start = place(program, 3)
    drag(pictures, start, start - QPoint(0, 30), release=False)
    assert pictures.cursor().shape() == Qt.CursorShape.ClosedHandCursor
    hover(pictures, place(program, 1))
    assert pictures.cursor().shape() == Qt.CursorShape.PointingHandCursor
    let_go(pictures, place(program, 1))
    assert names(program) == before


def test_a_click_chooses_and_keys_move_copy_and_delete(program: app.Program) -> None:
    pictures, before = find(program, FilterPictures), names(program)
    click(pictures, place(program, 2))
    assert program.store.view.filter == 2
    pictures.setFocus()
    press(Key.Key_Left, modifiers=ALT)
    assert names(program) == [before[0], before[2], before[1], before[3]]
    press(Key.Key_End, modifiers=ALT)
    assert names(program) == [before[0], before[1], before[3], before[2]]
    press(Key.Key_D, modifiers=CTRL)
    assert len(names(program)) == 5
    press(Key.Key_Delete)
    assert len(names(program)) == 4
    press(Key.Key_PageUp)
    assert program.store.view.filter == 0


def test_a_filter_is_named_in_the_panel(qtbot: QtBot, program: app.Program) -> None:
    pictures, panel = find(program, FilterPictures), find(program, PropertiesPanel)
    for way in ("F2", "double click", "menu"):
        click(pictures, place(program, 1))
        pictures.setFocus()
        if way == "F2":
            press(Key.Key_F2)
        elif way == "double click":
            qtbot.mouseDClick(pictures, LEFT, NONE, place(program, 2))
        else:
            menu = menu_at(program, place(program, 1))
            click(menu, menu.actionGeometry(menu.actions()[0]).center())
        qtbot.waitUntil(panel.kernel.name.hasFocus)
        type_text(f"Edges by {way}")
        press(Key.Key_Return)
        assert names(program)[program.store.view.filter] == f"Edges by {way}"


def menu_at(program: app.Program, at: QPoint) -> QMenu:
    """The menu that a press of the right button opens."""
    pictures = find(program, FilterPictures)
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, at, pictures.mapToGlobal(at))
    QApplication.sendEvent(pictures, event)
    (menu,) = (each for each in pictures.findChildren(QMenu) if each.isVisible())
    return menu


def test_the_menu_of_a_filter_acts_on_it(program: app.Program) -> None:
    before = names(program)
    menu = menu_at(program, place(program, 2))
    assert program.store.view.filter == 2
    words = [action.text().split("\t")[0] for action in menu.actions()]
    assert words == [
        "Rename the filter",
        "Add a filter",
        "Duplicate the filter",
        "Move the filter left",
        "Move the filter right",
        "Delete the filter",
    ]
    menu.actions()[4].trigger()
    menu.close()
    assert names(program) == [before[0], before[1], before[3], before[2]]
    assert program.store.view.filter == 3


def test_filters_beside_small_maps_are_larger_than_their_names(
    qtbot: QtBot, tmp_path: Path
) -> None:
    session = with_shipped_network(app.first_session(), "lenet5-digits")
    with running(qtbot, tmp_path, session, size=(1366, 768)) as program:
        settle(qtbot, program)
        pictures = find(program, FlowView).filters.of(0)
        assert pictures is not None
        line = pictures.fontMetrics().height()
        assert all(pictures.picture_rect(channel).height() > 1.5 * line for channel in range(6))

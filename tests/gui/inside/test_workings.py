"""The page of an explanation's numbers: what is written is what makes up the map."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from playground import app
from playground.core.session import Network
from playground.gui.inside.camsheet import plain, signed, subscript
from playground.gui.inside.numbermap import NumberMap
from playground.gui.inside.pages import InsidePages
from playground.gui.inside.working import Working, Workings
from playground.gui.inside.workingsboard import WorkingsBoard
from tests.gui.clock import drain
from tests.gui.hands import Key, click, press
from tests.gui.inside.insidewindow import WAIT_MS, panel, small_session
from tests.gui.program import find, running, settle

pytestmark = pytest.mark.usefixtures("training_processes")


@pytest.fixture
def program(qtbot: QtBot, tmp_path: Path) -> Iterator[app.Program]:
    with running(qtbot, tmp_path, small_session(), (1024, 768)) as made:
        yield made


def board(program: app.Program) -> WorkingsBoard:
    return find(program, WorkingsBoard)


def worked_out(qtbot: QtBot, program: app.Program) -> Workings:
    """What is known once everything has come."""
    settle(qtbot, program)
    working = find(program, Working)

    def is_settled() -> bool:
        now = working.now
        which = program.store.view.inside.working
        is_there = now.cam is not None if which == "cam" else bool(now.steps)
        return not working.is_busy and (is_there or now.refusal is not None)

    qtbot.waitUntil(is_settled, timeout=WAIT_MS)
    drain()
    return working.now


def enter_numbers(qtbot: QtBot, program: app.Program) -> Workings:
    click(program.window.top_bar.modes.button("look_inside"))
    settle(qtbot, program)
    click(find(program, InsidePages).pages.button("workings"))
    return worked_out(qtbot, program)


def bring_into_view(part: QWidget) -> None:
    """Scroll to a part of the page."""
    area = part.parentWidget()
    while area is not None and not isinstance(area, QScrollArea):
        area = area.parentWidget()
    assert area is not None
    area.ensureWidgetVisible(part)
    drain()


def point(part: NumberMap, row: int, column: int) -> None:
    """Scroll to a map, and move the mouse to the middle of a place of it."""
    bring_into_view(part)
    area, (height, width) = part.area(), part.values.shape
    x = area.x() + (column + 0.5) * area.width() / width
    y = area.y() + (row + 0.5) * area.height() / height
    QTest.mouseMove(part, part.rect().topLeft())
    QTest.mouseMove(part, part.rect().topLeft() + type(part.rect().topLeft())(round(x), round(y)))


def test_each_term_says_its_weight_and_at_a_place_its_product(
    qtbot: QtBot, program: app.Program
) -> None:
    cam = enter_numbers(qtbot, program).cam
    assert cam is not None
    sheet = board(program).cam
    terms = [each for each in sheet.terms if each.isVisibleTo(sheet)]
    assert len(terms) == len(cam.units)
    for term, unit in zip(terms, cam.units, strict=True):
        assert term.lines[0] == f"{signed(float(cam.weights[unit]))} · A{subscript(unit + 1)}"
    assert "3 Max pooling" in sheet.formula.text()
    point(terms[0], 1, 2)
    products = []
    for term, unit, values in zip(terms, cam.units, cam.maps, strict=True):
        assert term.lines[1] == f"A = {plain(float(values[1, 2]))}"
        product = float(cam.weights[unit] * values[1, 2])
        products.append(product)
        assert term.lines[2] == f"= {signed(product)}"
    assert sheet.total.lines[1] == f"= {signed(float(cam.total[1, 2]))}"
    assert sum(products) + float(cam.rest[1, 2]) == pytest.approx(float(cam.total[1, 2]), abs=1e-6)
    assert sheet.result.lines[1] == f"= {signed(max(0.0, float(cam.total[1, 2])))}"
    assert "row 2, column 3" in sheet.total.lines[2]
    click(terms[0])
    assert program.store.view.inside.page == "unit"
    assert program.store.view.inside.unit == (cam.layer, cam.units[0])


def test_the_keyboard_goes_from_place_to_place(qtbot: QtBot, program: app.Program) -> None:
    cam = enter_numbers(qtbot, program).cam
    assert cam is not None
    sheet = board(program).cam
    sheet.total.setFocus()
    press(Key.Key_Right, Key.Key_Right)
    height, width = cam.total.shape
    assert f"row {height // 2 + 1}, column {width // 2 + 2}" in sheet.total.lines[2]
    press(*[Key.Key_Left] * (width + 2), *[Key.Key_Up] * (height + 2))
    assert "row 1, column 1" in sheet.total.lines[2]
    assert sheet.total.lines[1] == f"= {signed(float(cam.total[0, 0]))}"
    sheet.terms[0].setFocus()
    press(Key.Key_Return)
    assert program.store.view.inside.page == "unit"


def test_another_layer_is_weighed(qtbot: QtBot, program: app.Program) -> None:
    enter_numbers(qtbot, program)
    menu = panel(program).cam.menu()
    menu.aboutToShow.emit()
    next(entry for entry in menu.actions() if entry.text().startswith("1 ")).trigger()
    cam = worked_out(qtbot, program).cam
    assert cam is not None
    assert cam.layer == 0
    assert "1 Convolution" in board(program).cam.formula.text()


def test_the_way_back_is_shown_layer_by_layer(qtbot: QtBot, program: app.Program) -> None:
    enter_numbers(qtbot, program)
    click(board(program).which.button("back"))
    steps = worked_out(qtbot, program).steps
    rows = board(program).back.shown
    assert len(rows) == len(steps) == 6  # where it begins, and five layers
    titles = [row.title.text() for row in rows]
    assert titles[1:] == [
        "5 Dense",
        "4 Flatten",
        "3 Max pooling",
        "2 ReLU",
        "1 Convolution",
    ]
    assert plain(steps[0].value) in rows[0].told.text()
    assert "transposed" in rows[1].told.text()
    assert "maximum" in rows[3].told.text()
    assert f"{steps[4].cut} of {steps[4].before}" in rows[4].told.text()
    last = rows[-1]
    shown = [each for each in last.maps if each.isVisibleTo(last)]
    assert len(shown) == 1
    np.testing.assert_array_equal(shown[0].values, steps[-1].maps[0])
    assert "channel 1" in shown[0].lines[0]
    point(shown[0], 4, 6)
    assert shown[0].lines[1] == plain(float(steps[-1].maps[0][4, 6]))
    click(last.maps[0])  # of the picture there is no unit
    assert program.store.view.inside.page == "workings"
    unit = rows[4].maps[0]
    bring_into_view(unit)
    click(unit)
    assert program.store.view.inside.page == "unit"
    assert program.store.view.inside.unit == (0, steps[4].units[0])


def test_a_number_of_a_unit_is_asked_about(qtbot: QtBot, program: app.Program) -> None:
    enter_numbers(qtbot, program)
    click(panel(program).about.button("unit"))
    cam = worked_out(qtbot, program).cam
    assert cam is not None
    assert cam.layer == 0
    visible: list[QWidget] = [panel(program).about, panel(program).layer, panel(program).unit]
    assert all(each.isVisible() for each in visible)
    assert not panel(program).cover.isVisible()
    click(board(program).which.button("back"))
    worked_out(qtbot, program)
    assert "no ReLU" in board(program).empty.text()


def test_a_network_without_layers_has_no_numbers(qtbot: QtBot, tmp_path: Path) -> None:
    from dataclasses import replace

    empty = replace(small_session(), network=Network(()), classes=())
    with running(qtbot, tmp_path, empty, (1024, 768)) as program:
        click(program.window.top_bar.modes.button("look_inside"))
        settle(qtbot, program)
        click(find(program, InsidePages).pages.button("workings"))
        drain()
        assert board(program).empty.text()

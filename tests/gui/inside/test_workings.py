"""The page of an explanation's numbers: what is written is what makes up the map."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from playground import app
from playground.core.session import Network
from playground.gui.inside.backcell import BackCells
from playground.gui.inside.camsheet import plain, signed, subscript
from playground.gui.inside.networkstrip import NetworkStrip
from playground.gui.inside.numbermap import NumberMap
from playground.gui.inside.pages import InsidePages
from playground.gui.inside.working import Working, Workings
from playground.gui.inside.workingsboard import WorkingsBoard
from playground.gui.inspect.arithmetic.pieces import Block
from playground.training.protocol.inquiries.workings import BackCell, BackStep
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


def enter_way_back(qtbot: QtBot, program: app.Program) -> tuple[BackStep, ...]:
    enter_numbers(qtbot, program)
    click(board(program).which.button("back"))
    return worked_out(qtbot, program).steps


def summed(qtbot: QtBot, program: app.Program) -> BackCell:
    """The arithmetic of the number that is chosen, once it has come."""
    cells, shown = find(program, BackCells), board(program).back.arithmetic

    def is_there() -> bool:
        place, cell = cells.place(), shown.cell
        if place is None or cell is None:
            return False
        asked = cell.inquiry
        return (asked.unit, asked.row, asked.column) == place and not cells.is_busy

    qtbot.waitUntil(is_there, timeout=WAIT_MS)
    drain()
    assert shown.cell is not None
    return shown.cell


def choose(program: app.Program, stage: int) -> None:
    """Click the card of a stage."""
    strip = find(program, NetworkStrip)
    at = [card.stage for card in strip.cards].index(stage)
    strip.horizontalScrollBar().setValue(strip.places[at].left)
    click(strip.viewport(), at=strip.card_rect(at).center())
    drain()


def test_the_way_back_is_walked_through_the_strip_of_layers(
    qtbot: QtBot, program: app.Program
) -> None:
    steps = enter_way_back(qtbot, program)
    sheet, strip = board(program).back, find(program, NetworkStrip)
    assert len(steps) == 6  # where it begins, and five layers
    back = {step.stage: step for step in steps}
    for card in strip.cards:  # every layer shows what comes back to it, the softmax nothing
        assert card.can_be_chosen == (card.stage in back)
        if card.stage in back and back[card.stage].numbers is None:
            np.testing.assert_array_equal(card.values, back[card.stage].maps[0])
        elif card.stage in back:
            assert card.values is not None
            numbers = back[card.stage].numbers
            assert numbers is not None
            np.testing.assert_array_equal(card.values.ravel()[: len(numbers)], numbers)
    told = {}
    for stage in sorted(back, reverse=True):
        choose(program, stage)
        assert strip.stage == stage
        told[stage] = sheet.told.text()
        shown = sheet.goes.shown
        assert [each.values.tolist() for each in shown] == back[stage].maps.tolist()
    first, last = steps[0], steps[-1]
    assert plain(first.value) in told[first.stage]
    assert "5 Dense" in told[3]
    assert "transposed" in told[3]
    assert "3 Max pooling" in told[1]
    assert "maximum" in told[1]
    rectified = back[0]
    assert f"{rectified.cut} of {rectified.before}" in told[0]
    assert "1 Convolution" in told[-1]
    picture = sheet.goes.maps[0]
    point(picture, 4, 6)
    assert picture.lines == ("channel 1", plain(float(last.maps[0][4, 6])))


def test_a_number_that_is_led_back_says_what_it_is_the_sum_of(
    qtbot: QtBot, program: app.Program
) -> None:
    steps = enter_way_back(qtbot, program)
    sheet = board(program).back
    cell = summed(qtbot, program)  # of the picture's strongest place, as nothing is chosen yet
    assert abs(cell.value) == pytest.approx(float(np.abs(steps[-1].maps).max()))
    picture = sheet.goes.maps[0]
    click(picture, at=picture.place_rect(4, 6).center().toPoint())
    assert program.store.view.inside.back_cell == (0, 4, 6)
    cell = summed(qtbot, program)
    value = float(steps[-1].maps[0][4, 6])
    assert cell.value == pytest.approx(value, rel=1e-5, abs=1e-6)
    assert cell.products.sum() == pytest.approx(value, rel=1e-4, abs=1e-5)
    assert plain(cell.value) in sheet.arithmetic.outcome.text()
    assert "channel 1, row 5, column 7" in sheet.arithmetic.place.text()
    sums = cell.products.sum((1, 2))
    shares = sheet.arithmetic.shares
    np.testing.assert_allclose(shares.rows.values, sums)
    assert "unit 1" in shares.text()
    blocks = [piece for piece in sheet.arithmetic.strip.pieces if isinstance(piece, Block)]
    largest = int(np.abs(sums).argmax())
    for block, values in zip(blocks, (cell.came, cell.weights, cell.products), strict=True):
        np.testing.assert_allclose(block.values, values[largest])
    assert sheet.came.maps[0].marked == cell.first  # what it is made of is framed


def test_each_kind_of_step_has_arithmetic_of_its_own(qtbot: QtBot, program: app.Program) -> None:
    steps = {step.stage: step for step in enter_way_back(qtbot, program)}
    shown = board(program).back.arithmetic
    summed(qtbot, program)
    choose(program, 0)  # through the ReLU
    cell = summed(qtbot, program)
    assert cell.how == "rectified"
    assert "max(0," in shown.text()
    choose(program, 1)  # through the pooling: to where the maximum was
    cell = summed(qtbot, program)
    assert cell.how == "unpooled"
    assert cell.value == pytest.approx(float(np.abs(steps[1].maps[0]).max()))
    maps = board(program).back.goes.maps[0]
    row, column = (int(at) for at in np.argwhere(maps.values == 0)[0])
    click(maps, at=maps.place_rect(row, column).center().toPoint())
    assert summed(qtbot, program).units == ()
    assert "No window had its maximum here" in shown.text()
    choose(program, 3)  # through the dense layer: by as many weights as there are answers
    cell = summed(qtbot, program)
    assert cell.how == "transposed"
    unit = board(program).back.goes.maps[0]
    QTest.mouseDClick(unit, Qt.MouseButton.LeftButton, pos=unit.area().center().toPoint())
    assert program.store.view.inside.page == "unit"
    assert program.store.view.inside.unit == (3, steps[3].units[0])


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
    assert "No ReLU" in board(program).empty.text()


def test_a_network_without_layers_has_no_numbers(qtbot: QtBot, tmp_path: Path) -> None:
    from dataclasses import replace

    empty = replace(small_session(), network=Network(()), classes=())
    with running(qtbot, tmp_path, empty, (1024, 768)) as program:
        click(program.window.top_bar.modes.button("look_inside"))
        settle(qtbot, program)
        click(find(program, InsidePages).pages.button("workings"))
        drain()
        assert board(program).empty.text()

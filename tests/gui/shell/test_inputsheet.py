"""In a narrow window the input is opened over the maps, from the picture in the flow."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from playground import app
from playground.core.messages import Message
from playground.gui.flow.filterpictures import FilterPictures
from playground.gui.flow.inputbuttons import InputButtons
from playground.gui.flow.networkmenu import NetworkMenu
from playground.gui.flow.view import FlowView
from playground.gui.input.drawnanswer import DrawnAnswer
from playground.gui.input.panel import InputPanel
from playground.gui.shell.firstcards import HANDWRITING
from playground.gui.train.cards.prediction import Prediction
from playground.gui.widgets.messagebar import MessageBar
from tests.gui.clock import drain
from tests.gui.hands import drag
from tests.gui.program import find, running, settle
from tests.gui.train.scripted import ScriptedClient


@pytest.fixture
def program(qtbot: QtBot, tmp_path: Path) -> Iterator[app.Program]:
    with running(qtbot, tmp_path, size=(1024, 768)) as made:
        yield made


def click(widget: object) -> None:
    QTest.mouseClick(widget, Qt.MouseButton.LeftButton)  # type: ignore[call-overload]
    drain()


def test_the_picture_has_buttons_that_open_the_input_and_escape_closes_it(
    program: app.Program,
) -> None:
    panel, buttons = find(program, InputPanel), find(program, InputButtons)
    tile = find(program, FlowView).tile(-1, 0)
    assert not panel.isVisible()
    assert tile.geometry().contains(buttons.geometry())
    click(buttons.picture)
    assert panel.isVisible()
    assert panel.picture_page.isVisible()
    flow = find(program, FlowView)
    right = panel.mapTo(program.window, QPoint(panel.width(), 0)).x()
    assert flow.tile(1, 0).mapTo(program.window, QPoint(0, 0)).x() > right
    QTest.keyClick(program.window, Qt.Key.Key_Escape)
    drain()
    assert not panel.isVisible()
    click(buttons.picture)
    click(panel.close_button)
    assert not panel.isVisible()


def test_drawing_over_the_maps_is_seen_in_those_beside_it(
    qtbot: QtBot, program: app.Program
) -> None:
    panel, buttons = find(program, InputPanel), find(program, InputButtons)
    click(buttons.pencil)
    assert panel.tabs.value == "draw"
    settle(qtbot, program)
    drain()
    assert panel.grid.width() >= 350
    assert float(program.store.session.picture.pixels.max()) == 0  # an empty canvas
    start = panel.grid.rect().center()
    QTest.mousePress(panel.grid, Qt.MouseButton.LeftButton, pos=start)
    QTest.mouseMove(panel.grid, start + QPoint(40, 30))
    QTest.mouseRelease(panel.grid, Qt.MouseButton.LeftButton, pos=start + QPoint(40, 30))
    settle(qtbot, program)
    last = find(program, FlowView).tile(2, 0)
    assert not last.visibleRegion().isEmpty()
    assert last.plane is not None
    assert last.plane.high > 0


def test_nothing_of_the_window_lies_over_the_sheet(qtbot: QtBot, program: app.Program) -> None:
    panel = find(program, InputPanel)
    click(find(program, InputButtons).pencil)
    program.window.resize(1024, 760)  # its parts are laid out anew
    settle(qtbot, program)
    drain()
    sheet = panel.visibleRegion().boundingRect().translated(panel.mapTo(program.window, QPoint()))
    for y in range(sheet.top() + 2, sheet.bottom() - 2, 3):
        for x in range(sheet.left() + 2, sheet.right() - 2, 9):
            there = program.window.childAt(x, y)
            assert there is not None
            assert panel.isAncestorOf(there) or there is panel, there


TITLED = (1024, 749)
"""A window on a projector, below its title bar."""


def test_all_that_is_drawn_with_is_in_view(program: app.Program) -> None:
    program.window.resize(*TITLED)
    click(find(program, InputButtons).pencil)
    panel = find(program, InputPanel)
    tools, canvas = panel.draw_page, panel.grid
    for control in (panel.close_button, canvas, tools.tools, tools.brush, tools.canvases):
        assert control.visibleRegion().boundingRect() == control.rect()


def test_train_has_the_answer_beneath_the_canvas_after_drawing_on_the_sheet(
    program: app.Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(app, "new_client", ScriptedClient)  # nothing is trained
    click(find(program, InputButtons).pencil)
    program.window.show_mode("train")
    drain()
    canvas, answer = find(program, InputPanel).grid, find(program, Prediction)
    assert canvas.isVisible()
    assert answer.isVisible()
    beneath = canvas.mapTo(program.window, QPoint(0, canvas.height())).y()
    assert answer.mapTo(program.window, QPoint(0, 0)).y() >= beneath
    program.training().trainer.stop_process()


def test_a_press_beside_the_sheet_closes_it_and_does_nothing_else(program: app.Program) -> None:
    click(find(program, InputButtons).picture)
    assert program.store.view.input_open
    pin = program.store.view.pin
    window = program.window
    beside = QPoint(600, 300)
    target = window.childAt(beside)
    assert target is not None
    QTest.mouseClick(target, Qt.MouseButton.LeftButton, pos=target.mapFrom(window, beside))
    drain()
    assert not program.store.view.input_open
    assert program.store.view.pin == pin


def test_a_wide_window_and_the_other_mode_have_a_column_for_the_input(
    qtbot: QtBot, program: app.Program
) -> None:
    panel, buttons = find(program, InputPanel), find(program, InputButtons)
    click(buttons.picture)
    program.window.resize(1300, 800)
    qtbot.waitUntil(lambda: program.window.width() == 1300)
    drain()
    assert panel.isVisible()
    assert not panel.close_button.isVisible()
    assert not buttons.isVisible()
    assert not program.store.view.input_open
    program.window.resize(1024, 768)
    qtbot.waitUntil(lambda: program.window.width() == 1024)
    drain()
    assert not panel.isVisible()
    program.window.show_mode("train")
    drain()
    assert panel.isVisible()
    program.window.show_mode("explore")
    drain()
    assert not panel.isVisible()
    assert buttons.isVisible()


def test_the_filters_stand_beside_their_maps_and_a_click_makes_one_large(
    qtbot: QtBot, program: app.Program
) -> None:
    flow, filters = find(program, FlowView), find(program, FilterPictures)
    assert filters.isVisible()
    for channel in range(1, 4):
        picture = filters.picture_rect(channel).translated(filters.pos())
        tile = flow.tile(0, channel).geometry()
        assert abs(picture.center().y() - tile.center().y()) <= 2
        assert picture.right() < tile.left()
    spot = filters.picture_rect(2).center().toPoint()
    QTest.mouseClick(filters, Qt.MouseButton.LeftButton, pos=spot)
    qtbot.waitUntil(lambda: flow.tile(0, 2).width() == flow.tile(-1, 0).width())
    drain()
    assert program.store.view.filter == 2
    for stage in range(3):
        assert flow.tile(stage, 2).width() == flow.tile(-1, 0).width()
        assert flow.tile(stage, 0).width() < flow.tile(stage, 2).width()


def test_a_wide_window_shows_the_picture_once_and_the_filters_in_its_column(
    qtbot: QtBot, program: app.Program
) -> None:
    flow, filters = find(program, FlowView), find(program, FilterPictures)
    assert flow.header(-1).text.startswith("Input")
    assert flow.tile(-1, 0).isVisible()
    program.window.resize(1440, 900)
    qtbot.waitUntil(lambda: program.window.width() == 1440)
    drain()
    assert flow.header(-1).text == "Filters. 3×3×1"
    assert not flow.tile(-1, 0).isVisible()
    assert find(program, InputPanel).grid.isVisible()
    for channel in range(4):
        picture = filters.picture_rect(channel).translated(filters.pos())
        tile = flow.tile(0, channel).geometry()
        assert tile.top() <= picture.center().y() <= tile.bottom()
        assert picture.right() < tile.left()
    assert flow.tile(0, 0).width() >= 200
    assert flow.horizontalScrollBar().maximum() == flow.verticalScrollBar().maximum() == 0


def test_the_sheet_to_draw_on_is_large_with_its_tools_at_the_left(
    qtbot: QtBot, program: app.Program
) -> None:
    flow, panel = find(program, FlowView), find(program, InputPanel)
    click(find(program, InputButtons).pencil)
    settle(qtbot, program)
    drain()
    window, canvas, tools = program.window, panel.grid, panel.draw_page

    def place(widget: QWidget) -> QRect:
        return QRect(widget.mapTo(window, QPoint()), widget.size())

    assert min(canvas.width(), canvas.height()) >= 470
    assert place(tools.tools).right() < place(canvas).left()
    assert place(tools.tools).top() == place(canvas).top()
    for part in (tools.brush.control("size"), tools.clear, tools.paper, tools.canvases):
        assert place(part).top() > place(canvas).bottom()
        assert part.visibleRegion().boundingRect() == part.rect()  # nothing has to be scrolled
    last = place(flow.header(2))  # where what is drawn is answered
    assert last.right() - place(panel).right() > 0.75 * last.width()
    click(panel.tabs.button("picture"))
    drain()
    assert not tools.tools.isVisible()
    assert panel.width() < 300


def test_the_open_sheet_covers_no_message(qtbot: QtBot, program: app.Program) -> None:
    panel, buttons = find(program, InputPanel), find(program, InputButtons)
    bar = find(program, MessageBar)
    click(buttons.pencil)  # the picture is offered back
    settle(qtbot, program)
    assert "empty canvas" in bar.text
    right = panel.mapTo(program.window, QPoint(panel.width(), 0)).x()
    assert bar.mapTo(program.window, QPoint(0, 0)).x() >= right
    program.window.resize(1024, 760)  # its parts are laid out anew
    settle(qtbot, program)
    drain()
    for button in bar.findChildren(QPushButton):  # can be pressed
        middle = button.mapTo(program.window, button.rect().center())
        assert not button.isVisible() or program.window.childAt(middle) is button
    beside = bar.x()
    click(panel.close_button)
    program.store.note(Message("Here."))
    assert bar.isVisible()
    assert bar.x() < beside


def test_the_sheet_opens_with_the_keyboard_on_what_it_is_for(program: app.Program) -> None:
    panel, buttons = find(program, InputPanel), find(program, InputButtons)
    click(buttons.pencil)
    assert program.window.focusWidget() is panel.grid
    QTest.keyClick(program.window, Qt.Key.Key_Escape)
    drain()
    assert not panel.isVisible()


def test_who_draws_sees_the_answer_and_may_frame_the_drawing(
    qtbot: QtBot, program: app.Program
) -> None:
    panel, window = find(program, InputPanel), program.window
    find(program, NetworkMenu).load(HANDWRITING)
    settle(qtbot, program)
    click(find(program, InputButtons).pencil)
    settle(qtbot, program)
    answer = find(panel, DrawnAnswer)
    assert answer.text() == ""  # nothing is drawn
    area = panel.grid.area().toRect()
    x, high = area.center().x(), area.height()
    drag(panel.grid, QPoint(x, area.y() + high // 5), QPoint(x, area.bottom() - high // 5))
    settle(qtbot, program)
    assert answer.text().startswith("1 · ")
    framing = panel.network_line.framing
    for part in (answer, framing):
        assert part.isVisible()
        assert window.childAt(part.mapTo(window, part.rect().center())) is part
    assert framing.isChecked()
    click(framing)
    settle(qtbot, program)
    assert not program.store.session.input.frames_drawings
    click(panel.tabs.button("picture"))
    assert framing.isVisible()
    assert panel.network_line.isAncestorOf(framing)

"""F1 tells what the hands can do with what is under the pointer."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtGui import QCursor, QKeySequence
from PySide6.QtWidgets import QLabel, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from playground import app
from playground.core import edits
from playground.core.messages import marked
from playground.core.session import Network
from playground.gui.flow.header import ColumnHeader
from playground.gui.flow.view import FlowView
from playground.gui.input.canvas import DrawingGrid
from playground.gui.inspect.arithmetic.strip import Strip
from playground.gui.kernel.kernelgrid import KernelGrid
from playground.gui.present.presentation import Presentation
from playground.gui.shell.gesturesheet import GestureSheet
from playground.gui.train.cards.confusion import ConfusionGrid
from playground.gui.train.cards.curves import CurvePlot
from playground.gui.train.cards.epochbar import EpochBar
from playground.gui.widgets.gestures import DECLARED, gestures, gestures_at
from tests.gui.clock import drain
from tests.gui.hands import Key, click, keyboard, press, type_text
from tests.gui.program import edit, find, running


@pytest.fixture
def program(qtbot: QtBot, tmp_path: Path) -> Iterator[app.Program]:
    with running(qtbot, tmp_path) as running_program:
        yield running_program


def f1_over(program: app.Program, widget: QWidget) -> GestureSheet:
    """The sheet after F1 with the pointer in the middle of a widget."""
    QCursor.setPos(widget.mapToGlobal(widget.rect().center()))
    press(Key.Key_F1)
    sheet = find(program, GestureSheet)
    assert sheet.isVisible()
    return sheet


def in_view(program: app.Program, kind: type[QWidget]) -> QWidget:
    """A widget of a kind that can be seen."""
    return next(one for one in program.window.findChildren(kind) if one.isVisible())


@pytest.mark.parametrize(
    ("kind", "expected"),
    [
        (ColumnHeader, "The head of a layer"),
        (KernelGrid, "The numbers of a filter"),
        (DrawingGrid, "The input picture"),
        (Strip, "The arithmetic"),
    ],
)
def test_it_is_about_what_is_under_the_pointer(
    program: app.Program, kind: type[QWidget], expected: str
) -> None:
    sheet = f1_over(program, in_view(program, kind))
    assert sheet.text().splitlines()[0] == expected
    assert "Escape" in sheet.text()


def test_a_map_says_what_wheel_click_and_double_click_do(program: app.Program) -> None:
    said = f1_over(program, find(program, FlowView).tile(0, 0)).text()
    for hand in ("Click, Space or Enter", "Double click", "Wheel", "Ctrl+wheel", "F6", "F5"):
        assert hand in said
    assert "Enlarge the map" in said


def test_every_shortcut_of_a_menu_is_there(program: app.Program) -> None:
    said = f1_over(program, find(program, FlowView)).text()
    native = QKeySequence.SequenceFormat.NativeText
    keys = [key.toString(native) for one in program.window.actions() for key in one.shortcuts()]
    assert len(keys) > 10
    for key in keys:
        assert key in said


@pytest.mark.parametrize("key", [Key.Key_Escape, Key.Key_F1, Key.Key_Space, Key.Key_Z])
def test_any_key_closes_it_and_does_nothing_else(program: app.Program, key: Key) -> None:
    before = keyboard()
    view, session = program.store.view, program.store.session
    sheet = f1_over(program, find(program, FlowView).tile(0, 0))
    press(key)
    assert not sheet.isVisible()
    assert keyboard() is before
    assert (program.store.view, program.store.session) == (view, session)


def test_it_closes_when_what_had_the_keyboard_is_gone(qtbot: QtBot, program: app.Program) -> None:
    flow = find(program, FlowView)
    flow.tile(0, 3).setFocus()
    assert keyboard() is flow.tile(0, 3)
    sheet = f1_over(program, flow.tile(0, 0))
    edit(qtbot, program, lambda: program.store.edit("", edits.set_network, Network()))
    drain()
    press(Key.Key_Escape)
    assert not sheet.isVisible()


def test_a_click_closes_it(program: app.Program) -> None:
    sheet = f1_over(program, find(program, FlowView).tile(0, 0))
    click(sheet, QPoint(5, 5))
    assert not sheet.isVisible()
    sheet = f1_over(program, find(program, FlowView).tile(0, 0))
    click(sheet.findChildren(QLabel)[0])
    assert not sheet.isVisible()


def test_a_question_mark_opens_it_but_can_be_typed(program: app.Program) -> None:
    type_text("?")
    sheet = find(program, GestureSheet)
    assert sheet.isVisible()
    press(Key.Key_Escape)
    press(Key.Key_K, modifiers=QKeySequence("Ctrl+K")[0].keyboardModifiers())
    type_text("?")
    assert not sheet.isVisible()


def test_all_of_it_is_readable_on_a_projector(program: app.Program) -> None:
    program.window.resize(1024, 768)
    tile = find(program, FlowView).tile(0, 0)
    own = DECLARED[type(tile)]
    try:
        for its in tuple(DECLARED.values()):
            DECLARED[type(tile)] = its
            sheet = f1_over(program, tile)
            drain()
            area = sheet.findChildren(QScrollArea)[0]
            assert area.verticalScrollBar().maximum() == 0, its.title
            assert area.horizontalScrollBar().maximum() == 0, its.title
            for label in area.findChildren(QLabel):
                assert label.height() >= label.heightForWidth(label.width()), label.text()
            press(Key.Key_Escape)
    finally:
        DECLARED[type(tile)] = own


def test_widgets_of_train_have_theirs(program: app.Program) -> None:
    program.window.show_mode("train")
    drain()
    plot = in_view(program, CurvePlot)
    QCursor.setPos(plot.mapToGlobal(plot.rect().center()))
    sheet = f1_over(program, plot)
    assert sheet.text().splitlines()[0] == "The training curves"
    press(Key.Key_Escape)
    for kind in (ConfusionGrid, EpochBar):
        assert kind in DECLARED


def test_f11_fills_the_screen_and_leaves_it(qtbot: QtBot, program: app.Program) -> None:
    press(Key.Key_F11)
    presentation = find(program, Presentation)
    assert presentation.isFullScreen()
    drain()
    qtbot.keyClick(presentation, Key.Key_F11)
    assert not presentation.isVisible()


def test_a_new_widget_declares_its_own_and_a_subclass_has_them_too(qtbot: QtBot) -> None:
    @gestures(marked("gesture", "A map"), marked("gesture", "Wheel: scrolls the maps"))
    class Knob(QWidget):
        pass

    class SmallKnob(Knob):
        pass

    outer = Knob()
    qtbot.addWidget(outer)
    inner = SmallKnob(outer)
    try:
        assert [(widget, its.title) for widget, its in gestures_at(inner)] == [
            (inner, "A map"),
            (outer, "A map"),
        ]
    finally:
        del DECLARED[Knob]

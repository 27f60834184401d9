"""The list of steps: titles, notes and order, by mouse and keys; undo takes each change back."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from playground import app
from playground.core import edits
from playground.gui.present.steplist import StepList
from playground.gui.present.steppanel import StepPanel
from playground.gui.shell.stepsheet import StepSheet
from playground.gui.widgets.gestures import gestures_at
from tests.gui.clock import drain
from tests.gui.hands import click, drag, let_go, press, type_text
from tests.gui.program import edit, find, running, settle
from tests.gui.train.scripted import small_session

Key = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier
ALT = Qt.KeyboardModifier.AltModifier


@pytest.fixture
def program(qtbot: QtBot, tmp_path: Path) -> Iterator[app.Program]:
    with running(qtbot, tmp_path, small_session()) as made:
        QTest.keyClick(made.window, Key.Key_L, CTRL)
        drain()
        yield made


@pytest.fixture
def panel(qtbot: QtBot, program: app.Program) -> StepPanel:
    """The list with three steps: strides of 1, 2 and 3."""
    panel = find(program, StepPanel)
    for stride in (1, 2, 3):
        edit(
            qtbot,
            program,
            lambda s=stride: program.store.edit("s", edits.set_field, 0, "stride", (s, s)),
        )
        click(panel.keep)
        drain()
    for at, title in enumerate("abc"):
        panel.list.setCurrentRow(at)
        panel.title.setFocus()
        panel.title.selectAll()
        type_text(title)
        press(Key.Key_Return)
    drain()
    return panel


def titles(program: app.Program) -> str:
    return "".join(step.title for step in program.store.session.steps)


def strides(program: app.Program) -> list[int]:
    return [step.session.network[0].stride[0] for step in program.store.session.steps]  # type: ignore[attr-defined]


def test_without_steps_it_says_what_they_are(qtbot: QtBot, program: app.Program) -> None:
    sheet, panel = find(program, StepSheet), find(program, StepPanel)
    assert sheet.isVisible()
    assert panel.empty.isVisible()
    assert not panel.list.isVisible()
    assert not panel.notes.isVisible()
    assert panel.keep.hasFocus()
    QTest.keyClick(program.window, Key.Key_Escape)
    assert not sheet.isVisible()
    assert not program.window.actions_["steps"].isChecked()


def test_notes_keep_what_only_looks_like_a_space(
    qtbot: QtBot, program: app.Program, panel: StepPanel
) -> None:
    panel.list.setCurrentRow(1)
    panel.notes.setFocus()
    type_text("3\u00a0×\u00a03")
    press(Key.Key_Return, modifiers=Qt.KeyboardModifier.ShiftModifier)
    type_text("and on")
    assert program.store.session.steps[1].notes == "3\u00a0×\u00a03\nand on"
    assert panel.notes.written() == "3\u00a0×\u00a03\nand on"


def test_steps_are_kept_titled_and_given_notes(
    qtbot: QtBot, program: app.Program, panel: StepPanel
) -> None:
    assert titles(program) == "abc"
    assert strides(program) == [1, 2, 3]
    assert panel.list.item(1).text() == "2. b"
    panel.list.setCurrentRow(1)
    panel.notes.setFocus()
    type_text("say it slowly")
    assert program.store.session.steps[1].notes == "say it slowly"
    assert "say it slowly" in panel.list.item(1).toolTip()
    panel.list.setFocus()
    panel.list.setCurrentRow(0)
    assert panel.notes.toPlainText() == ""
    assert panel.title.text() == "a"
    program.store.undo()  # all that was typed without going elsewhere is one step
    assert program.store.session.steps[1].notes == ""
    assert titles(program) == "abc"
    program.store.undo()
    assert titles(program)[:2] == "ab"


def test_a_step_is_gone_to_by_enter_and_by_double_click(
    qtbot: QtBot, program: app.Program, panel: StepPanel
) -> None:
    panel.list.setFocus()
    panel.list.setCurrentRow(0)
    press(Key.Key_Return)
    settle(qtbot, program)
    assert program.store.session.step == 0
    assert program.store.session.network[0].stride == (1, 1)  # type: ignore[attr-defined]
    at = panel.list.visualItemRect(panel.list.item(2)).center()
    QTest.mouseClick(panel.list.viewport(), Qt.MouseButton.LeftButton, pos=at)
    QTest.mouseDClick(panel.list.viewport(), Qt.MouseButton.LeftButton, pos=at)
    settle(qtbot, program)
    assert program.store.session.step == 2


def drag_row(steps: StepList, row: int, to: QPoint) -> None:
    """Drag a row to a point of the list."""
    start = steps.visualItemRect(steps.item(row)).center()
    port, left = steps.viewport(), Qt.MouseButton.LeftButton
    QTest.mousePress(port, left, pos=start)
    QTest.mouseMove(port, start + QPoint(0, 15))
    QTest.mouseMove(port, to)
    QTest.mouseRelease(port, left, pos=to)
    drain()


def test_steps_are_put_in_order_by_drag_and_by_keys(
    qtbot: QtBot, program: app.Program, panel: StepPanel
) -> None:
    steps = panel.list
    assert program.store.session.step == 2
    drag_row(steps, 0, steps.visualItemRect(steps.item(2)).bottomLeft() + QPoint(30, -2))
    assert titles(program) == "bca"
    assert strides(program) == [2, 3, 1]
    assert program.store.session.step == 1  # the window is still at "c"
    assert steps.currentRow() == 2  # the choice went along
    steps.setFocus()
    QTest.keyClick(steps, Key.Key_Up, ALT)
    assert titles(program) == "bac"
    assert steps.currentRow() == 1
    click(panel.down)
    assert titles(program) == "bca"
    assert not panel.down.isEnabled()
    for before in ("bac", "bca", "abc"):
        program.store.undo()
        assert titles(program) == before


def test_a_drag_is_given_up_where_its_step_is_gone_meanwhile(
    program: app.Program, panel: StepPanel
) -> None:
    steps = panel.list
    first, last = (steps.visualItemRect(steps.item(row)).center() for row in (0, 2))
    drag(steps.viewport(), first, first + QPoint(0, 15), last, release=False)
    QTest.keyClick(steps, Key.Key_Delete)
    drain()
    assert titles(program) == "bc"
    let_go(steps.viewport(), steps.visualItemRect(steps.item(1)).bottomLeft() + QPoint(30, -2))
    drain()
    assert titles(program) == "bc"


def test_a_deleted_step_comes_back_with_undo(
    qtbot: QtBot, program: app.Program, panel: StepPanel
) -> None:
    panel.list.setFocus()
    panel.list.setCurrentRow(1)
    press(Key.Key_Delete)
    assert titles(program) == "ac"
    assert panel.list.currentRow() == 1
    assert panel.title.text() == "c"
    program.store.undo()
    assert titles(program) == "abc"
    for _ in range(3):
        click(panel.delete)
    assert program.store.session.steps == ()
    assert program.store.session.step == -1
    assert panel.empty.isVisible()


def test_a_step_is_renewed_with_what_is_shown_now(
    qtbot: QtBot, program: app.Program, panel: StepPanel
) -> None:
    edit(qtbot, program, lambda: program.store.edit("s", edits.set_field, 0, "stride", (4, 4)))
    panel.list.setCurrentRow(0)
    click(panel.renew)
    assert strides(program) == [4, 2, 3]
    assert titles(program) == "abc"
    assert program.store.session.step == 0


def test_every_step_gets_a_picture(qtbot: QtBot, program: app.Program, panel: StepPanel) -> None:
    steps = program.store.session.steps
    qtbot.waitUntil(lambda: all(panel.pictures.of(step) is not None for step in steps))
    picture = panel.pictures.of(steps[1])
    assert picture is not None
    assert picture.kernel is not None
    assert picture.map is not None
    before = panel.list.grab().toImage()
    program.store.undo()
    panel.list.setCurrentRow(0)
    assert panel.list.grab().toImage() != before


def test_the_sheet_stays_in_the_window_beside_the_maps(
    qtbot: QtBot, program: app.Program, panel: StepPanel
) -> None:
    sheet = find(program, StepSheet)
    for size in ((1024, 640), (1440, 900)):
        program.window.resize(*size)
        drain()
        assert program.window.rect().contains(sheet.geometry())
        assert sheet.width() < 0.4 * size[0]
        for part in (panel.keep, panel.list, panel.go, panel.delete, panel.title, panel.notes):
            at = part.mapTo(sheet, QPoint())
            assert sheet.rect().contains(at)
            assert sheet.rect().contains(at + part.rect().bottomRight())
    ((_, told), *_) = gestures_at(panel.list)
    assert any("Alt" in row for row in told.rows)

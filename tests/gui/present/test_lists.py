"""The palette, the list of steps and the gestures work over what is presented."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from playground import app
from playground.core import edits
from playground.core.messages import Message
from playground.gui.present.presentation import Presentation
from playground.gui.present.sidesheet import SideSheet
from playground.gui.shell.commandpalette import CommandPalette
from playground.gui.shell.gesturesheet import GestureSheet
from playground.gui.shell.stepsheet import StepSheet
from playground.gui.widgets.messagebar import MessageBar
from tests.gui.clock import drain
from tests.gui.hands import CTRL, Key, click, press, type_text
from tests.gui.present.staging import explore_page, present
from tests.gui.program import edit, find, running, settle
from tests.gui.screenchecks import cut_text, is_seen
from tests.gui.train.scripted import small_session


@pytest.fixture
def program(qtbot: QtBot, tmp_path: Path) -> Iterator[app.Program]:
    with running(qtbot, tmp_path, small_session()) as made:
        for title in ("one", "two"):
            made.walk.keep(title, "explore")
            made.walk.write_notes(made.walk.at, f"what is said to {title}")
            edit(qtbot, made, lambda: made.store.edit("s", edits.set_field, 0, "stride", (2, 2)))
        yield made


def palette(presentation: Presentation, text: str) -> CommandPalette:
    """The palette over the presentation, with a text typed."""
    presentation.activateWindow()
    press(Key.Key_K, modifiers=CTRL)
    (found,) = [each for each in presentation.findChildren(CommandPalette) if each.isVisible()]
    type_text(text)
    drain()
    assert found.window() is presentation
    return found


def test_the_palette_changes_what_is_presented(qtbot: QtBot, program: app.Program) -> None:
    presentation = present(qtbot, program)
    line = palette(presentation, "sharpen").line
    assert line.fontInfo().pixelSize() >= presentation.height() // 40
    press(Key.Key_Return)
    settle(qtbot, program)
    assert explore_page(presentation).title.texts[1] == "Sharpen 3×3"
    assert presentation.isVisible()
    assert presentation.focusWidget() is presentation
    palette(presentation, "dark theme")
    press(Key.Key_Escape)
    assert presentation.isVisible()  # Escape was the palette's


def test_the_palette_presents_another_mode_and_knows_the_keys(
    qtbot: QtBot, program: app.Program
) -> None:
    presentation = present(qtbot, program)
    found = palette(presentation, "black screen")
    assert [(each.title, each.keys) for each in found.commands][:1] == [("Black screen", "B")]
    press(Key.Key_Return)
    assert presentation.blank is not None
    press(Key.Key_B)
    (mode,) = [each for each in palette(presentation, "train").commands if each.group == "Mode"]
    mode.run()
    drain()
    assert presentation.page is not None
    assert presentation.page.mode == program.window.mode == "train"


def test_what_is_done_in_the_window_ends_the_presentation_first(
    qtbot: QtBot, program: app.Program
) -> None:
    presentation = present(qtbot, program)
    palette(presentation, "What to begin with")
    press(Key.Key_Return)
    drain()
    assert not program.window.findChildren(Presentation)
    assert program.window.first_steps is not None
    assert program.window.first_steps.is_open


def test_the_list_of_steps_lies_over_the_page_without_notes(
    qtbot: QtBot, program: app.Program
) -> None:
    presentation = present(qtbot, program)
    presentation.activateWindow()
    press(Key.Key_L, modifiers=CTRL)
    drain()
    sheet = next(iter(presentation.findChildren(SideSheet)))
    assert sheet.isVisible()
    assert not program.store.view.steps_open
    assert not program.window.findChildren(StepSheet)
    page = explore_page(presentation)
    for bar in (page.title.leave, page.bottom.play):
        assert not sheet.geometry().contains(bar.mapTo(page, bar.rect().center()))
    assert not sheet.panel.notes.isVisible()
    assert not sheet.panel.list.item(0).toolTip()
    seen = [each for each in sheet.findChildren(QWidget) if is_seen(each)]
    assert [cut for each in seen if (cut := cut_text(each))] == []
    sheet.panel.list.setCurrentRow(0)
    press(Key.Key_Return)
    settle(qtbot, program)
    assert program.store.session.step == 0
    press(Key.Key_Escape)
    assert not sheet.isVisible()
    assert presentation.isVisible()
    assert QApplication.focusWidget() is presentation
    press(Key.Key_L, modifiers=CTRL)
    presentation.setFocus()
    press(Key.Key_Escape)  # wherever the keyboard is
    assert not sheet.isVisible()
    assert presentation.isVisible()
    press(Key.Key_L, modifiers=CTRL)
    click(sheet.panel.keep)
    assert len(program.store.session.steps) == 3


def test_f1_in_the_second_window_says_what_hands_can_do(qtbot: QtBot, program: app.Program) -> None:
    program.window.actions_["mirror"].trigger()
    drain()
    mirror = find(program, Presentation)
    QTest.keyClick(mirror, Key.Key_F1)
    (sheet,) = [each for each in mirror.findChildren(GestureSheet) if each.isVisible()]
    assert "next step" in sheet.text()
    QTest.keyClick(sheet, Key.Key_Escape)
    assert not sheet.isVisible()
    assert mirror.isVisible()


def closing_button(presentation: Presentation) -> QWidget:
    """The button of the message that is shown, nothing lying over it."""
    (bar,) = [each for each in presentation.findChildren(MessageBar) if each.isVisible()]
    (close,) = [each for each in bar.findChildren(QToolButton) if each.isVisible()]
    for corner in (close.rect().topLeft(), close.rect().center(), close.rect().bottomRight()):
        assert presentation.childAt(close.mapTo(presentation, corner)) is close
    return close


def test_what_lies_over_a_page_leaves_a_message_its_button(
    qtbot: QtBot, program: app.Program
) -> None:
    presentation = present(qtbot, program)
    program.store.note(Message("Here is a sentence of some length, as there are many of them."))
    closing_button(presentation)
    presentation.activateWindow()
    qtbot.keyClick(presentation, Key.Key_K)  # the editor
    drain()
    closing_button(presentation)
    qtbot.keyClick(presentation, Key.Key_Escape)
    for key in (Key.Key_H, Key.Key_N):
        qtbot.keyClick(presentation, key)
        drain()
        closing_button(presentation)
    press(Key.Key_L, modifiers=CTRL)
    drain()
    assert find(presentation, SideSheet).isVisible()
    click(closing_button(presentation))
    drain()
    assert not [each for each in presentation.findChildren(MessageBar) if each.isVisible()]


def test_the_list_of_steps_in_the_window_leaves_a_message_its_button(
    qtbot: QtBot, program: app.Program
) -> None:
    program.window.resize(1024, 768)
    program.store.look(steps_open=True)
    program.store.note(Message("Here is a sentence of some length, as there are many of them."))
    drain()
    sheet, bar = find(program, StepSheet), find(program, MessageBar)
    assert sheet.isVisible()
    right = bar.mapTo(program.window, bar.rect().topRight()).x()
    assert right < sheet.x()
    program.store.look(steps_open=False)
    drain()
    assert bar.mapTo(program.window, bar.rect().topRight()).x() > right

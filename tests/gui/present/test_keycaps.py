"""The keys that are pressed are shown on demand, for some seconds."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QPoint, QRect, Qt
from PySide6.QtGui import QAccessible, QFontInfo, QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from playground import app
from playground.gui.present.keycaps import MAX_PRESSES, SHOWN_MS, caps_of
from playground.gui.present.presentation import Presentation
from playground.gui.shell.gesturesheet import GestureSheet
from playground.gui.widgets import accessible
from tests.gui.clock import Clock, drain
from tests.gui.hands import click
from tests.gui.present.pointing import seen, window_of
from tests.gui.present.staging import SCREENS, explore_page, present, running_timed
from tests.gui.program import find, settle

Key = Qt.Key
NONE = Qt.KeyboardModifier.NoModifier
CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
ALT = Qt.KeyboardModifier.AltModifier


@pytest.fixture
def program(qtbot: QtBot, tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[app.Program]:
    accessible.install()
    mode = getattr(request, "param", "explore")
    with running_timed(qtbot, tmp_path, request, mode) as running_program:
        yield running_program


def press(presentation: Presentation, key: Qt.Key, held: Qt.KeyboardModifier = NONE) -> None:
    """Press a key of the keyboard, wherever the window has it go."""
    QTest.keyClick(window_of(presentation), key, held)
    drain()


def shown(presentation: Presentation) -> str:
    """What the caps say to a screen reader."""
    caps = presentation.caps
    if not caps.isVisible():
        return ""
    found = QAccessible.queryAccessibleInterface(caps)
    assert found.text(QAccessible.Text.Name) == "Keys pressed"
    return str(found.text(QAccessible.Text.Value))


def test_keys_are_shown_on_demand_and_go_again(
    qtbot: QtBot, program: app.Program, clock: Clock
) -> None:
    presentation = present(qtbot, program)
    press(presentation, Key.Key_H)
    press(presentation, Key.Key_H)
    assert shown(presentation) == ""
    before = seen(presentation)
    press(presentation, Key.Key_K, SHIFT)
    press(presentation, Key.Key_2)
    press(presentation, Key.Key_2)
    assert shown(presentation) == "2 ×2"
    caps = presentation.caps.geometry()
    now = seen(presentation)
    assert now.copy(caps) != before.copy(caps)
    clock.advance(SHOWN_MS - 1)
    assert shown(presentation)
    clock.advance(1)
    assert shown(presentation) == ""
    assert seen(presentation).copy(caps) == before.copy(caps)
    press(presentation, Key.Key_K, SHIFT)
    press(presentation, Key.Key_H)
    assert shown(presentation) == ""


def test_the_last_few_are_kept_in_their_order(qtbot: QtBot, program: app.Program) -> None:
    presentation = present(qtbot, program)
    press(presentation, Key.Key_K, SHIFT)
    for key in (Key.Key_Down, Key.Key_Up, Key.Key_2, Key.Key_0, Key.Key_Right):
        press(presentation, key)
    settle(qtbot, program)
    assert shown(presentation) == "↑, 2, 0, →"
    assert len(presentation.caps.presses) == MAX_PRESSES


def test_keys_are_shown_that_a_part_or_an_action_takes(qtbot: QtBot, program: app.Program) -> None:
    presentation = present(qtbot, program)
    page = explore_page(presentation)
    press(presentation, Key.Key_K, SHIFT)
    kernel = page.operands.operation.kernel
    click(kernel, kernel.rect_of(1, 1).center().toPoint())
    press(presentation, Key.Key_5)  # goes to the cell
    press(presentation, Key.Key_Return)
    settle(qtbot, program)
    assert shown(presentation) == "5, Return"
    press(presentation, Key.Key_Escape)
    press(presentation, Key.Key_Z, CTRL)  # is the action of undo
    settle(qtbot, program)
    assert kernel.plane is not None
    assert kernel.plane.values[1, 1] == 0
    assert shown(presentation).endswith("Esc, Ctrl+Z")


@pytest.mark.parametrize("size", SCREENS)
def test_they_are_large_and_within_the_screen(
    qtbot: QtBot, program: app.Program, size: tuple[int, int]
) -> None:
    presentation = present(qtbot, program, size)
    press(presentation, Key.Key_K, SHIFT)
    for key in (Key.Key_S, Key.Key_P, Key.Key_Escape):
        press(presentation, key, CTRL | SHIFT)
    caps = presentation.caps
    assert presentation.rect().contains(caps.geometry())
    assert QFontInfo(caps.font()).pixelSize() >= size[1] // 40
    assert caps.height() >= size[1] / 20


def test_they_cover_nothing_that_is_chosen_from_nor_the_step(
    qtbot: QtBot, program: app.Program
) -> None:
    presentation = present(qtbot, program)
    page = explore_page(presentation)
    press(presentation, Key.Key_K, CTRL | SHIFT)
    press(presentation, Key.Key_K, SHIFT)
    for key in (Key.Key_Down, Key.Key_Up, Key.Key_Down):
        press(presentation, key)
        settle(qtbot, program)
        caps = presentation.caps.geometry()
        for part in (page.filters, page.operands, page.arithmetic, page.bottom, page.title.leave):
            place = QRect(part.mapTo(presentation, QPoint()), part.size())
            assert not place.intersects(caps), part
    page.title.set_texts(page.title.texts[0], "", has_neighbours=True)
    before, step = page.title.grab().toImage(), page.title.step
    page.title.set_step("")
    without = page.title.grab().toImage()
    page.title.set_step(step)
    columns = [
        x
        for x in range(before.width())
        if any(before.pixel(x, y) != without.pixel(x, y) for y in range(before.height()))
    ]
    assert columns
    assert not any(caps.left() <= x <= caps.right() for x in columns)


@pytest.mark.parametrize(
    ("key", "held", "caps"),
    [
        (Key.Key_K, SHIFT, ("Shift", "K")),
        (Key.Key_Z, CTRL | SHIFT, ("Ctrl", "Shift", "Z")),
        (Key.Key_Question, SHIFT, ("?",)),  # as its cap says it
        (Key.Key_Plus, SHIFT | CTRL, ("Ctrl", "+")),
        (Key.Key_Left, ALT, ("Alt", "←")),
        (Key.Key_Left, SHIFT, ("Shift", "←")),
        (Key.Key_F5, NONE, ("F5",)),
        (Key.Key_Shift, SHIFT, ()),
        (Key.Key_unknown, NONE, ()),
    ],
)
def test_caps_say_what_stands_on_the_keys(
    qapp: object, key: Qt.Key, held: Qt.KeyboardModifier, caps: tuple[str, ...]
) -> None:
    assert caps_of(QKeyEvent(QEvent.Type.KeyPress, key, held)) == caps


# F1.


@pytest.mark.parametrize("program", ["explore", "train"], indirect=True)
def test_f1_tells_the_tools_and_the_keys(qtbot: QtBot, program: app.Program) -> None:
    presentation = present(qtbot, program)
    qtbot.keyClick(presentation, Key.Key_S)
    press(presentation, Key.Key_F1)
    sheet = find(presentation, GestureSheet)
    assert sheet.isVisible()
    lines = sheet.text().split("\n")
    assert lines[0] == "Spotlight"  # the tool that is on comes first
    for told in ("Pointer", "Magnifying lens", "Ink", "Shift+K", "show keys", "Ctrl+Z"):
        assert any(told in line for line in lines)
    press(presentation, Key.Key_Escape)
    assert not sheet.isVisible()
    assert presentation.overlay.tool is not None  # one thing at a time
    press(presentation, Key.Key_Escape)
    assert presentation.overlay.tool is None
    assert presentation.isVisible()


def test_the_sheet_scrolls_by_keys_where_it_is_higher_than_the_screen(
    qtbot: QtBot, program: app.Program
) -> None:
    presentation = present(qtbot, program)
    press(presentation, Key.Key_F1)
    sheet = find(presentation, GestureSheet)
    drain()
    title = sheet.findChildren(QLabel)[0]

    def top() -> int:
        return title.mapTo(sheet, QPoint()).y()

    begun = top()
    press(presentation, Key.Key_PageDown)
    assert sheet.isVisible()
    assert top() < begun - 100
    press(presentation, Key.Key_PageUp)
    assert top() == begun
    press(presentation, Key.Key_Down)
    assert top() < begun
    press(presentation, Key.Key_F1)
    assert not sheet.isVisible()
    press(presentation, Key.Key_Right)  # the keyboard is where it was
    assert program.store.view.layer == 1

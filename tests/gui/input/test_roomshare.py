"""All of the input is in view in a low window, without scrolling."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from playground import app
from playground.gui.input.panel import InputPanel
from playground.gui.shell.side import SideArea
from tests.gui.clock import drain
from tests.gui.hands import click, press
from tests.gui.program import find, running, settle

LOW = (1366, 708)
"""A laptop's 1366×768 less a title bar and the panel of a desktop."""


@pytest.fixture
def program(qtbot: QtBot, tmp_path: Path) -> Iterator[app.Program]:
    with running(qtbot, tmp_path, size=LOW) as made:
        yield made
        made.change_language("en")


def side_of(program: app.Program) -> tuple[InputPanel, SideArea]:
    panel = find(program, InputPanel)
    side: QWidget | None = panel
    while not isinstance(side, SideArea):
        assert side is not None
        side = side.parentWidget()
    return panel, side


def test_nothing_is_scrolled_in_a_low_window(program: app.Program) -> None:
    for size in (LOW, (1366, 749), (1440, 881)):
        program.window.resize(*size)
        drain()
        panel, side = side_of(program)
        assert side.bar.isHidden(), size
        for part in (panel.grid, panel.options.levels, panel.picture_page.crop):
            assert (
                side.viewport()
                .rect()
                .contains(part.mapTo(side.viewport(), part.rect().bottomRight()))
            ), (size, part)
        assert panel.picture_page.samples.more.isVisible() == (size != (1440, 881))


def test_the_others_come_by_a_button_and_the_chosen_one_is_among_those_in_view(
    qtbot: QtBot, program: app.Program
) -> None:
    panel, side = side_of(program)
    samples = panel.picture_page.samples
    assert samples.more.text() == "+8"
    hidden = samples.button("outlines")
    assert not hidden.isVisible()
    click(samples.more)
    drain()
    assert hidden.isVisible()
    assert side.bar.isVisible()
    qtbot.mouseClick(hidden, Qt.MouseButton.LeftButton, pos=QPoint(10, 10))
    settle(qtbot, program)
    click(samples.more)
    drain()
    assert hidden.isVisible()
    assert hidden.isChecked()
    assert side.bar.isHidden()
    samples.button("camera").setFocus()
    for _ in range(7):
        press(Qt.Key.Key_Right)
    assert samples.more.hasFocus()
    press(Qt.Key.Key_Return)
    assert samples.is_opened
    program.change_language("zh_CN")
    settle(qtbot, program)
    assert side_of(program)[0].picture_page.samples.is_opened

"""Ink stays with what it was drawn over, while that goes on and when another document comes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from playground import app
from playground.core import edits
from playground.core.ink import Ink
from playground.engine.trace.cell_address import Cell
from tests.gui.clock import drain
from tests.gui.present.pointing import draw, let_go, point_at, press_at
from tests.gui.present.staging import present, running_timed
from tests.gui.present.test_ink import CTRL, LINE, SHIFT, with_pen
from tests.gui.program import settle

Key = Qt.Key


@pytest.fixture
def program(qtbot: QtBot, tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[app.Program]:
    with running_timed(qtbot, tmp_path, request, "explore") as running_program:
        running_program.store.look(pin=Cell(0, 0, 102, 151))
        yield running_program


def test_a_stroke_is_erased_while_the_weights_or_the_window_go_on(
    qtbot: QtBot, program: app.Program
) -> None:
    """Each step of a training, or place of a sliding window, brought the stroke back."""
    presentation = with_pen(qtbot, program)
    draw(presentation, (720, 500), (820, 500))
    draw(presentation, (720, 600), (820, 600))
    two = presentation.ink
    qtbot.keyClick(presentation, Key.Key_E)
    press_at(presentation, 770, 470)
    point_at(presentation, 770, 501)
    point_at(presentation, 770, 550)  # between the two
    program.store.look(smoothing=program.store.view.smoothing + 1)
    program.store.edit("s", edits.set_field, 0, "stride", (2, 2), merge="live")
    drain()
    let_go(presentation, 770, 550)
    assert presentation.ink.strokes == two.strokes[1:]
    qtbot.keyClick(presentation, Key.Key_Backspace)
    assert presentation.ink == two


def test_ink_over_one_document_is_not_over_the_next(qtbot: QtBot, program: app.Program) -> None:
    """They may look the same: the first filter of the first layer, or the curves."""
    presentation = with_pen(qtbot, program)
    draw(presentation, *LINE)
    drawn = presentation.ink
    before = program.store.session
    qtbot.keyClick(presentation, Key.Key_F5)
    drain()
    program.store.enter(replace(before, seed=5), "Open session", 9)
    program.file.opened("")
    settle(qtbot, program)
    presentation = present(qtbot, program)
    assert presentation.ink == Ink()
    qtbot.keyClick(presentation, Key.Key_F5)
    drain()
    QTest.keyClick(program.window, Key.Key_K, CTRL | SHIFT)
    assert program.store.session.steps[0].ink == Ink()
    program.store.undo()
    program.store.undo()
    settle(qtbot, program)
    presentation = present(qtbot, program)
    assert presentation.ink == drawn


def test_ink_is_there_again_after_a_lesson_and_not_meanwhile(
    qtbot: QtBot, program: app.Program
) -> None:
    """The presentation stays open: a lesson is gone on with while it is presented."""
    presentation = with_pen(qtbot, program)
    draw(presentation, *LINE)
    drawn = presentation.ink
    standing = program.file.set_aside()
    program.store.enter(replace(program.store.session, seed=7), "Open lesson", 9)
    program.file.opened("")
    drain()
    assert presentation.ink == Ink()
    program.store.enter(standing.session, "Leave lesson", 0)
    program.file.give_back(standing)
    drain()
    assert presentation.ink == drawn

"""A lesson is left for another document or with the window: asked first, left after."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from playground import app
from playground.core import edits
from playground.gui.shell.lessonbar import LessonBar
from tests.gui.program import edit, running, settle
from tests.gui.shell.test_lessonbar import opened
from tests.gui.shell.test_sessionactions import answer


@pytest.fixture
def program(qtbot: QtBot, tmp_path: Path) -> Iterator[app.Program]:
    with running(qtbot, tmp_path) as made:
        made.window.sessions.asks_before_closing = True
        edit(qtbot, made, lambda: made.store.edit("s", edits.set_field, 0, "stride", (2, 2)))
        yield made
        made.window.sessions.asks_before_closing = False


def in_lesson(qtbot: QtBot, program: app.Program) -> LessonBar:
    bar = opened(program, 1)
    settle(qtbot, program)
    return bar


def leave(program: app.Program, how: str) -> None:
    if how == "close":
        program.window.close()
    else:
        program.window.actions_["new"].trigger()


@pytest.mark.parametrize("how", ["new", "close"])
def test_who_does_not_leave_stays_in_the_lesson(
    qtbot: QtBot, program: app.Program, how: str
) -> None:
    own = program.store.session
    in_lesson(qtbot, program)
    visited = program.store.session
    asked = answer(program, "Cancel")
    leave(program, how)
    assert asked == ["Save the changes to this session?"]
    assert program.window.isVisible()
    assert program.store.session is visited
    assert program.lesson.lesson is not None
    answer(program, "Do not save")
    leave(program, how)
    assert program.lesson.lesson is None
    assert program.window.isVisible() == (how == "new")
    if how == "new":
        program.store.undo()
    assert program.store.session is own

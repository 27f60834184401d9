"""A lesson visits another document: the user's own is kept, asked about, and never lost by it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from playground import app, resources
from playground.core import edits
from playground.core.session import Session
from playground.engine.trace.cell_address import Cell
from playground.gui.shell.openedfile import SessionContent
from playground.gui.state.autosave import Autosave
from playground.layers import Activation
from playground.sessions.sessionfile import read_session
from tests.core.test_edits import same
from tests.gui.hands import Key
from tests.gui.present.staging import present
from tests.gui.program import edit, running, settle
from tests.gui.shell.test_sessionactions import answer
from tests.gui.state.test_autosave import beat

LESSON = resources.path("lessons", "01-picture.lesson.md")
RECIPE = resources.path("recipes", "01-blur.recipe.md")


@pytest.fixture
def program(qtbot: QtBot, tmp_path: Path) -> Iterator[app.Program]:
    with running(qtbot, tmp_path) as made:
        yield made


def strided(program: app.Program, by: int) -> Session:
    program.store.edit("s", edits.set_field, 0, "stride", (by, by))
    return program.store.session


def with_copies(program: app.Program, folder: Path) -> Autosave:
    """Begin to keep copies against a crash."""
    program.begin_autosave(folder / "copies")
    assert program.autosave is not None
    return program.autosave


def save(qtbot: QtBot, program: app.Program, path: Path) -> None:
    with qtbot.waitSignal(program.file.ended):
        program.file.save_to(str(path))


def enter(qtbot: QtBot, program: app.Program) -> None:
    assert program.lesson.open(LESSON, "en")
    settle(qtbot, program)


def test_the_copy_of_what_is_given_back_stays_as_long_as_the_lesson(
    qtbot: QtBot, program: app.Program, tmp_path: Path
) -> None:
    autosave = with_copies(program, tmp_path)
    save(qtbot, program, tmp_path / "mine.convplay")
    own = strided(program, 2)
    beat(qtbot, autosave, autosave.path)
    enter(qtbot, program)
    program.store.edit("size", edits.set_working_size, 24, True)  # what is done in the lesson
    settle(qtbot, program)
    if autosave.pause.isActive():
        autosave.pause.timeout.emit()
    qtbot.waitUntil(lambda: not autosave._worker.is_busy)
    assert same(read_session(autosave.path).session, own)
    program.lesson.leave()
    assert program.file.is_changed
    assert same(program.store.session, own)
    save(qtbot, program, tmp_path / "mine.convplay")
    qtbot.waitUntil(lambda: not autosave.path.exists())


def test_what_is_at_risk_has_a_copy_even_if_the_lesson_came_before_it(
    qtbot: QtBot, program: app.Program, tmp_path: Path
) -> None:
    autosave = with_copies(program, tmp_path)
    own = strided(program, 2)
    enter(qtbot, program)
    beat(qtbot, autosave, autosave.path)
    assert same(read_session(autosave.path).session, own)
    settle(qtbot, program)


def test_what_is_done_to_ones_own_document_during_a_lesson_stays(
    qtbot: QtBot, program: app.Program, tmp_path: Path
) -> None:
    save(qtbot, program, tmp_path / "mine.convplay")
    enter(qtbot, program)
    edit(qtbot, program, program.store.undo)
    assert program.file.name == "mine"
    edit(qtbot, program, lambda: strided(program, 3))
    own = program.store.session
    program.lesson.leave()
    assert program.store.session is own
    assert program.file.is_changed
    assert program.file.name == "mine"


def test_closing_asks_about_it(qtbot: QtBot, program: app.Program, tmp_path: Path) -> None:
    program.window.sessions.asks_before_closing = True
    save(qtbot, program, tmp_path / "mine.convplay")
    enter(qtbot, program)
    edit(qtbot, program, program.store.undo)
    edit(qtbot, program, lambda: strided(program, 3))
    asked = answer(program, "Cancel")
    program.window.close()
    assert len(asked) == 1
    assert program.window.isVisible()
    program.window.sessions.asks_before_closing = False


def test_another_session_is_opened_in_the_place_of_ones_own_and_not_of_the_lesson(
    qtbot: QtBot, program: app.Program
) -> None:
    program.window.sessions.asks_before_closing = True
    own = strided(program, 2)
    enter(qtbot, program)
    kept = program.file.kept()
    asked = answer(program, "Cancel")
    program.window.sessions.put(SessionContent("", kept))
    assert len(asked) == 1
    assert program.lesson.lesson is not None  # who stays stays in it
    assert not same(program.store.session, own)
    asked = answer(program, "Do not save")
    program.window.sessions.new()
    settle(qtbot, program)
    assert len(asked) == 1
    assert program.lesson.lesson is None
    assert not program.file.is_changed
    program.lesson.leave()  # nothing is visited any more
    assert not program.file.is_changed
    program.window.sessions.asks_before_closing = False


def test_undo_after_a_lesson_knows_what_the_file_has(
    qtbot: QtBot, program: app.Program, tmp_path: Path
) -> None:
    save(qtbot, program, tmp_path / "mine.convplay")
    saved = program.store.session
    edit(qtbot, program, lambda: strided(program, 2))
    enter(qtbot, program)
    program.lesson.leave()
    settle(qtbot, program)
    assert program.file.is_changed
    while program.store.session is not saved:
        edit(qtbot, program, program.store.undo)
    assert program.file.name == "mine"
    assert not program.file.is_changed


def test_what_was_done_to_it_is_put_aside_again_by_the_next_lesson(
    qtbot: QtBot, program: app.Program, tmp_path: Path
) -> None:
    save(qtbot, program, tmp_path / "mine.convplay")
    enter(qtbot, program)
    edit(qtbot, program, program.store.undo)
    own = strided(program, 3)
    settle(qtbot, program)
    enter(qtbot, program)  # the same or another
    assert program.file.is_at_risk
    program.lesson.leave()
    assert same(program.store.session, own)
    assert program.file.is_changed
    assert program.file.name == "mine"
    settle(qtbot, program)


def test_show_me_is_never_done_to_ones_own_document(
    qtbot: QtBot, program: app.Program, tmp_path: Path
) -> None:
    save(qtbot, program, tmp_path / "mine.convplay")
    own = program.store.session
    enter(qtbot, program)
    walk = program.lesson
    assert walk.lesson is not None
    at = next(at for at, step in enumerate(walk.lesson.steps) if step.show)
    walk.go(at)
    edit(qtbot, program, program.store.undo)
    assert program.file.name == "mine"
    walk.show()
    settle(qtbot, program)
    assert program.file.name == ""
    assert walk.progress.is_done
    walk.leave()
    assert same(program.store.session, own)
    assert not program.file.is_changed
    settle(qtbot, program)


def test_the_view_comes_back_where_undo_has_led_back_already(
    qtbot: QtBot, program: app.Program
) -> None:
    program.store.look(layer=0, filter=2)
    before = program.store.view
    enter(qtbot, program)
    program.window.show_mode("compare")
    edit(qtbot, program, program.store.undo)
    program.lesson.leave()
    settle(qtbot, program)
    now = program.store.view
    assert (now.mode, now.layer, now.filter, now.pin) == (
        before.mode,
        before.layer,
        before.filter,
        before.pin,
    )


def looked(program: app.Program) -> tuple[object, ...]:
    """How the document is looked at: what a lesson changes of it."""
    view = program.store.view
    return view.mode, view.layer, view.filter, view.pin, view.below, view.viewport


def deep(qtbot: QtBot, program: app.Program) -> tuple[object, ...]:
    """Have a second layer in the user's own document, and look at it."""
    tanh = Activation(function="tanh")
    edit(qtbot, program, lambda: program.store.edit("a", edits.add_layer, 1, tanh))
    program.store.look(layer=1, filter=0, pin=Cell(1, 0, 5, 6), below="lens")
    settle(qtbot, program)
    return looked(program)


@pytest.mark.parametrize("kind", ["lesson", "recipe"])
def test_a_visit_that_is_left_while_it_is_presented_gives_its_look_to_nothing(
    qtbot: QtBot, program: app.Program, kind: str
) -> None:
    """What was kept of the visit's look went to the user's own document."""
    before = deep(qtbot, program)
    if kind == "lesson":
        enter(qtbot, program)
    else:
        assert program.recipe.open(RECIPE, "en")
        settle(qtbot, program)
    presentation = present(qtbot, program)
    (program.lesson if kind == "lesson" else program.recipe).leave()
    settle(qtbot, program)
    qtbot.keyClick(presentation, Key.Key_F5)
    settle(qtbot, program)
    assert looked(program) == before


def test_a_lesson_that_is_opened_while_presenting_has_a_look_of_its_own(
    qtbot: QtBot, program: app.Program
) -> None:
    deep(qtbot, program)
    presentation = present(qtbot, program)
    before = looked(program)
    enter(qtbot, program)
    of_lesson = program.store.view.layer, program.store.view.filter, program.store.view.pin
    qtbot.keyClick(presentation, Key.Key_F5)
    settle(qtbot, program)
    view = program.store.view
    assert (view.layer, view.filter, view.pin) == of_lesson
    program.lesson.leave()
    settle(qtbot, program)
    assert looked(program) == before


def test_who_visits_a_lesson_within_a_presentation_is_where_it_began(
    qtbot: QtBot, program: app.Program
) -> None:
    before = deep(qtbot, program)
    presentation = present(qtbot, program)
    enter(qtbot, program)
    program.lesson.leave()
    settle(qtbot, program)
    program.store.look(layer=0)
    qtbot.keyClick(presentation, Key.Key_F5)
    settle(qtbot, program)
    assert looked(program) == before

"""The lessons that come along, gone through in one window of 1024×768, and what they point at."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from playground import app
from playground.core.edits import set_colour
from playground.core.messages import Message
from playground.gui.flow.view import FlowView
from playground.gui.shell.lessonbar import LessonBar
from playground.gui.shell.lessonplaces import FINDERS, spot_of
from playground.gui.shell.lessonring import LessonRing, seen_rect
from playground.gui.shell.startpicture import is_other_file, opened
from playground.gui.state.store import OPENING
from playground.lessons.changes.train import Train
from playground.lessons.places import PLACES, place_of
from playground.lessons.reading import read_lesson
from playground.lessons.shipped import lesson_files
from tests.gui.clock import drain
from tests.gui.hands import click
from tests.gui.input.test_picturedrop import drop, urls
from tests.gui.program import edit, find, running, settle
from tests.lessons.texts import GOOD

LARGE = "squeezenet-1.1"
"""Its 42 columns take a second a step: tests/bench/lesson_walk.py goes through its lessons."""

NAMES = {"setting(NAME)": "setting(dilation)", "plan(NAME)": "plan(rate)"}


@pytest.fixture
def program(qtbot: QtBot, tmp_path: Path) -> Iterator[app.Program]:
    with running(qtbot, tmp_path, size=(1024, 768)) as running_program:
        yield running_program


def seen(program: app.Program) -> bool:
    """Whether the ring lies around something that is in view."""
    ring = find(program, LessonRing)
    spot = ring.spot
    if spot is None or not ring.isVisible():
        return False
    rect = seen_rect(spot, program.window.areas)
    around = ring.geometry().adjusted(-2, -2, 2, 2)  # at the edge of the window it is cut
    return around.contains(rect) and rect.width() >= 8 and rect.height() >= 8


def test_every_step_of_every_lesson_is_done_and_points_at_what_is_in_view(
    qtbot: QtBot, program: app.Program, own_fonts: None
) -> None:
    bar = find(program, LessonBar)
    program.window.setUpdatesEnabled(False)  # layouts are asked about, not what is painted
    for path in lesson_files():
        if read_lesson(path).network == LARGE:
            continue
        assert program.lesson.open(path, "en")
        assert program.lesson.lesson is not None
        for at, step in enumerate(program.lesson.lesson.steps):
            drain()
            settle(qtbot, program)  # what a step asks for may be in the maps
            where = f"{path.name}, step {at + 1}"
            assert step.title in bar.text.text()
            assert not program.lesson.progress.is_done or step.is_for_reading, where
            assert step.point is None or seen(program), where
            assert bar.text.height() >= bar.text.heightForWidth(bar.text.width()), where
            assert bar.height() < 200, where
            assert program.window.width() == 1024, where
            if not step.is_for_reading:
                click(bar.show_me)
                drain()
                settle(qtbot, program)
            trains = any(isinstance(change, Train) for change in step.show)
            assert program.lesson.progress.is_done or trains, where
            click(bar.next)
        assert program.lesson.lesson is None


def test_every_place_is_in_the_window(qtbot: QtBot, program: app.Program) -> None:
    edit(qtbot, program, lambda: program.store.edit("rgb", set_colour, "rgb"))
    assert FINDERS.keys() == PLACES.keys()
    for form in PLACES:
        text = NAMES.get(form, form).replace("N,N", "0,0").replace("(N)", "(0)")
        mode = FINDERS[form][0]
        if mode:
            program.window.show_mode(mode)
        drain()
        spot = spot_of(place_of(text), program.window, program.store)
        assert spot is not None, form
        assert not seen_rect(spot, program.window.areas).isEmpty(), form


def test_what_belongs_to_another_mode_is_behind_its_tab(program: app.Program) -> None:
    spot = spot_of(place_of("train"), program.window, program.store)
    assert spot is not None
    assert spot.widget is program.window.top_bar.modes.button("train")
    program.store.look(layer=1)
    spot = spot_of(place_of("kernel"), program.window, program.store)
    assert spot is not None
    assert spot.widget is find(program, FlowView).header(0)
    assert spot_of(place_of("layer(9)"), program.window, program.store) is None


@pytest.fixture
def lesson(tmp_path: Path) -> Path:
    path = tmp_path / "mine.lesson.md"
    path.write_text(GOOD, encoding="utf-8")
    return path


def dropped(program: app.Program, path: Path) -> None:
    window = program.window.windowHandle()
    drop(window, urls(path))
    drain()


def test_a_lesson_is_opened_when_it_is_dropped(program: app.Program, lesson: Path) -> None:
    dropped(program, lesson)
    assert "Fewer places" in find(program, LessonBar).title.text()
    assert seen(program)


def test_a_damaged_lesson_that_is_dropped_changes_nothing(
    qtbot: QtBot, program: app.Program, lesson: Path
) -> None:
    lesson.write_text(GOOD.replace("minutes: 5", "minutes: five"), encoding="utf-8")
    before = program.store.session
    said: list[Message] = []
    program.store.refused.connect(said.append)
    dropped(program, lesson)
    assert program.store.session is before
    assert program.lesson.lesson is None
    assert str(said[0]).startswith("mine.lesson.md is no lesson. Line 3: five is not")
    assert said[0].about == OPENING
    settle(qtbot, program)


def test_a_lesson_follows_its_file_as_it_is_saved(
    qtbot: QtBot, program: app.Program, lesson: Path
) -> None:
    program.window.open_file(str(lesson))
    bar = find(program, LessonBar)
    bar.next.click()
    lesson.write_text(GOOD.replace("Think.", "Think twice."), encoding="utf-8")
    qtbot.waitUntil(lambda: "Think twice." in bar.text.text())
    assert program.lesson.progress.step == 1
    said: list[Message] = []
    program.store.refused.connect(said.append)
    fresh = lesson.with_name("fresh")
    fresh.write_text(GOOD.replace("minutes: 5", "minutes: five"), encoding="utf-8")
    fresh.replace(lesson)  # as editors save
    qtbot.waitUntil(lambda: bool(said))
    assert "Line 3: five is not" in str(said[0])
    assert "Think twice." in bar.text.text()
    lesson.write_text(GOOD, encoding="utf-8")
    qtbot.waitUntil(lambda: "Think." in bar.text.text())


def test_a_lesson_named_on_the_command_line_is_opened(program: app.Program, lesson: Path) -> None:
    path = str(lesson)
    assert is_other_file(path)
    assert opened(app.first_session(), path)[1:] == ((), None)
    program.window.open_file(path)
    assert "Fewer places" in find(program, LessonBar).title.text()

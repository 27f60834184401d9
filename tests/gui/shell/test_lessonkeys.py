"""A lesson without the mouse and with a screen reader, in every mode, and while it is presented."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QAbstractButton, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from playground import app
from playground.gui.present.explore import ExplorePage
from playground.gui.present.presentation import Presentation
from playground.gui.shell import lessonbar, recipebar
from playground.gui.shell.lessonbar import LessonBar
from playground.gui.shell.lessonring import LessonRing
from playground.gui.shell.recipebar import RecipeBar
from playground.lessons.shipped import lesson_files, recipe_files
from tests.gui.clock import Clock, drain
from tests.gui.hands import Key, click, keyboard, press, type_text
from tests.gui.program import find, running, settle

MODES = ("explore", "train", "look_inside", "compare")


@pytest.fixture
def program(qtbot: QtBot, tmp_path: Path) -> Iterator[app.Program]:
    with running(qtbot, tmp_path, size=(1024, 768)) as running_program:
        yield running_program


@pytest.fixture
def heard(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What a screen reader is told to say."""
    found: list[str] = []
    for module in (lessonbar, recipebar):
        monkeypatch.setattr(
            module, "say", lambda _widget, text: found.append(text.replace("**", ""))
        )
    return found


def opened(program: app.Program, number: int) -> LessonBar:
    path = next(path for path in lesson_files() if path.name.startswith(f"{number:02}"))
    program.window.open_file(str(path))
    drain()
    return find(program, LessonBar)


def reached(bar: QWidget, start: QWidget) -> list[QWidget]:
    """The parts of the bar that Tab comes to, from the first one on."""
    bar.window().activateWindow()
    start.setFocus()
    found: list[QWidget] = []
    while bar.isAncestorOf(keyboard()) and keyboard() not in found:
        found.append(keyboard())
        press(Key.Key_Tab)
    return found


@pytest.mark.parametrize("mode", MODES)
def test_tab_comes_to_every_part_of_the_bar_in_every_mode_and_each_has_a_name(
    program: app.Program, mode: str
) -> None:
    bar = opened(program, 2)
    program.window.show_mode(mode)
    drain()
    click(bar.next)
    click(bar.next)
    drain()
    parts = {bar.answer, bar.check, bar.back, bar.next, bar.hint, bar.show_me, bar.edit, bar.close_}
    parts.add(bar.notes)
    assert set(reached(bar, bar.back)) == parts
    for part in parts:
        assert isinstance(part, QAbstractButton | QLineEdit)
        named = part.accessibleName()
        assert named or (isinstance(part, QAbstractButton) and part.text()), part
    assert bar.answer.accessibleDescription() == bar.question.text()
    click(bar.close_)
    drain()


def test_choices_say_which_question_they_answer(program: app.Program) -> None:
    bar = opened(program, 1)
    for _ in range(5):
        click(bar.next)
    drain()
    assert len(bar.options) == 3
    for button in bar.options:
        assert button.accessibleDescription() == bar.question.text() != ""


def test_a_lesson_is_gone_through_by_the_keyboard_alone(qtbot: QtBot, program: app.Program) -> None:
    before = program.store.session
    bar = opened(program, 1)
    assert program.lesson.lesson is not None
    count = len(program.lesson.lesson.steps)
    bar.window().activateWindow()
    bar.next.setFocus()
    for at in range(count):
        assert program.lesson.progress.step == at
        bar.show_me.setFocus()
        press(Key.Key_Space)
        drain()
        settle(qtbot, program)
        assert program.lesson.progress.is_done
        assert keyboard() is bar.next  # "Show me" is off now
        press(Key.Key_Space)
        drain()
    assert program.lesson.lesson is None
    assert not bar.isVisible()
    assert not bar.isAncestorOf(keyboard())
    assert program.store.session is before


def test_the_keyboard_stays_in_the_bar_when_a_question_is_answered(program: app.Program) -> None:
    bar = opened(program, 2)
    bar.window().activateWindow()
    bar.answer.setFocus()
    type_text("9")
    press(Key.Key_Return)
    drain()
    assert keyboard() is bar.next
    bar = opened(program, 1)
    for _ in range(5):
        click(bar.next)
    bar.options[1].setFocus()
    press(Key.Key_Space)
    drain()
    assert keyboard() is bar.next


def test_a_screen_reader_says_each_step_and_what_is_said_of_it(
    program: app.Program, heard: list[str]
) -> None:
    bar = opened(program, 2)
    assert len(heard) == 1
    assert heard[0].startswith("step 1 of 7 · about 8 minutes. Nine products, one sum.")
    assert heard[0].endswith("How many multiplications does one place take?")
    bar.answer.setFocus()
    type_text("8")
    press(Key.Key_Return)
    assert heard[-1] == "Not yet: another number. You can try again, or go on."
    bar.answer.clear()
    type_text("9")
    press(Key.Key_Return)
    assert heard[-1].startswith("Nine: one for each number")
    click(bar.next)
    assert heard[-1].startswith("step 2 of 7")
    said = len(heard)
    program.window.show_mode("train")
    drain()
    program.window.show_mode("explore")
    drain()
    assert not any(text.startswith("step") for text in heard[said:])  # it is the same


def test_a_screen_reader_says_the_goal_of_a_recipe_and_what_became_of_it(
    qtbot: QtBot, program: app.Program, heard: list[str]
) -> None:
    program.window.open_file(str(recipe_files()[0]))
    settle(qtbot, program)
    assert heard[0].startswith("A blur that keeps the brightness. Smooth, and no brighter")
    bar = find(program, RecipeBar)
    click(bar.known)
    click(bar.ways[0])
    settle(qtbot, program)
    drain()
    assert heard[-1].startswith("Score 0 of 100 · best 0. Nine ones, known to fail.")
    parts = {*bar.ways, bar.again, bar.known, bar.notes, bar.edit, bar.close_}
    assert set(reached(bar, bar.again)) == parts


def ring_around(presentation: Presentation, part: QWidget) -> bool:
    """Whether the ring of the presentation lies around a part of its page."""
    ring = find(presentation, LessonRing)
    if not ring.isVisible():
        return False
    place = part.rect().translated(part.mapTo(presentation, part.rect().topLeft()))
    return ring.geometry().adjusted(-2, -2, 2, 2).contains(place)


def test_the_ring_is_drawn_while_presenting_where_the_place_is_on_the_page(
    qtbot: QtBot, program: app.Program
) -> None:
    opened(program, 2)  # points at the kernel
    program.window.actions_["present"].trigger()
    drain()
    presentation = find(program, Presentation)
    page = presentation.page
    assert isinstance(page, ExplorePage)
    qtbot.waitUntil(lambda: ring_around(presentation, page.operands.operation))
    bar = find(presentation, LessonBar)
    click(bar.next)
    click(bar.next)  # the padding: there is no such thing on the page
    drain()
    assert not find(presentation, LessonRing).isVisible()
    qtbot.waitUntil(lambda: "Esc leads to the window" in bar.said.text())
    program.lesson.open(lesson_files()[7], "en")  # the map of the pooling
    settle(qtbot, program)
    program.store.look(layer=2)
    qtbot.waitUntil(lambda: ring_around(presentation, page.operands.map))
    assert "Esc" not in bar.said.text()
    presentation.do("blank")
    drain()
    children = presentation.children()
    blank = presentation.blank
    assert blank is not None
    assert children.index(blank) > children.index(find(presentation, LessonRing))
    presentation.do("blank")
    click(bar.close_)
    drain()
    assert not find(presentation, LessonRing).isVisible()
    program.window.actions_["present"].trigger()
    drain()


def test_the_ring_is_in_the_window_again_after_a_long_presentation(
    clock: Clock, program: app.Program
) -> None:
    bar = opened(program, 2)
    program.window.actions_["present"].trigger()
    drain()
    presented = find(find(program, Presentation), LessonBar)
    click(presented.next)
    click(presented.next)  # the padding: it is in the window alone
    clock.advance(60_000)
    program.window.actions_["present"].trigger()
    drain()
    clock.advance(1_000)
    drain()
    assert "padding" in bar.text.text().lower()
    ring = next(each for each in bar.window().findChildren(LessonRing) if each.isVisible())
    assert ring.spot is not None
    assert ring.geometry().isValid()


def test_the_ring_follows_the_training_while_that_is_presented(
    qtbot: QtBot, program: app.Program
) -> None:
    bar = opened(program, 12)
    program.window.show_mode("train")
    program.window.actions_["present"].trigger()
    drain()
    presentation = find(program, Presentation)
    bar = find(presentation, LessonBar)
    while program.lesson.step.point is None or program.lesson.step.point.form != "train":
        click(bar.next)
    from playground.gui.present.train import TrainPage

    page = presentation.page
    assert isinstance(page, TrainPage)
    qtbot.waitUntil(lambda: ring_around(presentation, page.board.transport.play))
    program.window.actions_["present"].trigger()
    drain()

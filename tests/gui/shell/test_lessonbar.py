"""A lesson in the window: opened from Help, done by hand or shown, left with the session back."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from playground import app
from playground.core import edits
from playground.core.messages import marked
from playground.gui.present.presentation import Presentation
from playground.gui.shell.lessonbar import LessonBar
from playground.gui.shell.lessonmenu import LessonMenu
from playground.gui.shell.taughtnotes import TaughtNotes
from playground.gui.state.lessonrecord import LessonRecord
from playground.gui.widgets.messagebar import MessageBar
from playground.lessons.results import read_results
from playground.lessons.shipped import lesson_files, shipped_lessons
from tests.gui.clock import drain
from tests.gui.hands import Key, click, keyboard, press, type_text
from tests.gui.input.desk import gray
from tests.gui.program import find, running, settle


@pytest.fixture
def program(qtbot: QtBot, tmp_path: Path) -> Iterator[app.Program]:
    with running(qtbot, tmp_path, size=(1024, 768)) as running_program:
        yield running_program


def opened(program: app.Program, number: int) -> LessonBar:
    """The bar of a lesson, opened from the menu."""
    menu = find(program, LessonMenu)
    menu.aboutToShow.emit()
    menu.actions()[number - 1].trigger()
    drain()
    bar = find(program, LessonBar)
    assert bar.isVisible()
    return bar


def whole(part: QWidget, bar: LessonBar) -> bool:
    """Whether a part of the bar is seen whole in the window."""
    window = bar.window()
    place = part.rect().translated(part.mapTo(window, part.rect().topLeft()))
    return part.isVisible() and window.rect().contains(place)


def test_a_lesson_is_there_only_once_it_is_opened(program: app.Program) -> None:
    assert not find(program, LessonBar).isVisible()
    bar = opened(program, 1)
    assert "What a picture is" in bar.title.text()
    assert bar.where.text() == "step 1 of 6 · about 8 minutes"
    assert program.store.session.picture.name == "camera"
    parts = (bar.title, bar.where, bar.text, bar.next, bar.hint, bar.show_me, bar.close_)
    assert all(whole(part, bar) for part in parts)


def test_doing_it_by_hand_is_noticed_and_undo_takes_it_back(
    qtbot: QtBot, program: app.Program
) -> None:
    bar = opened(program, 2)
    bar.next.click()
    assert "5×5" in bar.text.text()
    assert bar.next.text() == "Next anyway"
    from playground.core.filteredits import set_kernel_size

    program.store.edit("size", set_kernel_size, 0, 7, 7)
    drain()
    assert "more than 5×5" in bar.said.text()
    program.store.edit("size", set_kernel_size, 0, 5, 5)
    drain()
    assert bar.said.text() == "✓ Done."
    assert bar.next.text() == "Next"
    program.store.undo()
    drain()
    assert bar.next.text() == "Next anyway"
    settle(qtbot, program)


def test_hints_come_one_by_one_and_showing_is_one_step_of_undo(program: app.Program) -> None:
    bar = opened(program, 1)
    before = program.store.session
    click(bar.hint)
    assert "at the left" in bar.said.text()
    click(bar.hint)
    assert not bar.hint.isEnabled()
    click(bar.show_me)
    drain()
    assert "✓ Done." in bar.said.text()
    assert program.store.session.picture.name == "one"
    program.store.undo()
    assert program.store.session is before
    assert not program.lesson.progress.is_done


def test_a_number_is_predicted_before_it_is_told(program: app.Program) -> None:
    bar = opened(program, 2)
    assert bar.answer.isVisible()
    assert "Nine" not in bar.said.text()
    bar.answer.setFocus()
    type_text("many")
    press(Key.Key_Return)
    assert bar.said.text() == "Write a number."
    bar.answer.clear()
    type_text("8")
    press(Key.Key_Return)
    assert bar.said.text().startswith("Not yet")
    bar.answer.clear()
    type_text("9")
    press(Key.Key_Return)
    assert "Nine" in bar.said.text()
    assert not bar.answer.isVisible()
    assert bar.next.text() == "Next"


@pytest.mark.parametrize("written", ["0.8", "0,8", " .8 "])
def test_a_fraction_is_written_with_a_point_or_a_comma(program: app.Program, written: str) -> None:
    bar = opened(program, 13)
    bar.answer.setFocus()
    type_text(written)
    press(Key.Key_Return)
    assert "a little closer" in bar.said.text()


def test_finishing_says_what_was_done_and_what_is_back(
    program: app.Program, tmp_path: Path
) -> None:
    program.visit.record = LessonRecord(tmp_path / "lessons.json")
    before = program.store.session
    bar = opened(program, 1)
    for _ in range(5):
        click(bar.next)
    drain()
    click(bar.options[1])
    assert bar.next.text() == "Finish"
    click(bar.next)
    drain()
    said = find(program, MessageBar)
    assert said.isVisible()
    assert said.text.startswith("What a picture is: 1 of 6 steps are done.")
    assert program.store.session is before
    opened(program, 2)
    drain()
    assert "What a picture is" not in said.text


def test_what_fails_of_the_record_leaves_the_document_there(
    program: app.Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails() -> None:
        raise MemoryError

    before, view = program.store.session, program.store.view
    monkeypatch.setattr(program.visit.record, "refusal", fails)
    begins = program.visit.now()
    with pytest.raises(MemoryError):
        program.visit.begin(program.lesson, begins, marked("edit", "Visit"))
    assert program.store.session is before
    assert program.store.view is view
    assert program.store.history.undo_label is None


def test_who_goes_on_by_keyboard_writes_the_answer_at_once(program: app.Program) -> None:
    bar = opened(program, 1)
    bar.next.setFocus()
    press(Key.Key_Space)
    assert keyboard() is bar.answer
    type_text("16")
    press(Key.Key_Return)
    assert program.lesson.progress.is_done
    assert keyboard() is bar.next
    press(Key.Key_Space)
    assert bar.where.text().startswith("step 3 of 6")


def test_a_choice_is_answered(program: app.Program) -> None:
    bar = opened(program, 1)
    for _ in range(5):
        bar.next.click()
    drain()
    assert bar.next.text() == "Finish"
    assert [button.isVisible() for button in bar.options] == [True] * 3
    click(bar.options[0])
    assert "All 16" in bar.said.text()
    assert not program.lesson.progress.is_done
    click(bar.options[1])
    assert "four places apart" in bar.said.text()
    assert program.lesson.progress.is_done


def test_what_was_done_is_ticked_in_the_menu_and_saved(
    qtbot: QtBot, program: app.Program, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program.visit.record = LessonRecord(tmp_path / "lessons.json")
    bar = opened(program, 1)
    click(bar.hint)
    for _ in range(6):
        click(bar.show_me)
        settle(qtbot, program)  # some steps are done once their maps are there
        drain()
        click(bar.next)
    menu = find(program, LessonMenu)
    menu.aboutToShow.emit()
    first, second = menu.actions()[:2]
    assert (first.isChecked(), first.toolTip()) == (True, "About 8 minutes · 6 of 6 steps are done")
    assert not second.isChecked()
    saved = tmp_path / "mia.json"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(saved), ""))
    next(each for each in menu.actions() if each.text().startswith("Save my")).trigger()
    (result,) = read_results(saved)
    assert (result.id, result.done, result.steps[0].hints) == ("01-picture", 6, 1)
    assert all(step.was_shown for step in result.steps)


def test_a_lesson_is_gone_on_with_while_it_is_presented(program: app.Program) -> None:
    opened(program, 1)
    program.window.actions_["present"].trigger()
    drain()
    presentation = find(program, Presentation)
    bar = find(presentation, LessonBar)
    assert presentation.page is not None
    assert bar.isVisible()
    assert "A very small picture" in bar.text.text()
    assert bar.text.height() >= bar.text.heightForWidth(bar.text.width())
    assert presentation.page.y() == bar.height() > 0
    assert presentation.page.geometry().bottom() == presentation.rect().bottom()
    click(bar.show_me)
    drain()
    assert program.lesson.progress.is_done
    click(bar.close_)
    drain()
    assert not bar.isVisible()
    assert presentation.page.geometry() == presentation.rect()
    program.window.actions_["present"].trigger()
    drain()


def test_leaving_gives_back_what_stood_there(program: app.Program) -> None:
    before = program.store.session
    bar = opened(program, 1)
    click(bar.show_me)
    opened(program, 2)
    bar.close_.setFocus()
    assert keyboard() is bar.close_
    press(Key.Key_Space)
    drain()
    assert not bar.isVisible()
    assert program.store.session is before
    assert program.lesson.lesson is None


@pytest.mark.parametrize("is_changed", [False, True])
def test_a_lesson_is_in_no_file_and_leaving_gives_the_file_back(
    qtbot: QtBot, program: app.Program, tmp_path: Path, is_changed: bool
) -> None:
    path = tmp_path / "mine.convplay"
    with qtbot.waitSignal(program.file.ended):
        program.file.save_to(str(path))
    kept = path.read_bytes()
    if is_changed:
        program.store.edit("change", edits.set_picture, gray(8, 8))
    bar = opened(program, 1)
    assert (program.file.path, program.file.is_changed) == ("", False)
    click(bar.show_me)
    opened(program, 2)
    assert program.file.path == ""
    click(bar.close_)
    assert (program.file.path, program.file.is_changed) == (str(path), is_changed)
    assert path.read_bytes() == kept


def test_a_window_that_closes_amid_a_lesson_asks_about_the_document_of_before(
    qtbot: QtBot, program: app.Program
) -> None:
    before = program.store.session
    opened(program, 1)
    program.window.close()
    assert program.store.session is before


def test_the_other_language_goes_on_where_it_was(qtbot: QtBot, program: app.Program) -> None:
    bar = opened(program, 1)
    click(bar.show_me)
    bar.next.click()
    program.change_language("zh_CN")
    drain()
    try:
        bar = find(program, LessonBar)
        assert bar.isVisible()
        assert "数一数" in bar.text.text()
        assert "第 2 步" in bar.where.text()
    finally:
        program.change_language("en")
        drain()
    assert shipped_lessons()[0].title in find(program, LessonBar).title.text()
    settle(qtbot, program)


@pytest.mark.parametrize("steps", [2, 9])
def test_a_lesson_with_other_steps_in_the_other_language_stays_at_one_that_there_is(
    qtbot: QtBot, program: app.Program, tmp_path: Path, steps: int
) -> None:
    """Its file was changed while its translation did not fit any more: that ended in an error."""
    shipped, path = lesson_files()[1], tmp_path / "own.lesson.md"
    head, *told = shipped.read_text("utf-8").split("\n## ")
    shutil.copy(shipped, path)
    translation = shipped.name.replace(".lesson", ".zh_CN.lesson")
    shutil.copy(shipped.with_name(translation), tmp_path / "own.zh_CN.lesson.md")
    program.change_language("zh_CN")
    drain()
    try:
        assert program.lesson.open(path, "zh_CN")
        program.lesson.go(4)
        path.write_text("\n## ".join([head, *(told * 2)[:steps]]), "utf-8")
        program.lesson.reload()  # refused: the translation has other steps
        assert program.lesson.progress.step == 4
    finally:
        program.change_language("en")
        drain()
    here = min(4, steps - 1)
    assert program.lesson.progress.step == here
    assert find(program, LessonBar).where.text().startswith(f"step {here + 1} of {steps}")
    program.lesson.go(steps)
    assert program.lesson.progress.step == steps - 1
    program.lesson.leave()
    settle(qtbot, program)


def test_the_teacher_reads_the_notes_beside_the_lesson_and_the_class_does_not(
    program: app.Program,
) -> None:
    bar = opened(program, 1)
    click(bar.notes)
    drain()
    notes = find(program, TaughtNotes)
    assert notes.isVisible()
    assert notes.windowTitle() == "For the teacher: What a picture is"
    assert "Many believe that black is 1" in notes.text.toPlainText()
    assert "\n" not in notes.text.toPlainText()
    opened(program, 2)
    assert notes.windowTitle() == "For the teacher: One filter, one number"
    program.window.actions_["present"].trigger()
    drain()
    presented = find(find(program, Presentation), LessonBar)
    assert not presented.notes.isVisible()
    assert not presented.edit.isVisible()
    program.window.actions_["present"].trigger()
    drain()
    click(bar.close_)
    drain()
    assert not program.window.findChildren(TaughtNotes)

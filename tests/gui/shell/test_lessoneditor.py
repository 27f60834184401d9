"""The file of a lesson is edited beside the lesson, which shows what is saved."""

from __future__ import annotations

import errno
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QDesktopServices
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from playground import app, resources
from playground.exchange import own_files
from playground.gui.shell import lessoneditor
from playground.gui.shell.lessonbar import LessonBar
from playground.gui.shell.lessoneditor import LessonEditor
from playground.gui.shell.lessonmenu import LessonMenu
from playground.gui.shell.recipebar import RecipeBar
from playground.gui.shell.recipemenu import RecipeMenu
from playground.lessons.proofreading import proofread
from tests.gui.clock import Clock, drain
from tests.gui.hands import CTRL, Key, click, press, type_text
from tests.gui.program import find, running
from tests.lessons.texts import GOOD


@pytest.fixture
def program(qtbot: QtBot, tmp_path: Path, own: Path) -> Iterator[app.Program]:
    with running(qtbot, tmp_path, size=(1024, 768)) as running_program:
        yield running_program


@pytest.fixture
def own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The user's own folder, which is not there yet."""
    folder = tmp_path / "own"
    monkeypatch.setattr(own_files, "own_folder", lambda: folder)
    return folder


@pytest.fixture(autouse=True)
def unasked(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is not saved when a test ends is left without a question."""
    monkeypatch.setattr(lessoneditor, "asked", lambda *_: "leave")


@pytest.fixture
def lesson(tmp_path: Path) -> Path:
    path = tmp_path / "mine.lesson.md"
    path.write_text(GOOD, encoding="utf-8")
    return path


def edited(program: app.Program, path: Path) -> LessonEditor:
    """The editor of a lesson that is open."""
    program.window.open_file(str(path))
    click(find(program, LessonBar).edit)
    drain()
    return find(program, LessonEditor)


def write(editor: LessonEditor, old: str, new: str) -> None:
    """Select a text with the keyboard in the editor, and type another over it."""
    editor.activateWindow()
    editor.text.setFocus()
    cursor = editor.text.document().find(old)
    assert not cursor.isNull(), old
    editor.text.setTextCursor(cursor)
    type_text(new)


def test_what_is_saved_is_shown_by_the_lesson_at_the_same_step(
    qtbot: QtBot, program: app.Program, lesson: Path
) -> None:
    editor = edited(program, lesson)
    bar = find(program, LessonBar)
    click(bar.next)
    assert editor.windowTitle() == "mine.lesson.md"
    write(editor, "Think.", "Think twice.")
    assert editor.windowTitle() == "mine.lesson.md*"
    qtbot.waitUntil(lambda: "Save, and the lesson shows it" in editor.state.text())
    assert "Think twice." not in bar.text.text()
    press(Key.Key_S, modifiers=CTRL)
    assert "Think twice." in lesson.read_text(encoding="utf-8")
    qtbot.waitUntil(lambda: "Think twice." in bar.text.text())
    assert program.lesson.progress.step == 1
    qtbot.waitUntil(lambda: editor.state.text().startswith("Saved, and nothing is wrong"))


def test_mistakes_are_told_by_line_while_one_writes(
    qtbot: QtBot, program: app.Program, lesson: Path
) -> None:
    editor = edited(program, lesson)
    qtbot.waitUntil(lambda: "nothing is wrong" in editor.state.text())
    assert not editor.mistakes.count()
    write(editor, "minutes: 5", "minutes: five")
    write(editor, "point: stride", "point: moon")
    qtbot.waitUntil(lambda: editor.mistakes.count() == 2)
    assert editor.state.text().startswith("2 mistakes")
    first, second = (editor.mistakes.item(at).text() for at in (0, 1))
    assert first.startswith("Line 3: five is not a whole number")
    assert second.startswith("Line 16: There is no place moon")
    assert [part.cursor.blockNumber() for part in editor.text.extraSelections()] == [2, 15]
    place = editor.mistakes.visualItemRect(editor.mistakes.item(1)).center()
    viewport = editor.mistakes.viewport()
    QTest.mouseClick(viewport, Qt.MouseButton.LeftButton, pos=QPoint(place))
    assert editor.text.textCursor().blockNumber() == 15
    assert editor.place.text() == "line 16"
    write(editor, "point: moon", "point: stride")
    write(editor, "minutes: five", "minutes: 5")
    qtbot.waitUntil(lambda: not editor.mistakes.count())


def test_a_step_that_cannot_be_done_is_told_once_it_is_saved(
    qtbot: QtBot, program: app.Program, lesson: Path
) -> None:
    editor = edited(program, lesson)
    write(editor, "show: set layers[0].stride = 2", "show: set layers[0].stride = 3")
    click(editor.save_)
    qtbot.waitUntil(lambda: editor.mistakes.count() == 1)
    assert editor.mistakes.item(0).text() == "Line 12: “Show me” does not do the step."


def test_a_lesson_that_comes_along_is_edited_in_a_copy(
    qtbot: QtBot, program: app.Program, own: Path
) -> None:
    original = resources.path("lessons") / "01-picture.lesson.md"
    before = original.read_bytes()
    editor = edited(program, original)
    copy = own / "lessons" / "my-01-picture.lesson.md"
    assert editor.path == copy == program.lesson.path
    assert copy.read_bytes() == before
    assert (own / "lessons" / "my-01-picture.zh_CN.lesson.md").exists()
    bar = find(program, LessonBar)
    write(editor, "A very small picture", "A tiny picture")
    click(editor.save_)
    qtbot.waitUntil(lambda: "A tiny picture" in bar.text.text())
    assert original.read_bytes() == before
    click(editor.done_)
    drain()
    assert not program.window.findChildren(LessonEditor)
    program.window.open_file(str(original))
    click(bar.edit)  # the copy is gone on with
    drain()
    assert "A tiny picture" in find(program, LessonEditor).text.written()
    assert "A tiny picture" in bar.text.text()


def test_a_translation_is_edited_where_its_language_is_spoken(
    program: app.Program, own: Path
) -> None:
    editor = edited(program, resources.path("lessons") / "01-picture.lesson.md")
    names = [editor.file.itemText(at) for at in range(editor.file.count())]
    assert names == ["my-01-picture.lesson.md", "my-01-picture.zh_CN.lesson.md"]
    editor.file.setCurrentIndex(1)
    editor.file.activated.emit(1)
    assert editor.path.name == names[1]
    assert "图" in editor.text.written()
    editor.close()
    drain()
    program.change_language("zh_CN")
    drain()
    try:
        click(find(program, LessonBar).edit)
        drain()
        assert find(program, LessonEditor).path.name == names[1]
    finally:
        program.change_language("en")
        drain()


def test_what_is_not_saved_goes_along_into_the_other_language(
    program: app.Program, lesson: Path
) -> None:
    editor = edited(program, lesson)
    write(editor, "Think.", "Think again.")
    program.change_language("zh_CN")
    drain()
    try:
        editor = find(program, LessonEditor)
        assert "Think again." in editor.text.written()
        assert editor.is_changed
        click(editor.save_)
    finally:
        program.change_language("en")
        drain()
    assert "Think again." in find(program, LessonEditor).text.written()


def test_it_goes_along_though_its_lesson_was_left_and_a_recipe_is_open(
    program: app.Program, lesson: Path
) -> None:
    """It is the editor's text, not the lesson's: whatever is open, it is not lost unasked."""
    editor = edited(program, lesson)
    write(editor, "Think.", "Think again.")
    click(find(program, LessonBar).close_)
    drain()
    menu = find(program, RecipeMenu)
    menu.aboutToShow.emit()
    menu.actions()[0].trigger()
    program.change_language("zh_CN")
    drain()
    try:
        editor = find(program, LessonEditor)
        assert editor.path == lesson
        assert "Think again." in editor.text.written()
        assert editor.is_changed
    finally:
        program.change_language("en")
        drain()


@pytest.mark.parametrize(("answer", "closes"), [("save", True), ("leave", True), ("stay", False)])
def test_what_is_not_saved_is_asked_about(
    program: app.Program,
    lesson: Path,
    monkeypatch: pytest.MonkeyPatch,
    answer: str,
    closes: bool,
) -> None:
    editor = edited(program, lesson)
    write(editor, "Think.", "Think hard.")
    asked: list[str] = []
    monkeypatch.setattr(
        lessoneditor, "asked", lambda _window, name, _loss: asked.append(name) or answer
    )
    press(Key.Key_Escape)
    drain()
    assert asked == ["mine.lesson.md"]
    assert bool(program.window.findChildren(LessonEditor)) != closes
    assert ("Think hard." in lesson.read_text(encoding="utf-8")) == (answer == "save")
    if not closes:
        program.window.close()
        assert len(asked) == 2
        assert program.window.isVisible()
        asked.clear()
        click(editor.save_)


def test_what_another_program_saves_is_shown_unless_one_writes_oneself(
    qtbot: QtBot, program: app.Program, lesson: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    editor = edited(program, lesson)
    opened: list[str] = []
    monkeypatch.setattr(
        QDesktopServices, "openUrl", lambda url: opened.append(url.toLocalFile()) or True
    )
    click(editor.other)
    assert opened == [str(lesson)]
    lesson.write_text(GOOD.replace("Think.", "Think outside."), encoding="utf-8")
    qtbot.waitUntil(lambda: "Think outside." in editor.text.written())
    assert not editor.is_changed
    write(editor, "Think outside.", "Think inside.")
    lesson.write_text(GOOD, encoding="utf-8")
    qtbot.waitUntil(lambda: "Another program has saved" in editor.state.text())
    write(editor, "beginner", "wizard")
    qtbot.waitUntil(lambda: editor.mistakes.count() > 0)
    assert "Another program has saved" in editor.state.text()  # as long as Save would write over it
    assert "Think inside." in editor.text.written()
    editor.text.selectAll()
    type_text("#")
    click(editor.save_)
    assert lesson.read_text(encoding="utf-8") == "#"
    assert "Another program" not in editor.state.text()


def test_brackets_in_the_name_of_a_file_are_those_of_no_pattern(
    qtbot: QtBot, program: app.Program, lesson: Path
) -> None:
    lesson = lesson.rename(lesson.with_name("mine [1].lesson.md"))
    other = lesson.with_name("mine [1].zh_CN.lesson.md")
    for path in (other, lesson.with_name("mine 1.zh_CN.lesson.md")):
        path.write_text(GOOD, encoding="utf-8")
    editor = edited(program, lesson)
    assert editor.files == (lesson, other)
    lesson.write_text(GOOD.replace("Think.", "Think outside."), encoding="utf-8")
    qtbot.waitUntil(lambda: "Think outside." in editor.text.written())


def test_what_another_program_has_saved_is_shown_when_ones_own_is_taken_back(
    qtbot: QtBot, program: app.Program, lesson: Path
) -> None:
    lesson.write_bytes(GOOD.replace("\n", "\r\n").encode("utf-8-sig"))
    editor = edited(program, lesson)
    write(editor, "Think.", "Think inside.")
    lesson.with_name("mine.zh_CN.lesson.md").touch()  # beside it
    lesson.write_text(GOOD.replace("Think.", "Think outside."), encoding="utf-8")
    qtbot.waitUntil(lambda: "Another program has saved" in editor.state.text())
    while editor.is_changed:
        editor.text.undo()
    qtbot.waitUntil(lambda: "Think outside." in editor.text.written())
    assert "Another program" not in editor.state.text()


def test_that_another_program_has_saved_is_said_in_the_other_language_too(
    qtbot: QtBot, program: app.Program, lesson: Path
) -> None:
    editor = edited(program, lesson)
    write(editor, "Think.", "Think inside.")
    lesson.write_text(GOOD.replace("Think.", "Think outside."), encoding="utf-8")
    qtbot.waitUntil(lambda: "Another program has saved" in editor.state.text())
    for language in ("zh_CN", "en"):
        program.change_language(language)
        drain()
    editor = find(program, LessonEditor)
    lesson.with_name("mine.zh_CN.lesson.md").write_text(GOOD, encoding="utf-8")  # beside it
    write(editor, "beginner", "wizard")
    qtbot.waitUntil(lambda: editor.mistakes.count() > 0)
    assert "Another program has saved" in editor.state.text()


def test_a_file_that_cannot_be_written_is_told_and_nothing_hides_it(
    program: app.Program, lesson: Path, monkeypatch: pytest.MonkeyPatch, clock: Clock
) -> None:
    editor = edited(program, lesson)

    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(lessoneditor, "write_file", full)
    write(editor, "Think.", "Think hard.")
    press(Key.Key_S, modifiers=CTRL)
    clock.advance(lessoneditor.REST_MS)
    assert "cannot be written: the disk is full." in editor.state.text()
    assert editor.is_changed


UNREADABLE = [
    (GOOD.replace("Think.", "Dénke.").encode("latin-1"), "is no UTF-8"),
    (GOOD.encode("utf-16"), "is no UTF-8"),
    (GOOD.replace("Think.", "Think.\u2029").encode(), "has the character U+2029"),
    (b"\xef\xbb\xbf" + GOOD.encode("utf-8-sig"), "has the character U+FEFF"),
    (b"#" * (lessoneditor.MOST_BYTES + 1), "is too large"),
]


@pytest.mark.parametrize(("data", "reason"), UNREADABLE, ids=lambda value: str(value)[:20])
def test_a_file_that_cannot_be_shown_as_it_is_is_not_written(
    qtbot: QtBot, program: app.Program, lesson: Path, data: bytes, reason: str
) -> None:
    program.window.open_file(str(lesson))
    lesson.write_bytes(data)
    click(find(program, LessonBar).edit)
    drain()
    editor = find(program, LessonEditor)
    assert editor.state.text().startswith("mine.lesson.md ")
    assert reason in editor.state.text()
    editor.activateWindow()
    editor.text.setFocus()
    type_text("over it")
    press(Key.Key_S, modifiers=CTRL)
    assert lesson.read_bytes() == data
    program.change_language("zh_CN")
    drain()
    program.change_language("en")
    drain()
    editor = find(program, LessonEditor)
    assert reason in editor.state.text()
    assert not editor.save_.isEnabled()
    lesson.write_text(GOOD, encoding="utf-8")
    qtbot.waitUntil(lambda: editor.text.written() == GOOD)
    write(editor, "Think.", "Think on.")
    click(editor.save_)
    assert "Think on." in lesson.read_text(encoding="utf-8")


def test_a_file_that_is_gone_is_not_made_anew_without_its_text(
    program: app.Program, lesson: Path
) -> None:
    program.window.open_file(str(lesson))
    lesson.unlink()
    click(find(program, LessonBar).edit)
    drain()
    editor = find(program, LessonEditor)
    assert editor.state.text() == "There is no file mine.lesson.md."
    press(Key.Key_S, modifiers=CTRL)
    assert not lesson.exists()


def test_what_another_program_saves_in_other_letters_is_not_saved_over(
    qtbot: QtBot, program: app.Program, lesson: Path
) -> None:
    editor = edited(program, lesson)
    data = GOOD.replace("Think.", "Dénke.").encode("latin-1")
    lesson.write_bytes(data)
    qtbot.waitUntil(lambda: "is no UTF-8" in editor.state.text())
    assert "Think." in editor.text.written()
    press(Key.Key_S, modifiers=CTRL)
    assert lesson.read_bytes() == data


def test_a_translation_that_cannot_be_shown_leaves_the_file_that_is_open(
    program: app.Program, lesson: Path
) -> None:
    other = lesson.with_name("mine.zh_CN.lesson.md")
    other.write_bytes(b"\xb5\xda")
    editor = edited(program, lesson)
    editor.file.setCurrentIndex(1)
    editor.file.activated.emit(1)
    assert editor.state.text().startswith("mine.zh_CN.lesson.md is no UTF-8")
    assert editor.file.currentText() == "mine.lesson.md"
    write(editor, "Think.", "Think on.")
    click(editor.save_)
    assert "Think on." in lesson.read_text(encoding="utf-8")
    assert other.read_bytes() == b"\xb5\xda"


@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_all_that_was_not_edited_is_saved_as_it_was(
    program: app.Program, lesson: Path, mark: bytes, end: str
) -> None:
    text = GOOD.replace("Think.", "Think: 3\u00a0×\u00a03\u2028or\u202f5.").replace("\n", end)
    lesson.write_bytes(mark + text.encode())
    editor = edited(program, lesson)
    write(editor, "minutes: 5", "minutes: 6")
    click(editor.save_)
    after = text.replace("minutes: 5", "minutes: 6")
    assert lesson.read_bytes() == mark + after.encode()
    assert not editor.is_changed


def test_what_is_cut_is_pasted_as_it_was_and_every_return_begins_a_line(
    program: app.Program, lesson: Path
) -> None:
    lesson.write_text(GOOD.replace("Think.", "3\u00a0×\u00a03"), encoding="utf-8")
    editor = edited(program, lesson)
    editor.activateWindow()
    editor.text.setFocus()
    editor.text.setTextCursor(editor.text.document().find("×"))
    press(Key.Key_A, modifiers=CTRL)
    for key in (Key.Key_X, Key.Key_V):
        press(key, modifiers=CTRL)
    press(Key.Key_Return, modifiers=Qt.KeyboardModifier.ShiftModifier)
    type_text("#")
    click(editor.save_)
    wanted = GOOD.replace("Think.", "3\u00a0×\u00a03") + "\n#"
    assert lesson.read_text(encoding="utf-8") == wanted


def test_a_folder_that_cannot_be_written_is_told(
    program: app.Program, own: Path, tmp_path: Path
) -> None:
    own.write_text("no folder")
    said: list[object] = []
    program.store.refused.connect(said.append)
    program.window.open_file(str(resources.path("lessons") / "01-picture.lesson.md"))
    click(find(program, LessonBar).edit)
    drain()
    assert len(said) == 1
    assert "cannot be made" in str(said[0])
    assert not program.window.findChildren(LessonEditor)


def test_a_new_lesson_and_a_new_recipe_are_begun_from_the_menu(
    qtbot: QtBot, program: app.Program, own: Path
) -> None:
    lessons, recipes = find(program, LessonMenu), find(program, RecipeMenu)
    lessons.aboutToShow.emit()
    assert not lessons.edit.isEnabled()
    lessons.new.trigger()
    drain()
    assert find(program, LessonEditor).path == own / "lessons" / "my-lesson.lesson.md"
    assert "My first lesson" in find(program, LessonBar).title.text()
    lessons.aboutToShow.emit()
    assert lessons.edit.isEnabled()
    lessons.new.trigger()
    drain()
    assert find(program, LessonEditor).path.name == "my-lesson-2.lesson.md"
    recipes.new.trigger()
    drain()
    editor = find(program, LessonEditor)
    assert editor.path == own / "recipes" / "my-recipe.recipe.md"
    bar = find(program, RecipeBar)
    assert "Half as wide" in bar.title.text()
    write(editor, "Half as wide", "Half the width")
    click(editor.save_)
    qtbot.waitUntil(lambda: "Half the width" in bar.title.text())
    lessons.aboutToShow.emit()
    assert not lessons.edit.isEnabled()
    texts = [action.text() for action in lessons.actions()]
    assert "my-lesson" in texts
    assert "my-lesson-2" in texts


@pytest.mark.parametrize("path", sorted(resources.path().glob("*/new/*/*.md")), ids=str)
def test_what_a_new_file_begins_as_is_without_mistakes(path: Path) -> None:
    proof = proofread(path)
    assert proof.mistakes == ()
    assert proof.rehearse() == ()


def test_the_editor_can_be_used_without_the_mouse(program: app.Program, lesson: Path) -> None:
    editor = edited(program, lesson)
    editor.activateWindow()
    editor.file.setFocus()
    order = []
    for _ in range(5):
        order.append(editor.focusWidget())
        press(Key.Key_Tab)
    assert order == [editor.file, editor.text, editor.mistakes, editor.save_, editor.other]
    assert all(part.accessibleName() for part in (editor.file, editor.text, editor.mistakes))

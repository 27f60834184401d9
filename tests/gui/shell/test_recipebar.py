"""A recipe in the window: opened, scored as one works, its known ways tried, left."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from playground import app
from playground.core.messages import Message
from playground.gui.present.presentation import Presentation
from playground.gui.shell.lessonbar import LessonBar
from playground.gui.shell.lessonmenu import LessonMenu
from playground.gui.shell.recipebar import RecipeBar
from playground.gui.shell.recipemenu import RecipeMenu
from playground.gui.shell.startpicture import is_other_file
from playground.gui.state.lessonrecord import LessonRecord
from playground.gui.widgets.messagebar import MessageBar
from playground.lessons.results import RecipeResult, read_results
from tests.gui.clock import drain
from tests.gui.hands import Key, click, keyboard, press
from tests.gui.input.test_picturedrop import drop, urls
from tests.gui.program import find, running, settle
from tests.lessons.recipetexts import RECIPE, TRANSLATION


@pytest.fixture
def program(qtbot: QtBot, tmp_path: Path) -> Iterator[app.Program]:
    with running(qtbot, tmp_path, size=(1024, 768)) as running_program:
        running_program.visit.record = LessonRecord(tmp_path / "lessons.json")
        yield running_program


@pytest.fixture
def recipe(tmp_path: Path) -> Path:
    path = tmp_path / "mine.recipe.md"
    path.write_text(RECIPE, encoding="utf-8")
    return path


def opened(program: app.Program, number: int) -> RecipeBar:
    """The card of a recipe, opened from the menu."""
    menu = find(program, RecipeMenu)
    menu.aboutToShow.emit()
    menu.actions()[number - 1].trigger()
    drain()
    bar = find(program, RecipeBar)
    assert bar.isVisible()
    return bar


def test_the_score_follows_what_is_set(qtbot: QtBot, program: app.Program) -> None:
    assert not find(program, RecipeBar).isVisible()
    bar = opened(program, 1)
    assert "A blur that keeps the brightness" in bar.title.text()
    assert "Smooth, and no brighter than before" in bar.text.text()
    assert len(bar.goals) == 3
    settle(qtbot, program)
    assert "Score 0 of 100" in bar.score.text()
    assert bar.goals[0].text() == "· The numbers of the filter have the sum 1. (now 0)"
    from playground.kernels.presets import load_presets

    weights = load_presets()["box-3"].matrix()
    from playground.core.filteredits import set_weights

    program.store.edit("blur", set_weights, 0, 0, weights)
    settle(qtbot, program)
    drain()
    assert "Score 100 of 100" in bar.score.text()
    assert "best 100" in bar.score.text()
    assert bar.goals[0].text().startswith("✓")
    assert bar.said.text() == "✓ The goal is reached."
    program.store.undo()
    settle(qtbot, program)
    drain()
    assert "Score 0 of 100" in bar.score.text()
    assert "best 100" in bar.score.text()
    menu = find(program, RecipeMenu)
    menu.aboutToShow.emit()
    assert menu.actions()[0].isChecked()
    assert menu.actions()[0].toolTip() == "About 5 minutes · The best score is 100"
    assert not menu.actions()[1].isChecked()


def test_known_ways_say_what_comes_of_them_once_they_are_tried(
    qtbot: QtBot, program: app.Program
) -> None:
    bar = opened(program, 1)
    assert not any(button.isVisible() for button in bar.ways)
    click(bar.known)
    drain()
    assert [button.text() for button in bar.ways[:2]] == ["Nine ones", "The identity"]
    assert all(button.isVisible() for button in bar.ways)
    click(bar.ways[0])
    settle(qtbot, program)
    drain()
    assert bar.ways[0].text() == "Nine ones: fails"
    assert "known to fail. It smooths, but every even area" in bar.said.text()
    assert "Score 0 of 100" in bar.score.text()
    click(bar.ways[3])
    settle(qtbot, program)
    drain()
    assert bar.ways[3].text() == "Nine ninths: works"
    assert "Score 100 of 100" in bar.score.text()
    assert "best 0" in bar.score.text()  # it is not one's own
    click(bar.again)
    settle(qtbot, program)
    drain()
    assert "Score 0 of 100" in bar.score.text()
    assert not bar.said.isVisible()
    assert bar.ways[0].text() == "Nine ones: fails"


def test_a_way_that_trains_says_what_it_is_once_it_has(qtbot: QtBot, program: app.Program) -> None:
    bar = opened(program, 2)
    assert program.window.mode == "train"
    click(bar.known)
    drain()
    click(bar.ways[2])
    drain()
    assert program.store.session.training.initialiser == "he"
    assert "it is set so, and trains" in bar.said.text()
    assert bar.ways[2].text() == "First weights after He"
    assert program.training().trainer.state.start  # it was begun
    click(bar.ways[0])  # what was not waited for is not told
    drain()
    assert [button.text() for button in bar.ways[:3:2]] == [
        "Three times as long",
        "First weights after He",
    ]


@pytest.mark.parametrize("button", ["again", "way"])
def test_a_recipe_that_cannot_be_begun_again_says_why(
    qtbot: QtBot, program: app.Program, recipe: Path, button: str
) -> None:
    """It is read anew as it is saved, and what it opens is asked for only then."""
    drop(program.window.windowHandle(), urls(recipe))
    drain()
    bar = find(program, RecipeBar)
    click(bar.known)
    before = program.store.session
    wrong = RECIPE.replace("\n- goal:", "\n- open: remove 5\n- goal:")
    wrong = wrong.replace("half as wide", "narrower")
    recipe.write_text(wrong, encoding="utf-8")
    qtbot.waitUntil(lambda: "narrower" in bar.text.text())
    click(bar.again if button == "again" else bar.ways[0])
    drain()
    said = find(program, MessageBar)
    assert said.text == "There is no place 5 here."
    assert program.store.session is before
    recipe.write_text(RECIPE, encoding="utf-8")
    qtbot.waitUntil(lambda: "half as wide" in bar.text.text())
    click(bar.again if button == "again" else bar.ways[0])
    drain()
    assert said.text != "There is no place 5 here."


def test_leaving_gives_back_what_stood_there_before_recipe_and_lesson(
    program: app.Program,
) -> None:
    before = program.store.session
    bar = opened(program, 1)
    click(bar.known)
    click(bar.ways[0])
    lessons = find(program, LessonMenu)
    lessons.aboutToShow.emit()
    lessons.actions()[0].trigger()
    drain()
    assert not bar.isVisible()
    assert find(program, LessonBar).isVisible()
    bar = opened(program, 2)
    assert not find(program, LessonBar).isVisible()
    assert program.lesson.lesson is None
    bar.close_.setFocus()
    assert keyboard() is bar.close_
    press(Key.Key_Space)
    drain()
    assert not bar.isVisible()
    assert program.store.session is before
    assert program.window.mode == "explore"


def test_a_window_that_closes_amid_a_recipe_has_the_document_of_before(
    program: app.Program,
) -> None:
    before = program.store.session
    opened(program, 1)
    program.window.close()
    assert program.store.session is before


def test_a_recipe_is_dropped_follows_its_file_and_speaks_the_other_language(
    qtbot: QtBot, program: app.Program, recipe: Path
) -> None:
    assert is_other_file(str(recipe))
    drop(program.window.windowHandle(), urls(recipe))
    drain()
    bar = find(program, RecipeBar)
    assert "Fewer places" in bar.title.text()
    recipe.write_text(RECIPE.replace("half as wide", "narrower"), encoding="utf-8")
    qtbot.waitUntil(lambda: "narrower" in bar.text.text())
    said: list[Message] = []
    program.store.refused.connect(said.append)
    recipe.write_text(RECIPE.replace("known: works", "known: maybe"), encoding="utf-8")
    qtbot.waitUntil(lambda: bool(said))
    assert str(said[0]).startswith("mine.recipe.md is no recipe. Line 28: known is followed")
    assert "narrower" in bar.text.text()
    recipe.write_text(RECIPE, encoding="utf-8")
    recipe.with_name("mine.zh_CN.recipe.md").write_text(TRANSLATION, encoding="utf-8")
    qtbot.waitUntil(lambda: "half as wide" in bar.text.text())
    program.change_language("zh_CN")
    drain()
    try:
        bar = find(program, RecipeBar)
        assert "更少的位置" in bar.title.text()
        assert "图有 16 列。" in bar.goals[0].text()
    finally:
        program.change_language("en")
        drain()
    assert "Fewer places" in find(program, RecipeBar).title.text()
    settle(qtbot, program)


def test_a_damaged_recipe_changes_nothing(program: app.Program, recipe: Path) -> None:
    recipe.write_text(RECIPE.replace("minutes: 5", "minutes: five"), encoding="utf-8")
    before = program.store.session
    said: list[Message] = []
    program.store.refused.connect(said.append)
    program.window.open_file(str(recipe))
    assert program.store.session is before
    assert program.recipe.recipe is None
    assert str(said[0]).startswith("mine.recipe.md is no recipe. Line 3: five is not")


def test_a_recipe_is_gone_on_with_while_it_is_presented(program: app.Program) -> None:
    opened(program, 1)
    program.window.actions_["present"].trigger()
    drain()
    presentation = find(program, Presentation)
    bar = find(presentation, RecipeBar)
    assert presentation.page is not None
    assert bar.isVisible()
    assert presentation.page.y() == bar.height() > 0
    click(bar.known)
    drain()
    assert presentation.page.y() == bar.height()
    click(bar.close_)
    drain()
    assert not bar.isVisible()
    assert presentation.page.geometry() == presentation.rect()
    program.window.actions_["present"].trigger()
    drain()


def test_the_best_score_is_kept_and_saved_for_the_teacher(
    qtbot: QtBot,
    program: app.Program,
    tmp_path: Path,
    recipe: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    program.window.open_file(str(recipe))
    bar = find(program, RecipeBar)
    from playground.core.edits import set_field

    program.store.edit("stride", set_field, 0, "stride", [3, 3])
    settle(qtbot, program)
    click(bar.known)
    click(bar.ways[1])
    click(bar.close_)
    saved = tmp_path / "mia.json"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(saved), ""))
    menu = find(program, LessonMenu)
    menu.aboutToShow.emit()
    action = next(each for each in menu.actions() if each.text().startswith("Save my"))
    assert action.isEnabled()
    action.trigger()
    expected = (RecipeResult("mine", "Fewer places", 68, 1),)
    assert read_results(saved) == expected
    program.visit.record.finish()
    assert read_results(tmp_path / "lessons.json") == expected
    program.window.open_file(str(recipe))
    assert "best 68" in find(program, RecipeBar).score.text()

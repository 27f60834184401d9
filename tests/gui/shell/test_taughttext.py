"""What bars write of a lesson is read as Markdown without its signs, in both languages."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtGui import QTextDocument
from PySide6.QtWidgets import QApplication

from playground.gui.shell.taughttext import headed
from playground.gui.state.language import install_language
from playground.lessons.recipetranslation import read_recipe_in
from playground.lessons.shipped import lesson_files, recipe_files
from playground.lessons.translation import read_in


@pytest.fixture(params=["en", "zh_CN"])
def language(request: pytest.FixtureRequest, qapp: QApplication) -> Iterator[str]:
    translators = install_language(qapp, request.param)
    yield request.param
    install_language(qapp, "en", translators)


def seen(text: str) -> str:
    document = QTextDocument()
    document.setMarkdown(text)
    return document.toPlainText()


def test_headings_are_bold_and_end_with_one_sign(language: str) -> None:
    lessons = [read_in(path, language) for path in lesson_files()]
    recipes = [read_recipe_in(path, language) for path in recipe_files()]
    texts = [(step.title, step.text) for lesson in lessons for step in lesson.steps]
    texts += [(recipe.heading, recipe.text) for recipe in recipes]
    for heading, text in texts:
        shown = seen(headed(heading, text))
        assert "**" not in shown, shown
        assert shown.startswith(heading)
        assert shown[len(heading)] in ".。 "
        assert not any(sign in shown for sign in ("?.", "？.", "？。", "!."))

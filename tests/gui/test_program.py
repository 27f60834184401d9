"""Tests of the window begin alike, whatever the test before has left."""

from __future__ import annotations

from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QApplication

from playground.gui.state.language import install_language
from playground.gui.widgets.wording import translated
from tests.gui.program import speak_english


def test_a_language_that_was_left_is_taken_away(qapp: QApplication) -> None:
    english = translated("action", "&Dark")
    install_language(qapp, "zh_CN")
    assert translated("action", "&Dark") != english
    speak_english(qapp)
    assert translated("action", "&Dark") == english
    assert QLocale().language() == QLocale.Language.English

"""Every text that users see is translated, whole, and in the file that the window loads."""

from __future__ import annotations

import ast
import re
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QTranslator

import playground
from tools import update_translations as tool

PLACES = re.compile(r"\{(\w*)[^}]*\}")


@pytest.mark.parametrize("language", tool.LANGUAGES)
def test_nothing_wants_a_translation(
    language: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "argv", ["update_translations", "--check"])
    tool.main()
    assert f"{language}: 0 texts want a translation." in capsys.readouterr().out


@pytest.mark.parametrize("language", tool.LANGUAGES)
def test_the_file_that_is_loaded_has_them_all(language: str) -> None:
    file = tool.catalogue(language)
    loaded = QTranslator()
    assert loaded.load(str(file.with_suffix(".qm")))
    found = tool.entries(file)
    assert len(found) > 1000
    for entry in found:
        assert loaded.translate(entry.context, entry.source) == entry.translation, entry.source


@pytest.mark.parametrize("language", tool.LANGUAGES)
def test_what_is_filled_in_stands_in_the_translation_too(language: str) -> None:
    for entry in tool.entries(tool.catalogue(language)):
        places, others = (
            sorted(PLACES.findall(text)) for text in (entry.source, entry.translation)
        )
        assert set(places) == set(others), entry.source


def test_no_text_stands_in_a_string_with_braces() -> None:
    """Qt's tool reads past what is called there: such a text is never translated."""
    unread = []
    for path in sorted(Path(playground.__file__).parent.rglob("*.py")):
        for string in ast.walk(ast.parse(path.read_text("utf-8"))):
            if not isinstance(string, ast.JoinedStr):
                continue
            calls = [each.func for each in ast.walk(string) if isinstance(each, ast.Call)]
            names = {getattr(call, "attr", getattr(call, "id", "")) for call in calls}
            if names & {"tr", "translate", "marked"}:
                unread.append(f"{path.name}:{string.lineno}")
    assert not unread

"""A file to write: its ending is added, and nothing unasked is replaced."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog, QMessageBox, QWidget
from pytestqt.qtbot import QtBot

from playground import gui
from playground.gui.widgets.savefile import asked_file, begin_in

KINDS = {"Pictures (*.png)": (".png",), "Numbers (*.npy *.csv)": (".npy", ".csv")}
PICTURES, NUMBERS = KINDS


@pytest.fixture
def parent(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    return made


@pytest.mark.parametrize(
    ("typed", "kind", "wanted"),
    [
        ("map", PICTURES, "map.png"),
        ("map.PNG", PICTURES, "map.PNG"),
        ("map.csv", NUMBERS, "map.csv"),
        ("v1.2", PICTURES, "v1.2.png"),
        ("map", "", "map.png"),  # where the desktop's dialog names no kind
    ],
)
def test_the_ending_is_that_of_the_kind(
    parent: QWidget,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    typed: str,
    kind: str,
    wanted: str,
) -> None:
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / typed), kind))
    assert asked_file(parent, "Save", "map", KINDS) == (tmp_path / wanted, kind or PICTURES)


def test_an_ending_of_another_kind_says_which_is_wanted(
    parent: QWidget, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    typed = str(tmp_path / "map.png")
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (typed, NUMBERS))
    assert asked_file(parent, "Save", "map", KINDS) == (tmp_path / "map.png", PICTURES)


def test_what_the_dialog_did_not_ask_about_is_asked(
    parent: QWidget, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    asked: list[str] = []
    answers = [QMessageBox.StandardButton.No, QMessageBox.StandardButton.Yes]

    def question(parent: QWidget, title: str, text: str, *_: object) -> object:
        asked.append(text)
        return answers[len(asked) - 1]

    monkeypatch.setattr(QMessageBox, "question", question)
    (tmp_path / "map.png").touch()
    for typed in ("map.png", "map", "map"):
        monkeypatch.setattr(
            QFileDialog, "getSaveFileName", lambda *_, typed=typed: (str(tmp_path / typed), "")
        )
        found = asked_file(parent, "Save", "map", KINDS)
        assert (found is None) == (typed == "map" and len(asked) == 1)
    assert asked == ["map.png is there already. Replace it?"] * 2


def test_what_is_written_next_begins_where_the_last_was(
    parent: QWidget, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    begun: list[str] = []
    lesson, own = tmp_path / "lesson", tmp_path / "own"
    for folder in (lesson, own):
        folder.mkdir()
    typed = [str(lesson / "a.png"), str(own / "mine.png"), ""]

    def answer(_parent: QWidget, _title: str, start: str, *_: object) -> tuple[str, str]:
        begun.append(start)
        return typed[len(begun) - 1], ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", answer)
    begin_in(tmp_path / "gone")
    asked_file(parent, "Save", "map.png", KINDS)
    asked_file(parent, "Save", str(own / "kernel.png"), KINDS)  # which has a folder of its own
    asked_file(parent, "Save", "map.png", KINDS)
    places = (Path.home() / "map.png", own / "kernel.png", lesson / "map.png")
    assert begun == [str(place) for place in places]


def test_nothing_is_named(parent: QWidget, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: ("", ""))
    assert asked_file(parent, "Save", "map", KINDS) is None


def test_all_of_the_window_asks_here() -> None:
    root = Path(gui.__file__).parent
    found = {
        path.name
        for path in root.rglob("*.py")
        if "getSaveFileName" in path.read_text(encoding="utf-8")
    }
    assert found == {"savefile.py"}

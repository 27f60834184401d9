"""The `lesson` command checks files of lessons, and lists those that come along."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from playground.__main__ import main
from playground.cli.lesson import MAX_TOLD
from tests.lessons.texts import GOOD


def written(path: Path, text: str) -> str:
    path.write_text(text, encoding="utf-8")
    return str(path)


def test_a_good_lesson_is_said_to_be_one(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    good = written(tmp_path / "a.lesson.md", GOOD)
    assert main(["lesson", "check", good]) == 0
    assert capsys.readouterr().out == f"{good}: Fewer places, 2 steps, nothing is wrong.\n"


def test_each_mistake_of_each_file_has_its_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    bad = GOOD.replace("minutes: 5", "minutes: 0").replace("point: stride", "point: moon")
    files = [
        written(tmp_path / "good.lesson.md", GOOD),
        written(tmp_path / "bad.lesson.md", bad),
        str(tmp_path / "none.lesson.md"),
    ]
    assert main(["lesson", "check", *files]) == 2
    first, *lines = capsys.readouterr().out.splitlines()
    assert "nothing is wrong" in first
    assert lines[0].startswith(f"{files[1]}:3: 0 is not a whole number")
    assert lines[1].startswith(f"{files[1]}:16: There is no place moon")
    assert lines[2] == f"There is no file {files[2]}." or "none.lesson.md" in lines[2]


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("check: value layers[0].stride = 2", "check: value layers[0].stride = 1", "before it"),
        ("show: set layers[0].stride = 2", "show: set layers[0].stride = 3", "does not do"),
        ("show: set layers[0].stride = 2", "show: remove 9", "cannot be shown: There is no place"),
    ],
)
def test_a_step_that_cannot_be_done_is_told(
    old: str, new: str, words: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    bad = written(tmp_path / "a.lesson.md", GOOD.replace(old, new))
    assert main(["lesson", "check", bad]) == 2
    lines = capsys.readouterr().out.splitlines()
    assert any(line.startswith(f"{bad}:12: ") and words in line for line in lines)


def test_many_mistakes_are_counted(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    bad = written(tmp_path / "a.lesson.md", GOOD.replace("minutes: 5", "moon: 1\n" * 200))
    assert main(["lesson", "check", bad]) == 2
    lines = capsys.readouterr().out.splitlines()
    assert len(lines) == MAX_TOLD + 1
    assert lines[-1].endswith("151 more mistakes are not listed.")


def test_the_lessons_are_listed(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["lesson", "list"]) == 0
    assert "What a picture is · 8 minutes · A1, A2" in capsys.readouterr().out
    assert main(["lesson", "list", "--json"]) == 0
    entries = json.loads(capsys.readouterr().out)
    assert entries[0] == {
        "id": "01-picture",
        "title": "What a picture is",
        "minutes": 8,
        "rows": ["A1", "A2"],
    }


def test_a_file_of_another_name_is_no_lesson(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    readme = written(tmp_path / "README.md", "# Read me\n")
    assert main(["lesson", "check", readme]) == 2
    assert capsys.readouterr().out == (
        "README.md is no lesson by its name: those end in .lesson.md.\n"
    )

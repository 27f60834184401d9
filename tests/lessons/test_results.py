"""Results of lessons are kept in small files, and make a class table."""

from __future__ import annotations

import errno
import json
import os
from dataclasses import replace
from pathlib import Path

import pytest

from playground.__main__ import main
from playground.core.messages import Refused
from playground.gui.state.lessonrecord import LessonRecord
from playground.lessons.reading import parse
from playground.lessons.results import LessonResult, StepResult, read_results, to_bytes
from tests.lessons.texts import GOOD

RESULT = LessonResult(
    "small", "Fewer places", (StepResult(True, False, 0, (16,), True), StepResult(hints=2))
)


def test_what_is_written_is_read(tmp_path: Path) -> None:
    path = tmp_path / "mia.json"
    path.write_bytes(to_bytes([RESULT]))
    assert read_results(path) == (RESULT,)


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("{", "[", "no results of lessons"),
        ("lesson results", "moon", "no results of lessons"),
        ('"version": 1', '"version": 2', "another version"),
        ('"hints": 2', '"hints": -2', "damaged"),
        ('"done": true', '"done": 1', "damaged"),
        ('"answers"', '"answer"', "damaged"),
        ("16", '"16"', "damaged"),
    ],
)
def test_what_is_damaged_is_told(tmp_path: Path, old: str, new: str, words: str) -> None:
    path = tmp_path / "mia.json"
    path.write_text(to_bytes([RESULT]).decode().replace(old, new, 1), encoding="utf-8")
    with pytest.raises(Refused, match=f"mia.json .*{words}"):
        read_results(path)


def test_a_folder_of_results_is_a_table(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for name in ("mia", "=ben"):
        (tmp_path / f"{name}.json").write_bytes(to_bytes([RESULT]))
    (tmp_path / "notes.txt").write_text("no results")
    assert main(["lesson", "table", str(tmp_path)]) == 0
    head, ben, mia = capsys.readouterr().out.splitlines()
    assert head.startswith("name,lesson,title,steps,done,without help")
    assert ben.startswith("'=ben,small,")
    assert mia == "mia,small,Fewer places,2,1,1,1,1,2,0,"


def test_a_file_that_holds_none_is_named_and_the_others_are_listed(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "mia.json").write_bytes(to_bytes([RESULT]))
    (tmp_path / "other.json").write_text(json.dumps({"format": "other"}))
    assert main(["lesson", "table", str(tmp_path)]) == 2
    found = capsys.readouterr()
    assert found.err == "other.json holds no results of lessons.\n"
    assert "mia,small" in found.out
    assert main(["lesson", "table", str(tmp_path / "none")]) == 2


def test_a_record_takes_nothing_back_and_outlives_the_program(tmp_path: Path) -> None:
    lesson = parse(GOOD.encode(), "small").lesson
    assert lesson is not None
    path = tmp_path / "kept" / "lessons.json"
    record = LessonRecord(path)
    record.begin(lesson)
    record.note("small", 0, answer=15)
    record.note("small", 0, answer=16, is_right=True)
    record.note("small", 0, is_done=True)
    record.note("small", 0, was_shown=True, hints=1, answer=3)
    record.keep()
    record.finish()
    again = LessonRecord(path)
    again.begin(lesson)
    assert again.results["small"].steps[0] == StepResult(True, False, 0, (15, 16), True)
    assert again.results["small"].done == 1


@pytest.mark.parametrize("damage", ["cut off", "of a later version", "a score that is none"])
def test_results_that_cannot_be_read_are_put_aside(tmp_path: Path, damage: str) -> None:
    """They were written over as soon as a step was done."""
    lesson = parse(GOOD.encode(), "small").lesson
    assert lesson is not None
    path, aside = tmp_path / "lessons.json", tmp_path / "lessons-unread.json"
    data = json.loads(to_bytes([RESULT]))
    data |= {"version": 2} if "version" in damage else {"recipes": [{"score": "x"}]}
    text = json.dumps(data)
    path.write_text(text[:40] if damage == "cut off" else text)
    before = path.read_bytes()
    record = LessonRecord(path)
    assert record.results == {}
    refusal = record.refusal()
    assert refusal is not None
    assert "those are kept in lessons-unread.json" in str(refusal)
    assert record.refusal() is None  # it is said once
    assert path.read_bytes() == before
    record.begin(lesson)
    record.note("small", 0, is_done=True)
    record.keep()
    record.finish()
    assert aside.read_bytes() == before
    assert [result.id for result in LessonRecord(path).results.values()] == ["small"]


def test_a_lesson_of_a_long_file_name_is_read_again(tmp_path: Path) -> None:
    result = replace(RESULT, id="é" * 240, title="t" * 300)
    path = tmp_path / "lessons.json"
    path.write_bytes(to_bytes([result]))
    assert read_results(path) == (result,)


def test_results_in_a_folder_that_may_not_be_entered_are_as_none(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stat = os.stat

    def closed(path: object, *rest: object, **named: object) -> os.stat_result:
        if isinstance(path, str | os.PathLike) and "closed" in os.fspath(path):
            raise PermissionError(errno.EACCES, "Permission denied")
        return stat(path, *rest, **named)  # type: ignore[arg-type]

    monkeypatch.setattr(os, "stat", closed)
    record = LessonRecord(tmp_path / "closed" / "lessons.json")
    assert record.results == {}
    assert record.refusal() is None

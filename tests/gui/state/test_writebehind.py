"""What the program writes by itself: nobody waits for it, and the latest is never lost."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from playground.gui.state.lessonrecord import LessonRecord
from playground.gui.state.writebehind import WriteBehind
from playground.lessons.reading import parse
from playground.lessons.results import LessonResult, RecipeResult, StepResult, merged
from playground.lessons.shipped import shipped_lessons
from tests.lessons.texts import GOOD


class SlowDisk:
    """Writes when it is told to, and knows what on which thread."""

    def __init__(self) -> None:
        self.go = threading.Event()
        self.begun: list[str] = []
        self.written: list[str] = []
        self.threads = set[threading.Thread]()

    def write(self, content: str) -> None:
        self.begun.append(content)
        self.threads.add(threading.current_thread())
        assert self.go.wait(60)
        self.written.append(content)


def test_who_has_something_written_does_not_wait_and_the_latest_is_written(qtbot: QtBot) -> None:
    disk = SlowDisk()
    behind = WriteBehind(disk.write)
    behind.put("first")
    qtbot.waitUntil(lambda: disk.begun == ["first"])
    for content in ("second", "third", "last"):
        behind.put(content)
    assert not disk.written
    disk.go.set()
    behind.finish()
    assert (disk.written[0], disk.written[-1]) == ("first", "last")
    assert disk.written.count("last") == 1
    behind.put("later")
    assert disk.written[-1] == "later"


def test_all_is_written_without_an_end(qtbot: QtBot) -> None:
    disk = SlowDisk()
    disk.go.set()
    behind = WriteBehind(disk.write)
    for content in ("one", "two"):
        behind.put(content)
        qtbot.waitUntil(lambda content=content: disk.written[-1:] == [content])
    behind.finish()
    assert disk.written == ["one", "two"]
    assert threading.current_thread() not in disk.threads


def test_nothing_begins_before_there_is_something(qtbot: QtBot) -> None:
    before = threading.active_count()
    behind = WriteBehind(SlowDisk().write)
    assert threading.active_count() == before
    behind.finish()


def test_a_step_of_a_lesson_does_not_wait_for_its_record(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    disk = SlowDisk()
    monkeypatch.setattr(
        "playground.gui.state.lessonrecord.write_file",
        lambda path, data: (disk.write(str(path)), path.write_bytes(data)),
    )
    lesson = parse(GOOD.encode(), "small").lesson
    assert lesson is not None
    record = LessonRecord(tmp_path / "lessons.json")
    record.begin(lesson)
    record.note("small", 0, hints=1)
    record.keep()
    qtbot.waitUntil(lambda: bool(disk.begun))
    record.note("small", 0, is_done=True)
    record.keep()
    assert not disk.written
    disk.go.set()
    record.finish()
    [step, *_] = LessonRecord(tmp_path / "lessons.json").results["small"].steps
    assert (step.hints, step.is_done) == (1, True)


def test_two_windows_keep_the_results_of_both(tmp_path: Path) -> None:
    path = tmp_path / "lessons.json"
    records = [LessonRecord(path), LessonRecord(path)]
    lessons = [shipped_lessons()[at] for at in (0, 1)]
    for record in records:
        for lesson in lessons:
            record.begin(lesson)
    for record, lesson in zip(records, lessons, strict=True):
        record.note(lesson.id, 0, is_done=True)
        record.keep()
        record.finish()
    found = LessonRecord(path)
    assert [found.results[lesson.id].done for lesson in lessons] == [1, 1]
    one = StepResult(True, False, 1, (3.0, 4.0, 5.0))
    other = StepResult(False, True, 2, (3.0, 6.0), True)
    both = StepResult(True, True, 2, (3.0, 6.0), True)
    mine, theirs = (LessonResult("a", "A", (step,)) for step in (one, other))
    assert merged((mine,), (theirs,)) == (LessonResult("a", "A", (both,)),)
    scores = RecipeResult("r", "R", 10, 3), RecipeResult("r", "R", 30, 1)
    assert merged(scores[:1], scores[1:]) == (RecipeResult("r", "R", 30, 3),)
    longer = LessonResult("a", "A", (one, one))
    assert merged((mine,), (longer,)) == (mine,)

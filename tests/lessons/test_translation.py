"""A translation has the texts of a lesson, all of them, and nothing else."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from playground.__main__ import main
from playground.lessons.lesson import Lesson
from playground.lessons.reading import parse
from playground.lessons.translation import parse_translation, read_in, translation_path
from tests.lessons.texts import GOOD

TEXTS = """---
title: 更少的位置
---

给教师。

## 更大的步幅

每次移动两个像素。

- ask: 那么有多少列？
- reveal: 32 的一半。
- when: 太大了。
- otherwise: 步幅仍是 1。
- hint: 在右侧。

## 一个问题

想一想。

- ask: 哪个对？
- option: 这个 | 对。
- option: 那个 | 不，另一个。
- reveal: 是这个。
"""


@pytest.fixture(scope="module")
def lesson() -> Lesson:
    found = parse(GOOD.encode()).lesson
    assert found is not None
    return found


def test_texts_are_the_others_and_checks_stay(lesson: Lesson) -> None:
    chinese = parse_translation(TEXTS.encode(), lesson).lesson
    assert chinese is not None
    step, asks = chinese.steps
    assert (chinese.title, step.title, step.hints) == ("更少的位置", "更大的步幅", ("在右侧。",))
    assert [miss.sentence for miss in step.misses] == ["太大了。", "步幅仍是 1。"]
    assert [miss.when for miss in step.misses] == [miss.when for miss in lesson.steps[0].misses]
    assert step.checks == lesson.steps[0].checks
    assert asks.question is not None
    assert asks.question.is_right(0)
    assert [option.reply for option in asks.question.options] == ["对。", "不，另一个。"]


@pytest.mark.parametrize(
    ("old", "new", "line", "words"),
    [
        ("title: 更少的位置", "minutes: 5", 2, "the title alone"),
        ("- hint: 在右侧。", "- hint: 在右侧。\n- show: remove 0", 16, "show is none"),
        ("- hint: 在右侧。", "", 7, "0 times hint; the lesson has 1"),
        ("- option: 这个 | 对。", "- option: 这个", 22, "an answer, |"),
        ("## 一个问题\n\n想一想。", "", 7, "There are 1 steps; the lesson has 2"),
        ("想一想。", "", 17, "a heading, and a text"),
    ],
)
def test_what_is_wrong_is_told(lesson: Lesson, old: str, new: str, line: int, words: str) -> None:
    found = parse_translation(TEXTS.replace(old, new, 1).encode(), lesson).mistakes
    assert any(each.line == line and words in str(each.message) for each in found), found


def test_damages_are_told(lesson: Lesson) -> None:
    rng = random.Random(7)
    for _ in range(100):
        data = bytearray(TEXTS.encode())
        at = rng.randrange(len(data))
        del data[at : at + rng.randrange(1, 90)]
        parsed = parse_translation(bytes(data), lesson)
        assert (parsed.lesson is None) == bool(parsed.mistakes)


def test_the_command_reads_a_translation_with_its_lesson(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "a.lesson.md"
    path.write_text(GOOD, encoding="utf-8")
    beside = translation_path(path, "zh_CN")
    assert beside.name == "a.zh_CN.lesson.md"
    assert read_in(path, "zh_CN").title == "Fewer places"
    beside.write_text(TEXTS, encoding="utf-8")
    assert read_in(path, "zh_CN").title == "更少的位置"
    assert main(["lesson", "check", str(beside)]) == 0
    beside.write_text(TEXTS + "- check: moon\n", encoding="utf-8")
    assert main(["lesson", "check", str(beside)]) == 2
    assert ":25: A translation has texts alone, and check is none." in capsys.readouterr().out

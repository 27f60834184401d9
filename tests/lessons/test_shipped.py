"""The lessons that come along: each step can be done, and is not done before."""

from __future__ import annotations

from pathlib import Path

import pytest

from playground.core.history import History
from playground.lessons.lesson import Lesson
from playground.lessons.opening import opened, rehearsed
from playground.lessons.reading import read_lesson
from playground.lessons.shipped import lesson_files, shipped_lessons
from playground.lessons.translation import read_in

LESSONS = shipped_lessons()


@pytest.mark.parametrize("lesson", LESSONS, ids=lambda lesson: lesson.id)
def test_a_step_is_done_by_showing_it_and_undone_by_undo(lesson: Lesson) -> None:
    assert rehearsed(lesson) == ()
    now = opened(lesson)
    history = History(now.session)
    for step in lesson.steps:
        if not step.checks:
            continue
        began = now
        assert not step.is_done(began, began), step.title
        assert step.miss(began, began), step.title
        now = step.shown(began)
        assert step.is_done(now, began), step.title
        if now.session is began.session:
            continue  # what is looked at otherwise is no step of undo
        history.commit(now.session, "Show me")
        history.undo()
        assert history.present is began.session
        assert not step.is_done(began.with_session(history.present), began), step.title
        history.redo()


@pytest.mark.parametrize("lesson", LESSONS, ids=lambda lesson: lesson.id)
def test_a_lesson_is_of_a_class_period_and_ends_with_a_question(lesson: Lesson) -> None:
    assert 5 <= len(lesson.steps) <= 8
    assert lesson.notes
    assert lesson.rows
    assert lesson.steps[-1].question is not None


@pytest.mark.parametrize("path", lesson_files(), ids=lambda path: path.name)
def test_both_languages_have_the_same_steps_and_checks(path: Path) -> None:
    lesson, chinese = read_lesson(path), read_in(path, "zh_CN")
    assert chinese.title != lesson.title
    assert chinese.notes != lesson.notes
    for step, other in zip(lesson.steps, chinese.steps, strict=True):
        assert (step.point, step.checks, step.show) == (other.point, other.checks, other.show)
        assert other.text != step.text
        for sentence in (other.title, other.text, *(miss.sentence for miss in other.misses)):
            assert any("\u4e00" <= sign <= "\u9fff" for sign in sentence), sentence
        if step.question is not None and other.question is not None:
            assert step.question.number == other.question.number
            rights = [
                [each.is_right for each in q.options] for q in (step.question, other.question)
            ]
            assert rights[0] == rights[1]


def test_each_is_another() -> None:
    assert len(LESSONS) >= 2
    assert len({lesson.id for lesson in LESSONS}) == len({lesson.title for lesson in LESSONS})

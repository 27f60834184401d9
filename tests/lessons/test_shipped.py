"""The lessons that come along: each step can be done, and is not done before."""

from __future__ import annotations

import pytest

from playground.core.history import History
from playground.lessons.lesson import Lesson
from playground.lessons.opening import opened, rehearsed
from playground.lessons.shipped import shipped_lessons

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


def test_each_is_another() -> None:
    assert len(LESSONS) >= 2
    assert len({lesson.id for lesson in LESSONS}) == len({lesson.title for lesson in LESSONS})

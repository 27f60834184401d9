"""A slow answerer is asked the first question and the last."""

from __future__ import annotations

from playground.gui.state.latestquestion import OneAtATime


def test_of_the_questions_that_wait_the_last_is_asked() -> None:
    asked: list[int] = []
    questions = OneAtATime(asked.append)
    for number in (0, 3, 7):
        questions.want(number)
    assert (asked, questions.asked) == ([0], 0)
    questions.answered()
    assert (asked, questions.asked) == ([0, 7], 7)
    questions.answered()
    assert (asked, questions.asked) == ([0, 7], None)
    questions.answered()  # an answer to nothing
    questions.want(0)
    assert asked == [0, 7, 0]


def test_what_is_forgotten_is_not_asked() -> None:
    asked: list[int] = []
    questions = OneAtATime(asked.append)
    questions.want(1)
    questions.want(2)
    questions.forget()
    questions.answered()
    assert asked == [1]
    questions.want(3)
    assert asked == [1, 3]

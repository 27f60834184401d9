"""The functions that answer questions about a training, by the class of the question."""

from __future__ import annotations

import importlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, TypeVar

from playground.core.arrays import FloatArray
from playground.training.process.job import Job
from playground.training.protocol.questions.question import Question

Q = TypeVar("Q", bound=Question)
A = TypeVar("A")


@dataclass(frozen=True, slots=True, eq=False)
class AnswerContext:
    """All that an answer is worked out from.

    `kept_weights` reads the weights of the epochs that were kept, by epoch, and `look_back` puts
    the job back to one of them; both raise Refused. `progress` is to be called with how much of the
    answer there is, and where `is_cancelled` says so, Cancelled is to be raised. The job must be
    left as it was found.
    """

    job: Job
    kept_weights: Callable[[], Mapping[int, Mapping[str, FloatArray]]]
    look_back: Callable[[int], None]
    progress: Callable[[int, int], None]
    is_cancelled: Callable[[], bool]


_ANSWERS: dict[type[Question], Callable[[AnswerContext, Any], Any]] = {}


def answers(
    kind: type[Q],
) -> Callable[[Callable[[AnswerContext, Q], A]], Callable[[AnswerContext, Q], A]]:
    """Register the function that answers questions of a class; one only, or ValueError."""

    def register(function: Callable[[AnswerContext, Q], A]) -> Callable[[AnswerContext, Q], A]:
        if kind in _ANSWERS:
            raise ValueError(f"{kind.__name__} is answered twice")
        _ANSWERS[kind] = function
        return function

    return register


def answer(context: AnswerContext, question: Question) -> Any:
    """Work an answer out; the module with the function is imported when it is needed first.

    Raises Refused with the reason why there is no answer, or Cancelled.
    """
    importlib.import_module(question.answered_in)
    return _ANSWERS[type(question)](context, question)

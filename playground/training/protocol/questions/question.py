"""The base of all questions to the training process, and the table of their kinds."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar, TypeVar

from playground.core.registry import Registry

Q = TypeVar("Q", bound="type[Question]")


class Question:
    """Something that the process is asked about the training that it has set up.

    A question is a frozen dataclass; `kind` is its name among all questions, and `answered_in` the
    module that has the function that answers it, registered with `process.answers.answers`. Its
    answer is forgotten when another training is begun, unless it `outlasts_start`.
    """

    __slots__ = ()
    kind: ClassVar[str] = ""
    answered_in: ClassVar[str] = ""
    outlasts_start: ClassVar[bool] = False


QUESTIONS: Registry[type[Question]] = Registry("question")


def question(kind: str, answered_in: str, outlasts_start: bool = False) -> Callable[[Q], Q]:
    """Declare a class to be a kind of question; raises ValueError when the name is taken."""

    def declare(cls: Q) -> Q:
        cls.kind, cls.answered_in, cls.outlasts_start = kind, answered_in, outlasts_start
        QUESTIONS.add(kind, cls)
        return cls

    return declare

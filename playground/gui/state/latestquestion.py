"""Questions that a slow answerer gets one at a time."""

from __future__ import annotations

from collections.abc import Callable
from typing import Generic, TypeVar

Question = TypeVar("Question")


class OneAtATime(Generic[Question]):
    """Asks a question once the one before is answered; of those that wait, only the last."""

    def __init__(self, ask: Callable[[Question], None]) -> None:
        self._ask = ask
        self._waiting: Question | None = None
        self.asked: Question | None = None

    def want(self, question: Question) -> None:
        """Ask now, or next."""
        if self.asked is not None:
            self._waiting = question
            return
        self.asked = question
        self._ask(question)

    def answered(self) -> None:
        """The answer is there, or will never come."""
        self.asked = None
        if self._waiting is not None:
            question, self._waiting = self._waiting, None
            self.want(question)

    def forget(self) -> None:
        """Nobody is there to answer any more."""
        self.asked = self._waiting = None

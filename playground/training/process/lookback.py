"""Answers a look back at an earlier epoch."""

from __future__ import annotations

from playground.training.process.answers import AnswerContext, answers
from playground.training.protocol.questions.lookback import LookBack


@answers(LookBack)
def answer(context: AnswerContext, question: LookBack) -> int:
    """Put the job back to the epoch, and return its number."""
    context.look_back(question.epoch)
    return question.epoch

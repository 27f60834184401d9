"""Answers how good the sums of a network's own classes are for the classes of the data."""

from __future__ import annotations

from playground.training.process.answers import AnswerContext, answers
from playground.training.process.summed_classes import summed_accuracy
from playground.training.protocol.questions.summing import Summed, SummingQuestion


@answers(SummingQuestion)
def answer(context: AnswerContext, question: SummingQuestion) -> Summed:
    """Look at every picture held out with that network."""
    held_out = context.job.split.validation
    share = summed_accuracy(
        question.network,
        context.job.dataset,
        held_out,
        question.sums,
        context.progress,
        context.is_cancelled,
    )
    return Summed(share, len(held_out))

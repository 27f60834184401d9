"""Answers how the network does on what was held out."""

from __future__ import annotations

from playground.training.process.answers import AnswerContext, answers
from playground.training.protocol.metrics import metrics_of
from playground.training.protocol.questions.examination import Examination, ExaminationQuestion


@answers(ExaminationQuestion)
def answer(context: AnswerContext, question: ExaminationQuestion) -> Examination:
    """Look at every picture held out, with the weights as they are now."""
    job = context.job
    examined = job.examine(context.progress, context.is_cancelled)
    return Examination(job.epoch, metrics_of(examined, len(job.dataset.classes)), examined)

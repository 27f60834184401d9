"""Answers how the network does on what was held out."""

from __future__ import annotations

from dataclasses import replace

from playground.training.process.answers import AnswerContext, answers
from playground.training.process.health import examined_with_activity, layer_health
from playground.training.protocol.metrics import metrics_of
from playground.training.protocol.questions.examination import Examination, ExaminationQuestion


@answers(ExaminationQuestion)
def answer(context: AnswerContext, question: ExaminationQuestion) -> Examination:
    """Look at every picture held out, with the weights as they are now."""
    job = context.job
    examined, activity = examined_with_activity(
        job, progress=context.progress, cancelled=context.is_cancelled
    )
    # The gradients there are belong to the weights of the last step.
    layers = tuple(replace(layer, gradients=None) for layer in layer_health(job, activity))
    metrics = metrics_of(examined, len(job.dataset.classes))
    return Examination(job.epoch, metrics, examined, layers)

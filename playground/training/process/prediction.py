"""Answers what the network makes of pictures."""

from __future__ import annotations

from playground.training.process.answers import AnswerContext, answers
from playground.training.protocol.questions.prediction import Prediction, PredictionQuestion


@answers(PredictionQuestion)
def answer(context: AnswerContext, question: PredictionQuestion) -> Prediction:
    """Run the pictures through the network as it is now."""
    return Prediction(context.job.predict(question.pictures))

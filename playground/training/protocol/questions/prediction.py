"""The question how the network answers pictures."""

from __future__ import annotations

from dataclasses import dataclass

from playground.core.arrays import FloatArray
from playground.training.protocol.questions.question import Question, question


@question("prediction", answered_in="playground.training.process.prediction")
@dataclass(frozen=True, slots=True, eq=False)
class PredictionQuestion(Question):
    """How does the network answer pictures (N × C × H × W, 0–1, framed as the data are)?"""

    pictures: FloatArray


@dataclass(frozen=True, slots=True, eq=False)
class Prediction:
    """The outputs for each picture (N × classes): probabilities if the network makes any."""

    outputs: FloatArray

"""Which learning rate? The range test of Smith, Cyclical learning rates, 2015."""

from __future__ import annotations

from dataclasses import dataclass

from playground.core.arrays import FloatArray
from playground.training.protocol.questions.question import Question, question


# A rate is chosen for the next start, which must not take the curve away.
@question("rates", answered_in="playground.training.process.ratetest", outlasts_start=True)
@dataclass(frozen=True, slots=True)
class RatesQuestion(Question):
    """How does the loss fare with rates from `low` to `high`, each a little above the last?"""

    low: float = 1e-6
    high: float = 1.0
    steps: int = 100


@dataclass(frozen=True, slots=True, eq=False)
class RateCurve:
    """The loss of the batch trained on with each rate, as it was and smoothed.

    `suggested` is a rate that is safe to begin with: where the smoothed loss falls fastest.
    `diverged` says that the last rates threw the weights out, so that the test was cut short.
    """

    rates: FloatArray
    losses: FloatArray
    smooth: FloatArray
    suggested: float
    diverged: bool

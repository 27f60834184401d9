"""Answers how the loss looks around the weights, with ways down that tell most about the rate."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import numpy as np

from playground.core.arrays import FloatArray
from playground.training.process.answers import AnswerContext, answers
from playground.training.process.landscape import landscape
from playground.training.protocol.questions.landscape import (
    Descent,
    Landscape,
    LandscapeQuestion,
)

COARSE_RESOLUTION = 11
"""Rows and columns of the first look, which is there for its descents."""

TRIED_RATES = tuple(float(rate) for rate in np.geomspace(0.01, 100, 13))
"""Rates of the first look, for directions of length 1."""

CREEPING_SHARE = 0.05
"""The rate that is too low, as a share of the good one."""

NEARLY_LOWEST_FACTOR = 1.02
"""Of the lowest end: a rate that comes so close is good, the lowest such one the straightest."""


@answers(LandscapeQuestion)
def answer(context: AnswerContext, question: LandscapeQuestion) -> Landscape:
    """Work the loss out; where no rates are given, on a coarse grid first, to find three."""
    job, kept = context.job, context.kept_weights()
    points, before = question.resolution**2, 0
    if not question.rates:
        length = squared_length(job.weights(), question.plane)
        rates = tuple(rate * length for rate in TRIED_RATES)
        coarse = replace(question, resolution=COARSE_RESOLUTION, rates=rates)
        before = COARSE_RESOLUTION**2
        first = landscape(
            job,
            coarse,
            kept,
            lambda done, _: context.progress(done, before + points),
            context.is_cancelled,
        )
        question = replace(question, rates=example_rates(first.descents))
    return landscape(
        job,
        question,
        kept,
        lambda done, _: context.progress(before + done, before + points),
        context.is_cancelled,
    )


def squared_length(weights: Mapping[str, FloatArray], plane: str) -> float:
    """Of a direction: a random one is as long as all the weights together, others are 1 long.

    A rate means as much along a direction as for the weights when it is larger by this.
    """
    if plane != "random":
        return 1.0
    tensors = [value for value in weights.values() if value.ndim > 1]
    return max(1e-6, sum(float(np.square(value, dtype=np.float64).sum()) for value in tensors))


def example_rates(descents: tuple[Descent, ...]) -> tuple[float, float, float]:
    """Rates that creep, go straight down, and overshoot, from descents by rising rate."""
    longest = max(len(descent.losses) for descent in descents)
    ends = [_end(descent, longest) for descent in descents]
    best = next(at for at, end in enumerate(ends) if end <= NEARLY_LOWEST_FACTOR * min(ends))
    good = descents[best].rate
    thrown = [
        descent.rate
        for descent, end in zip(descents[best + 1 :], ends[best + 1 :], strict=True)
        if end > float(descent.losses[0]) or _overshoots(descent)
    ]
    return CREEPING_SHARE * good, good, thrown[0] if thrown else 4 * descents[-1].rate


def _overshoots(descent: Descent) -> bool:
    """Whether every third step goes up instead of down."""
    return int((np.diff(descent.losses) > 0).sum()) * 3 >= len(descent.losses) - 1


def _end(descent: Descent, steps: int) -> float:
    """Where a descent ends up, on the mean of its last steps; ∞ when it was thrown out before."""
    last = descent.losses[-5:]
    if len(descent.losses) < steps or not np.isfinite(last).all():
        return float("inf")
    return float(last.mean())

"""How the learning rate changes in the course of the training."""

from __future__ import annotations

import math

from playground.core.plan import TrainingPlan

WARM_UP_SHARE = 0.3
"""The share of a one-cycle schedule in which the rate rises."""

RISE_FACTOR = 25.0
"""By this factor a one-cycle schedule starts below its peak."""

FALL_FACTOR = 1e4
"""By this factor it ends below its start."""


def factor(plan: TrainingPlan, step: int, steps: int) -> float:
    """The factor of the plan's learning rate at `step` of `steps`.

    Cosine after Loshchilov and Hutter 2016, one cycle after Smith and Topin 2017.
    """
    done = step / max(1, steps)
    match plan.schedule:
        case "constant":
            return 1.0
        case "step":
            # A hair is added, lest rounding put the first step of an epoch into the one before.
            epoch = math.floor(done * plan.epochs + 1e-9)
            return plan.drop_factor ** (epoch // plan.drop_every)
        case "cosine":
            return _cosine(1.0, 0.0, done)
        case "one-cycle":
            # The last step, not the one after it, has the lowest rate; the peak likewise.
            peak = WARM_UP_SHARE * steps - 1
            if step <= peak:
                return _cosine(1 / RISE_FACTOR, 1.0, step / peak)
            return _cosine(
                1.0, 1 / (RISE_FACTOR * FALL_FACTOR), (step - peak) / max(1e-9, steps - 1 - peak)
            )


def _cosine(start: float, end: float, share: float) -> float:
    return end + (start - end) * (1 + math.cos(math.pi * min(1.0, max(0.0, share)))) / 2

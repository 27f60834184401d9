"""The data that are trained on where a plan names none: those that come along."""

from __future__ import annotations

from dataclasses import replace

from playground.core.plan import TrainingPlan
from playground.datasets.digits import Digits


def with_usual_data(plan: TrainingPlan) -> TrainingPlan:
    """Return the plan as it is trained by: with the scanned digits where it names no data.

    A document names data once somebody has chosen them, or has trained: to look at the Train mode
    changes nothing, and no undo, step or file leads to a training without data.
    """
    return plan if plan.data.kind else replace(plan, data=Digits())

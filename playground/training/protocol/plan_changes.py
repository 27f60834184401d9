"""The parts of a plan that can be changed while a training goes on, or only with a reset."""

from __future__ import annotations

from dataclasses import fields, replace

from playground.core.plan import TrainingPlan

ADJUSTABLE = (
    *("rate", "momentum", "smoothing", "beta1", "beta2", "weight_decay", "epochs"),
    *("schedule", "drop_every", "drop_factor", "augmentation", "frozen"),
)
"""The settings that can be changed while a training goes on."""


def adjusted(running: TrainingPlan, wanted: TrainingPlan) -> TrainingPlan:
    """The running plan with all of the wanted one that needs no reset."""
    return replace(running, **{name: getattr(wanted, name) for name in ADJUSTABLE})


def needs_reset(running: TrainingPlan, wanted: TrainingPlan) -> bool:
    """Whether the plans differ in more than what can be changed on the way."""
    return adjusted(running, wanted) != wanted


def differing(running: TrainingPlan, wanted: TrainingPlan) -> tuple[str, ...]:
    """The names of the fields in which a training runs otherwise than is wanted."""
    names = (item.name for item in fields(running))
    return tuple(name for name in names if getattr(running, name) != getattr(wanted, name))

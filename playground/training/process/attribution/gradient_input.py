"""Gradient × input: each cell with what it counts at present."""

from __future__ import annotations

from torch import Tensor

from playground.core.messages import marked
from playground.training.process.attribution.method import Method, Settings, declare
from playground.training.process.attribution.subject import Subject, gradient_of


def explain(subject: Subject, settings: Settings) -> Tensor:
    """x · ∂ number / ∂ x: C × H × W."""
    del settings
    return (gradient_of(subject, subject.modules, subject.x) * subject.x)[0]


declare(
    Method(
        name="gradient-input",
        title=marked("method", "Gradient × input"),
        sentence=marked("method", "The gradient, times what the cell holds."),
        source="Shrikumar, Greenside, Shcherbina and Kundaje 2016",
        explain=explain,
    ),
    order=20,
)

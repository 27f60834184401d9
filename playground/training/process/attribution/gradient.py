"""The gradient: which cells would change the number most."""

from __future__ import annotations

from torch import Tensor

from playground.core.messages import marked
from playground.training.process.attribution.method import Method, Settings, declare
from playground.training.process.attribution.subject import Subject, gradient_of


def explain(subject: Subject, settings: Settings) -> Tensor:
    """max over channels of abs(∂ number / ∂ x): H × W."""
    del settings
    return gradient_of(subject, subject.modules, subject.x)[0].abs().amax(0)


declare(
    Method(
        name="gradient",
        title=marked("method", "Gradient"),
        sentence=marked("method", "How much the number would change with each cell."),
        source="Simonyan, Vedaldi and Zisserman 2013",
        explain=explain,
    ),
    order=10,
)

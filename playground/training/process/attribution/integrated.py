"""Integrated gradients: the gradient × input, on average over the way from zeros to the picture."""

from __future__ import annotations

import torch
from torch import Tensor

from playground.core.cancelling import Cancelled
from playground.core.messages import marked
from playground.training.process.attribution.method import Method, Settings, declare
from playground.training.process.attribution.subject import Subject, gradient_of


def explain(subject: Subject, settings: Settings) -> Tensor:
    """x · mean of ∂ number / ∂ x along α · x, α from 0 to 1, by the trapezoidal rule: C × H × W.

    They sum to the number for the picture less that for zeros, up to the rule's error.
    """
    modules, points = subject.modules, settings.steps
    total = torch.zeros_like(subject.x)
    for at, share in enumerate(torch.linspace(0, 1, points).tolist()):
        if subject.is_cancelled():
            raise Cancelled
        weight = (0.5 if at in (0, points - 1) else 1.0) / (points - 1)
        total += weight * gradient_of(subject, modules, share * subject.x)
        subject.progress(at + 1, points)
    return (subject.x * total)[0]


declare(
    Method(
        name="integrated",
        title=marked("method", "Integrated gradients"),
        sentence=marked(
            "method",
            "What each cell adds on the way from black to the picture: a sum that adds up.",
        ),
        source="Sundararajan, Taly and Yan 2017",
        explain=explain,
        takes_many_passes=True,
    ),
    order=30,
)

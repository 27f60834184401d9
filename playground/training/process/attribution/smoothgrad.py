"""SmoothGrad: the gradient on average over noisy copies of the picture."""

from __future__ import annotations

import torch
from torch import Tensor

from playground.core.cancelling import Cancelled
from playground.core.messages import marked
from playground.training.process.attribution.method import Method, Settings, declare
from playground.training.process.attribution.subject import Subject, gradient_of


def explain(subject: Subject, settings: Settings) -> Tensor:
    """mean of ∂ number / ∂ x at x + noise: C × H × W."""
    modules, total = subject.modules, torch.zeros_like(subject.x)
    for at in range(settings.samples):
        if subject.is_cancelled():
            raise Cancelled
        total += gradient_of(subject, modules, subject.x + noise(subject.x, settings, at))
        subject.progress(at + 1, settings.samples)
    return (total / settings.samples)[0]


def noise(x: Tensor, settings: Settings, at: int) -> Tensor:
    """The noise that is added to copy number `at`: normal, drawn from the seed and `at` alone."""
    generator = torch.Generator().manual_seed(settings.seed * 100_003 + at)
    deviation = settings.noise * float(x.max() - x.min())
    return deviation * torch.randn(x.shape, generator=generator).to(x.device)


declare(
    Method(
        name="smoothgrad",
        title=marked("method", "SmoothGrad"),
        sentence=marked("method", "The gradient, averaged over copies with noise."),
        source="Smilkov, Thorat, Kim, Viégas and Wattenberg 2017",
        explain=explain,
        takes_many_passes=True,
    ),
    order=40,
)

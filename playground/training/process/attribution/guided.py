"""Guided backpropagation: the gradient, of which each ReLU lets back only what is positive."""

from __future__ import annotations

from torch import Tensor

from playground.core.messages import marked
from playground.training.process.attribution.method import Method, Settings, declare
from playground.training.process.attribution.rules import GuidedReLU
from playground.training.process.attribution.subject import Subject, gradient_of, is_relu, replaced


def explain(subject: Subject, settings: Settings) -> Tensor:
    """The gradient, at every ReLU relu(gradient) where its input was positive: C × H × W."""
    del settings
    guided = replaced(subject.modules, lambda module: GuidedReLU() if is_relu(module) else None)
    return gradient_of(subject, guided, subject.x)[0]


declare(
    Method(
        name="guided",
        title=marked("method", "Guided backprop"),
        sentence=marked(
            "method",
            "Sharp pictures of edges; with shuffled weights they look much the same, so they say"
            " little about the network.",
        ),
        source="Springenberg, Dosovitskiy, Brox and Riedmiller 2014",
        explain=explain,
        needs_relu=True,
    ),
    order=50,
)

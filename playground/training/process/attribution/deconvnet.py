"""The deconvnet: a unit's value sent back through the layers, as pixels that it was made of."""

from __future__ import annotations

import torch
from torch import Tensor, nn

from playground.core.messages import marked
from playground.training.process.attribution.method import Method, Settings, declare
from playground.training.process.attribution.rules import PassedThrough, RectifiedReLU
from playground.training.process.attribution.subject import (
    Subject,
    between,
    gradient_of,
    is_relu,
    replaced,
)
from playground.training.process.modules import LayerModule

PASSED_THROUGH = ("local response normalisation",)


def explain(subject: Subject, settings: Settings) -> Tensor:
    """The unit's value, rectified at each ReLU, unpooled by the switches, filters transposed.

    C × H × W. No bias takes part. Where pooling windows overlap, what comes back through several
    of them adds, which the paper leaves open; local response normalisation lets all back.
    """
    del settings
    modules = replaced(subject.modules, deconvnet_rule)
    with torch.no_grad():
        start = subject.number(subject.modules(subject.x))
    return gradient_of(subject, modules, subject.x, start)[0]


def projected(
    network: nn.Sequential, layer: int, x: Tensor, units: Tensor, rows: Tensor, columns: Tensor
) -> Tensor:
    """The same for several inputs together, each with a unit and a place of its own: N × C × H × W.

    `units`, `rows` and `columns` have a number for each of the N inputs.
    """
    return projected_values(network, layer, x, units, rows, columns)[0]


def projected_values(
    network: nn.Sequential, layer: int, x: Tensor, units: Tensor, rows: Tensor, columns: Tensor
) -> tuple[Tensor, Tensor]:
    """The same, with the N values that are led back."""
    modules = replaced(between(network, None, layer), deconvnet_rule)
    each = torch.arange(len(x), device=x.device)
    x = x.detach().clone().requires_grad_()
    numbers = modules(x)[each, units, rows, columns]
    return torch.autograd.grad(numbers, x, numbers.detach())[0], numbers.detach()


def deconvnet_rule(module: LayerModule) -> nn.Module | None:
    """The module that takes the place of a layer on the way back; None for the layer itself."""
    if is_relu(module):
        return RectifiedReLU()
    return PassedThrough(module) if module.layer.kind in PASSED_THROUGH else None


declare(
    Method(
        name="deconvnet",
        title=marked("method", "Deconvnet"),
        sentence=marked("method", "The unit's value, led back through the layers to the picture."),
        source="Zeiler and Fergus 2013",
        explain=explain,
        needs_relu=True,
    ),
    order=60,
)

"""Grad-CAM: the maps of a layer, weighed by what each counts for the number."""

from __future__ import annotations

from dataclasses import dataclass

import torch
from torch import Tensor
from torch.nn import functional as F  # noqa: N812

from playground.core.messages import marked
from playground.training.process.attribution.method import Method, Settings, declare
from playground.training.process.attribution.subject import Subject, between, layer_with_maps


@dataclass(frozen=True, slots=True, eq=False)
class Weighed:
    """The maps (K × h × w) of a layer and the weight α of each (K)."""

    layer: int
    maps: Tensor
    weights: Tensor

    @property
    def total(self) -> Tensor:
        """ReLU(Σ αₖ · Aₖ): h × w."""
        return (self.weights[:, None, None] * self.maps).sum(0).clamp(min=0)


def weighed(subject: Subject, settings: Settings) -> Weighed:
    """The maps of the layer that is set, αₖ = mean over places of ∂ number / ∂ Aₖ."""
    layer = layer_with_maps(subject, settings.layer)
    with torch.no_grad():
        maps = between(subject.network, None, layer)(subject.x)
    maps = maps.detach().requires_grad_()
    after = between(subject.network, layer, subject.asked.layer)
    number = subject.number(after(maps) if len(after) else maps * 1)
    gradient = torch.autograd.grad(number.sum(), maps)[0]
    return Weighed(layer, maps.detach()[0], gradient.mean((2, 3))[0])


def explain(subject: Subject, settings: Settings) -> Tensor:
    """ReLU(Σ αₖ · Aₖ), enlarged bilinearly to the input's size, cells by their middles: H × W."""
    total = weighed(subject, settings).total
    size = tuple(subject.x.shape[-2:])
    return F.interpolate(total[None, None], size, mode="bilinear", align_corners=False)[0, 0]


declare(
    Method(
        name="grad-cam",
        title=marked("method", "Grad-CAM"),
        sentence=marked("method", "Where the maps of a layer are that count for the number."),
        source="Selvaraju, Cogswell, Das, Vedantam, Parikh and Batra 2016",
        explain=explain,
    ),
    order=70,
)

"""Activation maximisation (Erhan et al. 2009): a picture grows until a unit answers strongly."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import numpy as np
import torch
from torch import Tensor, nn

from playground.core.arrays import FloatArray, Shape
from playground.core.messages import Refused, marked
from playground.core.session import Network
from playground.layers.receptivefield import receptive_field
from playground.training.process.maximise.canvas import canvas
from playground.training.process.maximise.settings import Maximising
from playground.training.process.maximise.ways import cost, shown
from playground.training.process.modules import TorchNetwork, torch_network

MARGIN_PX = 8
"""Pixels made on each side of those that a unit sees, for the picture is moved about."""

LEAST_SIDE_PX = 24


@dataclass(frozen=True, slots=True, eq=False)
class Grown:
    """A picture (channels × height × width, 0–1) after so many steps, and the unit's number."""

    step: int
    value: float
    picture: FloatArray


def growing(
    network: Network,
    shape: Shape,
    layer: int,
    unit: int,
    settings: Maximising,
    top: float = 1.0,
) -> Iterator[Grown]:
    """Yield the picture before the first step and after each one; raises Refused without the unit.

    The number is that of the unit at the middle of its map before any activation, as one that is
    cut off to 0 has no gradient. `shape` is that of the network's input, whose highest intensity
    is `top`. The same seed gives the same pictures.
    """
    part = before_activation(network, layer)
    size = picture_shape(part, shape)
    modules = torch_network(part, size).eval().requires_grad_(False)
    _check(modules, unit)
    drawn = canvas(size, settings)
    generator = torch.Generator().manual_seed(settings.seed + 1)
    optimiser = torch.optim.Adam([drawn.numbers], lr=settings.rate)
    sign = -1 if settings.negative else 1
    yield _grown(0, drawn.picture(), modules, unit, top)
    for step in range(1, settings.steps + 1):
        picture = drawn.picture()
        number = middle(modules(top * shown(picture, settings, generator)), unit)
        optimiser.zero_grad()
        torch.autograd.backward(cost(picture, settings) - sign * number)
        optimiser.step()
        yield _grown(step, drawn.picture(), modules, unit, top)


def answers(network: Network, inputs: Iterable[FloatArray], layer: int, unit: int) -> list[float]:
    """How strongly a unit answers to each input at best, before any activation."""
    part, found = before_activation(network, layer), list[float]()
    module: TorchNetwork | None = None
    for x in inputs:
        if module is None:
            module = torch_network(part, x.shape).eval()
        with torch.no_grad():
            maps = module(torch.from_numpy(np.array(x, np.float32))[None])
        found.append(float(maps[0, unit].max()))
    return found


def before_activation(network: Network, layer: int) -> Network:
    """The layers up to this one, without activations at the end; raises Refused without any."""
    layers = list(network)[: layer + 1]
    while layers and (not layers[-1].enabled or layers[-1].kind == "activation"):
        layers.pop()
    if not any(item.parameters() for item in layers):
        raise Refused(marked("message", "No layer before it has units to look for anything."))
    return Network(tuple(layers))


def middle(maps: Tensor, unit: int) -> Tensor:
    """The number of a unit at the middle of its map."""
    return maps[0, unit, maps.shape[2] // 2, maps.shape[3] // 2]


def picture_shape(network: Network, shape: Shape) -> Shape:
    """The shape of the picture: what a unit of the last layer sees, and a little around it.

    All of the input where it sees most of it, or where a layer takes no other size.
    """
    field = receptive_field(network, shape)[-1]
    if field.whole or any(item.enabled and item.weighs_all_cells for item in network):
        return shape
    sides = (max(LEAST_SIDE_PX, side + 2 * MARGIN_PX) for side in field.size)
    height, width = (min(side, most) for side, most in zip(sides, shape[1:], strict=True))
    return shape[0], height, width


def _check(modules: TorchNetwork, unit: int) -> None:
    count = modules.shape[0]
    if not 0 <= unit < count:
        text = marked("message", "The layer has {count} units: there is no number {number}.")
        raise Refused(text, count=count, number=unit)


def _grown(step: int, picture: Tensor, modules: nn.Module, unit: int, top: float) -> Grown:
    picture = picture.detach()
    with torch.no_grad():
        value = float(middle(modules(top * picture), unit))
    return Grown(step, value, picture[0].numpy().copy())

"""The subject of an explanation: one number of a network, for one input."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass

import torch
from torch import Tensor, nn

from playground.core.cancelling import never
from playground.core.messages import Refused, marked
from playground.training.process.modules import LayerModule, TorchNetwork


@dataclass(frozen=True, slots=True)
class Asked:
    """The number that is asked about: one value of a layer's output, before any softmax."""

    layer: int
    """Its place in the document's list."""
    channel: int
    row: int = 0
    column: int = 0


@dataclass(frozen=True, slots=True, eq=False)
class Subject:
    """A network in evaluation mode without its last softmax, its input (1 × C × H × W), a number.

    `progress` is told how much is done of how much; where `is_cancelled` says so, Cancelled is
    raised.
    """

    network: TorchNetwork
    x: Tensor
    asked: Asked
    is_class: bool = True
    """Whether the number is a class's logit, and its softmax a probability."""
    progress: Callable[[int, int], None] = lambda done, all_: None
    is_cancelled: Callable[[], bool] = never

    @property
    def modules(self) -> nn.Sequential:
        """The layers up to the one that is asked about."""
        return between(self.network, None, self.asked.layer)

    def number(self, output: Tensor) -> Tensor:
        """The number asked about, of each of N outputs of `modules`."""
        asked = self.asked
        return output[:, asked.channel, asked.row, asked.column]


def between(network: nn.Sequential, after: int | None, last: int) -> nn.Sequential:
    """The layers after a place, from the first on if it is None, up to a last one."""
    return nn.Sequential(
        OrderedDict(
            (name, module)
            for name, module in network.named_children()
            if (after is None or int(name) > after) and int(name) <= last
        )
    )


def places(network: nn.Sequential) -> list[int]:
    """The places of the layers that are on, in the document's list."""
    return [int(name) for name, _ in network.named_children()]


def of_class(network: TorchNetwork, x: Tensor, index: int) -> Subject:
    """Ask about an output of the whole network; raises Refused where there is no such one."""
    with torch.no_grad():
        output = network.eval()(x)
    count = output[0].numel()
    if not 0 <= index < count:
        text = marked("message", "The network has {count} outputs: there is no number {number}.")
        raise Refused(text, count=count, number=index)
    channel, row, column = (
        int(at) for at in torch.unravel_index(torch.tensor(index), output[0].shape)
    )
    asked = Asked(places(network)[-1], channel, row, column)
    return Subject(network, x, asked, is_class=count > 1)


def of_unit(network: TorchNetwork, x: Tensor, layer: int, unit: int) -> Subject:
    """Ask about a unit of a layer where its map is strongest; raises Refused without the unit."""
    with torch.no_grad():
        maps = between(network.eval(), None, layer)(x)[0]
    if not 0 <= unit < len(maps):
        text = marked("message", "The layer has {count} units: there is no number {number}.")
        raise Refused(text, count=len(maps), number=unit)
    row, column = divmod(int(maps[unit].argmax()), maps.shape[-1])
    return Subject(network, x, Asked(layer, unit, row, column), is_class=False)


def gradient_of(
    subject: Subject, modules: nn.Module, x: Tensor, start: Tensor | None = None
) -> Tensor:
    """The gradient of the number asked about with respect to inputs (N × C × H × W).

    It begins with 1, or with `start` (N), at that number.
    """
    x = x.detach().clone().requires_grad_()
    numbers = subject.number(modules(x))
    return torch.autograd.grad(numbers, x, torch.ones_like(numbers) if start is None else start)[0]


def replaced(
    modules: nn.Sequential, rule: Callable[[LayerModule], nn.Module | None]
) -> nn.Sequential:
    """The same layers, those for which `rule` has another module as that."""
    found: OrderedDict[str, nn.Module] = OrderedDict()
    for name, module in modules.named_children():
        assert isinstance(module, LayerModule)
        found[name] = rule(module) or module
    return nn.Sequential(found)


def is_relu(module: LayerModule) -> bool:
    """Whether a layer is max(0, x), by itself."""
    layer = module.layer
    return layer.kind == "activation" and getattr(layer, "function", "") == "relu"


def layer_with_maps(subject: Subject, wanted: int | None = None) -> int:
    """The place of a layer that is `wanted`, or of the last with maps of several places.

    Raises Refused where there is none, or it comes after the number that is asked about.
    """
    known = [place for place in places(subject.network) if place <= subject.asked.layer]
    if wanted is not None:
        if wanted not in known:
            raise Refused(marked("message", "The layer is not before what is asked about."))
        return wanted
    shape, found = (subject.x.shape[1], *subject.x.shape[-2:]), None
    for name, module in subject.network.named_children():
        assert isinstance(module, LayerModule)
        shape = module.layer.output_shape(shape)
        if int(name) in known and shape[1] * shape[2] > 1:
            found = int(name)
    if found is None:
        raise Refused(marked("message", "No layer of the network has maps."))
    return found

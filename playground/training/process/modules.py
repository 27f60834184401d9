"""A network of the document as a torch module, and what it learned back in the document."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Mapping

import numpy as np
import torch
from torch import Tensor, nn

from playground.core.arrays import FloatArray, Shape
from playground.core.layer import Layer
from playground.core.memory import check_memory
from playground.core.session import Network
from playground.layers import state as state_of


class LayerModule(nn.Module):
    """One layer: its tensors as parameters (measured ones as buffers) under their own names.

    What is set in the layer, for inputs of `shape`, lies beside them and is no part of the state.
    """

    def __init__(self, layer: Layer, shape: Shape) -> None:
        super().__init__()
        self.layer = layer
        for name, values in layer.tensors().items():
            tensor = torch.from_numpy(np.array(values, np.float32, order="C"))
            if name in layer.measured:
                self.register_buffer(name, tensor)
            else:
                self.register_parameter(name, nn.Parameter(tensor))
        for name, values in layer.constants(shape).items():
            constant = torch.from_numpy(np.array(values, np.float32))
            self.register_buffer(name, constant, persistent=False)

    def forward(self, x: Tensor) -> Tensor:
        """The layer's output for pictures × channels × height × width."""
        return self.layer.torch_forward(x, self._named(), self.training)  # type: ignore[no-any-return]

    def _named(self) -> dict[str, Tensor]:
        tensors = {**self._parameters, **self._buffers}
        return {name: tensor for name, tensor in tensors.items() if tensor is not None}

    def extra_repr(self) -> str:
        """The kind of layer."""
        return self.layer.kind


class TorchNetwork(nn.Sequential):
    """The layers that are switched on, each under its place in the document's list.

    State names are "place.tensor", such as "0.weight"; `network` is the document's network, its
    weights cut or grown to the input; `shape` is that of one output.
    """

    def __init__(self, network: Network, shape: Shape, logits: bool = False) -> None:
        layers: list[Layer] = []
        modules: OrderedDict[str, nn.Module] = OrderedDict()
        held = 0
        for place, layer in enumerate(network):
            if layer.enabled:
                held += layer.held(shape)
                check_memory(held)
                layer = layer.fitted(shape)
                modules[str(place)] = LayerModule(layer, shape)
                shape = layer.output_shape(shape)
            layers.append(layer)
        if logits and modules:
            last = next(reversed(modules))
            if layers[int(last)].is_softmax:
                del modules[last]
        super().__init__(modules)
        self.network = Network(tuple(layers))
        self.shape = shape


def torch_module(layer: Layer, shape: Shape) -> LayerModule:
    """A layer for inputs of `shape`; raises Refused when it does not fit."""
    layer = layer.fitted(shape)
    layer.output_shape(shape)
    return LayerModule(layer, shape)


def torch_network(network: Network, shape: Shape, logits: bool = False) -> TorchNetwork:
    """The network for pictures of `shape`; raises Refused when a layer does not fit.

    With `logits`, a softmax at the end is left to the loss.
    """
    return TorchNetwork(network, shape, logits)


def with_state(network: Network, state: Mapping[str, Tensor | FloatArray]) -> Network:
    """The network with the weights of a torch state; see `playground.layers.state`."""
    return state_of.with_state(network, {name: _on_cpu(value) for name, value in state.items()})


def _on_cpu(values: Tensor | FloatArray) -> FloatArray:
    if isinstance(values, Tensor):
        values = values.detach().cpu().numpy()
    return np.asarray(values, np.float32)

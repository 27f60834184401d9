"""All learned values of a network by name, "place.tensor", such as "0.weight"."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from playground.core.arrays import FloatArray
from playground.core.layer import Layer
from playground.core.session import Network


def tensors_of(network: Network) -> dict[str, FloatArray]:
    """The tensors of the layers that are switched on."""
    return {
        f"{place}.{name}": value
        for place, layer in enumerate(network)
        if layer.enabled
        for name, value in layer.tensors().items()
    }


def with_state(network: Network, state: Mapping[str, FloatArray]) -> Network:
    """The network with other values.

    Layers that the state does not mention stay the very same; raises ValueError when a layer lacks
    some of its tensors or their shapes are others.
    """
    layers = list(network)
    for place, layer in enumerate(layers):
        prefix = f"{place}."
        found = {
            name.removeprefix(prefix): np.asarray(values, np.float32)
            for name, values in state.items()
            if name.startswith(prefix)
        }
        if not found:
            continue
        if {name: values.shape for name, values in found.items()} != layer.tensor_shapes():
            raise ValueError(f"the state of layer {place} is not that of the {layer.kind} there")
        if _differs(layer, found):
            layers[place] = layer.with_tensors(found)
    if all(new is old for new, old in zip(layers, network, strict=True)):
        return network
    return Network(tuple(layers))


def _differs(layer: Layer, found: Mapping[str, FloatArray]) -> bool:
    """Whether values are others than the layer's; those still to be made need not be compared."""
    if any(not array.is_made for array in layer.deferred()):
        return True
    own = layer.tensors()
    return any(not np.array_equal(values, own[name]) for name, values in found.items())

"""All learned values of a network by name, "place.tensor", such as "0.weight"."""

from __future__ import annotations

from collections.abc import Mapping
from typing import cast

import numpy as np

from playground.core.arrays import FloatArray
from playground.core.deferred import DeferredArray, Weights, made, same_numbers
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


def sources_of(network: Network) -> dict[str, Weights]:
    """The same, large weights that are still to be made as they are."""
    return {
        f"{place}.{name}": value
        for place, layer in enumerate(network)
        if layer.enabled
        for name, value in layer.sources().items()
    }


def with_state(network: Network, state: Mapping[str, Weights]) -> Network:
    """The network with other values.

    Layers that the state does not mention stay the very same; raises ValueError when a layer lacks
    some of its tensors or their shapes are others.
    """
    layers = list(network)
    for place, layer in enumerate(layers):
        prefix = f"{place}."
        found = {
            name.removeprefix(prefix): _for(layer, name.removeprefix(prefix), values)
            for name, values in state.items()
            if name.startswith(prefix)
        }
        if not found:
            continue
        if {name: values.shape for name, values in found.items()} != layer.tensor_shapes():
            raise ValueError(f"the state of layer {place} is not that of the {layer.kind} there")
        own = layer.sources()
        if not all(same_numbers(values, own[name]) for name, values in found.items()):
            layers[place] = layer.with_tensors(cast("dict[str, FloatArray]", found))
    if all(new is old for new, old in zip(layers, network, strict=True)):
        return network
    return Network(tuple(layers))


def _for(layer: Layer, name: str, values: Weights) -> Weights:
    """The values as the layer takes them: as an array, unless it takes deferred ones."""
    if isinstance(values, DeferredArray) and name in layer.deferrable:
        return values
    return np.asarray(made(values), np.float32)

"""Weights that fit what reaches them: made so, or found to be for another input."""

from __future__ import annotations

import math
from dataclasses import dataclass

from playground.core.arrays import Shape
from playground.core.counting import from_one
from playground.core.memory import check_memory
from playground.core.messages import Refused, marked
from playground.core.session import Network


def fitted(network: Network, shape: Shape) -> Network:
    """The network with every layer's weights cut or grown to the channels that reach it.

    From the first layer on that does not fit, or whose weights would not fit into memory with those
    before, the layers stay as they are. The very same network comes back when nothing had to
    change.
    """
    layers = list(network.layers)
    held = 0
    for index, layer in enumerate(layers):
        if not layer.enabled:
            continue
        try:
            held += layer.held(shape)
            check_memory(held)
            layers[index] = layer = layer.fitted(shape)
            shape = layer.output_shape(shape)
        except Refused:
            break
    if all(new is old for new, old in zip(layers, network.layers, strict=True)):
        return network
    return Network(tuple(layers))


@dataclass(frozen=True, slots=True)
class Obstacle:
    """The first layer that does not go with the input that reaches it."""

    place: int
    shape: Shape
    """The shape of the input that reaches it: channels, height and width."""

    is_in_weights: bool
    """Its weights are for another input, and would be cut or grown; else it takes none such."""


def obstacle(network: Network, shape: Shape) -> Obstacle | None:
    """The first obstacle to an input of `shape`; None where it goes through, no weight changed."""
    held = 0
    for place, layer in enumerate(network):
        if not layer.enabled:
            continue
        try:
            held += layer.held(shape)
            check_memory(held)
            if not layer.is_for(shape):
                return Obstacle(place, shape, is_in_weights=True)
            shape = layer.output_shape(shape)
        except Refused:
            return Obstacle(place, shape, is_in_weights=False)
    return None


def unchanged(network: Network, shape: Shape) -> Network:
    """The network for an input of `shape`; raises Refused where a weight would be cut or grown.

    What comes behind a layer that takes no such input, and layers that are off, stay as they are.
    """
    found = obstacle(network, shape)
    if found is not None and found.is_in_weights:
        channels, height, width = found.shape
        raise Refused(
            marked(
                "message",
                "The weights of layer {place} are not for what reaches it,"
                " {height}×{width}×{channels}.",
            ),
            place=from_one(found.place),
            height=height,
            width=width,
            channels=channels,
        )
    return fitted(network, shape)


def output_shape(network: Network, shape: Shape, holds_maps: bool = False) -> Shape:
    """Shape of what comes out; raises Refused when a layer does not fit the input or memory.

    Memory has to hold the weights, and all maps with `holds_maps`, as where they are shown.
    """
    held = math.prod(shape) if holds_maps else 0
    for layer in network:
        if layer.enabled:
            held += layer.held(shape)
            check_memory(held)
            shape = layer.fitted(shape).output_shape(shape)
            if holds_maps:
                held += math.prod(shape)
                check_memory(held)
    return shape

"""Which channels of its input a channel of a layer's output depends on."""

from __future__ import annotations

import numpy as np

from playground.core.arrays import Shape
from playground.core.session import FilterLayer, Layer, Taps
from playground.engine.places.indices import rising
from playground.layers import (
    Activation,
    BatchNormalisation,
    LocalResponseNormalisation,
    Pooling,
)


def channels_behind(layer: Layer, channels: Taps, before: Shape, after: Shape) -> Taps:
    """The input channels that the given output channels depend on, in rising order."""
    if isinstance(layer, LocalResponseNormalisation) and layer.enabled:
        return _around(channels, layer.size // 2, (layer.size - 1) // 2, before[0])
    return _linked(layer, channels, after[0], before[0])


def channels_reached(layer: Layer, channels: Taps, before: Shape, after: Shape) -> Taps:
    """The output channels that depend on the given input channels, in rising order."""
    if isinstance(layer, LocalResponseNormalisation) and layer.enabled:
        return _around(channels, (layer.size - 1) // 2, layer.size // 2, after[0])
    return _linked(layer, channels, before[0], after[0])


def _linked(layer: Layer, channels: Taps, here: int, there: int) -> Taps:
    """The channels, of `there`, linked to the given ones, of `here`; links go both ways."""
    if not layer.enabled or layer.is_channelwise or not channels.size:
        return channels
    match layer:
        case Activation() if layer.declaration.over_channels is not None:
            return np.arange(there)
        case Activation() | Pooling() | BatchNormalisation():
            return channels
        case FilterLayer(groups=groups):
            return _grouped(channels, here // groups, there // groups)
        case _:
            return np.arange(there)


def _grouped(channels: Taps, here: int, there: int) -> Taps:
    """The channels of the same groups, `here` being a group's size on this side."""
    groups = rising(channels // here)
    return (groups[:, None] * there + np.arange(there)).reshape(-1)


def _around(channels: Taps, below: int, above: int, count: int) -> Taps:
    """The channels, of `count`, up to `below` before and `above` after any of the given ones."""
    near = channels[:, None] + np.arange(-below, above + 1)
    return rising(near[(near >= 0) & (near < count)])

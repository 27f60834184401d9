"""Which channels of its input a channel of a layer's output depends on."""

from __future__ import annotations

from playground.core.arrays import Shape
from playground.core.layer import Layer, Taps


def channels_behind(layer: Layer, channels: Taps, before: Shape) -> Taps:
    """The channels of an input of shape `before` that output channels depend on, in rising order.

    A layer that is switched off passes them on; nothing depends on no channel.
    """
    if not layer.enabled or not channels.size:
        return channels
    return layer.channels_behind(channels, before)


def channels_reached(layer: Layer, channels: Taps, before: Shape) -> Taps:
    """The output channels that depend on channels of an input of shape `before`, likewise."""
    if not layer.enabled or not channels.size:
        return channels
    return layer.channels_reached(channels, before)

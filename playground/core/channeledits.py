"""Edits of the numbers that a layer has for each of its channels."""

from __future__ import annotations

import numpy as np

from playground.core.arrays import frozen
from playground.core.edits import replace_layer
from playground.core.messages import Gone
from playground.core.session import Session


def set_channel_number(
    session: Session, index: int, name: str, channel: int, value: float
) -> Session:
    """Set one of a layer's `channel_fields` for a channel; raise Refused out of its bounds."""
    layers = session.network.layers
    if not (0 <= index < len(layers) and name in layers[index].channel_fields):
        raise Gone(f"layer {index} has no {name}")
    layer = layers[index]
    wanted = np.float32(layer.channel_fields[name].checked(value))
    tensors = layer.tensors()
    if channel >= len(tensors[name]):
        raise Gone(f"layer {index} has no channel {channel}")
    if tensors[name][channel] == wanted:
        return session
    changed = tensors[name].copy()
    changed[channel] = wanted
    return replace_layer(session, index, layer.with_tensors({**tensors, name: frozen(changed)}))

"""Two runs that differ by any setting of a layer are told apart, and by which."""

from __future__ import annotations

import dataclasses

import numpy as np
import pytest

from playground.core.fields import Field, fields_of
from playground.core.layer import Layer
from playground.core.session import Network
from playground.layers.kinds import LAYERS
from playground.training.protocol.runs import Run

SHAPE = (4, 8, 8)
MADE_RELEVANT = {
    ("convolution", "sides"): {"padding": "explicit"},
    ("transposed convolution", "sides"): {"cut": "explicit"},
    ("transposed convolution", "output_padding"): {"cut": "none"},
    ("activation", "slope"): {"function": "leaky_relu"},
    ("activation", "slopes"): {"function": "prelu"},
    ("activation", "alpha"): {"function": "elu"},
    ("pooling", "sides"): {"padding": "explicit"},
    ("pooling", "count_padding"): {"mode": "average", "padding": "same"},
}


def other_value(field: Field, value: object) -> object:
    """Another value that the field may have."""
    if field.choices:
        return next(item.value for item in field.choices if item.value != value)
    if isinstance(value, bool):
        return not value
    if isinstance(value, tuple):
        return tuple(type(part)(part + 1) if part + 1 <= field.high else part for part in value)
    assert isinstance(value, int | float)
    return value + 1 if isinstance(value, int) else value / 2


@pytest.mark.parametrize(
    ("kind", "name"),
    [(kind, name) for kind in LAYERS for name in fields_of(LAYERS[kind])],
    ids=str,
)
def test_every_setting_of_a_layer_tells_runs_apart(kind: str, name: str) -> None:
    layer: Layer = LAYERS[kind].default(SHAPE, np.random.default_rng(0)).fitted(SHAPE)
    layer = dataclasses.replace(layer, **MADE_RELEVANT.get((kind, name), {}))
    field = fields_of(layer)[name]
    assert field.relevant is None or field.relevant(layer)
    other = dataclasses.replace(layer, **{name: other_value(field, getattr(layer, name))})
    one, two = (
        [" ".join(map(str, link)) for link in Run(1).with_network(Network((each,))).layers]
        for each in (layer, other)
    )
    assert one != two


def test_what_is_usual_is_not_said() -> None:
    convolution = LAYERS["convolution"].default(SHAPE, np.random.default_rng(0))
    [link] = Run(1).with_network(Network((convolution,))).layers
    assert [str(part) for part in link] == [str(part) for part in convolution.chain_link()]
    changed = dataclasses.replace(convolution, padding="valid", operation="convolution")
    [link] = Run(1).with_network(Network((changed,))).layers
    assert [str(part) for part in link][2:] == ["Padding valid", "Operation convolution"]

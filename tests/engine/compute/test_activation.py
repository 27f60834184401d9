"""Activation the quick way against the definition."""

from __future__ import annotations

import warnings

import numpy as np
import pytest

from playground.engine.compute.activation import activate
from playground.layers import Activation
from playground.layers.activations import ACTIVATIONS


@pytest.mark.parametrize("name", ACTIVATIONS)
@pytest.mark.parametrize("shape", [(1, 1, 1), (3, 17, 23), (5, 300, 310)])
def test_equals_the_definition(name: str, shape: tuple[int, int, int]) -> None:
    x = 8 * np.random.default_rng(0).standard_normal(shape).astype(np.float32)
    layer = Activation(function=name, slope=0.2).fitted(shape)
    found = activate(x, layer)
    assert found.dtype == np.float32
    np.testing.assert_allclose(found, layer.forward(x), rtol=2e-5, atol=1e-7)


@pytest.mark.parametrize("name", ACTIVATIONS)
@pytest.mark.parametrize("slope", [0.0, 0.2, 3.0, -1.0])
def test_extremes(name: str, slope: float) -> None:
    values = [3e38, -3e38, 200, -200, np.inf, -np.inf, np.nan, 0.0, -0.0, 1e-40]
    x = np.array(values, np.float32).reshape(1, 1, -1)
    x = np.concatenate([x, np.zeros_like(x)])
    layer = Activation(function=name, slope=slope).fitted((2, 1, 10))
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        found = activate(x, layer)
    np.testing.assert_allclose(found, layer.forward(x), rtol=2e-5, atol=1e-37)


def test_none_is_the_same_array_and_others_leave_the_input_alone() -> None:
    x = np.linspace(-3, 3, 24, dtype=np.float32).reshape(2, 3, 4)
    x.setflags(write=False)
    for name, function in ACTIVATIONS.items():
        found = activate(x, Activation(function=name).fitted((2, 3, 4)))
        assert found is x if function.is_identity else found.flags.writeable


def test_maps_that_lie_otherwise_in_memory() -> None:
    x = np.random.default_rng(1).standard_normal((30, 20, 3)).astype(np.float32).transpose(2, 0, 1)
    for name in ACTIVATIONS:
        layer = Activation(function=name).fitted((3, 30, 20))
        np.testing.assert_allclose(activate(x, layer), layer.forward(x), atol=1e-6)

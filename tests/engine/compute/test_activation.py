"""Activation the quick way against the definition."""

from __future__ import annotations

import warnings

import numpy as np
import pytest

from playground.engine.compute.activation import activate
from playground.layers import reference
from playground.layers.reference import ACTIVATIONS


@pytest.mark.parametrize("kind", ACTIVATIONS)
@pytest.mark.parametrize("shape", [(1, 1, 1), (3, 17, 23), (5, 300, 310)])
def test_equals_the_definition(kind: reference.Activation, shape: tuple[int, int, int]) -> None:
    x = 8 * np.random.default_rng(0).standard_normal(shape).astype(np.float32)
    found = activate(x, kind, slope=0.2)
    assert found.dtype == np.float32
    expected = reference.activate(x, kind, slope=0.2)
    np.testing.assert_allclose(found, expected, rtol=2e-5, atol=1e-7)


@pytest.mark.parametrize("kind", ACTIVATIONS)
@pytest.mark.parametrize("slope", [0.0, 0.2, 3.0, -1.0])
def test_extremes(kind: reference.Activation, slope: float) -> None:
    values = [3e38, -3e38, 200, -200, np.inf, -np.inf, np.nan, 0.0, -0.0, 1e-40]
    x = np.array(values, np.float32).reshape(1, 1, -1)
    x = np.concatenate([x, np.zeros_like(x)])
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        found = activate(x, kind, slope)
    expected = reference.activate(x, kind, slope)
    np.testing.assert_allclose(found, expected, rtol=2e-5, atol=1e-37)


def test_none_is_the_same_array_and_others_leave_the_input_alone() -> None:
    x = np.linspace(-3, 3, 24, dtype=np.float32).reshape(2, 3, 4)
    x.setflags(write=False)
    assert activate(x, "none") is x
    for kind in ACTIVATIONS[1:]:
        assert activate(x, kind).flags.writeable


def test_maps_that_lie_otherwise_in_memory() -> None:
    x = np.random.default_rng(1).standard_normal((30, 20, 3)).astype(np.float32).transpose(2, 0, 1)
    for kind in ACTIVATIONS:
        np.testing.assert_allclose(activate(x, kind), reference.activate(x, kind), atol=1e-6)

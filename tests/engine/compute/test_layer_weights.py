"""The weights of a layer's filters as one array."""

from __future__ import annotations

import gc
from dataclasses import replace

import numpy as np
import pytest

from playground.engine.compute import layer_weights
from playground.engine.compute.layer_weights import laid_weights, some_laid_weights
from playground.layers import Convolution


@pytest.fixture(params=["cross-correlation", "convolution"])
def layer(request: pytest.FixtureRequest) -> Convolution:
    made = Convolution.default((3, 9, 9), np.random.default_rng(0))
    filters = tuple(replace(item, bias=place / 2) for place, item in enumerate(made.filters))
    return replace(made, filters=filters, operation=request.param)


@pytest.mark.parametrize("has_bias", [True, False])
def test_they_are_those_of_the_layer_stacked_once(layer: Convolution, has_bias: bool) -> None:
    layer = replace(layer, has_bias=has_bias)
    for chosen in ([5, 2], [0], list(range(8))):  # before all are stacked
        weights, biases = some_laid_weights(layer, chosen)
        np.testing.assert_array_equal(weights, layer.weights()[chosen])
        np.testing.assert_array_equal(biases, layer.biases()[chosen])
    weights, biases = laid_weights(layer)
    np.testing.assert_array_equal(weights, layer.weights())
    np.testing.assert_array_equal(biases, layer.biases())
    assert laid_weights(layer)[0] is weights
    assert not weights.flags.writeable
    np.testing.assert_array_equal(some_laid_weights(layer, [5, 2])[0], weights[[5, 2]])


def test_a_layer_with_another_filter_has_its_own_and_a_layer_that_is_gone_has_none(
    layer: Convolution,
) -> None:
    before = laid_weights(layer)[0]
    edited = layer.filters[3].with_weights(layer.filters[3].weights + 1)
    other = replace(layer, filters=(*layer.filters[:3], edited, *layer.filters[4:]))
    after = laid_weights(other)[0]
    assert (after[3] != before[3]).all()
    np.testing.assert_array_equal(np.delete(after, 3, 0), np.delete(before, 3, 0))
    gc.collect()
    kept = len(layer_weights._stacked)
    del other
    gc.collect()
    assert len(layer_weights._stacked) == kept - 1

"""Initialisers draw what they say, and the same for the same seed."""

from __future__ import annotations

import math

import numpy as np
import pytest

from playground.core.layer import FilterLayer, Layer
from playground.layers import LAYERS, Convolution, Dense
from playground.layers.initialise import INITIALISERS, drawn, he_filters, initialised

KINDS = [pytest.param(kind, id=name) for name, kind in LAYERS.items()]


@pytest.mark.parametrize(
    ("name", "deviation"),
    [
        ("zeros", 0.0),
        ("uniform", 0.1 / math.sqrt(3)),
        ("normal", 0.1),
        ("xavier", math.sqrt(2 / (300 + 200))),
        ("he", math.sqrt(2 / 300)),
    ],
)
def test_the_spread_is_that_of_the_method(name: str, deviation: float) -> None:
    weights = drawn(name, np.random.default_rng(1), (200, 300), 300, 200)
    assert abs(float(weights.mean())) < 0.002
    assert float(weights.std()) == pytest.approx(deviation, rel=0.01)
    assert weights.dtype == np.float32
    assert not weights.flags.writeable


def test_xavier_stays_within_its_bound() -> None:
    bound = math.sqrt(6 / 500)
    weights = drawn("xavier", np.random.default_rng(2), (200, 300), 300, 200)
    assert 0.99 * bound < np.abs(weights).max() <= np.float32(bound)


@pytest.mark.parametrize("name", list(INITIALISERS))
@pytest.mark.parametrize("kind", KINDS)
def test_a_layer_starts_anew(kind: type[Layer], name: str) -> None:
    layer = kind.default((3, 6, 6), np.random.default_rng(3))
    used = layer.with_tensors({key: values + 1 for key, values in layer.tensors().items()})
    fresh = initialised(used, name, np.random.default_rng(4))
    again = initialised(layer, name, np.random.default_rng(4))
    for key, values in fresh.tensors().items():
        assert values.shape == layer.tensors()[key].shape
        np.testing.assert_array_equal(values, again.tensors()[key])
        if values.ndim == 1:
            scale = key == "running_var" or (key == "weight" and "normalisation" in kind.kind)
            np.testing.assert_array_equal(values, np.full_like(values, scale))
        elif name != "zeros":
            assert len(np.unique(values)) > values.size // 2
    if isinstance(fresh, FilterLayer):
        assert [item.name for item in fresh.filters] == [item.name for item in layer.filters]
        assert {item.preset for item in fresh.filters} == {""}


def test_he_counts_the_whole_depth() -> None:
    filters = he_filters(32, 8, (5, 5), np.random.default_rng(5))
    weights = np.stack([item.weights for item in filters])
    assert float(weights.std()) == pytest.approx(math.sqrt(2 / 200), rel=0.03)
    assert [item.name for item in filters[:2]] == ["f1", "f2"]


def test_values_neither_shrink_nor_blow_up_through_relu_layers() -> None:
    rng = np.random.default_rng(6)
    x = rng.standard_normal((8, 20, 20)).astype(np.float32)
    before = float(np.square(x).mean())
    for _ in range(10):
        layer = Convolution(filters=he_filters(32, len(x), (3, 3), rng), border="circular")
        x = np.maximum(layer.forward(x), 0)
    assert 0.3 < float(np.square(x).mean()) / before < 3
    dense = Dense.random((32, 20, 20), 64, rng)
    assert 0.2 < float(np.square(dense.forward(x)).mean()) / (2 * before) < 5

"""What a layer of any kind says of itself is true of what it computes."""

from __future__ import annotations

from collections import Counter

import numpy as np
import pytest

from playground.core.arrays import FloatArray, Shape
from playground.core.layer import Layer
from playground.layers import LAYERS, Activation
from tests.layers.randomlayers import fitting

KINDS = [pytest.param(kind, id=name) for name, kind in LAYERS.items()]


def shape_of(x: FloatArray) -> Shape:
    return x.shape[0], x.shape[1], x.shape[2]


@pytest.mark.parametrize("kind", KINDS)
def test_outputs_are_negative_only_where_it_says_so(kind: type[Layer]) -> None:
    for layer, x in fitting(kind, 60, seed=21):
        if not layer.can_be_negative(True):
            assert not (layer.forward(x) < 0).any()
        if not layer.can_be_negative(False):
            assert not (layer.forward(np.abs(x)) < 0).any()


@pytest.mark.parametrize("kind", KINDS)
def test_channels_are_linked_as_it_says(kind: type[Layer]) -> None:
    for layer, x in fitting(kind, 20, seed=22):
        reached = np.zeros((len(layer.forward(x)), len(x)), bool)
        for channel in range(len(x)):
            marked = x.copy()
            marked[channel] = np.nan
            reached[:, channel] = np.isnan(layer.forward(marked)).any(axis=(1, 2))
            found = layer.channels_reached(np.array([channel]), shape_of(x))
            assert set(np.flatnonzero(reached[:, channel])) <= set(found.tolist())
        for channel in range(len(reached)):
            behind = layer.channels_behind(np.array([channel]), shape_of(x))
            assert set(np.flatnonzero(reached[channel])) <= set(behind.tolist())
            if layer.is_depthwise:
                assert behind.tolist() == [channel]
        everything = np.arange(len(reached))
        assert layer.channels_behind(everything, shape_of(x)).tolist() == list(range(len(x)))


@pytest.mark.parametrize("kind", KINDS)
def test_weights_behind_a_channel_belong_to_channels_that_it_reads(kind: type[Layer]) -> None:
    for layer, x in fitting(kind, 20, seed=23):
        channel = layer.output_shape(shape_of(x))[0] - 1
        weights = layer.weights_behind(channel, shape_of(x))
        if weights is not None:
            first, slices = weights
            behind = layer.channels_behind(np.array([channel]), shape_of(x)).tolist()
            assert behind == list(range(first, first + len(slices)))


@pytest.mark.parametrize("kind", KINDS)
def test_an_idle_layer_changes_nothing_and_a_curve_is_what_it_computes(kind: type[Layer]) -> None:
    for layer, x in fitting(kind, 60, seed=24):
        y = layer.forward(x)
        if layer.is_idle:
            np.testing.assert_array_equal(y, x)
        if layer.is_softmax:
            np.testing.assert_allclose(y.sum(axis=0), 1, rtol=1e-5)
        if layer.has_curve:
            for channel, values in enumerate(x):
                np.testing.assert_array_equal(
                    layer.curve(values.ravel(), channel), y[channel].ravel()
                )
        if layer.lines_up_cells:
            np.testing.assert_array_equal(y.ravel(), x.ravel())
            assert y.shape == (x.size, 1, 1)


def test_every_claim_is_made_by_some_layer() -> None:
    """What is tested above where a layer claims it is tested of something."""
    made: Counter[str] = Counter()
    for _, kind in LAYERS.items():
        for layer, x in fitting(kind, 60, seed=24):
            made["idle"] += layer.is_idle
            made["softmax"] += layer.is_softmax
            made["curve"] += layer.has_curve
            made["lines up"] += layer.lines_up_cells
            made["depthwise"] += layer.is_depthwise
            made["never negative"] += not layer.can_be_negative(True)
            made["not made negative"] += not layer.can_be_negative(False)
            made["weights"] += layer.weights_behind(0, shape_of(x)) is not None
            made["taps"] += layer.taps(shape_of(x)) is not None
    assert min(made.values()) >= 2, made


@pytest.mark.parametrize("kind", KINDS)
def test_it_has_a_name_and_stands_in_the_chain(kind: type[Layer]) -> None:
    for layer, _ in fitting(kind, 20, seed=25):
        assert str(layer.name())
        assert all(str(part) for part in (*layer.details(), *layer.chain_link()))


def test_a_kind_that_says_nothing_claims_nothing() -> None:
    class Unknown(Layer):
        kind = "unknown"

        def output_shape(self, shape: Shape) -> Shape:
            return 2 * shape[0], shape[1], shape[2]

    layer = Unknown()
    assert str(layer.name()) == "unknown"
    assert [str(part) for part in layer.chain_link()] == ["unknown"]
    assert layer.can_be_negative(False)
    assert layer.channels_behind(np.array([1]), (3, 4, 4)).tolist() == [0, 1, 2]
    assert layer.channels_reached(np.array([1]), (3, 4, 4)).tolist() == [0, 1, 2, 3, 4, 5]
    assert not any((layer.is_idle, layer.has_curve, layer.can_die, layer.is_softmax))
    assert Activation().can_die

"""Groups: the channels and filters of one do not see those of another."""

from __future__ import annotations

import numpy as np
import pytest
import torch

from playground.core.arrays import FloatArray, Shape
from playground.core.layer import FilterLayer
from playground.core.messages import Refused
from playground.core.session import Network
from playground.engine.compute.evaluate import evaluate, stages_of
from playground.engine.explain.explain import explain
from playground.engine.explain.explain_sums import Spread
from playground.engine.trace.spread import spread
from playground.engine.trace.tracing import reach, window
from playground.layers import Convolution, TransposedConvolution
from playground.layers.initialise import he_filters
from tests.layers.randomlayers import random_maps

KINDS = [Convolution, TransposedConvolution]


def grouped(kind: type[FilterLayer], groups: int, per_group: int, depth: int) -> FilterLayer:
    rng = np.random.default_rng(1)
    return kind(filters=he_filters(groups * per_group, depth, (3, 2), rng), groups=groups)


def test_a_grouped_transposed_convolution_is_torchs() -> None:
    rng = np.random.default_rng(2)
    for _ in range(60):
        groups, per_group, depth = (int(n) for n in rng.integers(1, 5, 3))
        stride, size = (tuple(int(n) for n in rng.integers(1, 4, 2)) for _ in range(2))
        layer = TransposedConvolution(
            filters=he_filters(groups * per_group, depth, size, rng),
            stride=stride,
            cut="none",
            groups=groups,
            has_bias=bool(rng.random() < 0.5),
        )
        x = random_maps(rng, (groups * depth, *(int(n) for n in rng.integers(1, 6, 2))))
        theirs = torch.nn.ConvTranspose2d(
            groups * depth, groups * per_group, size, stride, groups=groups, bias=layer.has_bias
        )
        theirs.load_state_dict({n: torch.from_numpy(v) for n, v in layer.tensors().items()})
        with torch.no_grad():
            expected = theirs(torch.from_numpy(x.copy())[None])[0].numpy()
        np.testing.assert_allclose(layer.forward(x), expected, atol=1e-5)


@pytest.mark.parametrize("kind", KINDS)
def test_a_group_computes_as_if_it_were_alone(kind: type[FilterLayer]) -> None:
    layer = grouped(kind, 3, 2, 2)
    x = random_maps(np.random.default_rng(3), (6, 5, 5))
    whole = layer.forward(x)
    for group in range(3):
        alone = kind(filters=layer.filters[2 * group : 2 * group + 2])
        part = alone.forward(x[2 * group : 2 * group + 2])
        np.testing.assert_allclose(whole[2 * group : 2 * group + 2], part, atol=1e-6)


@pytest.mark.parametrize("kind", KINDS)
def test_every_slice_has_its_place_in_the_tensor(kind: type[FilterLayer]) -> None:
    layer = grouped(kind, 3, 2, 4)
    tensor = layer.tensors()["weight"]
    for index, item in enumerate(layer.filters):
        np.testing.assert_array_equal(layer.filter_of(tensor, index), item.weights)
        for depth in range(4):
            np.testing.assert_array_equal(
                tensor[layer.tensor_place(index, depth)], item.weights[depth]
            )
    assert layer.with_tensors(layer.tensors()).filters == layer.filters


@pytest.mark.parametrize("kind", KINDS)
def test_tracing_stays_within_the_group(kind: type[FilterLayer]) -> None:
    stages = stages_of(Network((grouped(kind, 2, 3, 2),)), (4, 5, 5))
    assert list(window(stages, 0, 2, 2, -1, channel=4).channels) == [2, 3]
    assert list(reach(stages, -1, 2, 2, 0, channel=1).channels) == [0, 1, 2]


def test_the_arithmetic_names_the_channels_of_the_group() -> None:
    layer = grouped(TransposedConvolution, 2, 3, 2)
    x: FloatArray = random_maps(np.random.default_rng(4), (4, 5, 5))
    results = evaluate(Network((layer,)), x)
    found = explain(results, 0, 4, 3, 3)
    assert isinstance(found, Spread)
    assert found.agrees
    terms, _, _ = found.largest()
    assert {term.channel for term in terms} == {2, 3}
    for term in terms:
        assert x[term.channel, term.row, term.column] == term.value
    added = spread(results, 0, 4, 1, 1)
    assert added is not None
    assert list(added.channels) == [2, 3]


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("shape", [(5, 4, 4), (4, 4, 4)])
def test_groups_that_do_not_come_out_even_get_a_sentence(
    kind: type[FilterLayer], shape: Shape
) -> None:
    layer = kind(filters=he_filters(6, 1, (2, 2), np.random.default_rng(5)), groups=4)
    with pytest.raises(Refused, match="evenly"):
        layer.output_shape(shape)
    assert layer.tensors()["weight"].size == 24

"""The bias switched off: absent, not learned, not counted; and back again, from a file, too."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
import torch

from playground.core.arrays import FloatArray
from playground.core.edits import set_field
from playground.core.filteredits import set_bias
from playground.core.layer import FilterLayer, Layer
from playground.core.picture import Picture
from playground.core.session import Network, Session
from playground.engine.compute.evaluate import evaluate
from playground.engine.explain.explain import explain
from playground.engine.explain.formats import Writer
from playground.engine.explain.formulas import parameters
from playground.layers import LAYERS, Convolution, Dense, TransposedConvolution
from playground.layers.networkfile import (
    NetworkArrays,
    network_from_data,
    network_to_data,
)
from playground.training.process.modules import torch_module
from tests.layers.randomlayers import random_maps

KINDS = [kind for _, kind in LAYERS.items() if hasattr(kind, "has_bias")]
SHAPE = (2, 6, 6)


def session(kind: type[Layer], has_bias: bool = True) -> Session:
    layer = kind.default(SHAPE, np.random.default_rng(1))
    biases = np.arange(1, 1 + len(layer.tensors()["bias"]), dtype=np.float32)
    layer = layer.with_tensors({**layer.tensors(), "bias": biases})
    picture = Picture("p", np.zeros((6, 6, 3), np.float32), colour="rgb")
    made = Session(picture, Network((layer.fitted((3, 6, 6)),)))
    return made if has_bias else set_field(made, 0, "has_bias", False)


def by_torch(layer: Layer, x: FloatArray) -> FloatArray:
    with torch.no_grad():
        return torch_module(layer, x.shape)(torch.from_numpy(x.copy())[None])[0].numpy()


def test_convolutions_and_dense_layers_can_do_without() -> None:
    assert set(KINDS) >= {Convolution, TransposedConvolution, Dense}


@pytest.mark.parametrize("kind", KINDS)
def test_without_a_bias_only_the_sum_is_left(kind: type[Layer]) -> None:
    x = random_maps(np.random.default_rng(2), (3, 6, 6))
    with_bias, without = session(kind).network[0], session(kind, False).network[0]
    bias = with_bias.tensors()["bias"][:, None, None]
    np.testing.assert_allclose(with_bias.forward(x) - bias, without.forward(x), atol=1e-5)
    np.testing.assert_allclose(by_torch(without, x), without.forward(x), atol=1e-5)
    np.testing.assert_allclose(
        evaluate(Network((without,)), x).stages[0].maps, without.forward(x), atol=1e-5
    )


@pytest.mark.parametrize("kind", KINDS)
def test_it_is_neither_learned_nor_counted(kind: type[Layer]) -> None:
    with_bias, without = session(kind).network[0], session(kind, False).network[0]
    units = len(with_bias.tensors()["bias"])
    assert list(without.tensors()) == ["weight"]
    assert [name for name, _ in torch_module(without, (3, 6, 6)).named_parameters()] == ["weight"]
    assert without.parameters() == with_bias.parameters() - units
    formula = str(parameters(without))
    assert "+" not in formula
    assert str(parameters(with_bias)).split(" = ")[0] == f"{formula.split(' = ')[0]} + {units}"


@pytest.mark.parametrize("kind", KINDS)
def test_switched_on_again_it_is_what_it_was(kind: type[Layer]) -> None:
    before = session(kind)
    off = set_field(before, 0, "has_bias", False)
    learned = off.network[0].with_tensors(
        {"weight": off.network[0].tensors()["weight"] + np.float32(1)}
    )
    off = replace(off, network=Network((learned,)))
    on = set_field(off, 0, "has_bias", True)
    bias = before.network[0].tensors()["bias"]
    np.testing.assert_array_equal(on.network[0].tensors()["bias"], bias)


def test_units_that_came_meanwhile_have_a_bias_of_0() -> None:
    off = set_field(session(Dense, False), 0, "units", 12)
    on = set_field(off, 0, "has_bias", True)
    np.testing.assert_array_equal(on.network[0].tensors()["bias"], [*range(1, 11), 0, 0])


@pytest.mark.parametrize("kind", KINDS)
def test_the_arithmetic_does_not_mention_it(kind: type[Layer]) -> None:
    x = random_maps(np.random.default_rng(3), (3, 6, 6))
    for has_bias in (True, False):
        results = evaluate(session(kind, has_bias).network, x)
        found = explain(results, 0, 0, 0, 0)
        assert found is not None
        assert found.agrees
        writer = Writer(3)
        assert ("bias" in found.brief(writer)) == has_bias
        assert ("bias" in found.text(writer)) == has_bias
        with np.errstate(all="ignore"):
            value = eval(found.numpy(), {"np": np})
        assert value == pytest.approx(found.value, abs=1e-5)
        assert found.latex(3)


def test_maps_follow_when_the_bias_is_switched() -> None:
    """The evaluation takes over nothing that has the bias in it."""
    x = random_maps(np.random.default_rng(4), (3, 6, 6))
    before = session(Convolution)
    before = set_bias(before, 0, 0, 5.0)
    after = set_field(before, 0, "has_bias", False)
    results = evaluate(before.network, x)
    again = evaluate(after.network, x, results)
    np.testing.assert_allclose(again.stages[0].maps, after.network[0].forward(x), atol=1e-5)


def test_a_cell_that_nothing_reaches_is_0() -> None:
    layer = TransposedConvolution.default((1, 3, 3), np.random.default_rng(5))
    layer = replace(layer, stride=(4, 4), cut="none", has_bias=False)
    results = evaluate(Network((layer,)), np.ones((1, 3, 3), np.float32))
    found = explain(results, 0, 0, 3, 3)
    assert found is not None
    assert (found.value, found.brief(Writer(2)), found.latex(2)) == (0, "Σ 0 = 0", "0 = 0")


def test_filter_layers_without_a_bias_add_zeros() -> None:
    layer = session(Convolution, False).network[0]
    assert isinstance(layer, FilterLayer)
    assert layer.bias_of(3) is None
    assert not layer.biases().any()
    assert layer.filters[3].bias == 4


@pytest.mark.parametrize("is_beside", [True, False])
@pytest.mark.parametrize("kind", KINDS)
def test_opened_from_a_file_and_switched_on_again_it_is_what_it_was(
    kind: type[Layer], is_beside: bool
) -> None:
    off = session(kind, False)
    data = network_to_data(off.network, is_beside)
    again = network_from_data(data, NetworkArrays(off.network) if is_beside else None)
    assert list(again[0].tensors()) == ["weight"]
    on = set_field(replace(off, network=again), 0, "has_bias", True)
    bias = session(kind).network[0].tensors()["bias"]
    np.testing.assert_array_equal(on.network[0].tensors()["bias"], bias)

"""Every registered activation function, held to torch's and to what it says of itself."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np
import pytest
import torch

from playground.core.arrays import frozen
from playground.core.fields import Field, fields_of
from playground.core.session import Network
from playground.engine.compute.activation import activate
from playground.engine.compute.evaluate import evaluate
from playground.engine.explain.explain import explain
from playground.engine.explain.formats import Writer, as_latex, as_numpy
from playground.layers import Activation
from playground.layers.activation import FUNCTION, parameters
from playground.layers.activations import ACTIVATIONS
from playground.layers.initialise import initialised
from playground.layers.networkfile import layer_from_data, layer_to_data
from playground.training.process.modules import LayerModule, torch_module
from tests.layers.randomlayers import random_value
from tests.layers.torchactivations import TORCH

EXTREMES = [3e38, -3e38, 1e4, -1e4, 200, -200, 88, -88, 20.5, -20.5, 6, -6, 3, -3, 1e-40, -1e-40, 0]
INFINITE = [np.inf, -np.inf, np.nan]

FUNCTIONS = [pytest.param(name, id=name) for name in ACTIVATIONS]


def layer_of(name: str, channels: int, rng: np.random.Generator) -> Activation:
    """A layer of the function with random parameters and learned values."""
    layer = Activation(function=name)
    drawn = {p.name: random_value(p.field, rng) for p in ACTIVATIONS[name].parameters}
    layer = replace(layer, **drawn).fitted((channels, 1, 1))
    learned = {key: rng.normal(0, 0.5, old.shape) for key, old in layer.tensors().items()}
    return layer.with_tensors({key: new.astype(np.float32) for key, new in learned.items()})


def inputs(rng: np.random.Generator, channels: int) -> np.ndarray:
    """Maps of any size, with every extreme in every channel."""
    height, width = rng.integers(2, 40, 2)
    x = 10 ** rng.uniform(-2, 1.2) * rng.standard_normal((channels, height * width))
    extremes = np.stack([rng.permutation(EXTREMES) for _ in range(channels)])
    return np.concatenate([x, extremes], axis=1).astype(np.float32)[:, None]


def in_double(x: np.ndarray, layer: Activation) -> np.ndarray:
    batch = torch.from_numpy(x.astype(np.float64))[None]
    return TORCH[layer.function](batch, layer)[0].numpy()


def test_all_functions_are_tried() -> None:
    assert set(TORCH) == set(ACTIVATIONS)
    assert [choice.value for choice in FUNCTION.choices] == list(ACTIVATIONS)


@pytest.mark.parametrize("name", FUNCTIONS)
def test_definition_and_fast_path_are_torchs(name: str) -> None:
    rng = np.random.default_rng(1)
    for _ in range(30):
        channels = int(rng.integers(1, 9))
        layer, x = layer_of(name, channels, rng), inputs(rng, channels)
        with np.errstate(over="ignore"):
            expected = in_double(x, layer).astype(np.float32)
        tiny = 1e-6 if name == "gelu_tanh" else 1e-12  # torch's loses what 1 + tanh leaves
        defined = layer.forward(x)
        np.testing.assert_allclose(defined, expected, rtol=2e-7, atol=tiny)
        fast = activate(x, layer)
        assert fast.dtype == np.float32
        np.testing.assert_allclose(fast, defined, rtol=3e-5, atol=1e-7)


@pytest.mark.parametrize("name", FUNCTIONS)
def test_the_module_computes_the_same_and_its_gradient_is_right(name: str) -> None:
    rng = np.random.default_rng(2)
    for _ in range(10):
        channels = int(rng.integers(1, 6))
        layer, x = layer_of(name, channels, rng), inputs(rng, channels)
        x = x.clip(-1e37, 1e37)  # where torch's hard swish does not yet overflow
        module = torch_module(layer, x.shape)
        with torch.no_grad():
            found = module(torch.from_numpy(x)[None])[0].numpy()
        np.testing.assert_allclose(found, layer.forward(x), rtol=2e-5, atol=2e-6)
        small = torch.from_numpy(rng.normal(0, 2, (2, channels, 2, 3))).requires_grad_()
        double = LayerModule(layer, x.shape).double()
        assert torch.autograd.gradcheck(double, (small,))
        for learned in double.parameters():
            double.zero_grad()
            double(small).sum().backward()
            below = small.detach().clamp(max=0)
            wanted = below.sum(dim=(0, 2, 3)) if len(learned) > 1 else below.sum()
            torch.testing.assert_close(learned.grad, wanted.reshape(learned.shape))


@pytest.mark.parametrize("name", FUNCTIONS)
def test_infinities_and_nan_pass_as_in_torch(name: str) -> None:
    rng = np.random.default_rng(3)
    layer = layer_of(name, 2, rng)
    x = np.zeros((2, 1, len(INFINITE)), np.float32)
    x[0, 0] = INFINITE
    expected = in_double(x, layer).astype(np.float32)
    np.testing.assert_array_equal(np.isnan(layer.forward(x)), np.isnan(expected))
    for found in (layer.forward(x), activate(x, layer)):
        np.testing.assert_allclose(found, expected, rtol=1e-5)


@pytest.mark.parametrize("name", FUNCTIONS)
def test_the_arithmetic_of_a_cell_is_true(name: str) -> None:
    rng = np.random.default_rng(4)
    tried = 0
    for _ in range(12):
        channels = int(rng.integers(1, 6))
        layer, x = layer_of(name, channels, rng), inputs(rng, channels)
        results = evaluate(Network((layer,)), frozen(x))
        maps = results.maps(0)
        assert maps is not None
        for column in rng.choice(x.shape[2], 12):
            channel = int(rng.integers(channels))
            found = explain(results, 0, channel, 0, int(column))
            assert found is not None
            assert found.value == maps[channel, 0, column]
            assert found.agrees, (found.value, found.total, x[channel, 0, column])
            with np.errstate(all="ignore"):
                number = eval(as_numpy(found), {"np": np, "__builtins__": {}})
            np.testing.assert_allclose(number, np.float32(found.total), rtol=1.3e-7, atol=1e-37)
            assert found.text(Writer(3)).endswith(found.result(3))
            latex = as_latex(found)
            assert latex.count("{") == latex.count("}")
            tried += 1
    assert tried == 144


@pytest.mark.parametrize("name", FUNCTIONS)
def test_what_a_function_says_of_itself_holds(name: str) -> None:
    rng = np.random.default_rng(5)
    function = ACTIVATIONS[name]
    layer = Activation(function=name).fitted((3, 1, 1))
    x = inputs(rng, 3)
    y, of_positive = layer.forward(x), layer.forward(np.abs(x))
    if function.sign == "never negative":
        assert y.min() >= 0
    if function.sign == "as input":
        assert of_positive.min() >= 0
    if function.sign != "never negative":
        assert y.min() < 0
    if function.can_die:
        assert not layer.forward(-np.abs(x)).any()
    if function.is_softmax:
        np.testing.assert_allclose(y.sum(axis=0), 1, rtol=1e-5)
    if function.is_identity:
        assert activate(x, layer) is x
    if function.over_channels is None:
        np.testing.assert_array_equal(layer.curve(x[1, 0], 1), y[1, 0])
    layer = layer_of(name, 3, rng)
    y = layer.forward(x)
    alone = np.stack([layer.forward(x[c : c + 1])[0] for c in range(3)])
    assert layer.is_channelwise <= bool(np.array_equal(alone, y))
    assert (function.formula is None) == (function.over_channels is not None)


@pytest.mark.parametrize("name", FUNCTIONS)
def test_files_and_forms_know_its_settings(name: str) -> None:
    rng = np.random.default_rng(6)
    layer = layer_of(name, 4, rng)
    again = layer_from_data(layer_to_data(layer))
    assert {key: getattr(again, key) for key in fields_of(layer)} == {
        key: getattr(layer, key) for key in fields_of(layer)
    }
    for key, values in layer.tensors().items():
        np.testing.assert_array_equal(again.tensors()[key], values)
    shown = {
        key for key, item in fields_of(Activation).items() if item.relevant and item.relevant(layer)
    }
    assert shown == {item.name for item in ACTIVATIONS[name].parameters}


def test_learned_slopes_follow_the_channels_and_start_anew() -> None:
    rng = np.random.default_rng(7)
    layer = Activation(function="prelu").fitted((3, 5, 5))
    assert layer.parameters() == 3
    np.testing.assert_array_equal(layer.weight, np.full(3, 0.25, np.float32))
    layer = layer.with_tensors({"weight": np.array([0.1, 0.2, 0.3], np.float32)})
    assert layer.fitted((3, 9, 9)) is layer
    np.testing.assert_allclose(layer.fitted((5, 1, 1)).weight, [0.1, 0.2, 0.3, 0.25, 0.25])
    shared = replace(layer, slopes="shared").fitted((3, 5, 5))
    np.testing.assert_allclose(shared.weight, [0.1])
    np.testing.assert_allclose(replace(shared, slopes="channel").fitted((2, 1, 1)).weight, 0.1)
    np.testing.assert_array_equal(initialised(layer, "he", rng).weight, [0.25] * 3)
    assert replace(layer, function="relu").tensors() == {}


def test_parameters_of_one_name_are_one() -> None:
    names = [item.name for _, function in ACTIVATIONS.items() for item in function.parameters]
    assert set(names) == set(parameters())
    declared: dict[str, Field | None] = fields_of(Activation)
    assert set(declared) == {"function", *names}


def brief(name: str, x: float, digits: int = 3, **settings: Any) -> str:
    layer = Activation(function=name, **settings)
    found = explain(evaluate(Network((layer,)), np.full((1, 1, 1), x, np.float32)), 0, 0, 0, 0)
    assert found is not None
    return found.brief(Writer(digits))


def test_formulas_have_their_numbers_in() -> None:
    assert brief("elu", -1, alpha=2) == "2 · (exp(−1) − 1) ≈ −1.264"
    assert brief("elu", 3) == "3 = 3"
    assert brief("selu", 2) == "1.051 · 2 ≈ 2.101"
    assert brief("silu", -1) == "−1 / (1 + exp(1)) ≈ −0.269"
    assert brief("relu6", 7) == "min(6, max(0, 7)) = 6"
    assert brief("prelu", -2) == "0.25 · (−2) = −0.5"
    assert brief("hard_swish", -1) == "−1 · min(6, max(0, −1 + 3)) / 6 ≈ −0.333"
    assert brief("mish", 1) == "1 · tanh(ln(1 + exp(1))) ≈ 0.865"
    assert brief("gelu_tanh", -1) == (
        "½ · (−1) · (1 + tanh(√(2/π) · (−1 + 0.044715 · (−1)³))) ≈ −0.159"
    )


def test_log_softmax_is_explained_as_softmax_is() -> None:
    x = frozen(np.array([0, 1, 2], np.float32).reshape(3, 1, 1))
    found = explain(evaluate(Network((Activation(function="log_softmax"),)), x), 0, 2, 0, 0)
    assert found is not None
    assert found.text(Writer(2)).splitlines() == [
        "exp(0) ≈ 1",
        "exp(1) ≈ 2.72",
        "exp(2) ≈ 7.39 ←",
        "Σ = 11.11",
        "2 − ln(11.11) ≈ 2 − 2.41 ≈ −0.41",
    ]

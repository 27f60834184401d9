"""Every explanation comes to the number on the map, by the numbers that it shows."""

from __future__ import annotations

import math
import warnings
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from playground.core.filters import Filter, make_filter
from playground.core.layer import Layer
from playground.core.session import Network
from playground.engine.compute.evaluate import Results, evaluate
from playground.engine.explain.explain import Cell, chain, explain
from playground.engine.explain.explain_norms import LocallyNormalised, Normalised
from playground.engine.explain.explain_sums import Spread, Summed
from playground.engine.explain.explain_values import Activated, Moved, Shared
from playground.engine.explain.explain_windows import Convolved, Pooled
from playground.engine.explain.explanation import EXPLAINERS, FLOAT32_ROUNDING, Explanation, Passed
from playground.engine.explain.formats import (
    Explained,
    Writer,
    as_latex,
    as_numpy,
    as_text,
    decimal,
    number_text,
    share_text,
)
from playground.kernels.presets import load_presets
from playground.layers import (
    LAYERS,
    Activation,
    BatchNormalisation,
    Convolution,
    Dense,
    Dropout,
    Flatten,
    LocalResponseNormalisation,
    Pooling,
    TransposedConvolution,
)
from tests.layers.randomlayers import fitting, random_maps, random_network, random_shape

NAMESPACE = {"np": np, "__builtins__": {}}


def as_brief(steps: Sequence[Explained], writer: Writer | None = None) -> str:
    """A chain in one line: Σ 1.43 + bias 0 = 1.43 → max(0, 1.43) = 1.43."""
    return " → ".join(step.brief(writer or Writer()) for step in steps)


def computed(expression: str) -> Any:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", RuntimeWarning)  # exp of a large number
        return eval(expression, dict(NAMESPACE))


def same(first: float, second: float) -> bool:
    return first == second or (math.isnan(first) and math.isnan(second))


def some_cells(rng: np.random.Generator, shape: tuple[int, ...], count: int) -> set[Any]:
    return {tuple(int(rng.integers(n)) for n in shape) for _ in range(count)}


def results_of(x: NDArray[np.float32], *layers: Layer) -> Results:
    return evaluate(Network(layers), x)


def found(results: Results, stage: int, channel: int, row: int, column: int) -> Explanation:
    explanation = explain(results, stage, channel, row, column)
    assert explanation is not None
    return explanation


def check(explanation: Explanation, displayed: float) -> None:
    """The explanation is about the displayed number and its arithmetic comes to it."""
    assert same(explanation.value, displayed)
    assert explanation.agrees
    number = computed(as_numpy(explanation))
    assert number.dtype == np.float32
    with np.errstate(over="ignore"):
        assert same(float(number), float(np.float32(explanation.total)))
    for digits in range(8):
        writer = Writer(digits)
        is_share = isinstance(explanation, Shared) and explanation.is_share
        text = (share_text if is_share else number_text)(displayed, digits)
        assert explanation.result(digits) == text
        assert as_text(explanation, writer).endswith(text)
        assert as_brief((explanation,), writer).endswith(text)
    latex = as_latex(explanation)
    assert latex.count("{") == latex.count("}")
    assert latex.count(r"\begin") == latex.count(r"\end")
    assert latex.count(r"\left") == latex.count(r"\right")


@settings(max_examples=80, deadline=None)
@given(st.integers(0, 2**32 - 1))
def test_any_cell_of_any_layer_comes_to_the_number_on_its_map(seed: int) -> None:
    rng = np.random.default_rng(seed)
    shape = random_shape(rng, 9)
    network = random_network(rng, shape, 5, cells=2000)
    results = evaluate(network, random_maps(rng, shape))
    for index, stage in enumerate(results.stages):
        assert stage.maps is not None
        for cell in some_cells(rng, stage.maps.shape, 4):
            check(found(results, index, *cell), float(stage.maps[cell]))


def test_every_kind_of_layer_explains_itself() -> None:
    assert set(LAYERS) == set(EXPLAINERS)


@pytest.mark.parametrize("kind", [kind for _, kind in LAYERS.items()])
def test_layers_of_a_kind_explain_their_cells(kind: type[Layer]) -> None:
    rng = np.random.default_rng(3)
    for layer, x in fitting(kind, 25, seed=11):
        results = results_of(x, layer)
        maps = results.stages[0].maps
        assert maps is not None
        for cell in some_cells(rng, maps.shape, 5):
            check(found(results, 0, *cell), float(maps[cell]))


@pytest.mark.parametrize("kind", [kind for _, kind in LAYERS.items()])
def test_an_explanation_does_not_agree_with_a_number_that_is_wrong(kind: type[Layer]) -> None:
    for layer, x in fitting(kind, 5, seed=4):
        results = results_of(x, layer)
        stage = results.stages[0]
        assert stage.maps is not None
        scale = max(1.0, float(np.abs(stage.maps).max()))
        wrong = replace(stage, maps=stage.maps + np.float32(1e-3 * scale))
        falsified = replace(results, stages=(wrong,))
        assert not found(falsified, 0, 0, 0, 0).agrees


def curve_patch() -> NDArray[np.float32]:
    """A patch with five bright cells on the preset's curve, one of them dim."""
    curve = load_presets()["curve"].matrix()
    on = np.argwhere(curve == 30)
    assert len(on) >= 5
    patch = np.zeros((7, 7), np.float32)
    for place, intensity in zip(on, (50, 50, 50, 20, 50), strict=False):
        patch[tuple(place)] = intensity
    return patch


def test_the_curve_detector_gives_6600_on_its_curve_and_0_off_it() -> None:
    curve = load_presets()["curve"].matrix()
    layer = Convolution(filters=(make_filter("curve", curve),), padding="valid")
    patch = curve_patch()
    results = results_of(patch[np.newaxis], layer)
    explanation = found(results, 0, 0, 0, 0)
    assert isinstance(explanation, Convolved)
    assert explanation.value == explanation.total == 6600
    assert explanation.brief(Writer(2)) == "Σ 6600 + bias 0 = 6600"
    assert sorted(explanation.products[explanation.products != 0]) == [600, 1500, 1500, 1500, 1500]
    off = np.where(curve > 0, 0, 50).astype(np.float32)
    explanation = found(results_of(off[np.newaxis], layer), 0, 0, 0, 0)
    assert explanation.value == explanation.total == 0


def two_channels() -> tuple[Results, Convolution]:
    x = np.arange(32, dtype=np.float32).reshape(2, 4, 4)
    weights = np.array([[[1, 0, -1], [2, 0, -2], [1, 0, -1]], np.eye(3)], np.float32)
    layer = Convolution(filters=(Filter("", weights, 0.5),))
    return results_of(x, layer), layer


def test_a_convolution_in_the_corner() -> None:
    results, layer = two_channels()
    explanation = found(results, 0, 0, 0, 0)
    assert isinstance(explanation, Convolved)
    first, second = explanation.slices
    assert (first.channel, second.channel) == (0, 1)
    np.testing.assert_array_equal(first.values, [[0, 0, 0], [0, 0, 1], [0, 4, 5]])
    expected = [[True, True, True], [True, False, False], [True, False, False]]
    np.testing.assert_array_equal(explanation.padded, expected)
    np.testing.assert_array_equal(first.products, [[0, 0, 0], [0, 0, -2], [0, 0, -5]])
    assert (first.total, second.total, explanation.bias) == (-7, 37, 0.5)
    assert explanation.total == 30.5
    assert list(explanation.rows) == [-1, 0, 1]
    assert not explanation.is_turned
    np.testing.assert_array_equal(first.stored, layer.filters[0].weights[0])
    assert explanation.text(Writer(1)).splitlines() == [
        "Channel 1",
        "(0)  (0)  (0)      1   0  −1      0   0   0",
        "(0)    0    1  ⊙   2   0  −2  =   0   0  −2",
        "(0)    4    5      1   0  −1      0   0  −5",
        "Σ = −7",
        "",
        "Channel 2",
        "(0)  (0)  (0)     1  0  0      0   0   0",
        "(0)   16   17  ⊙  0  1  0  =   0  16   0",
        "(0)   20   21     0  0  1      0   0  21",
        "Σ = 37",
        "",
        "−7 + 37 + bias 0.5 = 30.5",
    ]


def test_true_convolution_lays_the_filter_turned() -> None:
    results, layer = two_channels()
    turned = replace(layer, operation="convolution")
    explanation = found(results_of(results.input, turned), 0, 0, 2, 2)
    assert isinstance(explanation, Convolved)
    assert explanation.is_turned
    part = explanation.slices[0]
    np.testing.assert_array_equal(part.stored, layer.filters[0].weights[0])
    np.testing.assert_array_equal(part.weights, part.stored[::-1, ::-1])


def test_padding_by_reflection_is_marked_though_it_has_values() -> None:
    x = np.arange(1, 17, dtype=np.float32).reshape(1, 4, 4)
    layer = Convolution(filters=(make_filter("", np.ones((3, 3))),), border="reflect")
    explanation = found(results_of(x, layer), 0, 0, 0, 3)
    assert isinstance(explanation, Convolved)
    np.testing.assert_array_equal(explanation.values[0], [[7, 8, 7], [3, 4, 3], [7, 8, 7]])
    assert explanation.padded.sum() == 5


def test_groups_show_the_channels_of_their_group() -> None:
    filters = tuple(make_filter("", np.ones((1, 1)), 2) for _ in range(4))
    x = np.arange(4, dtype=np.float32).reshape(4, 1, 1)
    explanation = found(results_of(x, Convolution(filters=filters, groups=2)), 0, 2, 0, 0)
    assert isinstance(explanation, Convolved)
    assert list(explanation.channels) == [2, 3]
    assert explanation.total == 5


def test_a_sum_of_rounded_numbers_says_when_it_is_not_exact() -> None:
    x = np.full((3, 1, 1), 1 / 3, np.float32)
    layer = Convolution(filters=(make_filter("", np.ones((1, 1)), 3),))
    explanation = found(results_of(x, layer), 0, 0, 0, 0)
    assert as_text(explanation, Writer(2)).endswith("0.33 + 0.33 + 0.33 + bias 0 ≈ 1")
    assert explanation.brief(Writer(2)) == "Σ 1 + bias 0 = 1"


@settings(max_examples=60, deadline=None)
@given(st.integers(0, 2**32 - 1), st.integers(0, 7))
def test_equals_signs_are_true_of_the_digits_shown(seed: int, digits: int) -> None:
    rng = np.random.default_rng(seed)
    values = [float(v) for v in np.round(rng.normal(0, 3, rng.integers(1, 5)), rng.integers(0, 4))]
    writer = Writer(digits)
    total = sum(values)
    terms = [decimal(writer.number(value)) or Decimal(0) for value in values]
    assert (writer.sign(values, total) == "=") == (sum(terms) == decimal(writer.number(total)))
    product = terms[0] * terms[-1]
    sign = writer.product_sign((values[0], values[-1]), values[0] * values[-1])
    assert (sign == "=") == (product == decimal(writer.number(values[0] * values[-1])))


def test_pooling_names_its_winner() -> None:
    x = np.array([[[1, 5, 0, 0], [5, 2, 0, 0]]], np.float32)
    explanation = found(results_of(x, Pooling()), 0, 0, 0, 0)
    assert isinstance(explanation, Pooled)
    assert explanation.winners == ((0, 1), (1, 0))
    assert explanation.source == Cell(-1, 0, 0, 1)
    assert explanation.text(Writer(1)) == "  1  [5]\n[5]    2\nmax = 5"


def test_padding_never_wins_a_pooling() -> None:
    x = np.full((1, 3, 3), -4, np.float32)
    layer = Pooling(mode="max", size=(2, 2), stride=(2, 2), padding="explicit", sides=(1, 0, 1, 0))
    explanation = found(results_of(x, layer), 0, 0, 0, 0)
    assert isinstance(explanation, Pooled)
    assert explanation.value == -4
    assert explanation.winners == ((1, 1),)
    assert explanation.padded.sum() == 3
    mean = found(results_of(x, replace(layer, mode="average")), 0, 0, 0, 0)
    assert mean.brief(Writer(1)) == "−4 / 4 = −1"
    assert mean.source is None


def test_pooling_of_a_whole_map_with_countless_ties() -> None:
    x = np.zeros((1, 300, 300), np.float32)
    explanation = found(results_of(x, Pooling(mode="global max")), 0, 0, 0, 0)
    assert isinstance(explanation, Pooled)
    assert explanation.ties == 90_000
    assert len(explanation.winners) == 1024
    assert explanation.text(Writer(1)) == "max 300×300 = 0"


@pytest.mark.parametrize(
    ("function", "x", "text"),
    [
        ("relu", -0.5, "max(0, −0.5) = 0"),
        ("relu", 1.25, "max(0, 1.25) = 1.25"),
        ("leaky_relu", -2.0, "0.1 · (−2) = −0.2"),
        ("leaky_relu", 3.0, "3 = 3"),
        ("abs", -3.0, "|−3| = 3"),
        ("sigmoid", -1.0, "1 / (1 + exp(1)) ≈ 0.269"),
        ("tanh", 1.0, "tanh(1) ≈ 0.762"),
        ("softplus", 0.0, "ln(1 + exp(0)) ≈ 0.693"),
        ("gelu", -1.0, "−1 · Φ(−1) ≈ −1 · 0.159 ≈ −0.159"),
    ],
)
def test_activations_with_their_number_in(function: Any, x: float, text: str) -> None:
    layer = Activation(function=function, slope=0.1)
    explanation = found(results_of(np.full((1, 1, 1), x, np.float32), layer), 0, 0, 0, 0)
    assert isinstance(explanation, Activated)
    assert explanation.brief(Writer(3)) == text


def test_softmax_shows_exponentials_and_their_sum() -> None:
    x = np.array([0, 1, 2], np.float32).reshape(3, 1, 1)
    explanation = found(results_of(x, Activation(function="softmax")), 0, 2, 0, 0)
    assert isinstance(explanation, Shared)
    np.testing.assert_allclose(explanation.exponentials, np.exp([0, 1, 2]))
    assert explanation.text(Writer(2)).splitlines() == [
        "exp(0) ≈ 1",
        "exp(1) ≈ 2.72",
        "exp(2) ≈ 7.39 ←",
        "Σ = 11.11",
        "7.39 / 11.11 ≈ 0.67",
    ]


def test_softmax_of_large_numbers() -> None:
    x = np.array([1000, 999, -1000], np.float32).reshape(3, 1, 1)
    results = results_of(x, Activation(function="softmax"))
    maps = results.stages[0].maps
    assert maps is not None
    for channel in range(3):
        check(found(results, 0, channel, 0, 0), float(maps[channel, 0, 0]))
    assert "exp(999 − 1000)" in as_text(found(results, 0, 0, 0, 0))


@pytest.mark.parametrize("largest", [-0.6, -2.0, -7.0, -12.0, -29.0, -30.5, -0.4, 3.0, 31.0])
@pytest.mark.parametrize("digits", range(4))
def test_no_sum_of_exponentials_reads_0(largest: float, digits: int) -> None:
    x = np.array([largest, largest - 0.5, largest - 1], np.float32).reshape(3, 1, 1)
    explanation = found(results_of(x, Activation(function="softmax")), 0, 0, 0, 0)
    assert isinstance(explanation, Shared)
    check(explanation, explanation.value)
    dividend, _, divisor, *_ = explanation.brief(Writer(digits)).split(" ")
    assert decimal(divisor) != 0
    assert rf"\frac{{{dividend}}}{{{divisor}}}" in as_latex(explanation, digits)
    about = float(decimal(dividend) / decimal(divisor))  # of numbers that are rounded themselves
    assert about == pytest.approx(explanation.value, abs=0.6 / 10**digits)


@pytest.mark.parametrize(
    ("inputs", "text", "latex"),
    [
        ([0, 0], "1 / 2 = 0.5", "= 0.5"),
        ([-5.5, 0], "0 / 1 ≈ 0.0041", r"\approx 0.0041"),  # not = 0, nor 0 / 1 = 0.0041
        ([9, 0], "8103.08 / 8104.08 ≈ 0.9998", r"\approx 0.9998"),
        ([-12, 0], "0 / 1 < 0.0001", "< 0.0001"),
        ([-12, -12], "1 / 2 = 0.5", "= 0.5"),
    ],
)
def test_a_share_equals_a_quotient_only_where_it_reads_so(
    inputs: list[float], text: str, latex: str
) -> None:
    x = np.array(inputs, np.float32).reshape(-1, 1, 1)
    explanation = found(results_of(x, Activation(function="softmax")), 0, 0, 0, 0)
    assert explanation.brief(Writer(2)) == text
    assert as_latex(explanation, 2).endswith(f"}} {latex}")


def test_a_dense_unit_lists_its_largest_contributions_first() -> None:
    rng = np.random.default_rng(0)
    layer = Dense.random((2, 3, 4), 3, rng)
    results = results_of(random_maps(rng, (2, 3, 4)), Flatten(), layer)
    explanation = found(results, 1, 1, 0, 0)
    assert isinstance(explanation, Summed)
    terms, others, rest = explanation.largest(5)
    sizes = [abs(term.product) for term in terms]
    assert sizes == sorted(sizes, reverse=True)
    assert others == 24 - 5
    assert sum(term.product for term in terms) + rest == pytest.approx(explanation.total)
    assert len(as_text(explanation).splitlines()) == 12 + 1 + 1


def test_a_dense_unit_on_maps_says_where_its_inputs_lie() -> None:
    layer = Dense(units=1, source=np.zeros((1, 12), np.float32), bias=np.ones(1, np.float32))
    layer.weight[0, 7] = 2
    x = np.ones((2, 2, 3), np.float32)
    explanation = found(results_of(x, replace(layer, input_shape=(2, 2, 3))), 0, 0, 0, 0)
    assert isinstance(explanation, Summed)
    (term,), _, _ = explanation.largest(1)
    assert term == (1, 0, 1, 1, 2, 2)
    line = as_text(explanation).splitlines()[0]
    assert line == "1 · 2 = 2   channel 2, row 1, column 2"


def test_a_flattened_cell_says_where_it_was() -> None:
    x = np.arange(12, dtype=np.float32).reshape(2, 2, 3)
    explanation = found(results_of(x, Flatten()), 0, 7, 0, 0)
    assert isinstance(explanation, Moved)
    assert explanation.source == Cell(-1, 1, 0, 1)
    assert as_text(explanation) == "From channel 2, row 1, column 2: 7"


def test_a_transposed_convolution_lists_what_reaches_a_cell() -> None:
    x = np.array([[[1, 2], [3, 4]]], np.float32)
    weights = np.arange(1, 10, dtype=np.float32).reshape(1, 3, 3)
    layer = TransposedConvolution(filters=(Filter("", weights, 0.5),), cut="none")
    explanation = found(results_of(x, layer), 0, 0, 2, 1)
    assert isinstance(explanation, Spread)  # rows 0 and 1 reach row 2, only column 0 column 1
    assert (list(explanation.rows), list(explanation.kernel_rows)) == ([1, 0], [0, 2])
    assert (list(explanation.columns), list(explanation.kernel_columns)) == ([0], [1])
    assert as_text(explanation).splitlines() == [
        "1 · 8 = 8   channel 1, row 1, column 1",
        "3 · 2 = 6   channel 1, row 2, column 1",
        "Σ 14 + bias 0.5 = 14.5",
    ]


def test_a_cell_that_no_filter_reaches_is_the_bias() -> None:
    layer = TransposedConvolution(
        filters=(Filter("", np.ones((1, 1, 1), np.float32), 0.5),), stride=(3, 3), cut="none"
    )
    results = results_of(np.ones((1, 2, 2), np.float32), layer)
    assert as_text(found(results, 0, 0, 1, 0)) == "Σ 0 + bias 0.5 = 0.5"
    check(found(results, 0, 0, 1, 0), 0.5)


def test_batch_normalisation_with_its_numbers_in() -> None:
    def one(value: float) -> NDArray[np.float32]:
        return np.full(1, value, np.float32)

    layer = BatchNormalisation(
        weight=one(-2), bias=one(1), running_mean=one(-1), running_var=one(4)
    )
    results = results_of(np.full((1, 1, 1), 3, np.float32), layer, Dropout())
    explanation = found(results, 0, 0, 0, 0)
    assert isinstance(explanation, Normalised)
    assert as_text(explanation) == "(3 + 1) / √(4 + 1e−5) · (−2) + 1 ≈ −3"
    assert [type(step) for step in chain(results, 1, 0, 0, 0)] == [Normalised]


def test_local_response_normalisation_with_its_neighbours() -> None:
    x = np.array([1, 2, -3, 4], np.float32).reshape(4, 1, 1)
    layer = LocalResponseNormalisation(size=3, alpha=0.3, beta=0.5, offset=1.0)
    explanation = found(results_of(x, layer), 0, 1, 0, 0)
    assert isinstance(explanation, LocallyNormalised)
    assert list(explanation.channels) == [0, 1, 2]
    assert as_text(explanation, Writer(2)).splitlines() == [
        "Σ = 1² + 2² + (−3)² ≈ 14",
        "2 / (1 + 0.3 / 3 · 14)^0.5 ≈ 1.29",
    ]


def test_a_chain_goes_from_the_sum_to_the_winner() -> None:
    x = np.zeros((1, 4, 4), np.float32)
    x[0, 1, 0] = 1.43
    layer = Convolution(filters=(make_filter("", np.ones((1, 1))),))
    results = results_of(x, layer, Activation(), Pooling())
    steps = chain(results, 2, 0, 0, 0)
    assert [type(step) for step in steps] == [Convolved, Activated, Pooled]
    assert steps[0].cell == Cell(0, 0, 1, 0)
    assert as_brief(steps, Writer(2)) == (
        "Σ 1.43 + bias 0 = 1.43 → max(0, 1.43) = 1.43 → max 2×2 = 1.43"
    )


def test_a_chain_leaves_out_what_is_switched_off() -> None:
    x = np.ones((1, 4, 4), np.float32)
    layer = Convolution(filters=(make_filter("", np.ones((3, 3))),))
    off = (Activation(enabled=False), Pooling(mode="none"))
    results = results_of(x, layer, *off)
    assert [type(step) for step in chain(results, 2, 0, 1, 1)] == [Convolved]
    only = chain(results_of(x, *off), 1, 0, 1, 1)
    assert [type(step) for step in only] == [Passed]
    assert as_brief(only) == "1"
    assert chain(results, -1, 0, 0, 0) == ()


def test_a_chain_stops_at_a_mean() -> None:
    results = results_of(np.ones((1, 4, 4), np.float32), Activation(), Pooling(mode="average"))
    assert len(chain(results, 1, 0, 0, 0)) == 1


def test_cells_that_do_not_exist_have_no_explanation() -> None:
    results = results_of(np.ones((1, 4, 4), np.float32), Activation())
    assert explain(results, 0, 0, 4, 0) is None
    assert explain(results, 0, 1, 0, 0) is None
    assert explain(results, 1, 0, 0, 0) is None
    assert explain(results, 0, 0, -1, 0) is None
    pixel = explain(results, -1, 0, 3, 3)
    assert pixel is not None
    assert pixel.brief(Writer()) == "1"


@pytest.mark.parametrize("odd", [np.nan, np.inf, -np.inf, 3e38, 1e-40])
@pytest.mark.parametrize("kind", [kind for _, kind in LAYERS.items()])
def test_odd_numbers_are_explained_too(kind: type[Layer], odd: float) -> None:
    for layer, x in fitting(kind, 8, seed=2):
        spoilt = x.copy()
        spoilt[0] = odd
        results = results_of(spoilt, layer)
        maps = results.stages[0].maps
        assert maps is not None
        for cell in some_cells(np.random.default_rng(0), maps.shape, 4):
            explanation = found(results, 0, *cell)
            assert same(explanation.value, float(maps[cell]))
            as_text(explanation)
            as_latex(explanation)
            with np.errstate(over="ignore"):
                expected = float(np.float32(explanation.total))
            assert same(float(computed(as_numpy(explanation))), expected)


def test_minus_infinity_among_numbers_has_the_logarithm_of_no_share() -> None:
    x = np.array([-np.inf, 0.5, -1], np.float32).reshape(3, 1, 1)
    for name, share in (("log_softmax", -np.inf), ("softmax", 0.0)):
        explanation = found(results_of(x, Activation(function=name)), 0, 0, 0, 0)
        assert explanation.value == share
        assert computed(as_numpy(explanation)) == share


def test_words_come_from_the_translator() -> None:
    results, _ = two_channels()
    asked = []

    def say(context: str, text: str) -> str:
        asked.append((context, text))
        return text.replace("Channel", "Kanal")

    assert as_text(found(results, 0, 0, 0, 0), Writer(2, say)).startswith("Kanal 1\n")
    assert ("arithmetic", "bias {value}") in asked


@pytest.mark.parametrize(
    ("value", "digits", "text"),
    [
        (1.43, 3, "1.43"),
        (-0.5, 1, "−0.5"),
        (-0.0001, 2, "0"),
        (6600.0, 2, "6600"),
        (0.125, 7, "0.125"),
        (1e6, 2, "1e6"),
        (-1_234_567.0, 2, "−1.23e6"),
        (math.nan, 3, "NaN"),
        (-math.inf, 3, "−∞"),
    ],
)
def test_numbers_without_idle_zeros(value: float, digits: int, text: str) -> None:
    assert number_text(value, digits) == text


@given(st.floats(-1e5, 1e5, width=32), st.integers(0, 7))
def test_a_number_reads_as_what_it_is_to_the_last_digit(value: float, digits: int) -> None:
    read = decimal(number_text(value, digits))
    assert read is not None
    assert abs(read - Decimal(value)) <= Decimal(10) ** -digits / 2


def test_the_bound_is_a_few_roundings() -> None:
    results, _ = two_channels()
    explanation = found(results, 0, 0, 2, 2)
    assert isinstance(explanation, Convolved)
    assert (
        explanation.bound
        <= 20 * FLOAT32_ROUNDING * (np.abs(explanation.products).sum() + 0.5) + 1e-30
    )


def test_a_dark_cell_beside_a_bright_one_agrees_however_it_was_computed() -> None:
    rng = np.random.default_rng(0)
    x = np.full((2, 200, 200), 1e-3, np.float32)
    x[:, :40, :40] = 255
    for size in (3, 15, 31):
        weights = rng.standard_normal((2, size, size)).astype(np.float32)
        results = results_of(x, Convolution(filters=(Filter("", weights, 0.1),)))
        for cell in some_cells(rng, (1, 200, 200), 40):
            assert found(results, 0, *cell).agrees

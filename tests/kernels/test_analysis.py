from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise
from typing import Any

import numpy as np
import pytest
import torch
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp

from playground.core.messages import Refused
from playground.kernels import analysis, generators, transforms
from playground.kernels.analysis import LinearConvolution, composed
from playground.kernels.presets import load_presets

weights = st.floats(-1e3, 1e3, width=32).filter(lambda value: value == 0 or abs(value) > 1e-3)
sides = st.integers(1, 7)
matrices = hnp.arrays(np.float32, st.tuples(sides, sides), elements=weights)
vectors = hnp.arrays(np.float32, st.integers(1, 9), elements=weights)


def test_sum_and_norm() -> None:
    kernel = load_presets()["sobel-vertical"].matrix()
    assert analysis.weight_sum(kernel) == 0
    assert analysis.norm(kernel) == pytest.approx(np.sqrt(12))
    assert analysis.norm(np.full((4, 5, 5), 1e30, np.float32)) == pytest.approx(1e31)


@given(vectors, vectors)
def test_an_outer_product_is_separated_and_rebuilt(column: np.ndarray, row: np.ndarray) -> None:
    matrix = np.outer(column, row)
    found = analysis.separable(matrix)
    assert found is not None
    rebuilt = np.outer(*found)
    assert np.abs(rebuilt - matrix).max() <= 3e-7 * np.abs(matrix).max()
    assert analysis.rank(matrix) == (1 if matrix.any() else 0)


@given(matrices)
def test_separable_means_rank_1(matrix: np.ndarray) -> None:
    found = analysis.separable(matrix)
    assert (found is not None) == (analysis.rank(matrix) <= 1)
    if found is not None:
        bound = 1e-6 * max(matrix.shape) * float(np.abs(matrix).max())
        assert np.abs(np.outer(*found) - matrix).max() <= bound


@given(st.integers(1, 8), st.integers(0, 2**32 - 1))
def test_rank_of_a_sum_of_products(terms: int, seed: int) -> None:
    source = np.random.default_rng(seed)
    left, right = source.normal(size=(9, terms)), source.normal(size=(terms, 8))
    left, _ = np.linalg.qr(left)  # well apart, so that no term drowns in rounding
    right, _ = np.linalg.qr(right.T)
    assert analysis.rank((left @ right.T).astype(np.float32)) == terms


@pytest.mark.parametrize(
    ("name", "column", "row"),
    [
        ("sobel-vertical", [1, 2, 1], [-1, 0, 1]),
        ("sobel-horizontal", [-1, 0, 1], [1, 2, 1]),
        ("scharr-vertical", [3, 10, 3], [-1, 0, 1]),
        ("prewitt-vertical", [1, 1, 1], [-1, 0, 1]),
        ("gaussian-3", [1, 2, 1], [1 / 16, 2 / 16, 1 / 16]),
        ("line-horizontal", [-1, 2, -1], [1, 1, 1]),
        ("identity", [0, 1, 0], [0, 1, 0]),
    ],
)
def test_factors_are_written_in_whole_numbers_where_they_can(
    name: str, column: list[int], row: list[Any]
) -> None:
    found = analysis.separable(load_presets()[name].matrix())
    np.testing.assert_array_equal(found[0], column)
    np.testing.assert_allclose(found[1], row, atol=1e-12)


@given(st.integers(2, 31), st.floats(0.3, 10))
def test_a_gaussian_is_two_gaussians(size: int, sigma: float) -> None:
    column, row = analysis.separable(generators.gaussian(size, sigma))
    rebuilt = np.outer(column, row)
    np.testing.assert_allclose(rebuilt, generators.gaussian(size, sigma), atol=3e-7)
    smooth = size > 2  # of two equal weights the whole numbers are 1 and 1
    if smooth and column.sum() == pytest.approx(1):
        assert row.sum() == pytest.approx(1, abs=1e-5)


@pytest.mark.parametrize("name", ["laplacian-4", "sobel-left-diagonal", "curve", "kirsch-north"])
def test_not_separable(name: str) -> None:
    matrix = load_presets()[name].matrix()
    assert analysis.separable(matrix) is None
    assert analysis.rank(matrix) == np.linalg.matrix_rank(matrix) > 1


@given(matrices, st.integers(1, 7))
def test_low_rank_is_the_best_approximation(matrix: np.ndarray, terms: int) -> None:
    terms = min(terms, *matrix.shape)
    result = analysis.low_rank(matrix, terms)
    assert result.dtype == np.float32
    assert analysis.rank(result) <= terms
    values = np.linalg.svd(matrix.astype(np.float64), compute_uv=False)
    error = np.linalg.norm(result.astype(np.float64) - matrix)
    assert error == pytest.approx(
        np.sqrt((values[terms:] ** 2).sum()), abs=1e-6 * float(values[0]) + 1e-30
    )


def test_low_rank_of_no_terms_is_an_error() -> None:
    with pytest.raises(ValueError, match="terms"):
        analysis.low_rank(np.eye(3, dtype=np.float32), 0)
    with pytest.raises(ValueError, match="matrix"):
        analysis.rank(np.ones((2, 3, 3), np.float32))


@given(matrices, st.integers(0, 15), st.integers(0, 15))
@settings(max_examples=40)
def test_the_frequency_response_is_what_a_wave_is_multiplied_by(
    matrix: np.ndarray, down: int, across: int
) -> None:
    n = 16
    rows, columns = np.indices((n, n))
    turns = (down * rows + across * columns) / n
    wave = np.exp(2j * np.pi * turns)
    height, width = matrix.shape
    answer = sum(
        float(matrix[row, column]) * np.roll(wave, (-row, -column), (0, 1))
        for row in range(height)
        for column in range(width)
    )
    response = analysis.frequency_response(matrix, n)
    found = response[(down + n // 2) % n, (across + n // 2) % n]
    np.testing.assert_allclose(
        np.abs(answer), found, rtol=1e-5, atol=1e-5 * np.abs(matrix).sum() + 1e-9
    )


def test_frequency_responses_of_stacks_and_sizes() -> None:
    box, edge = generators.box(3), load_presets()["sobel-vertical"].matrix()
    both = analysis.frequency_response(np.stack([box, edge]), 31)
    assert both.shape == (2, 31, 31)
    assert both[0, 15, 15] == pytest.approx(1)
    assert both[1, 15, 15] == pytest.approx(0, abs=1e-6)
    np.testing.assert_array_equal(both[1], analysis.frequency_response(edge, 31))
    with pytest.raises(ValueError, match="too small"):
        analysis.frequency_response(box, 2)


def applied(x: torch.Tensor, layers: list[LinearConvolution]) -> torch.Tensor:
    for layer in layers:
        bias = None if layer.bias is None else torch.from_numpy(layer.bias.copy()).double()
        x = torch.nn.functional.conv2d(
            x,
            torch.from_numpy(layer.weights.copy()).double(),
            bias,
            stride=layer.stride,
            dilation=layer.dilation,
        )
    return x


@st.composite
def chains(draw: Callable[..., Any]) -> tuple[list[LinearConvolution], Any] | None:
    source = np.random.default_rng(draw(st.integers(0, 2**32 - 1)))
    channels = draw(st.lists(st.integers(1, 4), min_size=2, max_size=4))
    pair = st.tuples(st.integers(1, 3), st.integers(1, 3))
    layers = []
    for inputs, outputs in pairwise(channels):
        shape = (outputs, inputs, *draw(pair))
        bias = source.normal(size=outputs).astype(np.float32) if draw(st.booleans()) else None
        layers.append(
            LinearConvolution(
                source.normal(size=shape).astype(np.float32), bias, draw(pair), draw(pair)
            )
        )
    return layers, source


@settings(max_examples=60, deadline=None)
@given(chains())
def test_the_composed_convolution_equals_all_of_them(
    chain: tuple[list[LinearConvolution], Any],
) -> None:
    layers, source = chain
    one = composed(layers)
    extra = tuple(source.integers(0, 30, 2))
    shape = (2, layers[0].weights.shape[1], *np.add(one.weights.shape[2:], extra))
    shape = (*shape[:2], *np.maximum(shape[2:], _span(layers)))
    x = torch.from_numpy(source.random(shape))
    expected = applied(x, layers)
    found = applied(x, [one])
    # Strides can leave a last window that the composed kernel finds too; the places agree.
    assert found.shape == expected.shape
    error = (found - expected).abs().max()
    assert error <= 1e-6 * expected.abs().max() * max(1, len(layers))


def _span(layers: list[LinearConvolution]) -> np.ndarray:
    """The smallest input that gives one output cell."""
    size = np.ones(2, int)
    for layer in reversed(layers):
        size = (size - 1) * layer.stride
        size = size + (np.array(layer.weights.shape[2:]) - 1) * layer.dilation + 1
    return size


def test_composing_in_float32_stays_within_a_millionth() -> None:
    source = np.random.default_rng(11)
    stacks = [
        source.normal(size=shape).astype(np.float32)
        for shape in ((8, 3, 3, 3), (4, 8, 3, 3), (2, 4, 5, 5))
    ]
    kernel = composed([LinearConvolution(stack) for stack in stacks]).weights
    assert kernel.shape == (2, 3, 9, 9)
    x = torch.from_numpy(source.random((1, 3, 32, 32)))
    expected = applied(x, [LinearConvolution(stack) for stack in stacks])
    found = applied(x, [LinearConvolution(kernel)])
    assert (found - expected).abs().max() <= 1e-6 * expected.abs().max()


def test_two_blurs_are_one_wider_blur() -> None:
    narrow = generators.gaussian(31, 1.0)[np.newaxis, np.newaxis]
    both = composed([LinearConvolution(narrow)] * 2).weights[0, 0]
    wide = transforms.resized(both[15:46, 15:46], 31, 31)
    np.testing.assert_allclose(wide, generators.gaussian(31, np.sqrt(2)), atol=3e-5)


def test_one_layer_composes_to_itself() -> None:
    layer = LinearConvolution(np.ones((2, 1, 2, 2), np.float32), None, (2, 1), (1, 3))
    one = composed([layer])
    assert one.stride == (2, 1)
    assert one.dilation == (1, 1)
    np.testing.assert_array_equal(one.weights[0, 0], [[1, 0, 0, 1], [1, 0, 0, 1]])
    np.testing.assert_array_equal(one.bias, [0, 0])


def test_channels_that_do_not_match_are_refused() -> None:
    with pytest.raises(Refused, match="Layer 2 takes 3 channels, but the one before gives 2"):
        composed(
            [
                LinearConvolution(np.ones(shape, np.float32))
                for shape in ((2, 1, 3, 3), (1, 3, 3, 3))
            ]
        )

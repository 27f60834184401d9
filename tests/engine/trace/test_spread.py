"""What a cell adds to the outputs after it is what they lose when it is zero."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from playground.core.filters import make_filter
from playground.core.layer import Layer
from playground.core.session import Network
from playground.engine.compute.evaluate import evaluate
from playground.engine.trace.spread import spread
from playground.layers import Convolution, Pooling, TransposedConvolution
from playground.layers.geometry import BORDERS, PADDINGS


def some_convolution(rng: np.random.Generator) -> Convolution:
    kernel = tuple(int(v) for v in rng.integers(1, 6, 2))
    filters = tuple(make_filter("", rng.standard_normal((2, *kernel))) for _ in range(4))
    return Convolution(
        filters=filters,
        stride=tuple(int(v) for v in rng.integers(1, 4, 2)),
        padding=str(rng.choice(PADDINGS)),
        border=str(rng.choice(BORDERS)),
        dilation=tuple(int(v) for v in rng.integers(1, 3, 2)),
        operation=str(rng.choice(["cross-correlation", "convolution"])),
        groups=2,
    )


def without(layer: Layer, x: np.ndarray, row: int, column: int) -> np.ndarray:
    """The maps as they are, less the maps with zeros at a place of all channels."""
    other = x.copy()
    other[:, row, column] = 0
    there, gone = (evaluate(Network((layer,)), some).maps(0) for some in (x, other))
    assert there is not None
    assert gone is not None
    return there - gone


@given(st.integers(0, 10_000))
def test_what_it_adds_is_what_the_outputs_lose_without_it(seed: int) -> None:
    rng = np.random.default_rng(seed)
    layer: Layer = some_convolution(rng)
    if seed % 4 == 0:
        weights = rng.standard_normal((4, 4, 3, 2))
        layer = TransposedConvolution(
            filters=tuple(make_filter("", item) for item in weights), stride=(2, 3)
        )
    x = rng.standard_normal((4, 11, 12)).astype(np.float32)
    results = evaluate(Network((layer,)), x)
    assume(results.maps(0) is not None)
    row, column, index = (int(rng.integers(0, n)) for n in (11, 12, 4))
    found = spread(results, 0, index, row, column)
    assert found is not None
    lost = without(layer, x, row, column)[index]
    expected = np.zeros_like(lost)
    expected[np.ix_(found.rows, found.columns)] = found.products
    np.testing.assert_allclose(expected, lost, atol=1e-4)


def test_a_pixel_that_the_stride_leaves_out_adds_to_nothing() -> None:
    layer = Convolution(filters=(make_filter("", np.ones((1, 1))),), stride=(3, 3), padding="valid")
    results = evaluate(Network((layer,)), np.ones((1, 7, 7), np.float32))
    found = spread(results, 0, 0, 1, 3)
    assert found is not None
    assert (len(found.rows), len(found.columns)) == (0, 1)
    assert found.products.shape == (0, 1)


@pytest.mark.parametrize(
    "layer", [Pooling(), Convolution(filters=(make_filter("", np.ones((3, 3))),))]
)
def test_only_an_enabled_convolution_spreads(layer: Layer) -> None:
    results = evaluate(Network((replace(layer, enabled=False),)), np.ones((1, 7, 7), np.float32))
    assert spread(results, 0, 0, 3, 3) is None

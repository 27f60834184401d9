"""Summaries, histograms and scales against numpy's own."""

from __future__ import annotations

import warnings

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp
from numpy.typing import NDArray

from playground.engine.view.statistics import CHUNK_VALUES, Scale, histogram, summary

values32 = st.floats(-1e6, 1e6, width=32)
odd = st.one_of(values32, st.just(0.0), st.sampled_from([np.nan, np.inf, -np.inf]))
maps = hnp.arrays(np.float32, hnp.array_shapes(min_dims=2, max_dims=2, max_side=9), elements=odd)


@pytest.fixture(autouse=True)
def _no_warnings() -> object:
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        yield


@given(maps)
def test_summary_counts_the_finite_values(values: NDArray[np.float32]) -> None:
    found = summary(values)
    finite = values[np.isfinite(values)].astype(np.float64)
    assert found.cells == values.size
    assert found.finite == finite.size
    assert found.nans == np.isnan(values).sum()
    assert found.infinities == np.isinf(values).sum()
    assert found.share_of_zeros == (values == 0).sum() / values.size
    if not finite.size:
        assert np.isnan([found.minimum, found.maximum, found.mean]).all()
        return
    assert found.minimum == finite.min()
    assert found.maximum == finite.max()
    np.testing.assert_allclose(found.mean, finite.mean(), rtol=0, atol=2e-7 * abs(finite).max())


def test_summary_of_a_large_map_keeps_the_precision() -> None:
    values = np.full((2000, 1500), 0.1, np.float32)
    values[0, 0] = -3
    assert summary(values).mean == pytest.approx(values.mean(dtype=np.float64), rel=1e-12)


def test_summary_of_a_view() -> None:
    values = np.arange(48, dtype=np.float32).reshape(6, 8)
    assert summary(values[::2, ::3]) == summary(values[::2, ::3].copy())
    assert summary(values.T).maximum == 47


def test_summary_of_the_largest_numbers() -> None:
    largest = float(np.finfo(np.float32).max)
    values = np.full((300, 300), largest, np.float32)
    found = summary(values)
    assert (found.minimum, found.finite) == (largest, values.size)
    assert found.mean == pytest.approx(largest)


@given(maps, st.integers(1, 40))
def test_histogram_counts_every_finite_value_once(values: NDArray[np.float32], bins: int) -> None:
    counts, edges = histogram(values, bins)
    finite = values[np.isfinite(values)]
    assert counts.shape == (bins,)
    assert edges.shape == (bins + 1,)
    assert counts.sum() == finite.size
    assert edges[0] == (-edges[-1] if (finite < 0).any() else 0)
    # a value within rounding of an edge may be on either side of it
    slack = 1e-9 * (edges[-1] - edges[0])
    for at in range(1, bins):
        below = counts[:at].sum()
        assert (finite < edges[at] - slack).sum() <= below <= (finite < edges[at] + slack).sum()


def test_histogram_by_hand() -> None:
    values = np.array([[-2, -1, 0], [0.5, 1.5, 2]], np.float32)
    counts, edges = histogram(values, 4)
    assert list(edges) == [-2, -1, 0, 1, 2]
    assert list(counts) == [1, 1, 2, 2]
    counts, edges = histogram(values, 2, Scale(0.0, 1.0))
    assert list(counts) == [1, 1]


def test_histogram_of_a_constant_map() -> None:
    assert list(histogram(np.zeros((3, 3), np.float32), 3)[0]) == [9, 0, 0]
    assert list(histogram(np.full((3, 3), 7, np.float32), 3)[0]) == [0, 0, 9]


def test_histogram_in_chunks_is_numpys() -> None:
    rng = np.random.default_rng(0)
    values = rng.standard_normal((600, 500)).astype(np.float32)
    assert values.size > 3 * CHUNK_VALUES
    counts, edges = histogram(values, 50)
    expected, _ = np.histogram(values.astype(np.float64), edges)
    assert np.abs(counts - expected).sum() <= 2
    assert counts.sum() == values.size


def test_histogram_of_some_cells() -> None:
    values = np.random.default_rng(0).standard_normal((700, 900)).astype(np.float32)
    some, edges = histogram(values, 20, most=10_000)
    every, same = histogram(values, 20)
    np.testing.assert_array_equal(edges, same)
    assert 5_000 < some.sum() <= 10_000
    np.testing.assert_allclose(some / some.sum(), every / every.sum(), atol=0.02)
    np.testing.assert_array_equal(histogram(values, 20, most=values.size)[0], every)

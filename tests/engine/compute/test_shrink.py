"""Maps averaged down."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from playground.engine.compute.shrink import reduced, shrunk


def mean_over_areas(values: np.ndarray, width: int, height: int) -> np.ndarray:
    """By definition: every new cell is the mean of what lies under it, parts of cells included."""

    def weights(old: int, new: int) -> np.ndarray:
        cells = np.arange(old)
        edges = np.arange(new + 1) * old / new
        low, high = edges[:-1, None], edges[1:, None]
        return np.clip(np.minimum(high, cells + 1) - np.maximum(low, cells), 0, 1) * new / old

    rows, columns = weights(values.shape[-2], height), weights(values.shape[-1], width)
    return np.asarray(rows @ values @ columns.T)


@pytest.mark.parametrize(
    ("shape", "size"),
    [
        ((64, 64), (16, 16)),
        ((64, 48), (13, 7)),
        ((33, 20), (10, 10)),
        ((5, 9), (9, 5)),
        ((8, 8), (3, 8)),
    ],
)
def test_cells_are_the_means_of_their_areas(shape: tuple[int, int], size: tuple[int, int]) -> None:
    rows, columns = np.mgrid[: shape[0], : shape[1]] / max(shape)
    values = (np.sin(9 * rows) + np.cos(11 * columns + 4 * rows)).astype(np.float32)
    found = shrunk(values, *size)
    assert found.shape == size[::-1]
    assert found.dtype == np.float32
    # After halving, an odd part is taken of cells that are means already: much the same.
    exact = mean_over_areas(values, *size)
    assert np.abs(found - exact).mean() < 0.02 * np.abs(exact).mean()


def test_powers_of_two_are_exact() -> None:
    values = np.random.default_rng(1).normal(size=(96, 64)).astype(np.float32)
    np.testing.assert_allclose(shrunk(values, 8, 12), mean_over_areas(values, 8, 12), atol=1e-6)
    assert shrunk(values, 64, 96) is values


def test_channels_are_shrunk_one_by_one() -> None:
    values = np.random.default_rng(2).normal(size=(3, 20, 30)).astype(np.float32)
    found = shrunk(values, 10, 5)
    assert found.shape == (3, 5, 10)
    for channel in range(3):
        np.testing.assert_array_equal(found[channel], shrunk(values[channel], 10, 5))


def test_nan_stays_where_it_is() -> None:
    values = np.zeros((32, 32), np.float32)
    values[9, 20] = np.nan
    found = shrunk(values, 8, 8)
    assert np.argwhere(np.isnan(found)).tolist() == [[2, 5]]


@pytest.mark.parametrize(
    ("shape", "wanted"),
    [
        ((3000, 4000), (750, 1000)),
        ((1024, 700), (1024, 700)),
        ((1025, 700), (512, 350)),
        ((3, 2, 4097), (3, 1, 512)),
    ],
)
def test_reduced_copies_have_at_most_so_many_cells_along_a_side(
    shape: tuple[Any, ...], wanted: tuple[Any, ...]
) -> None:
    assert reduced(np.ones(shape, np.float32), 1024).shape == wanted

"""Filters as they are seen."""

from __future__ import annotations

import numpy as np

from playground.core.filters import seen_slice, telling_slice


def test_the_telling_slice_shows_weights_that_cancel_in_the_mean() -> None:
    edge = np.array([[-1, 0, 1]], np.float32)
    opposed = np.stack([edge, -2 * edge, edge])
    assert np.array_equal(telling_slice(opposed), -2 * edge)
    assert not seen_slice(opposed).any()
    assert np.array_equal(telling_slice(np.stack([edge, edge])), edge)

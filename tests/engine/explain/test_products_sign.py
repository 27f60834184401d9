"""The sign before a matrix of products."""

from __future__ import annotations

from decimal import Decimal

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from playground.engine.explain.formats import MANY, Writer, decimal


@settings(max_examples=60, deadline=None)
@given(st.integers(0, 2**32 - 1), st.integers(0, 4), st.integers(1, 3))
def test_equals_before_a_matrix_of_products_is_true_of_each(
    seed: int, digits: int, terms: int
) -> None:
    rng = np.random.default_rng(seed)
    values = np.round(rng.normal(0, 3, (terms, 1, 1)), rng.integers(0, 3))
    weights = np.round(rng.normal(0, 2, (terms, 2, 2)), rng.integers(0, 2))
    results = (values * weights).sum(0)
    writer = Writer(digits)

    def shown(value: float) -> Decimal:
        return decimal(writer.number(value)) or Decimal(0)

    is_exact = all(
        sum(shown(values[at, 0, 0]) * shown(weights[at, row, column]) for at in range(terms))
        == shown(results[row, column])
        for row in range(2)
        for column in range(2)
    )
    assert (writer.products_sign(values, weights, results) == "=") == is_exact


def test_of_very_many_cells_each_kind_is_asked_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """A filter of 256×256 cells took half a second at each cell that was pointed at."""
    rng = np.random.default_rng(3)
    values = rng.integers(0, 3, (1, 256, 256)).astype(np.float32)
    values[0, :128] = 0.0  # beyond the map
    weights = rng.integers(-2, 3, (1, 256, 256)).astype(np.float32)
    results = (values * weights)[0].astype(np.float64)
    asked: list[float] = []
    written = Writer.number

    def counted(writer: Writer, value: float) -> str:
        asked.append(value)
        return written(writer, value)

    monkeypatch.setattr(Writer, "number", counted)
    assert Writer(2).products_sign(values, weights, results) == "="
    assert len(asked) < 3 * (MANY + 15)
    results[255, 255] += 0.01
    assert Writer(2).products_sign(values, weights, results) == "≈"
    results[0, 0] = 0.01  # nothing comes of nothing
    assert Writer(2).products_sign(values, weights, results) == "≈"

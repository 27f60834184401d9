"""The sign before a matrix of products."""

from __future__ import annotations

from decimal import Decimal

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from playground.engine.explain.formats import Writer, decimal


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

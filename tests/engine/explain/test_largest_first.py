"""The largest of many numbers are those of a full sort, with equal ones in their order."""

from __future__ import annotations

import numpy as np
import pytest

from playground.engine.explain.largest_first import LEAST_SORTED, LargestFirst, largest_first

RNG = np.random.default_rng(3)
MANY = RNG.normal(0, 1, 9000)
VALUES = {
    "different": MANY,
    "equal": np.round(MANY),  # so that many are
    "all equal": np.zeros(9000),
    "no numbers": np.where(MANY > 1, np.nan, np.round(MANY, 1)),
    "infinite": np.where(np.abs(MANY) > 1, np.copysign(np.inf, MANY), MANY),
    "few": MANY[:5],
    "none": MANY[:0],
}


@pytest.mark.parametrize("name", VALUES)
@pytest.mark.parametrize("count", [0, 1, 6, 100, 8999, 9000, 9001])
def test_the_first_are_those_of_a_full_sort(name: str, count: int) -> None:
    values = VALUES[name]
    expected = np.argsort(-values, kind="stable")[:count]
    np.testing.assert_array_equal(largest_first(values, count), expected)


def test_a_slice_is_that_of_a_full_sort_wherever_it_is() -> None:
    values = VALUES["equal"]
    expected = np.argsort(-values, kind="stable")[:8000]
    for slices in ([slice(0, 24), slice(7990, 8100), slice(5)], [slice(LEAST_SORTED, 3000)]):
        column = LargestFirst(lambda: values, 8000)
        assert len(column) == 8000
        for part in slices:
            np.testing.assert_array_equal(column[part], expected[part])

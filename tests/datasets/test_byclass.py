"""Pictures sorted by their classes, and the order in which classes take turns."""

from __future__ import annotations

import numpy as np
import pytest

from playground.datasets.byclass import MAX_SHORT, places_by_class, taking_turns


@pytest.mark.parametrize("seed", range(5))
@pytest.mark.parametrize(
    ("count", "classes"), [(0, 3), (1, 1), (50, 7), (40, 100), (900, 62), (300, MAX_SHORT + 5)]
)
def test_classes_take_turns_and_have_their_pictures_in_order(
    count: int, classes: int, seed: int
) -> None:
    labels = np.random.default_rng(seed).integers(0, classes, count)
    turn = np.zeros(count, np.int64)
    for label in np.unique(labels):
        mine = labels == label
        turn[mine] = np.arange(mine.sum())
    np.testing.assert_array_equal(taking_turns(labels, classes), np.lexsort((labels, turn)))
    members = places_by_class(labels, classes)
    assert len(members) == classes
    for label in (0, classes // 2, classes - 1):
        np.testing.assert_array_equal(members[label], np.flatnonzero(labels == label))

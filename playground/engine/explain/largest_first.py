"""The largest of many numbers, sorted no further than they are looked at."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

Places = NDArray[np.intp]

LEAST_SORTED = 1024
"""Numbers that are sorted at first: more than a list has in view."""

BLOCK = 64
"""Values whose largest stands for them."""


def largest_first(values: NDArray[np.float64], count: int) -> Places:
    """The indices of the `count` largest values, the largest first, equal ones in their order.

    NaN come last. Of many values only those that are asked for are sorted.
    """
    if count > values.size // 4:
        return np.argsort(-values, kind="stable")[: max(0, count)]
    if count < 1:
        return np.zeros(0, np.intp)
    if np.isnan(values.max()):
        values = np.where(np.isnan(values), -np.inf, values)
    large = np.flatnonzero(values >= _bound(values, count))
    least = np.partition(values[large], -count)[-count]
    above = large[values[large] > least]
    equal = large[values[large] == least][: count - above.size]
    found = np.concatenate((above, equal))
    return found[np.argsort(-values[found], kind="stable")]


def _bound(values: NDArray[np.float64], count: int) -> float:
    """A number that `count` values are not less than, and few others: found in one pass.

    It is the least of the `count` largest among the largest of each block.
    """
    blocks = values.size // BLOCK
    if count > blocks:
        return -np.inf
    highest = values[: blocks * BLOCK].reshape(blocks, BLOCK).max(axis=1)
    return float(np.partition(highest, -count)[-count])


class LargestFirst:
    """The first `count` places that `largest_first` gives of what `values` returns, by slices.

    Sorting millions of numbers takes seconds, and a list shows some twenty of them.
    """

    def __init__(self, values: Callable[[], NDArray[np.float64]], count: int) -> None:
        self._values, self._count = values, count
        self._sorted = np.zeros(0, np.intp)

    def __len__(self) -> int:
        return self._count

    def __getitem__(self, part: slice) -> Places:
        start, stop, step = part.indices(self._count)
        if stop > self._sorted.size:
            enough = min(self._count, max(LEAST_SORTED, 4 * stop))
            self._sorted = largest_first(self._values(), enough)
        return self._sorted[start:stop:step]

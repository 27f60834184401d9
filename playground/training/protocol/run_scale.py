"""How far the axis of several runs' values goes, so that one that exploded flattens no other."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

EXPLODED = 30.0
"""Times the value that a run began with, when both cannot be seen on one axis."""

ORDINARY = 10.0
"""A value that has not exploded, whatever the others are: guessing among 20 000 classes is ln of
that, a loss of 9.9."""


def highest_sensible(curves: Sequence[NDArray[np.float64]]) -> float:
    """The highest value that has not exploded: EXPLODED times the least that a run began with."""
    first = [values[np.isfinite(values)][:1] for values in curves]
    return max(ORDINARY, EXPLODED * min((float(v[0]) for v in first if v.size), default=0.0))


def highest_shown(curves: Sequence[NDArray[np.float64]]) -> float:
    """Where the axis is to end: at the highest of all values that have not exploded."""
    sensible = highest_sensible(curves)
    tops = [float(v[v <= sensible].max(initial=-np.inf)) for v in curves]
    return max((top for top in tops if np.isfinite(top)), default=1.0)

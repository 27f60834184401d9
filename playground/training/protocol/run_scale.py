"""How far the axis of several runs' losses goes, so that a bad one flattens no other."""

from __future__ import annotations

from collections.abc import Sequence
from types import MappingProxyType

import numpy as np
from numpy.typing import NDArray

from playground.training.protocol.runs import Run

EXPLODED = 4.0
"""Times the loss that the best of the runs began with, from which a run has exploded."""

ORDINARY = 10.0
"""A loss that has not exploded, whatever the others are: guessing among 20 000 classes has 9.9."""


FLATTENS = 2.0
"""Times the loss that the best of the runs began with, above which a curve makes it look flat."""

LOW = MappingProxyType({"cross-entropy": 5.0, "half-squared": 1.0})
"""Losses for which axes make room in any case: untrained networks of few classes have lower ones.

Guessing among ten classes has 2.3, among a hundred 4.6; half the squared error has 0.5.
"""


def loss_rows(run: Run) -> NDArray[np.float64]:
    """Epochs and losses of training and validation, points × 2, in the order that they came.

    The training's own of an epoch is there where nothing is held out, which has no loss.
    """
    ends = [(item.epoch, item.told.loss) for item in run.epochs]
    rows = np.concatenate([run.batches[:, :2], np.array(ends, float).reshape(-1, 2)])
    return rows[np.argsort(rows[:, 0], kind="stable")]


def highest_sensible(runs: Sequence[Run]) -> float:
    """The highest loss that has not exploded: EXPLODED times the least that a run began with.

    Accuracies are always below it.
    """
    return max(ORDINARY, EXPLODED * _least_first(runs))


def highest_framed(runs: Sequence[Run]) -> float:
    """The highest loss for which the axis of these runs makes room: FLATTENS times the least first.

    It is lower than that of a run that exploded: one that stays where it has not yet exploded
    flattens the others too. Runs on one pair of axes have the same kind of loss.
    """
    plan = next((run.plan for run in runs if run.plan is not None), None)
    low = max(LOW.values()) if plan is None else LOW[plan.loss]
    return max(low, FLATTENS * _least_first(runs))


def _least_first(runs: Sequence[Run]) -> float:
    known = [first for run in runs if np.isfinite(first := _first_loss(run))]
    return min(known, default=0.0)


def _first_loss(run: Run) -> float:
    if len(run.batches):
        return float(run.batches[0, 1])
    return run.epochs[0].validation_loss if run.epochs else np.nan


def highest_shown(curves: Sequence[NDArray[np.float64]], framed: float) -> float:
    """Where the axis of these values is to end: at the highest of all that it makes room for.

    A run that is alone has no other to flatten: all of it is shown.
    """
    if sum(bool(v.size) for v in curves) == 1:
        framed = np.inf
    tops = [float(v[v <= framed].max(initial=-np.inf)) for v in curves]
    return max((top for top in tops if np.isfinite(top)), default=1.0)


def smoothed(values: NDArray[np.float64], share: float) -> NDArray[np.float64]:
    """The exponential mean of values that keeps a share of the past; none for a share of 0."""
    if share <= 0 or len(values) < 2:
        return values
    result = np.empty_like(values)
    kept = values[0]
    for index, value in enumerate(values):
        kept = share * kept + (1 - share) * value if np.isfinite(value) else kept
        result[index] = kept
    return result

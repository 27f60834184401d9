"""The record of every training run, for its curves."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

import numpy as np
from numpy.typing import NDArray

from playground.core.arrays import distinct, frozen
from playground.core.messages import Message
from playground.core.plan import TrainingPlan
from playground.core.session import Network
from playground.layers.wording import further_settings
from playground.training.protocol.messages import Progress
from playground.training.protocol.metrics import EpochMetrics

MAX_CURVE_POINTS = 4000
"""Points of the curve within epochs; when there are more, every second one or so is dropped."""

MAX_EPOCHS = 1000
"""Epochs that are remembered, likewise; the file of the history has all of them."""

NO_POINTS = frozen(np.empty((0, 3)))


@dataclass(frozen=True, slots=True, eq=False)
class Run:
    """A run by number: a row an epoch, and points in between.

    `plan` is what it was begun with, None if that is not known, and `last_plan` what it came to run
    by. `batches` are points × 3: epochs, loss, accuracy; an array, as all of it is drawn many
    times. `key` is the number of the Start or Reset that it began with: no two runs of a document
    have the same, whatever was undone. `layers` are its network's, as the chain of shapes has them.
    """

    number: int
    epochs: tuple[EpochMetrics, ...] = ()
    batches: NDArray[np.float64] = field(default_factory=lambda: NO_POINTS)
    plan: TrainingPlan | None = None
    last_plan: TrainingPlan | None = None
    key: int = 0
    layers: tuple[tuple[Message, ...], ...] = ()

    def is_comparable(self, other: Run) -> bool:
        """Whether both were trained on the same data for the same kind of loss."""
        if self.plan is None or other.plan is None:
            return True
        mine, theirs = self.plan, other.plan
        return (mine.data, mine.loss) == (theirs.data, theirs.loss)

    @property
    def is_empty(self) -> bool:
        """Whether nothing has been trained."""
        return not self.epochs and not len(self.batches)

    def with_network(self, network: Network) -> Run:
        """With the layers of a network that are on, and all their settings that are unusual."""
        layers = tuple(
            (*layer.chain_link(), *further_settings(layer)) for layer in network if layer.enabled
        )
        return replace(self, layers=layers)

    def with_plan(self, plan: TrainingPlan) -> Run:
        """With the plan that it is begun by."""
        return replace(self, plan=plan, last_plan=plan)

    def with_progress(self, progress: Progress, plan: TrainingPlan | None = None) -> Run:
        """With one more point of the training curve, got by this plan."""
        at = progress.epoch + progress.batch / max(1, progress.batches)
        return replace(
            self,
            batches=_with_point(self.batches, (at, progress.loss, progress.accuracy)),
            last_plan=plan or self.last_plan,
        )

    def with_epoch(self, metrics: EpochMetrics, plan: TrainingPlan | None = None) -> Run:
        """With one more epoch, got by this plan; those from it on that were before are replaced."""
        kept = self.until(metrics.epoch - 1).epochs
        points = self.batches[self.batches[:, 0] < metrics.epoch]
        return replace(
            self,
            epochs=_thinned((*kept, metrics)),
            batches=_with_point(points, (metrics.epoch, metrics.loss, metrics.accuracy)),
            last_plan=plan or self.last_plan,
        )

    def with_history(self, rows: Sequence[EpochMetrics]) -> Run:
        """With these epochs in the place of all others.

        Their ends are the points of the training curve, unless there are some already.
        """
        run = replace(self, epochs=_thinned(tuple(rows)))
        if len(self.batches):
            return run
        ends = [(row.epoch, row.loss, row.accuracy) for row in run.epochs]
        return replace(run, batches=frozen(np.array(ends, float).reshape(-1, 3)))

    def until(self, epoch: int) -> Run:
        """As it was after an epoch."""
        rows = self.epochs
        if rows and rows[-1].epoch > epoch:
            rows = rows[: bisect_right(rows, epoch, key=lambda item: item.epoch)]
        return replace(self, epochs=rows, batches=self.batches[self.batches[:, 0] <= epoch])


def _with_point(
    points: NDArray[np.float64], point: tuple[float, float, float]
) -> NDArray[np.float64]:
    every = np.vstack([points, point])
    return frozen(
        every if len(every) <= MAX_CURVE_POINTS else every[_spread(every[:, 0], MAX_CURVE_POINTS)]
    )


def _thinned(rows: tuple[EpochMetrics, ...]) -> tuple[EpochMetrics, ...]:
    if len(rows) <= MAX_EPOCHS:
        return rows
    kept = _spread(np.array([row.epoch for row in rows], float), MAX_EPOCHS)
    return tuple(rows[index] for index in kept.tolist())


def _spread(places: NDArray[np.float64], most: int) -> NDArray[np.intp]:
    """The indices of half of `most`, spread evenly over their rising places; both ends stay."""
    wanted = np.linspace(places[0], places[-1], most // 2)
    return distinct(np.searchsorted(places, wanted))

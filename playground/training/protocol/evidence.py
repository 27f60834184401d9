"""The evidence that a training's health is judged by, and what several causes ask of it."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

from playground.core.optimisers import OPTIMISERS
from playground.core.plan import TrainingPlan
from playground.core.session import Network
from playground.datasets.dataset import Indices
from playground.layers import Activation
from playground.training.protocol.layer_health import LayerHealth
from playground.training.protocol.metrics import EpochMetrics, Metrics

CHANCE: Final = 0.95
"""Share of the loss of a mere guess that a network which learns is below."""

GOOD: Final = 0.9
"""Share of right answers from which on silent units, small slopes and the like do no harm."""

MANY_STEPS: Final = 100
"""Steps after which a network that learns does better than guessing."""

MANY_EPOCHS: Final = 10
"""Epochs after which it does, however few steps they have."""


@dataclass(frozen=True, slots=True, eq=False)
class Evidence:
    """A training at one moment.

    `layers` are as they are now, `first` as they were before the first step, empty if that is not
    known. `rows` are the epochs so far, `loss` is the latest loss and `first_loss` that before the
    first step (0 if unknown). `class_counts` counts the pictures held out of each class, `steps`
    and `steps_per_epoch` count steps. `now` is how weights do that were set by hand since: then
    `layers` are theirs, and it is them that are judged, not how the training went.
    """

    network: Network
    plan: TrainingPlan
    classes: int
    layers: tuple[LayerHealth, ...] = ()
    first: tuple[LayerHealth, ...] = ()
    rows: tuple[EpochMetrics, ...] = ()
    loss: float = 0.0
    first_loss: float = 0.0
    steps: int = 0
    steps_per_epoch: int = 1
    class_counts: Indices | None = None
    now: Metrics | None = None

    @property
    def rate(self) -> float:
        """The highest learning rate that an epoch ended with; the plan's before the first."""
        return max((row.rate for row in self.rows), default=self.plan.rate)

    @property
    def usual_rate(self) -> float:
        """A rate that suits the optimiser."""
        return OPTIMISERS[self.plan.optimiser].usual_rate

    @property
    def lower_rate(self) -> float:
        """A rate to try instead of one that is too high."""
        return self.usual_rate if self.rate > 2 * self.usual_rate else self.rate / 10

    @property
    def higher_rate(self) -> float:
        """A rate to try instead of one that is too low."""
        return self.usual_rate if self.rate < self.usual_rate / 2 else self.rate * 10

    @property
    def has_validation(self) -> bool:
        """Whether pictures are held out."""
        return bool(self.rows) and math.isfinite(self.rows[-1].validation_accuracy)

    @property
    def accuracy(self) -> float:
        """Of pictures held out, or else of those trained on; 0 before the first epoch is over."""
        if self.now is not None and math.isfinite(self.now.accuracy):
            return self.now.accuracy
        if not self.rows:
            return 0.0
        last = self.rows[-1]
        return last.validation_accuracy if self.has_validation else last.accuracy

    @property
    def _shares(self) -> np.ndarray:
        """How the pictures are spread over the classes; evenly, as far as is known."""
        counts = self.class_counts
        if counts is None or not counts.sum():
            return np.full(self.classes, 1 / max(1, self.classes))
        return np.asarray(counts / counts.sum())

    @property
    def chance_loss(self) -> float:
        """The loss of a network that answers the same for every picture: the classes' shares."""
        shares = self._shares
        if self.plan.loss == "half-squared":
            return float(1 - np.square(shares).sum()) / 2
        known = shares[shares > 0]
        return float(-(known * np.log(known)).sum())

    @property
    def chance_accuracy(self) -> float:
        """The share that is right when the most frequent class is the answer to all."""
        return float(self._shares.max())

    @property
    def is_failing(self) -> bool:
        """Whether an epoch was trained, and the loss is no better than a guess's all the same."""
        if not self.rows:
            return False
        last, least = self.rows[-1], CHANCE * self.chance_loss
        known = [last.loss, last.validation_loss] if self.has_validation else [last.loss]
        return all(not value < least for value in known)

    @property
    def had_time(self) -> bool:
        """Whether so many steps were taken that something should have been learned."""
        return len(self.rows) >= MANY_EPOCHS or (bool(self.rows) and self.steps >= MANY_STEPS)

    @property
    def is_poor(self) -> bool:
        """Whether too many answers are wrong for small flaws to be passed over."""
        return self.accuracy < GOOD

    @property
    def is_mostly_wrong(self) -> bool:
        """Whether less than half of what guessing leaves over is learned."""
        return self.accuracy < (1 + self.chance_accuracy) / 2

    def has_exploded(self, times: float) -> bool:
        """Whether the loss of the last epoch is more than so many times that of a guess."""
        last, most = self.rows[-1], times * self.chance_loss
        known = [last.loss, last.validation_loss] if self.has_validation else [last.loss]
        return self.is_mostly_wrong and all(value > most for value in known)

    @property
    def growth(self) -> float:
        """How many times as large as at first the weights of some layer are; 1 if unknown."""
        return max(self._growths(), default=1.0)

    @property
    def shrinkage(self) -> float:
        """How many times as large the weights are of the layer that shrank most; 1 if unknown."""
        return min(self._growths(), default=1.0)

    def _growths(self) -> list[float]:
        before = {item.place: item.weights.rms for item in self.first if item.weights is not None}
        return [
            item.weights.rms / before[item.place]
            for item in self.layers
            if item.weights is not None and before.get(item.place, 0.0) > 0
        ]

    @property
    def moved(self) -> float | None:
        """How far the last step moved the weights of the layer that moved farthest."""
        found = [item.moved for item in self.layers if item.moved is not None]
        return max(found) if found else None

    @property
    def trained(self) -> tuple[LayerHealth, ...]:
        """The layers with weights that are not frozen, in order."""
        return tuple(
            item
            for item in self.layers
            if item.weights is not None and item.place not in self.plan.frozen
        )

    @property
    def has_flat_functions(self) -> bool:
        """Whether there are sigmoids or the like, which have no slope at either end."""
        return any(
            layer.enabled
            and isinstance(layer, Activation)
            and layer.declaration.saturates_at is not None
            for layer in self.network
        )

    def mean_of(self, rows: Sequence[EpochMetrics], name: str) -> float:
        """The mean of a figure over some epochs."""
        return float(np.mean([getattr(row, name) for row in rows]))

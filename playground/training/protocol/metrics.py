"""How good a network is: the numbers, and the pictures behind them."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from playground.core.arrays import FloatArray
from playground.datasets.dataset import Indices


@dataclass(frozen=True, slots=True, eq=False)
class Metrics:
    """Mean loss, share of right answers, and how often each class (row) was taken for which."""

    loss: float
    accuracy: float
    confusion: Indices


@dataclass(frozen=True, slots=True, eq=False)
class Examined:
    """Pictures by their place in the data set: class, answer, how sure it was, and the loss.

    `sure` is what was put out for the answer: a probability, unless the outputs are none.
    `listing` is that of the data set, without which no place can be looked up in another copy.
    """

    indices: Indices
    labels: Indices
    predicted: Indices
    sure: FloatArray
    losses: FloatArray
    listing: str = ""

    def in_cell(self, label: int, predicted: int) -> Indices:
        """The pictures in one cell of the confusion matrix, the surest first."""
        mine = np.flatnonzero((self.labels == label) & (self.predicted == predicted))
        return self.indices[mine[np.argsort(-self.sure[mine], kind="stable")]]

    def most_wrong(self, count: int) -> Indices:
        """The pictures that were taken for something else, those with the highest loss first."""
        wrong = np.flatnonzero(self.labels != self.predicted)
        return self.indices[wrong[np.argsort(-self.losses[wrong], kind="stable")][:count]]

    def least_sure(self, count: int) -> Indices:
        """The pictures whose answer had the lowest output, right or wrong."""
        return self.indices[np.argsort(self.sure, kind="stable")[:count]]


class Told(NamedTuple):
    """Mean loss and share of right answers."""

    loss: float
    accuracy: float


@dataclass(frozen=True, slots=True)
class EpochMetrics:
    """A row of the history; `epoch` counts from 1, and 0 is before the first step.

    Training metrics are means over the epoch, while the weights changed; NaN where there are none.
    """

    epoch: int
    loss: float
    accuracy: float
    validation_loss: float
    validation_accuracy: float
    rate: float
    seconds: float
    pictures_per_second: float

    @property
    def told(self) -> Told:
        """What is told of the epoch: of what is held out, or of the training where nothing is.

        Loss and share are NaN both only where nothing is: of what is, some share was right.
        """
        if math.isnan(self.validation_loss) and math.isnan(self.validation_accuracy):
            return Told(self.loss, self.accuracy)
        return Told(self.validation_loss, self.validation_accuracy)


def metrics_of(examined: Examined, classes: int) -> Metrics:
    """Mean loss, accuracy and the confusion matrix: right classes down, answers across."""
    confusion = np.zeros((classes, classes), np.int64)
    np.add.at(confusion, (examined.labels, examined.predicted), 1)
    count = len(examined.labels)
    if not count:
        return Metrics(float("nan"), float("nan"), confusion)
    accuracy = float(np.trace(confusion)) / count
    return Metrics(float(examined.losses.mean(dtype=np.float64)), accuracy, confusion)

"""What is remembered of every training run for its curves."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from typing import TypeVar

import numpy as np

from playground.training.figures import EpochFigures
from playground.training.messages import Progress

MOST_POINTS = 4000
"""Points of the curve within epochs; when there are more, every second one or so is dropped."""

MOST_EPOCHS = 1000
"""Epochs that are remembered, likewise; the file of the history has all of them."""

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Run:
    """A run by name: a row an epoch, and (epochs, loss, accuracy) in between."""

    name: str
    epochs: tuple[EpochFigures, ...] = ()
    batches: tuple[tuple[float, float, float], ...] = field(default=())

    @property
    def is_empty(self) -> bool:
        """Whether nothing has been trained."""
        return not self.epochs and not self.batches

    def with_progress(self, progress: Progress) -> Run:
        """With one more point of the training curve."""
        at = progress.epoch + progress.batch / max(1, progress.batches)
        points = (*self.batches, (at, progress.loss, progress.accuracy))
        return replace(self, batches=tuple(_thinned(points, MOST_POINTS, _place_of)))

    def with_epoch(self, figures: EpochFigures) -> Run:
        """With one more epoch; one that was done before is replaced, with all after it."""
        kept = tuple(item for item in self.epochs if item.epoch < figures.epoch)
        points = tuple(item for item in self.batches if item[0] < figures.epoch)
        point = (float(figures.epoch), figures.loss, figures.accuracy)
        return replace(
            self,
            epochs=tuple(_thinned((*kept, figures), MOST_EPOCHS, _epoch_of)),
            batches=tuple(_thinned((*points, point), MOST_POINTS, _place_of)),
        )

    def with_history(self, rows: Sequence[EpochFigures]) -> Run:
        """With these epochs in the place of all others."""
        return replace(self, epochs=tuple(_thinned(rows, MOST_EPOCHS, _epoch_of)))

    def until(self, epoch: int) -> Run:
        """As it was after an epoch."""
        return replace(
            self,
            epochs=tuple(item for item in self.epochs if item.epoch <= epoch),
            batches=tuple(item for item in self.batches if item[0] <= epoch),
        )


def _thinned(items: Sequence[T], most: int, place: Callable[[T], float]) -> Sequence[T]:
    """Half of `most`, spread evenly over their places, when there are more; both ends stay."""
    if len(items) <= most:
        return items
    places = np.array([place(item) for item in items])
    wanted = np.linspace(places[0], places[-1], most // 2)
    return [items[index] for index in np.unique(np.searchsorted(places, wanted))]


def _epoch_of(figures: EpochFigures) -> float:
    return figures.epoch


def _place_of(point: tuple[float, float, float]) -> float:
    return point[0]

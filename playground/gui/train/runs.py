"""What is remembered of every training run for its curves."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from playground.training.figures import EpochFigures
from playground.training.messages import Progress

MOST_POINTS = 4000
"""Points of the curve within epochs; when there are more, every second one is dropped."""


@dataclass(frozen=True, slots=True)
class Run:
    """A run by name: a row an epoch, and (epochs, loss, accuracy) in between."""

    name: str
    epochs: tuple[EpochFigures, ...] = ()
    batches: tuple[tuple[float, float, float], ...] = field(default=())

    def with_progress(self, progress: Progress) -> Run:
        """With one more point of the training curve."""
        at = progress.epoch + progress.batch / max(1, progress.batches)
        points = (*self.batches, (at, progress.loss, progress.accuracy))
        return replace(self, batches=_thinned(points))

    def with_epoch(self, figures: EpochFigures) -> Run:
        """With one more epoch; one that was done before is replaced, with all after it."""
        kept = tuple(item for item in self.epochs if item.epoch < figures.epoch)
        points = tuple(item for item in self.batches if item[0] < figures.epoch)
        point = (float(figures.epoch), figures.loss, figures.accuracy)
        return replace(self, epochs=(*kept, figures), batches=(*points, point))

    def until(self, epoch: int) -> Run:
        """As it was after an epoch."""
        return replace(
            self,
            epochs=tuple(item for item in self.epochs if item.epoch <= epoch),
            batches=tuple(item for item in self.batches if item[0] <= epoch),
        )


Points = tuple[tuple[float, float, float], ...]


def _thinned(points: Points) -> Points:
    """Every second point when there are too many; the newest stays."""
    return points if len(points) <= MOST_POINTS else points[len(points) % 2 - 1 :: 2]

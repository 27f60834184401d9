"""The training loop."""

from __future__ import annotations

import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from torch import Tensor

from playground.training.process.epoch_part import EpochPart
from playground.training.process.health import (
    NO_ACTIVITY,
    Activity,
    examined_with_activity,
    layer_health,
    weights_of,
)
from playground.training.process.job import Job
from playground.training.process.running_metrics import RunningMetrics
from playground.training.protocol.layer_health import LayerHealth
from playground.training.protocol.metrics import EpochMetrics, Examined, metrics_of


@dataclass(frozen=True, slots=True, eq=False)
class StepDone:
    """A step was taken; `metrics` are those of the epoch so far, and so many batches are done.

    `started` is when the epoch would have begun without what was done of it earlier.
    """

    metrics: RunningMetrics
    batch: int
    started: float = 0.0

    def part(self, job: Job) -> EpochPart:
        """The part of the epoch that was done until now."""
        seconds = time.perf_counter() - self.started - job.idle
        return EpochPart(self.batch, *self.metrics.sums(), seconds)


@dataclass(frozen=True, slots=True, eq=False)
class EpochDone:
    """An epoch is over, the pictures held out and the layers have been looked at."""

    metrics: EpochMetrics
    examined: Examined
    layers: tuple[LayerHealth, ...] = ()
    activity: Activity = NO_ACTIVITY


def training(job: Job) -> Iterator[StepDone | EpochDone]:
    """Train until the plan's last epoch, yielding after each step and after each epoch.

    Whoever asks for the next event decides whether and when training goes on, and may change the
    job in between.
    """
    while job.epoch < job.plan.epochs:
        done = job.take_part()
        started = time.perf_counter() - done.seconds
        metrics = RunningMetrics(job.plan.loss, job.device, done.lost, done.right, done.count)
        before: Mapping[str, Tensor] | None = None
        rate = job.rate()
        batches = job.start_epoch(done.batches)
        for batch_number, batch in enumerate(batches, start=done.batches + 1):
            rate = job.set_rate()
            if batch_number == job.batches_per_epoch:
                before = weights_of(job)
            outputs = job.take_step(batch)
            if outputs is not None:
                metrics.add(outputs, batch, job.stepped)
            yield StepDone(metrics, batch_number, started)
        score = job.team.combined(metrics.read(), job.device)
        seconds = time.perf_counter() - started - job.idle
        examined, activity = examined_with_activity(job)
        held_out = metrics_of(examined, len(job.dataset.classes))
        job.epoch += 1
        yield EpochDone(
            EpochMetrics(
                epoch=job.epoch,
                loss=score.loss,
                accuracy=score.accuracy,
                validation_loss=held_out.loss,
                validation_accuracy=held_out.accuracy,
                rate=rate,
                seconds=seconds,
                pictures_per_second=score.count / max(seconds, 1e-9),
            ),
            examined,
            layer_health(job, activity, before),
            activity,
        )


def is_over(events: Iterator[Any]) -> bool:
    """Whether an error ended the loop."""
    return getattr(events, "gi_frame", None) is None

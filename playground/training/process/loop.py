"""The training loop."""

from __future__ import annotations

import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from torch import Tensor

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
    """A step was taken; `metrics` are those of the epoch so far, `batch` of `batches` are done."""

    metrics: RunningMetrics
    batch: int


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
        started = time.perf_counter()
        metrics = RunningMetrics(job.plan.loss, job.device)
        before: Mapping[str, Tensor] | None = None
        for batch_number, batch in enumerate(job.start_epoch(), start=1):
            rate = job.set_rate()
            if batch_number == job.batches_per_epoch:
                before = weights_of(job)
            outputs = job.take_step(batch)
            if outputs is not None:
                metrics.add(outputs, batch, job.data)
            yield StepDone(metrics, batch_number)
        score = job.team.combined(metrics.read(job.data), job.device)
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

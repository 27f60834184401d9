"""The training loop."""

from __future__ import annotations

import time
from collections.abc import Iterator
from dataclasses import dataclass

from playground.training.process.job import Job
from playground.training.process.running_metrics import RunningMetrics
from playground.training.protocol.metrics import EpochMetrics, Examined, metrics_of


@dataclass(frozen=True, slots=True, eq=False)
class StepDone:
    """A step was taken; `metrics` are those of the epoch so far, `batch` of `batches` are done."""

    metrics: RunningMetrics
    batch: int


@dataclass(frozen=True, slots=True, eq=False)
class EpochDone:
    """An epoch is over, and the pictures held out have been looked at."""

    metrics: EpochMetrics
    examined: Examined


def training(job: Job) -> Iterator[StepDone | EpochDone]:
    """Train until the plan's last epoch, yielding after each step and after each epoch.

    Whoever asks for the next event decides whether and when training goes on, and may change the
    job in between.
    """
    while job.epoch < job.plan.epochs:
        started = time.perf_counter()
        metrics = RunningMetrics(job.plan.loss, job.device)
        for batch_number, batch in enumerate(job.start_epoch(), start=1):
            rate = job.set_rate()
            outputs = job.take_step(batch)
            if outputs is not None:
                metrics.add(outputs, batch, job.data)
            yield StepDone(metrics, batch_number)
        score = job.team.combined(metrics.read(job.data), job.device)
        seconds = time.perf_counter() - started - job.idle
        examined = job.examine()
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
        )

"""The diagnosis of a job, for those who train without a window."""

from __future__ import annotations

import numpy as np

from playground.training.process.health import layer_health
from playground.training.process.job import Job
from playground.training.process.loop import EpochDone
from playground.training.protocol.causes.finding import Finding
from playground.training.protocol.diagnosis import diagnosis
from playground.training.protocol.evidence import Evidence
from playground.training.protocol.metrics import EpochMetrics


class Judge:
    """Collects the epochs of a job from now on, and says after each what is amiss."""

    def __init__(self, job: Job) -> None:
        self._job = job
        self._first = layer_health(job) if job.steps_done == 0 else ()
        self._rows: list[EpochMetrics] = []
        self.latest: tuple[Finding, ...] = ()

    def findings(self, event: EpochDone) -> tuple[Finding, ...]:
        """Return what is amiss at the end of an epoch, the worst first."""
        job = self._job
        classes = len(job.dataset.classes)
        self._rows.append(event.metrics)
        self.latest = diagnosis(
            Evidence(
                network=job.network,
                plan=job.plan,
                classes=classes,
                layers=event.layers,
                first=self._first,
                rows=tuple(self._rows),
                loss=event.metrics.loss,
                steps=job.steps_done,
                steps_per_epoch=job.batches_per_epoch,
                class_counts=np.bincount(event.examined.labels, minlength=classes),
            )
        )
        return self.latest

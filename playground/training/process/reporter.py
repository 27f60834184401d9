"""Reports from a running training: steady for the eye, and next to free for the loop."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any

import torch

from playground.core.messages import Message
from playground.training.process.devices import described
from playground.training.process.epoch_part import EpochPart
from playground.training.process.health import Activity, layer_health
from playground.training.process.job import Job
from playground.training.process.loop import EpochDone, StepDone
from playground.training.protocol.messages import (
    Health,
    LostPictures,
    Progress,
    Started,
    Warned,
    Weights,
)
from playground.training.protocol.metrics import EpochMetrics, Examined, metrics_of

PROGRESS_INTERVAL_S = 0.05
WEIGHTS_INTERVAL_S = 0.05
HEALTH_INTERVAL_S = 1.0
MAX_TIME_SHARE = 0.004
"""Of the time that each kind of report may cost the loop; its sending costs about as much again."""

MAX_STRETCH = 4
"""How many times as far apart reports may be when the loop's thread has little of a core."""

SPEED_WINDOW_S = 1.0
"""Seconds over which the speed shown is averaged."""


class Throttle:
    """Says when something may be done again, so that it takes at most a share of the loop's time.

    That is the time that the loop's thread had a core: where others want it too, reports come less
    often, down to one in `MAX_STRETCH`: a loop that waits for its data is to be followed, too.
    """

    def __init__(self, seconds: float) -> None:
        self.seconds = seconds
        self.next = self._own = self._latest = 0.0

    def due(self, now: float) -> bool:
        """Whether it is time."""
        if not self.seconds or now < self.next:
            return False
        return now >= self._latest or time.thread_time() >= self._own

    def done(self, begun: float) -> None:
        """It took from `begun` until now, by the thread's clock."""
        now, own = time.perf_counter(), time.thread_time()
        apart = (own - begun) / MAX_TIME_SHARE
        self.next = now + max(self.seconds, apart)
        self._own, self._latest = own + apart, now + max(self.seconds, MAX_STRETCH * apart)


class Reporter:
    """Tells what a job is doing by way of `send`."""

    def __init__(
        self, job: Job, send: Callable[[Any], None], weights_every: float, activity: Activity
    ) -> None:
        self._job = job
        self._send = send
        self._progress = Throttle(PROGRESS_INTERVAL_S)
        self._weights = Throttle(weights_every)
        self._health = Throttle(HEALTH_INTERVAL_S)
        self._next = 0.0
        self._activity = activity
        self._speed = 0.0
        self._mark = (time.perf_counter(), job.pictures_seen)
        self._lost = 0
        self._told: Message | None = None

    def watch(self, seconds: float) -> None:
        """Tell the weights every so many seconds; never, with 0."""
        self._weights.seconds = seconds
        self._weights.next = self._next = 0.0

    def started(self, examined: Examined, history: tuple[EpochMetrics, ...]) -> None:
        """The training as it is set up: what was trained before is its history."""
        job = self._job
        self._send(
            Started(
                device=described(job.device),
                threads=torch.get_num_threads(),
                network=job.network,
                classes=job.dataset.classes,
                training_count=len(job.split.training),
                validation_count=len(job.split.validation),
                input=job.input,
                skipped=job.dataset.skipped,
                epoch=job.epoch,
                metrics=metrics_of(examined, len(job.dataset.classes)),
                history=history,
                layers=layer_health(job, self._activity),
                batches=job.part.batches if job.part is not None else 0,
                listing=job.dataset.listing,
            )
        )

    def resumed(self) -> None:
        """Training goes on after a pause, or after a step at another speed: neither counts."""
        self._mark = (time.perf_counter(), self._job.pictures_seen)
        self._speed = 0.0

    def step(self, event: StepDone) -> None:
        """After each step: nothing, unless it is time for something."""
        now = time.perf_counter()
        if now < self._next:
            return
        self._settle()
        if self._progress.due(now):
            begun = time.thread_time()
            self.progress(event)
            self._progress.done(begun)
        if self._weights.due(now):
            begun = time.thread_time()
            self.weights()
            self._weights.done(begun)
        if self._health.due(now):
            begun = time.thread_time()
            self.health()
            self._health.done(begun)
        waiting = [self._progress.next, self._health.next]
        self._next = min(waiting + [self._weights.next] * (self._weights.seconds > 0))

    def epoch(self, event: EpochDone) -> None:
        """After each epoch: the weights, if they are due."""
        now = time.perf_counter()
        self._activity = event.activity
        if self._weights.due(now):
            begun = time.thread_time()
            self.weights()
            self._weights.done(begun)
        self.lost()

    def progress(self, event: StepDone) -> None:
        """Where training is."""
        job = self._job
        score = event.metrics.read()
        now = time.perf_counter()
        begun, seen = self._mark
        passed, pictures = now - begun, job.pictures_seen - seen
        if passed > 0 and pictures:
            keep = 0.5 ** (passed / SPEED_WINDOW_S) if self._speed else 0.0
            self._speed = keep * self._speed + (1 - keep) * pictures / passed
            self._mark = (now, job.pictures_seen)
        left = (job.steps - job.steps_done) * job.plan.batch
        self._send(
            Progress(
                epoch=job.epoch,
                batch=event.batch,
                batches=job.batches_per_epoch,
                step=job.steps_done,
                loss=score.loss,
                accuracy=score.accuracy,
                rate=job.rate(),
                pictures_per_second=self._speed,
                seconds_left=left / self._speed if self._speed else float("nan"),
            )
        )
        self.lost()

    def part(self, part: EpochPart) -> None:
        """Where training is that is to go on in the middle of an epoch."""
        job, pictures = self._job, max(1, part.count)
        self._send(
            Progress(
                epoch=job.epoch,
                batch=part.batches,
                batches=job.batches_per_epoch,
                step=job.steps_done,
                loss=part.lost / pictures,
                accuracy=part.right / pictures,
                rate=job.rate(),
                pictures_per_second=0.0,
                seconds_left=float("nan"),
            )
        )

    def weights(self) -> None:
        """The weights as they are now."""
        self._send(Weights(self._job.epoch, self._job.steps_done, self._job.weights()))
        if self._job.no_room is not self._told:
            self._told = self._job.no_room
            if self._told is not None:
                self._send(Warned(self._told))

    def health(self) -> None:
        """The state of the layers now; silent units are those of the end of the last epoch."""
        self._send(Health(self._job.steps_done, layer_health(self._job, self._activity)))

    def lost(self) -> None:
        """Pictures that have got lost since the last time."""
        lost = self._job.dataset.pictures.lost()
        if len(lost) > self._lost:
            self._send(LostPictures(tuple(lost[self._lost :])))
            self._lost = len(lost)

    def _settle(self) -> None:
        """Let a card finish what it was given: waiting for it costs the loop nothing."""
        if self._job.device.type == "cuda":
            torch.cuda.synchronize(self._job.device)

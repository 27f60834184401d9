"""The training process: it does what it is told, and tells what it does."""

from __future__ import annotations

import os
import time
import traceback
from collections.abc import Iterator
from multiprocessing.connection import Connection
from typing import Any

import numpy as np
import torch

from playground.core.messages import Message, Refused, marked
from playground.core.plan import DataSource
from playground.datasets.dataset import Cancelled, Dataset
from playground.training.history.epoch_writer import Keeper
from playground.training.process.checkpoint import checkpoint, restore
from playground.training.process.devices import available, described
from playground.training.process.job import Job
from playground.training.process.landscape import landscape
from playground.training.process.loop import EpochDone, StepDone, training
from playground.training.process.ratetest import try_rates
from playground.training.process.reporter import WEIGHTS_EVERY, Reporter
from playground.training.process.step_recorder import SlowStepper
from playground.training.protocol import messages as say
from playground.training.protocol.metrics import EpochFigures, figures
from playground.training.protocol.pipes import Letterbox, sending
from playground.training.protocol.threads import cores, thread_count
from playground.training.protocol.trainable import multiplications

INTERRUPTING = (say.Stop, say.Quit, say.Start)
"""What is not kept waiting for a long computation."""


class Worker:
    """Answers commands one by one; between them, trains."""

    def __init__(self, connection: Connection, commands: Letterbox) -> None:
        self._commands = commands
        self._box, self._sender = sending(connection)
        self._state: say.State = "idle"
        self._start: say.Start | None = None
        self._loaded: tuple[DataSource, Dataset] | None = None
        self._job: Job | None = None
        self._reporter: Reporter | None = None
        self._keeper: Keeper | None = None
        self._events: Iterator[StepDone | EpochDone] | None = None
        self._last_step: StepDone | None = None
        self._holds_after_epoch = False
        self._held_at = 0.0
        self._looked_back: int | None = None
        self._weights_every = WEIGHTS_EVERY

    def serve(self) -> None:
        """Until told to quit, or until nobody is there any more."""
        _warm_up()
        self._tell(say.Ready(available(), os.getpid()))
        try:
            while True:
                while self._state == "running" and self._commands.is_quiet:
                    self._guarded(self._advance)
                command = self._commands.get()
                if command is None or isinstance(command, say.Quit):
                    return
                self._guarded(self._obey, command)
        finally:
            if self._keeper is not None:
                self._keeper.close()
            self._box.close()
            self._sender.join(timeout=2)

    # Training.

    def _advance(self) -> None:
        """One step, or what comes at the end of an epoch."""
        if self._events is None:
            self._events = training(self._running_job())
        event = next(self._events, None)
        if event is None:
            self._events = None
            self._hold("finished")
        elif isinstance(event, StepDone):
            self._last_step = event
            self._report().step(event)
        else:
            self._end_epoch(event)

    def _end_epoch(self, event: EpochDone) -> None:
        job = self._running_job()
        self._last_step = None
        held_out = figures(event.examined, len(job.dataset.classes))
        self._report().epoch(event)
        self._tell(say.EpochOver(event.figures, held_out, event.examined))
        if self._keeper is not None:
            self._keeper.keep(checkpoint(job), event.figures)
        if self._holds_after_epoch:
            self._hold("paused")
        elif not np.isfinite(event.figures.loss) and job.pictures_seen:
            self._report().health(event.figures.loss)
            self._hold("paused")

    def _run(self, holds_after_epoch: bool = False) -> None:
        job = self._running_job()
        self._holds_after_epoch = holds_after_epoch
        if self._state != "running":
            if self._events is None and job.epoch >= job.plan.epochs:
                self._set_state("finished")
                return
            self._go_on_from_there()
            if self._held_at:
                job.idle += time.perf_counter() - self._held_at
            self._report().resumed()
            self._set_state("running")

    def _hold(self, state: say.State) -> None:
        """Stand still, with everything told as it is now."""
        self._held_at = time.perf_counter()
        if self._last_step is not None and self._events is not None:
            self._report().progress(self._last_step)
        self._report().weights()
        self._set_state(state)

    def _step_slowly(self) -> None:
        job = self._running_job()
        self._go_on_from_there()
        if self._held_at and self._state != "running":
            job.idle += time.perf_counter() - self._held_at
        slow = job.instead = SlowStepper(job)
        self._set_state("running")
        self._holds_after_epoch = False
        try:
            before = job.steps_done
            while job.steps_done == before and self._state == "running":
                self._advance()
        finally:
            job.instead = None
        self._report().resumed()
        if self._state == "running":
            self._hold("paused")
        if slow.kept is not None:
            self._tell(say.SlowStepTaken(slow.kept))

    # Commands.

    def _obey(self, command: Any) -> None:
        match command:
            case say.Start():
                self._begin(command)
            case say.Stop():
                self._give_up()
            case say.Pause():
                if self._state == "running":
                    self._hold("paused")
            case say.Resume():
                self._run()
            case say.EpochOnce():
                self._run(holds_after_epoch=True)
            case say.StepOnce():
                self._step_slowly()
            case say.Reset():
                self._reset()
            case say.Adjust(plan):
                self._running_job().adjust(plan)
            case say.GoTo(epoch):
                self._go_to(epoch)
            case say.LookBack(epoch):
                self._look_back(epoch)
            case say.SetWeights(weights):
                self._running_job().set_weights(weights)
                self._report().weights()
            case say.Watch(seconds):
                self._weights_every = seconds
                if self._reporter is not None:
                    self._reporter.watch(seconds)
            case _:
                self._answer(command)

    def _answer(self, command: Any) -> None:
        """Requests that leave the training as it is."""
        job = self._running_job()
        begun = time.perf_counter()
        match command:
            case say.Predict(token, pictures):
                self._tell(say.Predicted(token, job.predict(pictures)))
            case say.Examine(token):
                examined = job.examine()
                held_out = figures(examined, len(job.dataset.classes))
                self._tell(say.Evaluated(token, held_out, examined))
            case say.Evaluate(token, weights):
                own = job.weights()
                try:
                    job.set_weights(weights)
                    examined = job.examine()
                finally:
                    job.set_weights(own)
                held_out = figures(examined, len(job.dataset.classes))
                self._tell(say.Evaluated(token, held_out, examined))
            case say.ShowLandscape(token, request):
                kept = self._kept_weights() if self._keeper is not None else {}
                shown = landscape(job, request, kept, self._loading, self._interrupted)
                self._tell(say.LandscapeShown(token, shown))
            case say.TryRates(token, rates):
                curve = try_rates(job, rates, self._loading, self._interrupted)
                self._tell(say.RatesTried(token, curve))
            case _:
                raise TypeError(f"no command: {command!r}")
        if self._state == "running":
            job.idle += time.perf_counter() - begun

    def _begin(self, start: say.Start) -> None:
        self._give_up()
        self._set_state("loading")
        dataset = self._dataset(start.plan.data)
        job = self._new_job(start, dataset)
        self._keeper = Keeper(start.folder, self._tell) if start.folder else None
        history: tuple[EpochFigures, ...] = ()
        if self._keeper is not None:
            latest = self._keeper.timeline.latest() if start.resume else None
            if latest is not None:
                restore(job, latest)
                self._keeper.go_back(job.epoch)
                history = self._keeper.history()
            else:
                self._keeper.clear()
        self._introduce(start, job, history)
        if not start.paused:
            self._run()

    def _new_job(self, start: say.Start, dataset: Dataset) -> Job:
        work = multiplications(start.network, dataset.shape) * start.plan.batch
        torch.set_num_threads(thread_count(work, cores()))
        return Job(
            start.network,
            start.plan,
            dataset,
            progress=self._loading,
            cancelled=self._interrupted,
        )

    def _introduce(self, start: say.Start, job: Job, history: tuple[EpochFigures, ...]) -> None:
        """Take the job on, and tell what it is."""
        # Of a folder, the pictures held out are decoded for the first time here.
        examined = job.examine(self._loading, self._interrupted)
        self._start, self._job, self._events, self._last_step = start, job, None, None
        self._looked_back = None
        self._held_at = 0.0
        self._reporter = Reporter(job, self._tell, self._weights_every)
        if self._keeper is not None and job.epoch == 0:
            self._keeper.keep(checkpoint(job), None)
        self._tell(
            say.Started(
                device=described(job.device),
                threads=torch.get_num_threads(),
                network=job.network,
                classes=job.dataset.classes,
                training_count=len(job.split.training),
                validation_count=len(job.split.validation),
                normalisation=job.normalisation,
                skipped=job.dataset.skipped,
                epoch=job.epoch,
                figures=figures(examined, len(job.dataset.classes)),
                history=history,
            )
        )
        self._reporter.weights()
        self._set_state("paused")

    def _reset(self) -> None:
        job, start = self._running_job(), self._start
        assert start is not None
        if self._keeper is not None:
            self._keeper.clear()
        again = say.Start(start.network, job.plan, start.folder)
        self._introduce(again, self._new_job(again, job.dataset), ())

    def _go_to(self, epoch: int) -> None:
        self._restore(epoch)
        self._forget_after(epoch)
        self._hold("paused")

    def _look_back(self, epoch: int) -> None:
        self._restore(epoch)
        self._looked_back = epoch
        self._tell(say.LookedBack(epoch))
        self._hold("paused")

    def _restore(self, epoch: int) -> None:
        job = self._running_job()
        if self._keeper is None:
            raise Refused(marked("message", "No epochs were kept."))
        self._keeper.settle()
        restore(job, self._keeper.timeline.checkpoint(epoch))
        self._events, self._last_step = None, None

    def _go_on_from_there(self) -> None:
        """After a look back, what came later is forgotten: training goes on another way."""
        if self._looked_back is not None:
            self._forget_after(self._looked_back)

    def _forget_after(self, epoch: int) -> None:
        assert self._keeper is not None
        self._looked_back = None
        self._keeper.go_back(epoch)
        job = self._running_job()
        held_out = figures(job.examine(), len(job.dataset.classes))
        self._tell(say.WentBack(epoch, held_out, self._keeper.history()))

    def _give_up(self) -> None:
        if self._keeper is not None:
            self._keeper.close()
        self._job = self._reporter = self._keeper = self._events = self._last_step = None
        self._set_state("idle")

    # What the others need.

    def _dataset(self, source: DataSource) -> Dataset:
        if self._loaded is None or self._loaded[0] != source:
            self._loaded = None  # the old one's memory first
            self._loaded = (source, source.load(self._loading, self._interrupted))
        return self._loaded[1]

    def _kept_weights(self) -> dict[int, Any]:
        assert self._keeper is not None
        self._keeper.settle()
        found = {}
        for epoch in self._keeper.timeline.epochs():
            try:
                found[epoch] = self._keeper.timeline.weights(epoch)
            except Refused:
                continue
        return found

    def _running_job(self) -> Job:
        if self._job is None:
            raise Refused(marked("message", "Start a training first."))
        return self._job

    def _report(self) -> Reporter:
        assert self._reporter is not None
        return self._reporter

    def _loading(self, done: int, total: int) -> None:
        self._tell(say.Loading(done, total))

    def _interrupted(self) -> bool:
        return self._commands.is_closed or self._commands.holds(INTERRUPTING)

    def _set_state(self, state: say.State) -> None:
        self._state = state
        self._tell(say.StateChanged(state))

    def _tell(self, reply: Any) -> None:
        self._box.put(reply)

    def _guarded(self, action: Any, *arguments: Any) -> None:
        """Do it; whatever goes wrong is told, and the process lives on."""
        token = getattr(arguments[0], "token", 0) if arguments else 0
        try:
            action(*arguments)
        except Cancelled:
            if self._state == "loading":
                self._set_state("idle")
        except Refused as refused:
            self._tell(say.Failed(refused.message, token))
            self._recover()
        except Exception as error:
            self._tell(say.Failed(_sentence(error), token, traceback.format_exc()))
            self._recover()

    def _recover(self) -> None:
        if self._state == "loading":
            self._set_state("idle")
        elif self._state == "running" and self._events is not None and _is_over(self._events):
            self._events = None
            self._set_state("paused")


def _is_over(events: Iterator[Any]) -> bool:
    """Whether an error ended the loop."""
    return getattr(events, "gi_frame", None) is None


def _sentence(error: Exception) -> Message:
    if isinstance(error, MemoryError | torch.OutOfMemoryError) or "memory" in str(error):
        return Message(
            marked(
                "message",
                "There is not enough memory to train this: choose a smaller batch or network.",
            )
        )
    return Message(
        marked("message", "The training came upon an error: {reason}"), {"reason": str(error)}
    )


def _warm_up() -> None:
    """Take a step, so that all that torch loads when it is first used is there: a second or two."""
    x = torch.zeros((2, 1, 8, 8))
    weight = torch.zeros((2, 1, 3, 3), requires_grad=True)
    optimiser = torch.optim.Adam([weight], fused=True)
    torch.autograd.backward(torch.nn.functional.conv2d(x, weight).sum())
    optimiser.step()

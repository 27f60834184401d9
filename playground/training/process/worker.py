"""The worker of the training process: it trains, and obeys commands and answers questions."""

from __future__ import annotations

import os
import time
import traceback
from collections.abc import Iterator
from dataclasses import replace
from multiprocessing.connection import Connection
from typing import Any

import numpy as np
import torch

from playground.core.cancelling import Cancelled
from playground.core.messages import Refused, marked
from playground.core.plan import TrainingPlan
from playground.datasets.dataset import Dataset
from playground.training.history.epoch_writer import EpochWriter
from playground.training.process.answers import AnswerContext, answer
from playground.training.process.checkpoint import checkpoint, restore
from playground.training.process.devices import available, warm_up
from playground.training.process.failures import reason_of
from playground.training.process.health import examined_with_activity
from playground.training.process.inquiries.desk import Desk
from playground.training.process.job import Job
from playground.training.process.loaded_data import LoadedData
from playground.training.process.loop import EpochDone, StepDone, is_over, training
from playground.training.process.misfit import Misfit, check_fits
from playground.training.process.preparing import INTERRUPTING, prepare
from playground.training.process.reporter import WEIGHTS_INTERVAL_S, Reporter
from playground.training.process.resuming import resumed
from playground.training.process.step_recorder import StepRecorder
from playground.training.protocol import messages
from playground.training.protocol.inquiries.messages import GiveUp, Inquire, LookAt
from playground.training.protocol.metrics import EpochMetrics, metrics_of
from playground.training.protocol.pipes import Letterbox, sending
from playground.training.protocol.threads import cores, thread_count
from playground.training.protocol.trainable import multiplications


class Worker:
    """Obeys commands one by one; between them, trains."""

    def __init__(self, connection: Connection, commands: Letterbox) -> None:
        self._commands = commands
        self._box, self._sender = sending(connection)
        self._phase: messages.Phase = "idle"
        self._number = self._edit = 0
        self._answering = 0
        self._start: messages.Start | None = None
        self._loaded = LoadedData()
        self._job: Job | None = None
        self._reporter: Reporter | None = None
        self._epochs: EpochWriter | None = None
        self._events: Iterator[StepDone | EpochDone] | None = None
        self._last_step: StepDone | None = None
        self._holds_after_epoch = False
        self._held_at = 0.0
        self._looked_back: int | None = None
        self._last_own: int | None = None  # of the epochs kept, where another training's follow
        self._weights_every = WEIGHTS_INTERVAL_S
        self._desk = Desk(self._box.put)

    def serve(self) -> None:
        """Serve until Quit comes, or until the other end is gone."""
        warm_up()
        self._send(messages.Ready(available(), os.getpid()))
        try:
            while True:
                while self._phase == "running" and self._commands.is_quiet:
                    self._guarded(self._advance)
                command = self._commands.get()
                if command is None or isinstance(command, messages.Quit):
                    return
                self._guarded(self._handle, command)
        finally:
            if self._epochs is not None:
                self._epochs.close()
            self._box.close()
            self._sender.join(timeout=2)
            self._desk.end()

    # Training.

    def _advance(self) -> None:
        """One step, or what comes at the end of an epoch."""
        self._prepare()
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

    def _prepare(self) -> None:
        """Have what the next step needs, or hold; raises Cancelled where a command goes before."""
        job = self._running_job()
        if job.is_prepared or job.epoch >= job.plan.epochs:
            return
        try:
            prepare(job, self._commands, self._loading)
        except Exception as error:
            # A step that was asked for is not taken then; what fails would be tried without end.
            if job.instead is not None or not isinstance(error, Cancelled):
                self._hold("paused")
            raise
        finally:
            self._report().resumed()

    def _end_epoch(self, event: EpochDone) -> None:
        job = self._running_job()
        self._last_step = None
        held_out = metrics_of(event.examined, len(job.dataset.classes))
        self._report().epoch(event)
        self._send(messages.EpochOver(event.metrics, held_out, event.examined, event.layers))
        if self._epochs is not None:
            self._epochs.keep(checkpoint(job), event.metrics)
        if self._holds_after_epoch or (not np.isfinite(event.metrics.loss) and job.pictures_seen):
            self._hold("paused")

    def _run(self, holds_after_epoch: bool = False) -> None:
        job = self._running_job()
        self._holds_after_epoch = holds_after_epoch
        if self._phase != "running":
            if self._events is None and job.epoch >= job.plan.epochs:
                self._set_phase("finished")
                return
            self._go_on_from_there()
            if self._held_at:
                job.idle += time.perf_counter() - self._held_at
            self._report().resumed()
            self._set_phase("running")

    def _hold(self, phase: messages.Phase) -> None:
        """Stand still, with everything reported as it is now."""
        self._held_at = time.perf_counter()
        if self._last_step is not None and self._events is not None:
            self._report().progress(self._last_step)
            if self._epochs is not None:
                job = self._running_job()
                kept = checkpoint(job, self._last_step.part(job))
                self._epochs.keep_hold(kept, job.steps_done)
        self._report().weights()
        if self._epochs is not None:
            self._epochs.wait_until_written()  # who saves what rests finds its last epoch, too
        self._set_phase(phase)

    def _record_step(self) -> None:
        job = self._running_job()
        self._go_on_from_there()
        if self._held_at and self._phase != "running":
            job.idle += time.perf_counter() - self._held_at
        recorder = job.instead = StepRecorder(job)
        self._set_phase("running")
        self._holds_after_epoch = False
        try:
            before = job.steps_done
            while job.steps_done == before and self._phase == "running":
                self._advance()
        finally:
            job.instead = None
        self._report().resumed()
        if self._phase == "running":
            self._hold("paused")
        if recorder.record is not None:
            self._send(messages.StepRecorded(recorder.record))

    # Commands.

    def _handle(self, command: Any) -> None:
        match command:
            case messages.Start():
                self._begin(command)
            case messages.Stop():
                self._end_training()
            case messages.Pause():
                if self._phase == "running":
                    self._hold("paused")
            case messages.Resume():
                self._run()
            case messages.EpochOnce():
                self._run(holds_after_epoch=True)
            case messages.StepOnce():
                self._record_step()
            case messages.Reset(number, folder):
                self._reset(number, folder)
            case messages.Adjust(plan):
                self._adjust(plan)
            case messages.GoTo(epoch):
                self._go_to(epoch)
            case messages.SetWeights(weights, edit, start=start):
                if start == self._number:  # else they are of another network
                    self._running_job().set_weights(weights)
                    self._edit = edit
                    self._report().weights()
            case messages.WatchWeights(seconds):
                self._weights_every = seconds
                if self._reporter is not None:
                    self._reporter.watch(seconds)
            case messages.Ask():
                if command.start == self._number:
                    self._answer(command)
            case LookAt() | Inquire() | GiveUp():
                self._desk.take(command)
            case messages.CancelQuestion():
                pass  # the question was answered before this was read
            case _:
                raise TypeError(f"no command: {command!r}")

    def _adjust(self, plan: TrainingPlan) -> None:
        job = self._running_job()
        try:
            job.adjust(plan)
        finally:
            self._send(messages.PlanAdjusted(job.plan))

    def _answer(self, ask: messages.Ask) -> None:
        """Answer a question; the time is none of the epoch's."""
        job = self._running_job()
        begun = time.perf_counter()
        self._answering = ask.token
        context = AnswerContext(
            job, self._kept_weights, self._look_back, self._answer_progress, self._interrupted
        )
        try:
            if not self._interrupted():
                found = answer(context, ask.question)
                self._send(messages.Answered(ask.token, found))
        finally:
            self._answering = 0
        if self._phase == "running":
            job.idle += time.perf_counter() - begun

    def _begin(self, start: messages.Start) -> None:
        self._end_training()
        self._number, self._edit = start.number, 0
        self._set_phase("loading")
        dataset = self._loaded.of(start, self._loading, self._interrupted)
        check_fits(start, dataset)
        job = self._new_job(start, dataset)
        self._epochs = EpochWriter(start.folder, self._send) if start.folder else None
        rows = resumed(start, job, self._epochs, self._send) if self._epochs is not None else ()
        self._send_started(start, job, rows)
        if start.epoch is not None:
            self._looked_back = self._last_own = job.epoch  # what came later is another training's
        if start.left and job.part is not None:
            self._report().part(job.part)
        if start.first is not None:
            self._handle(start.first)
        elif not start.paused:
            self._run()

    def _new_job(self, start: messages.Start, dataset: Dataset) -> Job:
        work = multiplications(start.network, dataset.shape) * start.plan.batch
        torch.set_num_threads(thread_count(work, cores()))
        return Job(
            start.network,
            start.plan,
            dataset,
            progress=self._loading,
            cancelled=self._interrupted,
            taken=start.input,
            prefers=start.prefers,
        )

    def _send_started(
        self, start: messages.Start, job: Job, history: tuple[EpochMetrics, ...]
    ) -> None:
        """Take the job on, and report what it is."""
        # Of a folder, the pictures held out are decoded for the first time here.
        examined, activity = examined_with_activity(
            job, progress=self._loading, cancelled=self._interrupted
        )
        # A reset begins with the network as it is now, normalisation and all.
        self._start = replace(start, network=job.given, plan=job.plan, input=job.input)
        self._job, self._events, self._last_step = job, None, None
        self._looked_back = self._last_own = None
        self._held_at = 0.0
        self._reporter = Reporter(job, self._send, self._weights_every, activity)
        if self._epochs is not None and job.epoch == 0 and start.epoch is None:
            self._epochs.keep(checkpoint(job), None)
        self._reporter.started(examined, history)
        self._reporter.weights()
        self._phase = "paused"
        if start.paused and start.first is None:  # else it is running in a moment
            self._set_phase("finished" if job.epoch >= job.plan.epochs else "paused")

    def _reset(self, number: int, folder: str) -> None:
        job, start = self._running_job(), self._start
        assert start is not None
        self._keep_place()
        folder = folder or start.folder
        if self._epochs is not None and folder != start.folder:
            self._epochs.close()
            self._epochs = EpochWriter(folder, self._send)
        if self._epochs is not None:
            self._epochs.clear()
        self._number, self._edit = number, 0
        again = messages.Start(
            start.network,
            job.plan,
            folder,
            paused=True,
            input=start.input,
            prefers=start.prefers,
        )
        self._send_started(again, self._new_job(again, job.dataset), ())

    def _go_to(self, epoch: int) -> None:
        self._restore(epoch)
        self._forget_after(epoch)
        self._hold("paused")

    def _look_back(self, epoch: int) -> None:
        self._restore(epoch)
        self._looked_back = epoch
        self._hold("paused")

    def _restore(self, epoch: int) -> None:
        job = self._running_job()
        if self._epochs is None:
            raise Refused(marked("message", "No epochs were kept."))
        self._epochs.wait_until_written()
        restore(job, self._epochs.timeline.checkpoint(epoch))
        self._events, self._last_step = None, None

    def _go_on_from_there(self) -> None:
        """After a look back, what came later is forgotten: training goes on another way."""
        if self._looked_back is not None:
            self._forget_after(self._looked_back)

    def _forget_after(self, epoch: int) -> None:
        assert self._epochs is not None
        self._looked_back = self._last_own = None
        self._epochs.branch(epoch)
        job = self._running_job()
        examined = job.examine()
        held_out = metrics_of(examined, len(job.dataset.classes))
        done = job.part.batches if job.part is not None else 0
        self._send(messages.WentBack(epoch, held_out, examined, *self._epochs.place(), done))

    def _keep_place(self) -> None:
        """Keep where the training is left, for whoever comes back: the window is a little behind.

        What is looked back at is not where it is.
        """
        job, epochs = self._job, self._epochs
        if job is None or epochs is None or self._looked_back is not None:
            return
        step = job.steps_done if job.part is not None else 0
        if self._last_step is not None and self._events is not None:
            step = job.steps_done
            if self._phase == "running":
                epochs.keep_hold(checkpoint(job, self._last_step.part(job)), step)
        epochs.keep_place(self._number, job.epoch, step)

    def _end_training(self) -> None:
        self._keep_place()
        if self._epochs is not None:
            self._epochs.close()
        self._job = self._reporter = self._epochs = self._events = self._last_step = None
        self._set_phase("idle")

    # What the others need.

    def _kept_weights(self) -> dict[int, Any]:
        if self._epochs is None:
            return {}
        self._epochs.wait_until_written()
        timeline = self._epochs.timeline
        if self._last_own is None:
            return timeline.all_weights()
        return timeline.all_weights(until=self._last_own)

    def _running_job(self) -> Job:
        if self._job is None:
            raise Refused(marked("message", "Start a training first."))
        return self._job

    def _report(self) -> Reporter:
        assert self._reporter is not None
        return self._reporter

    def _loading(self, done: int, total: int) -> None:
        self._send(messages.Loading(done, total))

    def _answer_progress(self, done: int, total: int) -> None:
        self._send(messages.AnswerProgress(self._answering, done, total))

    def _interrupted(self) -> bool:
        """Whether something waits that what is being worked out must not hold up."""
        return self._commands.is_closed or self._commands.holds(self._interrupts)

    def _interrupts(self, command: Any) -> bool:
        if isinstance(command, messages.CancelQuestion):
            return command.token == self._answering
        return isinstance(command, INTERRUPTING)

    def _set_phase(self, phase: messages.Phase) -> None:
        self._phase = phase
        self._send(messages.PhaseChanged(phase))

    def _send(self, reply: messages.Reply) -> None:
        """Send a reply, with the number of the training that it belongs to."""
        if isinstance(reply, messages.Weights):
            reply = replace(reply, start=self._number, edit=self._edit)
        elif isinstance(reply, messages.OfStart):
            reply = replace(reply, start=self._number)
        self._box.put(reply)

    def _guarded(self, action: Any, *arguments: Any) -> None:
        """Do it; of whatever goes wrong the window hears, and the process lives on."""
        token = getattr(arguments[0], "token", 0) if arguments else 0
        try:
            action(*arguments)
        except Cancelled:
            if self._phase == "loading":
                self._set_phase("idle")
        except Misfit as misfit:
            taken, classes = misfit.taken, misfit.classes
            self._send(messages.Failed(misfit.message, input=taken, classes=classes))
            self._end_failed_phase()
        except Refused as refused:
            self._send(messages.Failed(refused.message, token))
            self._end_failed_phase()
        except Exception as error:
            self._send(messages.Failed(reason_of(error), token, traceback.format_exc()))
            self._end_failed_phase()

    def _end_failed_phase(self) -> None:
        if self._phase == "loading":
            self._set_phase("idle")
        elif self._phase == "running" and self._events is not None and is_over(self._events):
            self._events = None
            self._set_phase("paused")

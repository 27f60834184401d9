"""A training process that keeps epochs and comes back to them, and works when a test lets it.

Data, split and normalisation are the real ones; weights are made up.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any, Protocol

import numpy as np

from playground.core import fitting
from playground.core.arrays import FloatArray
from playground.core.messages import Message, Refused, marked
from playground.core.plan import DataSource, TrainingPlan
from playground.core.session import Network
from playground.datasets.bound_input import bound_to
from playground.datasets.dataset import Dataset
from playground.datasets.normalise import normalisation
from playground.datasets.split import Split, split
from playground.gui.train.state.trainer import Trainer
from playground.layers.state import tensors_of, with_state
from playground.training.process.misfit import Misfit, check_fits
from playground.training.protocol import messages
from playground.training.protocol.metrics import Examined, metrics_of
from playground.training.protocol.normalised import normalised
from playground.training.protocol.plan_changes import needs_reset
from playground.training.protocol.questions.examination import Examination, ExaminationQuestion
from playground.training.protocol.questions.lookback import LookBack
from tests.gui.train.scripted import ScriptedClient, changed, row, started_with

STEPS = 3
"""Of an epoch."""

MOST_EXAMINED = 10
"""Held-out pictures that it answers for."""

KILLED = Message(marked("message", "The training process was killed."))


class NearEnd(Protocol):
    """Who sends it commands, and hears what it replies."""

    @property
    def client(self) -> ScriptedClient:
        """The present client."""

    @property
    def trainer(self) -> Trainer:
        """Who takes its replies in."""


class EpochProcess:
    """Obeys the commands that a trainer has sent, one after the other."""

    def __init__(self, bench: NearEnd) -> None:
        self._bench = bench
        self._client: ScriptedClient | None = None
        self._read = self._edit = 0
        self._files: dict[str, dict[int, dict[str, FloatArray]]] = {}
        self._places: dict[int, tuple[int, int, dict[str, FloatArray]]] = {}
        self._holds: dict[tuple[str, int], tuple[int, int, dict[str, FloatArray]]] = {}
        self._folder = ""
        self._start: messages.Start | None = None
        self._loaded: tuple[DataSource, Dataset] | None = None
        self._split: Split | None = None
        self._looked_back: int | None = None
        self._values = iter(np.arange(1, 10**6, dtype=np.float32))
        self.number = self.epoch = self._steps = 0
        self.plan: TrainingPlan | None = None
        self.network: Network | None = None
        self.is_running = False

    @property
    def kept(self) -> tuple[int, ...]:
        """The epochs that can be gone back to from here."""
        files = self._files[self._folder]
        return tuple(sorted(at for at in files if self._last is None or at <= self._last))

    def work(self, steps: int = 0) -> None:
        """Obey all there is, take so many steps, and let the window hear of it."""
        if self._client is not self._bench.client:
            self._client, self._read = self._bench.client, 0
            self._forget()
        while self._read < len(self._bench.client.sent):
            command = self._bench.client.sent[self._read]
            self._read += 1
            self._reply(*self._obeyed(command))
        for _ in range(steps):
            if self.is_running:
                self._reply(*self._stepped())
        if self._read < len(self._bench.client.sent):
            self.work()

    def die(self) -> None:
        """Be gone, with what was not read; the client has another when that is polled."""
        self._read = len(self._bench.client.sent)
        self._forget()
        self._reply(messages.ProcessDied(KILLED, -9))

    def _forget(self) -> None:
        self.network, self._start, self.is_running = None, None, False

    def _reply(self, *replies: Any) -> None:
        stamped = [
            replace(reply, start=self.number) if isinstance(reply, messages.OfStart) else reply
            for reply in replies
        ]
        self._bench.client.reply(*stamped)
        self._bench.trainer.receive()

    def _obeyed(self, command: Any) -> Iterator[Any]:
        if isinstance(command, messages.Start):
            yield from self._begun(command)
        elif self.network is None or self._start is None:
            return
        else:
            yield from self._with_training(command)

    def _with_training(self, command: Any) -> Iterator[Any]:
        match command:
            case messages.Reset(number, folder):
                assert self._start is not None
                assert self.plan is not None
                again = replace(self._start, number=number, folder=folder, plan=self.plan)
                yield from self._begun(replace(again, resume=False, epoch=None, paused=True))
            case messages.Stop():
                self._keep_place()
                self.network, self.is_running = None, False
            case messages.Pause():
                yield from self._held()
            case messages.Resume() | messages.StepOnce() | messages.EpochOnce():
                yield from self._went_on()
                yield messages.PhaseChanged("running")
                self.is_running = True
                if isinstance(command, messages.StepOnce):
                    yield from self._stepped()
                elif isinstance(command, messages.EpochOnce):
                    before = self.epoch
                    while self.epoch == before and self.is_running:
                        yield from self._stepped()
                if not isinstance(command, messages.Resume):
                    yield from self._held()
            case messages.GoTo(epoch):
                self._restore(epoch)
                self._looked_back = epoch
                yield from self._went_on()
                yield from self._held()
            case messages.Adjust(plan):
                assert self.plan is not None
                assert not needs_reset(self.plan, plan)
                self.plan = plan
                yield messages.PlanAdjusted(plan)
            case messages.SetWeights(weights, edit, start=self.number):
                self._set(dict(weights))
                self._edit = edit
                yield self._weights()
            case messages.Ask(token, LookBack(epoch), start=self.number):
                self._restore(epoch)
                self._looked_back = epoch
                yield from self._held()
                yield messages.Answered(token, epoch)
            case messages.Ask(token, ExaminationQuestion(), start=self.number):
                yield messages.Answered(token, self._examination())

    def _keep_place(self) -> None:
        """Remember where a training is left; one that runs comes a step further meanwhile."""
        if self.network is None or self._looked_back is not None:
            return
        if self.is_running:
            list(self._stepped())  # of which nobody hears
        self._places[self.number] = self.epoch, self._steps, dict(self._tensors)

    def _begun(self, start: messages.Start) -> Iterator[Any]:
        self._keep_place()
        self.number, self._edit = start.number, 0
        self._forget()
        yield messages.PhaseChanged("loading")
        try:
            started, self._start = self._set_up(start)
        except Misfit as misfit:
            yield messages.Failed(misfit.message, input=misfit.taken, classes=misfit.classes)
            yield messages.PhaseChanged("idle")
            return
        except Refused as refused:
            yield messages.Failed(refused.message)
            yield messages.PhaseChanged("idle")
            return
        self.plan, self._folder = self._start.plan, start.folder
        self._steps = self.epoch = 0
        self._looked_back, self._last = None, start.epoch
        first = self.network = started.network
        if start.epoch is not None:
            self._restore(start.epoch)
            if start.left in self._places:
                self.epoch, self._steps, held = self._places[start.left]
                self._set(held)
            elif (start.folder, start.step) in self._holds:  # else the epoch begins anew
                self.epoch, self._steps, held = self._holds[start.folder, start.step]
                self._set(held)
            self._looked_back = self._last = self.epoch
        elif start.resume:
            self._restore(max(self._files[self._folder]))
        else:
            self._files[self._folder] = {0: dict(tensors_of(first))}
        rows = tuple(row(epoch) for epoch in range(1, self.epoch + 1))
        yield replace(started, network=first, epoch=self.epoch, history=rows, batches=self._steps)
        yield self._weights()
        yield messages.KeptEpochs(self.kept)
        if start.left and self._steps:
            yield self._progress()
        if start.first is not None:
            yield from self._with_training(start.first)
        elif start.paused:
            yield from self._held()
        else:
            self.is_running = True
            yield messages.PhaseChanged("running")

    def _set_up(self, start: messages.Start) -> tuple[messages.Started, messages.Start]:
        """What there is to train, and how to begin anew with it; raises Refused."""
        dataset = self._dataset(start.plan.data)
        check_fits(start, dataset)
        self._split = parts = split(dataset, start.plan.validation, start.plan.seed)
        if not len(parts.training):
            raise Refused("no")
        bound = bound_to(start.input, dataset)
        plan = start.plan
        measured = normalisation(dataset, parts.training, plan.normalisation, plan.seed)
        given, plan, taken = normalised(start.network, plan, bound, measured)
        fitted = fitting.fitted(given, dataset.shape)
        started = replace(
            started_with(given if start.resume else fitted),
            classes=dataset.classes,
            input=taken,
            training_count=len(parts.training),
            validation_count=len(parts.validation),
            skipped=dataset.skipped,
            metrics=self._examination().metrics,
            listing=dataset.listing,
        )
        first = given if start.resume else with_state(fitted, changed(fitted, 0.5))
        again = replace(start, network=given, plan=plan, input=taken)
        return replace(started, network=first), again

    def _dataset(self, source: DataSource) -> Dataset:
        if self._loaded is None or self._loaded[0] != source:
            self._loaded = source, source.load()
        return self._loaded[1]

    def _examination(self) -> Examination:
        """The answers to some held-out pictures: of the last, it is taken for another class."""
        assert self._loaded is not None
        assert self._split is not None
        dataset, places = self._loaded[1], self._split.validation[:MOST_EXAMINED]
        labels = dataset.labels[places]
        answers = labels.copy()
        answers[-1:] = (labels[-1:] + 1) % len(dataset.classes)
        sure = np.linspace(0.5, 0.95, len(places)).astype(np.float32)
        losses = np.where(labels == answers, 0.1, 3.0).astype(np.float32)
        examined = Examined(places, labels, answers, sure, losses, dataset.listing)
        return Examination(self.epoch, metrics_of(examined, len(dataset.classes)), examined)

    def _stepped(self) -> Iterator[Any]:
        self._steps += 1
        assert self.network is not None
        value = next(self._values)
        self._set({name: np.full_like(old, value) for name, old in self._tensors.items()})
        yield self._progress()
        if self._steps == STEPS:
            self._steps, self.epoch = 0, self.epoch + 1
            self._files[self._folder][self.epoch] = dict(self._tensors)
            found = self._examination()
            yield messages.EpochOver(row(self.epoch), found.metrics, found.examined)
            yield messages.KeptEpochs(self.kept)
        yield self._weights()

    def _progress(self) -> messages.Progress:
        step = STEPS * self.epoch + self._steps
        return messages.Progress(self.epoch, self._steps, STEPS, step, 0.5, 0.8, 1e-3, 8900.0, 65.0)

    def _went_on(self) -> Iterator[Any]:
        if self._looked_back is None:
            return
        epoch, self._looked_back, self._last = self._looked_back, None, None
        files = self._files[self._folder]
        if any(at > epoch for at in files):
            self._folder += "-2"
            self._files[self._folder] = {at: held for at, held in files.items() if at <= epoch}
        found, rows = self._examination(), tuple(row(at) for at in range(1, epoch + 1))
        yield messages.WentBack(
            epoch, found.metrics, found.examined, rows, self._folder, self._steps
        )
        yield messages.KeptEpochs(self.kept)

    def _held(self) -> Iterator[Any]:
        if self._steps and self.network is not None:
            step = STEPS * self.epoch + self._steps
            self._holds[self._folder, step] = (self.epoch, self._steps, dict(self._tensors))
        self.is_running = False
        yield self._weights()
        yield messages.PhaseChanged("paused")

    def _restore(self, epoch: int) -> None:
        self.epoch, self._steps = epoch, 0
        self._set(self._files[self._folder][epoch])

    @property
    def _tensors(self) -> dict[str, FloatArray]:
        assert self.network is not None
        return tensors_of(self.network)

    def _set(self, tensors: dict[str, FloatArray]) -> None:
        assert self.network is not None
        self.network = with_state(self.network, {**self._tensors, **tensors})

    def _weights(self) -> messages.Weights:
        return messages.Weights(self.epoch, self._steps, self._tensors, self._edit)

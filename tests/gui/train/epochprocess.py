"""A training process that keeps epochs and comes back to them, and works when a test lets it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any, Protocol

import numpy as np

from playground.core import edits
from playground.core.arrays import FloatArray
from playground.core.messages import Message
from playground.core.plan import TrainingPlan
from playground.core.session import Network
from playground.gui.train.state.trainer import Trainer
from playground.layers.state import tensors_of, with_state
from playground.training.protocol import messages
from playground.training.protocol.plan_changes import needs_reset
from playground.training.protocol.questions.examination import Examination, ExaminationQuestion
from playground.training.protocol.questions.lookback import LookBack
from playground.training.protocol.trainable import obstacle
from tests.gui.train.scripted import CLASSES, ScriptedClient, epoch_over, row, started_with

STEPS = 3
"""Of an epoch."""


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
        self._read = self._edit = 0
        self._files: dict[str, dict[int, dict[str, FloatArray]]] = {}
        self._holds: dict[tuple[str, int], tuple[int, int, dict[str, FloatArray]]] = {}
        self._folder = ""
        self._start: messages.Start | None = None
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
        while self._read < len(self._bench.client.sent):
            command = self._bench.client.sent[self._read]
            self._read += 1
            self._reply(*self._obeyed(command))
        for _ in range(steps):
            if self.is_running:
                self._reply(*self._stepped())
        if self._read < len(self._bench.client.sent):
            self.work()

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
                again = replace(self._start, number=number, folder=folder, plan=self.plan)
                yield from self._begun(replace(again, resume=False, epoch=None, paused=True))
            case messages.Stop():
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
                over = epoch_over(1)
                yield messages.Answered(
                    token, Examination(self.epoch, over.held_out, over.examined)
                )

    def _begun(self, start: messages.Start) -> Iterator[Any]:
        self.number, self._edit, self.is_running, self.network = start.number, 0, False, None
        yield messages.PhaseChanged("loading")
        shape = (1, 8, 8)
        if obstacle(start.network, shape, len(CLASSES), start.plan.frozen) is not None:
            yield messages.Failed(Message("no"))
            yield messages.PhaseChanged("idle")
            return
        self._start, self.plan, self._folder = start, start.plan, start.folder
        self._steps = self.epoch = 0
        self._looked_back, self._last = None, start.epoch
        started = started_with(edits.fitted(start.network, shape))
        first = start.network if start.resume else started.network
        self.network = first
        if start.epoch is not None:
            self._restore(start.epoch)
            if (start.folder, start.step) in self._holds:  # else the epoch begins anew
                self.epoch, self._steps, held = self._holds[start.folder, start.step]
                self._set(held)
            self._looked_back = start.epoch
        elif not start.resume:
            self._files[self._folder] = {0: dict(tensors_of(first))}
        rows = tuple(row(epoch) for epoch in range(1, self.epoch + 1))
        yield replace(started, network=first, epoch=self.epoch, history=rows, batches=self._steps)
        yield self._weights()
        yield messages.KeptEpochs(self.kept)
        if start.first is not None:
            yield from self._with_training(start.first)
        elif start.paused:
            yield from self._held()
        else:
            self.is_running = True
            yield messages.PhaseChanged("running")

    def _stepped(self) -> Iterator[Any]:
        self._steps += 1
        assert self.network is not None
        value = next(self._values)
        self._set({name: np.full_like(old, value) for name, old in self._tensors.items()})
        batch = self._steps
        step = STEPS * self.epoch + batch
        yield messages.Progress(self.epoch, batch, STEPS, step, 0.5, 0.8, 1e-3, 8900.0, 65.0)
        if self._steps == STEPS:
            self._steps, self.epoch = 0, self.epoch + 1
            self._files[self._folder][self.epoch] = dict(self._tensors)
            yield epoch_over(self.epoch)
            yield messages.KeptEpochs(self.kept)
        yield self._weights()

    def _went_on(self) -> Iterator[Any]:
        if self._looked_back is None:
            return
        epoch, self._looked_back, self._last = self._looked_back, None, None
        files = self._files[self._folder]
        if any(at > epoch for at in files):
            self._folder += "-2"
            self._files[self._folder] = {at: held for at, held in files.items() if at <= epoch}
        over, rows = epoch_over(max(1, epoch)), tuple(row(at) for at in range(1, epoch + 1))
        yield messages.WentBack(
            epoch, over.held_out, over.examined, rows, self._folder, self._steps
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

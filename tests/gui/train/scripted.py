"""A training process that replies what a test puts in, and remembers the commands it got."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TypeVar

import numpy as np
from pytestqt.qtbot import QtBot

from playground.core.arrays import FloatArray
from playground.core.network_input import NetworkInput
from playground.core.picture import Picture
from playground.core.plan import TrainingPlan
from playground.core.session import Network, Session
from playground.datasets import Digits
from playground.gui.state.store import Store
from playground.gui.train.data.loader import Data
from playground.gui.train.notices import Notices
from playground.gui.train.state.racerunner import RaceRunner
from playground.gui.train.state.trainer import Trainer
from playground.layers import Activation, Convolution, Dense, Flatten
from playground.layers.state import tensors_of, with_state
from playground.training.protocol import messages
from playground.training.protocol.metrics import EpochMetrics, Examined, Metrics, metrics_of
from playground.training.protocol.questions.question import Question

C = TypeVar("C")

CLASSES = tuple("0123456789")

LISTING = Digits(size=8).load().listing
"""Of the digits, whatever their size."""


class ScriptedClient:
    """Replies wait here to be polled; commands that are sent are kept."""

    def __init__(self, arrived: Callable[[], None]) -> None:
        self._arrived = arrived
        self.sent: list[messages.Command] = []
        self.waiting: list[messages.Reply] = []
        self.is_open = False
        self.patience = -1.0

    def open(self) -> None:
        """Nothing needs to be started."""
        self.is_open = True

    def send(self, command: messages.Command) -> None:
        """Keep it."""
        assert self.is_open
        self.sent.append(command)

    def poll(self) -> list[messages.Reply]:
        """What a test has put in."""
        found, self.waiting = self.waiting, []
        return found

    def reply(self, *replies: messages.Reply) -> None:
        """Let these wait, and have the trainer look soon."""
        self.waiting += replies
        self._arrived()

    def close(self, patience: float = 3.0) -> None:
        """Nothing is left."""
        self.patience = patience
        self.is_open = False

    def last(self, kind: type[C]) -> C:
        """The latest command of a kind."""
        found = [command for command in self.sent if isinstance(command, kind)]
        assert found, f"no {kind.__name__} was sent"
        return found[-1]

    def count(self, kind: type[object]) -> int:
        """How many commands of a kind were sent."""
        return sum(isinstance(command, kind) for command in self.sent)


class Bench:
    """A store and a trainer around one client after the other."""

    def __init__(self, qtbot: QtBot, folder: Path, session: Session | None = None) -> None:
        self.qtbot = qtbot
        self.store = Store(session or small_session())
        self.clients: list[ScriptedClient] = []
        self.data = Data(self.store)
        self.trainer = Trainer(self.store, self.data, self._new_client, folder)
        self.race = RaceRunner(self.store, self.trainer, self.trainer)
        self.said: list[str] = []
        self.store.refused.connect(lambda message: self.said.append(message.text))

    def notices(self) -> Notices:
        """What knows whether there is something to train on, for a card that stands alone."""
        made = Notices(self.store, self.trainer, self.data)
        self.qtbot.addWidget(made)
        return made

    def _new_client(self, arrived: Callable[[], None]) -> ScriptedClient:
        self.clients.append(ScriptedClient(arrived))
        return self.clients[-1]

    @property
    def client(self) -> ScriptedClient:
        """The present one."""
        return self.clients[-1]

    def close(self) -> None:
        """End the threads."""
        self.trainer.stop_process()
        self.data.stop()

    def hear(self, *replies: messages.Reply) -> None:
        """Let the process reply for the present training, and the trainer take it in."""
        self.client.reply(*map(self._stamped, replies))
        self.trainer.receive()

    def _stamped(self, reply: messages.Reply) -> messages.Reply:
        """The reply with the number of the present training, as the process would send it."""
        if isinstance(reply, messages.Weights):
            return replace(reply, start=self.number, edit=self.trainer.state.edits)
        if isinstance(reply, messages.Started) and reply.listing == LISTING:
            read = self.client.last(messages.Start).listing  # it reads what the window has read
            reply = replace(reply, listing=read or LISTING)
        if isinstance(reply, messages.OfStart):
            return replace(reply, start=self.number)
        return reply

    @property
    def number(self) -> int:
        """That of the last Start or Reset that was sent, 0 before the first."""
        found = [
            c.number for c in self.client.sent if isinstance(c, messages.Start | messages.Reset)
        ]
        return found[-1] if found else 0

    def asked(self, kind: type[Question]) -> messages.Ask:
        """The latest question of a kind that was sent."""
        found = [
            command
            for command in self.client.sent
            if isinstance(command, messages.Ask) and isinstance(command.question, kind)
        ]
        assert found, f"no {kind.__name__} was asked"
        return found[-1]

    def count_asked(self, kind: type[Question]) -> int:
        """How many questions of a kind were sent."""
        asks = [c for c in self.client.sent if isinstance(c, messages.Ask)]
        return sum(isinstance(ask.question, kind) for ask in asks)

    def answer(self, kind: type[Question], answer: object) -> None:
        """Let the process answer the latest question of a kind."""
        self.hear(messages.Answered(self.asked(kind).token, answer))

    def begin(self, *more: messages.Reply) -> messages.Started:
        """Press Train and let the process be ready."""
        self.trainer.toggle()
        started = started_with(self.store.session.network)
        self.hear(started, messages.PhaseChanged("paused"), messages.PhaseChanged("running"), *more)
        return started


def small_session(side: int = 8) -> Session:
    """A filter of 3×3 on a digit, flattened, with an output for each of 10 classes."""
    rng = np.random.default_rng(1)
    shape = (1, side, side)
    first = Convolution.default(shape, rng)
    height, width = first.output_shape(shape)[1:]
    flat = (len(first.filters) * height * width, 1, 1)
    last = Dense.random(flat, len(CLASSES), rng)
    layers = (first, Activation(), Flatten(), last, Activation(function="softmax"))
    blank = Picture("blank", np.zeros((side, side), np.float32), 0)
    plan = TrainingPlan(data=Digits(size=side), epochs=3)
    taken = NetworkInput(shape, "unit", kept=True)  # as after a training before
    return Session(blank, Network(layers), training=plan, input=taken, classes=CLASSES)


def changed(network: Network, by: float) -> dict[str, FloatArray]:
    """The tensors of a network, every number larger by so much."""
    return {name: value + np.float32(by) for name, value in tensors_of(network).items()}


def started_with(network: Network, history: tuple[EpochMetrics, ...] = ()) -> messages.Started:
    """What the process says when it is ready to train a network."""
    first = with_state(network, changed(network, 0.5))  # as if drawn by an initialiser
    return messages.Started(
        device="CPU",
        threads=2,
        network=first,
        classes=CLASSES,
        training_count=1438,
        validation_count=359,
        input=NetworkInput((1, 8, 8), "unit", kept=True),
        skipped=(),
        epoch=len(history),
        metrics=Metrics(2.3, 0.1, np.zeros((10, 10), np.int64)),
        history=history,
        listing=LISTING,
    )


def row(epoch: int) -> EpochMetrics:
    """A row of the history, better with every epoch."""
    accuracy = 1 - 0.5**epoch
    return EpochMetrics(epoch, 1 / epoch, accuracy, 1.1 / epoch, accuracy - 0.01, 1e-3, 1.0, 1438.0)


def epoch_over(epoch: int) -> messages.EpochOver:
    """The end of an epoch with ten pictures held out: the class 3 was taken once for an 8."""
    labels = np.arange(10)
    answers = np.where(labels == 3, 8, labels)
    sure = np.linspace(0.5, 0.95, 10).astype(np.float32)
    losses = np.where(labels == answers, 0.1, 3.0).astype(np.float32)
    examined = Examined(np.arange(10) + 20, labels, answers, sure, losses, LISTING)
    return messages.EpochOver(row(epoch), metrics_of(examined, 10), examined)


def progress(epoch: int, batch: int) -> messages.Progress:
    """Where training is, of 23 batches an epoch."""
    return messages.Progress(epoch, batch, 23, 23 * epoch + batch, 0.5, 0.8, 1e-3, 8900.0, 65.0)

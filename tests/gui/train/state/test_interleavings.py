"""Edits and late answers in any order: what belongs to another document never enters this one."""

from __future__ import annotations

import random
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from pytestqt.qtbot import QtBot

from playground.core import edits, fitting
from playground.core.arrays import FloatArray
from playground.core.layer import FilterLayer
from playground.core.learned import same_but_for_weights
from playground.core.messages import Message
from playground.core.network_input import NetworkInput
from playground.core.session import Network, Session
from playground.datasets import Digits
from playground.datasets.example import with_example
from playground.layers import Activation
from playground.layers.state import tensors_of, with_state
from playground.training.protocol import messages
from playground.training.protocol.questions.examination import Examination, ExaminationQuestion
from playground.training.protocol.questions.lookback import LookBack
from playground.training.protocol.trainable import obstacle
from tests.gui.train.scripted import CLASSES, Bench, epoch_over, progress, started_with
from tests.onecell import set_cell

ACTIONS = 200
SEEDS = 25
BY_HAND = 777.0
CHOICES = (
    *("train", "train", "train", "stop", "reset", "step", "look", "cell", "cell", "layer"),
    *("other", "delete", "picture", "data", "undo", "undo", "redo", "freeze"),
)


class SlowProcess:
    """A training process that works when a test lets it, one command at a time.

    All weights of its n-th training lie between n and n + 1.
    """

    def __init__(self, bench: Bench) -> None:
        self._bench = bench
        self._read = 0
        self.number = self._edit = 0
        self.network: Network | None = None
        self._start: messages.Start | None = None
        self.is_running = False
        self._steps = 0
        self.replies: list[Any] = []

    @property
    def commands_left(self) -> int:
        """How many commands it has not read yet."""
        return len(self._bench.client.sent) - self._read

    def work(self) -> None:
        """Read a command, or take a step."""
        if self.commands_left:
            command = self._bench.client.sent[self._read]
            self._read += 1
            self._handle(command)
        elif self.is_running:
            self._steps += 1
            self._set(self._filled())
            self._reply(progress(0, self._steps % 20 + 1), self._weights())

    def deliver(self, count: int) -> None:
        """Let the window hear of the first so many replies."""
        now, self.replies = self.replies[:count], self.replies[count:]
        self._bench.client.reply(*now)
        self._bench.trainer.receive()

    def _handle(self, command: Any) -> None:
        match command:
            case messages.Start():
                self._end_training()
                self.number = command.number
                self._reply(messages.PhaseChanged("loading"), messages.Loading(1, 2))
                self._begin(command)
                if not command.paused and self.network is not None:
                    self._run(True)
            case messages.Reset(number) if self._start is not None and self.network is not None:
                self.number = number
                self._begin(self._start)
            case messages.Stop():
                self._end_training()
            case messages.Pause() | messages.Resume() if self.network is not None:
                self._run(isinstance(command, messages.Resume))
            case messages.SetWeights(weights, edit, start=self.number) if self.network is not None:
                try:
                    self._set(dict(tensors_of(self.network)) | dict(weights))
                except ValueError:
                    self._reply(messages.Failed(Message("other weights")))
                    return
                self._edit = edit
                self._reply(self._weights())
            case messages.Ask(token, question, start=self.number) if self.network is not None:
                self._answer(token, question)

    def _answer(self, token: int, question: object) -> None:
        if isinstance(question, LookBack):
            self._steps = 0
            self._set(self._filled())
            self._run(False)
            self._reply(messages.Answered(token, question.epoch))
        elif isinstance(question, ExaminationQuestion):
            over = epoch_over(1)
            found = Examination(0, over.held_out, over.examined)
            self._reply(messages.Answered(token, found))

    def _begin(self, start: messages.Start) -> None:
        data = start.plan.data
        assert isinstance(data, Digits)
        shape = (1, data.size, data.size)
        if obstacle(start.network, shape, len(CLASSES), start.plan.frozen) is not None:
            self._reply(messages.Failed(Message("no")), messages.PhaseChanged("idle"))
            return
        self._start, self._steps, self._edit = start, 0, 0
        self.network = fitting.fitted(start.network, shape)
        self._set(self._filled())
        taken = NetworkInput(shape, "unit", kept=True)
        started = replace(started_with(start.network), network=self.network, input=taken)
        self._reply(started, self._weights())
        self._run(False)

    def _end_training(self) -> None:
        self.network, self.is_running = None, False
        self._reply(messages.PhaseChanged("idle"))

    def _run(self, on: bool) -> None:
        self.is_running = on
        self._reply(messages.PhaseChanged("running" if on else "paused"))

    def _filled(self) -> dict[str, FloatArray]:
        assert self.network is not None
        value = np.float32(self.number + 0.01 * (self._steps % 90))
        return {name: np.full_like(old, value) for name, old in tensors_of(self.network).items()}

    def _set(self, tensors: dict[str, FloatArray]) -> None:
        assert self.network is not None
        self.network = with_state(self.network, tensors)

    def _weights(self) -> messages.Weights:
        assert self.network is not None
        return messages.Weights(0, self._steps, tensors_of(self.network), self._edit)

    def _reply(self, *replies: messages.Reply) -> None:
        for reply in replies:
            if isinstance(reply, messages.OfStart):
                reply = replace(reply, start=self.number)
            self.replies.append(reply)


class User:
    """Does one thing after the other, by chance."""

    def __init__(self, bench: Bench, rng: random.Random) -> None:
        self._bench = bench
        self._rng = rng

    def act(self) -> str:
        """Do something; its name comes back."""
        store, trainer = self._bench.store, self._bench.trainer
        session = store.session
        name = self._rng.choice(CHOICES)
        match name:
            case "train":
                trainer.toggle()
            case "stop":
                trainer.stop()
            case "reset":
                trainer.reset()
            case "step":
                trainer.step_once()
            case "look":
                trainer.look_back(0)
            case "cell":
                self._edit(set_cell, 0, 0, 0, 1, 1, BY_HAND)
            case "layer":
                self._edit(edits.add_layer, 1, Activation())
            case "other":
                self._edit(edits.set_field, 1, "function", self._rng.choice(["tanh", "relu"]))
            case "delete":
                self._edit(edits.delete_layer, self._rng.randrange(len(session.network)))
            case "picture":
                side = self._rng.choice([8, 8, 20, 28])
                picture = np.zeros((1, side, side), np.float32)
                self._edit(with_example, picture, f"{side}")
            case "data":
                plan = replace(session.training, data=Digits(size=self._rng.choice([8, 8, 28])))
                self._edit(edits.set_training, plan)
            case "freeze":
                self._edit(edits.set_frozen, 0, self._rng.random() < 0.5)
            case "undo":
                store.undo()
            case "redo":
                store.redo()
        return name

    def _edit(self, edit: Any, *arguments: Any) -> None:
        network = self._bench.store.session.network
        is_cell = edit is set_cell
        if len(network) > 4 and (not is_cell or isinstance(network[0], FilterLayer)):
            self._bench.store.edit("edit", edit, *arguments)


def fits(session: Session) -> bool:
    """Whether every layer's weights are for what reaches it."""
    return fitting.fitted(session.network, session.shape) is session.network


def assert_learned_now(bench: Bench, before: Network) -> None:
    """What a delivery changed in the document are weights of the training that is there."""
    now = bench.store.session.network
    if now is before:
        return
    number = bench.trainer.state.start
    assert number, "weights of a training that is over were committed"
    old = tensors_of(before)
    for name, value in tensors_of(now).items():
        if name in old and np.array_equal(old[name], value):
            continue
        learned = (value >= number) & (value < number + 1)
        kept = old[name] == value if name in old and old[name].shape == value.shape else False
        assert (learned | kept | (value == BY_HAND)).all(), name


@pytest.mark.parametrize("are_data_there", [True, False])
def test_the_document_fits_and_holds_what_the_present_training_learned(
    qtbot: QtBot, tmp_path: Path, are_data_there: bool
) -> None:
    commits = begun = 0
    for seed in range(SEEDS):
        bench = Bench(qtbot, tmp_path)
        if are_data_there:
            bench.data.load()
            qtbot.waitUntil(lambda bench=bench: bench.data.dataset is not None)
        try:
            learned, has_begun = interleaved(bench, random.Random(seed))
        finally:
            bench.close()
        commits, begun = commits + learned, begun + has_begun
    assert commits > 3 * SEEDS  # or else nothing was tried
    assert begun > SEEDS / 4


def interleaved(bench: Bench, rng: random.Random) -> tuple[int, bool]:
    """Act, work and deliver by chance; deliveries that changed the document, and how it ended."""
    bench.trainer.prepare()
    process, user = SlowProcess(bench), User(bench, rng)
    commits, acts = 0, []
    for _ in range(ACTIONS):
        match rng.choice(["act", "work", "work", "work", "deliver", "deliver", "deliver"]):
            case "act":
                acts.append(user.act())
            case "work":
                process.work()
            case "deliver":
                before = bench.store.session.network
                process.deliver(rng.randint(1, 4))
                commits += bench.store.session.network is not before
                assert_learned_now(bench, before)
        assert fits(bench.store.session), acts
    while process.commands_left or process.replies:
        process.is_running = False
        if process.commands_left:
            process.work()
        process.is_running = False
        process.deliver(99)
        assert fits(bench.store.session), acts
    state, network = bench.trainer.state, bench.store.session.network
    if state.has_begun:
        assert process.network is not None
        assert same_but_for_weights(network, process.network)
        theirs = tensors_of(process.network)
        for name, value in tensors_of(network).items():
            np.testing.assert_array_equal(value, theirs[name], err_msg=f"{name} {acts}")
    else:
        assert process.network is None, acts
        assert state.phase == "idle"
    return commits, state.has_begun

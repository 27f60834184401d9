"""The line between window and training process, and the worker at its end, in this process."""

from __future__ import annotations

import errno
import math
import multiprocessing
import threading
import weakref
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from playground.core.messages import Message
from playground.core.plan import TrainingPlan
from playground.datasets import FolderOfPictures, Mnist, Shapes
from playground.layers.state import tensors_of
from playground.training.history.timeline import Timeline
from playground.training.process.reporter import MAX_STRETCH, MAX_TIME_SHARE, Throttle
from playground.training.process.worker import Worker
from playground.training.protocol import messages
from playground.training.protocol.pipes import Letterbox, receiving, sending
from playground.training.protocol.questions.examination import ExaminationQuestion
from playground.training.protocol.questions.landscape import LandscapeQuestion
from playground.training.protocol.questions.lookback import LookBack
from playground.training.protocol.questions.question import Question
from playground.training.protocol.questions.rates import RatesQuestion
from playground.training.protocol.reduction import reduced
from playground.training.protocol.state import TrainingState
from tests.datasets.test_files import make_folder, make_mnist
from tests.patience import PATIENCE_S
from tests.training.networks import tiny

PLAN = TrainingPlan(data=Shapes(size=12, each=20), epochs=3, batch=16)


def progress(step: int) -> messages.Progress:
    return messages.Progress(0, step, 9, step, 1.0, 0.5, 1e-3, 100.0, 1.0)


def test_of_what_is_replaceable_only_the_latest_waits_and_order_is_kept() -> None:
    box = Letterbox()
    assert box.is_quiet
    first, second = messages.Warned(Message("a")), messages.Warned(Message("b"))
    for message in (progress(1), first, progress(2), second, messages.Loading(1, 2), progress(3)):
        box.put(message)
    assert box.holds(lambda message: isinstance(message, messages.Loading))
    assert not box.holds(lambda message: isinstance(message, messages.Quit))
    assert box.take_all() == [first, second, messages.Loading(1, 2), progress(3)]
    assert box.is_quiet
    box.put(first)
    assert box.get() == first
    box.close()
    assert box.get() is None


def test_messages_cross_a_pipe_and_its_end_is_noticed() -> None:
    here, there = multiprocessing.Pipe()
    arrived = threading.Event()
    ended = []
    inbox, receiver = receiving(here, arrived.set, lambda box: ended.append(box))
    outbox, sender = sending(there)
    outbox.put(messages.Weights(1, 2, {"0.weight": np.arange(3, dtype=np.float32)}))
    assert arrived.wait(PATIENCE_S)
    (message,) = inbox.take_all()
    assert list(message.weights["0.weight"]) == [0, 1, 2]
    outbox.close()
    sender.join(PATIENCE_S)
    there.close()
    receiver.join(PATIENCE_S)
    assert ended == [inbox]
    assert inbox.get() is None
    here.close()


def test_a_sender_gives_up_when_nobody_listens() -> None:
    here, there = multiprocessing.Pipe()
    outbox, sender = sending(here)
    there.close()
    for _ in range(3):
        outbox.put(messages.Pause())
    sender.join(PATIENCE_S)
    assert not sender.is_alive()
    here.close()


def test_reports_cost_a_bounded_share_of_the_time(monkeypatch: pytest.MonkeyPatch) -> None:
    now = 100.0
    monkeypatch.setattr("time.perf_counter", lambda: now)
    monkeypatch.setattr("time.thread_time", lambda: 7.0)  # others may have had the core since
    throttle = Throttle(0.05)
    assert throttle.due(now)
    throttle.done(7.0 - 0.0001)
    assert throttle.next == pytest.approx(now + 0.05)
    throttle.done(7.0 - 0.01)
    assert throttle.next == pytest.approx(now + 0.01 / MAX_TIME_SHARE)
    throttle.seconds = 0.0
    assert not throttle.due(now + 1000)


def test_reports_of_a_loop_without_a_core_are_as_much_rarer_within_bounds(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    now, own = 100.0, 7.0
    monkeypatch.setattr("time.perf_counter", lambda: now)
    monkeypatch.setattr("time.thread_time", lambda: own)
    throttle = Throttle(0.05)
    throttle.done(own - 0.01)
    apart = 0.01 / MAX_TIME_SHARE
    now, own = 100.1 + apart, 7.0 + apart / 2  # half a core
    assert not throttle.due(now)
    own = 7.01 + apart
    assert throttle.due(now)
    own = 7.0
    assert not throttle.due(100.0 + (MAX_STRETCH - 0.5) * apart)
    assert throttle.due(100.1 + MAX_STRETCH * apart)


class Desk:
    """A worker in a thread of this process, and what it sent."""

    def __init__(self) -> None:
        self.token = 100
        self.here, there = multiprocessing.Pipe()
        commands, self._receiver = receiving(there)
        self._there = there

        def serve() -> None:
            Worker(there, commands).serve()

        self.thread = threading.Thread(target=serve, name="worker-test")
        self.thread.start()
        self.until(messages.Ready)

    def send(self, command: Any) -> None:
        self.here.send(command)

    def until(self, kind: type, **wanted: Any) -> list[Any] | None:
        """Everything received up to the first message of that kind with those values."""
        received = []
        while True:
            assert self.here.poll(60), (kind, wanted, received)
            received.append(self.here.recv())
            if isinstance(received[-1], messages.Failed) and kind is not messages.Failed:
                raise AssertionError(str(received[-1].message) + received[-1].details)
            if isinstance(received[-1], kind) and all(
                getattr(received[-1], name) == value for name, value in wanted.items()
            ):
                return received

    def ask(self, question: Question) -> Any:
        """The answer to a question."""
        self.token += 1
        self.send(messages.Ask(self.token, question))
        return self.last(messages.Answered, token=self.token).answer

    def last(self, kind: type, **wanted: Any) -> Any:
        return self.until(kind, **wanted)[-1]

    def close(self) -> None:
        self.send(messages.Quit())
        self.thread.join(PATIENCE_S)
        self.here.close()
        self._receiver.join(PATIENCE_S)
        self._there.close()


@pytest.fixture
def desk() -> Iterator[Desk]:
    made = Desk()
    yield made
    made.close()


def test_a_training_runs_to_its_end_and_can_go_on(desk: Desk, tmp_path: Path) -> None:
    desk.send(messages.Start(tiny(), PLAN, str(tmp_path)))
    received = desk.until(messages.PhaseChanged, phase="finished")
    kinds = [type(message) for message in received]
    started = received[kinds.index(messages.Started)]
    assert (started.training_count, started.validation_count) == (80, 20)
    assert started.device == "CPU"
    assert started.metrics.loss == pytest.approx(math.log(5), abs=1.5)
    rows = [message.metrics for message in received if isinstance(message, messages.EpochOver)]
    assert [row.epoch for row in rows] == [1, 2, 3]
    weights = [message for message in received if isinstance(message, messages.Weights)]
    assert (weights[-1].epoch, weights[-1].step) == (3, 15)
    desk.send(messages.Adjust(TrainingPlan(data=PLAN.data, epochs=4, batch=16, rate=0.01)))
    desk.send(messages.Resume())
    over = desk.last(messages.EpochOver)
    assert over.metrics.epoch == 4
    assert over.metrics.rate == 0.01
    assert over.held_out.confusion.sum() == 20
    desk.until(messages.PhaseChanged, phase="finished")
    desk.send(messages.Resume())
    desk.until(messages.PhaseChanged, phase="finished")


def test_steps_epochs_pauses_and_going_back(desk: Desk, tmp_path: Path) -> None:
    desk.send(messages.Start(tiny(), PLAN, str(tmp_path), paused=True))
    desk.until(messages.PhaseChanged, phase="paused")
    desk.send(messages.StepOnce())
    received = desk.until(messages.StepRecorded)
    assert received[-1].step.number == 1
    assert any(
        isinstance(item, messages.PhaseChanged) and item.phase == "paused" for item in received
    )
    after = [item for item in received if isinstance(item, messages.Weights)][-1]
    assert np.array_equal(after.weights["4.bias"], received[-1].step.after["4.bias"])
    desk.send(messages.EpochOnce())
    first = desk.last(messages.EpochOver)
    desk.until(messages.PhaseChanged, phase="paused")
    desk.send(messages.EpochOnce())
    second = desk.last(messages.EpochOver)
    desk.until(messages.KeptEpochs, epochs=(0, 1, 2))
    desk.send(messages.GoTo(1))
    back = desk.last(messages.WentBack)
    assert (back.epoch, [row.epoch for row in back.history]) == (1, [1])
    assert back.metrics.loss == first.held_out.loss
    desk.send(messages.EpochOnce())
    again = desk.last(messages.EpochOver)
    assert again.metrics.loss == second.metrics.loss
    desk.send(messages.Reset())
    started = desk.last(messages.Started)
    assert started.epoch == 0
    desk.send(messages.EpochOnce())
    assert desk.last(messages.EpochOver).metrics.loss == first.metrics.loss
    desk.until(messages.PhaseChanged, phase="paused")
    desk.send(messages.Resume())
    desk.send(messages.Pause())
    while desk.last(messages.PhaseChanged).phase == "running":
        pass


def set_up(desk: Desk, folder: Path) -> messages.Start:
    """A training that keeps its epochs in a folder and waits before its first step."""
    start = messages.Start(tiny(), PLAN, str(folder), paused=True, number=1)
    desk.send(start)
    desk.until(messages.PhaseChanged, phase="paused")
    return start


def test_a_training_that_was_left_is_come_back_to_where_it_had_come(
    desk: Desk, tmp_path: Path
) -> None:
    start = set_up(desk, tmp_path / "one")
    for _ in range(2):
        desk.send(messages.StepOnce())
        received = desk.until(messages.PhaseChanged, phase="paused")
    held = [item for item in received if isinstance(item, messages.Weights)][-1].weights
    desk.send(messages.Start(tiny(), PLAN, str(tmp_path / "two"), paused=True, number=2))
    desk.until(messages.Started)
    back = replace(start, resume=True, number=3, epoch=0, step=1, left=1)  # it knew of one step
    desk.send(back)
    started = desk.last(messages.Started)
    assert (started.epoch, started.batches) == (0, 2)
    received = desk.until(messages.Progress)
    progress = received[-1]
    assert (progress.epoch, progress.batch, progress.step) == (0, 2, 2)
    assert 0 < progress.loss < 10
    weights = [item for item in received if isinstance(item, messages.Weights)][-1].weights
    for name, values in held.items():
        np.testing.assert_array_equal(weights[name], values)
    # While it runs, too, and wherever it has come meanwhile.
    desk.send(messages.Adjust(replace(PLAN, epochs=100_000)))
    desk.send(messages.Resume())
    desk.until(messages.EpochOver)
    desk.send(messages.Stop())
    desk.until(messages.PhaseChanged, phase="idle")
    place = Timeline(tmp_path / "one").place(3)
    assert place is not None
    plan = replace(PLAN, epochs=100_000)
    desk.send(replace(back, plan=plan, number=4, epoch=1, step=7, left=3))
    started = desk.last(messages.Started)
    assert started.epoch == place[0]
    assert 5 * started.epoch + started.batches == (place[1] or 5 * place[0])


def test_an_epoch_that_the_window_had_not_heard_of_is_come_back_to_without_a_warning(
    desk: Desk, tmp_path: Path
) -> None:
    start = set_up(desk, tmp_path / "one")
    for _ in range(2):
        desk.send(messages.EpochOnce())
        desk.until(messages.EpochOver)
        desk.until(messages.PhaseChanged, phase="paused")
    desk.send(messages.Stop())
    desk.until(messages.PhaseChanged, phase="idle")
    desk.send(replace(start, resume=True, number=2, epoch=1, left=1))
    received = desk.until(messages.PhaseChanged, phase="paused")
    (started,) = [item for item in received if isinstance(item, messages.Started)]
    assert (started.epoch, started.batches) == (2, 0)
    assert [row.epoch for row in started.history] == [1, 2]
    assert [item for item in received if isinstance(item, messages.Warned)] == []


def test_a_reset_that_another_command_interrupted_is_come_back_to(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    start = messages.Start(tiny(), PLAN, str(tmp_path / "one"), paused=True, number=1)
    desk.send(start)
    first = desk.last(messages.Started).network
    desk.until(messages.PhaseChanged, phase="paused")
    desk.send(messages.EpochOnce())
    desk.until(messages.EpochOver)
    desk.until(messages.PhaseChanged, phase="paused")
    waits = iter([True])
    monkeypatch.setattr(Worker, "_interrupted", lambda self: next(waits, False))
    two = str(tmp_path / "two")
    desk.send(messages.Reset(2, two))
    desk.send(messages.Start(tiny(), PLAN, str(tmp_path / "three"), paused=True, number=3))
    assert desk.last(messages.Started).start == 3
    assert Timeline(two).epochs() == ()
    desk.send(replace(start, network=first, folder=two, resume=True, number=4, epoch=0))
    received = desk.until(messages.Weights, start=4)
    (started,) = [item for item in received if isinstance(item, messages.Started)]
    assert (started.start, started.epoch) == (4, 0)
    assert [item.epochs for item in received if isinstance(item, messages.KeptEpochs)][-1] == (0,)
    for name, values in tensors_of(first).items():
        np.testing.assert_array_equal(received[-1].weights[name], values)


def test_looking_back_loses_nothing_until_training_goes_on(desk: Desk, tmp_path: Path) -> None:
    desk.send(messages.Start(tiny(), PLAN, str(tmp_path), paused=True))
    desk.until(messages.PhaseChanged, phase="paused")
    losses = []
    for _ in range(3):
        desk.send(messages.EpochOnce())
        losses.append(desk.last(messages.EpochOver).held_out.loss)
        received = desk.until(messages.PhaseChanged, phase="paused")
        weights = [item for item in received if isinstance(item, messages.Weights)][-1].weights[
            "0.weight"
        ]
    for token, (epoch, loss) in enumerate([(1, losses[0]), (3, losses[2]), (2, losses[1])], 1):
        desk.send(messages.Ask(token, LookBack(epoch)))
        received = desk.until(messages.Answered, token=token)
        assert received[-1].answer == epoch
        if epoch == 3:
            (back,) = [item for item in received if isinstance(item, messages.Weights)]
            assert np.array_equal(back.weights["0.weight"], weights)
        found = desk.ask(ExaminationQuestion())
        assert (found.epoch, found.metrics.loss) == (epoch, loss)
    desk.send(messages.EpochOnce())
    back = desk.last(messages.WentBack)
    assert (back.epoch, [row.epoch for row in back.history]) == (2, [1, 2])
    assert desk.last(messages.EpochOver).held_out.loss == losses[2]
    assert desk.ask(LookBack(1)) == 1
    desk.send(messages.StepOnce())
    assert desk.last(messages.WentBack).epoch == 1
    desk.until(messages.StepRecorded)
    desk.send(messages.Ask(99, LookBack(17)))
    assert "There is no file" in str(desk.last(messages.Failed).message)


def test_questions_are_answered_and_change_nothing(desk: Desk, tmp_path: Path) -> None:
    desk.send(messages.Start(tiny(), PLAN, str(tmp_path), paused=True))
    started = desk.last(messages.Started)
    own = desk.last(messages.Weights).weights
    examined = desk.ask(ExaminationQuestion())
    assert examined.metrics.loss == started.metrics.loss
    assert len(desk.ask(RatesQuestion(1e-4, 1, 10)).rates) > 3
    bowl = desk.ask(LandscapeQuestion(resolution=3, sample=16))
    assert bowl.losses.shape == (3, 3)
    low, good, high = (descent.rate for descent in bowl.descents)
    assert low < good < high
    assert desk.ask(ExaminationQuestion()).metrics.loss == started.metrics.loss
    edited = {"0.weight": np.zeros_like(own["0.weight"])}
    desk.send(messages.SetWeights(edited))
    assert not desk.last(messages.Weights).weights["0.weight"].any()
    assert desk.ask(ExaminationQuestion()).metrics.loss != started.metrics.loss


def test_what_cannot_be_done_gets_a_sentence_and_the_worker_lives_on(
    desk: Desk, tmp_path: Path
) -> None:
    desk.send(messages.Ask(3, ExaminationQuestion()))
    failed = desk.last(messages.Failed)
    assert (str(failed.message), failed.token) == ("Start a training first.", 3)
    desk.send(messages.Start(tiny(3), PLAN, str(tmp_path)))
    failed = desk.last(messages.Failed)
    assert "ends in 3 numbers" in str(failed.message)
    data = PLAN.data.load()
    assert failed.classes == data.classes
    assert failed.input is not None
    assert failed.input.shape == data.shape
    desk.until(messages.PhaseChanged, phase="idle")
    desk.send(messages.Start(tiny(), PLAN, str(tmp_path), paused=True))
    desk.until(messages.PhaseChanged, phase="paused")
    desk.send(messages.GoTo(17))
    assert "There is no file" in str(desk.last(messages.Failed).message)
    desk.send(messages.SetWeights({"0.weight": np.zeros(3, np.float32)}))
    assert "not those of this network" in str(desk.last(messages.Failed).message)
    desk.send(messages.Ask(4, LookBack(17)))
    assert desk.last(messages.Failed).token == 4
    desk.send(messages.Resume())
    desk.until(messages.PhaseChanged, phase="finished")


def test_a_folder_is_looked_through_with_progress_and_can_be_given_up(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    make_folder(tmp_path / "pictures", each=20)
    plan = TrainingPlan(
        data=FolderOfPictures(folder=str(tmp_path / "pictures"), size=12),
        normalisation="standard",
        validation=0.25,
        epochs=2,
        batch=8,
    )
    start = messages.Start(tiny(2, channels=3), plan, str(tmp_path / "run"), paused=True)
    # The list of files, the mean of the training pictures, the pictures held out.
    for total in (40, 30, 10):
        received = []
        monkeypatch.setattr(Worker, "_loading", lambda self, done, of, t=received: t.append(of))
        monkeypatch.setattr(Worker, "_interrupted", lambda self, t=received, of=total: of in t)
        monkeypatch.setattr("playground.datasets.folder.HEADER_BATCH_FILES", 8)
        monkeypatch.setattr("playground.datasets.normalise.BATCH_PICTURES", 8)
        monkeypatch.setattr("playground.training.process.evaluate.BATCH_PICTURES", 4)
        desk.send(start)
        while received[-1:] != [total]:  # that it loads may be told or not, it is so short
            desk.until(messages.PhaseChanged, phase="idle")
        assert received.count(total) == 1  # no batch more
    monkeypatch.undo()
    desk.send(start)
    assert desk.last(messages.Started).validation_count == 10
    desk.until(messages.PhaseChanged, phase="paused")


def test_what_rests_has_its_last_epoch_on_the_disk(desk: Desk, tmp_path: Path) -> None:
    """Who saves a training as soon as it has ended finds that epoch, too."""
    desk.send(messages.Start(tiny(), replace(PLAN, epochs=2), str(tmp_path / "run")))
    received = desk.until(messages.PhaseChanged, phase="finished")
    kept = [item.epochs for item in received if isinstance(item, messages.KeptEpochs)]
    assert kept[-1] == (0, 1, 2)


def test_what_happens_to_the_data_or_the_disk_is_told_and_training_goes_on(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    make_folder(tmp_path / "pictures", each=20)
    plan = TrainingPlan(
        data=FolderOfPictures(folder=str(tmp_path / "pictures"), size=12), epochs=2, batch=8
    )
    start = messages.Start(tiny(2, channels=3), plan, str(tmp_path / "run"), paused=True)
    desk.send(start)
    received = desk.until(messages.PhaseChanged, phase="paused")
    if not any(
        isinstance(item, messages.KeptEpochs) for item in received
    ):  # the weights at the start
        desk.until(messages.KeptEpochs)
    for name in ("cats", "dogs"):
        (tmp_path / "pictures" / name / "7.png").unlink()

    def full(descriptor: Any) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr("os.fsync", full)
    desk.send(messages.Resume())
    received = desk.until(messages.PhaseChanged, phase="finished")
    while not any(isinstance(item, messages.Warned) for item in received):
        received += desk.until(messages.Warned)
    lost = [
        item
        for lost in received
        if isinstance(lost, messages.LostPictures)
        for item in lost.pictures
    ]
    assert {item.name for item in lost} <= {"cats/7.png", "dogs/7.png"}
    assert lost
    assert all("There is no file" in str(item.reason) for item in lost)
    (warned,) = [item for item in received if isinstance(item, messages.Warned)]
    assert "The disk is full: the weights of epoch 1 were not kept" in str(warned.message)
    assert [item.metrics.epoch for item in received if isinstance(item, messages.EpochOver)] == [
        1,
        2,
    ]


def test_data_that_cannot_be_trained_on_get_a_sentence_and_the_worker_lives_on(
    desk: Desk, tmp_path: Path
) -> None:
    make_folder(tmp_path / "one", classes=("cats",))
    make_mnist(tmp_path)
    whole = (tmp_path / "train-images-idx3-ubyte").read_bytes()
    (tmp_path / "train-images-idx3-ubyte").write_bytes(whole[:1000])
    for source, sentence in (
        (FolderOfPictures(folder=str(tmp_path / "one")), "pictures of one class only, cats"),
        (Mnist(folder=str(tmp_path)), "train-images-idx3-ubyte is damaged or incomplete."),
        (Mnist(folder=str(tmp_path / "no")), "Look for the MNIST database"),
    ):
        desk.send(messages.Start(tiny(), TrainingPlan(data=source), str(tmp_path / "run")))
        assert sentence in str(desk.last(messages.Failed).message)
        desk.until(messages.PhaseChanged, phase="idle")
    desk.send(messages.Start(tiny(), PLAN, str(tmp_path / "run"), paused=True))
    desk.until(messages.PhaseChanged, phase="paused")


def test_an_error_in_a_step_holds_the_training_and_keeps_the_worker(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.send(messages.Start(tiny(), PLAN, str(tmp_path), paused=True))
    desk.until(messages.PhaseChanged, phase="paused")

    def broken(self: Any, batch: Any) -> None:
        raise RuntimeError("out of memory, says the device")

    monkeypatch.setattr("playground.training.process.steps.PlainStep.__call__", broken)
    desk.send(messages.Resume())
    failed = desk.last(messages.Failed)
    assert "not enough memory" in str(failed.message)
    assert "RuntimeError" in failed.details
    desk.until(messages.PhaseChanged, phase="paused")
    monkeypatch.undo()
    desk.send(messages.Resume())
    assert desk.last(messages.EpochOver).metrics.epoch == 1
    desk.until(messages.PhaseChanged, phase="finished")


def test_weights_come_as_often_as_is_asked_for(desk: Desk, tmp_path: Path) -> None:
    desk.send(messages.WatchWeights(0.0))
    long = TrainingPlan(data=PLAN.data, epochs=3, batch=4)
    desk.send(messages.Start(tiny(), long, str(tmp_path)))
    received = desk.until(messages.PhaseChanged, phase="finished")
    # One at the start and one at the end, but none on the way.
    assert sum(isinstance(item, messages.Weights) for item in received) <= 2


def test_a_training_that_goes_to_pieces_is_held_and_explained(desk: Desk, tmp_path: Path) -> None:
    plan = TrainingPlan(
        data=PLAN.data,
        epochs=50,
        batch=16,
        optimiser="sgd",
        rate=100.0,
        normalisation="none",
        loss="half-squared",
    )
    start = messages.Start(tiny(softmax=False), plan, str(tmp_path))
    desk.send(start)
    told = desk.until(messages.PhaseChanged, phase="paused")
    while not any(isinstance(item, messages.EpochOver) for item in told):
        told += desk.until(messages.PhaseChanged, phase="paused")
    state = reduced(TrainingState(), start)
    for reply in told:
        state = reduced(state, reply)
    assert [finding.cause for finding in state.findings] == ["no numbers"]


class Sent:
    """A message that can be seen to be held."""


def test_what_was_sent_is_let_go() -> None:
    here, there = multiprocessing.Pipe()
    box, thread = sending(there)
    message = Sent()
    is_gone = threading.Event()
    weakref.finalize(message, is_gone.set)
    box.put(message)
    del message
    assert isinstance(here.recv(), Sent)
    assert is_gone.wait(PATIENCE_S)
    box.close()
    thread.join(PATIENCE_S)
    here.close()
    there.close()

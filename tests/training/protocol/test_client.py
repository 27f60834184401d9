"""The training process itself: started, killed, gone on with, and never left behind."""

from __future__ import annotations

import multiprocessing
import os
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from playground.core.plan import TrainingPlan
from playground.datasets import Shapes
from playground.training.protocol import messages
from playground.training.protocol.client import TrainingClient
from playground.training.protocol.questions.landscape import Landscape, LandscapeQuestion
from playground.training.protocol.questions.lookback import LookBack
from tests.datasets.test_files import make_folder
from tests.patience import PATIENCE_S, until
from tests.training.forked import training_processes
from tests.training.networks import tiny

__all__ = ["training_processes"]

ROOT = Path(__file__).resolve().parents[3]

PLAN = TrainingPlan(data=Shapes(size=12, each=40), epochs=2, batch=16)


class Talk:
    """A client, and everything it received."""

    def __init__(self) -> None:
        self._arrived = threading.Event()
        self.client = TrainingClient(self._arrived.set)
        self.received = []

    def until(self, kind: type, **wanted: Any) -> Any:
        while True:
            while self.received:
                message = self.received.pop(0)
                if isinstance(message, messages.Failed) and kind is not messages.Failed:
                    raise AssertionError(str(message.message) + message.details)
                if isinstance(message, kind) and all(
                    getattr(message, name) == value for name, value in wanted.items()
                ):
                    return message
            assert self._arrived.wait(PATIENCE_S), f"no {kind.__name__} came"
            self._arrived.clear()
            self.received += self.client.poll()


@pytest.fixture
def talk(training_processes: None) -> Iterator[Talk]:
    with talking() as made:
        yield made


@pytest.fixture
def talk_with_fresh() -> Iterator[Talk]:
    """With processes that are started as the program starts them."""
    with talking() as made:
        yield made


@contextmanager
def talking() -> Iterator[Talk]:
    made = Talk()
    yield made
    made.client.close()
    assert not made.client.is_alive
    assert not multiprocessing.active_children()


def is_running(process_id: int) -> bool:
    try:
        os.kill(process_id, 0)
    except ProcessLookupError:
        return False
    return True


def test_a_killed_process_is_noticed_and_training_goes_on_from_the_last_epoch(
    talk: Talk, tmp_path: Path
) -> None:
    client = talk.client
    assert client.poll() == []
    client.open()
    ready = talk.until(messages.Ready)
    assert ready.devices[-1] == "cpu"
    assert client.process_id == ready.process
    start = messages.Start(tiny(), replace(PLAN, epochs=100_000), str(tmp_path))
    client.send(start)
    started = talk.until(messages.Started)
    assert started.threads >= 1
    first = talk.until(messages.EpochOver).metrics
    kept = talk.until(messages.KeptEpochs)
    while max(kept.epochs) < 2:
        kept = talk.until(messages.KeptEpochs)
    os.kill(ready.process, signal.SIGKILL if sys.platform != "win32" else signal.SIGTERM)
    died = talk.until(messages.ProcessDied)
    assert "Training can go on from the last epoch" in str(died.message)
    assert not client.is_alive
    assert not is_running(ready.process)
    client.send(replace(start, plan=replace(PLAN, epochs=100_000), resume=True, paused=True))
    again = talk.until(messages.Started)
    assert again.epoch >= 2
    assert again.history[0].epoch == first.epoch
    assert again.history[0].accuracy == pytest.approx(first.accuracy)
    assert again.history[0].loss == pytest.approx(first.loss, rel=1e-6)
    assert client.process_id != ready.process
    client.send(messages.EpochOnce())
    assert talk.until(messages.EpochOver).metrics.epoch == again.epoch + 1


def test_a_fresh_process_answers_and_leaves_nothing_behind(
    talk_with_fresh: Talk, tmp_path: Path
) -> None:
    client = talk_with_fresh.client
    client.open()
    ready = talk_with_fresh.until(messages.Ready)
    assert client.process_id == ready.process
    client.send(messages.Start(tiny(), replace(PLAN, epochs=100_000), str(tmp_path)))
    assert talk_with_fresh.until(messages.EpochOver).metrics.epoch == 1
    client.close()
    assert not is_running(ready.process)


def test_a_death_is_told_even_if_something_was_sent_to_the_dead(talk: Talk) -> None:
    talk.client.open()
    ready = talk.until(messages.Ready)
    (process,) = multiprocessing.active_children()  # it would not find one that is gone
    os.kill(ready.process, signal.SIGKILL if sys.platform != "win32" else signal.SIGTERM)
    process.join(60)
    talk.client.send(messages.Pause())
    assert talk.client.process_id == ready.process
    talk.until(messages.ProcessDied)
    talk.client.open()
    assert talk.until(messages.Ready).process != ready.process


def test_closing_leaves_no_process_even_in_the_middle_of_work(talk: Talk, tmp_path: Path) -> None:
    talk.client.send(messages.Start(tiny(), replace(PLAN, epochs=100_000), str(tmp_path)))
    talk.until(messages.EpochOver)
    process = talk.client.process_id
    talk.client.close()
    assert not is_running(process)
    assert talk.client.poll() == []
    talk.client.close()
    talk.client.open()
    young = talk.client.process_id
    talk.client.close(patience=0.0)
    assert not is_running(young)


def test_the_window_needs_neither_torch_nor_the_process_qt() -> None:
    """What the window imports of training does not load torch; what trains does not load Qt."""
    import subprocess

    lines = (
        "import sys",
        "import playground.training.protocol.client, playground.training.protocol.trainable",
        "import playground.training.history.timeline, playground.training.protocol.step_record",
        "assert 'torch' not in sys.modules",
        "import playground.training.process.worker, playground.datasets, playground.cli.train",
        "assert not [name for name in sys.modules if name.startswith('PySide6')]",
    )
    subprocess.run([sys.executable, "-c", "\n".join(lines)], check=True, timeout=100)


WINDOW = """
import sys, time
from dataclasses import replace
from tests.training.protocol.test_client import PLAN
from tests.training.networks import tiny
from playground.training.protocol import messages
from playground.training.protocol.client import TrainingClient
from playground.training.protocol.questions.landscape import Landscape, LandscapeQuestion
from playground.training.protocol.questions.lookback import LookBack

if __name__ == "__main__":
    client = TrainingClient()
    client.send(messages.Start(tiny(), replace(PLAN, epochs=100_000), sys.argv[1]))
    while True:
        for received in client.poll():
            if isinstance(received, messages.EpochOver):
                print(client.process_id, flush=True)
        time.sleep(0.01)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="there, a dead parent is looked for otherwise")
def test_a_training_ends_when_its_window_is_killed(tmp_path: Path) -> None:
    script = tmp_path / "window.py"
    script.write_text(WINDOW)
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    with subprocess.Popen(
        [sys.executable, str(script), str(tmp_path / "run")],
        env=environment,
        stdout=subprocess.PIPE,
        text=True,
    ) as window:
        assert window.stdout is not None
        process_id = int(window.stdout.readline())
        assert is_running(process_id)
        window.kill()
    until(lambda: not is_running(process_id), "the end of a training without a window")


def test_a_start_trains_on_the_files_that_the_window_has_read(talk: Talk, tmp_path: Path) -> None:
    source = make_folder(tmp_path / "data", each=5)
    network = tiny(2, channels=3, size=16)
    talk.client.open()
    counts = []
    for number in (1, 2):
        listing = source.load().listing
        plan = TrainingPlan(data=source, epochs=1)
        start = messages.Start(network, plan, "", number=number, listing=listing)
        talk.client.send(start)
        started = talk.until(messages.Started, start=number)
        over = talk.until(messages.EpochOver, start=number)
        assert started.listing == over.examined.listing == listing
        counts.append(started.training_count + started.validation_count)
        talk.client.send(messages.Stop())
        first = tmp_path / "data" / "cats" / "1.png"
        (tmp_path / "data" / "cats" / "0.png").write_bytes(first.read_bytes())
    assert counts == [10, 11]


def test_the_way_of_a_training_that_was_come_back_to_ends_where_it_is(
    talk: Talk, tmp_path: Path
) -> None:
    client, plan = talk.client, replace(PLAN, epochs=4)
    client.open()
    client.send(messages.Start(tiny(), plan, str(tmp_path), number=1))
    talk.until(messages.PhaseChanged, phase="finished")
    assert way(talk, 1) == (0, 1, 2, 3, 4)
    again = messages.Start(tiny(), plan, str(tmp_path), resume=True, paused=True, number=2, epoch=3)
    client.send(again)
    talk.until(messages.PhaseChanged, start=2, phase="paused")
    assert way(talk, 2) == (0, 1, 2, 3)
    client.send(messages.Ask(7, LookBack(2), start=2))
    talk.until(messages.Answered, token=7)
    assert way(talk, 2) == (0, 1, 2, 3)
    client.send(messages.EpochOnce())
    talk.until(messages.EpochOver)
    talk.until(messages.PhaseChanged, start=2, phase="paused")
    assert way(talk, 2) == (0, 1, 2, 3)  # the third is another one now


def way(talk: Talk, start: int) -> tuple[int, ...]:
    """The epochs on the way in the landscape over its main directions."""
    question = LandscapeQuestion("path", resolution=2, rates=(0.1,), sample=8, descent_steps=1)
    talk.client.send(messages.Ask(9, question, start=start))
    answered = talk.until(messages.Answered, token=9).answer
    assert isinstance(answered, Landscape)
    return answered.epochs

"""A real window in its Train mode for the benchmarks, and how steadily a timer beats in it."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
from PySide6.QtCore import QObject, Qt, QTimer

from playground import app
from playground.core.picture import Picture
from playground.core.plan import TrainingPlan
from playground.core.session import Network, Session
from playground.datasets.example import with_example
from playground.gui.train.state.trainer import Trainer
from playground.training.protocol import messages
from playground.training.protocol.client import TrainingClient
from tests.bench.findings import Moment
from tests.bench.livewindow import live_window, run_until

BEAT = 16
"""Milliseconds between two beats of the timer: sixty pictures a second."""


class NotingClient(TrainingClient):
    """The window's own client; it notes the number of the last step that it heard of."""

    def __init__(self, arrived: Callable[[], None]) -> None:
        super().__init__(arrived)
        self.step = 0

    def poll(self) -> list[Any]:
        """Return the replies that came since the last time."""
        replies = super().poll()
        for reply in replies:
            if isinstance(reply, messages.Weights):
                self.step = reply.step
        return replies


class Beats(QObject):
    """A timer in the window's thread, and the time between its beats."""

    def __init__(self) -> None:
        super().__init__()
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._beat)
        self._last = Moment.now()
        self.gaps: list[float] = []
        self.own: list[float] = []
        """Milliseconds between beats, and without those in which others had the cores."""

    def start(self) -> None:
        """Begin to beat."""
        self._last = Moment.now()
        self._timer.start(BEAT)

    def stop(self) -> None:
        """Hold; the gaps until now are kept."""
        self._beat()
        self._timer.stop()

    def clear(self) -> None:
        """Forget the gaps until now."""
        self.gaps.clear()
        self.own.clear()

    def _beat(self) -> None:
        now = Moment.now()
        passed = self._last.until(now)
        self.gaps.append(passed.wall * 1000)
        self.own.append(passed.own * 1000)
        self._last = now

    def __str__(self) -> str:
        middle, high, top = (float(np.percentile(self.gaps, share)) for share in (50, 99, 100))
        return (
            f"{middle:.1f} ms between beats, p99 {high:.1f}, longest {top:.1f}, p99 without"
            f" waiting for a core {float(np.percentile(self.own, 99)):.1f} ({len(self.gaps)} beats)"
        )


class TrainingWindow:
    """The program in its Train mode with a training that is set up, and holds."""

    def __init__(self, program: app.Program, clients: list[NotingClient], batch: int) -> None:
        self.program = program
        self.beats = Beats()
        self.idle_beats = Beats()
        self._clients = clients
        self.batch = batch
        self._went_wrong: list[str] = []
        self.trainer: Trainer = program.training().trainer
        program.store.refused.connect(lambda message: self._went_wrong.append(str(message)))
        self.trainer.begin(paused=True)
        self._until("paused")
        setup = self.trainer.state.setup
        assert setup is not None
        self.threads, self.device = setup.threads, setup.device

    @property
    def step(self) -> int:
        """The steps that the window heard of."""
        return self._clients[-1].step

    @property
    def process_id(self) -> int:
        """The training process's number."""
        number = self._clients[-1].process_id
        assert number is not None
        return number

    def turn(self, seconds: float) -> float:
        """Train for a while; pictures per second, from the click to the answer that it holds."""
        first, begun = self.step, time.perf_counter()
        self.begin_turn()
        run_until(lambda: time.perf_counter() - begun >= seconds or self._is_over())
        self.end_turn()
        return (self.step - first) * self.batch / (time.perf_counter() - begun)

    def begin_turn(self) -> None:
        """Train, and let the timer beat."""
        self.beats.start()
        self.trainer.toggle()
        self._until("running")

    def end_turn(self) -> None:
        """Hold."""
        self.trainer.toggle()
        self._until("paused")
        self.beats.stop()

    def rest_during(self, work: Callable[[], float]) -> float:
        """What `work` returns, done in a thread; the timer beats meanwhile in a window at rest."""
        with ThreadPoolExecutor(1) as thread:
            self.idle_beats.start()
            result = thread.submit(work)
            run_until(result.done)
            self.idle_beats.stop()
            return result.result()

    def check(self) -> None:
        """Raise RuntimeError when something went wrong."""
        if self._is_over():
            raise RuntimeError(" ".join(self._went_wrong) or "the training process has died")

    def _until(self, state: str) -> None:
        run_until(lambda: self.trainer.state.phase == state or self._is_over())
        self.check()

    def _is_over(self) -> bool:
        return bool(self._went_wrong) or self.trainer.state.died


@contextmanager
def training_window(network: Network, plan: TrainingPlan, folder: str) -> Iterator[TrainingWindow]:
    """A window that is about to train `network`, its epochs kept in `folder`."""
    clients: list[NotingClient] = []

    def new_client(arrived: Callable[[], None]) -> NotingClient:
        clients.append(NotingClient(arrived))
        return clients[-1]

    before = app.new_client, app.training_folder
    app.new_client, app.training_folder = new_client, lambda: Path(folder)
    dataset = plan.data.load()
    blank = Session(Picture("", np.zeros(dataset.shape[1:], np.float32), 0), network)
    example = dataset.batch(np.arange(1)).pictures[0]
    session = replace(with_example(blank, example, "1"), training=plan)
    try:
        with live_window(session) as program:
            program.window.sessions.asks_before_closing = False
            program.window.show_mode("train")
            data = program.training().data
            run_until(lambda: data.dataset is not None)
            yield TrainingWindow(program, clients, plan.batch)
    finally:
        app.new_client, app.training_folder = before

"""The training process as the window sees it: one long-lived object that owns the crossing."""

from __future__ import annotations

import itertools
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import numpy as np
from PySide6.QtCore import QObject, QTimer, Signal

from playground.core.arrays import FloatArray
from playground.core.messages import Message, marked
from playground.core.session import Session
from playground.gui.state.latestquestion import OneAtATime
from playground.gui.state.store import Store
from playground.gui.train.state.weightsync import LearnedWeights
from playground.layers.state import same_but_for_weights
from playground.training.protocol import messages as tell
from playground.training.protocol.client_protocol import Client
from playground.training.protocol.landscapes import LandscapeRequest, RangeRequest
from playground.training.protocol.runs import Run

POLL = 33
"""Milliseconds between two looks at what the process says: no curve moves more often."""

WATCH = 0.1
"""Seconds between two looks at the weights while training goes on."""


class Trainer(QObject):
    """Sends what the user wants, and turns what comes back into signals and edits.

    Learned weights are committed to the document as they come, all of one run as one step, so
    that filters, maps and predictions follow by the usual way.
    """

    changed = Signal()
    """State, progress or run has changed."""

    beginning = Signal()
    """A training of the document is about to be set up."""

    started = Signal(object)
    epoch_over = Signal(object)
    went_back = Signal(object)
    looked_back = Signal(int)
    health = Signal(object)
    slow_step = Signal(object)
    landscape = Signal(object)
    rates = Signal(object)
    predicted = Signal(object)
    evaluated = Signal(object)
    failed = Signal(object)
    """The Failed reply; its sentence has been shown already."""

    def __init__(
        self,
        store: Store,
        client: Callable[[], Client],
        folder: Path,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._store = store
        self._make_client = client
        self._client: Client | None = None
        self._folder = folder
        self._tokens = itertools.count(1)
        self._weights = LearnedWeights(store)
        self._examinations = OneAtATime(self._ask_to_examine)
        self._examining = 0
        self._looks = OneAtATime[int](lambda epoch: self._send(tell.LookBack(epoch)))
        self._first: tell.Command | None = None
        self._plan = store.session.training
        self.state = "idle"
        self.looked_at: int | None = None
        self.progress: tell.Progress | None = None
        self.setup: tell.Started | None = None
        self.latest: tell.EpochOver | None = None
        self.devices: tuple[str, ...] = ("cpu",)
        self.loading: tell.Loading | None = None
        self.last_health: tell.Health | None = None
        self.kept: tuple[int, ...] = ()
        self.runs: tuple[Run, ...] = ()
        self.died = False
        self._timer = QTimer(self)
        self._timer.setInterval(POLL)
        self._timer.timeout.connect(self._poll)
        store.changed.connect(self._session_changed)

    @property
    def is_training(self) -> bool:
        """Whether steps are being taken."""
        return self.state == "running"

    @property
    def has_begun(self) -> bool:
        """Whether there is a training to go on with."""
        return self.setup is not None and not self.died

    @property
    def is_done(self) -> bool:
        """Whether every epoch of the plan has been trained."""
        done = self.latest.figures.epoch if self.latest is not None else 0
        return self.state == "finished" and done >= self._store.session.training.epochs

    @property
    def has_other_data(self) -> bool:
        """Whether the plan's data are others than those that are trained on."""
        return self.has_begun and self._plan.data != self._store.session.training.data

    @property
    def is_examining(self) -> bool:
        """Whether the pictures held out are being looked at because somebody asked."""
        return self._examinations.asked is not None

    @property
    def is_looking_back(self) -> bool:
        """Whether an earlier epoch is shown, or about to be."""
        return self._looks.asked is not None or self.looked_at is not None

    @property
    def run(self) -> Run | None:
        """The present run."""
        return self.runs[-1] if self.runs else None

    def _begin_run(self) -> None:
        name = self.tr("run {number}").format(number=len(self.runs) + 1)
        self.runs = (*self.runs, Run(name))

    def _change_run(self, change: Callable[[Run], Run]) -> None:
        if self.run is not None:
            self.runs = (*self.runs[:-1], change(self.run))

    # What the user wants.

    def prepare(self) -> None:
        """Start the process before it is needed: it takes a few seconds to come up."""
        if self._client is None:
            self._client = self._make_client()
            self._client.open()
            self._timer.start()

    def stop_process(self) -> None:
        """End the process and the polling; nothing arrives afterwards."""
        self._timer.stop()
        if self._client is not None:
            self._client.close()
            self._client = None
        self.state = "idle"

    def _send(self, command: tell.Command) -> None:
        self.prepare()
        assert self._client is not None
        self._client.send(command)

    def begin(self, paused: bool = False, resume: bool = False) -> None:
        """Set a training up from the document's network and plan, as a run of its own."""
        self.died = False
        self._forget()
        self._first = None
        if not resume:
            self.beginning.emit()
        session = self._store.session
        self.latest = None
        if not resume:
            self.kept = ()
            self._begin_run()
        self.state = "loading"
        self._plan = session.training
        self._send(tell.Start(session.network, session.training, str(self._folder), resume, paused))
        self._send(tell.Watch(WATCH))
        self.changed.emit()

    def toggle(self) -> None:
        """Train, pause, or go on."""
        if not self.has_begun:
            self.begin()
        elif self.is_training:
            self._send(tell.Pause())
        else:
            self._send(tell.Resume())

    def step_once(self) -> None:
        """Take one step and keep all its numbers."""
        self._do_once(tell.StepOnce())

    def epoch_once(self) -> None:
        """Go on to the end of the epoch."""
        self._do_once(tell.EpochOnce())

    def _do_once(self, command: tell.Command) -> None:
        """At once, or when there is a training that can do it: the start of one may be refused."""
        if self.has_begun:
            self._send(command)
            return
        self.begin(paused=True)
        self._first = command

    def reset(self) -> None:
        """Begin anew from the same initial weights."""
        if self.setup is None:
            return
        if self.died or self._plan_needs_reset():
            self._weights.put(self.setup.network, len(self.runs))
            self.begin(paused=True)
            return
        self._begin_run()
        self.latest = None
        self.progress = None
        self.last_health = None
        self.looked_at = None
        self._send(tell.Reset())
        self._weights.put(self.setup.network, len(self.runs))
        self.changed.emit()

    def _plan_needs_reset(self) -> bool:
        """Whether the plan was changed in what the process cannot take over in between."""
        return self._plan != self._store.session.training

    def stop(self) -> None:
        """End the training, or give up what is being loaded; what was learned stays."""
        if self._client is not None and self.state != "idle":
            self._send(tell.Stop())
        if self.state == "loading":
            self._drop_empty_run()
        self.state = "idle"
        self._forget()
        self._first = None
        self.kept = ()
        self.changed.emit()

    def _forget(self) -> None:
        """Nothing is known of a training that is over, or has not begun."""
        self.setup = None
        self.progress = None
        self.loading = None
        self.last_health = None
        self._examinations.forget()
        self._looks.forget()
        self.looked_at = None

    def go_to(self, epoch: int) -> None:
        """Go back to how things were after an epoch."""
        self._change_run(lambda run: run.until(epoch))
        self._send(tell.GoTo(epoch))

    def look_back(self, epoch: int) -> None:
        """Show how things were after an epoch; what came later is forgotten when it goes on.

        One at a time: while a slider is dragged, the last epoch that it came to is shown next.
        """
        if self.has_begun:
            self._looks.want(epoch)

    def resume_after_death(self) -> None:
        """Start the process again and go on from the last epoch that was kept."""
        self.stop_process()
        self.begin(resume=True)

    def predict(self, picture: FloatArray) -> int:
        """Run a picture (channels × height × width, 0–1) through the network as it is now."""
        token = next(self._tokens)
        if self.setup is not None and self.has_begun:
            self._send(tell.Predict(token, picture[np.newaxis]))
        return token

    def examine(self) -> None:
        """Look at every picture held out, with the weights as they are now.

        One question at a time: when weights are dragged, the last of them are asked about.
        """
        if self.has_begun:
            self._examinations.want(True)

    def _ask_to_examine(self, _: bool) -> None:
        self._examining = self._ask(tell.Examine)

    def show_landscape(self, request: LandscapeRequest) -> int:
        """Work out the loss around the weights; the token of the answer comes back."""
        return self._ask(lambda token: tell.ShowLandscape(token, request))

    def try_rates(self, request: RangeRequest) -> int:
        """Try learning rates from low to high; the token of the answer comes back."""
        return self._ask(lambda token: tell.TryRates(token, request))

    def _ask(self, question: Callable[[int], tell.Command]) -> int:
        token = next(self._tokens)
        self.loading = None
        self._send(question(token))
        return token

    # What the process says.

    def _poll(self) -> None:
        if self._client is None:
            return
        replies = self._client.poll()
        for reply in replies:
            self._take(reply)
        if replies:
            self.changed.emit()

    def _take(self, reply: tell.Reply) -> None:
        match reply:
            case tell.Ready():
                self.devices = reply.devices
            case tell.StateChanged():
                self._enter(reply.state)
            case tell.Loading():
                self.loading = reply
            case tell.Started():
                self._start(reply)
            case tell.Progress():
                self.progress = reply
                self._change_run(lambda run: run.with_progress(reply))
            case tell.EpochOver():
                self.latest = reply
                self._change_run(lambda run: run.with_epoch(reply.figures))
                self.epoch_over.emit(reply)
            case tell.WentBack():
                self._change_run(lambda run: run.until(reply.epoch).with_history(reply.history))
                self.progress = None
                self.latest = None
                self.looked_at = None
                self.went_back.emit(reply)
                self.examine()
            case tell.LookedBack():
                self.looked_at = reply.epoch
                self._looks.answered()
                self.looked_back.emit(reply.epoch)
                self.examine()
            case tell.Weights():
                self._weights.learn(reply.weights, len(self.runs))
            case tell.Health():
                self.last_health = reply
                self.health.emit(reply)
            case tell.SlowStepTaken():
                self.slow_step.emit(reply.step)
            case tell.Kept():
                self.kept = reply.epochs
            case tell.Predicted():
                self.predicted.emit(reply)
            case tell.Evaluated():
                self._examinations.answered()
                self.evaluated.emit(reply)
            case tell.LandscapeShown():
                self.landscape.emit(reply)
            case tell.RatesTried():
                self.rates.emit(reply)
            case tell.Lost():
                self._say(
                    marked("message", "{count} pictures could no longer be read; left out."),
                    count=len(reply.pictures),
                )
            case tell.Warned() | tell.Failed():
                self._store.refused.emit(reply.message)
                if isinstance(reply, tell.Failed):
                    self._looks.answered()
                    if self.setup is None:
                        self._start_failed()
                    if reply.token and reply.token == self._examining:
                        self._examinations.answered()
                    self.failed.emit(reply)
            case tell.Died():
                self.died = True
                self.state = "idle"
                self._store.refused.emit(reply.message)

    def _enter(self, state: tell.State) -> None:
        self.state = state
        if state == "idle":  # what it had told before it heard of the end
            self._forget()

    def _start_failed(self) -> None:
        self.state = "idle"
        self._first = None
        self._drop_empty_run()

    def _drop_empty_run(self) -> None:
        """Of a start that nothing came of."""
        if self.run is not None and self.run.is_empty:
            self.runs = self.runs[:-1]

    def _say(self, text: str, **values: object) -> None:
        self._store.refused.emit(Message(text, values))

    def _start(self, started: tell.Started) -> None:
        self.setup = started
        self.loading = None
        if started.history:
            self._change_run(lambda run: run.with_history(started.history))
        self._weights.put(started.network, len(self.runs))
        self.started.emit(started)
        if self._first is not None:
            self._send(self._first)
            self._first = None

    # What the user does meanwhile.

    def _session_changed(self, old: Session, new: Session) -> None:
        if self._weights.is_committing or not self.has_begun or self._client is None:
            return
        if old.network is not new.network:
            self._network_edited(new)
            if not self.has_begun:
                return  # another stack: there is nothing to adjust any more
        # Other data are taken with the next reset; the rest it takes, or says why it cannot.
        wanted = replace(new.training, data=self._plan.data)
        if wanted != replace(old.training, data=self._plan.data):
            self._send(tell.Adjust(wanted))

    def _network_edited(self, new: Session) -> None:
        """Hand weights set by hand to the process; with another stack, the training is over."""
        assert self.setup is not None
        if not same_but_for_weights(new.network, self.setup.network):
            self.stop()
            self._say(
                marked(
                    "message", "The stack was changed: training begins anew with the next start."
                )
            )
            return
        changed = self._weights.set_by_hand(new.network)
        if changed:
            self._send(tell.SetWeights(changed))
            if not self.is_training:
                self.examine()

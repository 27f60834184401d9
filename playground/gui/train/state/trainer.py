"""The training as the window drives it: one long-lived object that owns the crossing."""

from __future__ import annotations

import itertools
import time
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from playground.core import edits
from playground.core.arrays import FloatArray
from playground.core.learned import same_but_for_weights
from playground.core.messages import Message, marked
from playground.core.plan import TrainingPlan
from playground.core.session import Session
from playground.gui.state.store import Store
from playground.gui.train.data.loader import Data
from playground.gui.train.state.weightsync import LearnedWeights
from playground.layers.state import tensors_of
from playground.training.protocol import messages
from playground.training.protocol.client_protocol import Client
from playground.training.protocol.messages import EpochOnce, StepOnce
from playground.training.protocol.questions.examination import ExaminationQuestion
from playground.training.protocol.questions.lookback import LookBack
from playground.training.protocol.questions.question import Question
from playground.training.protocol.state import (
    Happening,
    TrainingState,
    is_stale,
    newly_asked,
    reduced,
)

PACE_MS = 33
"""Milliseconds from one look at the replies to the next: no curve moves more often."""

WATCH_S = 0.1
"""Seconds between two looks at the weights while training goes on."""


class Trainer(QObject):
    """Sends what the user wants, and folds what comes back into `state`.

    Learned weights are laid over the document as they come, so that filters, maps and predictions
    follow by the usual way; they become one step of the history when the training rests.
    """

    changed = Signal(object, object)
    """The TrainingState before and now; what did not change in it is the very same."""

    _arrived = Signal()
    """There are replies; emitted in the thread that reads them."""

    def __init__(
        self,
        store: Store,
        data: Data,
        client: Callable[[Callable[[], None]], Client],
        folder: Path,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._store = store
        self._data = data
        self._make_client = client
        self._client: Client | None = None
        self._folder = folder
        self._numbers = itertools.count(1)
        self._weights = LearnedWeights(store)
        self.state = TrainingState()
        self._announced = self.state
        self._is_held = False
        self._rests = False
        self._is_arrival_known = False
        self._last_look = 0.0
        self._pace = QTimer(self)
        self._pace.setSingleShot(True)
        self._pace.timeout.connect(self.receive)
        self._arrived.connect(self._receive_soon, Qt.ConnectionType.QueuedConnection)
        store.changed.connect(self._session_changed)

    @property
    def is_done(self) -> bool:
        """Whether every epoch of the plan has been trained."""
        return self.state.is_done(self._store.session.training.epochs)

    @property
    def has_other_data(self) -> bool:
        """Whether the plan's data are others than those that are trained on."""
        plan = self.state.plan
        if plan is None or not self.state.has_begun:
            return False
        return plan.data != self._store.session.training.data

    # The state.

    def _become(self, happening: Happening) -> None:
        """Take a message into account, and ask the questions that are to be asked because of it."""
        old, self.state = self.state, reduced(self.state, happening)
        for asked in newly_asked(old, self.state):
            self._send(messages.Ask(asked.token, asked.question, start=self.state.start))
        self._announce()

    def _announce(self) -> None:
        """Emit `changed`, one change after the other even if one leads to the next."""
        if self._is_held:
            return
        self._is_held = True
        try:
            while self._announced is not self.state:
                old, self._announced = self._announced, self.state
                self.changed.emit(old, self.state)
        finally:
            self._is_held = False

    def _command(self, command: messages.Command) -> None:
        """Send a command, and take it into account."""
        self._send(command)
        self._become(command)

    def _send(self, command: messages.Command) -> None:
        self.prepare()
        assert self._client is not None
        self._client.send(command)

    # What the user wants.

    def prepare(self) -> None:
        """Start the process before it is needed: it takes a few seconds to come up."""
        if self._client is None:
            self._client = self._make_client(self._announce_arrival)
            self._client.open()

    def stop_process(self) -> None:
        """End the process; nothing arrives afterwards."""
        self._pace.stop()
        if self._client is not None:
            self._client.close()
            self._client = None
        if self.state.phase != "idle":
            self._become(messages.Stop())

    def begin(
        self,
        paused: bool = False,
        resume: bool = False,
        first: StepOnce | EpochOnce | None = None,
    ) -> None:
        """Set a training up from the document's network and plan, as a run of its own."""
        session = self._store.session
        self._weights.settle(self.state.epoch)
        self._weights.begin_with(session.network)
        self._weights.begin(0)
        start = messages.Start(
            session.network,
            session.training,
            str(self._folder),
            resume,
            paused,
            first,
            next(self._numbers),
            session.input,
        )
        self._command(start)
        self._send(messages.WatchWeights(WATCH_S))

    def toggle(self) -> None:
        """Train, pause, or go on."""
        if not self.state.has_begun:
            self.begin()
        elif self.state.is_training:
            self._command(messages.Pause())
        else:
            self._weights.begin(self.state.epoch_in_view)
            self._command(messages.Resume())

    def step_once(self) -> None:
        """Take one step and keep all its numbers."""
        self._do_once(messages.StepOnce())

    def epoch_once(self) -> None:
        """Go on to the end of the epoch."""
        self._do_once(messages.EpochOnce())

    def _do_once(self, command: StepOnce | EpochOnce) -> None:
        if self.state.has_begun:
            self._weights.begin(self.state.epoch_in_view)
            self._command(command)
        else:
            self.begin(paused=True, first=command)

    def reset(self) -> None:
        """Begin anew from the same initial weights."""
        setup = self.state.setup
        if setup is None:
            return
        begins_anew = self.state.died or self.state.plan != self._store.session.training
        self._weights.settle(self.state.epoch)
        if not begins_anew:
            self._command(messages.Reset(next(self._numbers)))
        if same_but_for_weights(self._store.session.network, setup.network):
            first = edits.learn(self._store.session, setup.network)
            self._weights.commit(first, marked("edit", "Reset the training"))
        if begins_anew:  # the plan was changed in what the process cannot take over on the way
            self.begin(paused=True)

    def stop(self) -> None:
        """End the training, or give up what is being loaded; what was learned stays."""
        self._weights.settle(self.state.epoch)
        if self.state.start:
            self._command(messages.Stop())

    def go_to(self, epoch: int) -> None:
        """Go back to how things were after an epoch."""
        self._weights.settle(self.state.epoch)
        self._weights.begin(self.state.epoch)
        self._command(messages.GoTo(epoch))

    def look_back(self, epoch: int) -> None:
        """Show how things were after an epoch; what came later is forgotten when it goes on."""
        if self.state.has_begun:
            self._weights.look(self.state.epoch)
        self.ask(LookBack(epoch))

    def resume_after_death(self) -> None:
        """Start the process again and go on from the last epoch that was kept."""
        self.stop_process()
        self.begin(resume=True)

    def ask(self, question: Question) -> None:
        """Ask the process a question about the training, if there is one.

        One of a kind at a time: of those that are wanted meanwhile, the last is asked next.
        `state.waiting` says how far the answer is, and `state.answers` has it in the end.
        """
        self._become(question)

    def cancel(self, kind: str) -> None:
        """Give a question up that was asked, if it is not answered yet."""
        waiting = self.state.waiting.get(kind)
        if waiting is not None:
            self._command(messages.CancelQuestion(waiting.token))

    # What the process says.

    def _announce_arrival(self) -> None:
        """Called in the thread that reads: let the GUI's look, once for all that waits."""
        if not self._is_arrival_known:
            self._is_arrival_known = True
            self._arrived.emit()

    def _receive_soon(self) -> None:
        """Look at the replies now, or as soon as the last look is long enough ago."""
        wait = PACE_MS - 1000 * (time.monotonic() - self._last_look)
        if wait <= 0:
            self.receive()
        elif not self._pace.isActive():
            self._pace.start(round(wait))

    def receive(self) -> None:
        """Take in what the process has replied since the last time."""
        self._is_arrival_known = False  # before the look: what comes later is announced anew
        if self._client is None:
            return
        self._last_look = time.monotonic()
        was_held, self._is_held = self._is_held, True  # one change for all that came
        try:
            for reply in self._client.poll():
                self._take(reply)
            if self._rests:
                self._weights.settle(self.state.epoch)
        finally:
            self._is_held, self._rests = was_held, False
        self._announce()

    def _take(self, reply: messages.Reply) -> None:
        if is_stale(self.state, reply):
            return
        before = self.state
        self._become(reply)
        match reply:
            case messages.Started():
                self._started(reply)
            case messages.Weights():
                self._weights.learn(reply.weights, self.state.epoch)
            case messages.PhaseChanged(phase):
                self._rests = phase in ("paused", "finished", "idle")
                if phase == "running":
                    self._weights.begin(self.state.epoch)
            case messages.Answered():
                look = before.waiting.get(LookBack.kind)
                if look is not None and look.token == reply.token:
                    self.ask(ExaminationQuestion())
            case messages.LostPictures():
                text = marked("message", "{count} pictures could no longer be read; left out.")
                self._refuse(text, count=len(reply.pictures))
            case messages.Warned() | messages.Failed() | messages.ProcessDied():
                self._rests = self._rests or self.state.phase == "idle"
                self._store.refused.emit(reply.message)

    def _refuse(self, text: str, **values: object) -> None:
        self._store.refused.emit(Message(text, values))

    def _started(self, started: messages.Started) -> None:
        """Bring the document and the process to the same weights and plan."""
        by_hand = self._weights.take_over(started.network, started.input)
        if by_hand is None:
            self._stack_was_changed()
            return
        self._weights.learn({**tensors_of(started.network), **by_hand}, started.epoch)
        if by_hand:
            self._set_weights(by_hand)
        if self.state.plan is not None:
            self._adjust(self.state.plan)
        if started.epoch:
            self.ask(ExaminationQuestion())

    # What the user does meanwhile.

    def _session_changed(self, old: Session, new: Session) -> None:
        if self._weights.is_committing:
            return
        if self.state.network is None or self.state.died:
            return
        if not self._takes_the_same(new):
            self._stack_was_changed()
            return
        if old.network is not new.network and not self._follow_network(new):
            return  # another stack: there is nothing to adjust any more
        if old.training is not new.training and self.state.has_begun:
            self._adjust(old.training)

    def _takes_the_same(self, session: Session) -> bool:
        """Whether the network still takes what it is trained on."""
        setup = self.state.setup
        if setup is None or not self.state.has_begun:
            return True
        return (session.shape, session.levels) == (setup.input.shape, setup.input.levels)

    def _adjust(self, before: TrainingPlan) -> None:
        """Send the document's plan if it differs, but for the data, from the one before.

        Other data are taken with the next reset; the rest the process takes, or says why it cannot.
        """
        plan = self.state.plan
        if plan is None:
            return
        wanted = replace(self._store.session.training, data=plan.data)
        if wanted != replace(before, data=plan.data):
            self._command(messages.Adjust(wanted))

    def _follow_network(self, new: Session) -> bool:
        """Hand weights set by hand to the process; False if the stack is another one now."""
        network = self.state.network
        if network is None or not same_but_for_weights(new.network, network):
            self._stack_was_changed()
            return False
        if self.state.setup is None:
            return True  # they are handed over when the training is set up
        changed = self._weights.set_by_hand(new.network)
        if changed:
            self._set_weights(changed)
            if not self.state.is_training:
                self.ask(ExaminationQuestion())
        return True

    def _set_weights(self, weights: Mapping[str, FloatArray]) -> None:
        state = self.state
        self._command(messages.SetWeights(weights, state.edits + 1, start=state.start))

    def _stack_was_changed(self) -> None:
        self.stop()
        self._refuse(
            marked("message", "The stack was changed: training begins anew with the next start.")
        )

"""The training as the window drives it: one long-lived object that owns the crossing."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Mapping
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from playground.core import edits
from playground.core.arrays import FloatArray
from playground.core.learned import is_same_network, same_but_for_weights
from playground.core.messages import Message, marked
from playground.core.plan import MAX_SEED
from playground.core.session import Network, Session
from playground.gui.state.store import Store
from playground.gui.train.data.loader import Data
from playground.gui.train.state.points import TrainingPoints
from playground.gui.train.state.processlink import ProcessLink
from playground.gui.train.state.weightsync import LearnedWeights
from playground.layers.initialise import drawn_anew
from playground.layers.state import tensors_of
from playground.training.protocol import messages
from playground.training.protocol.client_protocol import Client
from playground.training.protocol.messages import EpochOnce, StepOnce
from playground.training.protocol.plan_changes import adjusted, differing
from playground.training.protocol.questions.examination import ExaminationQuestion
from playground.training.protocol.questions.lookback import LookBack
from playground.training.protocol.questions.question import Question
from playground.training.protocol.state import (
    Happening,
    TrainingState,
    is_stale,
    newly_asked,
    reduced,
    returning,
)

WATCH_S = 0.1
"""Seconds between two looks at the weights while training goes on."""


class Trainer(QObject):
    """Sends what the user wants, and folds what comes back into `state`.

    Learned weights are laid over the document as they come, so that filters, maps and predictions
    follow by the usual way; they become one step of the history when the training rests. Undo and
    redo go from one training to another, and to other epochs of one: see `TrainingPoints`.
    """

    changed = Signal(object, object)
    """The TrainingState before and now; what did not change in it is the very same."""

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
        self._link = ProcessLink(client, self)
        self._link.due.connect(self.receive)
        self._folder = folder
        self._numbers = itertools.count(1)
        self._weights = LearnedWeights(store)
        self._points = TrainingPoints(store, self._weights)
        self._returns = False
        self.state = TrainingState()
        self._announced = self.state
        self._is_held = False
        self._rests = False
        store.changed.connect(self._session_changed)
        store.stepped.connect(self._stepped)

    @property
    def is_done(self) -> bool:
        """Whether every epoch of the plan has been trained."""
        return self.state.is_done(self._store.session.training.epochs)

    @property
    def changes_waiting(self) -> tuple[str, ...]:
        """The fields of the plan that are set otherwise than what the training runs by."""
        plan = self.state.plan
        if plan is None or not self.state.has_begun:
            return ()
        return differing(plan, self._store.session.training)

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
        self._link.send(command)

    # What the user wants.

    def prepare(self) -> None:
        """Start the process before it is needed: it takes a few seconds to come up."""
        self._link.open()

    def stop_process(self) -> None:
        """End the process; nothing arrives afterwards."""
        self._link.close()
        if self.state.phase != "idle":
            self._become(messages.Stop())

    def begin(self, paused: bool = False, first: StepOnce | EpochOnce | None = None) -> None:
        """Set a training up from the document's network and plan, as a run of its own."""
        self._points.settle(self.state)
        self._points.learn_from(self.state, 0)
        self._start(paused, first)

    def _start(self, paused: bool = False, first: StepOnce | EpochOnce | None = None) -> None:
        self._returns = False
        session, number = self._store.session, next(self._numbers)
        self._weights.begin_with(session.network)
        plan, folder = session.training, self._folder_of(number)
        self._command(
            messages.Start(
                session.network,
                plan,
                folder,
                paused=paused,
                first=first,
                number=number,
                input=session.input,
            )
        )
        self._send(messages.WatchWeights(WATCH_S))

    def _folder_of(self, number: int) -> str:
        return str(self._folder / str(number))

    def toggle(self) -> None:
        """Train, pause, or go on."""
        if not self.state.has_begun:
            self.begin()
        elif self.state.is_training:
            self._command(messages.Pause())
        else:
            self._go_on(messages.Resume())

    def step_once(self) -> None:
        """Take one step and keep all its numbers."""
        self._do_once(messages.StepOnce())

    def epoch_once(self) -> None:
        """Go on to the end of the epoch."""
        self._do_once(messages.EpochOnce())

    def _do_once(self, command: StepOnce | EpochOnce) -> None:
        if self.state.has_begun:
            self._go_on(command)
        else:
            self.begin(paused=True, first=command)

    def _go_on(self, command: messages.Command) -> None:
        self._points.learn_from(self.state, self.state.epoch_in_view)
        self._command(command)

    def reset(self) -> None:
        """Begin anew from the same initial weights; undo brings this training back."""
        if self.state.setup is not None:
            self._points.settle(self.state)
            self._begin_again(self.state.setup.network)

    def start_anew(self) -> None:
        """Begin anew by the next seed: other first weights, split and order of pictures."""
        if self.state.setup is None:
            return
        self._points.settle(self.state)
        seed = (self._store.session.training.seed + 1) % (MAX_SEED + 1)
        label = marked("edit", "Take another seed")
        self._store.edit(label, edits.set_training_field, "seed", seed)
        session = self._store.session
        self._begin_again(drawn_anew(session.network, session.training))

    def _begin_again(self, first: Network) -> None:
        """Begin anew from these weights, by the plan of the document."""
        died = self.state.died
        self._points.learn_from(self.state, 0, marked("edit", "Reset the training"))
        self._weights.learn(tensors_of(first), 0)
        if died or self.state.plan != self._store.session.training:
            # The plan was changed in what the process cannot take over on the way.
            if died:
                self._link.close()
            self._start(paused=True)
        else:
            number = next(self._numbers)
            self._command(messages.Reset(number, self._folder_of(number)))

    def stop(self) -> None:
        """End the training, or give up what is being loaded; what was learned stays."""
        if not self.state.start:
            return
        if self.state.setup is None:
            self._command(messages.Stop())
            self._give_up()
            return
        self._points.settle(self.state)
        self._returns = False
        before = self.state
        self._command(messages.Stop())
        self._points.end(before)

    def go_to(self, epoch: int) -> None:
        """Go back to how things were after an epoch."""
        self._points.settle(self.state)
        self._go_on(messages.GoTo(epoch))

    def look_back(self, epoch: int) -> None:
        """Show how things were after an epoch; when it goes on, it goes on from there."""
        if self.state.has_begun:
            self._points.settle(self.state)
            self._weights.look(self.state.epoch)
        self.ask(LookBack(epoch))

    def resume_after_death(self) -> None:
        """Start the process again and go on from the last epoch that was kept."""
        self._link.close()
        self._points.learn_from(self.state, self.state.epoch)
        session, number = self._store.session, next(self._numbers)
        self._weights.begin_with(session.network)
        plan, folder = session.training, self.state.folder
        self._command(messages.Start(session.network, plan, folder, resume=True, number=number))
        self._send(messages.WatchWeights(WATCH_S))

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

    # The history.

    def _stepped(self) -> None:
        is_elsewhere = self._weights.is_committing or self._follow_history()
        if not is_elsewhere and self._weights.released():
            self._follow_network(self._store.session)
        self._points.tidy(self.state)

    def _follow_history(self) -> bool:
        """Go to the training of the step that undo or redo led to; False if it is this one."""
        target = self._points.moved(self.state)
        if target is not None:
            self._return_to(target)
        return target is not None

    def _give_up(self) -> None:
        """Give up what was to be set up: be where it was wanted from."""
        self._weights.give_up()
        self._follow_history()

    def _return_to(self, target: TrainingState) -> None:
        """Be at a training that was left, at the epoch and with the weights of then."""
        number = next(self._numbers)
        self._returns = target.setup is not None
        if target.setup is not None and target.plan is not None:
            if self.state.died:
                self._link.close()
            self._weights.begin_with(self._store.session.network)
            self._send(
                messages.Start(
                    target.setup.network,
                    target.plan,
                    target.folder,
                    resume=True,
                    paused=True,
                    number=number,
                    input=self._store.session.input,
                    epoch=target.epoch,
                )
            )
            self._send(messages.WatchWeights(WATCH_S))
        elif self.state.start:
            self._send(messages.Stop())
        self.state = returning(self.state, target, number)
        self._announce()

    # What the process says.

    def receive(self) -> None:
        """Take in what the process has replied since the last time."""
        was_held, self._is_held = self._is_held, True  # one change for all that came
        try:
            for reply in self._link.replies():
                self._take(reply)
            if self._rests and self._store.history.is_learning and not self.state.start:
                self._give_up()
            elif self._rests:
                self._points.settle(self.state)
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
                self._take_weights(reply.weights)
            case messages.PhaseChanged(phase):
                self._rests = phase in ("paused", "finished", "idle")
                if phase == "running":
                    self._points.learn_from(self.state, self.state.epoch)
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
        if not self._returns and not started.epoch:
            by_hand = self._weights.take_over(started.network, started.input)
            if by_hand is None:
                self._stack_was_changed()
                return
            if not self._store.history.is_learning:
                self._points.entered()  # with what the network takes, the training begins
                self._points.learn_from(self.state, 0)
            self._weights.learn({**tensors_of(started.network), **by_hand}, 0)
            if by_hand:
                self._set_weights(by_hand)
        elif not same_but_for_weights(self._store.session.network, started.network):
            self._stack_was_changed()
            return
        self._adjust()
        if started.epoch and not self._returns:
            self.ask(ExaminationQuestion())

    def _take_weights(self, weights: Mapping[str, FloatArray]) -> None:
        """Let the document have what was learned; or the process, when it came back for that."""
        if not self._returns:
            self._weights.learn(weights, self.state.epoch)
            return
        self._returns = False
        changed = self._weights.differing(weights)
        if changed:
            self._set_weights(changed)
            self.ask(ExaminationQuestion())

    # What the user does meanwhile.

    def _session_changed(self, old: Session, new: Session) -> None:
        if self._weights.is_committing or self._follow_history():
            return
        if self.state.network is None or self.state.died:
            return
        if not (self._takes_the_same(new) and is_same_network(old.network, new.network)):
            self._stack_was_changed()
            return
        if old.network is not new.network and not self._follow_network(new):
            return  # another stack: there is nothing to adjust any more
        if old.training is not new.training and self.state.has_begun:
            self._adjust()

    def _takes_the_same(self, session: Session) -> bool:
        """Whether the network still takes what it is trained on."""
        setup = self.state.setup
        if setup is None or not self.state.has_begun:
            return True
        return (session.shape, session.levels) == (setup.input.shape, setup.input.levels)

    def _adjust(self) -> None:
        """Send what has changed in the document's plan and needs no reset.

        The rest is taken with the next reset: until then `changes_waiting` says what it is.
        """
        plan = self.state.plan
        if plan is not None:
            wanted = adjusted(plan, self._store.session.training)
            if wanted != plan:
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
        """End the training of other layers than there are now; undo brings both back."""
        before, self._returns = self.state, False
        self._command(messages.Stop())
        self._points.end_by_edit(before)
        self._refuse(
            marked("message", "The stack was changed: training begins anew with the next start.")
        )

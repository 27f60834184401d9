"""The training and the document: each follows the other."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Mapping
from pathlib import Path

from PySide6.QtCore import QObject

from playground.core.arrays import FloatArray
from playground.core.learned import is_same_network, same_but_for_weights
from playground.core.messages import Message, marked
from playground.core.plan import TrainingPlan
from playground.core.session import Session
from playground.core.undo_step import Label
from playground.datasets.usual import with_usual_data
from playground.gui.state.store import Store
from playground.gui.train.data.loader import Data
from playground.gui.train.state.points import TrainingPoints
from playground.gui.train.state.stateholder import StateHolder
from playground.gui.train.state.weightsync import LearnedWeights
from playground.training.protocol import messages
from playground.training.protocol.client_protocol import Client
from playground.training.protocol.messages import EpochOnce, StepOnce
from playground.training.protocol.plan_changes import adjusted, needs_reset
from playground.training.protocol.questions.examination import ExaminationQuestion
from playground.training.protocol.reduction import returning
from playground.training.protocol.state import TrainingState

WATCH_S = 0.1
"""Seconds between two looks at the weights while training goes on."""

GOING_ON = (messages.Start, messages.Reset, messages.Resume, StepOnce, EpochOnce, messages.GoTo)
"""Commands by which a training begins or goes on."""

TRAINING = "training"
"""The `about` of messages that tell how training went."""


class DocumentLink(StateHolder):
    """Follows the document's edits, undo and redo, and hands its network to the process.

    Weights set by hand and settings that need no reset go to the process as they come. Before the
    first step all settings are free: one that needs a reset takes the training down, which begins
    by it with the next start. Other layers end a training. Undo and redo go from one training to
    another, and to other epochs of one: see `TrainingPoints`.
    """

    def __init__(
        self,
        store: Store,
        data: Data,
        client: Callable[[Callable[[], None]], Client],
        folder: Path,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(client, parent)
        self._store = store
        self._data = data
        self._folder = folder
        self._numbers = itertools.count(1)
        self._weights = LearnedWeights(store)
        self._points = TrainingPoints(store, self._weights)
        self._returns = False
        self._left_at: Session | None = None  # the step to which a training comes back further on
        self._starting: messages.Start | None = None
        store.changed.connect(self._session_changed)
        self.changed.connect(lambda _, new: data.run_by(new.plan if new.has_begun else None))
        store.stepped.connect(self._stepped)

    @property
    def wanted(self) -> TrainingPlan:
        """The plan of the document, which a training that starts now goes by."""
        return with_usual_data(self._store.session.training)

    # The process gets the document's network.

    def _start(self, paused: bool = False, first: StepOnce | EpochOnce | None = None) -> None:
        self._returns = False
        session, number = self._store.session, next(self._numbers)
        self._weights.begin_with(session.network)
        self._starting = messages.Start(
            session.network,
            self.wanted,
            self._folder_of(number),
            paused=paused,
            first=first,
            number=number,
            input=session.input,
            listing=self._data.listing_of(self.wanted.data),
        )
        self._command(self._starting)
        self._send(messages.WatchWeights(WATCH_S))

    def _folder_of(self, number: int) -> str:
        return str(self._folder / str(number))

    def _send(self, command: messages.Command) -> None:
        """Send a command; what goes on from here makes what was said before outdated."""
        if isinstance(command, GOING_ON):
            self._unsay()
        super()._send(command)

    def _set_weights(self, weights: Mapping[str, FloatArray]) -> None:
        state = self.state
        self._command(messages.SetWeights(weights, state.edits + 1, start=state.start))

    # Edits.

    def _session_changed(self, old: Session, new: Session) -> None:
        if self._weights.is_committing or self._follow_history():
            return
        if self.state.network is None:
            return
        if not (self._takes_the_same(new) and is_same_network(old.network, new.network)):
            self._stack_was_changed()
            return
        if self.state.died:
            return  # what else is changed, the next process is begun with
        if old.network is not new.network and not self._follow_network(new):
            return  # another stack: there is nothing to adjust any more
        if old.training is not new.training:
            self._follow_plan()

    def _takes_the_same(self, session: Session) -> bool:
        """Whether the network still takes what it is trained on."""
        setup = self.state.setup
        if setup is None:
            return True
        return (session.shape, session.levels) == (setup.input.shape, setup.input.levels)

    def _follow_plan(self) -> None:
        """Let the training go by the document's plan as far as it can.

        Once something is learned, what needs a reset waits for one.
        """
        plan, wanted = self.state.plan, self.wanted
        if plan is None:
            return
        if not needs_reset(plan, wanted):
            if self.state.has_begun:
                self._adjust()
        elif self.state.setup is None:
            if self._starting is not None and self._starting.number == self.state.start:
                self._start(self._starting.paused, self._starting.first)
        elif self.state.is_fresh and not self._store.history.is_learning:
            self._take_down()
        elif self.state.has_begun:
            self._adjust()

    def _adjust(self) -> None:
        """Send what has changed in the document's plan and needs no reset."""
        plan = self.state.plan
        if plan is not None:
            wanted = adjusted(plan, self.wanted)
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

    def _take_down(self) -> None:
        """End the training with the present edit; undo brings both back."""
        before, self._returns = self.state, False
        self._command(messages.Stop())
        self._points.end_by_edit(before)

    def _stack_was_changed(self) -> None:
        """End the training of other layers than there are now."""
        is_worth_saying = not self.state.is_fresh  # else nothing is lost by it
        self._take_down()
        if is_worth_saying:
            self._refuse(
                marked(
                    "message", "The stack was changed: training begins anew with the next start."
                )
            )

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

    def open(self, session: Session, label: Label, training: TrainingState) -> None:
        """Let another document take the place of this one, with a training of its own that rests.

        It is one step; undo comes back to the training of now, as it does to others.
        """
        self._points.settle(self.state)
        # Runs to come are called by none of its keys.
        keys = [run.key for run in training.runs] + [key for key, _ in session.runs.notes]
        self._numbers = itertools.count(max([next(self._numbers), *(key + 1 for key in keys)]))
        if training.setup is not None:
            self._link.open_later()
        self._store.enter(session, label, self._points.put(training))

    def _return_to(self, target: TrainingState) -> None:
        """Be at a training that was left, at the epoch and with the weights of then."""
        self._unsay()
        number = next(self._numbers)
        self._returns = target.setup is not None
        self._left_at = self._store.history.step_session if target.left else None
        if target.setup is not None and target.plan is not None:
            if self.state.died:
                self.discard_process()
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
                    step=_step_within_epoch(target),
                    left=target.left,
                    listing=self._data.listing_of(target.plan.data),
                )
            )
            self._send(messages.WatchWeights(WATCH_S))
        elif self.state.start:
            self._send(messages.Stop())
        self.state = returning(self.state, target, number)
        self._announce()

    # Sentences, which go when what they are about does.

    def _refuse(self, text: str, **values: object) -> None:
        self._say(Message(text, values))

    def _say(self, message: Message) -> None:
        self._store.refuse(message, TRAINING)

    def _unsay(self) -> None:
        """Take back what was said of the training before."""
        self._store.succeeded.emit(TRAINING)


def _step_within_epoch(state: TrainingState) -> int:
    """How many steps had been taken where a training was held in an epoch; 0 between two."""
    at = state.progress
    return at.step if at is not None and at.epoch == state.epoch else 0

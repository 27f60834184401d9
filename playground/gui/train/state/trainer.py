"""The training as the window drives it: one long-lived object that owns the crossing."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from PySide6.QtCore import QObject

from playground.core import edits
from playground.core.arrays import FloatArray
from playground.core.counting import from_one
from playground.core.learned import same_but_for_weights
from playground.core.messages import Message, Refused, marked
from playground.core.plan import MAX_SEED, TrainingPlan
from playground.core.session import Network, Session
from playground.core.undo_step import Label
from playground.core.word_count import grouped, size_text
from playground.gui.state.store import Store
from playground.gui.train.data.loader import Data
from playground.gui.train.state.completion import completion_offer
from playground.gui.train.state.documentlink import TRAINING, WATCH_S, DocumentLink
from playground.layers.initialise import drawn_anew
from playground.layers.rebinding import relearned
from playground.layers.state import sources_of
from playground.training.protocol import messages
from playground.training.protocol.client_protocol import Client
from playground.training.protocol.messages import EpochOnce, StepOnce
from playground.training.protocol.plan_changes import adjusted, differing
from playground.training.protocol.questions.examination import ExaminationQuestion
from playground.training.protocol.questions.lookback import LookBack
from playground.training.protocol.reduction import is_stale


class Trainer(DocumentLink):
    """Sends what the user wants, and folds what comes back into `state`.

    Learned weights are laid over the document as they come, so that filters, maps and predictions
    follow by the usual way; they become one step of the history when the training rests.
    """

    def __init__(
        self,
        store: Store,
        data: Data,
        client: Callable[[Callable[[], None]], Client],
        folder: Path,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(store, data, client, folder, parent)
        self._rests = False
        self._told: list[Message] = []
        self._misfit: messages.Failed | None = None
        self._look_next: int | None = None
        self._looked_at: int | None = None  # when what is being set up was wanted

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
        return differing(plan, self.wanted)

    # What the user wants.

    def begin(self, paused: bool = False, first: StepOnce | EpochOnce | None = None) -> None:
        """Set a training up from the document's network and plan, as a run of its own."""
        self._points.settle(self.state)
        self._points.learn_from(self.state, 0)
        self._start(paused, first)

    def toggle(self) -> None:
        """Train, pause, or go on."""
        if not self.state.has_begun:
            self.begin()
        elif self.state.is_training:
            self._command(messages.Pause())
        else:
            self._go_on(messages.Resume())

    def train_more(self, count: int) -> None:
        """Go on for so many epochs beyond the plan's, as one step with what is learned by it."""
        label = marked("edit", "Train more epochs")
        before = self._store.session
        try:
            longer = edits.set_training_field(before, "epochs", before.training.epochs + count)
        except Refused as refused:
            self._store.refuse(refused.message, label)
            return
        self._weights.enter(longer, label, self._store.history.point, opens=True)
        self._points.learn_from(self.state, self.state.epoch_in_view)
        self._follow_plan()
        self._command(messages.Resume())

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
            label = marked("edit", "Reset the training")
            self._begin_again(self.state.setup.network, label)

    def start_anew(self) -> None:
        """Begin anew by the next seed: other first weights, split and order of pictures."""
        if self.state.setup is None:
            return
        self._points.settle(self.state)
        document = self._store.history.document
        seed = (document.training.seed + 1) % (MAX_SEED + 1)
        session = edits.set_training_field(document, "seed", seed)
        label = marked("edit", "Begin anew by another seed")
        self._weights.enter(session, label, self._store.history.point, opens=True)
        self._begin_again(drawn_anew(session.network, session.training), label)

    def start_by(self, plan: TrainingPlan, label: Label) -> None:
        """Begin anew by another plan, from the same initial weights if there are any; it rests.

        It is one step with what is learned.
        """
        session, setup = edits.set_training(self._store.history.document, plan), self.state.setup
        if setup is None:
            self._store.edit(label, edits.set_training, plan)
            self.begin(paused=True)
            return
        self._points.settle(self.state)
        self._weights.enter(session, label, self._store.history.point, opens=True)
        self._begin_again(setup.network, label)

    def _begin_again(self, first: Network, label: Label) -> None:
        """Begin anew from these weights, by the plan of the document."""
        died = self.state.died
        self._looked_at = self.state.looked_at
        self._points.learn_from(self.state, 0, label)
        self._weights.learn(sources_of(first), 0)
        if died or self.state.plan != self.wanted or self._has_other_data():
            # The plan or a folder was changed in what the process cannot take over on the way.
            if died:
                self.discard_process()
            self._start(paused=True)
        else:
            self._weights.begin_with(self._store.session.network)  # with what a start put before it
            number = next(self._numbers)
            self._command(messages.Reset(number, self._folder_of(number)))

    def _has_other_data(self) -> bool:
        """Whether the window has read the data as another list than is trained on."""
        setup, listing = self.state.setup, self._data.listing_of(self.wanted.data)
        return setup is not None and bool(listing) and listing != setup.listing

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
        """Show how things were after an epoch; when it goes on, it goes on from there.

        A training that runs is paused first: what it has learned is a step.
        """
        if self.state.is_training:
            self._look_next = epoch
            self._command(messages.Pause())
            return
        if self.state.has_begun:
            self._points.settle(self.state)
            self._weights.look(self.state.epoch)
        self.ask(LookBack(epoch))

    def _look_at_next(self) -> None:
        """Show the epoch that was chosen while training ran."""
        epoch, self._look_next = self._look_next, None
        if epoch is not None and self.state.has_begun:
            self.look_back(epoch)

    def resume_after_death(self) -> None:
        """Start the process again and go on from the last epoch that was kept."""
        self.discard_process()
        self._points.learn_from(self.state, self.state.epoch)
        session, number = self._store.session, next(self._numbers)
        self._weights.resume_with(session.network)
        running, folder = self.state.plan, self.state.folder
        plan = self.wanted if running is None else adjusted(running, self.wanted)
        listing = self._data.listing_of(plan.data)
        self._command(
            messages.Start(
                session.network, plan, folder, resume=True, number=number, listing=listing
            )
        )
        self._send(messages.WatchWeights(WATCH_S))

    def _give_up(self) -> None:
        """Give up what was to be set up: be where it was wanted from, at the epoch in view."""
        super()._give_up()
        self._look_next, self._looked_at = self._looked_at, None

    # What the process says.

    def take_in(self, replies: Sequence[messages.Reply]) -> None:
        """Take in replies of the process as one change."""
        with self._as_one_change():
            self._rests, self._told, self._misfit = False, [], None
            for reply in replies:
                self._take(reply)
            if self._rests and self._store.history.is_learning and not self.state.start:
                self._give_up()
            elif self._rests:
                self._points.settle(self.state)
                self._follow_plan()
                self._look_at_next()
            # Last, for where a failed start leads back to takes back what was said before it.
            for message in self._told:
                self._say(message)
            self._offer_to_complete()

    def _take(self, reply: messages.Reply) -> None:
        if is_stale(self.state, reply):
            return
        before = self.state
        self._become(reply)
        match reply:
            case messages.Started():
                if not self._returns:
                    self._look_next = self._looked_at = None  # of another training
                self._started(reply)
            case messages.Weights():
                self._take_weights(reply.weights)
            case messages.PhaseChanged(phase):
                self._rests = phase in ("paused", "finished", "idle")
                if self._rests and self.state.was_set_by_hand:
                    self.ask(ExaminationQuestion())  # that of before the last steps is out of date
                if phase == "running":
                    self._points.learn_from(self.state, self.state.epoch)
            case messages.Answered():
                look = before.waiting.get(LookBack.kind)
                if look is not None and look.token == reply.token:
                    self.ask(ExaminationQuestion())
            case messages.LostPictures():
                text = marked("message", "{count} pictures could no longer be read; left out.")
                self._told.append(Message(text, {"count": len(reply.pictures)}))
            case messages.ProcessDied() if before.start and before.setup is None:
                self._rests = True
                text = marked(
                    "message",
                    "The training process ended while the training was made ready: all is as it"
                    " was before.",
                )
                self._told.append(Message(text))
            case messages.Warned() | messages.Failed() | messages.ProcessDied():
                self._rests = self._rests or self.state.phase == "idle"
                if isinstance(reply, messages.Failed) and reply.input is not None:
                    self._misfit = reply
                self._told.append(reply.message)

    def _offer_to_complete(self) -> None:
        """Offer the layers that the network lacks for the data that a start was refused for."""
        if self._misfit is not None:
            offer = completion_offer(self._store, self._misfit, lambda: self.wanted, TRAINING)
            if offer is not None:
                self._store.offered.emit(offer)

    def _started(self, started: messages.Started) -> None:
        """Bring the document and the process to the same weights and plan."""
        if not self._returns and not started.epoch:
            session = self._store.session
            by_hand = self._weights.take_over(
                started.network,
                started.input,
                started.classes,
                (self.state.plan or self.wanted).data,
            )
            if by_hand is None:
                self._stack_was_changed()
                return
            self._told += _what_another_size_cost(session, started)
            if not self._store.history.is_learning:
                self._points.entered()  # with what the network takes, the training begins
                self._points.learn_from(self.state, 0, self._weights.name)
            self._weights.learn({**sources_of(started.network), **by_hand}, 0)
            if by_hand:
                self._set_weights(by_hand)
        elif not same_but_for_weights(self._store.session.network, started.network):
            self._stack_was_changed()
            return
        self._adjust()
        self._data.catch_up(started.listing)
        known = self.state.examination
        is_known = self._returns and known is not None and known.epoch == started.epoch
        if known is not None and known.examined.listing != started.listing:
            is_known = False  # the files of a folder are others than they were
        if started.epoch and not is_known:
            self.ask(ExaminationQuestion())

    def _take_weights(self, weights: Mapping[str, FloatArray]) -> None:
        """Let the document have what was learned; or the process, when it came back for that.

        A training that was left while it ran had learned a little more than the document has.
        """
        if not self._returns:
            by_hand = self._weights.set_since_death(weights)
            self._weights.learn({**weights, **by_hand}, self.state.epoch)
            if by_hand:
                self._set_weights(by_hand)
            return
        self._returns = False
        if self._left_at is self._store.history.step_session and self._weights.amend(weights):
            return
        changed = self._weights.differing(weights)
        if changed:
            self._set_weights(changed)
            self.ask(ExaminationQuestion())


def _what_another_size_cost(session: Session, started: messages.Started) -> list[Message]:
    """The message, if any, on weights lost as training began on data of another size."""
    here, there = session.shape, started.input.shape
    if not session.input.is_bound or there is None or there == here:
        return []
    found = relearned(session.network, there)
    if not found:
        return []
    by = len(started.network) - len(session.network)  # a normalisation may stand before the others
    text = marked(
        "message",
        "The network takes {there} now, as the data have, instead of {here}: {count} weights of"
        " layers {layers} were drawn anew. Undo brings the old ones back.",
    )
    if len(found) == 1:
        text = marked(
            "message",
            "The network takes {there} now, as the data have, instead of {here}: {count} weights"
            " of layer {layers} were drawn anew. Undo brings the old ones back.",
        )
    values = {
        "here": size_text(here),
        "there": size_text(there),
        "layers": ", ".join(str(from_one(item.place + by)) for item in found),
        "count": grouped(sum(item.weights for item in found)),
    }
    return [Message(text, values)]

"""The weights that the document and the training process both have."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Mapping
from functools import partial

import numpy as np

from playground.core import edits
from playground.core.arrays import FloatArray
from playground.core.deferred import Weights, made, same_numbers
from playground.core.learned import same_but_for_weights
from playground.core.messages import Message, marked
from playground.core.network_input import NetworkInput
from playground.core.plan import DataSource
from playground.core.session import Network, Session
from playground.core.undo_step import Label
from playground.gui.state.store import Store
from playground.layers.state import sources_of, with_state


class LearnedWeights:
    """Lays weights that the process has learned over the document, until they become one step.

    Only over a document whose layers are those that were trained: what was learned by others is
    dropped.
    """

    def __init__(self, store: Store) -> None:
        self._store = store
        self._sent = Network()
        self._sent_at = 0
        self._at_death: Mapping[str, Weights] | None = None
        self._tensors: dict[str, Weights] = {}
        self._points = itertools.count(1)
        self._first = 1
        self._name: Label | None = None
        self._holds = False
        self.is_committing = False
        """Whether the document is being changed by this, and by nobody's hand."""

    def begin_with(self, network: Network) -> None:
        """Remember the network that was sent to the process."""
        self._sent = network
        self._sent_at = self._store.history.position
        self._at_death = None
        self._tensors = dict(sources_of(network))

    def resume_with(self, network: Network) -> None:
        """Remember the network that a process goes on with after one that died with another."""
        last = self._tensors
        self.begin_with(network)
        self._at_death = last

    def take_over(
        self, network: Network, taken: NetworkInput, classes: tuple[str, ...], data: DataSource
    ) -> dict[str, FloatArray] | None:
        """Take over what a training begins with: layers, what they take and answer, data.

        Cells that were set by hand since it was sent are returned; None when the document has
        other layers by now, and then nothing is taken over. If more than weights differ, all of it
        is the opening of what will be learned, and nothing is being learned after that.
        """
        session = self._store.session
        if not same_but_for_weights(session.network, self._sent):
            return None
        by_hand = self.edited_cells(session.network, network)
        is_known = (taken, classes) == (session.input, session.classes)
        is_known = is_known and bool(session.training.data.kind)
        if not is_known or not same_but_for_weights(session.network, network):
            opened = partial(
                edits.begin_training, network=network, taken=taken, classes=classes, data=data
            )
            label = self._name or marked("edit", "Fit the network to the data")
            since = max(0, self._store.history.position - self._sent_at)
            self._silently(self._store.open, opened, label, self.new_point(), since)
        return by_hand

    # What is learned becomes a step.

    @property
    def name(self) -> Label | None:
        """The name of the step that it will be, if that does not follow from the epochs."""
        return self._name

    def new_point(self) -> int:
        """A point of the history that no step has."""
        return next(self._points)

    def begin(self, epoch: int, label: Label | None = None) -> None:
        """From now on weights are learned, `epoch` epochs being over; the step may have a name."""
        history = self._store.history
        if not history.is_learning or history.is_looking:
            self._first, self._name = epoch + 1, label
            self._silently(self._store.begin_learning, self._label(epoch), self.new_point())

    def look(self, epoch: int) -> None:
        """From now on weights of earlier are looked at, `epoch` epochs being over."""
        if not self._store.history.is_learning:
            self._first, self._name = epoch + 1, None
            point = self._store.history.point
            self._silently(self._store.begin_learning, self._label(epoch), point, True)

    def settle(self, epoch: int, even_unchanged: bool = False) -> None:
        """Make one step of what was learned, `epoch` epochs being over.

        An epoch that came to its end is one, even if its last batch was learned before.
        """
        if self._store.history.is_learning and not self._store.history.is_looking:
            even_unchanged = even_unchanged or epoch >= self._first
            self._silently(self._store.settle, self._label(epoch), even_unchanged)

    def give_up(self) -> None:
        """Take what was learned off the document again."""
        if self._store.history.is_learning:
            self._silently(self._store.stop_learning)

    def enter(self, session: Session, label: Label, point: int, opens: bool = False) -> None:
        """Make a step that has a point of its own, and that the process knows of already.

        One that opens is to be one step with what is learned after it.
        """
        self._silently(self._store.enter, session, label, point, opens)

    def learn(self, weights: Mapping[str, Weights], epoch: int) -> bool:
        """Take over weights by name; False when the document has other tensors."""
        try:
            network = with_state(self._store.session.network, weights)
        except ValueError:
            return False
        self._tensors = dict(sources_of(network))
        if network is not self._store.session.network and self._store.history.is_learning:
            self._silently(self._store.learn, network, self._label(epoch))
            self._holds = self._store.history.merge_key is not None
        return True

    def amend(self, weights: Mapping[str, Weights]) -> bool:
        """Let the present step have these weights; False where it has others laid over it."""
        if self._store.history.is_learning:
            return False
        network = with_state(self._store.session.network, weights)
        self._tensors = dict(sources_of(network))
        if network is not self._store.session.network:
            self._silently(self._store.amend, network)
        return True

    def released(self) -> bool:
        """Whether a drag is over that held cells back from what was learned: the hand's stay."""
        is_over = self._holds and self._store.history.merge_key is None
        self._holds = self._holds and not is_over
        return is_over

    def differing(self, weights: Mapping[str, FloatArray]) -> dict[str, FloatArray]:
        """Return the document's tensors that are others than these, which the process has."""
        self._tensors = dict(weights)
        return self.set_by_hand(self._store.session.network)

    def _label(self, epoch: int) -> Label:
        return self._name or _label(self._first, epoch)

    def _silently(self, change: Callable[..., None], *arguments: object) -> None:
        self.is_committing = True
        try:
            change(*arguments)
        finally:
            self.is_committing = False

    # What hands change.

    def set_by_hand(self, network: Network) -> dict[str, FloatArray]:
        """Return the weights that differ from those of the process, which are to be sent to it."""
        tensors = dict(sources_of(network))
        changed = {
            name: made(value)
            for name, value in tensors.items()
            if name not in self._tensors or not same_numbers(value, self._tensors[name])
        }
        self._tensors = tensors
        return changed

    def edited_cells(self, edited: Network, first: Network) -> dict[str, FloatArray]:
        """Return the tensors of `first` with the cells that `edited` differs in from what was sent.

        Only tensors with such cells, and of the same shape in all three, come back; `first` may
        have a layer more, or less, before the others.
        """
        by = len(first) - len(edited)
        drawn = sources_of(first)
        moved = {_moved(name, by): name for name in sources_of(edited)}
        new = {moved[name]: value for name, value in drawn.items() if name in moved}
        found = _with_cells_by_hand(self._tensors, sources_of(edited), new)
        return {_moved(name, by): value for name, value in found.items()}

    def set_since_death(self, weights: Mapping[str, Weights]) -> dict[str, FloatArray]:
        """Return the first tensors of a process that went on with the cells set by hand since.

        Only those tensors come back that have such cells; none later.
        """
        last, self._at_death = self._at_death, None
        if last is None:
            return {}
        return _with_cells_by_hand(last, sources_of(self._store.session.network), weights)


def _with_cells_by_hand(
    sent: Mapping[str, Weights], edited: Mapping[str, Weights], new: Mapping[str, Weights]
) -> dict[str, FloatArray]:
    """The tensors of `new` with the cells in which `edited` differs from what was sent."""
    found = {}
    for name, value in edited.items():
        before, after = sent.get(name), new.get(name)
        if before is None or after is None or not before.shape == value.shape == after.shape:
            continue
        if not same_numbers(before, value):
            hand = made(value)
            found[name] = np.where(hand == made(before), made(after), hand)
    return found


def _label(first: int, last: int) -> Message:
    """The name in the undo menu of the epochs that were trained; of the first, maybe not all."""
    if last < first - 1:
        return Message(marked("message", "Go back to epoch {number}"), {"number": last})
    if last < first:
        text = marked("message", "Train, within epoch {number}")
        return Message(text, {"number": first})
    if last == first:
        return Message(marked("message", "Train, epoch {number}"), {"number": first})
    text = marked("message", "Train, epochs {first}–{last}")
    return Message(text, {"first": first, "last": last})


def _moved(name: str, by: int) -> str:
    """The name of a tensor whose layer stands so many places on."""
    place, _, rest = name.partition(".")
    return f"{int(place) + by}.{rest}"

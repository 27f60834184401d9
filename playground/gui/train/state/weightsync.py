"""The weights that the document and the training process both have."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from playground.core import edits
from playground.core.arrays import FloatArray
from playground.core.messages import marked
from playground.core.session import Network
from playground.gui.state.store import Store
from playground.layers.state import same_but_for_weights, tensors_of, with_state


class LearnedWeights:
    """Puts weights that the process has learned into the document, all of a run as one step.

    Only into a document whose layers are those that were trained: what was learned by others is
    dropped.
    """

    def __init__(self, store: Store) -> None:
        self._store = store
        self._tensors: dict[str, FloatArray] = {}
        self.is_committing = False
        """Whether the document is being changed by this, and by nobody's hand."""

    def begin_with(self, network: Network) -> None:
        """Remember the weights that were sent to the process."""
        self._tensors = dict(tensors_of(network))

    def put(self, network: Network, run: int) -> bool:
        """Take over a network's weights; False when the document has other layers."""
        if not same_but_for_weights(self._store.session.network, network):
            return False
        return self.learn(tensors_of(network), run)

    def learn(self, weights: Mapping[str, FloatArray], run: int) -> bool:
        """Take over weights by name; False when the document has other tensors."""
        try:
            network = with_state(self._store.session.network, weights)
        except ValueError:
            return False
        self._tensors = dict(tensors_of(network))
        session = edits.learn(self._store.session, network)
        self.is_committing = True
        try:
            self._store.commit(session, marked("edit", "Train"), merge=f"training {run}")
        finally:
            self.is_committing = False
        return True

    def set_by_hand(self, network: Network) -> dict[str, FloatArray]:
        """Return the weights that differ from those of the process, which are to be sent to it."""
        tensors = dict(tensors_of(network))
        changed = {
            name: value
            for name, value in tensors.items()
            if name not in self._tensors or not np.array_equal(value, self._tensors[name])
        }
        self._tensors = tensors
        return changed

    def edited_cells(self, edited: Network, first: Network) -> dict[str, FloatArray]:
        """Return the tensors of `first` with the cells that `edited` differs in from what was sent.

        Only tensors with such cells, and of the same shape in all three, come back.
        """
        before, drawn = self._tensors, tensors_of(first)
        found = {}
        for name, value in tensors_of(edited).items():
            sent, new = before.get(name), drawn.get(name)
            if sent is None or new is None or not sent.shape == value.shape == new.shape:
                continue
            if not np.array_equal(sent, value):
                found[name] = np.where(value == sent, new, value)
        return found

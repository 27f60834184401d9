"""The weights that the document and the training process both have."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from playground.core import edits
from playground.core.arrays import FloatArray
from playground.core.messages import marked
from playground.core.session import Network
from playground.gui.state.store import Store
from playground.layers.state import tensors_of, with_state


class LearnedWeights:
    """Puts weights that the process has learned into the document, all of a run as one step."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._tensors: dict[str, FloatArray] = {}
        self.is_committing = False
        """Whether the document is being changed by this, and by nobody's hand."""

    def put(self, network: Network, run: int) -> None:
        """Take over a network that has the weights."""
        self._tensors = dict(tensors_of(network))
        session = edits.learn(self._store.session, network)
        self.is_committing = True
        try:
            self._store.commit(session, marked("edit", "Train"), merge=f"training {run}")
        finally:
            self.is_committing = False

    def learn(self, weights: Mapping[str, FloatArray], run: int) -> None:
        """Take over weights by name; those of a stack that is no longer there are dropped."""
        try:
            network = with_state(self._store.session.network, weights)
        except ValueError:
            return
        self.put(network, run)

    def set_by_hand(self, network: Network) -> dict[str, FloatArray]:
        """The weights that differ from those the process has, which are to be handed to it."""
        tensors = dict(tensors_of(network))
        changed = {
            name: value
            for name, value in tensors.items()
            if not np.array_equal(value, self._tensors[name])
        }
        self._tensors = tensors
        return changed

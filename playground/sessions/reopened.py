"""The training of a session file as a training that rests, to be gone on with."""

from __future__ import annotations

from playground.core.messages import Refused
from playground.core.session import Network
from playground.layers.state import with_state
from playground.sessions.sessionfile import Kept
from playground.training.history.timeline import Timeline
from playground.training.protocol.kept_training import as_state
from playground.training.protocol.state import TrainingState


def reopened(kept: Kept) -> TrainingState:
    """The state of the training that was kept, its epochs being in their folder.

    Reads the weights that it was begun with, if they are still kept: that may take a while.
    """
    return as_state(kept.training, _first_network(kept), kept.session.input)


def _first_network(kept: Kept) -> Network:
    network, standing = kept.session.network, kept.training.standing
    if standing is None or not standing.folder:
        return network
    try:
        return with_state(network, Timeline(standing.folder).weights(0))
    except (Refused, ValueError):
        return network  # a reset will begin with the weights of now

"""Which networks are made for one size of input, and what holds them to it."""

from __future__ import annotations

from dataclasses import replace

from playground.core.network_input import NetworkInput
from playground.core.session import Network, Session

FIRST = "input normalisation"
"""The kind of the layer that a training may put before all others."""


def is_made_for_one_size(network: Network) -> bool:
    """Whether another size of input would need other weights.

    That of a dense layer, and of any layer with weights behind one that lines all cells up.
    """
    lined_up = False
    for layer in network:
        if not layer.enabled:
            continue
        if layer.weighs_all_cells or (lined_up and layer.parameters()):
            return True
        lined_up = lined_up or layer.lines_up_cells
    return False


def bound(session: Session) -> Session:
    """The session with its network bound to the size that it takes, or freed, as its layers ask.

    One that is `kept` stays bound whatever its layers are.
    """
    taken = session.input
    if is_made_for_one_size(session.network):
        if taken.shape is None:
            taken = replace(taken, shape=session.shape, levels=session.levels)
    elif not taken.kept:
        taken = NetworkInput()
    if taken.normalised and not (session.network.layers and session.network[0].kind == FIRST):
        taken = replace(taken, normalised=False)
    return session if taken == session.input else replace(session, input=taken)

"""One weight of a document changed, by the edit that the window uses for all that changes some."""

from __future__ import annotations

from playground.core.filteredits import set_weights
from playground.core.layer import FilterLayer
from playground.core.session import Session


def set_cell(
    session: Session, layer: int, index: int, depth: int, row: int, column: int, value: float
) -> Session:
    """Set a weight of a filter of a layer, as typing into its cell does."""
    found = session.network[layer]
    assert isinstance(found, FilterLayer)
    weights = found.filters[index].weights.copy()
    weights[depth, row, column] = value
    return set_weights(session, layer, index, weights)

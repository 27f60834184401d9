"""One weight of a document changed, by the edit that the window uses for all that changes some."""

from __future__ import annotations

from playground.core.arrays import FloatArray
from playground.core.filteredits import transform
from playground.core.session import Session


def set_cell(
    session: Session, layer: int, index: int, depth: int, row: int, column: int, value: float
) -> Session:
    """Set a weight of a filter of a layer, as typing into its cell does."""

    def with_value(weights: FloatArray) -> FloatArray:
        changed = weights.copy()
        changed[depth, row, column] = value
        return changed

    return transform(session, layer, index, with_value)

"""Which units of a layer are listed, and in which order: by number, or the strongest first."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, TypeAlias

import numpy as np

from playground.core.counting import from_one
from playground.engine.view.planes import View

UnitOrder: TypeAlias = Literal["strongest", "number"]


def strengths(view: View) -> list[float]:
    """The largest value of each unit of a view that has maps, or a list of numbers."""
    if view.vector:
        values: list[float] = view.planes[0].values[:, 0].tolist()
        return values
    return [plane.high for plane in view.planes]


def strongest_cell(view: View, unit: int) -> tuple[int, int]:
    """The row and the column at which a unit's value is largest."""
    if view.vector:
        return 0, 0
    values = view.planes[unit].values
    known = np.where(np.isfinite(values), values, -np.inf)
    row, column = np.unravel_index(int(known.argmax()), values.shape)
    plane = view.planes[unit]
    if plane.rows is None or plane.columns is None:
        return int(row), int(column)
    return int(plane.rows[row]), int(plane.columns[column])


def listed(values: Sequence[float], names: Sequence[str], text: str, order: UnitOrder) -> list[int]:
    """The units that a text finds, all without one.

    Each of its words is in the unit's name, or is a number that the unit's begins with; units count
    from 1. Those of the very number come first. Of equal strength, the lower number comes first.
    """
    words = text.casefold().split()

    def has(unit: int) -> bool:
        name = names[unit].casefold() if unit < len(names) else ""
        number = str(from_one(unit))
        return all(word in name or number.startswith(word) for word in words)

    found = [unit for unit in range(len(values)) if has(unit)]
    if order == "strongest":
        found.sort(key=lambda unit: _rank(values[unit]))
    if words:
        found.sort(key=lambda unit: str(from_one(unit)) not in words)
    return found


def _rank(value: float) -> float:
    """Low for the strong; what is no number comes last."""
    return np.inf if np.isnan(value) else -value

"""Which units of a layer are listed, and in which order: by number, or the strongest first."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, TypeAlias

import numpy as np
from numpy.typing import NDArray

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
    found = np.arange(len(values))
    if words:
        found = found[_are_meant(words, names, len(values))]
    if order == "strongest":
        strength = np.asarray(values, np.float64)[found]
        rank = np.where(np.isnan(strength), np.inf, -strength)  # what is no number comes last
        found = found[rank.argsort(kind="stable")]
    if words:
        very = np.isin(found, [int(word) - 1 for word in words if _is_number(word)])
        found = np.concatenate((found[very], found[~very]))
    units: list[int] = found.tolist()
    return units


MAX_DIGITS = 18
"""Of the number of a unit, and more than there are."""


def _are_meant(words: Sequence[str], names: Sequence[str], count: int) -> NDArray[np.bool_]:
    """Which of so many units have all words in their name or at the front of their number."""
    folded = [name.casefold() for name in names[:count]]
    numbers = from_one(0) + np.arange(count)
    meant = np.ones(count, bool)
    for word in words:
        has = np.zeros(count, bool)
        has[: len(folded)] = [word in name for name in folded]
        if _is_number(word):
            front, digits = int(word), len(word)
            while digits <= len(str(count)):
                has |= numbers // 10 ** (digits - len(word)) == front
                digits += 1
        meant &= has
    return meant


def _is_number(word: str) -> bool:
    """Whether a word is written as numbers of units are."""
    is_written_so = word.isascii() and word.isdigit() and word[0] != "0"
    return is_written_so and len(word) <= MAX_DIGITS  # int refuses thousands of them

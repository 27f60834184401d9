"""The pieces that the arithmetic strip is made of."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from playground.core.arrays import FloatArray
from playground.engine.view.palette import Palette


@dataclass(frozen=True, slots=True, eq=False)
class Block:
    """A small matrix of numbers as coloured cells.

    `padded` marks the cells that lie beyond the map, `winners` those that decided the result.
    Blocks of the same `family` light up together when one of their cells is hovered.
    """

    values: FloatArray
    limit: float
    palette: Palette
    caption: str
    padded: NDArray[np.bool_] | None = None
    winners: tuple[tuple[int, int], ...] = ()
    family: int = -1


@dataclass(frozen=True, slots=True)
class Sign:
    """An operator between two pieces."""

    text: str


@dataclass(frozen=True, slots=True)
class Figure:
    """A number of its own, with what it is beneath."""

    text: str
    caption: str
    strong: bool = False


@dataclass(frozen=True, slots=True)
class Note:
    """A few words where there is nothing to calculate."""

    text: str


Piece = Block | Sign | Figure | Note

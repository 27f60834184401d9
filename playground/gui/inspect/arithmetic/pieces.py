"""The pieces that the arithmetic strip is made of."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from playground.core.arrays import FloatArray
from playground.engine.explain.largest_first import LargestFirst
from playground.engine.view.palette import Palette

RESIDUE_SHARE = 2.0**-18
"""Of the largest numbers of a kind: what roundings to float32 may leave of a zero among them, where
some dozens of terms that are a few times as large cancel out."""


def limit_of(values: NDArray[np.floating], largest: float = 0.0) -> float:
    """Where the scale of some numbers of their own ends: at the largest of them.

    `largest` is what they would come to from the largest numbers of the maps that they are made of.
    What is next to nothing beside it is what rounding has left of zeros, and looks like zeros.
    """
    finite = values[np.isfinite(values)]
    extreme = float(np.abs(finite).max(initial=0.0))
    is_residue = np.isfinite(largest) and extreme <= RESIDUE_SHARE * largest
    return (largest if is_residue else extreme) or 1.0


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
    are_weights: bool = False
    """Whether the numbers are a filter's, of which only zero reads 0."""

    is_picture: bool = False
    """Whether it is looked at as a whole: no numbers in its cells, and no lines between them."""


def weights_block(
    values: FloatArray,
    limit: float,
    caption: str,
    winners: tuple[tuple[int, int], ...] = (),
    family: int = -1,
) -> Block:
    """Return the block of a slice of a filter, or of other weights."""
    return Block(values, limit, "signed", caption, None, winners, family, are_weights=True)


@dataclass(frozen=True, slots=True)
class Sign:
    """An operator between two pieces."""

    text: str


@dataclass(frozen=True, slots=True)
class Figure:
    """A number of its own, with what it is beneath."""

    text: str
    caption: str


@dataclass(frozen=True, slots=True)
class Note:
    """A few words where there is nothing to calculate."""

    text: str


Piece = Block | Sign | Figure | Note

Column = NDArray[np.intp] | LargestFirst
"""Indices in the order of the rows of a list."""


@dataclass(frozen=True, slots=True, eq=False)
class Rows:
    """A list of named numbers, each with a bar, in one column or two side by side.

    `columns` hold the indices of `values` that are listed, the two columns being equally wide; what
    is in none is not listed. `name` and `help` write an index in words, `factors` what its number
    is the product of, shown where there is room. `marked` is the index that stands out, −1 for
    none. `rest` says in a sentence what the numbers out of sight come to, from how many there are
    and their sum; without it nothing is said. `largest` is that of `limit_of`.
    """

    values: NDArray[np.float64]
    columns: tuple[Column, ...]
    name: Callable[[int], str]
    help: Callable[[int], str] = str
    palette: Palette = "signed"
    marked: int = -1
    rest: Callable[[int, float], str] | None = None
    largest: float = 0.0
    factors: Callable[[int], str] | None = None


@dataclass(frozen=True, slots=True)
class Outcome:
    """The result of the arithmetic: the lines that lead to the number, it, and what follows.

    `caption` says what the number is, `after` are the numbers that the next layers make of it.
    """

    lines: tuple[tuple[Sign | Figure, ...], ...]
    text: str
    caption: str
    after: tuple[Figure, ...] = ()


@dataclass(frozen=True, slots=True, eq=False)
class Sheet:
    """All of a cell's arithmetic: its workings, a list of numbers beside them, and the outcome.

    The `work` stands in a row. `terms` is the list that is added up, `shares` the sum of every
    input channel: the cells of the marked one are the work.
    """

    work: tuple[Piece, ...]
    outcome: Outcome | None = None
    terms: Rows | None = None
    shares: Rows | None = None

"""The loss as a landscape: what is asked for, and what comes out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias

from playground.core.arrays import FloatArray

Cell: TypeAlias = tuple[str, tuple[int, ...]]
"""One weight: the name of its tensor, and its place in it."""


@dataclass(frozen=True, slots=True)
class LandscapeRequest:
    """The loss over a plane through the present weights, on a square grid.

    "weights": over two `cells`, from their values − `reach` to + `reach`. "random": over two random
    directions drawn by `seed`, each filter of them as long as the network's own (Li et al. 2018),
    from −`reach` to `reach` of that length. "path": over the two directions in which the epochs
    kept so far went furthest, over all of that way and a share of `reach` beyond.

    Gradient descent within the plane is tried from `start` (shares of the way from the middle to
    the edge) for `descent_steps` with each of `rates`. The loss is the mean over `sample` pictures.
    """

    kind: Literal["weights", "random", "path"] = "random"
    cells: tuple[Cell, ...] = ()
    reach: float = 1.0
    resolution: int = 21
    seed: int = 0
    sample: int = 128
    start: tuple[float, float] = (0.7, 0.5)
    rates: tuple[float, ...] = ()
    descent_steps: int = 30


@dataclass(frozen=True, slots=True, eq=False)
class Descent:
    """The way down with one learning rate: points (steps + 1 × 2, x and y) and their losses."""

    rate: float
    points: FloatArray
    losses: FloatArray


@dataclass(frozen=True, slots=True, eq=False)
class Landscape:
    """Losses (len(y) × len(x)) on a grid; the present weights lie at `centre`.

    `trail` (epochs × 2) is where the weights of the epochs kept lie, seen from straight above;
    `epochs` says which they are.
    """

    request: LandscapeRequest
    x: FloatArray
    y: FloatArray
    losses: FloatArray
    centre: tuple[float, float]
    descents: tuple[Descent, ...]
    trail: FloatArray
    epochs: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class RangeRequest:
    """Learning rates from `low` to `high`, each a little higher than the last (Smith 2015)."""

    low: float = 1e-6
    high: float = 1.0
    steps: int = 100


@dataclass(frozen=True, slots=True, eq=False)
class RangeCurve:
    """The loss of the batch trained on with each rate, as it was and smoothed.

    `suggested` is a rate that is safe to begin with: where the smoothed loss falls fastest.
    `diverged` says that the last rates threw the weights out, so that the test was cut short.
    """

    rates: FloatArray
    losses: FloatArray
    smooth: FloatArray
    suggested: float
    diverged: bool

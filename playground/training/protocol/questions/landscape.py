"""The loss as a landscape over two directions, with ways down in it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias

from playground.core.arrays import FloatArray
from playground.training.protocol.questions.question import Question, question

Cell: TypeAlias = tuple[str, tuple[int, ...]]
"""One weight: the name of its tensor, and its place in it."""


@question("landscape", answered_in="playground.training.process.descents")
@dataclass(frozen=True, slots=True)
class LandscapeQuestion(Question):
    """How high is the loss over a plane through the present weights, on a square grid?

    "weights": over two `cells`, from their values − `reach` to + `reach`. "random": over two random
    directions drawn by `seed`, each filter of them as long as the network's own (Li et al. 2018),
    from −`reach` to `reach` of that length. "path": over the two directions in which the epochs
    kept so far went furthest, over all of that way and a share of `reach` beyond.

    Gradient descent within the plane is tried from `start` (shares of the way from the middle to
    the edge) for `descent_steps` with each of `rates`; without any, with three that creep, go
    straight down and overshoot. The loss is the mean over `sample` pictures.
    """

    plane: Literal["weights", "random", "path"] = "random"
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

    question: LandscapeQuestion
    x: FloatArray
    y: FloatArray
    losses: FloatArray
    centre: tuple[float, float]
    descents: tuple[Descent, ...]
    trail: FloatArray
    epochs: tuple[int, ...]

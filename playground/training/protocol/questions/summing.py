"""How good the sums of a network's own classes are for the classes of the data."""

from __future__ import annotations

from dataclasses import dataclass

from playground.core.session import Network
from playground.training.protocol.questions.question import Question, question


@question("summing", answered_in="playground.training.process.summing")
@dataclass(frozen=True, slots=True, eq=False)
class SummingQuestion(Question):
    """How many of the pictures held out are right if probabilities of `network` are summed?

    `sums` are, for each class of the data, the places of the outputs that stand for it.
    """

    network: Network
    sums: tuple[tuple[int, ...], ...]


@dataclass(frozen=True, slots=True)
class Summed:
    """The share of the `count` pictures held out that are right by the sums."""

    share: float
    count: int

"""The change that trains."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final

from playground.lessons.changes.kinds import CHANGES, ChangeKind
from playground.lessons.situation import Situation, Trained
from playground.lessons.values import whole

MAX_EPOCHS: Final = 100


@dataclass(frozen=True, slots=True)
class TrainEpochs:
    """Training until so many epochs are over; what comes of it is not known beforehand."""

    epochs: int

    def done(self, situation: Situation) -> Situation:
        """The situation with that many epochs over."""
        look = replace(situation.look, mode="train")
        return replace(situation, trained=Trained(self.epochs), look=look)


CHANGES.add(
    "train",
    ChangeKind(
        "train N",
        "train until N epochs are over, in the Train mode",
        lambda text: TrainEpochs(whole(text, 1, MAX_EPOCHS)),
    ),
)

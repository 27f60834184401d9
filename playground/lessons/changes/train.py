"""The changes that train: until so many epochs are over, or for a single step."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final

from playground.core.messages import marked
from playground.lessons.changes.kinds import CHANGES, ChangeKind
from playground.lessons.mistake import Wrong
from playground.lessons.situation import Situation, Trained
from playground.lessons.values import whole

MAX_EPOCHS: Final = 100
ANEW: Final = "anew"


@dataclass(frozen=True, slots=True)
class Train:
    """Training by the document's plan; what comes of it is not known beforehand.

    Without `epochs` it is for one step. `anew` it begins from the first weights again.
    """

    epochs: int = 0
    anew: bool = False

    def done(self, situation: Situation) -> Situation:
        """The situation with that much of it over."""
        before = situation.trained or Trained(run=0)
        run = before.run + (self.anew or not before.run)
        steps = before.step + 1
        trained = Trained(self.epochs or before.epoch, max(steps, self.epochs), run)
        look = replace(situation.look, mode="train")
        return replace(situation, trained=trained, look=look)


def _read(text: str) -> Train:
    number, _, rest = text.partition(" ")
    if rest not in ("", ANEW):
        raise Wrong(marked("message", "train is followed by a number of epochs, and perhaps anew."))
    return Train(whole(number, 1, MAX_EPOCHS), rest == ANEW)


def _read_step(text: str) -> Train:
    if text:
        raise Wrong(marked("message", "step stands alone."))
    return Train()


CHANGES.add(
    "train",
    ChangeKind(
        "train N anew",
        "train until N epochs are over, in the Train mode; anew begins from the first weights,"
        " without it the training there is goes on",
        _read,
    ),
)
CHANGES.add("step", ChangeKind("step", "take one step of training, in the Train mode", _read_step))

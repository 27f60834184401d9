"""The change that takes a layer out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from playground.core.edits import delete_layer
from playground.core.messages import marked
from playground.lessons.changes.kinds import CHANGES, ChangeKind
from playground.lessons.mistake import Wrong
from playground.lessons.situation import Situation
from playground.lessons.values import whole

MAX_PLACE: Final = 999


@dataclass(frozen=True, slots=True)
class RemoveLayer:
    """The layer at a place, taken out."""

    place: int

    def done(self, situation: Situation) -> Situation:
        """The situation without the layer."""
        if self.place >= len(situation.session.network):
            raise Wrong(marked("message", "There is no place {place} here."), place=self.place)
        return situation.with_session(delete_layer(situation.session, self.place))


CHANGES.add(
    "remove",
    ChangeKind(
        "remove N",
        "take the layer at a place out",
        lambda text: RemoveLayer(whole(text, 0, MAX_PLACE)),
    ),
)

"""The change that puts a layer in."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from playground.core.messages import Refused, marked
from playground.layers import LAYERS
from playground.layers.newlayer import with_new_layer
from playground.lessons.changes.kinds import CHANGES, ChangeKind
from playground.lessons.mistake import Wrong
from playground.lessons.situation import Situation
from playground.lessons.values import whole

MAX_PLACE: Final = 999


@dataclass(frozen=True, slots=True)
class AddLayer:
    """A layer of a kind before the one at a place."""

    kind: str
    place: int

    def done(self, situation: Situation) -> Situation:
        """The situation with the layer in."""
        session = situation.session
        if self.place > len(session.network):
            raise Wrong(marked("message", "There is no place {place} here."), place=self.place)
        try:
            return situation.with_session(with_new_layer(session, self.place, self.kind))
        except Refused as refused:
            raise Wrong(refused.message.text, **refused.message.values) from refused


def _read(text: str) -> AddLayer:
    kind, _, place = text.partition(" at ")
    if kind not in LAYERS:
        raise Wrong(
            marked("message", "There is no kind of layer {name}; there are {names}."),
            name=kind,
            names=", ".join(LAYERS),
        )
    return AddLayer(kind, whole(place.strip(), 0, MAX_PLACE))


CHANGES.add("add", ChangeKind("add KIND at N", "put a layer of a kind in at a place", _read))

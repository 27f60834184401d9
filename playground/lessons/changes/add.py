"""The change that puts a layer in."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np

from playground.core.edits import add_layer
from playground.core.messages import marked
from playground.engine.compute.evaluate import stages_of
from playground.layers import LAYERS
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
        stages = stages_of(session.network, session.shape)
        shape = stages[self.place - 1].shape if self.place else session.shape
        if shape is None:
            raise Wrong(marked("message", "There is no place {place} here."), place=self.place)
        layer = LAYERS[self.kind].default(shape, np.random.default_rng(session.seed))
        return situation.with_session(add_layer(session, self.place, layer))


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

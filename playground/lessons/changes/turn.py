"""The change that turns a filter by half a turn, as the buttons of the window do."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from playground.core.filteredits import transform
from playground.core.layer import FilterLayer
from playground.core.messages import marked
from playground.lessons.changes.kinds import CHANGES, ChangeKind
from playground.lessons.mistake import Wrong
from playground.lessons.situation import Situation
from playground.lessons.values import whole

MAX_PLACE: Final = 9999


@dataclass(frozen=True, slots=True)
class TurnFilter:
    """The filter of a layer, first row last and first column last."""

    layer: int
    filter: int

    def done(self, situation: Situation) -> Situation:
        """The situation with it."""
        network = situation.session.network
        layer = network[self.layer] if self.layer < len(network) else None
        if not isinstance(layer, FilterLayer) or self.filter >= len(layer.filters):
            text = marked("message", "There is no filter {filter} in layer {layer} here.")
            raise Wrong(text, filter=self.filter, layer=self.layer)
        turned = transform(
            situation.session, self.layer, self.filter, lambda weights: weights[..., ::-1, ::-1]
        )
        return situation.with_session(turned)


def _read(text: str) -> TurnFilter:
    parts = text.split()
    if len(parts) != 2:
        raise Wrong(marked("message", "turn is followed by a layer and a filter, as in turn 0 0."))
    return TurnFilter(*(whole(part, 0, MAX_PLACE) for part in parts))


CHANGES.add("turn", ChangeKind("turn N N", "turn a filter of a layer by half a turn", _read))

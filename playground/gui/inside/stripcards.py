"""The cards of the strip of layers: what each says and shows, and which are wide."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QCoreApplication

from playground.core.arrays import FloatArray, Shape
from playground.core.counting import from_one
from playground.core.word_count import size_text
from playground.engine.view.palette import Palette, painted_rgb
from playground.engine.view.planes import Shown, plane
from playground.gui.inside.layerchoice import layer_words
from playground.gui.state.viewstate import INPUT
from playground.gui.widgets.wording import sentence
from playground.training.protocol.inquiries.workings import BackStep

translate = QCoreApplication.translate


@dataclass(frozen=True, slots=True, eq=False)
class Card:
    """A layer by its stage, −1 being the picture.

    `values` are the map that it shows, height × width or a colour picture's 3 × height × width;
    None for none. `told` is all that is said of it.
    """

    stage: int
    kind: str
    name: str
    told: str
    shape: Shape
    has_weights: bool = False
    can_be_chosen: bool = True
    values: FloatArray | None = None
    limit: float = 1.0
    palette: Palette = "gray"

    @property
    def size(self) -> str:
        """The shape of what the layer makes."""
        return size_text(self.shape)

    def pixels(self) -> NDArray[np.uint8]:
        """A colour picture as bytes."""
        assert self.values is not None
        return painted_rgb(np.ascontiguousarray(self.values, np.float32), self.limit)


Look = tuple[FloatArray, float, Palette]
"""A map, where its scale ends, and its colours."""


def cards_of(
    shown: Shown, look: Callable[[int], Look | None], can_be_chosen: Callable[[int], bool]
) -> tuple[Card, ...]:
    """The picture, and every layer that is on and fits; `look` gives the map of a stage."""
    whole = [(INPUT, "picture", translate("LayerStrip", "Input"), "", shown.shape, False)]
    for at, stage in enumerate(shown.stages):
        if stage.layer.enabled and stage.shape is not None:
            layer, name = stage.layer, sentence(stage.layer.chain_link()[0])
            words = layer_words(shown.session, at)
            has_weights = stage.layer.parameters() > 0
            whole.append((at, layer.kind, name, words, stage.shape, has_weights))
    cards = []
    for at, kind, name, words, shape, has_weights in whole:
        values, limit, palette = look(at) or (None, 1.0, "gray")
        told = f"{words or name} · {size_text(shape)}"
        can = can_be_chosen(at)
        cards.append(Card(at, kind, name, told, shape, has_weights, can, values, limit, palette))
    return tuple(cards)


def forward_look(shown: Shown, stage: int, unit: int | None = None) -> Look | None:
    """The map of a unit of a stage, or that of the largest values; of a list of numbers, all."""
    view = shown.view(stage)
    if view is None or not view.planes:
        return None
    if unit is not None and not view.vector and unit < len(view.planes):
        found = view.planes[unit]
    else:
        found = max(view.planes, key=lambda each: each.extreme)
    values = found.values if found.reduced is None else found.reduced
    if view.vector:
        values = _square(values)
    return values, found.limit, "signed" if view.signed else "gray"


def back_look(step: BackStep) -> Look:
    """The strongest map of what is led back to a layer; of a list of numbers, all."""
    if step.numbers is not None:
        return _square(step.numbers), float(np.abs(step.numbers).max()) or 1.0, "signed"
    return step.maps[0], plane(step.maps[0]).limit, "signed"


def cam_look(total: FloatArray) -> Look:
    """The look of Grad-CAM's map at a layer."""
    return total, plane(total).limit, "signed"


def opened(cards: Sequence[Card], chosen: int | None, count: int) -> frozenset[int]:
    """The places of `count` cards that are wide.

    First the chosen layer and the picture, then the last layer with weights of each size of maps,
    the last of all, the others with weights, and the rest; those without a map come at the end.
    """
    if count >= len(cards):
        return frozenset(range(len(cards)))
    own = [at for at, card in enumerate(cards) if card.stage == chosen]
    weighed = [at for at, card in enumerate(cards) if card.has_weights]
    by_size = {cards[at].shape[1:]: at for at in weighed}
    order = [*own, 0, *by_size.values(), len(cards) - 1, *weighed[::2], *weighed[1::2]]
    order = list(dict.fromkeys([*order, *range(len(cards))]))
    order.sort(key=lambda at: at not in own and cards[at].values is None)
    return frozenset(order[:count])


def _square(values: FloatArray) -> FloatArray:
    """A list of numbers row by row, about as wide as high; nothing stands after its end."""
    flat = values.ravel()
    side = math.ceil(math.sqrt(flat.size))
    rows = math.ceil(flat.size / side)
    filled = np.zeros(rows * side, np.float32)
    filled[: flat.size] = flat
    return filled.reshape(rows, side)


def unit_words(stage: int, unit: int) -> str:
    """The name of a map of a stage: a unit's, or a channel's of the picture."""
    if stage == INPUT:
        return translate("LayerStrip", "channel {number}").format(number=from_one(unit))
    return translate("LayerStrip", "unit {number}").format(number=from_one(unit))

"""A network as blocks: layers that change the shape, each with those that follow and keep it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from playground.core.arrays import Shape
from playground.core.layer import Layer
from playground.core.messages import marked
from playground.engine.view.planes import View
from playground.figures.drawing.page import SMALL_PT, Page
from playground.figures.subject import INPUT, Subject

SQUEEZED = 1.4
"""How much wider than its room a line of a caption may be: it is written smaller, not broken."""


@dataclass(frozen=True, slots=True, eq=False)
class Block:
    """The maps after a group of layers; `layers` are none for the input.

    `stage` is that of the last of them, `source_shape` what the first of them takes.
    """

    stage: int
    shape: Shape
    view: View
    layers: tuple[Layer, ...] = ()
    source_shape: Shape | None = None

    @property
    def is_vector(self) -> bool:
        """Whether it is a list of numbers."""
        return self.view.vector

    @property
    def count(self) -> int:
        """How many maps, or numbers of a list, there are; the input is one, in colours or not."""
        return self.shape[0]

    def words(self, page: Page, width: float) -> list[str]:
        """Its layers in words: a line each, or one for the name and one for the first detail."""
        if not self.layers:
            return [page.say(marked("figure", "Input"))]
        lines: list[str] = []
        for layer in self.layers:
            parts = [page.sentence(part) for part in layer.chain_link()[:2]]
            whole = " · ".join(parts)
            lines += [whole] if page.wide(whole, SMALL_PT) <= width else parts
        return lines

    def window(self) -> tuple[tuple[float, float, float, float], tuple[float, float]] | None:
        """The part of its source that one of its cells is made of, and where that cell lies.

        Left, top, width and height, and right and down to the middle of the cell, all as shares;
        None where every cell is made of all of the source.
        """
        if not self.layers or self.source_shape is None:
            return None
        taps = self.layers[0].taps(self.source_shape)
        if taps is None:
            return None
        found, middle = [], []
        for axis, share in ((1, 0.62), (0, 0.36)):
            places = taps[axis]
            at = min(len(places) - 1, int(len(places) * share))
            inside = places[at][places[at] >= 0]
            if not inside.size:
                return None
            length = self.source_shape[2 if axis == 1 else 1]
            first, last = int(inside.min()), int(inside.max())
            found.append((first / length, (last + 1 - first) / length))
            middle.append((at + 0.5) / len(places))
        (left, width), (top, height) = found
        return (left, top, width, height), (middle[0], middle[1])


def blocks(subject: Subject) -> list[Block]:
    """The input and every layer that is on and has maps, those that keep the shape joined."""
    found = [Block(INPUT, subject.shown.shape, subject.view(INPUT))]
    for at, stage in enumerate(subject.shown.stages):
        layer = stage.layer
        if not layer.enabled or stage.shape is None or stage.maps is None:
            continue
        last = found[-1]
        view = subject.view(at)
        joins = layer.is_channelwise and stage.shape == last.shape and _keeps_place(layer)
        if (joins or layer.is_softmax) and last.layers:
            found[-1] = replace(last, stage=at, view=view, layers=(*last.layers, layer))
        else:
            found.append(Block(at, stage.shape, view, (layer,), stage.input_shape))
    return found


def _keeps_place(layer: Layer) -> bool:
    """Whether a cell of the output is made of the cell at its own place alone."""
    reach = layer.reach((1, 8, 8))
    return reach is not None and reach.extent == (1, 1) and not reach.scattered


def rows_of(widths: Sequence[float], room: float) -> list[range]:
    """Share things of these widths out among as few rows as have the room, evenly."""
    count = 1
    while True:
        across = -(-len(widths) // count)
        rows = [range(at, min(at + across, len(widths))) for at in range(0, len(widths), across)]
        if across == 1 or all(sum(widths[at] for at in row) <= room for row in rows):
            return rows
        count += 1

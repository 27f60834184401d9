"""The architecture as solid blocks: as high and wide as the maps, as deep as there are channels."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass

from playground.core.messages import marked
from playground.figures.drawing.figure import EDGE, MUTED, Figure, Item, Line, Text, rectangle
from playground.figures.drawing.page import SMALL_PT, Page, line_mm, paragraph
from playground.figures.drawing.tile import map_image
from playground.figures.netblocks import SQUEEZED, Block, blocks, rows_of
from playground.figures.registry import figure
from playground.figures.subject import Subject

MARGIN_MM = 2.0
GAP_MM = 8.0
ROW_GAP_MM = 5.0
USUAL_SIDE_MM, MAX_SIDE_MM, MIN_SIDE_MM = 12.0, 44.0, 3.5
UNITS_MM, MIN_LIST_MM, MAX_LIST_MM = 3.2, 12.0, 40.0
MIN_LABEL_MM = 6.0
"""The room at the left of a list for its length, so that its caption has some, too."""

LEAST_DEPTH_MM, DEPTH_MM = 0.9, 1.5
"""How far a block of one channel goes back, and how much farther one of twice as many."""

TOP, SIDE = (0xEE, 0xF0, 0xF4), (0xC9, 0xCF, 0xD9)
"""The colours of the upper and of the right face."""


@dataclass(frozen=True, slots=True)
class _Solid:
    """The size of a block: its face, how far back it goes, and the numbers at its left."""

    width: float
    height: float
    depth: float
    label: float

    @property
    def wide(self) -> float:
        """All of its width."""
        return self.label + self.width + self.depth


@figure(
    "architecture-blocks",
    marked("figure", "Architecture in block style"),
    marked("figure", "The network as solid blocks of height × width × channels, a map on each"),
    170.0,
    41,
)
def architecture_blocks(subject: Subject, page: Page) -> Figure:
    """Blocks from left to right, with their sizes along the edges."""
    found = blocks(subject)
    room = page.width - 2 * MARGIN_MM
    longest = max(max(block.shape[1:]) for block in found)
    usual = [_solid(page, block, USUAL_SIDE_MM, longest) for block in found]
    rows = rows_of([solid.wide + GAP_MM for solid in usual], room + GAP_MM)
    items: list[Item] = []
    y = MARGIN_MM
    for row in rows:
        made, y = _row(subject, page, found, row, longest, y)
        items += made
        y += ROW_GAP_MM
    note = page.say(
        marked(
            "figure",
            "Height × width × channels; sides are drawn as the roots of their lengths, depth as "
            "the logarithm of the channels. Each face is one map.",
        )
    )
    texts, y = paragraph(page, note, MARGIN_MM, y - ROW_GAP_MM + 1.0, room)
    title = page.say(marked("figure", "Architecture"))
    return Figure(page.width, y + MARGIN_MM, (*items, *texts), title)


def _solid(page: Page, block: Block, side: float, longest: int) -> _Solid:
    depth = LEAST_DEPTH_MM + DEPTH_MM * math.log2(max(1, block.count))
    if block.is_vector:
        share = min(1.0, (block.count / 128) ** 0.5)
        high = MIN_LIST_MM + share * (MAX_LIST_MM - MIN_LIST_MM)
        label = page.wide(str(block.count), SMALL_PT) + 1.0
        return _Solid(UNITS_MM, high, LEAST_DEPTH_MM, max(label, MIN_LABEL_MM))
    _, height, width = block.shape
    long = max(MIN_SIDE_MM, side * (max(height, width) / longest) ** 0.5)
    wide, high = long * width / max(height, width), long * height / max(height, width)
    return _Solid(wide, high, depth * 0.7, page.wide(str(height), SMALL_PT) + 1.0)


def _row(
    subject: Subject, page: Page, found: list[Block], row: range, longest: int, y: float
) -> tuple[list[Item], float]:
    """The blocks of a row, as large as its width allows, and where it ends."""
    room = page.width - 2 * MARGIN_MM - GAP_MM * (len(row) - 1)
    low, high = 0.0, MAX_SIDE_MM
    for _ in range(24):
        side = (low + high) / 2
        fits = sum(_solid(page, found[at], side, longest).wide for at in row) <= room
        low, high = (side, high) if fits else (low, side)
    solids = [_solid(page, found[at], low, longest) for at in row]
    above = max(solid.height / 2 + solid.depth for solid in solids)
    below = max(solid.height / 2 for solid in solids)
    middle = y + line_mm(SMALL_PT) + above
    items: list[Item] = []
    x, ends = MARGIN_MM, y
    bottom = middle + below + line_mm(SMALL_PT)
    for number, (at, solid) in enumerate(zip(row, solids, strict=True)):
        left = x + solid.label
        items += _drawn(subject, found[at], solid, left, middle - solid.height / 2)
        slot = min(solid.wide + GAP_MM - 2.0, page.width - MARGIN_MM - x)
        base = bottom + 0.5
        for words in found[at].words(page, slot):
            texts, base = paragraph(page, words, x, base, SQUEEZED * slot, SMALL_PT, False)
            items += [
                Text(text.x, text.y, text.text, page.fitted(text.text, slot, text.points))
                for text in texts
            ]
        ends = max(ends, base)
        if number + 1 < len(row):
            start = left + solid.width + solid.depth + 1.2
            items += _arrow(start, middle, x + solid.wide + GAP_MM - 0.8 - start)
        x += solid.wide + GAP_MM
    return items, ends


def _drawn(subject: Subject, block: Block, solid: _Solid, x: float, y: float) -> Iterator[Item]:
    """Yield a block whose face has a corner at x and y: one map, two sides, three numbers."""
    right, bottom, back = x + solid.width, y + solid.height, solid.depth
    top = ((x, y), (x + back, y - back), (right + back, y - back), (right, y))
    side = ((right, y), (right + back, y - back), (right + back, bottom - back), (right, bottom))
    yield Line(top, EDGE, 0.15, TOP, closed=True)
    yield Line(side, EDGE, 0.15, SIDE, closed=True)
    channel = subject.channel if block.stage == subject.layer else 0
    channel = min(channel, len(block.view.planes) - 1)
    scale = subject.scale_of(block.stage, channel)
    box = (x, y, solid.width, solid.height)
    values = block.view.planes[channel].values
    yield map_image(values, box, scale.limit, scale.palette, subject.colours)
    yield rectangle(*box, line=0.15)
    count, height, width = block.shape
    half = y + solid.height / 2 + 0.9
    if block.is_vector:
        yield Text(x - 1.0, half, str(count), SMALL_PT, "end", ink=MUTED)
        return
    yield Text(x - 1.0, half, str(height), SMALL_PT, "end", ink=MUTED)
    below = bottom + line_mm(SMALL_PT) - 0.5
    yield Text(x + solid.width / 2, below, str(width), SMALL_PT, "middle", ink=MUTED)
    yield Text(x + back / 2 - 0.6, y - back / 2 - 0.6, str(count), SMALL_PT, "end", weight=600)


def _arrow(x: float, y: float, wide: float) -> Iterator[Item]:
    wide = max(2.0, wide)
    tip = x + wide
    yield Line(((x, y), (tip - 1.0, y)), EDGE, 0.25)
    head = ((tip, y), (tip - 1.3, y - 0.7), (tip - 1.3, y + 0.7))
    yield Line(head, None, 0.0, EDGE, True)

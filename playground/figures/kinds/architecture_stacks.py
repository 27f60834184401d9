"""The architecture as stacks of maps, after LeCun and others (Gradient-Based Learning Applied to
Document Recognition, 1998, figure 2), with the maps that the network makes now."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from playground.core.messages import marked
from playground.figures.drawing.figure import (
    ACCENT,
    EDGE,
    MUTED,
    TEXT,
    Figure,
    Item,
    Line,
    Point,
    Text,
    rectangle,
)
from playground.figures.drawing.page import SMALL_PT, Page, line_mm, paragraph
from playground.figures.drawing.tile import map_image
from playground.figures.netblocks import SQUEEZED, Block, blocks, rows_of
from playground.figures.registry import figure
from playground.figures.subject import Subject

MARGIN_MM = 2.0
GAP_MM = 6.5
MAX_PLANES = 16
"""Maps of a stack that are drawn; how many there are is written above it."""

STEP_MM, MAX_SPREAD_MM = 1.5, 7.0
"""From one map of a stack to the next, right and up; and from the first to the last."""

USUAL_SIDE_MM, MAX_SIDE_MM, MIN_SIDE_MM = 12.0, 46.0, 3.0
"""The longest side of the largest maps, wanted and at most; and of the smallest ones."""

UNITS_MM, MIN_LIST_MM, MAX_LIST_MM = 3.2, 14.0, 44.0
"""The width of a list of numbers, and how long it is."""

NAME_MM = 2.7
MIN_LABEL_MM = 8.0
"""The height of a name beside a list, and the room at its right for them and for its caption."""

MAX_NAMED_UNITS = 16
ROW_GAP_MM = 5.0


@dataclass(frozen=True, slots=True, eq=False)
class _Place:
    """Where a block is drawn: its first map, and how far the others stick out."""

    block: Block
    x: float
    y: float
    width: float
    height: float
    spread: float
    named: tuple[str, ...] = ()

    @property
    def right(self) -> float:
        """Where it ends."""
        return self.x + self.width + self.spread


@figure(
    "architecture",
    marked("figure", "Architecture in LeNet style"),
    marked("figure", "The network as in the paper on LeNet, with the maps that it makes now"),
    170.0,
    40,
)
def architecture_stacks(subject: Subject, page: Page) -> Figure:
    """Stacks of maps from left to right, with the window that one cell is made of."""
    found = blocks(subject)
    room = page.width - 2 * MARGIN_MM
    longest = max(max(block.shape[1:]) for block in found)
    usual = [_size(subject, page, block, USUAL_SIDE_MM, longest) for block in found]
    rows = rows_of(
        [width + spread + label + GAP_MM for width, _, spread, label in usual], room + GAP_MM
    )
    items: list[Item] = []
    y = MARGIN_MM
    for row in rows:
        made, y = _row(subject, page, found, row, longest, y)
        items += made
        y += ROW_GAP_MM
    y -= ROW_GAP_MM
    notes = []
    if any(not block.is_vector and len(block.view.planes) > MAX_PLANES for block in found):
        text = marked("figure", "Of each layer the first {count} maps at most are drawn.")
        notes.append(page.say(text, count=MAX_PLANES))
    if len({block.shape[1:] for block in found}) > 1:
        notes.append(page.say(marked("figure", "Sides are drawn as the roots of their lengths.")))
    texts, y = paragraph(page, " ".join(notes), MARGIN_MM, y + 1.0, room)
    title = page.say(marked("figure", "Architecture"))
    return Figure(page.width, y + MARGIN_MM, (*items, *texts), title)


def _size(
    subject: Subject, page: Page, block: Block, side: float, longest: int
) -> tuple[float, float, float, float]:
    """Width and height of a map, how far the others stick out, and the width of names beside it."""
    if block.is_vector:
        share = min(1.0, (block.count / 128) ** 0.5)
        names = _names(subject, block)
        label = max((page.wide(name, SMALL_PT) for name in names), default=0.0) + 1.5
        count = page.wide(str(block.count), SMALL_PT, 600) - UNITS_MM
        high = MIN_LIST_MM + share * (MAX_LIST_MM - MIN_LIST_MM)
        high = max(high, NAME_MM * len(names))
        return UNITS_MM, high, 0.0, max(label, count, MIN_LABEL_MM)
    _, height, width = block.shape
    long = max(MIN_SIDE_MM, side * (max(height, width) / longest) ** 0.5)
    wide, high = long * width / max(height, width), long * height / max(height, width)
    planes = min(len(block.view.planes), MAX_PLANES)
    return wide, high, min(STEP_MM * (planes - 1), MAX_SPREAD_MM), 0.0


def _names(subject: Subject, block: Block) -> tuple[str, ...]:
    names = subject.classes_at(block.stage, block.count)
    return names if len(names) <= MAX_NAMED_UNITS else ()


def _row(
    subject: Subject, page: Page, found: list[Block], row: range, longest: int, y: float
) -> tuple[list[Item], float]:
    """The blocks of a row, as large as its width allows, and where it ends."""
    room = page.width - 2 * MARGIN_MM - GAP_MM * (len(row) - 1)
    side = _side(subject, page, [found[at] for at in row], longest, room)
    sizes = [_size(subject, page, found[at], side, longest) for at in row]
    used = sum(width + spread + label for width, _, spread, label in sizes)
    gap = GAP_MM + max(0.0, room - used) / max(1, len(row) - 1) if len(row) > 1 else 0.0
    gap = min(gap, 2.2 * GAP_MM)
    above = max(height / 2 + spread for _, height, spread, _ in sizes)
    below = max(height / 2 for _, height, _, _ in sizes)
    middle = y + line_mm(SMALL_PT) + 1.0 + above
    places: list[_Place] = []
    x = MARGIN_MM
    for at, (width, height, spread, label) in zip(row, sizes, strict=True):
        top = middle - height / 2
        names = _names(subject, found[at])
        places.append(_Place(found[at], x, top, width, height, spread, names))
        x += width + spread + label + gap
    items: list[Item] = []
    for place in places:
        items += _stack(subject, page, place)
    for before, after in pairwise(places):
        items += _link(before, after)
    bottom = middle + below
    ends = bottom
    for number, place in enumerate(places):
        right = places[number + 1].x if number + 1 < len(places) else page.width - MARGIN_MM
        base = bottom + 0.5
        slot = max(right - place.x - 1.0, 9.0)
        for words in place.block.words(page, slot):
            texts, base = paragraph(page, words, place.x, base, SQUEEZED * slot, SMALL_PT, False)
            items += [_within(page, text, slot) for text in texts]
        ends = max(ends, base)
    return items, ends


def _within(page: Page, text: Text, width: float) -> Text:
    points = page.fitted(text.text, width, text.points)
    return Text(text.x, text.y, text.text, points, text.align, text.weight, text.ink)


def _side(subject: Subject, page: Page, row: list[Block], longest: int, room: float) -> float:
    """The longest side of the largest maps with which the row is as wide as there is room."""
    low, high = 0.0, MAX_SIDE_MM
    for _ in range(24):
        side = (low + high) / 2
        sizes = [_size(subject, page, block, side, longest) for block in row]
        if sum(width + spread + label for width, _, spread, label in sizes) <= room:
            low = side
        else:
            high = side
    return low


def _stack(subject: Subject, page: Page, place: _Place) -> Iterator[Item]:
    """Yield the maps, the last one at the back, with the number and the size above."""
    block = place.block
    scale = subject.scale_of(block.stage)
    planes = block.view.planes[:MAX_PLANES]
    step = place.spread / max(1, len(planes) - 1)
    for at in reversed(range(len(planes))):
        x, y = place.x + at * step, place.y - at * step
        own = scale if block.is_vector else subject.scale_of(block.stage, at)
        box = (x, y, place.width, place.height)
        yield map_image(planes[at].values, box, own.limit, own.palette, subject.colours)
        yield rectangle(*box, line=0.15)
    label = str(block.count)
    if not block.is_vector:
        label = f"{block.count}@{block.shape[1]}×{block.shape[2]}"
    yield Text(place.x, place.y - place.spread - 1.0, label, SMALL_PT, weight=600)
    high = place.height / max(1, len(place.named))
    for at, name in enumerate(place.named):
        base = place.y + (at + 0.5) * high + 0.9
        yield Text(place.right + 0.8, base, name, SMALL_PT, ink=MUTED)


def _link(before: _Place, after: _Place) -> Iterator[Item]:
    """Yield what one cell of a block is made of: a window, or all of the block before."""
    step = after.block.window()
    if step is None or before.block.is_vector or after.block.is_vector:
        above: Point = (before.right, before.y - before.spread)
        below: Point = (before.x + before.width, before.y + before.height)
        yield Line((above, (after.x, after.y)), EDGE, 0.15)
        yield Line((below, (after.x, after.y + after.height)), EDGE, 0.15)
        return
    (left, top, width, height), (right, down) = step
    box = (
        before.x + left * before.width,
        before.y + top * before.height,
        width * before.width,
        height * before.height,
    )
    tip = (after.x + right * after.width, after.y + down * after.height)
    for across, along in ((0, 0), (1, 0), (0, 1), (1, 1)):
        corner = (box[0] + across * box[2], box[1] + along * box[3])
        yield Line((corner, tip), ACCENT, 0.12, dash=0.6)
    yield rectangle(*box, ink=ACCENT, line=0.3)
    yield rectangle(tip[0] - 0.35, tip[1] - 0.35, 0.7, 0.7, ink=ACCENT, fill=TEXT, line=0.15)

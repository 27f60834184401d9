"""Where the maps of one column lie: one large, the others in a grid beneath it."""

from __future__ import annotations

import math
from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace

TILE_GAP_PX, NARROW_GAP_PX = 8, 4
"""Pixels between maps, and between those of which there are many."""

MANY = 16
"""Maps from which on the gaps between them are narrow."""

MIN_SMALL_PX = 28
"""Width of the smallest maps beneath the large one that are all in view."""

SCROLLED_PX = 46
"""Width of the maps, at least, where all of them have no room and they scroll."""

MIN_GAIN = 1.12
"""How much larger maps must become for one more in each row: names need its room."""

MAX_ACROSS = 6
"""Maps beside one another, at most, where all of them are in view."""


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle in pixels."""

    x: int
    y: int
    width: int
    height: int

    @property
    def bottom(self) -> int:
        """Where it ends."""
        return self.y + self.height


NOWHERE = Box(0, 0, 0, 0)


@dataclass(frozen=True, slots=True)
class Tiles:
    """`count` rectangles: a large one for number `chosen`, the others in rows of `across`.

    `small` is where the first of the others lies; with no height, only the large one is there. A
    layer can have thousands of maps, so that their rectangles are worked out when asked for.
    """

    large: Box = NOWHERE
    count: int = 0
    chosen: int = 0
    small: Box = NOWHERE
    across: int = 1
    gap: int = TILE_GAP_PX

    def __len__(self) -> int:
        return self.count

    def __getitem__(self, at: int) -> Box:
        if not 0 <= at < self.count:
            raise IndexError(at)
        if at == self.chosen:
            return self.large
        if not self.small.height:
            return replace(self.large, width=0, height=0)
        row, place = divmod(self.rank(at), self.across)
        return replace(
            self.small,
            x=self.small.x + place * (self.small.width + self.gap),
            y=self.small.y + row * self.step,
        )

    def __iter__(self) -> Iterator[Box]:
        return (self[at] for at in range(self.count))

    @property
    def placed(self) -> Collection[int]:
        """The numbers of those that have a place: all, the large one alone, or none."""
        if self.small.height:
            return range(self.count)
        return (self.chosen,) if self.large.height and self.chosen < self.count else ()

    def rank(self, at: int) -> int:
        """The place of a map among those that are not chosen."""
        return at - (at > self.chosen)

    @property
    def step(self) -> int:
        """Pixels from the top of one row to the top of the next."""
        return self.small.height + self.gap

    @property
    def rows(self) -> int:
        """Rows of the grid."""
        return math.ceil((self.count - 1) / self.across) if self.small.height else 0

    @property
    def bottom(self) -> int:
        """Where the last one ends."""
        end = self.small.y + self.rows * self.step - self.gap if self.rows else 0
        return max(self.large.bottom, end)

    def within(self, top: int, bottom: int) -> range:
        """The first to the last map of the grid that lies at least partly between two heights."""
        if not self.rows:
            return range(0)
        begin = max((top - self.small.y + self.gap) // self.step, 0) * self.across
        end = max((bottom - self.small.y) // self.step + 1, 0) * self.across
        others = self.count - 1
        first, last = min(begin, others), min(end, others)
        return range(first + (first >= self.chosen), last + (last > self.chosen))

    def moved(self, by: int) -> Tiles:
        """The same, so many pixels to the right."""
        return replace(
            self,
            large=replace(self.large, x=self.large.x + by),
            small=replace(self.small, x=self.small.x + by),
        )


def under_one_another(first: Box, count: int) -> Tiles:
    """Rectangles of one size in a column."""
    return Tiles(first, count, 0, replace(first, y=first.bottom + TILE_GAP_PX))


def only(large: Box, count: int, chosen: int) -> Tiles:
    """The large rectangle; the others are not there."""
    return Tiles(large, count, chosen)


def with_others(large: Box, count: int, chosen: int, height: int) -> Tiles:
    """The large rectangle, and the others as large as they can be in the `height` beneath it.

    They have its width for all of a row, and its proportions. Those that would be too small are
    SCROLLED_PX wide or more, and go on beneath what is in view.
    """
    others = count - 1
    if others < 1:
        return Tiles(large, count, chosen)
    aspect = large.height / large.width
    gap = TILE_GAP_PX if count < MANY else NARROW_GAP_PX
    room = height - TILE_GAP_PX
    best, across = 0.0, 1
    for candidate in range(1, min(others, MAX_ACROSS) + 1):
        rows = math.ceil(others / candidate)
        beside = (large.width - gap * (candidate - 1)) / candidate
        beneath = (room - gap * (rows - 1)) / rows / aspect
        width = min(beside, beneath)
        if width > best * (MIN_GAIN if best >= MIN_SMALL_PX else 1):
            best, across = width, candidate
    if best < MIN_SMALL_PX:
        across = max(1, (large.width + gap) // (SCROLLED_PX + gap))
        best = (large.width - gap * (across - 1)) / across
    width = max(1, int(best))
    tall = max(1, int(best * aspect))
    return Tiles(
        large, count, chosen, Box(large.x, large.bottom + TILE_GAP_PX, width, tall), across, gap
    )

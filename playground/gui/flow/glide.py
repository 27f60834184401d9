"""Lets columns glide to their new places when something slides in between them, or out again."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, fields, replace

from PySide6.QtCore import QAbstractAnimation, QEasingCurve, QObject, QVariantAnimation

from playground.gui.flow.layout import FlowLayout, Placement
from playground.gui.flow.placed import Placed
from playground.gui.flow.tiles import Box, Tiles

DURATION_MS = 220


class Glide(QObject):
    """Shows layouts between two others; `show` is called with each of them, and with the last."""

    def __init__(self, show: Callable[[FlowLayout], None], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._show = show
        self._start: FlowLayout | None = None
        self._end: FlowLayout | None = None
        self.visible: FlowLayout | None = None
        """The layout on screen: between two others while the columns are on their way."""
        self._animation = QVariantAnimation(self)
        self._animation.setStartValue(0.0)
        self._animation.setEndValue(1.0)
        self._animation.setDuration(DURATION_MS)
        self._animation.setEasingCurve(QEasingCurve.Type.OutCubic)
        self._animation.valueChanged.connect(self._frame)

    @property
    def is_gliding(self) -> bool:
        """Whether the columns are on their way."""
        return self._animation.state() == QAbstractAnimation.State.Running

    def to(self, end: FlowLayout, start: FlowLayout | None = None) -> None:
        """Show a layout: by and by from `start` on, or at once without one.

        Columns that are on their way already go on from where they are.
        """
        if start is None and self.is_gliding:
            start = self.visible
        self._animation.stop()
        if start is None or len(start.columns) != len(end.columns):
            self._start = self._end = None
            self._show_now(end)
            return
        self._start, self._end = start, end
        self._show_now(between(start, end, 0.0))
        self._animation.start()

    def _frame(self, share: float) -> None:
        if self._start is not None and self._end is not None:
            self._show_now(between(self._start, self._end, share) if share < 1 else self._end)

    def _show_now(self, layout: FlowLayout) -> None:
        self.visible = layout
        self._show(layout)


def glide_start(
    before: Placed | None, new: Placed, visible: FlowLayout | None
) -> FlowLayout | None:
    """Where columns glide from to a new layout; None where they are to be there at once.

    They glide when a map is laid open or closed again, and when another one becomes the large one.
    `visible` is the layout on screen, which may be on its way.
    """
    if before is None or _is_same_arrangement(before, new):
        return None
    seen = visible or before.layout
    if before.detail == new.detail:
        return seen if len(seen.columns) == len(new.layout.columns) else None
    start = seen if before.detail is None else closed(seen, before.detail)
    if len(start.columns) != len(new.columns) - (new.detail is not None):
        return None
    return start if new.detail is None else opened(start, new.layout, new.detail)


def _is_same_arrangement(before: Placed, new: Placed) -> bool:
    """Whether the same maps are large and laid open."""
    if before.detail != new.detail or len(before.columns) != len(new.columns):
        return before.detail == new.detail
    return all(
        one.tiles != other.tiles or one.chosen == other.chosen
        for one, other in zip(before.columns, new.columns, strict=True)
    )


def opened(before: FlowLayout, after: FlowLayout, index: int) -> FlowLayout:
    """The layout before one more column, with that column still behind the one at its left."""
    new, left = after.columns[index], before.columns[index - 1].header
    hidden = _moved(new, left.x - new.header.x)
    return replace(before, columns=(*before.columns[:index], hidden, *before.columns[index:]))


def closed(before: FlowLayout, index: int) -> FlowLayout:
    """The layout before, without the column that is gone."""
    return replace(before, columns=before.columns[:index] + before.columns[index + 1 :])


def between(start: FlowLayout, end: FlowLayout, share: float) -> FlowLayout:
    """The layout at a share of the way; columns that open or collapse have done so already."""
    columns = tuple(
        _placement(one, other, share) for one, other in zip(start.columns, end.columns, strict=True)
    )
    return replace(end, columns=columns, add=_box(start.add, end.add, share))


def _placement(start: Placement, end: Placement, share: float) -> Placement:
    if start.collapsed != end.collapsed or len(start.tiles) != len(end.tiles):
        return end
    tiles: Tiles = end.tiles
    if share < 1 and start.tiles != end.tiles:
        tiles = Underway.between(start.tiles, end.tiles, share)
    filters = end.filters
    if start.filters is not None and end.filters is not None:
        filters = _box(start.filters, end.filters, share)
    header = _box(start.header, end.header, share)
    return replace(end, header=header, tiles=tiles, filters=filters)


@dataclass(frozen=True, slots=True)
class Underway(Tiles):
    """The tiles of one layout on their way to their places in another."""

    start: Tiles = Tiles()
    share: float = 0.0

    @classmethod
    def between(cls, start: Tiles, end: Tiles, share: float) -> Underway:
        """Those at a share of the way."""
        given = {each.name: getattr(end, each.name) for each in fields(Tiles)}
        return cls(**given, start=start, share=share)

    def __getitem__(self, at: int) -> Box:
        return _box(self.start[at], Tiles.__getitem__(self, at), self.share)


def _box(start: Box, end: Box, share: float) -> Box:
    def part(one: int, other: int) -> int:
        return round(one + share * (other - one))

    return Box(
        part(start.x, end.x),
        part(start.y, end.y),
        part(start.width, end.width),
        part(start.height, end.height),
    )


def _moved(placement: Placement, by: int) -> Placement:
    header = replace(placement.header, x=placement.header.x + by)
    return replace(placement, header=header, tiles=placement.tiles.moved(by))

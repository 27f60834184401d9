"""The scale of a map: the one rule for which number has which colour, wherever the map stands."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias

from playground.engine.view.palette import Palette
from playground.engine.view.planes import Plane, Shown, View

ScaleBy: TypeAlias = Literal["map", "layer"]
"""Whether each map has its own scale, or all maps of a layer have one."""


@dataclass(frozen=True, slots=True)
class MapScale:
    """Colours from 0 to `limit`, or from −limit where the palette is signed."""

    limit: float = 1.0
    palette: Palette = "signed"
    is_exceeded: bool = False
    """Whether some values of the maps that share it lie beyond it, and have its last colour."""


def map_scale(shown: Shown, stage: int, channel: int, by: ScaleBy) -> MapScale:
    """The scale of a map of a stage, −1 being the input.

    All that shows the map or a part of it, or what the map is the sum of, takes it from here.
    """
    view = shown.view(stage)
    return MapScale() if view is None or not view.planes else scale_in(view, channel, by)


def scale_in(view: View, channel: int, by: ScaleBy) -> MapScale:
    """The same for a map of a view that has some; a list of numbers is one map."""
    palette: Palette = "signed" if view.signed else "gray"
    if by == "layer":
        limit = view.limit
        return MapScale(limit, palette, any(_goes_beyond(each, limit) for each in view.planes))
    plane = view.planes[min(channel, len(view.planes) - 1)]
    return MapScale(plane.limit, palette, _goes_beyond(plane, plane.limit))


def _goes_beyond(plane: Plane, limit: float) -> bool:
    return max(-plane.low, plane.high) > limit

"""Which colour scale a map has, or which number has which colour, wherever the map stands."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias
from weakref import WeakKeyDictionary

from playground.engine.view.palette import Palette
from playground.engine.view.planes import Plane, Shown, View

ScaleBy: TypeAlias = Literal["map", "layer"]
"""Whether each map has its own scale, or all maps of a layer have one."""

ScaleCut: TypeAlias = Literal["most", "largest"]
"""Whether the scale ends where nearly all values lie (NEARLY_ALL_SHARE), or at the largest."""

HIDING_FACTOR = 6.0
"""How many times the next end of a scale that of a map is which hides the others: these keep a
sixth of the colours, and are hardly told from zero."""


@dataclass(frozen=True, slots=True)
class ScaleChoice:
    """Where the user wants scales to end."""

    by: ScaleBy = "layer"
    cut: ScaleCut = "most"


@dataclass(frozen=True, slots=True)
class MapScale:
    """Colours from 0 to `limit`, or from −limit where the palette is signed."""

    limit: float = 1.0
    palette: Palette = "signed"
    is_exceeded: bool = False
    """Whether some values of the maps that share it lie beyond it, and have its last colour."""

    extreme: float = 1.0
    """The largest distance from zero among the maps that share it."""

    hidden_by: int | None = None
    """The map that makes the scale so wide that all others of the layer are pale."""


_of_layers: WeakKeyDictionary[View, dict[ScaleCut, MapScale]] = WeakKeyDictionary()
"""The scales that all maps of a view share: every panel asks, and there may be a thousand maps."""


def map_scale(shown: Shown, stage: int, channel: int, choice: ScaleChoice) -> MapScale:
    """The scale of a map of a stage, −1 being the input.

    All that shows the map or a part of it, or what the map is the sum of, takes it from here.
    """
    view = shown.view(stage)
    return MapScale() if view is None or not view.planes else scale_in(view, channel, choice)


def scale_in(view: View, channel: int, choice: ScaleChoice) -> MapScale:
    """The same for a map of a view that has some; a list of numbers is one map.

    Maps of zeros have no say in the scale of their layer.
    """
    if choice.by == "map":
        alone = view.planes[min(channel, len(view.planes) - 1)]
        return _shared_scale((alone,), view.signed, choice.cut)
    known = _of_layers.setdefault(view, {})
    if choice.cut not in known:
        known[choice.cut] = _shared_scale(view.planes, view.signed, choice.cut)
    return known[choice.cut]


def _shared_scale(planes: tuple[Plane, ...], signed: bool, cut: ScaleCut) -> MapScale:
    """The one scale of some maps."""
    extremes = [max(-plane.low, plane.high) for plane in planes]
    ends = extremes if cut == "largest" else [plane.limit for plane in planes]
    ends = [end if extreme else 0.0 for end, extreme in zip(ends, extremes, strict=True)]
    extreme, limit = max(extremes), max(ends) or 1.0
    palette: Palette = "signed" if signed else "gray"
    return MapScale(limit, palette, extreme > limit, extreme or 1.0, _hiding(ends))


def _hiding(ends: list[float]) -> int | None:
    """The map whose scale ends far beyond those of all others; None where they are alike."""
    if len(ends) < 2:
        return None
    *_, second, first = sorted(ends)
    return ends.index(first) if 0 < HIDING_FACTOR * second < first else None

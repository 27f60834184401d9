"""How large the areas around the maps are, and which are folded away: plain arithmetic and text."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from typing import Any, Literal, TypeAlias, get_args

from playground.core.json_file import parsed_json
from playground.core.messages import Refused

Area: TypeAlias = Literal["input", "properties", "below"]
AREAS: tuple[Area, ...] = get_args(Area)

LEAST_PX: Mapping[Area, int] = {"input": 196, "properties": 220, "below": 152}
"""Width of a side, and height of what is below: with less, their controls would be cut."""

MIDDLE_WIDTH_PX, MIDDLE_HEIGHT_PX = 360, 280
"""The room that dragging leaves to the middle, with the lines above and below everything."""

MAX_STORED_PX = 10_000

NARROW_PX, WIDE_PX, LOW_PX, TALL_PX = 1200, 1800, 768, 1000
"""Widths of the window under which sides are narrow, and from which they are wide; heights under
which a kernel is small, and from which what is below is high."""


@dataclass(frozen=True, slots=True)
class AreaSizes:
    """The areas of a mode as the user left them: pixels, 0 for what the window's size suggests."""

    input: int = 0
    properties: int = 0
    below: int = 0
    folded: tuple[Area, ...] = ()

    def of(self, area: Area, window: tuple[int, int], usual: int) -> int:
        """The pixels of an area in a window of width × height; `usual` where nothing was chosen."""
        chosen: int = getattr(self, area)
        return bounded(area, chosen or usual, window)

    def dragged(self, area: Area, pixels: int, window: tuple[int, int]) -> AreaSizes:
        """The same with an area of so many pixels, as far as the middle keeps room."""
        changes: dict[str, Any] = {area: bounded(area, pixels, window)}
        return replace(self, **changes)

    def toggled(self, area: Area) -> AreaSizes:
        """The same with an area folded away, or there again."""
        if area in self.folded:
            return replace(self, folded=tuple(each for each in self.folded if each != area))
        return replace(self, folded=(*self.folded, area))


def usual_px(area: Area, window: tuple[int, int]) -> int:
    """The pixels that an area takes where nobody has chosen, in a window that is not narrow."""
    width, height = window
    if area == "below":
        return 240 if height >= TALL_PX else 204
    usual, wide = {"input": (256, 300), "properties": (300, 340)}[area]
    return wide if width >= WIDE_PX else usual


def bounded(area: Area, pixels: int, window: tuple[int, int]) -> int:
    """The pixels that an area can have in a window of width × height."""
    width, height = window
    most = height - MIDDLE_HEIGHT_PX if area == "below" else (width - MIDDLE_WIDTH_PX) // 2
    return max(LEAST_PX[area], min(pixels, most))


def fitted(
    widths: Mapping[Area, int], least: Mapping[Area, int], room: int, first: Area
) -> dict[Area, int]:
    """The widths of sides that have so much room together: both, or `first` alone.

    They are made smaller before one goes, as small as `least`.
    """
    shared = {area: min(least[area], wide) for area, wide in widths.items()}
    if sum(shared.values()) > room and len(widths) > 1:
        return fitted({first: widths[first]}, least, room, first)
    spare = max(0, room - sum(shared.values()))
    for area, wide in widths.items():
        more = min(spare, wide - shared[area])
        shared[area] += more
        spare -= more
    return shared


def as_text(sizes: Mapping[str, AreaSizes]) -> str:
    """The sizes of all modes, to be kept."""
    return json.dumps({mode: asdict(each) for mode, each in sizes.items()})


def from_text(text: str) -> dict[str, AreaSizes]:
    """The sizes that a text stands for; whatever cannot be one reads as if it had not been set."""
    try:
        found = parsed_json(text.encode(), "areas")
    except (Refused, ValueError):  # the second where text is none that can be written
        return {}
    if not isinstance(found, dict):
        return {}
    return {mode: _read(each) for mode, each in found.items() if isinstance(each, dict)}


def _read(stored: dict[str, object]) -> AreaSizes:
    pixels = {}
    for area in AREAS:
        value = stored.get(area)
        known = isinstance(value, int) and not isinstance(value, bool)
        pixels[area] = value if known and 0 < value <= MAX_STORED_PX else 0  # type: ignore[operator]
    folded = stored.get("folded")
    names = folded if isinstance(folded, list) else []
    return AreaSizes(**pixels, folded=tuple(area for area in AREAS if area in names))  # type: ignore[arg-type]

"""The questions of the Look inside mode, as plain values for a session's file, and back."""

from __future__ import annotations

import math
from dataclasses import replace
from typing import Any, get_args

from playground.core.pathtext import path_to_data
from playground.engine.view.unitorder import UnitOrder
from playground.gui.state.insideview import (
    BackPlace,
    Inside,
    InsidePage,
    Limits,
    PatchPlace,
    UnitPictures,
    UnitPlace,
    WorkingsOf,
)
from playground.gui.state.keptpath import kept_path
from playground.pictures.patch import PatchFill

MOST = 2**31
MAX_LIMITS = 100
MAX_NAME_CHARACTERS = 60

CHOICES = {
    "page": InsidePage,
    "working": WorkingsOf,
    "fill": PatchFill,
    "pictures": UnitPictures,
    "order": UnitOrder,
}
PERCENT = {"cover": (0, 100), "patch_percent": (2, 60)}
PLACES = ("about", "off", "unit")
NUMBERS = ("answer", "back_layer", "cam_layer", "feature_layer", "step")


def inside_to_data(look: Inside) -> dict[str, Any]:
    """The plain values that are kept of the questions and how their answers are shown."""
    return {
        **{name: getattr(look, name) for name in (*CHOICES, "shuffled", *PERCENT, *NUMBERS)},
        "folder": path_to_data(look.folder),
        **{name: _listed(getattr(look, name)) for name in (*PLACES, "patch", "back_cell")},
        "without": sorted(look.without),
        "limits": None if look.limits is None else dict(look.limits),
    }


def inside_from_data(data: Any) -> Inside:
    """The questions that were kept; a part that is missing or no such value has its default."""
    found = Inside()
    if not isinstance(data, dict):
        return found
    for name, choices in CHOICES.items():
        if data.get(name) in get_args(choices):
            found = replace(found, **{name: data[name]})
    folder = kept_path(data.get("folder"))
    if folder is not None:
        found = replace(found, folder=folder)
    for name, (least, most) in {**PERCENT, "shuffled": (0, MOST)}.items():
        if _is_whole(data.get(name), least, most):
            found = replace(found, **{name: data[name]})
    for name in NUMBERS:
        if _is_whole(data.get(name), 0, MOST):
            found = replace(found, **{name: data[name]})
    return replace(
        found,
        about=_place(data.get("about")),
        off=_place(data.get("off")),
        unit=_place(data.get("unit")),
        without=_names(data.get("without")),
        back_cell=_back_place(data.get("back_cell")),
        patch=_middle(data.get("patch")),
        limits=_limits(data.get("limits")),
    )


def _listed(numbers: tuple[float, ...] | None) -> list[float] | None:
    return None if numbers is None else list(numbers)


def _is_whole(value: Any, least: int, most: int) -> bool:
    return type(value) is int and least <= value <= most


def _place(data: Any) -> UnitPlace | None:
    if not isinstance(data, list) or len(data) != 2:
        return None
    layer, unit = data
    return (layer, unit) if _is_whole(layer, 0, MOST) and _is_whole(unit, 0, MOST) else None


def _back_place(data: Any) -> BackPlace | None:
    if not isinstance(data, list) or len(data) != 3:
        return None
    unit, row, column = data
    return (unit, row, column) if all(_is_whole(each, 0, MOST) for each in data) else None


def _names(data: Any) -> frozenset[str]:
    if not isinstance(data, list) or len(data) > MAX_LIMITS:
        return frozenset()
    return frozenset(n for n in data if isinstance(n, str) and len(n) <= MAX_NAME_CHARACTERS)


def _middle(data: Any) -> PatchPlace | None:
    if not isinstance(data, list) or len(data) != 2:
        return None
    if not all(type(part) in (int, float) and 0 <= part <= 1 for part in data):
        return None
    return float(data[0]), float(data[1])


def _limits(data: Any) -> Limits | None:
    if not isinstance(data, dict) or len(data) > MAX_LIMITS:
        return None
    for name, limit in data.items():
        if not isinstance(name, str) or len(name) > MAX_NAME_CHARACTERS:
            return None
        if type(limit) not in (int, float) or not 0 <= limit < math.inf:
            return None
    return tuple((name, float(limit)) for name, limit in data.items())

"""What filters were made by, in network and stack files: settings of presets, and edited presets.

Without them a Gabor filter would be shown with the usual settings of its preset beside weights that
others have made, and to change one of them would make all weights anew from the usual ones.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from playground.core.filters import Filter, Settings
from playground.core.messages import Refused, marked
from playground.kernels.parameters import settled
from playground.kernels.presets import load_presets

ENTRIES = ("settings", "origin")


def made_to_data(item: Filter) -> dict[str, Any]:
    """The settings of a filter's preset and the preset that it was, if there are any."""
    settings = {"settings": dict(item.settings)} if item.settings else {}
    return {**settings, **({"origin": item.origin} if item.origin else {})}


def made_from_data(data: Any, preset: str, place: int) -> dict[str, Any]:
    """Settings and origin of a filter of this preset, "" for none, as arguments of Filter.

    Raises Refused, calling the layer `place`, also for settings that the preset has not.
    """
    if not isinstance(data, Mapping) or any(name not in ENTRIES for name in data):
        raise _malformed(place, "made")
    origin, given = data.get("origin", ""), data.get("settings", {})
    if not isinstance(origin, str):
        raise _malformed(place, "origin")
    is_table = isinstance(given, Mapping)
    if not is_table or any(type(value) not in (int, float) for value in given.values()):
        raise _malformed(place, "settings")
    return {"origin": origin, "settings": _settings(given, preset or origin)}


def _settings(given: Mapping[str, float], source: str) -> Settings:
    """The settings in the order of the preset's, those that are not named the usual ones."""
    known = load_presets()
    if given and source in known:
        given = settled(known[source].parameters, given)
    return tuple(given.items())


def _malformed(place: int, name: str) -> Refused:
    text = marked("message", "Layer {place}: {name} cannot be read.")
    return Refused(text, place=place, name=name)

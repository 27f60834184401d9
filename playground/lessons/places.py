"""The places of the window that a step can point at, by name."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from playground.core.messages import marked
from playground.lessons.mistake import Wrong

PLACES: Final = {
    "samples": "the sample pictures",
    "layer(N)": "the card of a layer, from 0 on",
    "map(N,N)": "a map: layer and number",
    "kernel": "the numbers of the selected filter",
    "preset": "the list of ready-made filters",
    "bias": "the bias of the selected filter",
    "stride": "the stride of the selected layer",
    "padding": "the padding of the selected layer",
    "arithmetic": "the arithmetic below the maps",
    "add-layer": "the button that adds a layer",
}
"""Every place with what it is; N stands for a number from 0 on."""

MAX_PLACE_CHARACTERS: Final = 60


@dataclass(frozen=True, slots=True)
class Place:
    """A place as a lesson names it: its form, and the numbers in it."""

    form: str
    numbers: tuple[int, ...] = ()


def place_of(text: str) -> Place:
    """The place that a text names; raises Wrong where there is none."""
    if len(text) <= MAX_PLACE_CHARACTERS:
        for form in PLACES:
            pattern = re.sub(r"\bN\b", r"(\\d{1,4})", re.escape(form))
            found = re.fullmatch(pattern, text, re.ASCII)
            if found is not None:
                return Place(form, tuple(map(int, found.groups())))
    raise Wrong(
        marked("message", "There is no place {name} in the window; there are {names}."),
        name=text,
        names=", ".join(PLACES),
    )

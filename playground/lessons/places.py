"""The places of the window that a step can point at, by name."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from typing import Final

from playground.core.messages import marked
from playground.lessons.mistake import Wrong, nearest
from playground.lessons.paths.layers import setting_names
from playground.lessons.paths.training import plan_names

PLACES: Final = {
    "picture": "the picture that is fed in",
    "samples": "the sample pictures",
    "size": "the choice of the picture's size",
    "channels": "the choice between grey and RGB",
    "intensities": "the choice between 0–1 and 0–255",
    "draw": "the page on which one draws",
    "layer(N)": "the card of a layer, from 0 on",
    "map(N,N)": "a map: layer and number",
    "kernel": "the numbers of the selected filter",
    "cell(N,N)": "one number of the selected filter: row, column",
    "slices": "the depth slices of the selected filter",
    "transforms": "the buttons that turn, mirror and scale the selected filter",
    "preset": "the list of ready-made filters",
    "filter-size": "the size of the filters",
    "add-filter": "the button that adds a filter",
    "bias": "the bias of the selected filter",
    "stride": "the stride of the selected layer",
    "padding": "the padding of the selected layer",
    "setting(NAME)": "a setting of the selected layer, as function or mode",
    "on": "the switch of the selected layer",
    "figures": "the figures of the selected layer: parameters, multiplications",
    "curve": "the curve of an activation",
    "below": "the choice of what is shown below the maps",
    "arithmetic": "the arithmetic below the maps",
    "add-layer": "the button that adds a layer",
    "modes": "the tabs of Explore, Train and the other modes",
    "stacks": "the menu Stacks",
    "examples": "the menu Examples",
    "train": "the button that trains",
    "step": "the button that takes one step of training, slowly",
    "accuracy": "the curve of the accuracy",
    "loss": "the curve of the loss",
    "first-layer": "the filters of the first layer while they are trained",
    "confusion": "the table of which class was taken for which",
    "data": "the data to train on",
    "frozen": "the layers with weights, each with its padlock",
    "answers": "the answers of the network in Look inside",
    "methods": "what each method of Look inside says",
    "unit": "the choice between an answer and a unit in Look inside",
    "shuffled": "how many layers Look inside shuffles",
    "plan(NAME)": "a setting of the training, as rate or epochs",
}
"""Every place with what it is; N stands for a number from 0 on, NAME for a name."""

NAMES: Final[Mapping[str, Callable[[], Collection[str]]]] = {
    "setting(NAME)": setting_names,
    "plan(NAME)": plan_names,
}
"""The names that NAME may be, by the form of the place."""

MAX_PLACE_CHARACTERS: Final = 60


@dataclass(frozen=True, slots=True)
class Place:
    """A place as a lesson names it: its form, the numbers in it, and the name in it."""

    form: str
    numbers: tuple[int, ...] = ()
    name: str = ""


def place_of(text: str) -> Place:
    """The place that a text names; raises Wrong where there is none."""
    if len(text) <= MAX_PLACE_CHARACTERS:
        for form in PLACES:
            pattern = re.sub(r"\bN\b", r"(\\d{1,4})", re.escape(form))
            found = re.fullmatch(pattern.replace("NAME", "([a-z_]{1,40})"), text, re.ASCII)
            if found is None:
                continue
            numbers = tuple(int(part) for part in found.groups() if part.isdecimal())
            name = next((part for part in found.groups() if not part.isdecimal()), "")
            if form in NAMES and name not in NAMES[form]():
                break
            return Place(form, numbers, name)
        close = nearest(text, PLACES, NAMES)
        if close:
            sentence = marked(
                "message",
                "There is no place {name} in the window. Nearest: {names};"
                " docs/lessons.md lists all.",
            )
            raise Wrong(sentence, name=text, names=close)
    raise Wrong(
        marked("message", "There is no place {name} in the window; there are {names}."),
        name=text,
        names=", ".join(PLACES),
    )

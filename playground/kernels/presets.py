"""The presets: filters with a name and a sentence on what they find, kept as data.

Every file in resources/kernels/ holds a family, in JSON:

    {"version": 1, "order": 40, "group": "Edges", "presets": [ … ]}

`order` places the group in menus. A preset has an `id` (its name on the command line), a `title`,
a `sentence` on what it finds, and one of

    "matrix": [[1, 2, 1], …], optionally with a "divisor": 16
    "generator": a name of generators.GENERATORS, optionally with
        "fixed": {"size": 3, …}     arguments that stay
        "parameters": [ … ]         arguments that the user sets, each with `name`, `kind` (int or
                                    float), `default`, `low`, `high`, `label`, `help`, a `unit`, and
                                    `every`, which is 2 for odd numbers alone, from an odd `low` on

Filters find what gets brighter to the right or downwards as positive: "sobel-vertical", for
vertical edges, is [[-1, 0, 1], [-2, 0, 2], [-1, 0, 1]].

The texts stay there alone: `tools.update_translations` hands them to translators.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any

import numpy as np

from playground import resources
from playground.core.arrays import FloatArray, frozen
from playground.core.fields import Field
from playground.core.filters import Filter, make_filter
from playground.core.messages import marked
from playground.core.registry import Registry
from playground.kernels.generators import GENERATORS
from playground.kernels.parameters import Parameter, settled

VERSION = 1

SHORT_TITLES = {
    "sobel-vertical": marked("filter", "Vertical edges"),
    "sobel-horizontal": marked("filter", "Horizontal edges"),
    "sobel-left-diagonal": marked("filter", "Left diagonal"),
    "sobel-right-diagonal": marked("filter", "Right diagonal"),
}
"""The names of a new window's filters, on maps that have no room for a preset's title."""


@dataclass(frozen=True, slots=True)
class Preset:
    """A filter by name; `title`, `group` and `sentence` are English, translated where shown."""

    id: str
    title: str
    group: str
    sentence: str
    parameters: tuple[Parameter, ...] = ()
    rows: tuple[tuple[float, ...], ...] = ()
    generator: str = ""
    fixed: Mapping[str, Any] = field(default_factory=lambda: MappingProxyType({}))

    def matrix(self, **parameters: Any) -> FloatArray:
        """The weights (height × width, read-only), with defaults for parameters not given.

        Raises Refused for a parameter that there is not or a value out of its bounds.
        """
        values = settled(self.parameters, parameters)
        if not self.generator:
            return frozen(np.array(self.rows, np.float32))
        return frozen(GENERATORS[self.generator](**self.fixed, **values))


def _parameter(entry: dict[str, Any]) -> Parameter:
    declared = Field(
        kind=entry["kind"],
        label=entry["label"],
        help=entry["help"],
        low=entry["low"],
        high=entry["high"],
        unit=entry.get("unit", ""),
        every=entry.get("every", 1),
    )
    return Parameter(entry["name"], entry["default"], declared)


def _preset(entry: dict[str, Any], group: str) -> Preset:
    generator = entry.get("generator", "")
    if ("matrix" in entry) == bool(generator):
        raise ValueError(f"{entry['id']}: either a matrix or a generator is needed")
    if generator and generator not in GENERATORS:
        raise ValueError(f"{entry['id']}: there is no generator {generator!r}")
    divisor = entry.get("divisor", 1)
    return Preset(
        id=entry["id"],
        title=entry["title"],
        group=group,
        sentence=entry["sentence"],
        parameters=tuple(_parameter(item) for item in entry.get("parameters", ())),
        rows=tuple(tuple(cell / divisor for cell in row) for row in entry.get("matrix", ())),
        generator=generator,
        fixed=MappingProxyType(entry.get("fixed", {})),
    )


def read_family(path: Path) -> tuple[int, list[Preset]]:
    """The place of a family in menus, and its presets; raises ValueError for a malformed file."""
    try:
        family = json.loads(path.read_text(encoding="utf-8"))
        if family["version"] != VERSION:
            raise ValueError(f"version {family['version']} is not {VERSION}")
        order, group = int(family["order"]), str(family["group"])
        return order, [_preset(entry, group) for entry in family["presets"]]
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise ValueError(f"{path.name} is not a family of presets: {error!r}") from error


@cache
def load_presets() -> Registry[Preset]:
    """All presets by id, in the order of menus; the files are read at the first call."""
    families = [read_family(path) for path in sorted(resources.path("kernels").glob("*.json"))]
    found: Registry[Preset] = Registry("preset")
    for _, presets in sorted(families, key=lambda family: family[0]):
        for preset in presets:
            found.add(preset.id, preset)
    return found


@cache
def ids_by_name() -> Mapping[str, str]:
    """The ids of presets by the English names that the program gives to their filters."""
    named = {preset.title: name for name, preset in load_presets().items()}
    return MappingProxyType(named | {title: name for name, title in SHORT_TITLES.items()})


@cache
def titles() -> frozenset[str]:
    """The titles of all presets, which filters are called by that have one."""
    return frozenset(preset.title for _, preset in load_presets().items())


def is_edited(item: Filter, preset: Preset) -> bool:
    """Whether a filter has other numbers than the preset that it is called by.

    Zeros around the preset's matrix, as a larger window has, change nothing.
    """
    settings = dict(item.settings) if item.origin == preset.id else {}
    made = make_filter(item.name, preset.matrix(**settings), item.depth)
    if made.size[0] > item.size[0] or made.size[1] > item.size[1]:
        return True
    return not np.array_equal(made.with_size(*item.size).weights, item.weights)


def texts() -> list[tuple[str, str]]:
    """Every (context, text) of the presets that a user can see, once each, in menu order."""
    found: dict[tuple[str, str], None] = {}
    for _, preset in load_presets().items():
        for text in (preset.group, preset.title, preset.sentence):
            found["kernel", text] = None
        for parameter in preset.parameters:
            declared = parameter.field
            for text in filter(None, (declared.label, declared.help, declared.unit)):
                found["field", text] = None
    return list(found)

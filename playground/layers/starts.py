"""Examples to start from: a picture, layers on it, and the number to look at, one a file.

A file in resources/starts is a stack file (see `stacks`) of another format name; "picture" is
needed, and "view" says what is seen first:

- "layer" and "filter" are selected;
- "pin" is the cell of which the arithmetic is written out: stage (-1 for the picture), channel, row
  and column;
- "viewport" is the part of all maps that is seen: left and top as fractions, and the zoom; where
  few enough cells are seen, they show their numbers.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache
from typing import Any

from playground import resources
from playground.core import edits
from playground.core.network_input import NetworkInput
from playground.core.registry import Registry
from playground.core.session import Network, Session
from playground.layers.menufile import menu_entries, menu_texts, read_menu_file
from playground.layers.stacks import Suggestion, named_filters, network_of

FORMAT = "convolution-playground start"
VERSION = 1


@dataclass(frozen=True, slots=True)
class StartView:
    """The first view of a start: the pinned cell, the layer, its filter and the viewport."""

    pin: tuple[int, int, int, int]
    layer: int = 0
    filter: int = 0
    viewport: tuple[float, float, float] = (0.0, 0.0, 1.0)


@dataclass(frozen=True, slots=True)
class Start:
    """An example by name; `title` and `sentence` are English, translated where shown."""

    id: str
    title: str
    sentence: str

    def view(self) -> StartView:
        """The selection, and the cell that is pinned."""
        view: dict[str, Any] = self._data()["view"]
        lists = {key: tuple(value) for key, value in view.items() if isinstance(value, list)}
        return StartView(**view | lists)

    def suggestion(self) -> Suggestion:
        """The picture that it is shown on."""
        return Suggestion(**self._data()["picture"])

    def filter_names(self) -> list[str]:
        """The names that the file gives to filters; English, translated where shown."""
        return named_filters(self._data()["layers"])

    def applied(self, session: Session) -> Session:
        """The session with the picture and the layers of the example in the place of its own."""
        session = replace(session, network=Network(), input=NetworkInput())
        session = edits.set_picture(session, self.suggestion().picture())
        layers = network_of(self._data()["layers"], session.shape, session.seed)
        return edits.set_network(session, layers)

    def _data(self) -> dict[str, Any]:
        return read_menu_file(resources.path("starts", f"{self.id}.json"), FORMAT, VERSION)


def with_start(session: Session, name: str) -> Session:
    """The session with an example in the place of its picture and its layers."""
    return load_starts()[name].applied(session)


@cache
def load_starts() -> Registry[Start]:
    """All examples by id, in the order of menus."""
    return menu_entries("starts", FORMAT, VERSION, Start)


def texts() -> list[tuple[str, str]]:
    """Every (context, text) of these files that a user can see, once each."""
    found: dict[tuple[str, str], None] = {}
    for _, start in load_starts().items():
        found |= dict.fromkeys(menu_texts("start", start))
        found |= dict.fromkeys(("filter", name) for name in start.filter_names())
    return list(found)

"""Trained networks that come along, one a file in resources/networks, with their weights beside it.

Such a file is a network file (see `networkfile`) within another: "title", "sentence" and "order"
are for menus, "picture" names the sample that is shown first (as in `stacks`), "input" says what
the network takes, "classes" what its outputs mean, and "data" which kind of data set it learned.
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
from playground.layers.inputfile import input_from_data
from playground.layers.menufile import menu_entries, menu_texts, read_menu_file
from playground.layers.networkfile import network_from_data
from playground.layers.stacks import Suggestion
from playground.layers.weightsfile import opened_beside

FORMAT = "convolution-playground trained network"
VERSION = 1

DOCUMENT = (
    *("format", "version", "title", "sentence", "order", "picture", "data"),
    *("input", "classes", "network", "weights"),
)
"""The entries of such a file."""


@dataclass(frozen=True, slots=True)
class ShippedNetwork:
    """A trained network by name; `title` and `sentence` are English, translated where shown."""

    id: str
    title: str
    sentence: str

    def network(self) -> Network:
        """The layers with what they learned; the files are read at each call."""
        path = resources.path("networks", f"{self.id}.json")
        data = self._data()
        with opened_beside(path, data.get("weights")) as beside:
            return network_from_data(data["network"], beside)

    def input(self) -> NetworkInput:
        """The input it takes: the size of its pictures, 0–1, and how drawings are laid in them."""
        found = input_from_data(self._data()["input"])
        assert found is not None
        return found

    def suggestion(self) -> Suggestion:
        """The picture to show it on first."""
        return Suggestion(**self._data()["picture"])

    def classes(self) -> tuple[str, ...]:
        """The names of the classes that its outputs stand for."""
        return tuple(self._data()["classes"])

    def _data(self) -> dict[str, Any]:
        return read_menu_file(resources.path("networks", f"{self.id}.json"), FORMAT, VERSION)


def with_shipped_network(session: Session, name: str) -> Session:
    """The session with a trained network in the place of its layers, on the picture it suggests.

    Its weights stay as they were learned, whatever the picture: pictures are fitted to them.
    """
    entry = shipped_networks()[name]
    # Without the layers before, which nothing is to be fitted for any more.
    session = replace(session, input=entry.input(), network=Network())
    session = edits.set_picture(session, entry.suggestion().picture())
    return replace(edits.set_network(session, entry.network()), classes=entry.classes())


@cache
def shipped_networks() -> Registry[ShippedNetwork]:
    """All networks that come along, by id, in the order of menus."""
    return menu_entries("networks", FORMAT, VERSION, ShippedNetwork)


def texts() -> list[tuple[str, str]]:
    """Every (context, text) of these files that a user can see."""
    entries = (entry for _, entry in shipped_networks().items())
    return [text for entry in entries for text in menu_texts("network", entry)]

"""Data files that stand in a menu: JSON with a "title", a "sentence" and an "order", one a file.

An entry is called after its file, its name on the command line.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any, Protocol, TypeVar

from playground import resources
from playground.core.json_file import read_json
from playground.core.registry import Registry
from playground.layers.networkfile import check_format


class MenuEntry(Protocol):
    """An entry made of such a file; `title` and `sentence` are English, translated where shown."""

    @property
    def title(self) -> str:
        """Its name in the menu."""
        ...

    @property
    def sentence(self) -> str:
        """The sentence about it in the menu."""
        ...


Entry = TypeVar("Entry")


def read_menu_file(path: Path, kind: str, version: int) -> dict[str, Any]:
    """The entries of a file of the format `kind`, up to a version; raises Refused."""
    data = read_json(path)
    check_format(data, kind, version)
    return dict(data)


def menu_entries(
    folder: str, kind: str, version: int, make: Callable[[str, str, str], Entry]
) -> Registry[Entry]:
    """All files of a folder of the resources by id, in the order of menus.

    `make` is called with the id, the title and the sentence of each.
    """
    found: list[tuple[int, str, Entry]] = []
    for path in sorted(resources.path(folder).glob("*.json")):
        data = read_menu_file(path, kind, version)
        entry = make(path.stem, str(data["title"]), str(data["sentence"]))
        found.append((int(data["order"]), path.stem, entry))
    entries: Registry[Entry] = Registry(kind.rpartition(" ")[2])
    for _, name, entry in sorted(found, key=lambda item: item[0]):
        entries.add(name, entry)
    return entries


def menu_texts(context: str, entry: MenuEntry) -> list[tuple[str, str]]:
    """The (context, text) pairs of an entry that a user can see."""
    return [(context, entry.title), (context, entry.sentence)]

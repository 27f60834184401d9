"""The head of a lesson or a recipe: what it is called, how long it takes, what it opens."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final, Protocol, TypeVar

from playground.core.messages import marked
from playground.layers.shipped import shipped_networks
from playground.layers.stacks import load_stacks
from playground.layers.starts import load_starts
from playground.lessons.blocks import Item
from playground.lessons.mistake import Mistake, Wrong, mistake
from playground.lessons.values import whole
from playground.pictures.samples import picture_names

MAX_MINUTES: Final = 90
MAX_TITLE_CHARACTERS: Final = 80
NO_LAYERS: Final = "none"
"""The stack without layers: the picture alone."""
LEVELS: Final = ("beginner", "intermediate", "advanced")

HEAD_KEYS: Final = {
    "title": "what the lesson is called",
    "minutes": "how long it takes",
    "level": "beginner, intermediate or advanced",
    "rows": "the rows of the course's plan, A1 to A26, that it covers, as A4, A13; may be left out",
    "stack": "the stack that it opens, by its name, or none for the picture alone; may be left out",
    "start": "the example that it opens, by its name; may be left out",
    "network": "the trained network that it opens, by its name; may be left out",
    "picture": "the sample picture that it opens, by its name; may be left out",
}
_NEEDED: Final = ("title", "minutes", "level")

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Head:
    """The entries of a lesson's head; of `stack`, `start` and `network` one at most is a name."""

    title: str = ""
    minutes: int = 1
    level: str = ""
    rows: tuple[str, ...] = ()
    stack: str = ""
    start: str = ""
    network: str = ""
    picture: str = ""


class Opens(Protocol):
    """A lesson or recipe that names what it opens, as a head does."""

    @property
    def stack(self) -> str:
        """A stack, or ""."""

    @property
    def start(self) -> str:
        """An example, or ""."""

    @property
    def network(self) -> str:
        """A trained network, or ""."""

    @property
    def picture(self) -> str:
        """A sample picture, or ""."""


def head_of(items: list[Item]) -> tuple[Head, list[Mistake]]:
    """Return what the lines of a head say, and what is wrong with them."""
    reading = _Reading(items)
    head = Head(
        reading.taken("title", title_of, ""),
        reading.taken("minutes", lambda text: whole(text, 1, MAX_MINUTES), 1),
        reading.taken("level", lambda text: _one_of(text, LEVELS), ""),
        reading.taken("rows", _rows, ()),
        reading.taken("stack", lambda text: _one_of(text, (*load_stacks(), NO_LAYERS)), ""),
        reading.taken("start", lambda text: _one_of(text, tuple(load_starts())), ""),
        reading.taken("network", lambda text: _one_of(text, tuple(shipped_networks())), ""),
        reading.taken("picture", lambda text: _one_of(text, picture_names()), ""),
    )
    return head, reading.mistakes


class _Reading:
    """Reads the lines by key, and collects what is wrong with them."""

    def __init__(self, items: list[Item]) -> None:
        self.mistakes: list[Mistake] = []
        self._found: dict[str, Item] = {}
        for item in items:
            if item.key not in HEAD_KEYS:
                text = marked("message", "The head has no {key}; it has {keys}.")
                keys = ", ".join(HEAD_KEYS)
                self.mistakes.append(mistake(item.line, text, key=item.key, keys=keys))
            elif item.key in self._found:
                text = marked("message", "{key} stands there twice.")
                self.mistakes.append(mistake(item.line, text, key=item.key))
            else:
                self._found[item.key] = item
        opens = [self._found[key] for key in ("stack", "start", "network") if key in self._found]
        if len(opens) > 1:
            text = marked("message", "A lesson opens one of stack, start and network.")
            self.mistakes.append(mistake(opens[1].line, text))
        for key in _NEEDED:
            if key not in self._found:
                text = marked("message", "{key} is missing in the head.")
                self.mistakes.append(mistake(1, text, key=key))

    def taken(self, key: str, read: Callable[[str], T], other: T) -> T:
        """The value in the line of a key, else `other`; what cannot be meant is a mistake."""
        item = self._found.get(key)
        if item is None:
            return other
        try:
            return read(item.value)
        except Wrong as wrong:
            self.mistakes.append(Mistake(item.line, wrong.message))
            return other


def title_of(text: str) -> str:
    """A title or a heading; raises Wrong where it is none."""
    if not text or len(text) > MAX_TITLE_CHARACTERS:
        raise Wrong(
            marked("message", "A heading has 1 to {most} characters."), most=MAX_TITLE_CHARACTERS
        )
    return text


def _rows(text: str) -> tuple[str, ...]:
    rows = tuple(part.strip() for part in text.split(","))
    for row in rows:
        if re.fullmatch(r"A\d{1,2}", row, re.ASCII) is None or not 1 <= int(row[1:]) <= 26:
            raise Wrong(marked("message", "{row} is no row of the list, A1 to A26."), row=row)
    return rows


def _one_of(text: str, names: tuple[str, ...]) -> str:
    if text not in names:
        raise Wrong(
            marked("message", "There is no {name}; there are {names}."),
            name=text,
            names=", ".join(names),
        )
    return text

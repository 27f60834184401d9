"""Pictures of a folder that belong to another class than its subfolder says, or to none.

Files stay where they are: the corrections are part of the document, so that undo takes them back.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final, TypeAlias

from playground.core.messages import Message, Refused, marked
from playground.core.pathtext import path_from_data, path_to_data

Corrections: TypeAlias = tuple[tuple[str, str], ...]
"""Paths below the folder, with "/" between, and the class of each; "" for a picture left out."""

MAX_CORRECTIONS: Final = 100_000


def corrected(before: Corrections, paths: Sequence[str], name: str) -> Corrections:
    """The corrections with pictures moved to a class, or left out by ""; sorted by path."""
    return tuple(sorted((dict(before) | dict.fromkeys(paths, name)).items()))


@dataclass(frozen=True, slots=True)
class Applied:
    """The class of a file by its place in the list of classes, None where it is left out."""

    labels: tuple[int | None, ...]
    moved: int
    left_out: int
    lost: tuple[str, ...] = ()
    """The files of corrections that do nothing: they, or the classes, are no more."""

    def notes(self) -> tuple[Message, ...]:
        """The sentences on corrected pictures, and on corrections that do nothing."""
        notes = []
        if self.moved or self.left_out:
            text = marked(
                "message", "Corrected pictures: {moved} of another class, {left} left out."
            )
            notes.append(Message(text, {"moved": self.moved, "left": self.left_out}))
        if self.lost:
            text = marked(
                "message",
                "{count} corrections do nothing, as their files or classes are no more: {names}.",
            )
            names = ", ".join(self.lost)
            notes.append(Message(text, {"count": len(self.lost), "names": names}))
        return tuple(notes)


def applied(
    corrections: Corrections, paths: Sequence[str], labels: Sequence[int], classes: Sequence[str]
) -> Applied:
    """The labels after the corrections; those of files or classes that are no more are lost."""
    wanted: Mapping[str, str] = dict(corrections)
    places = {name: at for at, name in enumerate(classes)}
    found: list[int | None] = []
    for path, label in zip(paths, labels, strict=True):
        name = wanted.get(path)
        found.append(None if name == "" else places.get(name or "", label))
    moved = sum(new is not None and new != old for new, old in zip(found, labels, strict=True))
    there, names = set(paths), {"", *classes}
    lost = (path for path, name in corrections if path not in there or name not in names)
    return Applied(tuple(found), moved, found.count(None), tuple(lost))


def corrections_to_data(corrections: Corrections) -> list[list[Any]]:
    """As JSON takes them."""
    return [[path_to_data(path), name] for path, name in corrections]


def corrections_from_data(data: Any) -> Corrections:
    """The same again; raises Refused."""
    found: list[tuple[str, str]] = []
    try:
        if not isinstance(data, list) or len(data) > MAX_CORRECTIONS:
            raise ValueError
        for pair in data:
            if not isinstance(pair, list) or len(pair) != 2 or not isinstance(pair[1], str):
                raise ValueError
            found.append((path_from_data(pair[0]), pair[1]))
    except ValueError:
        raise Refused(marked("message", "The corrections of the data cannot be read.")) from None
    return tuple(found)

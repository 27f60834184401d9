"""The commands of the palette, and how they are found by parts of words."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Command:
    """One thing to do, by the name that the window has for it.

    `words` are others by which it is found: its name in other languages, what it is about.
    `why_not` says why it cannot be done now; None when it can.
    """

    title: str
    group: str
    run: Callable[[], object]
    help: str = ""
    words: str = ""
    keys: str = ""
    why_not: str | None = None


def found(commands: Iterable[Command], text: str) -> list[Command]:
    """The commands that have every word of the text somewhere, those named so first."""
    wanted = text.casefold().split()
    ranked = [(_rank(command, wanted), command) for command in commands]
    hits = [(rank, command) for rank, command in ranked if rank is not None]
    return [command for _, command in sorted(hits, key=lambda hit: hit[0])]


def _rank(command: Command, wanted: list[str]) -> int | None:
    """The sum over the wanted words of how far from the title's beginning each is found.

    A title that is these words and no others comes before all.
    """
    title = command.title.casefold()
    if title.split() == wanted:
        return -1
    beginnings = title.split()
    rest = f"{command.group} {command.help} {command.words}".casefold()
    total = 0
    for word in wanted:
        if title.startswith(word):
            continue
        if any(each.startswith(word) for each in beginnings):
            total += 1
        elif word in title:
            total += 2
        elif word in rest:
            total += 4
        else:
            return None
    return total

"""The parts of a lesson's file, before anybody asks what they mean: head, notes, steps, items."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

from playground.core.messages import marked
from playground.lessons.mistake import Mistake, mistake

FENCE: Final = "---"
HEADING: Final = "## "
_ITEM: Final = re.compile(r"- ([a-z]{1,20}): *(.*?) *")
_WIDE: Final = r"\u2e80-\u9fff\uff00-\uffef\u201c\u201d"
_BETWEEN: Final = re.compile(rf"(?<=[{_WIDE}])\n(?=[{_WIDE}])")
_HEAD: Final = re.compile(r"([a-z]{1,20}): *(.*?) *")


@dataclass(frozen=True, slots=True)
class Item:
    """A key and its value, with the line that they stand in."""

    line: int
    key: str
    value: str


@dataclass(slots=True)
class StepBlock:
    """A heading with its text and its items."""

    line: int
    title: str
    text: list[str] = field(default_factory=list)
    items: list[Item] = field(default_factory=list)


@dataclass(slots=True)
class Blocks:
    """All of a file; `notes` are the lines between the head and the first step."""

    head: list[Item] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    steps: list[StepBlock] = field(default_factory=list)
    mistakes: list[Mistake] = field(default_factory=list)


def blocks_of(lines: tuple[str, ...]) -> Blocks:
    """Return the parts of the lines, with what stands where it cannot."""
    found = Blocks()
    begin = _read_head(lines, found)
    step: StepBlock | None = None
    for at, line in enumerate(lines[begin:], begin + 1):
        line = line.rstrip()
        if _is_heading(line):
            step = StepBlock(at, line.removeprefix(HEADING.rstrip()).strip())
            found.steps.append(step)
        elif step is None:
            found.notes.append(line)
        elif (item := _ITEM.fullmatch(line)) is not None:
            step.items.append(Item(at, item[1], item[2]))
        elif step.items and line.strip():
            text = marked("message", "After the items of a step there is no more text of it.")
            found.mistakes.append(mistake(at, text))
        else:
            step.text.append(line)
    return found


def joined(lines: Sequence[str]) -> str:
    """Return lines as one text; between Chinese characters the end of a line is no space."""
    return _BETWEEN.sub("", "\n".join(lines).strip())


def _is_heading(line: str) -> bool:
    return line.startswith(HEADING) or line.rstrip() == HEADING.rstrip()


def _read_head(lines: tuple[str, ...], found: Blocks) -> int:
    """Read the head, and return how many lines it has."""
    if not lines or lines[0].rstrip() != FENCE:
        text = marked("message", "A lesson begins with a line of three hyphens, and its head.")
        found.mistakes.append(mistake(1, text))
        return 0
    for at, line in enumerate(lines[1:], 2):
        if line.rstrip() == FENCE:
            return at
        if _is_heading(line):
            break
        item = _HEAD.fullmatch(line)
        if item is not None:
            found.head.append(Item(at, item[1], item[2]))
        elif line.strip():
            text = marked("message", "A line of the head is a key, a colon and a value.")
            found.mistakes.append(mistake(at, text))
    text = marked("message", "The head does not end: a line of three hyphens is missing.")
    found.mistakes.append(mistake(1, text))
    return next((at for at, line in enumerate(lines) if _is_heading(line)), len(lines))

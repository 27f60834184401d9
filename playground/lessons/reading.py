"""From a lesson's file to a lesson, or to everything that is wrong with it."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Final, TypeVar

from playground.core.messages import Message, Refused, marked
from playground.core.ordinary_file import read_file
from playground.layers.shipped import shipped_networks
from playground.layers.stacks import load_stacks
from playground.layers.starts import load_starts
from playground.lessons.blocks import Blocks, Item, StepBlock, blocks_of, joined
from playground.lessons.lesson import Lesson, LessonStep
from playground.lessons.mistake import Mistake, Wrong, mistake
from playground.lessons.source import MAX_BYTES, lines_of
from playground.lessons.stepitems import MAX_TEXT_CHARACTERS, step_of
from playground.lessons.values import whole
from playground.pictures.samples import picture_names

SUFFIX: Final = ".lesson.md"
MAX_STEPS: Final = 12
MAX_MINUTES: Final = 90
MAX_TITLE_CHARACTERS: Final = 80
MAX_NOTES_CHARACTERS: Final = 6_000
LEVELS: Final = ("beginner", "intermediate", "advanced")

HEAD_KEYS: Final = {
    "title": "what the lesson is called",
    "minutes": "how long it takes",
    "level": "beginner, intermediate or advanced",
    "rows": "the rows of the list of articles that it covers, as A4, A13; may be left out",
    "stack": "the stack that it opens, by its name; may be left out",
    "start": "the example that it opens, by its name; may be left out",
    "network": "the trained network that it opens, by its name; may be left out",
    "picture": "the sample picture that it opens, by its name; may be left out",
}
_NEEDED: Final = ("title", "minutes", "level")
_HTML: Final = re.compile(r"<[A-Za-z/!]|!\[")

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Parsed:
    """What a file came to: a lesson, or, where there is none, mistakes in the order of lines."""

    lesson: Lesson | None
    mistakes: tuple[Mistake, ...] = ()


def lesson_id(path: str | Path) -> str:
    """The file's name without its ends."""
    return Path(path).name.removesuffix(SUFFIX)


def parse_file(path: str | Path) -> Parsed:
    """Return what a file comes to; raises Refused when there is none that can be read."""
    return parse(read_file(path, 2 * MAX_BYTES), lesson_id(path))


def read_lesson(path: str | Path) -> Lesson:
    """Return the lesson of a file; raises Refused with its first mistake."""
    parsed = parse_file(path)
    if parsed.lesson is None:
        first = parsed.mistakes[0].of_line()
        raise Refused(
            marked("message", "{name} is no lesson. {mistake}"),
            name=Path(path).name,
            mistake=first,
        )
    return parsed.lesson


def parse(data: bytes, name: str = "") -> Parsed:
    """Return the lesson that the bytes are, or all of their mistakes; never raises."""
    lines, mistakes = lines_of(data)
    if mistakes:
        return Parsed(None, mistakes)
    blocks = blocks_of(lines)
    reading = _Reading(blocks, lines)
    lesson = reading.lesson(name)
    found = tuple(sorted(reading.mistakes, key=lambda each: each.line))
    return Parsed(None if found else lesson, found)


class _Reading:
    """Reads the parts of one file and collects what is wrong with them."""

    def __init__(self, blocks: Blocks, lines: tuple[str, ...]) -> None:
        self._blocks = blocks
        self._lines = lines
        self.mistakes = list(blocks.mistakes)

    def lesson(self, name: str) -> Lesson:
        head = self._head()
        steps = tuple(self._step(block) for block in self._blocks.steps)
        if not steps:
            self._wrong(len(self._lines), marked("message", "There is no step: ## and a heading."))
        if len(steps) > MAX_STEPS:
            line = self._blocks.steps[MAX_STEPS].line
            self._wrong(line, marked("message", "A lesson has at most {most} steps."), MAX_STEPS)
        notes = joined(self._blocks.notes)
        if len(notes) > MAX_NOTES_CHARACTERS:
            text = marked("message", "The notes have more than {most} characters.")
            self._wrong(1, text, MAX_NOTES_CHARACTERS)
        return Lesson(
            name,
            self._taken(head, "title", _title, ""),
            self._taken(head, "minutes", lambda text: whole(text, 1, MAX_MINUTES), 1),
            self._taken(head, "rows", _rows, ()),
            self._taken(head, "stack", lambda text: _one_of(text, tuple(load_stacks())), ""),
            self._taken(head, "picture", lambda text: _one_of(text, picture_names()), ""),
            notes,
            steps,
            self._taken(head, "level", lambda text: _one_of(text, LEVELS), ""),
            self._taken(head, "start", lambda text: _one_of(text, tuple(load_starts())), ""),
            self._taken(head, "network", lambda text: _one_of(text, tuple(shipped_networks())), ""),
        )

    def _head(self) -> dict[str, Item]:
        found: dict[str, Item] = {}
        for item in self._blocks.head:
            if item.key not in HEAD_KEYS:
                text = marked("message", "The head has no {key}; it has {keys}.")
                self.mistakes.append(
                    mistake(item.line, text, key=item.key, keys=", ".join(HEAD_KEYS))
                )
            elif item.key in found:
                text = marked("message", "{key} stands there twice.")
                self.mistakes.append(mistake(item.line, text, key=item.key))
            else:
                found[item.key] = item
        opens = [found[key] for key in ("stack", "start", "network") if key in found]
        if len(opens) > 1:
            text = marked("message", "A lesson opens one of stack, start and network.")
            self.mistakes.append(mistake(opens[1].line, text))
        for key in _NEEDED:
            if key not in found:
                text = marked("message", "{key} is missing in the head.")
                self.mistakes.append(mistake(1, text, key=key))
        return found

    def _taken(self, head: dict[str, Item], key: str, read: Callable[[str], T], other: T) -> T:
        item = head.get(key)
        if item is None:
            return other
        try:
            return read(item.value)
        except Wrong as wrong:
            self.mistakes.append(Mistake(item.line, wrong.message))
            return other

    def _step(self, block: StepBlock) -> LessonStep:
        last = block.items[-1].line if block.items else block.line + len(block.text)
        for at, line in enumerate(self._lines[block.line - 1 : last], block.line):
            if _HTML.search(line) is not None:
                self._wrong(at, marked("message", "HTML and pictures are not shown; take it out."))
        if not block.title or len(block.title) > MAX_TITLE_CHARACTERS:
            text = marked("message", "A heading has 1 to {most} characters.")
            self._wrong(block.line, text, MAX_TITLE_CHARACTERS)
        text = joined(block.text)
        if not text:
            self._wrong(block.line, marked("message", "The step has no text."))
        if len(text) > MAX_TEXT_CHARACTERS:
            sentence = marked("message", "The step's text has more than {most} characters.")
            self._wrong(block.line, sentence, MAX_TEXT_CHARACTERS)
        step, wrong = step_of(block, text)
        self.mistakes += wrong
        return step

    def _wrong(self, line: int, text: str, most: int = 0) -> None:
        self.mistakes.append(Mistake(line, Message(text, {"most": most} if most else {})))


def _title(text: str) -> str:
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

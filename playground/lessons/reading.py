"""From a lesson's file to a lesson, or to everything that is wrong with it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Final

from playground.core.messages import Message, Refused, marked
from playground.core.ordinary_file import read_file
from playground.lessons.blocks import Blocks, StepBlock, blocks_of
from playground.lessons.head import head_of
from playground.lessons.lesson import Lesson, LessonStep
from playground.lessons.mistake import Mistake
from playground.lessons.sections import notes_of, text_of
from playground.lessons.source import MAX_BYTES, lines_of
from playground.lessons.stepitems import step_of

SUFFIX: Final = ".lesson.md"
MAX_STEPS: Final = 12


@dataclass(frozen=True, slots=True)
class Parsed:
    """The result of reading a file: a lesson, or, without one, mistakes in the order of lines."""

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
        head, wrong = head_of(self._blocks.head)
        self.mistakes += wrong
        steps = tuple(self._step(block) for block in self._blocks.steps)
        if not steps:
            self._wrong(len(self._lines), marked("message", "There is no step: ## and a heading."))
        if len(steps) > MAX_STEPS:
            line = self._blocks.steps[MAX_STEPS].line
            self._wrong(line, marked("message", "A lesson has at most {most} steps."), MAX_STEPS)
        notes, wrong = notes_of(self._blocks)
        self.mistakes += wrong
        return Lesson(
            name,
            head.title,
            head.minutes,
            head.rows,
            head.stack,
            head.picture,
            notes,
            steps,
            head.level,
            head.start,
            head.network,
        )

    def _step(self, block: StepBlock) -> LessonStep:
        text, wrong = text_of(block, self._lines)
        step, of_items = step_of(block, text)
        self.mistakes += [*wrong, *of_items]
        return step

    def _wrong(self, line: int, text: str, most: int = 0) -> None:
        self.mistakes.append(Mistake(line, Message(text, {"most": most} if most else {})))

"""The items of a step: what each key means, and what a step must have."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Final, TypeVar

from playground.core.messages import marked
from playground.lessons.blocks import Item, StepBlock
from playground.lessons.changes import change_of
from playground.lessons.checks import check_of
from playground.lessons.lesson import LessonStep, Miss, Option, Question
from playground.lessons.mistake import Mistake, Wrong, mistake
from playground.lessons.places import place_of
from playground.lessons.values import number

MAX_TEXT_CHARACTERS: Final = 700
MAX_SENTENCE_CHARACTERS: Final = 300
MAX_ITEMS: Final = 40

STEP_KEYS: Final = {
    "point": "the place that the step points at",
    "ask": "a question to be answered before the step is done",
    "option": "an answer to choose: right or wrong, |, the answer, |, what is said to it",
    "number": "the number that is the answer, perhaps within a tolerance",
    "reveal": "what is said once the question is answered",
    "check": "what must be so for the step to be done; all checks of a step must hold",
    "when": "a way to miss the step: a check, |, the sentence that is said then",
    "otherwise": "what is said where no other sentence fits",
    "hint": "a hint; the first one is shown first",
    "show": "a change that “show me” makes, in order",
}
_ONCE: Final = frozenset({"point", "ask", "number", "reveal", "otherwise"})


T = TypeVar("T")


def step_of(block: StepBlock, text: str) -> tuple[LessonStep, tuple[Mistake, ...]]:
    """Return the step of a block and what is wrong with its items."""
    reading = _Items(block)
    step = LessonStep(
        block.title,
        text,
        block.line,
        next(iter(reading.all("point", place_of)), None),
        reading.question(),
        tuple(reading.all("check", check_of)),
        (*reading.all("when", _miss), *reading.all("otherwise", _otherwise)),
        tuple(reading.all("hint", _sentence)),
        tuple(reading.all("show", change_of)),
    )
    reading.check_whole()
    return step, tuple(reading.mistakes)


class _Items:
    """Reads the items of one step by key, and collects what is wrong with them."""

    def __init__(self, block: StepBlock) -> None:
        self._line = block.line
        self._by_key: dict[str, list[Item]] = {key: [] for key in STEP_KEYS}
        self.mistakes: list[Mistake] = []
        for item in block.items[:MAX_ITEMS]:
            if item.key not in STEP_KEYS:
                text = marked("message", "A step has no {key}; it has {keys}.")
                self.mistakes.append(
                    mistake(item.line, text, key=item.key, keys=", ".join(STEP_KEYS))
                )
            elif item.key in _ONCE and self._by_key[item.key]:
                text = marked("message", "{key} stands there twice.")
                self.mistakes.append(mistake(item.line, text, key=item.key))
            else:
                self._by_key[item.key].append(item)
        if len(block.items) > MAX_ITEMS:
            text = marked("message", "A step has at most {most} items.")
            self.mistakes.append(mistake(block.items[MAX_ITEMS].line, text, most=MAX_ITEMS))

    def all(self, key: str, read: Callable[[str], T]) -> list[T]:
        """The values of all items with a key; those that cannot be meant are mistakes."""
        found = []
        for item in self._by_key[key]:
            try:
                found.append(read(item.value))
            except Wrong as wrong:
                self.mistakes.append(Mistake(item.line, wrong.message))
        return found

    def question(self) -> Question | None:
        """The question, if there is one."""
        asked = self.all("ask", _sentence)
        options = tuple(self.all("option", _option))
        numbers = self.all("number", _answer)
        reveals = self.all("reveal", _sentence)
        line = self._line_of("ask", "option", "number", "reveal")
        if line is None:
            return None
        written = self._by_key["option"] or self._by_key["number"]
        if not (self._by_key["ask"] and written and self._by_key["reveal"]):
            self._wrong(line, marked("message", "A question needs ask, option or number, reveal."))
        if self._by_key["option"] and self._by_key["number"]:
            self._wrong(line, marked("message", "A question has options or a number, not both."))
        elif (options and sum(option.is_right for option in options) != 1) or len(options) == 1:
            self._wrong(line, marked("message", "Of two or more options one is right."))
        question = Question("".join(asked[:1]), options, reveal="".join(reveals[:1]))
        return (
            replace(question, number=numbers[0][0], tolerance=numbers[0][1])
            if numbers
            else question
        )

    def check_whole(self) -> None:
        """Find what the step lacks."""
        line = self._line_of("check")
        if line is not None:
            for key in ("otherwise", "hint", "show"):
                if not self._by_key[key]:
                    text = marked("message", "A step with a check needs {key}, too.")
                    self.mistakes.append(mistake(line, text, key=key))
        else:
            line = self._line_of("when", "otherwise", "show", "hint")
            if line is not None:
                self._wrong(line, marked("message", "Without a check there is nothing to miss."))

    def _line_of(self, *keys: str) -> int | None:
        return min((item.line for key in keys for item in self._by_key[key]), default=None)

    def _wrong(self, line: int, text: str) -> None:
        self.mistakes.append(mistake(line, text))


def _sentence(text: str) -> str:
    if not text or len(text) > MAX_SENTENCE_CHARACTERS:
        raise Wrong(
            marked("message", "A sentence has 1 to {most} characters."),
            most=MAX_SENTENCE_CHARACTERS,
        )
    return text


def _miss(text: str) -> Miss:
    check, bar, sentence = text.partition("|")
    if not bar:
        raise Wrong(marked("message", "when is followed by a check, | and a sentence."))
    return Miss(check_of(check.strip()), _sentence(sentence.strip()))


def _otherwise(text: str) -> Miss:
    return Miss(None, _sentence(text))


def _option(text: str) -> Option:
    parts = [part.strip() for part in text.split("|")]
    if len(parts) != 3 or parts[0] not in ("right", "wrong"):
        raise Wrong(marked("message", "option is followed by right or wrong, |, answer, |, reply."))
    return Option(_sentence(parts[1]), parts[0] == "right", _sentence(parts[2]))


def _answer(text: str) -> tuple[float, float]:
    value, within, tolerance = text.partition(" within ")
    allowed = number(tolerance.strip()) if within else 0.0
    if allowed < 0:
        raise Wrong(marked("message", "A tolerance is not negative."))
    return number(value.strip()), allowed

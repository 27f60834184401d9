"""From a recipe's file to a recipe, or to everything that is wrong with it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Final, TypeVar

from playground.core.messages import Refused, marked
from playground.core.ordinary_file import read_file
from playground.lessons.blocks import Blocks, Item, StepBlock, blocks_of
from playground.lessons.changes import change_of
from playground.lessons.comparison import compared, comparison_of
from playground.lessons.head import head_of
from playground.lessons.mistake import Mistake, Wrong, mistake
from playground.lessons.recipe import Goal, Recipe, Way
from playground.lessons.sections import notes_of, text_of
from playground.lessons.source import MAX_BYTES, lines_of
from playground.lessons.stepitems import MAX_ITEMS, MAX_SENTENCE_CHARACTERS
from playground.lessons.values import number

SUFFIX: Final = ".recipe.md"
MAX_GOALS: Final = 3
MAX_WAYS: Final = 6

GOAL_KEYS: Final = {
    "open": "a change that is made to what is opened, in order",
    "goal": "what is to be so: a comparison, perhaps from a number that is worth no point, |, "
    "the sentence for it; all goals must be reached",
}
WAY_KEYS: Final = {
    "known": "works or fails",
    "show": "a change that sets it so, in order; the first one changes what the recipe opens",
}
WORKS, FAILS = "works", "fails"

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class ParsedRecipe:
    """The result of reading a file: a recipe, or, without one, mistakes in the order of lines."""

    recipe: Recipe | None
    mistakes: tuple[Mistake, ...] = ()


def recipe_id(path: str | Path) -> str:
    """The file's name without its ends."""
    return Path(path).name.removesuffix(SUFFIX)


def parse_recipe_file(path: str | Path) -> ParsedRecipe:
    """Return what a file comes to; raises Refused when there is none that can be read."""
    return parse_recipe(read_file(path, 2 * MAX_BYTES), recipe_id(path))


def read_recipe(path: str | Path) -> Recipe:
    """Return the recipe of a file; raises Refused with its first mistake."""
    parsed = parse_recipe_file(path)
    if parsed.recipe is None:
        raise no_recipe(path, parsed.mistakes[0])
    return parsed.recipe


def no_recipe(path: str | Path, first: Mistake) -> Refused:
    """That a file is no recipe, and its first mistake."""
    text = marked("message", "{name} is no recipe. {mistake}")
    return Refused(text, name=Path(path).name, mistake=first.of_line())


def parse_recipe(data: bytes, name: str = "") -> ParsedRecipe:
    """Return the recipe that the bytes are, or all of their mistakes; never raises."""
    lines, mistakes = lines_of(data)
    if mistakes:
        return ParsedRecipe(None, mistakes)
    blocks = blocks_of(lines)
    reading = _Reading(blocks, lines)
    recipe = reading.recipe(name)
    found = tuple(sorted(reading.mistakes, key=lambda each: each.line))
    return ParsedRecipe(None if found else recipe, found)


class _Reading:
    """Reads the parts of one file and collects what is wrong with them."""

    def __init__(self, blocks: Blocks, lines: tuple[str, ...]) -> None:
        self._blocks = blocks
        self._lines = lines
        self.mistakes = list(blocks.mistakes)

    def recipe(self, name: str) -> Recipe | None:
        head, wrong = head_of(self._blocks.head)
        notes, of_notes = notes_of(self._blocks)
        self.mistakes += [*wrong, *of_notes]
        if not self._blocks.steps:
            text = marked("message", "There is no goal: ## and a heading.")
            self._wrong(len(self._lines), text)
            return None
        goal, *rest = self._blocks.steps
        items = self._items(goal, GOAL_KEYS)
        begins = self._all(items["open"], change_of)
        goals = self._all(items["goal"], _goal)
        if not 1 <= len(items["goal"]) <= MAX_GOALS:
            self._wrong(
                goal.line, marked("message", "A recipe has 1 to {most} goals."), most=MAX_GOALS
            )
        if len(rest) > MAX_WAYS:
            text = marked("message", "A recipe has at most {most} ways.")
            self._wrong(rest[MAX_WAYS].line, text, most=MAX_WAYS)
        text = self._text(goal)
        ways = tuple(self._way(block) for block in rest)
        both = {way.works for way in ways} == {True, False}
        if not both and not self.mistakes:  # else it may be for one of them
            sentence = marked("message", "A recipe has a way that works and one that fails.")
            self._wrong(goal.line, sentence)
        return Recipe(
            name,
            head.title,
            head.minutes,
            head.level,
            head.stack,
            head.start,
            head.network,
            head.picture,
            notes,
            text,
            tuple(begins),
            tuple(goals),
            ways,
            goal.title,
            goal.line,
        )

    def _text(self, block: StepBlock) -> str:
        text, wrong = text_of(block, self._lines)
        self.mistakes += wrong
        return text

    def _way(self, block: StepBlock) -> Way:
        items = self._items(block, WAY_KEYS)
        reason, known = self._text(block), self._all(items["known"], _known)
        if len(items["known"]) != 1:
            self._wrong(block.line, marked("message", "A way is known to work or to fail, once."))
        if not items["show"]:
            self._wrong(block.line, marked("message", "A way needs show: what is set."))
        shows = self._all(items["show"], change_of)
        return Way(block.title, reason, next(iter(known), False), tuple(shows), block.line)

    def _items(self, block: StepBlock, keys: dict[str, str]) -> dict[str, list[Item]]:
        found: dict[str, list[Item]] = {key: [] for key in keys}
        for item in block.items[:MAX_ITEMS]:
            if item.key in found:
                found[item.key].append(item)
            else:
                text = marked("message", "There is no {key} here; there are {keys}.")
                self._wrong(item.line, text, key=item.key, keys=", ".join(keys))
        if len(block.items) > MAX_ITEMS:
            text = marked("message", "A step has at most {most} items.")
            self._wrong(block.items[MAX_ITEMS].line, text, most=MAX_ITEMS)
        return found

    def _all(self, items: list[Item], read: Callable[[str], T]) -> list[T]:
        found = []
        for item in items:
            try:
                found.append(read(item.value))
            except Wrong as wrong:
                self.mistakes.append(Mistake(item.line, wrong.message))
        return found

    def _wrong(self, line: int, text: str, **values: object) -> None:
        self.mistakes.append(mistake(line, text, **values))


def _goal(text: str) -> Goal:
    written, bar, sentence = (part.strip() for part in text.partition("|"))
    if not bar or not 0 < len(sentence) <= MAX_SENTENCE_CHARACTERS:
        raise Wrong(marked("message", "goal is followed by a comparison, | and a sentence."))
    written, has_start, start = written.partition(" from ")
    comparison = comparison_of(written.strip())
    if not has_start:
        return Goal(comparison, sentence)
    begin, target = number(start.strip()), comparison.other
    if isinstance(target, str | bool) or not isinstance(target, float):
        raise Wrong(marked("message", "What is compared with no number has no start."))
    goal = Goal(comparison, sentence, begin)
    if compared(begin, comparison.sign, target, 0.0) or begin == target:
        raise Wrong(marked("message", "{start} does not lie before the goal."), start=start.strip())
    return goal


def _known(text: str) -> bool:
    if text not in (WORKS, FAILS):
        raise Wrong(marked("message", "known is followed by works or fails."))
    return text == WORKS

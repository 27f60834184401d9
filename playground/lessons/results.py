"""Results of lessons (steps done, answers) and recipes (scores, ways), as small JSON files."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Final

from playground.core.json_file import parsed_json
from playground.core.messages import Refused, marked
from playground.core.ordinary_file import read_file

FORMAT: Final = "convolution-playground lesson results"
VERSION: Final = 1
SUFFIX: Final = ".json"
MAX_BYTES: Final = 2**20
MAX_LESSONS: Final = 500
MAX_STEPS: Final = 100
MAX_ANSWERS: Final = 50
"""Answers to one question that are kept; who tries more often is known to guess."""

MAX_CHARACTERS: Final = 1000
"""Of an id, which is the name of a file, and of a title."""

MAX_SCORE: Final = 100


@dataclass(frozen=True, slots=True)
class StepResult:
    """A step: whether it was done and shown, how many hints were asked for, what was answered.

    `answers` are the numbers that were typed, or the places of options that were chosen; the last
    one was right where `is_right`.
    """

    is_done: bool = False
    was_shown: bool = False
    hints: int = 0
    answers: tuple[float, ...] = ()
    is_right: bool = False


@dataclass(frozen=True, slots=True)
class LessonResult:
    """A lesson, with all of its steps."""

    id: str
    title: str
    steps: tuple[StepResult, ...]

    @property
    def done(self) -> int:
        """How many steps were done."""
        return sum(step.is_done for step in self.steps)

    def with_step(self, at: int, **changes: Any) -> LessonResult:
        """The same with another step."""
        steps = list(self.steps)
        steps[at] = replace(steps[at], **changes)
        return replace(self, steps=tuple(steps))


@dataclass(frozen=True, slots=True)
class RecipeResult:
    """A recipe: the best score that was reached, and how many of its known ways were tried."""

    id: str
    title: str
    score: int = 0
    ways: int = 0


def merged(
    mine: Iterable[LessonResult | RecipeResult], others: Iterable[LessonResult | RecipeResult]
) -> tuple[LessonResult | RecipeResult, ...]:
    """Results with those of another window: the better of each; a lesson of other steps is mine."""
    known = {(type(each), each.id): each for each in others}
    found = [_better(each, known.pop((type(each), each.id), None)) for each in mine]
    return (*found, *known.values())


def _better(
    mine: LessonResult | RecipeResult, other: LessonResult | RecipeResult | None
) -> LessonResult | RecipeResult:
    if isinstance(mine, RecipeResult) and isinstance(other, RecipeResult):
        score, ways = max(mine.score, other.score), max(mine.ways, other.ways)
        return replace(mine, score=score, ways=ways)
    if not isinstance(mine, LessonResult) or not isinstance(other, LessonResult):
        return mine
    if len(mine.steps) != len(other.steps):
        return mine
    pairs = zip(mine.steps, other.steps, strict=True)
    return replace(mine, steps=tuple(_better_step(*pair) for pair in pairs))


def _better_step(one: StepResult, other: StepResult) -> StepResult:
    answered = max(one, other, key=lambda step: (step.is_right, len(step.answers)))
    return replace(
        answered,
        is_done=one.is_done or other.is_done,
        was_shown=one.was_shown or other.was_shown,
        hints=max(one.hints, other.hints),
    )


def to_bytes(results: Iterable[LessonResult | RecipeResult]) -> bytes:
    """Return the results as a file has them."""
    results = tuple(results)
    recipes = [
        {"id": each.id, "title": each.title, "score": each.score, "ways": each.ways}
        for each in results
        if isinstance(each, RecipeResult)
    ]
    lessons = [
        {
            "id": result.id,
            "title": result.title,
            "steps": [
                {
                    "done": step.is_done,
                    "shown": step.was_shown,
                    "hints": step.hints,
                    "answers": list(step.answers),
                    "right": step.is_right,
                }
                for step in result.steps
            ],
        }
        for result in results
        if isinstance(result, LessonResult)
    ]
    data = {"format": FORMAT, "version": VERSION, "lessons": lessons, "recipes": recipes}
    return (json.dumps(data, ensure_ascii=False, indent=1) + "\n").encode()


def read_results(path: str | Path) -> tuple[LessonResult | RecipeResult, ...]:
    """Return the results of a file; raises Refused where it holds none."""
    name = Path(path).name
    try:
        data = parsed_json(read_file(path, MAX_BYTES), name)
    except ValueError:
        raise Refused(marked("message", "{name} holds no results of lessons."), name=name) from None
    if not isinstance(data, dict) or data.get("format") != FORMAT:
        raise Refused(marked("message", "{name} holds no results of lessons."), name=name)
    if data.get("version") != VERSION:
        text = marked("message", "{name} is from another version of the program.")
        raise Refused(text, name=name)
    try:
        lessons = _listed(data["lessons"], MAX_LESSONS)
        recipes = _listed(data.get("recipes", []), MAX_LESSONS)  # before them there were none
        return (*map(_lesson, lessons), *map(_recipe, recipes))
    except (KeyError, TypeError, ValueError):
        raise Refused(marked("message", "{name} is damaged."), name=name) from None


def _listed(data: Any, most: int) -> list[Any]:
    if not isinstance(data, list) or len(data) > most:
        raise ValueError
    return data


def _lesson(data: Mapping[str, Any]) -> LessonResult:
    return LessonResult(
        _text(data["id"]),
        _text(data["title"]),
        tuple(map(_step, _listed(data["steps"], MAX_STEPS))),
    )


def _recipe(data: Mapping[str, Any]) -> RecipeResult:
    numbers = [data["score"], data["ways"]]
    if not all(type(each) is int and 0 <= each <= MAX_SCORE for each in numbers):
        raise ValueError
    return RecipeResult(_text(data["id"]), _text(data["title"]), *numbers)


def _step(data: Mapping[str, Any]) -> StepResult:
    answers = _listed(data["answers"], MAX_ANSWERS)
    if not all(type(answer) in (int, float) for answer in answers):
        raise ValueError
    flags = [data[name] for name in ("done", "shown", "right")]
    hints = data["hints"]
    if not all(type(flag) is bool for flag in flags) or type(hints) is not int or hints < 0:
        raise ValueError
    return StepResult(flags[0], flags[1], hints, tuple(map(float, answers)), flags[2])


def _text(data: Any) -> str:
    if not isinstance(data, str) or len(data) > MAX_CHARACTERS:
        raise ValueError
    return data


COLUMNS: Final = (
    *("name", "lesson", "title", "steps", "done", "without help"),
    *("questions answered", "right at once", "hints", "shown", "score"),
)


def table(found: Iterable[tuple[str, Iterable[LessonResult | RecipeResult]]]) -> str:
    """Return the class table as CSV: a line for each lesson and recipe of each file, by its name.

    A recipe has its best score, and as "shown" how many of its known ways were tried.
    What a spreadsheet would take for a formula is written as text.
    """
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(COLUMNS)
    for name, results in found:
        for result in results:
            about = (_plain(name), _plain(result.id), _plain(result.title))
            writer.writerow((*about, *_figures(result)))
    return out.getvalue()


def _figures(result: LessonResult | RecipeResult) -> tuple[int | str, ...]:
    if isinstance(result, RecipeResult):
        return (*("",) * 6, result.ways, result.score)
    steps = result.steps
    alone = [step for step in steps if step.is_done and not (step.was_shown or step.hints)]
    at_once = [step for step in steps if step.is_right and len(step.answers) == 1]
    return (
        len(steps),
        result.done,
        len(alone),
        sum(step.is_right for step in steps),
        len(at_once),
        sum(step.hints for step in steps),
        sum(step.was_shown for step in steps),
        "",
    )


def _plain(text: str) -> str:
    return f"'{text}" if text.startswith(("=", "+", "-", "@", "\t")) else text

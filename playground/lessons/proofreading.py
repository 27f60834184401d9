"""The mistakes in the file of a lesson or a recipe, whichever it is by its name."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from playground.core.messages import Refused, marked
from playground.core.ordinary_file import read_file
from playground.lessons.mistake import Mistake
from playground.lessons.opening import rehearsed, rehearsed_recipe
from playground.lessons.reading import SUFFIX, Parsed, lesson_id, parse, read_lesson
from playground.lessons.recipereading import SUFFIX as RECIPE_SUFFIX
from playground.lessons.recipereading import ParsedRecipe, parse_recipe, read_recipe, recipe_id
from playground.lessons.recipetranslation import original_recipe_path, parse_recipe_translation
from playground.lessons.source import MAX_BYTES
from playground.lessons.translation import original_path, parse_translation


@dataclass(frozen=True, slots=True)
class Proof:
    """A file that was read: its mistakes, or what it holds.

    `steps` counts those of a lesson, `ways` those of a recipe; the other is 0.
    """

    mistakes: tuple[Mistake, ...]
    title: str = ""
    steps: int = 0
    ways: int = 0
    rehearse: Callable[[], tuple[Mistake, ...]] = tuple
    """Goes through all of it, which may take seconds, and says what is wrong with that."""


def proofread(path: str | Path, data: bytes | None = None) -> Proof:
    """Return what the bytes, or those of the file, come to under this name.

    A translation is read with the file that it translates. Raises Refused where the name is of no
    such file, or one cannot be read.
    """
    name = Path(path).name
    if not name.endswith((SUFFIX, RECIPE_SUFFIX)):
        text = marked("message", "{name} is no lesson by its name: those end in {suffix}.")
        raise Refused(text, name=name, suffix=SUFFIX)
    if data is None:
        data = read_file(path, 2 * MAX_BYTES)
    if name.endswith(RECIPE_SUFFIX):
        return _of_recipe(path, data)
    first = original_path(path)
    parsed = (
        parse(data, lesson_id(path))
        if first is None
        else parse_translation(data, read_lesson(first))
    )
    return _of_lesson(parsed)


def _of_lesson(parsed: Parsed) -> Proof:
    lesson = parsed.lesson
    if lesson is None:
        return Proof(parsed.mistakes)
    return Proof((), lesson.title, steps=len(lesson.steps), rehearse=lambda: rehearsed(lesson))


def _of_recipe(path: str | Path, data: bytes) -> Proof:
    first = original_recipe_path(path)
    parsed: ParsedRecipe = (
        parse_recipe(data, recipe_id(path))
        if first is None
        else parse_recipe_translation(data, read_recipe(first))
    )
    recipe = parsed.recipe
    if recipe is None:
        return Proof(parsed.mistakes)
    return Proof((), recipe.title, ways=len(recipe.ways), rehearse=lambda: rehearsed_recipe(recipe))

"""The lessons and the recipes that come along, in order."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from playground import resources
from playground.lessons.lesson import Lesson
from playground.lessons.reading import SUFFIX, lesson_id, read_lesson
from playground.lessons.recipe import Recipe
from playground.lessons.recipereading import SUFFIX as RECIPE_SUFFIX
from playground.lessons.recipereading import read_recipe, recipe_id

FOLDER: Final = "lessons"
RECIPES: Final = "recipes"


def lesson_files() -> tuple[Path, ...]:
    """The files of the lessons, without their translations."""
    found = sorted(resources.path(FOLDER).glob(f"*{SUFFIX}"))
    return tuple(path for path in found if "." not in lesson_id(path))


def shipped_lessons() -> tuple[Lesson, ...]:
    """All of them; raises Refused where one is damaged."""
    return tuple(map(read_lesson, lesson_files()))


def recipe_files() -> tuple[Path, ...]:
    """The files of the recipes, without their translations."""
    found = sorted(resources.path(RECIPES).glob(f"*{RECIPE_SUFFIX}"))
    return tuple(path for path in found if "." not in recipe_id(path))


def shipped_recipes() -> tuple[Recipe, ...]:
    """All of them; raises Refused where one is damaged."""
    return tuple(map(read_recipe, recipe_files()))

"""docs/lessons.md lists every key, check, path, change and place that the code has."""

from __future__ import annotations

import re
from pathlib import Path

from playground.lessons.changes import CHANGES
from playground.lessons.checks import CHECKS
from playground.lessons.head import HEAD_KEYS
from playground.lessons.opening import rehearsed, rehearsed_recipe
from playground.lessons.paths import PATHS
from playground.lessons.places import PLACES
from playground.lessons.reading import parse
from playground.lessons.recipe import FULL
from playground.lessons.recipereading import GOAL_KEYS, WAY_KEYS, parse_recipe
from playground.lessons.shipped import shipped_recipes
from playground.lessons.stepitems import STEP_KEYS

DOCS = Path(__file__).parent.parent.parent / "docs"
PAGE = (DOCS / "lessons.md").read_text(encoding="utf-8")
RECIPES = (DOCS / "recipes.md").read_text(encoding="utf-8")


def test_the_page_lists_what_the_code_has() -> None:
    rows = {f"| `{kind.form}` | {kind.sentence} |" for _, kind in CHECKS.items()}
    rows |= {f"| `{kind.form}` | {kind.sentence} |" for _, kind in CHANGES.items()}
    for table in (HEAD_KEYS, STEP_KEYS, PLACES):
        rows |= {f"| `{name}` | {sentence} |" for name, sentence in table.items()}
    for _, path in PATHS.items():
        rows.add(f"| `{path.form}` | {path.sentence}{'; can be set' if path.write else ''} |")
    assert set(re.findall(r"^\| `.*\|$", PAGE, re.MULTILINE)) == rows


def test_the_lesson_on_the_page_is_one() -> None:
    text = PAGE.partition("```markdown\n")[2].partition("```")[0]
    parsed = parse(text.encode())
    assert parsed.mistakes == ()
    assert parsed.lesson is not None
    assert rehearsed(parsed.lesson) == ()


def test_the_page_of_recipes_lists_what_the_code_has() -> None:
    rows = {
        f"| `{name}` | {sentence} |"
        for table in (GOAL_KEYS, WAY_KEYS)
        for name, sentence in table.items()
    }
    assert set(re.findall(r"^\| `.*\|$", RECIPES, re.MULTILINE)) == rows


def test_the_recipe_on_the_page_is_one() -> None:
    text = RECIPES.partition("```markdown\n")[2].partition("```")[0]
    parsed = parse_recipe(text.encode())
    assert parsed.mistakes == ()
    assert parsed.recipe is not None
    assert rehearsed_recipe(parsed.recipe) == ()


def test_the_page_of_recipes_has_what_each_way_comes_to() -> None:
    for recipe in shipped_recipes():
        for way in recipe.ways:
            said = "works" if way.works else "fails"
            row = re.search(
                rf"^\| {re.escape(recipe.title)} \| {re.escape(way.title)} \| {said} \| (\d+) \|",
                RECIPES,
                re.MULTILINE,
            )
            assert row is not None, way.title
            assert (int(row[1]) == FULL) == way.works, way.title

"""Recipes: their files are read, their goals scored, and those that come along are whole."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from playground.lessons.opening import opened_recipe, rehearsed_recipe
from playground.lessons.recipe import FULL, Recipe
from playground.lessons.recipereading import MAX_WAYS, parse_recipe
from playground.lessons.recipetranslation import parse_recipe_translation, read_recipe_in
from playground.lessons.shipped import recipe_files, shipped_recipes
from playground.lessons.situation import Situation, Trained
from tests.lessons.recipetexts import RECIPE, TRANSLATION

DAMAGES = 300


def read(text: str = RECIPE) -> Recipe:
    recipe = parse_recipe(text.encode(), "small").recipe
    assert recipe is not None
    return recipe


def told(text: str) -> list[tuple[int, str]]:
    """The lines and sentences of what is wrong with a text."""
    parsed = parse_recipe(text.encode())
    assert (parsed.recipe is None) == bool(parsed.mistakes)
    return [(mistake.line, str(mistake.message)) for mistake in parsed.mistakes]


def test_a_recipe_is_read() -> None:
    recipe = read()
    assert (recipe.id, recipe.title, recipe.stack) == ("small", "Fewer places", "one-edge")
    assert (recipe.heading, recipe.text) == ("Half as wide", "Make the map half as wide.")
    assert [goal.sentence for goal in recipe.goals] == ["The map has 16 columns."]
    assert [(way.title, way.works) for way in recipe.ways] == [
        ("A stride of 3", False),
        ("A stride of 2", True),
    ]
    assert recipe.ways[0].reason == "Every third place is too few."
    assert rehearsed_recipe(recipe) == ()


def test_the_score_is_that_of_the_goal_that_is_farthest_off() -> None:
    text = RECIPE.replace(
        "- goal:", "- goal: training.validation_accuracy >= 0.9 from 0.1 | It is good.\n- goal:", 1
    )
    recipe = read(text)
    begun = opened_recipe(recipe)
    there = recipe.ways[1].shown(begun)
    scores = {}
    for accuracy in (None, 0.05, 0.1, 0.5, 0.8999, 0.9, 0.95):
        trained = Trained(1, 1, 1, validation_accuracy=accuracy)
        now = Situation(there.session, there.look, trained=trained)
        scores[accuracy] = recipe.score(now)
    assert scores == {None: 0, 0.05: 0, 0.1: 0, 0.5: 50, 0.8999: 99, 0.9: FULL, 0.95: FULL}
    assert recipe.score(begun) == 0


def test_too_far_is_as_wrong_as_too_little() -> None:
    recipe = read()
    (goal,) = recipe.goals
    begun = opened_recipe(recipe)
    assert goal.score(begun) == 0
    assert goal.score(recipe.ways[0].shown(begun)) == 68  # 11 columns: 5 off, of 16


@pytest.mark.parametrize(
    ("old", "new", "line", "words"),
    [
        ("- known: fails", "- known: perhaps", 21, "works or fails"),
        ("- known: fails\n", "", 17, "to work or to fail, once"),
        ("- known: fails", "- known: works", 11, "one that fails"),
        ("- show: set layers[0].stride = 3", "- shows: x", 22, "There is no shows here"),
        ("- show: set layers[0].stride = 3\n", "", 17, "needs show"),
        ("- show: set layers[0].stride = 3", "- show: stride = 3", 22, "There is no change stride"),
        ("from 32", "from 16", 15, "does not lie before the goal"),
        ("from 32", "from here", 15, "here is not a number"),
        (" | The map has 16 columns.", "", 15, "a comparison, | and a sentence"),
        (
            "- goal: results[0].width = 16 from 32 | The map has 16 columns.\n",
            "",
            11,
            "1 to 3 goals",
        ),
        ("results[0].width", "results[0].size", 15, "There is no path results[0].size"),
        ("Make the map half as wide.", "", 11, "no text"),
        ("minutes: 5", "minutes: five", 3, "five is not"),
    ],
)
def test_what_is_wrong_has_its_line(old: str, new: str, line: int, words: str) -> None:
    assert old in RECIPE
    found = told(RECIPE.replace(old, new))
    assert any(at == line and words in sentence for at, sentence in found), found


def test_a_file_without_a_heading_has_no_goal() -> None:
    head = RECIPE.partition("## ")[0]
    assert "There is no goal" in told(head)[-1][1]


def test_too_many_ways_are_told() -> None:
    more = RECIPE.partition("## A stride of 3")[2]
    text = RECIPE + f"\n## A stride of 3{more}" * MAX_WAYS
    assert any("at most 6 ways" in sentence for _, sentence in told(text))


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("stride = 3", "stride = 2", "said to fail, and works"),
        ("stride = 2", "stride = 4", "said to work, and fails"),
        ("set layers[0].stride = 3", "remove 9", "cannot be shown: There is no place"),
        ("= 16 from 32", "= 32 from 16", "reached at the start"),
    ],
)
def test_a_way_that_is_not_as_told_is_found(old: str, new: str, words: str) -> None:
    found = rehearsed_recipe(read(RECIPE.replace(old, new)))
    assert any(words in str(mistake) for mistake in found), found


def test_a_translation_has_the_texts_alone() -> None:
    recipe = read()
    chinese = parse_recipe_translation(TRANSLATION.encode(), recipe).recipe
    assert chinese is not None
    assert (chinese.title, chinese.heading) == ("更少的位置", "一半宽")
    assert [goal.sentence for goal in chinese.goals] == ["图有 16 列。"]
    assert [goal.comparison for goal in chinese.goals] == [g.comparison for g in recipe.goals]
    assert [way.show for way in chinese.ways] == [way.show for way in recipe.ways]
    assert chinese.ways[1].reason == "每隔一个位置。"


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("title: 更少的位置", "title: 位置\nminutes: 5", "not minutes"),
        ("## 步长 3", "步长 3", "There are 2 headings; the recipe has 3"),
        ("- goal: 图有 16 列。", "", "There are 0 goals; the recipe has 1"),
        ("- goal: 图有 16 列。", "- known: works", "known is none"),
        ("title: 更少的位置", "title:", "1 to 80 characters"),
    ],
)
def test_a_translation_that_does_not_fit_is_told(old: str, new: str, words: str) -> None:
    assert old in TRANSLATION
    found = parse_recipe_translation(TRANSLATION.replace(old, new).encode(), read())
    assert found.recipe is None
    assert any(words in str(mistake) for mistake in found.mistakes), found.mistakes


def test_a_damaged_recipe_has_sentences_and_lines_and_never_a_traceback() -> None:
    rng = random.Random(13)
    lines = RECIPE.count("\n") + 1
    refused = 0
    for _ in range(DAMAGES):
        data = bytearray(RECIPE.encode())
        for _ in range(rng.randint(1, 4)):
            kind, at = rng.randrange(4), rng.randrange(len(data))
            if kind == 0:
                del data[at : at + rng.randint(1, 60)]
            elif kind == 1:
                data[at] = rng.randrange(256)
            elif kind == 2:
                data[at:at] = rng.choice([b"\n", b"## \n", b"- goal: \n", b"| ", b"\xff", b"- x: "])
            else:
                data[at:at] = bytes(data[at : at + 80]) * rng.randint(1, 30)
            if not data:
                data = bytearray(b" ")
        parsed = parse_recipe(bytes(data))
        assert (parsed.recipe is None) == bool(parsed.mistakes)
        refused += parsed.recipe is None
        for mistake in parsed.mistakes:
            assert 1 <= mistake.line <= lines + 2500
            assert str(mistake)
        if parsed.recipe is not None:
            rehearsed_recipe(parsed.recipe)
    assert refused > DAMAGES / 2


# Those that come along.

RECIPES = shipped_recipes()


@pytest.mark.parametrize("recipe", RECIPES, ids=lambda recipe: recipe.id)
def test_one_that_comes_along_has_ways_that_can_be_set(recipe: Recipe) -> None:
    assert rehearsed_recipe(recipe) == ()
    assert recipe.notes
    assert sum(way.works for way in recipe.ways) >= 2
    assert sum(not way.works for way in recipe.ways) >= 2
    begun = opened_recipe(recipe)
    for way in recipe.ways:
        after = way.shown(begun)
        assert after.session is not begun.session or after.trained is not None


@pytest.mark.parametrize("path", recipe_files(), ids=lambda path: path.name)
def test_both_languages_have_the_same_goals_and_ways(path: Path) -> None:
    recipe, chinese = read_recipe_in(path, "en"), read_recipe_in(path, "zh_CN")
    assert [goal.comparison for goal in recipe.goals] == [g.comparison for g in chinese.goals]
    texts = [chinese.title, chinese.notes, chinese.heading, chinese.text]
    texts += [goal.sentence for goal in chinese.goals]
    for way, other in zip(recipe.ways, chinese.ways, strict=True):
        assert (way.works, way.show) == (other.works, other.show)
        texts.append(other.reason)
        assert other.reason != way.reason
    for text in texts:
        assert any("\u4e00" <= sign <= "\u9fff" for sign in text), text


def test_the_classics_are_there() -> None:
    titles = [recipe.title for recipe in RECIPES]
    assert "Make this network overfit" in titles
    assert "Rescue a network from dead ReLUs" in titles
    assert "98 % with fewer than 5 000 weights" in titles

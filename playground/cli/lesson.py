"""The `lesson` command: what is wrong with lessons and recipes, and which there are."""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path
from typing import Final

from playground.core.messages import Refused, marked
from playground.core.system_reason import reason_of
from playground.lessons.mistake import Mistake
from playground.lessons.proofreading import proofread
from playground.lessons.recipe import Recipe
from playground.lessons.recipereading import read_recipe
from playground.lessons.results import SUFFIX as RESULTS_SUFFIX
from playground.lessons.results import read_results, table
from playground.lessons.shipped import shipped_lessons, shipped_recipes

MAX_TOLD: Final = 50
"""Mistakes of one file that are told; who mends them sees the others then."""


def declare(parser: argparse.ArgumentParser) -> None:
    """The command's arguments."""
    parser.description = (
        "Check the files of lessons and recipes, list those that come along, play the known ways of"
        " recipes, or make a table of results."
    )
    verbs = parser.add_subparsers(
        dest="verb", metavar="check|list|recipes|play|table", required=True
    )
    check = verbs.add_parser(
        "check", help="say what is wrong with lessons, with the line", allow_abbrev=False
    )
    check.description = (
        "Say what is wrong with each file, one line for each mistake; every step is also shown in"
        " turn, to see that its checks fail before and hold after. The exit status is 2 where"
        " anything is wrong."
    )
    check.add_argument("files", nargs="+", metavar="FILE", help="a .lesson.md or .recipe.md file")
    listing = verbs.add_parser("list", help="list the lessons that come along", allow_abbrev=False)
    results = verbs.add_parser(
        "table", help="make a table of a folder of results", allow_abbrev=False
    )
    results.description = (
        "Print the results in a folder as CSV: a line for each lesson of each file that was saved"
        " by Help, Lessons, Save my results. A file that holds none is named on standard error, and"
        " the exit status is 2 then."
    )
    results.add_argument("folder", metavar="FOLDER", help="where the files of a class are")
    recipes = verbs.add_parser(
        "recipes", help="list the recipes that come along", allow_abbrev=False
    )
    for each in (listing, recipes):
        each.add_argument("--json", action="store_true", help="as JSON, for other programs")
    play = verbs.add_parser("play", help="play the known ways of recipes", allow_abbrev=False)
    play.description = (
        "Set each known way of each recipe, train as it says, and print the score that it reaches."
        " The exit status is 2 where one works that is said to fail, or fails that is said to work."
    )
    play.add_argument("files", nargs="+", metavar="FILE", help="a .recipe.md file")


def run(options: argparse.Namespace) -> int:
    """Check, list, or make the table; the exit status is returned."""
    if options.verb == "table":
        return _table(Path(options.folder))
    if options.verb == "play":
        return _play(options.files)
    if options.verb == "recipes":
        return _list_recipes(options.json)
    return _check(options.files) if options.verb == "check" else _list(options.json)


def _table(folder: Path) -> int:
    try:
        names = sorted(entry.name for entry in folder.iterdir())
    except OSError as error:
        text = marked("message", "{name} cannot be read: {reason}.")
        raise Refused(text, name=folder.name, reason=reason_of(error)) from None
    found, status = [], 0
    for name in names:
        if not name.lower().endswith(RESULTS_SUFFIX):
            continue
        try:
            found.append((Path(name).stem, read_results(folder / name)))
        except Refused as refused:
            print(refused, file=sys.stderr)
            status = 2
    print(table(found), end="")
    return status


def _check(files: list[str]) -> int:
    status = 0
    for file in files:
        try:
            proof = proofread(file)
        except Refused as refused:
            print(refused)
            status = 2
            continue
        mistakes = proof.mistakes or proof.rehearse()
        if mistakes:
            status = 2
            _tell(file, mistakes)
        else:
            what = f"{proof.ways} ways" if proof.ways else f"{proof.steps} steps"
            print(f"{file}: {proof.title}, {what}, nothing is wrong.")
    return status


def _play(files: list[str]) -> int:
    from playground.cli.recipeplay import played

    status = 0
    for file in files:
        try:
            recipe = read_recipe(file)
            print(f"{recipe.title}", flush=True)
            for each in played(recipe):
                told = "works" if each.way.works else "fails"
                verdict = "as told" if each.is_as_told else "NOT as told"
                values = ", ".join(each.values)
                print(
                    f"  {each.way.title}: {each.score} of 100 ({values}), said that it {told}:"
                    f" {verdict}",
                    flush=True,
                )
                status = status if each.is_as_told else 2
        except Refused as refused:
            print(refused)
            status = 2
    return status


def _tell(file: str, mistakes: tuple[Mistake, ...]) -> None:
    for mistake in mistakes[:MAX_TOLD]:
        print(f"{file}:{mistake.line}: {mistake.message}")
    if len(mistakes) > MAX_TOLD:
        print(f"{file}: {len(mistakes) - MAX_TOLD} more mistakes are not listed.")


def _list(as_json: bool) -> int:
    lessons = shipped_lessons()
    if as_json:
        entries = [
            {
                "id": lesson.id,
                "title": lesson.title,
                "minutes": lesson.minutes,
                "rows": lesson.rows,
            }
            for lesson in lessons
        ]
        print(json.dumps(entries, ensure_ascii=False, indent=2))
        return 0
    for lesson in lessons:
        print(
            f"{lesson.id:<24}{lesson.title} · {lesson.minutes} minutes · {', '.join(lesson.rows)}"
        )
    return 0


def _list_recipes(as_json: bool) -> int:
    recipes = shipped_recipes()
    if as_json:
        print(json.dumps([_entry(recipe) for recipe in recipes], ensure_ascii=False, indent=2))
        return 0
    for recipe in recipes:
        works = sum(way.works for way in recipe.ways)
        print(
            f"{recipe.id:<24}{recipe.title} · {recipe.minutes} minutes · {works} ways work,"
            f" {len(recipe.ways) - works} fail"
        )
    return 0


def _entry(recipe: Recipe) -> dict[str, object]:
    return {
        "id": recipe.id,
        "title": recipe.title,
        "minutes": recipe.minutes,
        "goals": [goal.sentence for goal in recipe.goals],
        "ways": [{"title": way.title, "works": way.works} for way in recipe.ways],
    }

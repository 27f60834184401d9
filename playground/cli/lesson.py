"""The `lesson` command: what is wrong with lessons, and which there are."""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path
from typing import Final

from playground.core.messages import Refused, marked
from playground.core.ordinary_file import read_file
from playground.lessons.mistake import Mistake
from playground.lessons.opening import rehearsed
from playground.lessons.reading import SUFFIX, Parsed, parse_file, read_lesson
from playground.lessons.results import SUFFIX as RESULTS_SUFFIX
from playground.lessons.results import read_results, table
from playground.lessons.shipped import shipped_lessons
from playground.lessons.source import MAX_BYTES
from playground.lessons.translation import original_path, parse_translation

MAX_TOLD: Final = 50
"""Mistakes of one file that are told; who mends them sees the others then."""


def declare(parser: argparse.ArgumentParser) -> None:
    """The command's arguments."""
    parser.description = (
        "Check the files of lessons, list the lessons that come along, or make a table of results."
    )
    verbs = parser.add_subparsers(dest="verb", metavar="check|list|table", required=True)
    check = verbs.add_parser(
        "check", help="say what is wrong with lessons, with the line", allow_abbrev=False
    )
    check.description = (
        "Say what is wrong with each file, one line for each mistake; every step is also shown in"
        " turn, to see that its checks fail before and hold after. The exit status is 2 where"
        " anything is wrong."
    )
    check.add_argument("files", nargs="+", metavar="FILE", help="a .lesson.md file")
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
    listing.add_argument("--json", action="store_true", help="as JSON, for other programs")


def run(options: argparse.Namespace) -> int:
    """Check, list, or make the table; the exit status is returned."""
    if options.verb == "table":
        return _table(Path(options.folder))
    return _check(options.files) if options.verb == "check" else _list(options.json)


def _table(folder: Path) -> int:
    try:
        names = sorted(entry.name for entry in folder.iterdir())
    except OSError as error:
        text = marked("message", "{name} cannot be read: {reason}.")
        raise Refused(text, name=folder.name, reason=error.strerror or str(error)) from None
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
            parsed = _parsed(file)
        except Refused as refused:
            print(refused)
            status = 2
            continue
        mistakes = parsed.mistakes
        if parsed.lesson is not None:
            mistakes = rehearsed(parsed.lesson)
        if mistakes:
            status = 2
            _tell(file, mistakes)
        elif parsed.lesson is not None:
            steps = len(parsed.lesson.steps)
            print(f"{file}: {parsed.lesson.title}, {steps} steps, nothing is wrong.")
    return status


def _parsed(file: str) -> Parsed:
    """What a lesson comes to, or the texts of one in another language with the one beside it."""
    if not Path(file).name.endswith(SUFFIX):
        text = marked("message", "{name} is no lesson by its name: those end in {suffix}.")
        raise Refused(text, name=Path(file).name, suffix=SUFFIX)
    original = original_path(file)
    if original is None:
        return parse_file(file)
    return parse_translation(read_file(file, 2 * MAX_BYTES), read_lesson(original))


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

"""docs/lessons.md lists every key, check, path, change and place that the code has."""

from __future__ import annotations

import re
from pathlib import Path

from playground.lessons.changes import CHANGES
from playground.lessons.checks import CHECKS
from playground.lessons.opening import rehearsed
from playground.lessons.paths import PATHS
from playground.lessons.places import PLACES
from playground.lessons.reading import HEAD_KEYS, parse
from playground.lessons.stepitems import STEP_KEYS

PAGE = (Path(__file__).parent.parent.parent / "docs" / "lessons.md").read_text(encoding="utf-8")


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

"""The texts of a file: those for the teacher, and what stands under each heading."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from playground.core.messages import marked
from playground.lessons.blocks import Blocks, StepBlock, joined
from playground.lessons.head import MAX_TITLE_CHARACTERS
from playground.lessons.mistake import Mistake, mistake
from playground.lessons.stepitems import MAX_TEXT_CHARACTERS

MAX_NOTES_CHARACTERS: Final = 6_000
_HTML: Final = re.compile(r"<[A-Za-z/!]|!\[")


def notes_of(blocks: Blocks) -> tuple[str, list[Mistake]]:
    """Return the text for the teacher, and what is wrong with it."""
    notes = joined(blocks.notes)
    if len(notes) <= MAX_NOTES_CHARACTERS:
        return notes, []
    text = marked("message", "The notes have more than {most} characters.")
    return notes, [mistake(1, text, most=MAX_NOTES_CHARACTERS)]


def text_of(block: StepBlock, lines: Sequence[str]) -> tuple[str, list[Mistake]]:
    """Return the text under a heading, and what is wrong with both; `lines` are the file's."""
    found = []
    last = block.items[-1].line if block.items else block.line + len(block.text)
    for at, line in enumerate(lines[block.line - 1 : last], block.line):
        if _HTML.search(line) is not None:
            sentence = marked("message", "HTML and pictures are not shown; take it out.")
            found.append(mistake(at, sentence))
    if not block.title or len(block.title) > MAX_TITLE_CHARACTERS:
        sentence = marked("message", "A heading has 1 to {most} characters.")
        found.append(mistake(block.line, sentence, most=MAX_TITLE_CHARACTERS))
    text = joined(block.text)
    if not text:
        found.append(mistake(block.line, marked("message", "The step has no text.")))
    if len(text) > MAX_TEXT_CHARACTERS:
        sentence = marked("message", "The step's text has more than {most} characters.")
        found.append(mistake(block.line, sentence, most=MAX_TEXT_CHARACTERS))
    return text, found

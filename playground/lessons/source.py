"""The lines of a lesson's file: UTF-8, of bounded size, nothing in it that cannot be read."""

from __future__ import annotations

import codecs
import unicodedata
from typing import Final

from playground.core.messages import marked
from playground.lessons.mistake import Mistake, mistake

MAX_BYTES: Final = 256_000
MAX_LINES: Final = 3_000
MAX_LINE_CHARACTERS: Final = 4_000

_UNREADABLE: Final = frozenset({"Cc", "Cs", "Co", "Cn"})
"""Categories of characters that are no text: control, surrogate, private use, unassigned."""


def lines_of(data: bytes) -> tuple[tuple[str, ...], tuple[Mistake, ...]]:
    """Return the lines of a file and what is wrong with its bytes; no lines where it is no text."""
    if len(data) > MAX_BYTES:
        text = marked("message", "The file has {count} bytes; a lesson has at most {most}.")
        return (), (mistake(1, text, count=len(data), most=MAX_BYTES),)
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return (), (mistake(1, marked("message", "The file is UTF-16; save it as UTF-8.")),)
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        return (), (mistake(line, marked("message", "This is no UTF-8; save the file as UTF-8.")),)
    lines = tuple(text.replace("\r\n", "\n").replace("\r", "\n").split("\n"))
    if len(lines) > MAX_LINES:
        sentence = marked("message", "The file has {count} lines; a lesson has at most {most}.")
        return (), (mistake(MAX_LINES + 1, sentence, count=len(lines), most=MAX_LINES),)
    wrong = tuple(found for at, line in enumerate(lines, 1) for found in _of_line(at, line))
    return (() if wrong else lines), wrong


def _of_line(at: int, line: str) -> list[Mistake]:
    if len(line) > MAX_LINE_CHARACTERS:
        text = marked("message", "The line has {count} characters; at most {most} are read.")
        return [mistake(at, text, count=len(line), most=MAX_LINE_CHARACTERS)]
    if line.replace("\t", " ").isprintable():
        return []  # nearly every line, and the loop is slow
    for character in line:
        if character != "\t" and unicodedata.category(character) in _UNREADABLE:
            text = marked("message", "The character {code} is no text; take it out.")
            return [mistake(at, text, code=f"U+{ord(character):04X}")]
    return []

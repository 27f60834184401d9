"""Others' texts made fit for a sentence of one line: file contents, names, input."""

from __future__ import annotations

import os
import unicodedata
from typing import Any, Final

from playground.core.word_count import Signed, SignedCount

QUOTED_CHARACTERS: Final = 80
LONG_CHARACTERS: Final = 400

LISTS: Final = frozenset({"stacks", "kinds", "names", "known", "suffixes"})
"""Places of sentences for the program's own lists, which are given at length."""

LONG: Final = LISTS | {"folder", "where", "reason"}
"""Those, and the places for paths and for what others say is wrong."""

_DIRECTION: Final = frozenset(
    map(chr, (0x61C, 0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A)))
)
"""Marks that turn the direction of writing, of all that comes after them as well."""


def quoted(value: Any, most: int = QUOTED_CHARACTERS) -> str:
    """The value in at most so many characters, with no line break or control character in it.

    What is longer loses its middle, as the end of a name tells as much as its beginning.
    """
    try:
        text = value if isinstance(value, str) else str(value)
    except ValueError:  # a number of thousands of digits
        return "…"
    if len(text) > most:
        end = most // 3
        text = f"{text[: most - end - 1]}…{text[-end:]}"
    if text.isprintable():
        return text
    return "".join(_visible(character) for character in text)


def listed(text: str) -> str:
    """A list in LONG_CHARACTERS at most: it loses whole items of its middle.

    They are apart by semicolons, or by commas where there is no semicolon.
    """
    if len(text) > LONG_CHARACTERS:
        apart = "; " if "; " in text else ", "
        end = LONG_CHARACTERS // 3
        head, comma, half = text[: LONG_CHARACTERS - end - 1].rpartition(apart)
        head = head + comma if comma else half
        half, comma, tail = text[-end:].partition(apart)
        text = f"{head}…{comma + tail if comma else half}"
    return quoted(text, LONG_CHARACTERS)


def quoted_values(values: dict[str, Any]) -> dict[str, Any]:
    """The values of a sentence's places; numbers stay numbers, since places may format them.

    What is negative is written with a minus sign.
    """
    return {name: _placed(name, value) for name, value in values.items()}


def _placed(name: str, value: Any) -> Any:
    if isinstance(value, float):
        return Signed(value)
    if isinstance(value, int) and not _is_huge(value):
        return SignedCount(value) if value < 0 else value
    if name in LISTS:
        return listed(str(value))
    return quoted(value, LONG_CHARACTERS if name in LONG else QUOTED_CHARACTERS)


def readable_name(name: str) -> str:
    r"""A file's name as text that every file and window takes, distinct names staying distinct.

    Bytes that are no UTF-8, which Python holds as lone surrogates, and control characters are
    spelled out, as in "caf\xe9".
    """
    if all(_visible(character) == character for character in name):
        return name
    text = os.fsencode(name).decode("utf-8", "backslashreplace")
    return "".join(
        item if _visible(item) == item else item.encode("unicode_escape").decode() for item in text
    )


def _is_huge(value: int) -> bool:
    return bool(abs(value) >= 10**QUOTED_CHARACTERS)


def _visible(character: str) -> str:
    """The character itself, a space for a line break, or "?" for what cannot be shown."""
    if character.isprintable():
        return character
    category = unicodedata.category(character)
    if category in ("Zl", "Zp") or character in "\t\n\v\f\r\x85":
        return " "
    if category == "Zs" or (category == "Cf" and character not in _DIRECTION):
        return character
    return "?"

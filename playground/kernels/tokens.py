"""Text of brackets, calls and operators as tokens."""

from __future__ import annotations

import re
from dataclasses import dataclass

MATRIX = "\0"
"""Stands in a text for a matrix that was read already."""

_TOKEN = re.compile(
    r"""
    (?P<space>[ \t]+)
  | (?P<newline>\n)
  | (?P<number>(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[eE][+-]?[0-9]+)?)
    (?:[fFlLdD]|_?f(?:32|64))?(?![\w.])
  | (?P<name>[^\W\d]\w*(?:(?:\.|::)[^\W\d]\w*)*)
  | (?P<string>'[^'\n]*'|"[^"\n]*")
  | (?P<angle><[^<>\n]*>)
  | (?P<sign>\.[*/](?=[\s\d(])|[-+*/×·⋅=,;()\[\]{}%\0])
  | (?P<other>[^\s\[\](){},;\0]+)
    """,
    re.VERBOSE,
)

_SAME = {".*": "*", "./": "/", "×": "*", "·": "*", "⋅": "*"}


@dataclass(frozen=True, slots=True)
class Token:
    """A piece of text: its kind, its text without a suffix such as C's f, and where it stands."""

    kind: str
    text: str
    start: int
    end: int
    spaced: bool
    """Whether a space or a line break stands before it."""


END = Token("end", "", 0, 0, True)


def tokens_of(text: str) -> list[Token]:
    """All tokens of a text, line breaks included, spaces not."""
    found: list[Token] = []
    spaced = True
    for match in _TOKEN.finditer(text):
        kind = match.lastgroup or ""
        if kind != "space":
            word = match[kind]
            found.append(Token(kind, _SAME.get(word, word), match.start(), match.end(), spaced))
        spaced = kind in ("space", "newline")
    return found


class Cursor:
    """Goes through the tokens of a text from left to right."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.tokens = tokens_of(text)
        self.at = 0

    @property
    def next(self) -> Token:
        """The token that is to be read, or END."""
        return self.tokens[self.at] if self.at < len(self.tokens) else END

    def take(self) -> Token:
        """Read the next token."""
        token = self.next
        self.at += 1
        return token

    def skip(self, signs: str) -> bool:
        """Pass over tokens of these signs; whether there were any."""
        start = self.at
        while self.next.text and self.next.text in signs:
            self.at += 1
        return self.at > start

    def follows(self, text: str) -> bool:
        """Whether this token comes after the next."""
        after = self.tokens[self.at + 1 : self.at + 2]
        return bool(after) and after[0].text == text

    def written(self, start: int) -> str:
        """The text from a token on up to where the reading is; at the end, the last token."""
        if not self.tokens:
            return ""
        last = self.tokens[min(self.at, len(self.tokens)) - 1]
        return self.text[self.tokens[min(start, len(self.tokens) - 1)].start : last.end]

"""Mistakes in a lesson or recipe: each a sentence and the line that it is about."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Any, Final

from playground.core.messages import Message, Refused, marked

MAX_NEAREST: Final = 3


@dataclass(frozen=True, slots=True)
class Mistake:
    """A sentence, and the number of the line that it is about, from 1 on."""

    line: int
    message: Message

    def __str__(self) -> str:
        return str(self.of_line())

    def of_line(self) -> Message:
        """The sentence with the line before it."""
        text = marked("message", "Line {line}: {sentence}")
        return Message(text, {"line": self.line, "sentence": self.message})


class Wrong(Refused):
    """Something in one line cannot be meant; the reader of the file adds the line."""


def mistake(line: int, text: str, /, **values: Any) -> Mistake:
    """The mistake of a line; `text` is marked in the context "message"."""
    return Mistake(line, Message(text, values))


def nearest(
    text: str, forms: Iterable[str], names: Mapping[str, Callable[[], Collection[str]]]
) -> str:
    """Return the forms that a misspelt text is likest to, "" where none is.

    `names` are what NAME may be in a form; N stands for any number.
    """
    written = []
    for form in forms:
        fitting = names[form]() if form in names else ("NAME",)
        written += [form.replace("NAME", name) for name in sorted(fitting)]
    return ", ".join(get_close_matches(re.sub(r"\d+", "N", text), written, MAX_NEAREST))

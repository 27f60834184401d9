"""What is wrong with a lesson: a sentence and the line that it is about."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from playground.core.messages import Message, Refused, marked


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

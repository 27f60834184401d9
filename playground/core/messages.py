"""Sentences for the user, made where there is no Qt and translated where there is."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any


def marked(context: str, text: str) -> str:
    """Mark a literal for translation; lupdate finds the call, the GUI looks the text up."""
    del context
    return text


@dataclass(frozen=True, slots=True)
class Term:
    """A marked text that goes into a message as a value and is translated by itself.

    `context` and `text` are what it was marked with; with `capital`, it begins a line.
    """

    context: str
    text: str
    capital: bool = False

    def written(self, text: str) -> str:
        """The text, or a translation of it, as it goes into the message."""
        return text[:1].upper() + text[1:] if self.capital else text

    def __str__(self) -> str:
        return self.written(self.text)


@dataclass(frozen=True, slots=True)
class Message:
    """An English sentence with {named} places, and the values that go into them.

    Values that are terms are translated, too, where the message is.
    """

    text: str
    values: dict[str, Any] = field(default_factory=dict)

    def __str__(self) -> str:
        return self.text.format(**self.values)


class Refused(ValueError):
    """Something that cannot be done, with the sentence that tells the user why.

    The text is a literal marked by `marked("message", …)`, so that the GUI can translate it.
    """

    def __init__(self, text: str, /, **values: Any) -> None:
        self.message = Message(text, values)
        super().__init__(str(self.message))

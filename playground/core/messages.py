"""Sentences for the user, made where there is no Qt and translated where there is."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from playground.core.quoting import quoted_values


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

    Values that are terms or messages are translated, too, where the message is. No message outlives
    its cause: one on a state is shown while it `stands`, and one on what happened until an action
    of the same kind, which is what it is `about` (the label of a step), succeeds.
    """

    text: str
    values: dict[str, Any] = field(default_factory=dict)
    about: str = field(default="", compare=False)
    stands: Callable[[], bool] | None = field(default=None, compare=False)

    def __str__(self) -> str:
        return self.filled(lambda context, text: text)

    def filled(self, translated: Callable[[str, str], str]) -> str:
        """The sentence with its values in, by a translation: one line, whatever they are.

        File contents, names and what the user wrote are cut to about 80 characters.
        """
        own = {
            name: value.written(translated(value.context, value.text))
            for name, value in self.values.items()
            if isinstance(value, Term)
        } | {
            name: value.filled(translated)
            for name, value in self.values.items()
            if isinstance(value, Message)
        }
        others = {name: value for name, value in self.values.items() if name not in own}
        return translated("message", self.text).format(**own, **quoted_values(others))


class Gone(LookupError):
    """The subject of an edit is no longer in the document; there is nothing to say of that.

    A field may have been typed into when another document came: what was typed goes with the old.
    """


@dataclass(frozen=True, slots=True, eq=False)
class Offer:
    """A message with something that can be done about it.

    `label`, marked in the context "offer", names what `accept` does; the offer is taken away once
    `stands` is false. With an `other_label` there is a second thing, which `other` does. A brief
    one is not shown for long: what it offers can be had otherwise, as by undo.
    """

    message: Message
    label: str
    accept: Callable[[], object]
    stands: Callable[[], bool] = lambda: True
    other_label: str = ""
    other: Callable[[], object] = lambda: None
    subject: str = ""
    """Its subject, such as the path of a file, where the same sentence may be of several."""
    is_brief: bool = False


class Refused(ValueError):
    """Something that cannot be done, with the sentence that tells the user why.

    The text is a literal marked by `marked("message", …)`, so that the GUI can translate it.
    """

    def __init__(self, text: str, /, **values: Any) -> None:
        self.message = Message(text, values)
        super().__init__(str(self.message))

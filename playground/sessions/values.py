"""Plain values of a session file, each checked for its kind: whatever else is there is damage.

A value knows where it stands, as in `steps[0].title`, so that a sentence can name what is damaged.
"""

from __future__ import annotations

import json
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from playground.core.messages import Message, marked
from playground.core.quoting import quoted

FOUND_CHARACTERS: Final = 30
"""Of a value that cannot stand where it does, so much is quoted."""


@dataclass(frozen=True, slots=True)
class Value:
    """A value and its place; `is_there` is false for the default of one that is missing."""

    data: Any
    place: str = ""
    is_there: bool = True


class Malformed(Exception):
    """A value is not of the kind that stands at its place."""

    def __init__(self, value: Value, wanted: Message) -> None:
        super().__init__(value.place)
        self.value = value
        self.wanted = wanted

    def message(self, name: str, part: str) -> Message:
        """The sentence for what is wrong, and where in a part of the file of that name."""
        values: dict[str, Any] = {"name": name, "place": self.value.place, "part": part}
        if not self.value.is_there:
            words = marked("message", "{name} is damaged: {place} is missing in its {part}.")
            return Message(words, values)
        words = marked(
            "message", "{name} is damaged: {place} in its {part} is {found} and not {wanted}."
        )
        return Message(words, {**values, "found": _found(self.value.data), "wanted": self.wanted})


class UnknownEntry(Malformed):
    """A table has an entry that none has."""

    def message(self, name: str, part: str) -> Message:
        """Which one."""
        words = marked("message", "{name} is damaged: its {part} has an unknown entry {entry}.")
        return Message(words, {"name": name, "part": part, "entry": self.value.place})


class MalformedArray(Malformed):
    """The numbers of this name are of another type, shape or range than such ones have."""

    def __init__(self, array: str) -> None:
        super().__init__(Value(None, array), Message(""))

    def message(self, name: str, part: str) -> Message:
        """Which ones; they are in no other part."""
        words = marked(
            "message",
            "{name} is damaged: its numbers {array} are not of the type, shape or range that they"
            " have to be of.",
        )
        return Message(words, {"name": name, "array": self.value.place})


class Table:
    """A table of known names."""

    def __init__(self, data: Mapping[str, Any], place: str) -> None:
        self._data = data
        self._place = place

    def get(self, name: str, default: Any = None) -> Value:
        """The value of a name, or the default where there is none."""
        place = f"{self._place}.{name}" if self._place else name
        return Value(self._data.get(name, default), place, name in self._data)


def table(value: Value, known: Sequence[str]) -> Table:
    """The value as a table without other names than the known ones."""
    if not isinstance(value.data, dict):
        raise Malformed(value, Message(marked("message", "a table")))
    for entry in value.data:
        if entry not in known:
            place = f"{value.place}.{entry}" if value.place else entry
            raise UnknownEntry(Value(None, place), Message(""))
    return Table(value.data, value.place)


def whole(value: Value, least: int, most: int) -> int:
    """A whole number within bounds."""
    if type(value.data) is not int or not least <= value.data <= most:
        words = marked("message", "a whole number from {least} to {most}")
        raise Malformed(value, Message(words, {"least": least, "most": most}))
    return value.data


def number(value: Value, least: float = -math.inf, most: float = math.inf) -> float:
    """A finite number within bounds."""
    data = value.data
    if type(data) not in (int, float) or not math.isfinite(data) or not least <= data <= most:
        if math.isfinite(least) and math.isfinite(most):
            words = marked("message", "a number from {least} to {most}")
            raise Malformed(value, Message(words, {"least": least, "most": most}))
        raise Malformed(value, Message(marked("message", "a number")))
    return float(data)


def flag(value: Value) -> bool:
    """True or false."""
    if not isinstance(value.data, bool):
        raise Malformed(value, Message(marked("message", "true or false")))
    return value.data


def text(value: Value, most: int = 4096) -> str:
    """A text of bounded length."""
    if not isinstance(value.data, str) or len(value.data) > most:
        words = marked("message", "a text of at most {most} characters")
        raise Malformed(value, Message(words, {"most": most}))
    return value.data


def choice(value: Value, choices: Sequence[Any]) -> Any:
    """One of some texts."""
    if not isinstance(value.data, str) or value.data not in choices:
        names = ", ".join(str(each) for each in choices)
        raise Malformed(value, Message(marked("message", "one of {names}"), {"names": names}))
    return value.data


def listed(value: Value, most: int, least: int = 0) -> list[Value]:
    """A list of bounded length."""
    if not isinstance(value.data, list) or not least <= len(value.data) <= most:
        words = marked("message", "a list of {least} to {most} entries")
        if least == most:
            words = marked("message", "a list of {most} entries")
        raise Malformed(value, Message(words, {"least": least, "most": most}))
    return [Value(each, f"{value.place}[{at}]") for at, each in enumerate(value.data)]


def _found(data: Any) -> str | Message:
    """A value in a few words."""
    if isinstance(data, list):
        return Message(marked("message", "a list of {count}"), {"count": len(data)})
    if isinstance(data, dict):
        return Message(marked("message", "a table"))
    if isinstance(data, str):
        data = quoted(data, FOUND_CHARACTERS)
    try:
        return quoted(json.dumps(data, ensure_ascii=False), FOUND_CHARACTERS + 2)
    except ValueError:  # a number of thousands of digits
        return "…"

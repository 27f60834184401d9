"""A field declared once: its default, bounds, label and help; forms, files and checks follow."""

from __future__ import annotations

import dataclasses
import math
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Literal

from playground.core.messages import Refused, Term, marked
from playground.core.word_count import MINUS

Kind = Literal["int", "float", "choice", "bool", "pair", "sides", "numbers"]


@dataclass(frozen=True, slots=True)
class Choice:
    """One value of a choice field, with its label and what it does to the numbers."""

    value: str
    label: str
    help: str = ""
    short: str = ""
    """A label for where there is little room; the whole one is told with the help."""


@dataclass(frozen=True, slots=True)
class Field:
    """The declaration of one value, as forms show it and files check it.

    `pair` is (vertical, horizontal); `sides` is (top, bottom, left, right); `numbers` are one or
    more, not only whole ones.
    `relevant`, given the object that has the field, says whether it matters now. With `decades`,
    the powers of ten count: sliders run over so many of them up to `high`, and begin at 0.
    Of whole numbers, controls offer `every` second, third … one from `low` on.
    Sliders end at `slider_high` where larger numbers are rare, and then are typed.
    `reason` says why it does not matter when it does not. A panel keeps a `folded` field under
    further settings, where `brief` says its value in a few words. One that `switches` decides
    whether a layer has some of its tensors; what is switched off is kept, and back with it.
    """

    kind: Kind
    label: str
    help: str
    low: float = 0
    high: float = 0
    unit: str = ""
    choices: tuple[Choice, ...] = ()
    relevant: Callable[[Any], bool] | None = None
    decades: int = 0
    slider_high: float = 0
    reason: str = ""
    folded: bool = False
    brief: str = ""
    switches: bool = False
    every: int = 1

    def is_of_kind(self, value: Any) -> bool:
        """Whether a value from JSON is of the field's type, not yet whether it is within bounds."""
        match self.kind:
            case "bool":
                return isinstance(value, bool)
            case "choice":
                return isinstance(value, str)
            case "int" | "float":
                return _is_number(value)
            case "pair" | "sides" | "numbers":
                return isinstance(value, list | tuple) and all(map(_is_number, value))

    def checked(self, value: Any) -> Any:
        """Return `value` in the field's own type, or raise Refused with the reason."""
        match self.kind:
            case "bool":
                return bool(value)
            case "choice":
                if value not in [choice.value for choice in self.choices]:
                    raise Refused(
                        marked("message", "{label}: there is no choice {value}."),
                        label=Term("field", self.label),
                        value=value,
                    )
                return value
            case "int" | "float":
                return self._number(value)
            case "pair" | "sides":
                wanted = 2 if self.kind == "pair" else 4
                parts = tuple(self._number(part) for part in value)
                if len(parts) != wanted:
                    raise Refused(
                        marked("message", "{label}: {wanted} numbers are needed."),
                        label=Term("field", self.label),
                        wanted=wanted,
                    )
                return parts
            case "numbers":
                numbers = tuple(self._number(self._read(part)) for part in value)
                if not numbers:
                    raise Refused(
                        marked("message", "{label}: at least one number is needed."),
                        label=Term("field", self.label),
                    )
                return numbers

    def _read(self, part: Any) -> Any:
        """A number that was typed."""
        try:
            return float(part)
        except (TypeError, ValueError):
            raise Refused(
                marked("message", "{label}: {text} is not a number."),
                label=Term("field", self.label),
                text=part,
            ) from None

    def bound(self, limit: float) -> str:
        """A limit in words: a whole number in all its digits, 2147483647 and not 2.14748e+09."""
        whole = self.kind not in ("float", "numbers") and math.isfinite(limit)
        return f"{limit:.0f}" if whole else f"{limit:g}"

    def _number(self, value: Any) -> int | float:
        number = float(value)
        if not self.low <= number <= self.high:  # NaN fails this too
            raise Refused(
                marked("message", "{label} must be between {low} and {high}."),
                label=Term("field", self.label),
                low=self.bound(self.low).replace("-", MINUS),
                high=self.bound(self.high).replace("-", MINUS),
            )
        if self.kind in ("float", "numbers"):
            return number
        if number != int(number):
            raise Refused(
                marked("message", "{label} must be a whole number."),
                label=Term("field", self.label),
            )
        return int(number)


def _is_number(value: Any) -> bool:
    return isinstance(value, float) or (type(value) is int and abs(value) < 2**53)


def declared(default: Any, field: Field) -> Any:
    """A dataclass field that carries its declaration."""
    return dataclasses.field(default=default, metadata={"field": field})


def fields_of(owner: Any) -> dict[str, Field]:
    """The declared fields of a dataclass or its instance, by name, in order."""
    return {
        item.name: item.metadata["field"]
        for item in dataclasses.fields(owner)
        if "field" in item.metadata
    }

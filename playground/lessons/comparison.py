"""A comparison of a path with a value or with another path."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from playground.core.messages import marked
from playground.lessons.mistake import Wrong
from playground.lessons.paths import Path, is_path, path_of
from playground.lessons.situation import Situation
from playground.lessons.values import Value, number, value_of

SIGNS: Final = ("<=", ">=", "!=", "=", "<", ">")
_PARTS: Final = re.compile(r"(\S+) +(<=|>=|!=|=|<|>)(?: +(.*?))?(?: +within +(\S+))?")

EXAMPLE: Final = "picture.width = 28"
EXACT: Final = 1e-6
"""The most that two numbers may differ by where no tolerance is given: float32 has seven digits."""


@dataclass(frozen=True, slots=True)
class Comparison:
    """A condition: a path, a sign, a value or another path, and a tolerance."""

    path: Path
    sign: str
    other: Value | Path
    tolerance: float = EXACT

    def holds(self, situation: Situation) -> bool:
        """Whether it is so now; where there is no such thing, it is not."""
        mine = self.path.read(situation)
        other = self.other.read(situation) if isinstance(self.other, Path) else self.other
        if mine is None or other is None:
            return False
        return compared(mine, self.sign, other, self.tolerance)


def compared(mine: Value, sign: str, other: Value, tolerance: float) -> bool:
    """Whether two values stand to each other so; texts and numbers are never equal."""
    if isinstance(mine, str | bool) or isinstance(other, str | bool):
        is_equal = type(mine) is type(other) and mine == other
        return is_equal == (sign == "=") if sign in ("=", "!=") else False
    difference = mine - other
    match sign:
        case "=":
            return abs(difference) <= tolerance
        case "!=":
            return abs(difference) > tolerance
        case "<":
            return difference < -tolerance
        case "<=":
            return difference <= tolerance
        case ">":
            return difference > tolerance
        case _:
            return difference >= -tolerance


def comparison_of(text: str) -> Comparison:
    """The comparison that a text is; raises Wrong."""
    found = _PARTS.fullmatch(text)
    if found is None:
        raise Wrong(
            marked("message", "{text} is no comparison, as {example} is one."),
            text=text,
            example=EXAMPLE,
        )
    name, sign, right, within = found.groups()
    path, right = path_of(name), right or ""
    other = path_of(right) if is_path(right) else value_of(right, path.kind.of)
    of_number = path.kind.of in ("number", "any")
    if sign not in ("=", "!=") and not of_number:
        raise Wrong(marked("message", "{path} is no number, so {sign} says nothing of it."),
                    path=name, sign=sign)  # fmt: skip
    if within is None:
        return Comparison(path, sign, other)
    if not of_number:
        raise Wrong(marked("message", "{path} is no number and has no tolerance."), path=name)
    tolerance = number(within)
    if tolerance < 0:
        raise Wrong(marked("message", "A tolerance is not negative."))
    return Comparison(path, sign, other, tolerance)

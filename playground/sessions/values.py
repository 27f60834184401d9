"""Plain values of a session file, each checked for its kind: whatever else is there is damage."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from typing import Any


class Malformed(Exception):
    """A value is not of the kind that stands there."""


class UnknownEntry(Malformed):
    """A table has an entry that none has."""

    def __init__(self, entry: str) -> None:
        super().__init__(entry)
        self.entry = entry


def table(data: Any, known: Sequence[str]) -> Mapping[str, Any]:
    """The data as a table without other names than the known ones."""
    if not isinstance(data, dict):
        raise Malformed
    for entry in data:
        if entry not in known:
            raise UnknownEntry(entry)
    return data


def whole(data: Any, least: int, most: int) -> int:
    """A whole number within bounds."""
    if type(data) is not int or not least <= data <= most:
        raise Malformed
    return data


def number(data: Any, least: float = -math.inf, most: float = math.inf) -> float:
    """A finite number within bounds."""
    if type(data) not in (int, float) or not math.isfinite(data) or not least <= data <= most:
        raise Malformed
    return float(data)


def flag(data: Any) -> bool:
    """True or false."""
    if not isinstance(data, bool):
        raise Malformed
    return data


def text(data: Any, most: int = 4096) -> str:
    """A text of bounded length."""
    if not isinstance(data, str) or len(data) > most:
        raise Malformed
    return data


def choice(data: Any, choices: Sequence[Any]) -> Any:
    """One of some texts."""
    if not isinstance(data, str) or data not in choices:
        raise Malformed
    return data


def listed(data: Any, most: int, least: int = 0) -> list[Any]:
    """A list of bounded length."""
    if not isinstance(data, list) or not least <= len(data) <= most:
        raise Malformed
    return data

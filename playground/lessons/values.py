"""Values of paths: numbers, texts, and yes or no; how a lesson writes them."""

from __future__ import annotations

import math
from typing import Final, Literal, TypeAlias

from playground.core.messages import marked
from playground.core.word_count import written
from playground.lessons.mistake import Wrong

Value: TypeAlias = float | str | bool
ValueKind = Literal["number", "text", "yes or no", "any"]

YES_OR_NO: Final = {"yes": True, "no": False}
MAX_NUMBER: Final = 1e15


def number(text: str) -> float:
    """The finite number that a text is; raises Wrong."""
    try:
        value = float(text.replace("−", "-")) if len(text) <= 40 and "_" not in text else math.nan
    except ValueError:
        value = math.nan
    if not abs(value) <= MAX_NUMBER:
        raise Wrong(marked("message", "{text} is not a number."), text=text)
    return value


def whole(text: str, low: int, high: int) -> int:
    """The whole number within bounds that a text is; raises Wrong."""
    if not (text.isascii() and text.isdecimal() and len(text) <= 9 and low <= int(text) <= high):
        raise Wrong(
            marked("message", "{text} is not a whole number from {low} to {high}."),
            text=text,
            low=low,
            high=high,
        )
    return int(text)


def value_of(text: str, kind: ValueKind) -> Value:
    """The value that a text gives for a path of a kind; raises Wrong where it is something else."""
    if kind == "number":
        return number(text)
    if kind == "yes or no":
        if text not in YES_OR_NO:
            raise Wrong(marked("message", "{text} is neither yes nor no."), text=text)
        return YES_OR_NO[text]
    if kind == "any":
        if text in YES_OR_NO:
            return YES_OR_NO[text]
        try:
            return number(text)
        except Wrong:
            return text
    return text


def as_text(value: Value | None) -> str:
    """A value as a sentence has it."""
    if value is None:
        return "–"
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, str):
        return value
    return written(value, ".4g") if abs(value) < 10_000 else written(value, ".0f")

"""Reading nested brackets: numpy, Python, MATLAB, torch and C write matrices with them."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TypeAlias

from playground.core.messages import Refused, marked
from playground.kernels.numbertext import parse_number, shortened

Nested: TypeAlias = "list[float] | list[Nested]"
"""Numbers in lists in lists …, all equally deep unless the text was ragged."""

MAX_NESTING = 8
MAX_AROUND_CHARACTERS = 200
"""Characters before and behind the brackets: a name, a call, its arguments, a factor."""

_TOKEN = re.compile(r"[\[\],;\n]|[^\s\[\],;]+")
_FACTOR = r"\(?\s*([0-9.+\-eE/]+)\s*\)?"
_BEFORE = re.compile(
    rf"(?:[A-Za-z_]\w*\s*=)?\s*(?:{_FACTOR}\s*[*×·]?)?\s*(?:[A-Za-z_][\w.]*\s*\()?"
)
_AFTER = re.compile(
    rf"(?:,\s*\w+\s*=\s*[^,()*/×]+(?:\(\))?)*,?\s*\)?\s*(?:([*×/])\s*{_FACTOR})?\s*;?"
)
_TO_SQUARE = str.maketrans("{}()", "[][]")


@dataclass(slots=True)
class _Group:
    """What stands in one pair of brackets; numbers in rows, or further groups."""

    rows: list[list[str]] = field(default_factory=lambda: [[]])
    groups: list[_Group] = field(default_factory=list)


def parse_brackets(text: str) -> tuple[Nested, float]:
    """The nested numbers in `text` and the factor written before or behind them.

    Raises Refused for anything but numbers in brackets.
    """
    text = text.strip()
    body, before, after = _split(text)
    if len(before) > MAX_AROUND_CHARACTERS or len(after) > MAX_AROUND_CHARACTERS:
        raise Refused(marked("message", "There is other text around the brackets."))
    opening, closing = _BEFORE.fullmatch(before), _AFTER.fullmatch(after)
    if opening is None or closing is None:
        stray = before if opening is None else after
        raise Refused(marked("message", "“{written}” is not a number."), written=shortened(stray))
    factor = parse_number(opening[1]) if opening[1] else 1.0
    if closing[2]:
        by = parse_number(closing[2])
        if closing[1] == "/" and by == 0:
            raise Refused(
                marked("message", "“{written}” divides by zero."), written=shortened(after)
            )
        factor = factor / by if closing[1] == "/" else factor * by
    return _numbers(_Reader(body).whole()), factor


def _split(text: str) -> tuple[str, str, str]:
    """The brackets with what is in them, what stands before, and what stands behind."""
    opening = "{" if "{" in text else "[" if "[" in text else "("
    closing = {"{": "}", "[": "]", "(": ")"}[opening]
    start, end = text.find(opening), text.rfind(closing)
    if end < start:
        raise Refused(marked("message", "A bracket is open that never closes."))
    before, after = text[:start].strip(), text[end + 1 :].strip()
    if opening == "{" and before.endswith("="):
        before = ""  # a declaration such as: const float k[3][3] =
    return text[start : end + 1].translate(_TO_SQUARE), before, after


class _Reader:
    """Reads groups from left to right."""

    def __init__(self, body: str) -> None:
        self._tokens = _TOKEN.findall(body)
        self._at = 0

    def whole(self) -> _Group:
        """The one group, or a group of all of them when there are several side by side."""
        found: list[_Group] = []
        while self._at < len(self._tokens):
            token = self._tokens[self._at]
            if token == "[":
                found.append(self._group(1))
            elif token in ",;\n":
                self._at += 1
            else:
                raise Refused(
                    marked("message", "“{written}” stands outside the brackets."),
                    written=shortened(token),
                )
        return found[0] if len(found) == 1 else _Group(groups=found)

    def _group(self, depth: int) -> _Group:
        if depth > MAX_NESTING:
            raise Refused(marked("message", "The brackets are nested too deep."))
        group = _Group()
        before = "["
        self._at += 1
        while self._at < len(self._tokens):
            token = self._tokens[self._at]
            if token == "[":
                group.groups.append(self._group(depth + 1))
                token = "]"
            elif token == "]":
                self._at += 1
                return group
            else:
                self._at += 1
                self._place(group, token, before, depth)
            # A comma at the end of a line goes on in the next one.
            before = before if token == "\n" else token
        raise Refused(marked("message", "A bracket is open that never closes."))

    @staticmethod
    def _place(group: _Group, token: str, before: str, depth: int) -> None:
        if token == ",":
            if before in {",", "[", ";"}:
                raise Refused(marked("message", "There is no number before a comma."))
        elif token == ";" or (token == "\n" and depth == 1 and before != ","):
            if group.rows[-1]:
                group.rows.append([])
        elif token != "\n":
            group.rows[-1].append(token)


def _numbers(group: _Group) -> Nested:
    rows = [row for row in group.rows if row]
    if group.groups:
        if rows:
            raise Refused(
                marked("message", "“{written}” stands outside the rows."),
                written=shortened(rows[0][0]),
            )
        return [_numbers(inner) for inner in group.groups]
    values = [[parse_number(cell) for cell in row] for row in rows]
    if len(values) == 1:
        return values[0]
    return list[Nested](values)

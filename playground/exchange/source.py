"""Python source that is being written: arguments, values and lines that a student can read."""

from __future__ import annotations

import json
import math
import textwrap
from collections.abc import Iterable
from typing import Any

import numpy as np

MAX_COLUMNS = 96
COMMENT_COLUMN = 64
"""Comments beside lines begin here at the latest; those of longer lines stand above them."""


def pair(values: tuple[int, int]) -> str:
    """Two numbers as torch takes them: one where they are the same."""
    return str(values[0]) if values[0] == values[1] else f"({values[0]}, {values[1]})"


def number(value: float) -> str:
    """A number as Python writes it, whole ones without a point; infinities as math has them."""
    if math.isinf(value):
        return "math.inf" if value > 0 else "-math.inf"
    whole = float(value).is_integer() and abs(value) < 1e15
    return str(int(value)) if whole else repr(float(value))


def argument(value: Any) -> str:
    """A value as an argument: numbers, texts, truth values and tuples of them."""
    if isinstance(value, str):
        is_plain = value.isprintable()  # what is not is spelled out, such as half a sign
        return json.dumps(value, ensure_ascii=not is_plain)
    if isinstance(value, bool) or value is None:
        return repr(value)
    if isinstance(value, tuple):
        return f"({', '.join(map(argument, value))}{',' if len(value) == 1 else ''})"
    return number(value)


def call(function: str, *first: str, **named: tuple[Any, Any]) -> str:
    """A call; of `named`, each with its value and the usual one, those that are unusual."""
    others = [
        f"{name}={argument(value)}" for name, (value, usual) in named.items() if value != usual
    ]
    return f"{function}({', '.join([*first, *others])})"


def aligned(lines: Iterable[tuple[str, str]]) -> Iterable[str]:
    """Yield lines with the comments beside them, in one column; above those that are long."""
    lines = list(lines)
    lengths = [len(line) for line, comment in lines if comment and len(line) <= COMMENT_COLUMN]
    column = max(lengths, default=0)
    for line, comment in lines:
        if not comment:
            yield line
        elif len(line) <= column and column + 4 + len(comment) <= MAX_COLUMNS:
            yield f"{line:<{column}}  # {comment}"
        else:
            yield f"{line[: len(line) - len(line.lstrip())]}# {comment}"
            yield line


def wrapped(line: str) -> str:
    """A call that is too long for a line, its arguments on lines of their own."""
    if len(line) <= MAX_COLUMNS or not line.endswith(")"):
        return line
    indent = line[: len(line) - len(line.lstrip())]
    head, _, rest = line.partition("(")
    return f"{head}(\n{indent}    {rest[:-1]}\n{indent})"


def array_text(values: Any, indent: int = 4) -> str:
    """An array as numpy takes it, each number the shortest that reads back as the same float32."""
    values = np.asarray(values)
    kind = "float32" if values.dtype.kind == "f" else values.dtype.name
    text = f"np.array({_nested(values)}, np.{kind})"
    if indent + len(text) <= MAX_COLUMNS:
        return text
    return f"np.array({_broken(values, indent)}, np.{kind})"


def _nested(values: Any) -> str:
    """All of an array on one line."""
    if values.ndim:
        return f"[{', '.join(map(_nested, values))}]"
    return _float_text(values) if values.dtype.kind == "f" else str(values)


def _broken(values: Any, indent: int) -> str:
    """An array on several lines: its parts whole where they are short."""
    space = " " * (indent + 4)
    if values.ndim < 2:
        items = textwrap.wrap(_nested(values)[1:-1], MAX_COLUMNS - indent - 4)
        return "[\n" + "".join(f"{space}{line}\n" for line in items) + space[4:] + "]"
    parts = [_nested(part) for part in values]
    if any(len(part) + indent + 5 > MAX_COLUMNS for part in parts):
        parts = [_broken(part, indent + 4) for part in values]
    return "[\n" + "".join(f"{space}{part},\n" for part in parts) + space[4:] + "]"


def _float_text(value: Any) -> str:
    return number(float(str(np.float32(value))))


def named_arrays(name: str, arrays: dict[str, Any]) -> Iterable[str]:
    """Yield the lines of a dictionary of arrays."""
    yield f"{name} = {{"
    for key, values in arrays.items():
        yield f'    "{key}": {array_text(values)},'
    yield "}"

"""Kernels as text: what people paste and type, and what spreadsheets and numpy read."""

from __future__ import annotations

import re
from typing import Any

import numpy as np

from playground.core.arrays import FloatArray
from playground.core.filters import MAX_SIZE
from playground.core.messages import Refused, marked
from playground.kernels.bracketed import Nested, parse_brackets
from playground.kernels.numbertext import (
    as_fraction,
    format_number,
    held,
    parse_number,
    plain,
)

__all__ = [
    "as_fraction",
    "format_number",
    "kernel_of",
    "parse_matrix",
    "parse_number",
    "to_numpy",
    "to_tsv",
]

MAX_TEXT_CHARACTERS = 1_000_000
"""Characters; more than any kernel needs, and a limit on how long reading can take."""

MAX_DEPTH = 1024

_COMMENT = re.compile(r"^[ \t]*[#%].*(?:\n|\Z)", re.MULTILINE)
_FRACTION_BAR = re.compile(r"(?<=[0-9.]) */ *(?=[0-9.+-])")
_LINE_END = re.compile(r"\r\n?|[\v\f\x85\u2028\u2029]")
_COMMA_NUMBER = re.compile(r"[+-]?[0-9]*,[0-9]+")


def parse_matrix(text: str) -> FloatArray:
    """The kernel in `text`: a float32 matrix, or a stack of matrices.

    Read are rows of numbers parted by spaces, commas or tabs, rows parted by line ends or
    semicolons, slices parted by blank lines; and nested lists as numpy, Python, torch, MATLAB and
    C write them, with a factor before or behind. Raises Refused with the reason.
    """
    if len(text) > MAX_TEXT_CHARACTERS:
        raise Refused(marked("message", "The text is too long for a kernel."))
    text = _COMMENT.sub("", _LINE_END.sub("\n", plain(text)))
    text = _FRACTION_BAR.sub("/", text).strip(" \n")
    if "..." in text or "…" in text:
        raise Refused(marked("message", "The text leaves out numbers where it has dots."))
    if not any(character.isdigit() for character in text) and not text.strip(" \t\n,;[](){}"):
        raise Refused(marked("message", "There are no numbers in the text."))
    if any(character in "[{(" for character in text):
        nested, factor = parse_brackets(text)
        values = _even(nested) * factor
        return kernel_of(values)
    return kernel_of(_even(_plain_numbers(text)))


def _even(nested: Nested) -> np.ndarray[Any, np.dtype[np.float64]]:
    """The nested lists as an array; raises Refused when they differ in length or depth."""
    _require_even(nested)
    return np.array(nested, np.float64)


def _require_even(nested: Nested) -> tuple[int, ...]:
    """The shape of nested lists."""
    shapes = [_require_even(part) if isinstance(part, list) else () for part in nested]
    for number, shape in enumerate(shapes, 1):
        if shape == shapes[0]:
            continue
        if len(shape) == len(shapes[0]) == 1:
            raise Refused(
                marked("message", "Row {row} is {found} long and the first row {wanted}."),
                row=number,
                found=shape[0],
                wanted=shapes[0][0],
            )
        raise Refused(
            marked("message", "Part {part} has another size than the first."), part=number
        )
    return (len(nested), *shapes[0]) if shapes else (0,)


def kernel_of(values: np.ndarray[Any, Any]) -> FloatArray:
    """Any real array as a kernel: float32, 2-D or 3-D, within the limits; else Refused.

    One row may come as a vector, and leading axes of length 1 beyond the third are dropped.
    """
    if values.dtype.kind not in "buif":
        raise Refused(marked("message", "A kernel is made of real numbers."))
    if values.ndim < 2:
        values = values.reshape(1, -1)
    while values.ndim > 3 and values.shape[0] == 1:
        values = values[0]
    if values.ndim > 3:
        raise Refused(
            marked(
                "message",
                "The numbers have {dimensions} dimensions; "
                "a kernel is a matrix or a stack of matrices.",
            ),
            dimensions=values.ndim,
        )
    if values.size == 0:
        raise Refused(marked("message", "There are no numbers in the text."))
    height, width = values.shape[-2:]
    if height > MAX_SIZE or width > MAX_SIZE or values.size > MAX_DEPTH * height * width:
        raise Refused(
            marked("message", "A kernel of {shape} is too large; {most}×{most} is the limit."),
            shape="×".join(str(length) for length in values.shape),
            most=MAX_SIZE,
        )
    if not np.isfinite(values).all():
        raise Refused(marked("message", "A weight must be a finite number."))
    largest = values.flat[int(np.abs(values.astype(np.float64)).argmax())]
    held(float(largest), f"{float(largest):g}")
    return np.ascontiguousarray(values, np.float32) + np.float32(0)  # −0 becomes 0


def _plain_numbers(text: str) -> Nested:
    """Rows, or slices of rows, of text without brackets."""
    # Slices of one row need two blank lines between them: with one they are a matrix that was
    # written with every second line blank.
    slices = re.split(r"\n[ \t]*\n[ \t]*\n\s*", text)
    if len(slices) == 1:
        blocks = re.split(r"\n[ \t]*\n", text)
        if any("\n" in block.strip("\n") or ";" in block.strip("; \n") for block in blocks):
            slices = blocks
    parting = _parting(text)
    numbers = [rows for part in slices if (rows := _rows(part, parting))]
    return numbers[0] if len(numbers) == 1 else list[Nested](numbers)


def _parting(text: str) -> str:
    """What stands between the numbers of a row: a tab, a semicolon, a comma or spaces."""
    if "\t" in text:
        return "\t"
    lines = [line.strip().rstrip(";") for line in text.splitlines() if line.strip()]
    cells = [cell.split() for line in lines for cell in line.split(";")]
    several = len(lines) > 1 and all(";" in line for line in lines)
    if several and all(len(cell) <= 1 for cell in cells):
        return ";"
    if "," not in text:
        return " "
    words = text.replace(";", " ").split()
    rows = [row for row in re.split(r"[\n;]", text) if row.strip()]
    decimal = all("," not in word or _COMMA_NUMBER.fullmatch(word) for word in words)
    return " " if decimal and "." not in text and len(words) > len(rows) else ","


def _rows(text: str, parting: str) -> list[Nested]:
    lines = text.split("\n") if parting == ";" else re.split(r"[\n;]", text)
    return [
        _row(line, parting, number)
        for number, line in enumerate((line for line in lines if line.strip()), 1)
    ]


def _row(line: str, parting: str, number: int) -> list[float]:
    if parting == " ":
        return [parse_number(cell) for cell in line.split()]
    cells = [cell.strip(" \"'") for cell in line.strip(" ").split(parting)]
    if len(cells) > 1 and not cells[-1]:
        cells.pop()
    for column, cell in enumerate(cells, 1):
        if not cell:
            raise Refused(
                marked("message", "Row {row} has no number in column {column}."),
                row=number,
                column=column,
            )
    return [parse_number(cell) for cell in cells]


def to_tsv(kernel: FloatArray) -> str:
    """The kernel for a spreadsheet: tabs in rows, a row a line, blank lines between slices."""
    if kernel.ndim == 2:
        return "\n".join("\t".join(format_number(cell) for cell in row) for row in kernel)
    between = "\n\n\n" if kernel.shape[1] == 1 else "\n\n"
    return between.join(to_tsv(part) for part in kernel)


def to_numpy(kernel: FloatArray) -> str:
    """An expression that evaluates to exactly this kernel where numpy is `np`."""

    def listed(part: FloatArray, indent: int) -> str:
        if part.ndim == 1:
            return "[" + ", ".join(format_number(cell) for cell in part) + "]"
        between = ",\n" + " " * (indent + 1)
        return "[" + between.join(listed(inner, indent + 1) for inner in part) + "]"

    return f"np.array({listed(kernel, len('np.array('))}, dtype=np.float32)"

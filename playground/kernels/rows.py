"""Rows of numbers as plain text: parted by spaces, commas, tabs or semicolons."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NoReturn, TypeAlias

import numpy as np
from numpy.typing import NDArray

from playground.core.messages import Refused, marked
from playground.kernels.numbertext import (
    COMMA_DECIMAL,
    THOUSANDS,
    Place,
    parse_number,
    shortened,
)

Nested: TypeAlias = "list[float] | list[Nested]"
"""Numbers in lists in lists …, all equally deep unless the text was ragged."""

Rows: TypeAlias = Sequence[Sequence[str]]
"""The cells of a matrix, as they were written."""

_COMMA_FIRST = re.compile(r",[0-9]+(?:[eE][+-]?[0-9]+)?%?")
_FRACTION_BAR = re.compile(r"(?<=[0-9.]) */ *(?=[0-9.+-])")
_SPACED_BAR = re.compile(r"[0-9.](?: +/ *| */ +)[0-9.]+$")


def even(nested: Nested) -> NDArray[np.float64]:
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


def matrices(slices: Sequence[Rows]) -> NDArray[np.float64]:
    """The numbers in the cells of one matrix, or of several; raises Refused, saying where."""
    cells = [cell for rows in slices for row in rows for cell in row]
    decimal = _has_decimal_commas(cells)
    numbers: list[Nested] = []
    for number, rows in enumerate(slices, 1):
        matrix: list[Nested] = []
        for row, line in enumerate(rows, 1):
            places = [
                Place(number if len(slices) > 1 else 0, row, at + 1) for at in range(len(line))
            ]
            matrix.append(
                [
                    _number(cell, place if len(cells) > 1 else None, decimal)
                    for cell, place in zip(line, places, strict=True)
                ]
            )
        numbers.append(matrix)
    return even(numbers[0] if len(numbers) == 1 else numbers)


def _has_decimal_commas(cells: Sequence[str]) -> bool:
    """Whether a comma is surely the decimal sign of these cells: at least one says so."""
    with_comma = [cell for cell in cells if "," in cell]
    return (
        not any("." in cell for cell in cells)
        and all(COMMA_DECIMAL.fullmatch(cell) for cell in with_comma)
        and any(not THOUSANDS.fullmatch(cell) for cell in with_comma)
    )


def _number(cell: str, place: Place | None, decimal: bool) -> float:
    if decimal:
        cell = cell.replace(",", ".")
    try:
        return parse_number(cell)
    except Refused as refused:
        raise (refused if place is None else place.refused(refused)) from None


def parse_rows(text: str) -> NDArray[np.float64]:
    """The matrix, or stack of matrices, in text without brackets; raises Refused."""
    _require_clear_commas(text)
    if "\t" not in text:
        _require_clear_fractions(text)
    text = _FRACTION_BAR.sub("/", text).strip(" \n")
    # Slices of one row need two blank lines between them: with one they are a matrix that was
    # written with every second line blank.
    slices = re.split(r"\n[ \t]*\n[ \t]*\n\s*", text)
    if len(slices) == 1:
        blocks = re.split(r"\n[ \t]*\n", text)
        if any("\n" in block.strip("\n") or ";" in block.strip("; \n") for block in blocks):
            slices = blocks
    parting = _parting(text)
    return matrices([rows for part in slices if (rows := _rows(part, parting))])


def _require_clear_commas(text: str) -> None:
    """Refuse "0,5" and "1,5;2,5": a decimal comma, or two numbers with a comma between them."""
    if not {"\t", "."} & set(text):
        rows = [row for row in re.split(r"[\n;]", text) if row.strip()]
        for row in rows:
            require_one_comma(row)
        if rows and all(map(_has_commas_behind_spaces, rows)):
            _refuse_commas(rows[0])
    lines = text.strip().split("\n")
    if all(_is_two_or_one(line.strip()) for line in lines) and (len(lines) == 1 or ";" not in text):
        _refuse_commas(text)


def require_one_comma(row: str) -> None:
    """Refuse "1,5, 2,5": some of its commas may be decimal signs, as they have no space behind."""
    words = row.split()
    bare = [word.removesuffix(",") for word in words]
    parted = any(word.endswith(",") for word in words[:-1])
    mixed = any("," in word for word in bare)
    if parted and mixed and all("," not in word or COMMA_DECIMAL.fullmatch(word) for word in bare):
        _refuse_commas(row)


def _has_commas_behind_spaces(row: str) -> bool:
    """Whether it is like "0 ,5 ,5": of three whole numbers, or of one and two decimals."""
    first, *others = row.split()
    return "," not in first and bool(others) and all(map(_COMMA_FIRST.fullmatch, others))


def _refuse_commas(text: str) -> NoReturn:
    raise Refused(
        marked(
            "message",
            "“{written}” can be read in two ways, by a decimal comma or as several numbers: "
            "write 0.5 with a point, or put a space between numbers.",
        ),
        written=shortened(text.strip()),
    )


def _is_two_or_one(line: str) -> bool:
    """Whether all its cells could be decimals with commas, and pairs of numbers as well."""
    return all(COMMA_DECIMAL.fullmatch(cell) for cell in line.split(";"))


def _require_clear_fractions(text: str) -> None:
    """Refuse "1 2 1 / 16": the last number of the row, or all of them, by 16."""
    for number, line in enumerate(re.split(r"[\n;]", text), 1):
        found = _SPACED_BAR.search(line.rstrip(" ,"))
        if found is None:
            continue
        before = line[: found.start()]
        if "/" not in before and re.search(r"[0-9.][ ,]", before):
            raise Refused(
                marked(
                    "message",
                    "Row {row}: it is not clear what “{written}” divides. Put brackets around "
                    "the matrix, as in [1 2; 3 4] / 16, or write the fraction without spaces.",
                ),
                row=number,
                written=line[found.start() + 1 :].strip(),
            )


def _parting(text: str) -> str:
    """The separator between the numbers of a row: a tab, a semicolon, a comma or spaces."""
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
    decimal = all("," not in word or COMMA_DECIMAL.fullmatch(word) for word in words)
    return " " if decimal and "." not in text and len(words) > len(rows) else ","


def _rows(text: str, parting: str) -> list[list[str]]:
    lines = text.split("\n") if parting == ";" else re.split(r"[\n;]", text)
    return [
        _cells(line, parting, number)
        for number, line in enumerate((line for line in lines if line.strip()), 1)
    ]


def _cells(line: str, parting: str, number: int) -> list[str]:
    if parting == " ":
        return line.split()
    cells = [_unquoted(cell.strip()) for cell in line.strip(" ").split(parting)]
    if len(cells) > 1 and not cells[-1]:
        cells.pop()
    require_full(cells, number)
    return cells


def _unquoted(cell: str) -> str:
    """A cell without the quotes around it."""
    is_quoted = len(cell) > 1 and cell[0] == cell[-1] and cell[0] in "\"'"
    return cell[1:-1].strip() if is_quoted else cell


def require_full(cells: Sequence[str], row: int) -> None:
    """Raise Refused when a cell of a row is empty."""
    for column, cell in enumerate(cells, 1):
        if not cell:
            raise Refused(
                marked("message", "Row {row} has no number in column {column}."),
                row=row,
                column=column,
            )


def split_cells(line: str) -> list[str]:
    """The cells of one row between bars: parted by commas or spaces."""
    line = _FRACTION_BAR.sub("/", line.strip())
    if "." not in line:
        require_one_comma(line)
        if line and _has_commas_behind_spaces(line):
            _refuse_commas(line)
    if "," in line and not all(
        "," not in word or COMMA_DECIMAL.fullmatch(word) for word in line.split()
    ):
        return [cell.strip() for cell in line.rstrip(", ").split(",")]
    return line.split()

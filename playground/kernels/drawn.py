"""Matrices drawn with bars, brackets by line, box characters, and tables of Markdown."""

from __future__ import annotations

import re
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from playground.core.messages import Refused, marked
from playground.kernels.bracketed import scaled
from playground.kernels.numbertext import parse_number
from playground.kernels.rows import matrices, require_full, split_cells

_BAR = r"|│┃║¦❘"
_LEFT = _BAR + "⎡⎢⎣⎛⎜⎝⎧⎨⎩⎪┌└╭╰"
_RIGHT = _BAR + "⎤⎥⎦⎞⎟⎠⎫⎬⎭⎪┐┘╮╯"
_RULES = "-=+:─━═┄┈┌┬┐├┼┤└┴┘╔╦╗╠╬╣╚╩╝╭╮╰╯┏┳┓┣╋┫┗┻┛┠┨┯┷┿╂╞╡╪╤╧╟╢╫╥╨"

_RULE = re.compile(rf"[\s{_BAR}{re.escape(_RULES)}]*")
_IN_BARS = re.compile(rf"([^{_LEFT}{_RIGHT}]*)[{_LEFT}](.*)[{_RIGHT}]([^{_LEFT}{_RIGHT}]*)")
_IN_BRACKETS = re.compile(r"([^\[\]]*)\[([^\[\]]*)\]([^\[\],]*)")


@dataclass(frozen=True, slots=True)
class _Line:
    before: str
    body: str
    after: str


def parse_drawn(text: str) -> NDArray[np.float64] | None:
    """The matrix between bars or in a table, or None when the text is no such drawing.

    What stands before or behind it, in one of the lines, scales all of it. Raises Refused.
    """
    if any(character in _LEFT or character in _RIGHT for character in text):
        lines = [line for line in text.splitlines() if line.strip()]
        return _table(lines)
    return _bracket_lines([line for line in text.splitlines() if line.strip()])


def _bracket_lines(lines: list[str]) -> NDArray[np.float64] | None:
    """Brackets around each row, and a factor beside one of them."""
    found = [_IN_BRACKETS.fullmatch(line) for line in lines]
    if len(lines) < 2 or not all(found):
        return None
    rows = [_Line(match[1], match[2], match[3]) for match in found if match]
    beside = [line for line in rows if line.before.strip() or line.after.strip(" ;")]
    if len(beside) != 1 or any(";" in line.body for line in rows):
        return None
    return _scaled(rows, [split_cells(line.body) for line in rows])


def _table(lines: list[str]) -> NDArray[np.float64]:
    has_rule_second = len(lines) > 2 and _is_rule(lines[1]) and not _is_rule(lines[0])
    is_markdown = has_rule_second and sum(map(_is_rule, lines)) == 1
    written = [line for line in lines if not _is_rule(line)]
    framed = [_IN_BARS.fullmatch(line) for line in written]
    if all(framed):
        rows = [_Line(*match.groups()) for match in framed if match]
    elif not any(match and not match[1].strip() for match in framed):
        rows = [_Line("", line, "") for line in written]  # bars between cells only
    else:
        number = framed.index(None) + 1
        raise Refused(
            marked("message", "Row {row} does not begin and end with a bar as others do."),
            row=number,
        )
    rows = [line for line in rows if line.body.strip() or line.before.strip() or line.after.strip()]
    cells = [_cells(line.body) for line in rows]
    if is_markdown:
        cells = _without_head(cells)
    for number, row in enumerate(cells, 1):
        require_full(row, number)
    return _scaled(rows, cells)


def _is_rule(line: str) -> bool:
    """Whether it is a line of a table's frame: dashes, corners and bars, and no empty row."""
    return bool(_RULE.fullmatch(line)) and any(character in _RULES for character in line)


def _cells(body: str) -> list[str]:
    if not re.search(f"[{_BAR}]", body):
        return split_cells(body)
    return [cell.strip(" `*") for cell in re.split(f"[{_BAR}]", body)]


def _without_head(cells: list[list[str]]) -> list[list[str]]:
    """The rows of a table of Markdown, whose first may be a head of names, or empty."""
    head, *rows = cells
    numbers = [_is_number(cell) for cell in head]
    if not any(numbers):
        return rows
    if all(numbers) and len(head) > 1:
        counted = [str(first + at) for first in (0, 1) for at in range(len(head))]
        if head in (counted[: len(head)], counted[len(head) :]):
            raise Refused(
                marked(
                    "message",
                    "It is not clear whether the head of the table, {head}, numbers the columns "
                    "or is the first row: leave out the line below it.",
                ),
                head=" ".join(head),
            )
    return cells


def _is_number(cell: str) -> bool:
    try:
        parse_number(cell)
    except Refused:
        return False
    return True


def _scaled(rows: list[_Line], cells: list[list[str]]) -> NDArray[np.float64]:
    """The numbers with what stands beside them."""
    return scaled(
        _beside([line.before for line in rows]),
        matrices([cells]),
        _beside([line.after for line in rows]),
    )


def _beside(parts: list[str]) -> str:
    """The text beside the rows: in one line, or a fraction drawn in three."""
    found = [part.strip() for part in parts]
    places = [at for at, part in enumerate(found) if part.strip(";,")]
    if not places:
        return ""
    if len(places) == 1:
        return found[places[0]].rstrip(";,")
    if len(places) == 3 and places[2] - places[0] == 2 and re.fullmatch("[-─—]+", found[places[1]]):
        return f"{found[places[0]]}/{found[places[2]]}"
    raise Refused(
        marked("message", "It is not clear what “{first}” in row {row} and “{second}” mean."),
        first=found[places[0]],
        row=places[0] + 1,
        second=found[places[1]],
    )

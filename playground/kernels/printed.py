"""Matrices as R, MATLAB, Octave, Julia and pandas print them."""

from __future__ import annotations

import re

import numpy as np
from numpy.typing import NDArray

from playground.core.json_file import whole_number
from playground.core.messages import Refused, marked
from playground.kernels.bracketed import scaled
from playground.kernels.numbertext import shortened
from playground.kernels.rows import matrices

_R_HEAD = re.compile(r"\s*(?:\[,\d+\]\s*)+")
_R_ROW = re.compile(r"\s*\[(\d+),\]\s+(.*)")
_R_SLICE = re.compile(r"\s*, , (\d+)\s*")
_R_VECTOR = re.compile(r"\s*\[(\d+)\]\s+([-+.]?\d[^\[\](),;]*)")

_NAME = re.compile(r"\s*[^\W\d][\w.]*(?:\(:,:,(\d+)\))?\s*=\s*")
_TYPE = re.compile(r"\s*\d+[x×]\d+ .*matrix\s*|\s*\d+[x×]\d+ (?:double|single)\s*")
_SCALE = re.compile(r"\s*([-+0-9.eE/]+)\s*[*×·]\s*")
_COLUMNS = re.compile(r"\s*Columns? (\d+)(?: (?:through|to|and) (\d+))?:?\s*")
_JULIA = re.compile(r"\s*(?:\d+×\d+ [\w.{}, ]*|\d+-element [\w.{}, ]*):\s*\n")


def parse_printed(text: str) -> NDArray[np.float64] | None:
    """The numbers of a print of these programs, or None when the text is none."""
    lines = [line for line in text.splitlines() if line.strip()]
    if any(map(_R_HEAD.fullmatch, lines)) and any(map(_R_ROW.fullmatch, lines)):
        return _of_r(lines)
    if lines and (first := _R_VECTOR.fullmatch(lines[0])) and first[1] == "1":
        return _vector_of_r(lines)
    if julia := _JULIA.match(text):
        return matrices([[line.split() for line in text[julia.end() :].splitlines() if line]])
    named = bool(lines) and _NAME.fullmatch(lines[0]) is not None
    if not re.search(r"[\[{|│⎢⎣]", text) and (
        named or any(_COLUMNS.fullmatch(line) or _SCALE.fullmatch(line) for line in lines)
    ):
        return _of_matlab(lines)
    return _of_pandas(lines)


def _refused(line: str) -> Refused:
    return Refused(
        marked("message", "The line “{written}” is not understood."), written=shortened(line)
    )


def _of_r(lines: list[str]) -> NDArray[np.float64]:
    """A matrix, or slices; wide ones are printed a block of columns after the other."""
    slices: list[list[list[str]]] = [[]]
    at = 0
    for line in lines:
        rows = slices[-1]
        if found := _R_SLICE.fullmatch(line):
            if whole_number(found[1]) != len(slices) + bool(rows):
                raise _refused(line)
            if rows:
                slices.append([])
        elif _R_HEAD.fullmatch(line):
            first = whole_number(line.split("[,")[1].split("]")[0])
            if first != (len(rows[0]) + 1 if rows else 1):
                raise _refused(line)
            at = 0
        elif found := _R_ROW.fullmatch(line):
            at += 1
            if whole_number(found[1]) != at:
                raise _refused(line)
            if len(rows) < at:
                rows.append([])
            rows[at - 1] += found[2].split()
        else:
            raise _refused(line)
    return matrices(slices)


def _vector_of_r(lines: list[str]) -> NDArray[np.float64]:
    cells: list[str] = []
    for line in lines:
        found = _R_VECTOR.fullmatch(line)
        if found is None or whole_number(found[1]) != len(cells) + 1:
            raise _refused(line)
        cells += found[2].split()
    return matrices([[cells]])


def _of_matlab(lines: list[str]) -> NDArray[np.float64]:
    """A named matrix, its slices, its blocks of columns, and the factor that it is printed with."""
    slices: list[NDArray[np.float64]] = []
    block: list[NDArray[np.float64]] = []
    rows: list[list[str]] = []
    scale = ""

    def end_block() -> None:
        if rows:
            block.append(scaled(f"{scale} *" if scale else "", matrices([rows]), ""))
            rows.clear()

    def end_slice() -> None:
        end_block()
        if block:
            if len({len(part) for part in block}) > 1:
                raise _refused(lines[0])
            slices.append(np.hstack(block))
            block.clear()

    for line in lines:
        if found := _NAME.fullmatch(line):
            end_slice()
            scale = ""
            if slices and (found[1] is None or whole_number(found[1]) != len(slices) + 1):
                raise _refused(line)
        elif found := _COLUMNS.fullmatch(line):
            end_block()
            if whole_number(found[1]) != sum(part.shape[1] for part in block) + 1:
                raise _refused(line)
        elif found := _SCALE.fullmatch(line):
            if rows or scale:
                raise _refused(line)
            scale = found[1]
        elif not _TYPE.fullmatch(line):
            rows += [row.replace(",", " ").split() for row in line.split(";") if row.strip()]
    end_slice()
    if len({part.shape for part in slices}) > 1:
        raise _refused(lines[0])
    return slices[0] if len(slices) == 1 else np.array(slices)


def _of_pandas(lines: list[str]) -> NDArray[np.float64] | None:
    """A table with its columns and rows numbered from 0 at the top and at the left."""
    cells = [line.split() for line in lines]
    if len(cells) < 2 or any(len(row) != len(cells[0]) + 1 for row in cells[1:]):
        return None
    if cells[0] != [str(at) for at in range(len(cells[0]))]:
        return None
    if [row[0] for row in cells[1:]] != [str(at) for at in range(len(cells) - 1)]:
        return None
    return matrices([[row[1:] for row in cells[1:]]])

"""Kernels as text: what people paste and type, and what spreadsheets and numpy read."""

from __future__ import annotations

import re
from typing import Any

import numpy as np
from numpy.typing import NDArray

from playground.core.arrays import FloatArray
from playground.core.filters import MAX_SIZE
from playground.core.messages import Refused, marked
from playground.kernels.bracketed import parse_brackets, scaled
from playground.kernels.comments import without_comments
from playground.kernels.declarations import without_declaration
from playground.kernels.drawn import parse_drawn
from playground.kernels.latex import parse_latex
from playground.kernels.numbertext import (
    as_fraction,
    exact_number,
    format_number,
    held,
    parse_number,
    plain,
    short_number,
)
from playground.kernels.printed import parse_printed
from playground.kernels.rows import parse_rows

__all__ = [
    "as_fraction",
    "exact_number",
    "format_number",
    "kernel_of",
    "parse_matrix",
    "parse_number",
    "short_number",
    "to_numpy",
    "to_tsv",
]

MAX_TEXT_CHARACTERS = 1_000_000
"""Characters; more than any kernel needs, and a limit on how long reading can take."""

MAX_DEPTH = 1024

_LINE_END = re.compile(r"\r\n?|[\v\f\x85\u2028\u2029]")
_PARAMETER = re.compile(r"\s*Parameter containing:\s*\n")
_TENSORFLOW = re.compile(r"\s*<tf\.[^\n]*numpy=\s*(.*)>\s*\Z", re.DOTALL)
_GOES_ON = re.compile(r"([;,])[ \t]*\.{3}[ \t]*\n")
"""MATLAB's dots at the end of a line that the next one goes on with; no number is left out."""

_LAST_FACTOR = re.compile(r"\n[ \t]*([*/×·])[ \t]*([-+0-9./eE() *]+)[ \t]*\Z")


def parse_matrix(text: str) -> FloatArray:
    """The kernel in `text`: a float32 matrix, or a stack of matrices.

    Read are rows of numbers parted by spaces, commas or tabs, rows parted by line ends or
    semicolons, slices parted by blank lines; nested lists as numpy, Python, torch, MATLAB and C
    write them; prints of R, MATLAB and pandas; LaTeX; tables and drawn brackets; each with a
    factor before or behind. Raises Refused with the reason, for anything that is not understood.
    """
    if len(text) > MAX_TEXT_CHARACTERS:
        raise Refused(marked("message", "The text is too long for a kernel."))
    text = _cleaned(text)
    if "..." in text or "…" in text:
        raise Refused(marked("message", "The text leaves out numbers where it has dots."))
    if not any(character.isdigit() for character in text) and not text.strip(" \t\n,;[](){}"):
        raise Refused(marked("message", "There are no numbers in the text."))
    return kernel_of(_numbers(text))


def _numbers(text: str) -> NDArray[np.float64]:
    """The numbers by the first way of writing that the text is in."""
    if "\\" in text:
        return parse_latex(text)
    for parse in (parse_printed, parse_drawn):
        found = parse(text)
        if found is not None:
            return found
    if any(character in "[{(" for character in text):
        return parse_brackets(text)
    text = without_declaration(text)
    if last := _LAST_FACTOR.search(text):
        return scaled("", parse_rows(text[: last.start()]), last[0])
    return parse_rows(text)


def _cleaned(text: str) -> str:
    """The text without comments, and with plain signs, spaces and line ends."""
    text = _LINE_END.sub("\n", plain(text)).replace("\0", "\ufffd")
    text = _PARAMETER.sub("", without_comments(text), count=1)
    text = _GOES_ON.sub(r"\1 ", text)
    if tensor := _TENSORFLOW.match(text):
        text = tensor[1]
    return text.strip(" \n")


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

"""Matrices in LaTeX: one environment of cells parted by & and rows by two backslashes."""

from __future__ import annotations

import re

import numpy as np
from numpy.typing import NDArray

from playground.core.messages import Refused, marked
from playground.kernels.bracketed import scaled
from playground.kernels.numbertext import shortened
from playground.kernels.rows import matrices, require_full

_MATRIX = re.compile(
    r"\\begin\{(?P<name>[bBpvV]?(?:small)?matrix\*?|array|pmatrix\*?)\}"
    r"(?:\[[^\]\n]*\])?(?:(?<=array\})\{[^{}]*\})?(?P<body>.*?)\\end\{(?P=name)\}",
    re.DOTALL,
)
_FRACTION = re.compile(r"\\[dtc]?frac\s*(?:\{([^{}]*)\}\s*\{([^{}]*)\}|(\d)\s*(\d))")
_FENCE = re.compile(r"\\(?:left|right|[bB]igg?[lr]?)\s*(?:\\[{}|]|[\[\](){}|.])")
_SILENT = re.compile(
    r"\\(?:displaystyle|textstyle|hline|limits|quad|qquad|mathrm|mathbf|[,;:! \[\]()])"
    r"|\$|~|\\(?=\n)"
)
_TIMES = re.compile(r"\\(?:cdot|times|ast)(?![A-Za-z])")


def parse_latex(text: str) -> NDArray[np.float64]:
    """The matrix in `text` with the factor before or behind it; raises Refused, saying where."""
    found = list(_MATRIX.finditer(text))
    if len(found) != 1:
        raise Refused(
            marked("message", "The LaTeX text has {count} matrices; one is read."),
            count=len(found),
        )
    match = found[0]
    before, after = text[: match.start()], text[match.end() :]
    rows = re.split(r"\\\\(?:\s*\[[^\]\n]*\])?", match["body"])
    if not _plain(rows[-1]).strip():
        rows.pop()
    cells = [[_plain(cell).strip() for cell in row.split("&")] for row in rows]
    for number, row in enumerate(cells, 1):
        require_full(row, number)
    return scaled(_around(before), matrices([cells]), _around(after))


def _around(text: str) -> str:
    """The text before or behind the matrix, as arithmetic."""
    return re.sub(r"^\s*([A-Za-z])_\{?\w*\}?(?=\s*=)", r"\1", _plain(text)).strip(" .,\n")


def _plain(text: str) -> str:
    """Numbers and signs without the commands that set them; other commands are refused."""
    text = _FENCE.sub("", text)
    text = text.replace("{,}", ".").replace(r"\%", "%")
    text = _FRACTION.sub(_divided, text)
    text = _TIMES.sub("*", text)
    text = _SILENT.sub(" ", text)
    text = re.sub(r"\{([-+\d./\s]*)\}", r"\1", text)
    if "\\" in text:
        command = re.search(r"\\[A-Za-z]*.?", text)
        raise Refused(
            marked("message", "“{written}” is not understood."),
            written=shortened(command[0] if command else text),
        )
    return text


def _divided(match: re.Match[str]) -> str:
    above, below = (match[1], match[2]) if match[1] is not None else (match[3], match[4])
    return f"{above.strip()}/{below.strip()}"

"""Numbers and matrices written as text, as LaTeX and as numpy.

Whatever is shown of a number goes through `shown`, so that the same number reads the same
wherever it stands.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, Protocol, TypeAlias

import numpy as np
from numpy.typing import NDArray

from playground.core.messages import marked
from playground.core.word_count import MINUS

Translate: TypeAlias = Callable[[str, str], str]
"""Looks a marked literal up in its context, as Qt's translate does."""

INFINITY = "\N{INFINITY}"


def number_text(value: float, digits: int) -> str:
    """The value rounded to `digits` after the point, no idle zeros; very large ones as 1.2e6."""
    if math.isnan(value):
        return "NaN"
    if math.isinf(value):
        return INFINITY if value > 0 else f"{MINUS}{INFINITY}"
    if abs(value) >= 1e6:
        mantissa, exponent = f"{value:.{max(1, digits)}e}".split("e")
        text = f"{_trimmed(mantissa)}e{int(exponent)}"
    else:
        text = _trimmed(f"{value:.{digits}f}")
    return "0" if text == "-0" else text.replace("-", MINUS)


MOST_SHARE_DIGITS = 4
"""Digits after the point that a share of 1 has at most, for the sake of those near 0 and 1."""


def share_text(value: float, digits: int) -> str:
    """The rounded share of 1; only one that is nothing reads 0, and only all of it reads 1."""
    text = number_text(value, digits)
    if text == "0" and value > 0:
        least = number_text(10.0**-MOST_SHARE_DIGITS, MOST_SHARE_DIGITS)
        places = max(digits, MOST_SHARE_DIGITS)
        return number_text(value, places) if value >= 10.0**-MOST_SHARE_DIGITS else f"< {least}"
    if text == "1" and value < 1:
        steps = 10.0**MOST_SHARE_DIGITS
        return number_text(math.floor(value * steps) / steps, MOST_SHARE_DIGITS)
    return text


MIN_COLOURED_SHARE = 0.04
"""Part of the end of a colour scale from which a number's colour is told from that of zero."""

MAX_PLACES = 4
"""Digits after the point up to which a small number is written without a power of ten."""

MANY = 256
"""Cells up to which each is asked whether its product is exact; then each kind is, once."""


def coloured_text(value: float, limit: float, digits: int) -> str:
    """The same for a number on a colour of a scale that ends at `limit`.

    One that shows a colour is never written as 0.
    """
    text = number_text(value, digits)
    if text == "0" and abs(value) > MIN_COLOURED_SHARE * limit:
        return scaled_text(value, abs(value), 1)
    return text


SCALE_DIGITS = 2
"""Digits after the point that the end of a colour scale has, those of a small one from its first
on."""


def scaled_text(value: float, limit: float, digits: int = SCALE_DIGITS, more: int = 0) -> str:
    """The value rounded as the end of a scale, `limit`, is, or `more` digits further.

    An end below 1 has `digits` that count, one at least: only 0 reads 0. A very small one has them
    before a power of ten, and a large one has none after the point.
    """
    places = _places(limit, digits) + more
    if not 0 < limit < 10.0**-MAX_PLACES:
        return number_text(value, places)
    if abs(value) < 0.5 * 10.0**-places:
        return "0"
    before = max(0, places + math.floor(math.log10(abs(value))))
    mantissa, exponent = f"{value:.{before}e}".split("e")
    return f"{_trimmed(mantissa)}e{int(exponent)}".replace("-", MINUS)


def _places(limit: float, digits: int) -> int:
    """How many digits after the point the end of a scale has."""
    if limit >= 100:
        return 0
    if 0 < limit < 1:
        return max(1, digits) - 1 - math.floor(math.log10(limit))
    return digits


ALMOST_ZERO = "≈0"


def as_weight(text: str, value: float) -> str:
    """The text of a weight, of which only zero reads 0: a small weight is another weight.

    Maps are not written so: what rounding leaves of a zero would not read 0 in them.
    """
    return ALMOST_ZERO if text == "0" and value else text


def weight_text(value: float, limit: float, digits: int) -> str:
    """The rounded weight on a colour of a scale that ends at `limit`."""
    return as_weight(coloured_text(value, limit, digits), value)


def scale_labels(limit: float, is_signed: bool, is_exceeded: bool = False) -> list[str]:
    """The numbers at the beginning, in the middle and at the end of a colour scale.

    `is_exceeded` says that some values lie beyond it and have its last colour.
    """
    end = scaled_text(limit, limit)
    below, above = ("≤ ", "≥ ") if is_exceeded else ("", "")
    if is_signed:
        return [f"{below}{scaled_text(-limit, limit)}", "0", f"{above}+{end}"]
    shown = decimal(end)  # half of 2.36 is 1.18, whatever was rounded to it
    middle = limit if shown is None else float(shown) / 2
    return ["0", scaled_text(middle, limit, more=1), f"{above}{end}"]


def _trimmed(text: str) -> str:
    return text.rstrip("0").rstrip(".") if "." in text else text


def decimal(text: str) -> Decimal | None:
    """The number that a shown text stands for; None for one that is not finite."""
    number = Decimal(text.replace(MINUS, "-").replace(INFINITY, "Infinity"))
    return number if number.is_finite() else None


@dataclass(frozen=True, slots=True)
class Writer:
    """How numbers are written: `digits` after the point, words by `translate`."""

    digits: int = 3
    translate: Translate = marked

    def number(self, value: float) -> str:
        """The rounded value."""
        return number_text(value, self.digits)

    def factor(self, value: float) -> str:
        """The rounded value to stand after an operator: in brackets when it is negative."""
        text = self.number(value)
        return f"({text})" if text.startswith(MINUS) else text

    def weight(self, value: float) -> str:
        """The rounded weight after an operator; only zero reads 0."""
        return as_weight(self.factor(value), value)

    def total(self, values: Iterable[float]) -> str:
        """The rounded values with + or − between them."""
        terms = [self.number(value) for value in values]
        first, *others = terms or ["0"]
        signed = (
            f" {MINUS} {term[1:]}" if term.startswith(MINUS) else f" + {term}" for term in others
        )
        return first + "".join(signed)

    def sign(self, parts: Iterable[float], result: float) -> str:
        """= when the rounded parts add up to the rounded result to the last digit, else ≈."""
        terms = [decimal(self.number(part)) for part in parts]
        return self._relation(terms, sum, decimal(self.number(result)))

    def product_sign(self, factors: Sequence[float], result: float) -> str:
        """= when the product of the rounded factors is the rounded result exactly, else ≈."""
        terms = [decimal(self.number(factor)) for factor in factors]
        return self._relation(terms, math.prod, decimal(self.number(result)))

    def products_sign(
        self, values: NDArray[Any], weights: NDArray[Any], results: NDArray[Any]
    ) -> str:
        """= when all rounded results are the products of the rounded factors exactly, else ≈.

        Values and weights of several terms (terms × the shape of the results, or what is laid over
        that) are multiplied term by term and added up.
        """
        terms = np.broadcast_arrays(values, weights)
        shape = terms[0].shape
        pairs = np.stack(terms, axis=1).reshape(2 * shape[0], -1)
        shown = np.broadcast_to(results, shape[1:]).reshape(1, -1)
        nothing = (pairs[::2] == 0).all(axis=0) & (shown[0] == 0)  # as beyond the map, and exact
        cells = np.concatenate((pairs, shown))[:, ~nothing]
        some, others = cells[:, :MANY], cells[:, MANY:]
        if self._is_inexact(some):  # nearly always one of the first tells
            return "≈"
        return "≈" if self._is_inexact(np.unique(others, axis=1)) else "="

    def _is_inexact(self, cells: NDArray[Any]) -> bool:
        """Whether a rounded result, in the last row, is not that of the pairs of factors above."""
        for *factors, result in cells.T.tolist():
            parts = [decimal(self.number(factor)) for factor in factors]
            if self._relation(parts, _sum_of_products, decimal(self.number(result))) == "≈":
                return True
        return False

    def quotient_sign(self, dividend: float, divisor: float, result: str) -> str:
        """= when the shown result is the quotient of the rounded numbers exactly, else ≈.

        Nothing is the quotient by a number that is shown as 0.
        """
        below = decimal(self.number(divisor))
        if below == 0:
            return "≈"
        terms = [below, decimal(result)]
        return self._relation(terms, math.prod, decimal(self.number(dividend)))

    @staticmethod
    def _relation(
        terms: Sequence[Decimal | None],
        combine: Callable[[list[Decimal]], Any],
        result: Decimal | None,
    ) -> str:
        finite = [term for term in terms if term is not None]
        if len(finite) < len(terms) or result is None:
            return "="
        return "=" if combine(finite) == result else "≈"

    def matrix(
        self,
        values: NDArray[Any],
        padded: NDArray[np.bool_] | None = None,
        marked: Iterable[tuple[int, int]] = (),
        are_weights: bool = False,
    ) -> list[str]:
        """The rows of a matrix as lines of equal length, padded cells in (), marked ones in []."""
        winners = set(marked)
        cells: list[list[str]] = []
        for row, line in enumerate(values):
            cells.append([])
            for column, value in enumerate(line):
                text = self.number(float(value))
                if are_weights:
                    text = as_weight(text, float(value))
                if (row, column) in winners:
                    text = f"[{text}]"
                elif padded is not None and padded[row, column]:
                    text = f"({text})"
                cells[-1].append(text)
        width = max((len(text) for line in cells for text in line), default=0)
        return ["  ".join(text.rjust(width) for text in line) for line in cells]


def beside(*columns: Sequence[str] | str) -> str:
    """Blocks of lines side by side; a single text stands at the height of the middle line."""
    height = max(len(column) for column in columns if not isinstance(column, str))
    lines = [""] * height
    for column in columns:
        block = [""] * height
        if isinstance(column, str):
            block[(height - 1) // 2] = column
        else:
            block[: len(column)] = column
        width = max(len(text) for text in block)
        lines = [f"{line}  {text.ljust(width)}" for line, text in zip(lines, block, strict=True)]
    return "\n".join(line[2:].rstrip() for line in lines)


def latex_number(value: float, digits: int) -> str:
    """The rounded value in LaTeX's math mode."""
    return latex_text(number_text(value, digits))


def latex_text(text: str) -> str:
    """A number as it is shown, in LaTeX's math mode."""
    text = text.replace(MINUS, "-").replace(INFINITY, r"\infty")
    if text == "NaN":
        return r"\mathrm{NaN}"
    mantissa, _, exponent = text.partition("e")
    return rf"{mantissa} \cdot 10^{{{exponent}}}" if exponent else text


def latex_factor(value: float, digits: int) -> str:
    """The rounded value in LaTeX, in brackets when it is negative."""
    text = latex_number(value, digits)
    return rf"\left({text}\right)" if text.startswith("-") else text


def latex_total(values: Iterable[float], digits: int) -> str:
    """The rounded values in LaTeX with + or - between them."""
    return joined([latex_number(value, digits) for value in values] or ["0"])


def joined(terms: Sequence[str]) -> str:
    """Terms in LaTeX with + between them, or with - before those that start with one."""
    first, *others = terms
    return first + "".join(
        f" - {term[1:]}" if term.startswith("-") else f" + {term}" for term in others
    )


def latex_sign(sign: str) -> str:
    """The LaTeX command of = or ≈."""
    return r"\approx" if sign == "≈" else sign


def latex_matrix(values: NDArray[Any], digits: int, marked: Iterable[tuple[int, int]] = ()) -> str:
    """A matrix in LaTeX, marked cells in bold."""
    winners = set(marked)
    rows = []
    for row, line in enumerate(values):
        cells = [latex_number(float(value), digits) for value in line]
        for column, text in enumerate(cells):
            if (row, column) in winners:
                cells[column] = rf"\mathbf{{{text}}}"
        rows.append(" & ".join(cells))
    return r"\begin{bmatrix} " + r" \\ ".join(rows) + r" \end{bmatrix}"


def numpy_number(value: float) -> str:
    """A float64 as numpy reads it back exactly."""
    text = repr(float(value))
    return {"nan": "np.nan", "inf": "np.inf", "-inf": "-np.inf"}.get(text, text)


MAX_WRITTEN_NUMBERS = 100_000
"""Numbers of an array up to which they are written out: a million are a text of 12 MB."""


def numpy_array(values: NDArray[np.float32], name: str) -> str:
    """A float32 array as numpy reads it back exactly; of very many numbers its name.

    `with_left_out` says then what the name stands for.
    """
    if values.size > MAX_WRITTEN_NUMBERS:
        return name
    return f"np.array({_nested(values)}, np.float32)"


def with_left_out(expression: str, **arrays: NDArray[np.float32]) -> str:
    """An expression of numpy, below a comment for each of the arrays that is in it by its name."""
    comments = [
        f"# {name}: {'×'.join(map(str, values.shape))} float32 numbers, too many to write out\n"
        for name, values in arrays.items()
        if values.size > MAX_WRITTEN_NUMBERS
    ]
    return "".join([*comments, expression])


def _nested(values: Any) -> str:
    if np.ndim(values):
        return f"[{', '.join(_nested(value) for value in values)}]"
    text = str(values)  # the shortest text that float32 reads back
    return {"nan": "np.nan", "inf": "np.inf", "-inf": "-np.inf"}.get(text, text)


class Explained(Protocol):
    """The texts that an explanation has to be able to give."""

    def brief(self, writer: Writer) -> str:
        """The arithmetic in one line."""

    def text(self, writer: Writer) -> str:
        """All of the arithmetic."""

    def latex(self, digits: int) -> str:
        """All of the arithmetic in LaTeX's math mode."""

    def numpy(self) -> str:
        """An expression of numpy alone."""


def as_text(explanation: Explained, writer: Writer | None = None) -> str:
    """An explanation as text to read or to copy."""
    return explanation.text(writer or Writer())


def as_latex(explanation: Explained, digits: int = 3) -> str:
    """An explanation as LaTeX to stand in math mode."""
    return explanation.latex(digits)


def as_numpy(explanation: Explained) -> str:
    """An expression that needs numpy alone and evaluates to the explanation's float32 number.

    Arrays of very many numbers are in it by their names, each with a comment above.
    """
    return explanation.numpy()


def _sum_of_products(factors: Sequence[Decimal]) -> Decimal:
    """Factors that follow one another in pairs."""
    return sum((a * b for a, b in zip(factors[::2], factors[1::2], strict=True)), Decimal())

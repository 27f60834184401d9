"""Numbers as people type and read them; exact for float32."""

from __future__ import annotations

import re
from dataclasses import dataclass
from fractions import Fraction

import numpy as np

from playground.core.messages import Refused, marked

_FULL_WIDTH = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}
_LOOKALIKES = {
    **_FULL_WIDTH,  # digits and signs typed with a Chinese or Japanese keyboard
    0x2212: "-",  # the minus sign proper
    0x2013: "-",
    0x00A0: " ",
    0x202F: " ",
    0x3000: " ",
    0xFEFF: None,
    0x200B: None,
}

_DECIMAL = r"[+-]?(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[eE][+-]?[0-9]+)?"
_NUMBER = re.compile(rf"({_DECIMAL})(?:\s*/\s*({_DECIMAL}))?\s?(%)?")
COMMA_DECIMAL = re.compile(r"[+-]?[0-9]*,[0-9]+(?:[eE][+-]?[0-9]+)?\s?%?")
THOUSANDS = re.compile(r"[+-]?[1-9][0-9]{0,2},[0-9]{3}\s?%?")
_NOT_FINITE = re.compile(r"[+-]?(?:nan|inf|infinity|∞)", re.IGNORECASE)

LARGEST_HINT = 1024
"""Fractions with larger numerators are harder to read than the decimals that they stand for."""


def plain(text: str) -> str:
    """`text` with full-width signs, typographic minus signs and odd spaces made plain ASCII."""
    return text.translate(_LOOKALIKES)


def shortened(text: str) -> str:
    """`text`, cut so that it can stand in a sentence."""
    text = " ".join(text.split())
    return text if len(text) <= 24 else text[:23] + "…"


def is_not_finite(text: str) -> bool:
    """Whether it spells an infinite number, or none at all."""
    return _NOT_FINITE.fullmatch(text) is not None


@dataclass(frozen=True, slots=True)
class Place:
    """Where a number stands in a text: slice, row and column, counted from 1; slice 0 for none."""

    slice: int
    row: int
    column: int

    def refused(self, reason: Refused) -> Refused:
        """The same refusal, which says where."""
        if self.slice:
            return Refused(
                marked("message", "Slice {slice}, row {row}, column {column}: {reason}"),
                slice=self.slice,
                row=self.row,
                column=self.column,
                reason=reason.message,
            )
        return Refused(
            marked("message", "Row {row}, column {column}: {reason}"),
            row=self.row,
            column=self.column,
            reason=reason.message,
        )


def parse_number(text: str) -> float:
    """The number in `text`: a decimal, an exponent, a fraction such as "1/9", or percent.

    A comma may be the decimal sign where it can't separate thousands. Raises Refused for anything
    else, for a division by zero and for what float32 cannot hold.
    """
    cleaned = plain(text).strip()
    if THOUSANDS.fullmatch(cleaned):
        raise Refused(
            marked("message", "“{written}” can be read in two ways: use a point for decimals."),
            written=shortened(text),
        )
    if COMMA_DECIMAL.fullmatch(cleaned):
        cleaned = cleaned.replace(",", ".")
    found = _NUMBER.fullmatch(cleaned)
    if found is None:
        if is_not_finite(cleaned):
            raise Refused(marked("message", "A weight must be a finite number."))
        raise Refused(marked("message", "“{written}” is not a number."), written=shortened(text))
    value = float(found[1])
    if found[2] is not None:
        divisor = float(found[2])
        if divisor == 0:
            raise Refused(
                marked("message", "“{written}” divides by zero."), written=shortened(text)
            )
        value /= divisor
    if found[3]:
        value /= 100
    return held(value, text)


def held(value: float, text: str) -> float:
    """`value`, or Refused when float32 cannot hold it; `text` is what the user wrote."""
    with np.errstate(over="ignore"):
        fits = bool(np.isfinite(np.float32(value)))
    if not fits:
        raise Refused(
            marked("message", "“{written}” is too large: a weight is at most 3.4e38."),
            written=shortened(text),
        )
    return value


def format_number(value: float, digits: int | None = None) -> str:
    """The shortest text that reads back as exactly this float32, or one of `digits` digits."""
    number = np.float32(value)
    if digits is None:
        text = str(number)
        # numpy's shortest decimal is read back through float64, which rounds twice.
        if np.isfinite(number) and np.float32(float(text)) != number:
            text = repr(float(number))
        whole = np.format_float_positional(number, trim="-")
        if "e" in text and len(whole) <= len(_tidied(text)):
            text = whole
    else:
        text = f"{float(number):.{digits}g}"
    return _tidied(text)


def short_number(value: float, digits: int) -> str:
    """The number in at most so many digits, or as the fraction that it is where they would miss it.

    1/9 stays "1/9", which reads back as the same number; 0.25 stays 0.25.
    """
    text = format_number(value, digits)
    if np.float32(float(text)) == np.float32(value):
        return text
    return as_fraction(value) or text


def exact_number(value: float) -> str:
    """The number to go on typing from: the fraction that it is, or all digits of its float32."""
    text = short_number(value, 6)
    return text if "/" in text else format_number(value)


def _tidied(text: str) -> str:
    """1.0 as 1, 1e+16 as 1e16, −0 as 0."""
    mantissa, _, exponent = text.partition("e")
    mantissa = mantissa.removesuffix(".0")
    if mantissa == "-0":
        return "0"
    return f"{mantissa}e{int(exponent)}" if exponent else mantissa


def as_fraction(value: float, most: int = 64) -> str | None:
    """ "1/9" for the float32 nearest to 1/9: a fraction whose denominator is 2 … `most`, if any."""
    number = np.float32(value)
    if not np.isfinite(number):
        return None
    nearest = Fraction(float(number)).limit_denominator(most)
    if nearest.denominator == 1 or abs(nearest.numerator) > LARGEST_HINT:
        return None
    if np.float32(nearest.numerator / nearest.denominator) != number:
        return None
    return f"{nearest.numerator}/{nearest.denominator}"

"""Why text with brackets is no matrix, in sentences."""

from __future__ import annotations

import re

from playground.core.messages import Refused, marked
from playground.kernels.numbertext import is_not_finite, shortened
from playground.kernels.tokens import Token


def not_a_number(written: str) -> Refused:
    """The text that stands where a number should."""
    if is_not_finite(written):
        return Refused(marked("message", "A weight must be a finite number."))
    return Refused(marked("message", "“{written}” is not a number."), written=shortened(written))


def outside(written: str) -> Refused:
    """The text before, behind or between brackets."""
    until = re.search(r"[\[({]", written)
    return Refused(
        marked("message", "“{written}” stands outside the brackets and is not understood."),
        written=shortened(written[: until.start()] if until else written),
    )


def never_opened(text: str, closing: Token) -> Refused:
    """A closing bracket without an opening one."""
    return Refused(
        marked("message", "The bracket “{written}” in line {line} closes what never opened."),
        written=closing.text,
        line=text.count("\n", 0, closing.start) + 1,
    )


def unclosed(text: str = "", opening: Token | None = None) -> Refused:
    """An opening bracket without a closing one of its kind."""
    if opening is None:
        return Refused(marked("message", "A bracket is open that never closes."))
    return Refused(
        marked("message", "The bracket “{written}” in line {line} never closes."),
        written=shortened(text[opening.start :].partition("\n")[0]),
        line=text.count("\n", 0, opening.start) + 1,
    )


def too_deep() -> Refused:
    """Brackets in brackets in brackets …"""
    return Refused(marked("message", "The brackets are nested too deep."))

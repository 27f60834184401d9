"""Numbers on the command line: by axis, by side, and with a decimal point."""

from __future__ import annotations

import argparse
import re

from playground.core.messages import Refused, marked

Pair = tuple[int, int]
Sides = tuple[int, int, int, int]


def decimal(text: str) -> float:
    """The argument as a number; a decimal comma is refused with a hint."""
    if re.fullmatch(r"[+-]?\d*,\d+", text):
        raise argparse.ArgumentTypeError(
            f"{text} has a decimal comma: write {text.replace(',', '.')}"
        )
    try:
        return float(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text} is not a number") from None


def pair(option: str, text: str, most: int, least: int = 1) -> Pair:
    """ "2" for both axes, or "2x1": down, then across. Raises Refused out of bounds."""
    numbers = [_number(part) for part in re.split("[x×]", text)]
    if len(numbers) > 2 or any(n is None or not least <= n <= most for n in numbers):
        raise Refused(
            marked(
                "message",
                "{option} must be between {least} and {most}, or two such numbers, down and "
                "across, such as 2x1; not {text}.",
            ),
            option=option,
            least=least,
            most=most,
            text=text,
        )
    first, last = numbers[0], numbers[-1]
    assert first is not None
    assert last is not None
    return first, last


def sides(option: str, text: str, most: int) -> Sides:
    """ "1" for all sides, "1x2" down and across, or "1,0,2,0": top, bottom, left, right."""
    parts = [_number(part) for part in text.split(",")]
    if len(parts) == 4 and all(n is not None and n <= most for n in parts):
        top, bottom, left, right = (int(n or 0) for n in parts)
        return top, bottom, left, right
    if "," in text:
        raise Refused(
            marked(
                "message",
                "{option} takes four numbers up to {most} by side: top, bottom, left, right; "
                "not {text}.",
            ),
            option=option,
            most=most,
            text=text,
        )
    down, across = pair(option, text, most, 0)
    return down, down, across, across


def _number(digits: str) -> int | None:
    """The number of a text of digits; of too many for `int`, one that is above all limits."""
    if not (digits.isascii() and digits.isdecimal()):
        return None
    return int(digits) if len(digits) < 20 else 10**20

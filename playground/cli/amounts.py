"""Numbers on the command line: whole and decimal ones, by axis, by side, within bounds.

Each is a `type` of argparse, which names the option before what an ArgumentTypeError says.
"""

from __future__ import annotations

import math
import re
from argparse import ArgumentTypeError
from dataclasses import dataclass
from typing import Final

from playground.core.fields import Field

PairOfNumbers = tuple[int, int]
Sides = tuple[int, int, int, int]

FLOAT32_MAX: Final = 3.4028234663852886e38

_DECIMAL: Final = re.compile(r"[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?", re.ASCII | re.IGNORECASE)
_WITH_COMMA: Final = re.compile(r"[+-]?\d*,\d+(e[+-]?\d+)?", re.ASCII | re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Whole:
    """A whole number within bounds."""

    least: int
    most: int

    def __call__(self, text: str) -> int:
        """The number; raises ArgumentTypeError with the reason."""
        number = _whole(text)
        if number is None or not self.least <= number <= self.most:
            wanted = f"a whole number from {self.least} to {self.most} is needed"
            raise ArgumentTypeError(f"{wanted}, not {_shown(text)}")
        return number


@dataclass(frozen=True, slots=True)
class Decimal:
    """A number within bounds, with a decimal point."""

    low: float = -FLOAT32_MAX
    high: float = FLOAT32_MAX

    def __call__(self, text: str) -> float:
        """The number; raises ArgumentTypeError with the reason."""
        written = text.strip()
        if _WITH_COMMA.fullmatch(written):
            hint = f"write {written.replace(',', '.')}"
            raise ArgumentTypeError(f"{written} has a decimal comma: {hint}")
        if not _DECIMAL.fullmatch(written):
            raise ArgumentTypeError(f"{_shown(text)} is not a number")
        number = float(written)
        if not math.isfinite(number) or not self.low <= number <= self.high:
            bounds = f"{self.low:g} to {self.high:g}"
            raise ArgumentTypeError(f"a number from {bounds} is needed, not {written}")
        return number


@dataclass(frozen=True, slots=True)
class Pair:
    """ "2" for both axes, or "2x1": down, then across."""

    most: int
    least: int = 1

    def __call__(self, text: str) -> PairOfNumbers:
        """The numbers; raises ArgumentTypeError with the reason."""
        numbers = [_whole(part) for part in re.split("[x×]", text)]
        if len(numbers) > 2 or any(n is None or not self.least <= n <= self.most for n in numbers):
            wanted = f"a whole number from {self.least} to {self.most}, or two, down and across"
            raise ArgumentTypeError(f"{wanted}, such as 2x1, is needed, not {_shown(text)}")
        first, last = numbers[0], numbers[-1]
        assert first is not None
        assert last is not None
        return first, last


@dataclass(frozen=True, slots=True)
class BySide:
    """ "1" for all sides, "1x2" down and across, or "1,0,2,0": top, bottom, left, right."""

    most: int

    def __call__(self, text: str) -> Sides:
        """The numbers; raises ArgumentTypeError with the reason."""
        if "," not in text:
            down, across = Pair(self.most, 0)(text)
            return down, down, across, across
        parts = [_whole(part) for part in text.split(",")]
        if len(parts) != 4 or any(n is None or not 0 <= n <= self.most for n in parts):
            wanted = f"four whole numbers up to {self.most} by side: top, bottom, left, right"
            raise ArgumentTypeError(f"{wanted}, are needed, not {_shown(text)}")
        top, bottom, left, right = (int(n or 0) for n in parts)
        return top, bottom, left, right


@dataclass(frozen=True, slots=True)
class WidthAndHeight:
    """ "1440x900": width, then height."""

    most: int

    def __call__(self, text: str) -> PairOfNumbers:
        """The numbers; raises ArgumentTypeError with the reason."""
        parts = [_whole(part) for part in re.split("[xX×]", text)]
        if len(parts) != 2 or any(n is None or not 1 <= n <= self.most for n in parts):
            wanted = f"width x height, such as 1440x900, of up to {self.most} each"
            raise ArgumentTypeError(f"{wanted}, is needed, not {_shown(text)}")
        width, height = (int(n or 0) for n in parts)
        return width, height


def number_of(field: Field) -> Whole | Decimal:
    """The reader of the values of a declared number."""
    if field.kind == "int":
        return Whole(int(field.low), int(field.high))
    return Decimal(max(field.low, -FLOAT32_MAX), min(field.high, FLOAT32_MAX))


def _whole(text: str) -> int | None:
    """The number of a text of digits; of too many for `int`, one that is beyond all bounds."""
    written = re.fullmatch(r"\s*([+-]?)([0-9]+)\s*", text)
    if written is None:
        return None
    size = int(written[2]) if len(written[2]) < 20 else 10**20
    return -size if written[1] == "-" else size


def _shown(text: str) -> str:
    return text if text.strip() else f"'{text}'"

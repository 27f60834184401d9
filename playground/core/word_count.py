"""How numbers are written: with which sign, and large counts in how many digits."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:  # sentences are written with this, also where numpy is not needed
    from playground.core.arrays import Shape

SPACE = "\N{NO-BREAK SPACE}"
MINUS = "\N{MINUS SIGN}"


class Signed(float):
    """A number that is written with a minus sign, as wide as a plus, and not with a hyphen."""

    def __format__(self, form: str) -> str:
        return written(float(self), form)

    def __str__(self) -> str:
        return written(float(self), "")


class SignedCount(int):
    """A whole number that is written so."""

    def __format__(self, form: str) -> str:
        return written(int(self), form)

    def __str__(self) -> str:
        return written(int(self), "")


def written(value: float, form: str = "g") -> str:
    """A number in a format, with minus signs, also before an exponent."""
    return format(value, form).replace("-", MINUS)


def size_text(shape: Shape) -> str:
    """Height × width × channels, the order in which people say it."""
    channels, height, width = shape
    return f"{height}×{width}×{channels}"


def grouped(count: int) -> str:
    """All digits, in groups of three from 10 000 on."""
    return f"{count:,}".replace(",", SPACE) if abs(count) >= 10_000 else str(count)


def short(count: float) -> str:
    """Few digits and a unit, as in 2.4 M; exact below 10 000."""
    if count < 10_000:
        return f"{count:.3g}" if count < 100 and count != int(count) else str(round(count))
    for limit, unit, below in ((10**6, "k", 1000), (10**9, "M", 10**6), (10**12, "G", 10**9)):
        digits = _three_digits(count / below)
        if digits != "1000" and count < limit:
            return f"{digits}{SPACE}{unit}"
    return f"{_three_digits(count / 10**12)}{SPACE}T"


def megabytes(count: int) -> str:
    """Bytes in millions, as in 3.46 or 553, without the unit."""
    millions = count / 10**6
    return f"{millions:.1g}" if millions < 0.01 else _three_digits(millions)


def _three_digits(value: float) -> str:
    """Rounded to three digits, without idle zeros and without an exponent."""
    if value >= 100:
        return str(round(value))
    text = f"{value:.{1 if value >= 10 else 2}f}"
    return text.rstrip("0").rstrip(".")

"""How numbers are written on screen."""

from __future__ import annotations

import math

MINUS = "\N{MINUS SIGN}"


def shown(value: float, digits: int) -> str:
    """The value rounded to `digits` after the point, without idle zeros; very large ones as 1.2e6.

    The same text wherever the number stands, so that it can be traced by eye.
    """
    if math.isnan(value):
        return "NaN"
    if math.isinf(value):
        return "∞" if value > 0 else f"{MINUS}∞"
    text = f"{value:.{max(1, digits)}e}" if abs(value) >= 1e6 else f"{value:.{digits}f}"
    if "e" in text:
        mantissa, exponent = text.split("e")
        text = f"{_trimmed(mantissa)}e{int(exponent)}"
    else:
        text = _trimmed(text)
    return "0" if text == "-0" else text.replace("-", MINUS)


def _trimmed(text: str) -> str:
    return text.rstrip("0").rstrip(".") if "." in text else text

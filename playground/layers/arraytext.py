"""Arrays of float32 as JSON: short ones as numbers, long ones as base64 or beside it; all exact."""

from __future__ import annotations

import base64
import math
from typing import Any

import numpy as np

from playground.core.arrays import FloatArray, frozen
from playground.layers.weightsfile import Beside

MAX_INLINE_NUMBERS = 1024
"""Arrays of up to this many numbers are written out."""

MAX_NUMBERS = 2**28


def encoded(values: FloatArray, inline: int = MAX_INLINE_NUMBERS) -> Any:
    """Nested lists of numbers, or {"shape": [...], "float32": base64 of little-endian values}.

    Each number is the shortest that reads back as the same float32. Values that JSON has no
    numbers for, infinities and NaN, go the other way.
    """
    values = np.asarray(values, np.float32)
    if values.size <= inline and np.isfinite(values).all():
        return _nested(values)
    data = np.ascontiguousarray(values, dtype="<f4").tobytes()
    return {"shape": list(values.shape), "float32": base64.b64encode(data).decode("ascii")}


def _nested(values: FloatArray) -> Any:
    if values.ndim:
        return [_nested(part) for part in values]
    number = float(str(np.float32(values)))
    # −0.0 would lose its sign as a whole number.
    is_whole = number.is_integer() and abs(number) < 2**24 and str(number) != "-0.0"
    return int(number) if is_whole else number


class Malformed(ValueError):
    """The data is not that of an array."""


def reference(values: FloatArray, name: str) -> Any:
    """The text that stands for an array beside the file, under a name."""
    return {"shape": list(values.shape), "beside": name}


def decoded(data: Any, ndim: int, beside: Beside | None = None) -> FloatArray:
    """The array of `ndim` dimensions that was `encoded`, read-only; raises Malformed.

    `beside` are the arrays that are referred to.
    """
    if isinstance(data, dict):
        values = _from_beside(data, beside or {}) if "beside" in data else _from_base64(data)
    else:
        values = _from_lists(data)
    if values.ndim != ndim:
        raise Malformed
    return frozen(values)


def _from_beside(data: dict[str, Any], beside: Beside) -> FloatArray:
    name = data["beside"]
    if len(data) != 2 or not isinstance(name, str) or name not in beside:
        raise Malformed
    values = beside[name]
    if list(values.shape) != data.get("shape") or values.dtype not in (np.float32, np.float16):
        raise Malformed
    return values.astype(np.float32, copy=False)


def _from_lists(data: Any) -> FloatArray:
    try:
        given = np.array(data)
    except (ValueError, TypeError, OverflowError) as error:
        raise Malformed from error
    if given.dtype.kind not in "iuf" or given.size > MAX_NUMBERS:
        raise Malformed
    with np.errstate(over="ignore"):
        values = given.astype(np.float32)
    if not np.isfinite(values).all():
        raise Malformed
    return values


def _from_base64(data: dict[str, Any]) -> FloatArray:
    shape, text = data.get("shape"), data.get("float32")
    if len(data) != 2 or not isinstance(shape, list) or not isinstance(text, str):
        raise Malformed
    if not all(type(n) is int and n >= 0 for n in shape):
        raise Malformed
    try:
        raw = base64.b64decode(text, validate=True)
    except ValueError as error:
        raise Malformed from error
    if len(raw) != 4 * math.prod(shape) or math.prod(shape) > MAX_NUMBERS:
        raise Malformed
    return np.frombuffer(raw, "<f4").astype(np.float32).reshape(shape)

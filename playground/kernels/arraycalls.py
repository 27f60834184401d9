"""The calls that programs print arrays and numbers in: names, types, named arguments."""

from __future__ import annotations

import re
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from playground.core.messages import Refused, marked
from playground.kernels.tokens import Token

Value: TypeAlias = "float | NDArray[np.float64]"

ARRAYS = frozenset(
    {"array", "asarray", "ascontiguousarray", "Array", "tensor", "Tensor", "as_tensor"}
    | {"Parameter", "Variable", "constant", "matrix", "Matrix", "list", "tuple"}
)
"""Calls that make an array of their first argument and do not change its numbers."""

TYPES = frozenset(
    {"float16", "float32", "float64", "half", "single", "double", "float", "bool"}
    | {f"{sign}int{bits}" for sign in ("", "u") for bits in ("", 8, 16, 32, 64)}
    | {"long", "short", "bool_", "bfloat16"}
)
"""Types of numbers, which numpy also prints as calls: np.float64(0.5)."""

FRACTIONS = frozenset({"Fraction", "Rational"})

SILENT = frozenset(
    {"device", "requires_grad", "grad_fn", "shape", "size", "copy", "order", "layout", "name"}
    | {"is_leaf", "weak_type", "trainable", "fill_value"}
)
"""Named arguments that leave the numbers as they are."""


def type_name(token: Token) -> str:
    """The type of numbers that a word or a string names, without its module; "" for none."""
    word = re.split(r"[.:]", token.text.strip("'\""))[-1]
    return word if token.kind in ("name", "string") and word in TYPES else ""


def converted(value: Value, name: str) -> Value:
    """Numbers as a type holds them; Refused when it would change more than their last digits."""
    if name == "bfloat16":
        return value
    numbers = np.asarray(value, np.float64)
    with np.errstate(all="ignore"):
        converted = numbers.astype(np.dtype(name)).astype(np.float64)
    if np.dtype(name).kind != "f" and not np.array_equal(converted, numbers):
        raise Refused(
            marked("message", "“{written}” cannot hold all of these numbers."), written=name
        )
    if not np.isfinite(converted).all():
        raise Refused(
            marked("message", "“{written}” cannot hold all of these numbers."), written=name
        )
    return converted if isinstance(value, np.ndarray) else float(converted)

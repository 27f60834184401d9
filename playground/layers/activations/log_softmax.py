"""The logarithm of softmax, computed without taking the logarithm of a rounded 0."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from playground.core.arrays import FloatArray
from playground.core.messages import marked
from playground.layers.activations.function import (
    ActivationFunction,
    Code,
    DoubleArray,
    Formula,
    OverChannels,
    Values,
    declare,
)


def _definition(x: DoubleArray, values: Values) -> DoubleArray:
    x = x - x.max(axis=0, keepdims=True)
    return np.asarray(x - _logarithm_of_sum(x, np.exp(x)), np.float64)


def _fast(x: FloatArray, out: FloatArray, spare: FloatArray, values: Values) -> None:
    np.subtract(x, x.max(axis=0), out=out)
    np.exp(out, out=spare)
    out -= _logarithm_of_sum(out, spare)


def _logarithm_of_sum(x: NDArray[Any], exponentials: NDArray[Any]) -> NDArray[Any]:
    """ln Σ eˣ where the largest x is 0: exact, too, where the sum is hardly more than its 1.

    Changes `exponentials`.
    """
    largest = x.argmax(axis=0)[None]
    others = np.take_along_axis(exponentials, largest, axis=0) - 1
    np.put_along_axis(exponentials, largest, others, axis=0)
    return np.asarray(np.log1p(exponentials.sum(axis=0, keepdims=True)))


declare(
    ActivationFunction(
        name="log_softmax",
        label=marked("field", "log-softmax"),
        help=marked(
            "field",
            "The logarithm of softmax: at each place, x minus the logarithm of the sum of all eˣ.",
        ),
        order=170,
        definition=_definition,
        torch=lambda x, values: x.log_softmax(dim=1),
        fast=_fast,
        over_channels=OverChannels(
            Formula(
                "{x} − ln({sum}) ≈ {x} − {log:()}",
                r"{power} - \ln\left({terms}\right) \approx {x} - {log:()}",
                "-np.logaddexp.reduce({values} - {x})",
                relation=("rounded",),
            ),
            pieces=(
                ("sum", marked("Arithmetic", "sum of all")),
                "→",
                ("x", marked("Arithmetic", "its own input")),
                "−",
                ("log", marked("Arithmetic", "ln of the sum")),
            ),
            result=marked("Arithmetic", "ln of its share"),
            numpy_at_infinity="{x} - np.logaddexp.reduce({values})",
        ),
        sign="any",
        code=Code(
            torch="x.log_softmax(dim=1)",
            numpy="x - np.logaddexp.reduce(x, axis=0)",
            onnx=lambda graph, x, values: graph.node("LogSoftmax", x, axis=1),
        ),
    )
)

"""Softmax (Bridle 1990)."""

from __future__ import annotations

import numpy as np

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
    exponentials = np.exp(x - x.max(axis=0, keepdims=True))
    return np.asarray(exponentials / exponentials.sum(axis=0, keepdims=True), np.float64)


def _fast(x: FloatArray, out: FloatArray, spare: FloatArray, values: Values) -> None:
    np.subtract(x, x.max(axis=0), out=out)
    np.exp(out, out=out)
    out /= out.sum(axis=0)


declare(
    ActivationFunction(
        name="softmax",
        label=marked("field", "softmax"),
        help=marked(
            "field",
            "At each place the channels become shares that add up to 1: eˣ over their sum.",
        ),
        order=160,
        definition=_definition,
        torch=lambda x, values: x.softmax(dim=1),
        fast=_fast,
        over_channels=OverChannels(
            Formula(
                "{own} / {sum}",
                r"\frac{{e^{{{power}}}}}{{{terms}}} \approx \frac{{{own}}}{{{sum}}}",
                "np.exp({x}) / np.sum(np.exp({values}))",
                relation=("quotient", "own", "sum"),
            ),
            pieces=(
                ("own", marked("Arithmetic", "its own")),
                "/",
                ("sum", marked("Arithmetic", "sum of all")),
            ),
            result=marked("Arithmetic", "share"),
        ),
        sign="never negative",
        is_softmax=True,
        code=Code(
            torch="x.softmax(dim=1)",
            numpy="np.exp(x - x.max(axis=0)) / np.exp(x - x.max(axis=0)).sum(axis=0)",
            onnx=lambda graph, x, values: graph.node("Softmax", x, axis=1),
        ),
    )
)

"""Sigmoid, the logistic function."""

from __future__ import annotations

import numpy as np

from playground.core.arrays import FloatArray
from playground.core.messages import marked
from playground.layers.activations.function import (
    ActivationFunction,
    Code,
    Formula,
    Values,
    declare,
    sigmoid,
)


def _fast(x: FloatArray, out: FloatArray, spare: FloatArray, values: Values) -> None:
    np.negative(x, out=out)
    np.exp(out, out=out)
    out += 1
    np.reciprocal(out, out=out)


declare(
    ActivationFunction(
        name="sigmoid",
        label=marked("field", "sigmoid"),
        help=marked("field", "Everything lands between 0 and 1: y = 1 / (1 + e⁻ˣ)"),
        order=70,
        definition=lambda x, values: sigmoid(x),
        torch=lambda x, values: x.sigmoid(),
        fast=_fast,
        formula=Formula(
            "1 / (1 + exp({minus}))",
            r"\frac{{1}}{{1 + e^{{{minus}}}}}",
            "1 / (1 + np.exp({minus}))",
        ),
        sign="never negative",
        saturates_at=(0.0, 1.0),
        code=Code(
            torch="torch.sigmoid(x)",
            numpy="0.5 * (1 + np.tanh(x / 2))",
            onnx=lambda graph, x, values: graph.node("Sigmoid", x),
        ),
    )
)

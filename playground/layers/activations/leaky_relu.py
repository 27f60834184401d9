"""Leaky ReLU (Maas, Hannun and Ng 2013)."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from playground.core.arrays import FloatArray
from playground.core.fields import Field
from playground.core.messages import marked
from playground.layers.activations.function import (
    ActivationFunction,
    Code,
    DoubleArray,
    Parameter,
    Values,
    declare,
    leaky,
)

if TYPE_CHECKING:
    from torch import Tensor

SLOPE = Parameter(
    "slope",
    0.01,
    Field(
        "float",
        marked("field", "Slope"),
        marked("field", "What negative values are multiplied by."),
        0.0,
        1.0,
    ),
)


def _definition(x: DoubleArray, values: Values) -> DoubleArray:
    return np.where(x < 0, values["slope"] * x, x)


def _torch(x: Tensor, values: Values) -> Tensor:
    from torch.nn import functional as F  # noqa: N812

    return F.leaky_relu(x, values["slope"])


def _fast(x: FloatArray, out: FloatArray, spare: FloatArray, values: Values) -> None:
    np.minimum(x, 0, out=spare)
    spare *= np.float32(values["slope"])
    np.maximum(x, 0, out=out)
    out += spare


declare(
    ActivationFunction(
        name="leaky_relu",
        label=marked("field", "leaky ReLU"),
        help=marked("field", "Negative values are scaled down by the slope."),
        order=20,
        definition=_definition,
        torch=_torch,
        fast=_fast,
        formula=leaky("slope"),
        parameters=(SLOPE,),
        sign="as input",
        code=Code(
            torch="F.leaky_relu(x, {slope})",
            numpy="np.where(x < 0, {slope} * x, x)",
            onnx=lambda graph, x, values: graph.node("LeakyRelu", x, alpha=values["slope"]),
        ),
    )
)

"""Parametric ReLU (He, Zhang, Ren and Sun, Delving deep into rectifiers, 2015)."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from playground.core.arrays import FloatArray
from playground.core.fields import Choice, Field
from playground.core.messages import marked
from playground.layers.activations.function import (
    ActivationFunction,
    Code,
    DoubleArray,
    Learned,
    Parameter,
    Values,
    declare,
    leaky,
)

if TYPE_CHECKING:
    from torch import Tensor

SLOPES = Parameter(
    "slopes",
    "channel",
    Field(
        "choice",
        marked("field", "Slopes"),
        marked("field", "How many slopes are learned."),
        choices=(
            Choice(
                "channel",
                marked("field", "by channel"),
                marked("field", "Every channel learns a slope of its own."),
            ),
            Choice(
                "shared",
                marked("field", "shared"),
                marked("field", "All channels share one slope."),
            ),
        ),
    ),
)


def _definition(x: DoubleArray, values: Values) -> DoubleArray:
    return np.where(x < 0, values["weight"] * x, x)


def _torch(x: Tensor, values: Values) -> Tensor:
    from torch.nn import functional as F  # noqa: N812

    return F.prelu(x, values["weight"])


def _fast(x: FloatArray, out: FloatArray, spare: FloatArray, values: Values) -> None:
    np.minimum(x, 0, out=spare)
    spare *= values["weight"]
    np.maximum(x, 0, out=out)
    out += spare


declare(
    ActivationFunction(
        name="prelu",
        label=marked("field", "PReLU"),
        help=marked("field", "Leaky ReLU whose slope is learned; it begins at 0.25."),
        order=30,
        definition=_definition,
        torch=_torch,
        fast=_fast,
        formula=leaky("weight"),
        parameters=(SLOPES,),
        learned=Learned(0.25, lambda values: bool(values["slopes"] == "channel")),
        sign="as input",
        code=Code(
            torch="F.prelu(x, {weight})",
            numpy="np.where(x < 0, {weight} * x, x)",
            onnx=lambda graph, x, values: graph.node("PRelu", x, values["weight"]),
        ),
    )
)

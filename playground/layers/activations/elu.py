"""ELU, the exponential linear unit (Clevert, Unterthiner and Hochreiter 2015)."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from playground.core.arrays import FloatArray
from playground.core.fields import Field
from playground.core.messages import marked
from playground.layers.activations.function import (
    UNCHANGED,
    ActivationFunction,
    Code,
    DoubleArray,
    Formula,
    Parameter,
    Values,
    declare,
)

if TYPE_CHECKING:
    from torch import Tensor

ALPHA = Parameter(
    "alpha",
    1.0,
    Field(
        "float",
        marked("field", "Alpha"),
        marked("field", "α: very negative values end at −α."),
        0.0,
        10.0,
    ),
)
BELOW = Formula(
    "{alpha} · (exp({x}) − 1)",
    r"{alpha} \cdot \left(e^{{{x}}} - 1\right)",
    "{alpha} * np.expm1({x})",
)


def _definition(x: DoubleArray, values: Values) -> DoubleArray:
    return np.where(x < 0, values["alpha"] * np.expm1(np.minimum(x, 0)), x)


def _torch(x: Tensor, values: Values) -> Tensor:
    from torch.nn import functional as F  # noqa: N812

    return F.elu(x, values["alpha"])


def _fast(x: FloatArray, out: FloatArray, spare: FloatArray, values: Values) -> None:
    np.minimum(x, 0, out=spare)
    np.expm1(spare, out=spare)
    spare *= np.float32(values["alpha"])
    np.maximum(x, 0, out=out)
    out += spare


declare(
    ActivationFunction(
        name="elu",
        label=marked("field", "ELU"),
        help=marked("field", "Negative values bend towards −α: y = α · (eˣ − 1)"),
        order=50,
        definition=_definition,
        torch=_torch,
        fast=_fast,
        formula=lambda x, values: BELOW if x < 0 else UNCHANGED,
        parameters=(ALPHA,),
        sign="as input",
        code=Code(
            torch="F.elu(x, {alpha})",
            numpy="np.where(x < 0, {alpha} * np.expm1(np.minimum(x, 0)), x)",
            onnx=lambda graph, x, values: graph.node("Elu", x, alpha=values["alpha"]),
        ),
    )
)

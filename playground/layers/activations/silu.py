"""SiLU, also called swish (Elfwing, Uchibe and Doya 2017)."""

from __future__ import annotations

from typing import TYPE_CHECKING

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

if TYPE_CHECKING:
    from torch import Tensor


def _torch(x: Tensor, values: Values) -> Tensor:
    from torch.nn import functional as F  # noqa: N812

    return F.silu(x)


def _fast(x: FloatArray, out: FloatArray, spare: FloatArray, values: Values) -> None:
    np.negative(x, out=spare)
    np.exp(spare, out=spare)
    spare += 1
    np.divide(x, spare, out=out)


declare(
    ActivationFunction(
        name="silu",
        label=marked("field", "SiLU"),
        help=marked("field", "Each value is multiplied by its sigmoid: y = x / (1 + e⁻ˣ)"),
        order=130,
        definition=lambda x, values: x * sigmoid(x),
        torch=_torch,
        fast=_fast,
        formula=Formula(
            "{x} / (1 + exp({minus}))",
            r"\frac{{{x}}}{{1 + e^{{{minus}}}}}",
            "{x} / (1 + np.exp({minus}))",
        ),
        sign="as input",
        code=Code(
            torch="F.silu(x)",
            numpy="x * 0.5 * (1 + np.tanh(x / 2))",
            onnx=lambda graph, x, values: graph.node("Mul", x, graph.node("Sigmoid", x)),
        ),
    )
)

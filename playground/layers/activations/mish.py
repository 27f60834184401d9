"""Mish (Misra, A self regularized non-monotonic activation function, 2019)."""

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
)

if TYPE_CHECKING:
    from torch import Tensor

SATURATED = 20.0
"""From here on tanh(ln(1 + eˣ)) is 1 in float32, and eˣ squared is still far from overflow."""


def _torch(x: Tensor, values: Values) -> Tensor:
    from torch.nn import functional as F  # noqa: N812

    return F.mish(x)


def _fast(x: FloatArray, out: FloatArray, spare: FloatArray, values: Values) -> None:
    # With e = eˣ, tanh(ln(1 + e)) = (e² + 2e) / (e² + 2e + 2).
    np.minimum(x, SATURATED, out=spare)
    np.exp(spare, out=spare)
    np.add(spare, 2, out=out)
    out *= spare
    np.add(out, 2, out=spare)
    out /= spare
    out *= x


declare(
    ActivationFunction(
        name="mish",
        label=marked("field", "Mish"),
        help=marked("field", "A smooth bend with a dip below 0: y = x · tanh(ln(1 + eˣ))"),
        order=150,
        definition=lambda x, values: x * np.tanh(np.logaddexp(0, x)),
        torch=_torch,
        fast=_fast,
        formula=Formula(
            "{x} · tanh(ln(1 + exp({x})))",
            r"{x} \cdot \tanh\left(\ln\left(1 + e^{{{x}}}\right)\right)",
            "{x} * np.tanh(np.logaddexp(0, {x}))",
        ),
        sign="as input",
        code=Code(
            torch="F.mish(x)",
            numpy="x * np.tanh(np.logaddexp(0, x))",
            onnx=lambda graph, x, values: graph.node("Mish", x),
        ),
    )
)

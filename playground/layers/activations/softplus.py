"""Softplus (Dugas and others 2001)."""

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


def _torch(x: Tensor, values: Values) -> Tensor:
    from torch.nn import functional as F  # noqa: N812

    return F.softplus(x)


def _fast(x: FloatArray, out: FloatArray, spare: FloatArray, values: Values) -> None:
    np.abs(x, out=out)
    np.negative(out, out=out)
    np.exp(out, out=out)
    np.log1p(out, out=out)
    out += np.maximum(x, 0, out=spare)


declare(
    ActivationFunction(
        name="softplus",
        label=marked("field", "softplus"),
        help=marked("field", "ReLU with a round corner: y = ln(1 + eˣ)"),
        order=100,
        definition=lambda x, values: np.maximum(x, 0) + np.log1p(np.exp(-np.abs(x))),
        torch=_torch,
        fast=_fast,
        formula=Formula(
            "ln(1 + exp({x}))", r"\ln\left(1 + e^{{{x}}}\right)", "np.logaddexp(0, {x})"
        ),
        sign="never negative",
        code=Code(
            torch="F.softplus(x)",
            numpy="np.logaddexp(0, x)",
            onnx=lambda graph, x, values: graph.node("Softplus", x),
        ),
    )
)

"""SELU (Klambauer, Unterthiner, Mayr and Hochreiter, Self-normalizing neural networks, 2017)."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from playground.core.arrays import FloatArray
from playground.core.messages import marked
from playground.layers.activations.function import (
    ActivationFunction,
    Code,
    DoubleArray,
    Formula,
    Values,
    declare,
)

if TYPE_CHECKING:
    from torch import Tensor

ALPHA = 1.6732632423543772
SCALE = 1.0507009873554805
TERMS = {"alpha": ALPHA, "scale": SCALE}
BELOW = Formula(
    "{scale} · {alpha} · (exp({x}) − 1)",
    r"{scale} \cdot {alpha} \cdot \left(e^{{{x}}} - 1\right)",
    "{scale} * {alpha} * np.expm1({x})",
    TERMS,
)
ABOVE = Formula(
    "{scale} · {x}", r"{scale} \cdot {x}", "{scale} * {x}", TERMS, ("product", "scale", "x")
)


def _definition(x: DoubleArray, values: Values) -> DoubleArray:
    return np.where(x < 0, SCALE * ALPHA * np.expm1(np.minimum(x, 0)), SCALE * x)


def _torch(x: Tensor, values: Values) -> Tensor:
    from torch.nn import functional as F  # noqa: N812

    return F.selu(x)


def _fast(x: FloatArray, out: FloatArray, spare: FloatArray, values: Values) -> None:
    np.minimum(x, 0, out=spare)
    np.expm1(spare, out=spare)
    spare *= np.float32(SCALE * ALPHA)
    np.maximum(x, 0, out=out)
    out *= np.float32(SCALE)
    out += spare


declare(
    ActivationFunction(
        name="selu",
        label=marked("field", "SELU"),
        help=marked(
            "field",
            "ELU scaled so that mean 0 and variance 1 stay from layer to layer:"
            " y = 1.051 · x, below 0 y = 1.758 · (eˣ − 1)",
        ),
        order=60,
        definition=_definition,
        torch=_torch,
        fast=_fast,
        formula=lambda x, values: BELOW if x < 0 else ABOVE,
        sign="as input",
        code=Code(
            torch="F.selu(x)",
            numpy=f"{SCALE} * np.where(x < 0, {ALPHA} * np.expm1(np.minimum(x, 0)), x)",
            onnx=lambda graph, x, values: graph.node("Selu", x, alpha=ALPHA, gamma=SCALE),
        ),
    )
)

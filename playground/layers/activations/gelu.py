"""GELU, exact and by tanh (Hendrycks and Gimpel, Gaussian error linear units, 2016)."""

from __future__ import annotations

import math
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
    sigmoid,
)

if TYPE_CHECKING:
    from torch import Tensor

ROOT = math.sqrt(2 / math.pi)
CUBIC = 0.044715


def _definition(x: DoubleArray, values: Values) -> DoubleArray:
    from scipy.special import ndtr

    return np.asarray(x * ndtr(x), np.float64)


def _torch(x: Tensor, values: Values) -> Tensor:
    from torch.nn import functional as F  # noqa: N812

    return F.gelu(x)


def _fast(x: FloatArray, out: FloatArray, spare: FloatArray, values: Values) -> None:
    from scipy.special import ndtr

    ndtr(x, out=out)
    out *= x


def _formula(x: float, values: Values) -> Formula:
    from scipy.special import ndtr

    return Formula(
        "{x} · Φ({x}) ≈ {x} · {share}",
        r"{x} \cdot \Phi\left({x}\right) \approx {x} \cdot {share}",
        "{x} * {share}",
        {"share": float(ndtr(x))},
    )


declare(
    ActivationFunction(
        name="gelu",
        label=marked("field", "GELU"),
        help=marked(
            "field",
            "Each value is multiplied by the share of a normal distribution below it: y = x · Φ(x)",
        ),
        order=110,
        definition=_definition,
        torch=_torch,
        fast=_fast,
        formula=_formula,
        sign="as input",
        code=Code(
            torch="F.gelu(x)",
            numpy="0.5 * x * (1 + np.vectorize(math.erf)(x / math.sqrt(2)))",
            onnx=lambda graph, x, values: graph.node("Gelu", x),
        ),
    )
)


def _tanh_definition(x: DoubleArray, values: Values) -> DoubleArray:
    # ½ (1 + tanh z) is the sigmoid of 2 z, which keeps its precision where tanh is near −1.
    return x * sigmoid(2 * ROOT * (x + CUBIC * x**3))


def _tanh_torch(x: Tensor, values: Values) -> Tensor:
    from torch.nn import functional as F  # noqa: N812

    return F.gelu(x, approximate="tanh")


def _tanh_fast(x: FloatArray, out: FloatArray, spare: FloatArray, values: Values) -> None:
    np.multiply(x, x, out=spare)
    spare *= np.float32(-2 * ROOT * CUBIC)
    spare -= np.float32(2 * ROOT)
    spare *= x
    np.exp(spare, out=spare)
    spare += 1
    np.divide(x, spare, out=out)


declare(
    ActivationFunction(
        name="gelu_tanh",
        label=marked("field", "GELU by tanh"),
        help=marked(
            "field",
            "GELU as many networks compute it:"
            " y = ½ · x · (1 + tanh(√(2/π) · (x + 0.044715 · x³)))",
        ),
        order=120,
        definition=_tanh_definition,
        torch=_tanh_torch,
        fast=_tanh_fast,
        formula=Formula(
            "½ · {x:()} · (1 + tanh(√(2/π) · ({x} + 0.044715 · {x:()}³)))",
            r"\frac{{1}}{{2}} \cdot {x:()} \cdot \left(1 + \tanh\left(\sqrt{{2 / \pi}} \cdot"
            r" \left({x} + 0.044715 \cdot {x:()}^3\right)\right)\right)",
            "{x} / (1 + np.exp(-2 * np.sqrt(2 / np.pi) * ({x} + 0.044715 * ({x})**3)))",
        ),
        sign="as input",
        code=Code(
            torch='F.gelu(x, approximate="tanh")',
            numpy="0.5 * x * (1 + np.tanh(math.sqrt(2 / math.pi) * (x + 0.044715 * x**3)))",
            onnx=lambda graph, x, values: graph.node("Gelu", x, approximate="tanh"),
        ),
    )
)

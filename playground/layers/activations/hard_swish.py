"""Hard swish (Howard and others, Searching for MobileNetV3, 2019)."""

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

    return F.hardswish(x)


def _fast(x: FloatArray, out: FloatArray, spare: FloatArray, values: Values) -> None:
    np.add(x, 3, out=spare)
    np.clip(spare, 0, 6, out=spare)
    spare *= np.float32(1 / 6)
    np.multiply(x, spare, out=out)


declare(
    ActivationFunction(
        name="hard_swish",
        label=marked("field", "hard swish"),
        help=marked("field", "SiLU made of straight pieces: y = x · min(6, max(0, x + 3)) / 6"),
        order=140,
        definition=lambda x, values: x * (np.clip(x + 3, 0, 6) / 6),
        torch=_torch,
        fast=_fast,
        formula=Formula(
            "{x} · min(6, max(0, {x} + 3)) / 6",
            r"{x} \cdot \frac{{\min\left(6, \max\left(0, {x} + 3\right)\right)}}{{6}}",
            "{x} * (np.minimum(6, np.maximum(0, {x} + 3)) / 6)",
        ),
        sign="as input",
        code=Code(
            torch="F.hardswish(x)",
            numpy="x * np.clip(x + 3, 0, 6) / 6",
            onnx=lambda graph, x, values: graph.node("HardSwish", x),
        ),
    )
)

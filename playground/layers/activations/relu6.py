"""ReLU6 (Krizhevsky, Convolutional deep belief networks on CIFAR-10, 2010)."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

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

    return F.relu6(x)


declare(
    ActivationFunction(
        name="relu6",
        label=marked("field", "ReLU6"),
        help=marked("field", "ReLU that ends at 6: y = min(6, max(0, x))"),
        order=40,
        definition=lambda x, values: np.clip(x, 0, 6),
        torch=_torch,
        fast=lambda x, out, spare, values: np.clip(x, 0, 6, out=out),
        formula=Formula(
            "min(6, max(0, {x}))",
            r"\min\left(6, \max\left(0, {x}\right)\right)",
            "np.minimum(6, np.maximum(0, {x}))",
            relation=("exact",),
        ),
        sign="never negative",
        can_die=True,
        code=Code(
            torch="F.relu6(x)",
            numpy="np.clip(x, 0, 6)",
            onnx=lambda graph, x, values: graph.node(
                "Clip", x, graph.constant(0), graph.constant(6)
            ),
        ),
    )
)

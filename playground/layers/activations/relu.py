"""ReLU, the rectified linear unit (Nair and Hinton 2010)."""

from __future__ import annotations

import numpy as np

from playground.core.messages import marked
from playground.layers.activations.function import ActivationFunction, Code, Formula, declare

declare(
    ActivationFunction(
        name="relu",
        label=marked("field", "ReLU"),
        help=marked("field", "Negative values become 0: y = max(0, x)"),
        order=10,
        definition=lambda x, values: np.maximum(x, 0),
        torch=lambda x, values: x.relu(),
        fast=lambda x, out, spare, values: np.maximum(x, 0, out=out),
        formula=Formula(
            "max(0, {x})",
            r"\max\left(0, {x}\right)",
            "np.maximum(0, {x})",
            relation=("exact",),
        ),
        sign="never negative",
        can_die=True,
        code=Code(
            torch="F.relu(x)",
            numpy="np.maximum(x, 0)",
            onnx=lambda graph, x, values: graph.node("Relu", x),
        ),
    )
)

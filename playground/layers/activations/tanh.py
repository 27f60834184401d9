"""The hyperbolic tangent."""

from __future__ import annotations

import numpy as np

from playground.core.messages import marked
from playground.layers.activations.function import ActivationFunction, Code, Formula, declare

declare(
    ActivationFunction(
        name="tanh",
        label=marked("field", "tanh"),
        help=marked("field", "Everything lands between −1 and 1."),
        order=80,
        definition=lambda x, values: np.tanh(x),
        torch=lambda x, values: x.tanh(),
        fast=lambda x, out, spare, values: np.tanh(x, out=out),
        formula=Formula("tanh({x})", r"\tanh\left({x}\right)", "np.tanh({x})"),
        sign="as input",
        saturates_at=(-1.0, 1.0),
        code=Code(
            torch="torch.tanh(x)",
            numpy="np.tanh(x)",
            onnx=lambda graph, x, values: graph.node("Tanh", x),
        ),
    )
)

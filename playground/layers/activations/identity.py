"""No activation: values pass unchanged."""

from __future__ import annotations

from playground.core.messages import marked
from playground.layers.activations.function import UNCHANGED, ActivationFunction, Code, declare

declare(
    ActivationFunction(
        name="none",
        label=marked("field", "none"),
        help=marked("field", "y = x"),
        order=0,
        definition=lambda x, values: x,
        torch=lambda x, values: x,
        formula=UNCHANGED,
        sign="as input",
        is_identity=True,
        code=Code(
            torch="x",
            numpy="x",
            onnx=lambda graph, x, values: x,
        ),
    )
)

"""The absolute value."""

from __future__ import annotations

import numpy as np

from playground.core.messages import marked
from playground.layers.activations.function import ActivationFunction, Code, Formula, declare

declare(
    ActivationFunction(
        name="abs",
        label=marked("field", "absolute value"),
        help=marked("field", "The sign is dropped: y = |x|"),
        order=90,
        definition=lambda x, values: np.abs(x),
        torch=lambda x, values: x.abs(),
        fast=lambda x, out, spare, values: np.abs(x, out=out),
        formula=Formula("|{x}|", r"\left|{x}\right|", "np.abs({x})", relation=("exact",)),
        sign="never negative",
        code=Code(
            torch="x.abs()",
            numpy="np.abs(x)",
            onnx=lambda graph, x, values: graph.node("Abs", x),
        ),
    )
)

"""The declared fields that every layer with a sliding window has."""

from __future__ import annotations

from typing import Any

from playground.core.fields import Choice, Field
from playground.core.messages import translate

MAX_STRIDE = 16
MAX_DILATION = 8
MAX_PADDING = 64

STRIDE = Field(
    "pair",
    translate("field", "Stride"),
    translate(
        "field",
        "How many cells the window moves at a time, down and across. "
        "With 2, the output has half as many rows and columns.",
    ),
    1,
    MAX_STRIDE,
)
DILATION = Field(
    "pair",
    translate("field", "Dilation"),
    translate(
        "field",
        "How far apart the cells of the filter lie, down and across. "
        "With 2, a 3×3 filter looks at every second cell of a 5×5 window.",
    ),
    1,
    MAX_DILATION,
)
PADDING = Field(
    "choice",
    translate("field", "Padding"),
    translate("field", "Cells added around the input, so that windows can hang over its edge."),
    choices=(
        Choice(
            "valid",
            translate("field", "valid"),
            translate("field", "None: only windows that lie inside the input count."),
        ),
        Choice(
            "same",
            translate("field", "same"),
            translate("field", "As much as keeps the size: ⌈n / stride⌉ outputs."),
        ),
        Choice(
            "full",
            translate("field", "full"),
            translate("field", "Every window that touches at least one cell of the input counts."),
        ),
        Choice(
            "explicit",
            translate("field", "by side"),
            translate("field", "Any number of cells, side by side."),
        ),
    ),
)
SIDES = Field(
    "sides",
    translate("field", "Sides"),
    translate("field", "Cells added at the top, bottom, left and right."),
    0,
    MAX_PADDING,
    shown=lambda layer: bool(layer.padding == "explicit"),
)


def pads(layer: Any) -> bool:
    """Whether the layer's padding can add cells, so that what they hold matters."""
    return bool(layer.padding != "valid")


BORDER = Field(
    "choice",
    translate("field", "Edge"),
    translate("field", "What the added cells hold."),
    choices=(
        Choice(
            "zeros",
            translate("field", "zeros"),
            translate("field", "Black, or nothing: 0."),
        ),
        Choice(
            "reflect",
            translate("field", "reflect"),
            translate("field", "The picture mirrored at its edge."),
        ),
        Choice(
            "replicate",
            translate("field", "replicate"),
            translate("field", "The outermost cell, again and again."),
        ),
        Choice(
            "circular",
            translate("field", "circular"),
            translate("field", "The cells of the opposite edge, as if the picture were a ring."),
        ),
    ),
    shown=pads,
)

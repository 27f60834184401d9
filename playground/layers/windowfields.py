"""The declared fields that every layer with a sliding window has."""

from __future__ import annotations

from typing import Any

from playground.core.fields import Choice, Field
from playground.core.messages import marked

MAX_STRIDE = 64
MAX_DILATION = 64
MAX_PADDING = 256

STRIDE = Field(
    "pair",
    marked("field", "Stride"),
    marked(
        "field",
        "How many cells the window moves at a time, down and across. "
        "With 2, the output has half as many rows and columns.",
    ),
    1,
    MAX_STRIDE,
    slider_high=16,
)
DILATION = Field(
    "pair",
    marked("field", "Dilation"),
    marked(
        "field",
        "How far apart the cells of the filter lie, down and across. "
        "With 2, a 3×3 filter looks at every second cell of a 5×5 window.",
    ),
    1,
    MAX_DILATION,
    slider_high=8,
    folded=True,
    brief=marked("field", "dilation {value}"),
)
PADDING = Field(
    "choice",
    marked("field", "Padding"),
    marked("field", "Cells added around the input, so that windows can hang over its edge."),
    choices=(
        Choice(
            "valid",
            marked("field", "valid"),
            marked("field", "None: only windows that lie inside the input count."),
        ),
        Choice(
            "same",
            marked("field", "same"),
            marked("field", "As much as keeps the size: ⌈n / stride⌉ outputs."),
        ),
        Choice(
            "full",
            marked("field", "full"),
            marked("field", "Every window that touches at least one cell of the input counts."),
        ),
        Choice(
            "explicit",
            marked("field", "by side"),
            marked("field", "Any number of cells, for each side by itself."),
            short="…",
        ),
    ),
)
SIDES = Field(
    "sides",
    marked("field", "Sides"),
    marked("field", "Cells added at the top, bottom, left and right."),
    0,
    MAX_PADDING,
    relevant=lambda layer: bool(layer.padding == "explicit"),
    reason=marked("field", "Only the padding “by side” asks for them."),
    folded=True,
)


def pads(layer: Any) -> bool:
    """Whether the layer's padding can add cells, so that what they hold matters."""
    return bool(layer.padding != "valid")


BORDER = Field(
    "choice",
    marked("field", "Edge"),
    marked("field", "What the added cells hold."),
    choices=(
        Choice(
            "zeros",
            marked("field", "zeros"),
            marked("field", "Black, or nothing: 0."),
        ),
        Choice(
            "reflect",
            marked("field", "reflect"),
            marked("field", "The picture mirrored at its edge."),
        ),
        Choice(
            "replicate",
            marked("field", "replicate"),
            marked("field", "The outermost cell, again and again."),
        ),
        Choice(
            "circular",
            marked("field", "circular"),
            marked("field", "The cells of the opposite edge, as if the picture were a ring."),
        ),
    ),
    relevant=pads,
    reason=marked("field", "Without padding, no cells are added."),
    folded=True,
    brief=marked("field", "{value} outside"),
)

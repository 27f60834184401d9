"""Whether a layer adds a bias to what it sums up."""

from __future__ import annotations

from playground.core.fields import Field
from playground.core.messages import marked

HAS_BIAS = Field(
    "bool",
    marked("field", "Adds a bias"),
    marked(
        "field",
        "Whether a number of its own is added to every output. Without one there is nothing to"
        " learn or count for it; a normalisation that follows would take it off again.",
    ),
    folded=True,
    switches=True,
)

"""The local response normalisation layer: channels that are loud together quieten each other."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

import numpy as np

from playground.core.arrays import FloatArray, Shape, distinct
from playground.core.fields import Field, declared
from playground.core.layer import Layer, Taps
from playground.core.messages import marked
from playground.layers.kinds import NORMALISATION, layer_kind

if TYPE_CHECKING:
    from torch import Tensor

SIZE = Field(
    "int",
    marked("field", "Channels"),
    marked("field", "How many neighbouring channels, including its own, a value is divided by."),
    1,
    64,
)
ALPHA = Field(
    "float",
    marked("field", "Alpha"),
    marked("field", "How much the mean of the neighbours' squares counts in the divisor."),
    0.0,
    10.0,
)
BETA = Field(
    "float",
    marked("field", "Beta"),
    marked("field", "The power to which the divisor is raised."),
    0.0,
    4.0,
)
OFFSET = Field(
    "float",
    marked("field", "Offset"),
    marked("field", "What is added to the squares, so that quiet places are not blown up."),
    0.001,
    10.0,
)


@layer_kind
@dataclass(frozen=True, slots=True, eq=False)
class LocalResponseNormalisation(Layer):
    """x / (offset + α · mean of squares over nearby channels) ^ β (Krizhevsky et al. 2012).

    As in torch, α multiplies the mean over `size` channels, where the paper has their sum.
    """

    kind: ClassVar[str] = "local response normalisation"
    group: ClassVar[str] = NORMALISATION
    menu_order: ClassVar[int] = 120
    title: ClassVar[str] = marked("layer", "Local response normalisation")
    sentence: ClassVar[str] = marked(
        "layer", "Divides every value by how strong the nearby channels are at the same place."
    )

    size: int = declared(5, SIZE)
    alpha: float = declared(1e-4, ALPHA)
    beta: float = declared(0.75, BETA)
    offset: float = declared(1.0, OFFSET)

    def can_be_negative(self, before: bool) -> bool:
        """As before: divisors are positive."""
        return before

    def channels_behind(self, channels: Taps, shape: Shape) -> Taps:
        """The neighbours whose squares are in the divisor."""
        return _around(channels, self.size // 2, (self.size - 1) // 2, shape[0])

    def channels_reached(self, channels: Taps, shape: Shape) -> Taps:
        """The neighbours in whose divisor the squares are."""
        return _around(channels, (self.size - 1) // 2, self.size // 2, shape[0])

    def output_shape(self, shape: Shape) -> Shape:
        """The input's own shape."""
        return shape

    def forward(self, x: FloatArray) -> FloatArray:
        """Every value over its divisor; channels beyond the first and last count as 0."""
        with np.errstate(invalid="ignore", over="ignore"):
            squares = np.square(x, dtype=np.float64)
            around = ((self.size // 2, (self.size - 1) // 2), (0, 0), (0, 0))
            padded = np.pad(squares, around)
            total = sum(padded[start : start + len(x)] for start in range(self.size))
            divisor = (self.offset + self.alpha * total / self.size) ** self.beta
            return np.asarray(x / divisor, np.float32)

    def torch_forward(self, x: Tensor, tensors: Mapping[str, Tensor], training: bool) -> Tensor:
        """Torch's local_response_norm."""
        from torch.nn import functional as F  # noqa: N812

        return F.local_response_norm(x, self.size, self.alpha, self.beta, self.offset)

    def multiplications(self, shape: Shape) -> int:
        """A square and a product for each value; powers and divisions are not counted."""
        return 2 * math.prod(shape)

    def multiplication_formula(self, shape: Shape) -> str:
        """Two for each value."""
        return f"2·{shape[1]}·{shape[2]}·{shape[0]}"


def _around(channels: Taps, below: int, above: int, count: int) -> Taps:
    """The channels, of `count`, up to `below` before and `above` after any of the given ones."""
    near = channels[:, None] + np.arange(-below, above + 1)
    return distinct(near[(near >= 0) & (near < count)])

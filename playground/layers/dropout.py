"""The dropout layer: while training, values are left out at random."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from playground.core.arrays import FloatArray, Shape
from playground.core.fields import Field, declared
from playground.core.layer import Layer
from playground.core.messages import Message, marked
from playground.layers.kinds import VALUES, layer_kind

if TYPE_CHECKING:
    from torch import Tensor

RATE = Field(
    "float",
    marked("field", "Rate"),
    marked(
        "field",
        "The share of values that training sets to 0 at each step; the others grow to make up.",
    ),
    0.0,
    0.95,
)


@layer_kind
@dataclass(frozen=True, slots=True, eq=False)
class Dropout(Layer):
    """Values set to 0 at random while training (Srivastava et al. 2014); otherwise nothing."""

    kind: ClassVar[str] = "dropout"
    group: ClassVar[str] = VALUES
    menu_order: ClassVar[int] = 40
    in_link: ClassVar[frozenset[str]] = frozenset({"rate"})
    title: ClassVar[str] = marked("layer", "Dropout")
    sentence: ClassVar[str] = marked(
        "layer",
        "While training, leaves out values at random, so that no unit relies on another;"
        " otherwise it does nothing.",
    )

    rate: float = declared(0.5, RATE)

    def chain_link(self) -> tuple[Message, ...]:
        """Dropout 50 %."""
        return (
            Message(marked("message", "Dropout {share} %"), {"share": f"{100 * self.rate:.3g}"}),
        )

    def can_be_negative(self, before: bool) -> bool:
        """As before: outside training nothing changes."""
        return before

    @property
    def is_channelwise(self) -> bool:
        """Each value is taken by itself."""
        return True

    def output_shape(self, shape: Shape) -> Shape:
        """The input's own shape."""
        return shape

    def forward(self, x: FloatArray) -> FloatArray:
        """The input: outside training, nothing is left out."""
        return x

    def torch_forward(self, x: Tensor, tensors: Mapping[str, Tensor], training: bool) -> Tensor:
        """The batch, with values left out while training."""
        from torch.nn import functional as F  # noqa: N812

        return F.dropout(x, self.rate, training)

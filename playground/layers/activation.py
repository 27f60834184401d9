"""The activation layer: one function applied to every cell."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from playground.core.arrays import FloatArray, Shape
from playground.core.fields import Choice, Field, declared
from playground.core.messages import marked
from playground.core.session import Layer
from playground.layers import reference
from playground.layers.kinds import layer_kind

if TYPE_CHECKING:
    from torch import Tensor

FUNCTION = Field(
    "choice",
    marked("field", "Function"),
    marked("field", "What happens to every single value of the maps."),
    choices=(
        Choice("none", marked("field", "none"), marked("field", "y = x")),
        Choice(
            "relu",
            marked("field", "ReLU"),
            marked("field", "Negative values become 0: y = max(0, x)"),
        ),
        Choice(
            "leaky_relu",
            marked("field", "leaky ReLU"),
            marked("field", "Negative values are scaled down by the slope."),
        ),
        Choice(
            "sigmoid",
            marked("field", "sigmoid"),
            marked("field", "Everything lands between 0 and 1: y = 1 / (1 + e⁻ˣ)"),
        ),
        Choice(
            "tanh",
            marked("field", "tanh"),
            marked("field", "Everything lands between −1 and 1."),
        ),
        Choice(
            "abs",
            marked("field", "absolute value"),
            marked("field", "The sign is dropped: y = |x|"),
        ),
        Choice(
            "softplus",
            marked("field", "softplus"),
            marked("field", "ReLU with a round corner: y = ln(1 + eˣ)"),
        ),
        Choice(
            "gelu",
            marked("field", "GELU"),
            marked(
                "field",
                "Each value is multiplied by the share of a normal distribution below it:"
                " y = x · Φ(x)",
            ),
        ),
        Choice(
            "softmax",
            marked("field", "softmax"),
            marked(
                "field",
                "At each place the channels become shares that add up to 1: eˣ over their sum.",
            ),
        ),
    ),
)
SLOPE = Field(
    "float",
    marked("field", "Slope"),
    marked("field", "What negative values are multiplied by."),
    0.0,
    1.0,
    shown=lambda layer: bool(layer.function == "leaky_relu"),
)


@layer_kind
@dataclass(frozen=True, slots=True, eq=False)
class Activation(Layer):
    """A function applied to every cell of every map."""

    kind: ClassVar[str] = "activation"
    title: ClassVar[str] = marked("layer", "Activation")
    sentence: ClassVar[str] = marked(
        "layer", "Bends every value by a function, such as ReLU: negative values become 0."
    )

    function: reference.Activation = declared("relu", FUNCTION)
    slope: float = declared(0.01, SLOPE)

    @property
    def is_channelwise(self) -> bool:
        """Each value is taken by itself; softmax alone looks across channels."""
        return self.function != "softmax"

    def output_shape(self, shape: Shape) -> Shape:
        """The input's own shape."""
        return shape

    def forward(self, x: FloatArray) -> FloatArray:
        """The function of every value."""
        return reference.activate(x, self.function, self.slope)

    def torch_forward(self, x: Tensor, tensors: Mapping[str, Tensor], training: bool) -> Tensor:
        """The function of every value of a batch."""
        from torch.nn import functional as F  # noqa: N812

        match self.function:
            case "none":
                return x
            case "relu":
                return F.relu(x)
            case "leaky_relu":
                return F.leaky_relu(x, self.slope)
            case "sigmoid":
                return x.sigmoid()
            case "tanh":
                return x.tanh()
            case "abs":
                return x.abs()
            case "softplus":
                return F.softplus(x)
            case "gelu":
                return F.gelu(x)
            case "softmax":
                return x.softmax(dim=1)

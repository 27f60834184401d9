"""The activation layer: one function applied to every cell."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from playground.core.arrays import FloatArray, Shape
from playground.core.fields import Choice, Field, declared
from playground.core.messages import translate
from playground.core.session import Layer
from playground.layers import reference
from playground.layers.kinds import layer_kind

FUNCTION = Field(
    "choice",
    translate("field", "Function"),
    translate("field", "What happens to every single value of the maps."),
    choices=(
        Choice("none", translate("field", "none"), translate("field", "y = x")),
        Choice(
            "relu",
            translate("field", "ReLU"),
            translate("field", "Negative values become 0: y = max(0, x)"),
        ),
        Choice(
            "leaky_relu",
            translate("field", "leaky ReLU"),
            translate("field", "Negative values are scaled down by the slope."),
        ),
        Choice(
            "sigmoid",
            translate("field", "sigmoid"),
            translate("field", "Everything lands between 0 and 1: y = 1 / (1 + e⁻ˣ)"),
        ),
        Choice(
            "tanh",
            translate("field", "tanh"),
            translate("field", "Everything lands between −1 and 1."),
        ),
        Choice(
            "abs",
            translate("field", "absolute value"),
            translate("field", "The sign is dropped: y = |x|"),
        ),
    ),
)
SLOPE = Field(
    "float",
    translate("field", "Slope"),
    translate("field", "What negative values are multiplied by."),
    0.0,
    1.0,
    shown=lambda layer: bool(layer.function == "leaky_relu"),
)


@layer_kind
@dataclass(frozen=True, slots=True, eq=False)
class Activation(Layer):
    """A function applied to every cell of every map."""

    kind: ClassVar[str] = "activation"

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

"""The input normalisation layer: a fixed mean off, over a fixed deviation, channel by channel."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar, Self

import numpy as np

from playground.core.arrays import FloatArray, Shape
from playground.core.fields import Field, declared
from playground.core.layer import Layer
from playground.core.messages import Message, marked
from playground.layers.kinds import NORMALISATION, layer_kind

if TYPE_CHECKING:
    from torch import Tensor

IMAGENET_MEAN = (0.485, 0.456, 0.406)
IMAGENET_DEVIATION = (0.229, 0.224, 0.225)
"""Red, green and blue of the pictures that most published networks were trained on, 0–1."""

MEAN = Field(
    "numbers",
    marked("field", "Mean"),
    marked(
        "field",
        "What is taken off, one number for each channel, or one for all. Those of ImageNet are"
        " 0.485 0.456 0.406.",
    ),
    -1e6,
    1e6,
)
DEVIATION = Field(
    "numbers",
    marked("field", "Deviation"),
    marked(
        "field",
        "What the rest is divided by, one number for each channel, or one for all. Those of"
        " ImageNet are 0.229 0.224 0.225.",
    ),
    1e-6,
    1e6,
)

_MORE_NUMBERS = marked(
    "message",
    "The input has fewer channels than there are numbers ({count}): the first are used, all kept.",
)
_FEWER_NUMBERS = marked(
    "message", "Fewer numbers than the {channels} channels of the input: the last stands for more."
)


@layer_kind
@dataclass(frozen=True, slots=True, eq=False)
class InputNormalisation(Layer):
    """(x − mean) / deviation, with the numbers that are set here: nothing is learned.

    Trained networks expect their pictures as they had them in training; this layer is how.
    """

    kind: ClassVar[str] = "input normalisation"
    group: ClassVar[str] = NORMALISATION
    menu_order: ClassVar[int] = 130
    title: ClassVar[str] = marked("layer", "Input normalisation")
    sentence: ClassVar[str] = marked(
        "layer",
        "Takes a fixed mean off every channel and divides by a fixed deviation, as trained networks"
        " expect of their pictures.",
    )

    mean: tuple[float, ...] = declared((0.5,), MEAN)
    deviation: tuple[float, ...] = declared((0.5,), DEVIATION)

    def chain_link(self) -> tuple[Message, ...]:
        """By a name that does not begin as that of the input, beside which it stands."""
        return (Message(marked("message", "Normalised input")),)

    @classmethod
    def default(cls, shape: Shape, rng: np.random.Generator) -> Self:
        """ImageNet's numbers for three channels; otherwise those that bring 0–1 to −1–1."""
        del rng
        return cls(mean=IMAGENET_MEAN, deviation=IMAGENET_DEVIATION) if shape[0] == 3 else cls()

    @property
    def is_channelwise(self) -> bool:
        """Whether all channels have the same numbers."""
        return len(self.mean) == len(self.deviation) == 1

    @property
    def is_depthwise(self) -> bool:
        """Every channel goes by itself."""
        return True

    def numbers(self, channels: int) -> tuple[tuple[float, ...], tuple[float, ...]]:
        """Mean and deviation of each channel; the last number given stands for all that follow."""
        return _resized(self.mean, channels), _resized(self.deviation, channels)

    def output_shape(self, shape: Shape) -> Shape:
        """The input's own shape."""
        return shape

    def forward(self, x: FloatArray) -> FloatArray:
        """Mean off, then divided."""
        mean, deviation = (np.array(values)[:, None, None] for values in self.numbers(len(x)))
        with np.errstate(invalid="ignore", over="ignore"):
            return np.asarray((x - mean) / deviation, np.float32)

    def torch_forward(self, x: Tensor, tensors: Mapping[str, Tensor], training: bool) -> Tensor:
        """The same for each picture."""
        return (x - tensors["mean"]) / tensors["deviation"]

    def constants(self, shape: Shape) -> dict[str, FloatArray]:
        """Mean and deviation, 1 × channels × height × width; one number where there is but one.

        A number for each cell: torch takes five times as long to lay one a channel over pictures
        whose channels lie side by side.
        """
        channels, *cells = (1, 1, 1) if self.is_channelwise else shape
        named = zip(("mean", "deviation"), self.numbers(channels), strict=True)
        return {
            name: np.broadcast_to(
                np.array(values, np.float32)[None, :, None, None], (1, channels, *cells)
            )
            for name, values in named
        }

    def remark(self, shape: Shape) -> Message | None:
        """Which of the numbers an input with so many channels leaves out, or which stand in.

        They are kept: an input that had its colours taken may have them back.
        """
        channels, given = shape[0], (len(self.mean), len(self.deviation))
        if max(given) > channels:
            return Message(_MORE_NUMBERS, {"count": max(given)})
        if any(1 < count < channels for count in given):
            return Message(_FEWER_NUMBERS, {"channels": channels})
        return None

    def multiplications(self, shape: Shape) -> int:
        """One for each value: a division is a product with the reciprocal."""
        return math.prod(shape)

    def multiplication_formula(self, shape: Shape) -> str:
        """All values."""
        return f"{shape[1]}·{shape[2]}·{shape[0]}"


def _resized(values: tuple[float, ...], channels: int) -> tuple[float, ...]:
    return (*values[:channels], *(values[-1:] * (channels - len(values))))

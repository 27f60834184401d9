"""The upsampling layer: maps grow by a whole factor, by copies or in between."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar, Literal, TypeAlias

import numpy as np

from playground.core.arrays import FloatArray, Shape
from playground.core.fields import Choice, Field, declared
from playground.core.layer import Layer, Reach, SizeFormulas, Taps
from playground.core.messages import Message, marked
from playground.layers import reference
from playground.layers.kinds import RESIZING, layer_kind
from playground.layers.sizeformula import ScaledSize
from playground.layers.wording import by, chosen

if TYPE_CHECKING:
    from torch import Tensor

MAX_FACTOR = 32

Way: TypeAlias = Literal["nearest", "bilinear"]

WAY = Field(
    "choice",
    marked("field", "Values"),
    marked("field", "What the cells hold that come in between."),
    choices=(
        Choice(
            "nearest",
            marked("field", "nearest"),
            marked("field", "Each value again and again: a block of equal cells."),
        ),
        Choice(
            "bilinear",
            marked("field", "bilinear"),
            marked(
                "field",
                "A mean of the up to four nearest, the nearer the more"
                " (torch's align_corners=False).",
            ),
        ),
    ),
)
FACTOR = Field(
    "pair",
    marked("field", "Factor"),
    marked("field", "How many times as many rows and columns there are afterwards."),
    1,
    MAX_FACTOR,
    slider_high=8,
)


@layer_kind
@dataclass(frozen=True, slots=True, eq=False)
class Upsampling(Layer):
    """Every map made larger by a factor down and one across; nothing is learned."""

    kind: ClassVar[str] = "upsampling"
    group: ClassVar[str] = RESIZING
    menu_order: ClassVar[int] = 60
    in_link: ClassVar[frozenset[str]] = frozenset({"way", "factor"})
    title: ClassVar[str] = marked("layer", "Upsampling")
    sentence: ClassVar[str] = marked(
        "layer", "Makes maps larger by repeating values or by passing smoothly between them."
    )

    way: Way = declared("nearest", WAY)
    factor: tuple[int, int] = declared((2, 2), FACTOR)

    def details(self) -> tuple[Message, ...]:
        """The way and the factor."""
        down, across = self.factor
        factor = str(down) if down == across else by(self.factor)
        times = Message(marked("message", "{factor} times"), {"factor": factor})
        return (Message("{way}", {"way": chosen(self, "way")}), times)

    @property
    def is_channelwise(self) -> bool:
        """Each map grows by itself."""
        return True

    def can_be_negative(self, before: bool) -> bool:
        """As before: nothing lies beyond the smallest and the largest value."""
        return before

    def output_shape(self, shape: Shape) -> Shape:
        """Factor times the rows and columns."""
        return shape[0], shape[1] * self.factor[0], shape[2] * self.factor[1]

    def forward(self, x: FloatArray) -> FloatArray:
        """The larger maps."""
        return reference.upsample(x, self.factor, self.way == "bilinear")

    def torch_forward(self, x: Tensor, tensors: Mapping[str, Tensor], training: bool) -> Tensor:
        """Torch's interpolate."""
        from torch.nn import functional as F  # noqa: N812

        if self.way == "nearest":
            return F.interpolate(x, scale_factor=self.factor, mode="nearest")
        return F.interpolate(x, scale_factor=self.factor, mode="bilinear", align_corners=False)

    def taps(self, shape: Shape) -> tuple[Taps, Taps]:
        """The rows and columns between which each output lies; one of them for copies."""
        rows, columns = (
            reference.neighbours(n, factor)[0]
            for n, factor in zip(shape[1:], self.factor, strict=True)
        )
        if self.way == "nearest":
            rows, columns = (
                (np.arange(n * factor) // factor)[:, None]
                for n, factor in zip(shape[1:], self.factor, strict=True)
            )
        return rows, columns

    def tap_weights(self, shape: Shape) -> tuple[FloatArray, FloatArray]:
        """How much each of `taps` counts, along rows and columns."""
        if self.way == "nearest":
            rows, columns = (
                np.ones((n * factor, 1), np.float32)
                for n, factor in zip(shape[1:], self.factor, strict=True)
            )
            return rows, columns
        rows, columns = (
            reference.neighbours(n, factor)[1].astype(np.float32)
            for n, factor in zip(shape[1:], self.factor, strict=True)
        )
        return rows, columns

    def size_formulas(self, shape: Shape) -> SizeFormulas:
        """The factor times the input's size."""
        return ScaledSize(shape[1], self.factor[0]), ScaledSize(shape[2], self.factor[1])

    def reach(self, shape: Shape) -> Reach:
        """How far a cell spreads: over its block, or half a block beyond it on each side."""
        del shape
        (down, across), (half_down, half_across) = self.factor, (f // 2 for f in self.factor)
        if self.way == "nearest":
            return Reach(self.factor, self.factor, (0, 0), transposed=True)
        extent = (2 * down - down % 2, 2 * across - across % 2)
        return Reach(extent, self.factor, (half_down, half_across), transposed=True)

    def multiplications(self, shape: Shape) -> int:
        """One for each of the four values that an output lies between; none for copies."""
        channels, height, width = self.output_shape(shape)
        return 0 if self.way == "nearest" else 4 * channels * height * width

    def multiplication_formula(self, shape: Shape) -> str:
        """Four for each output."""
        channels, height, width = self.output_shape(shape)
        return "" if self.way == "nearest" else f"4·{height}·{width}·{channels}"

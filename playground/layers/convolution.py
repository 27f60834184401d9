"""The convolution layer: filters that slide over all channels of the input."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, ClassVar, Self

import numpy as np

from playground.core.arrays import FloatArray, Shape
from playground.core.fields import Choice, Field, declared
from playground.core.layer import FilterLayer, Reach, SizeFormulas, Taps
from playground.core.messages import Message, marked
from playground.layers import reference
from playground.layers.biasfield import HAS_BIAS
from playground.layers.geometry import Border, Padding, Window, reach_of
from playground.layers.groups import GROUPS, check_groups, is_uneven
from playground.layers.initialise import he_filters
from playground.layers.kinds import CONVOLUTION, layer_kind, learned_filters, with_bias
from playground.layers.sizeformula import sliding_sizes
from playground.layers.torchpadding import padded
from playground.layers.windowfields import BORDER, DILATION, PADDING, SIDES, STRIDE
from playground.layers.wording import by, filter_count, size, stride_unless, unusual

if TYPE_CHECKING:
    from torch import Tensor

OPERATION = Field(
    "choice",
    marked("field", "Operation"),
    marked("field", "Whether the filter is laid on the input as it is, or turned by 180°."),
    choices=(
        Choice(
            "cross-correlation",
            marked("field", "cross-correlation"),
            marked("field", "The filter as it is: what networks call convolution."),
        ),
        Choice(
            "convolution",
            marked("field", "convolution"),
            marked("field", "The filter turned by 180°: convolution as mathematics has it."),
        ),
    ),
    folded=True,
)


@layer_kind
@dataclass(frozen=True, slots=True, eq=False)
class Convolution(FilterLayer):
    """Cross-correlation of the input with every filter, plus the filter's bias."""

    kind: ClassVar[str] = "convolution"
    group: ClassVar[str] = CONVOLUTION
    menu_order: ClassVar[int] = 10
    in_link: ClassVar[frozenset[str]] = frozenset({"stride", "dilation", "groups", "has_bias"})
    title: ClassVar[str] = marked("layer", "Convolution")
    sentence: ClassVar[str] = marked(
        "layer", "Slides filters over the maps; each filter makes one map of where it matches."
    )

    stride: tuple[int, int] = declared((1, 1), STRIDE)
    padding: Padding = declared("same", PADDING)
    sides: tuple[int, int, int, int] = declared((0, 0, 0, 0), SIDES)
    border: Border = declared("zeros", BORDER)
    dilation: tuple[int, int] = declared((1, 1), DILATION)
    operation: str = declared("cross-correlation", OPERATION)
    groups: int = declared(1, GROUPS)
    has_bias: bool = declared(True, HAS_BIAS)

    @classmethod
    def default(cls, shape: Shape, rng: np.random.Generator) -> Self:
        """Eight random 3×3 filters (He et al. 2015) that keep the maps' size."""
        return cls(filters=he_filters(8, shape[0], (3, 3), rng))

    @property
    def window(self) -> Window:
        """The window that slides over the input."""
        return Window(
            self.kernel_size, self.stride, self.dilation, self.padding, self.sides, self.border
        )

    def by_side(self, name: str, shape: Shape) -> dict[str, Any]:
        """The cells of the padding in force."""
        return {"sides": self.window.amounts(*shape[1:])} if name == "padding" else {}

    def details(self) -> tuple[Message, ...]:
        """The size and number of its filters, and the stride."""
        return size(self.kernel_size), filter_count(self), *stride_unless(self.stride)

    def chain_link(self) -> tuple[Message, ...]:
        """Conv 3×3 · 8 filters, then what is unusual: stride, dilation, groups, no bias."""
        name = Message(marked("message", "Conv {size}"), {"size": by(self.kernel_size)})
        further = unusual(self.stride, self.dilation, self.groups, self.has_bias)
        return name, filter_count(self), *further

    @property
    def is_turned(self) -> bool:
        """Whether it is convolution as mathematics has it."""
        return self.operation == "convolution"

    def laid_filter(self, index: int) -> FloatArray:
        """A filter's slices, turned by 180° for convolution as mathematics has it."""
        weights = self.filters[index].weights
        return reference.flip(weights) if self.is_turned else weights

    def weights(self) -> FloatArray:
        """Filters × depth × height × width, as laid on the input (flipped if need be)."""
        weights = np.stack([item.weights for item in self.filters])
        return reference.flip(weights) if self.operation == "convolution" else weights

    def output_shape(self, shape: Shape) -> Shape:
        """Filters × ⌊(n + padding − extent) / stride⌋ + 1 along both axes."""
        channels, height, width = shape
        check_groups(self.groups, channels, len(self.filters))
        return (len(self.filters), *self.window.output_size(height, width))

    def forward(self, x: FloatArray) -> FloatArray:
        """Every filter laid on every window: products, summed, plus the bias."""
        bias = self.biases() if self.has_bias else None
        return reference.cross_correlate(x, self.weights(), bias, self.window, groups=self.groups)

    def taps(self, shape: Shape) -> tuple[Taps, Taps]:
        """The input rows and columns under each output's window."""
        return self.window.tap_sources(shape[1], shape[2])

    def size_formulas(self, shape: Shape) -> SizeFormulas:
        """The window's."""
        return sliding_sizes(self.window, shape)

    def unseen(self, shape: Shape) -> tuple[int, int]:
        """The window's."""
        return self.window.unseen(shape[1], shape[2])

    def reach(self, shape: Shape) -> Reach:
        """The window's."""
        return reach_of(self.window, shape)

    def torch_forward(self, x: Tensor, tensors: Mapping[str, Tensor], training: bool) -> Tensor:
        """Torch's conv2d; a filter that is turned by 180° is stored as it is."""
        from torch.nn import functional as F  # noqa: N812

        weight, window = tensors["weight"], self.window
        if self.operation == "convolution":
            weight = weight.flip(2, 3)
        x, padding = padded(x, window)
        return F.conv2d(
            x, weight, tensors.get("bias"), window.stride, padding, window.dilation, self.groups
        )

    def fitted(self, shape: Shape) -> Convolution:
        """This layer with as many depth slices as the input has channels in a group.

        No weight is cut where the groups are refused.
        """
        if is_uneven(self.groups, shape[0], len(self.filters)):
            return self
        depth = shape[0] // self.groups
        if all(item.depth == depth for item in self.filters):
            return self
        return replace(self, filters=tuple(item.with_depth(depth) for item in self.filters))

    def multiplications(self, shape: Shape) -> int:
        """One for each weight at each place."""
        _, height, width = self.output_shape(shape)
        return height * width * sum(item.weights.size for item in self.filters)

    def multiplication_formula(self, shape: Shape) -> str:
        """The weights of a filter, times the places, times the filters."""
        (kh, kw), depth = self.kernel_size, self.filters[0].depth
        filters, height, width = self.output_shape(shape)
        return f"({kh}·{kw}·{depth})·({height}·{width})·{filters}"

    def tensors(self) -> dict[str, FloatArray]:
        """Weights and biases, as torch's Conv2d names them."""
        return with_bias(np.stack([item.weights for item in self.filters]), self)

    def with_tensors(self, tensors: dict[str, FloatArray]) -> Convolution:
        """This layer with learned filters; those that changed become custom."""
        filters = learned_filters(self.filters, tensors["weight"], tensors.get("bias"))
        return replace(self, filters=filters)

"""The transposed convolution layer: every input cell spreads its multiple of a filter."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, ClassVar, Literal, Self, TypeAlias

import numpy as np

from playground.core.arrays import FloatArray, Shape
from playground.core.fields import Choice, Field, declared
from playground.core.layer import FilterLayer, Reach, SizeFormulas, Taps
from playground.core.messages import Message, marked
from playground.layers import reference
from playground.layers.biasfield import HAS_BIAS
from playground.layers.geometry import Amounts, Pair, extent, transposed_length
from playground.layers.groups import GROUPS, check_groups, is_uneven
from playground.layers.initialise import he_filters
from playground.layers.kinds import CONVOLUTION, layer_kind, learned_filters, with_bias
from playground.layers.sizeformula import SpreadSize
from playground.layers.windowfields import DILATION, MAX_PADDING, MAX_STRIDE, STRIDE
from playground.layers.wording import by, filter_count, size, stride_unless, unusual

if TYPE_CHECKING:
    from torch import Tensor

Cut: TypeAlias = Literal["none", "same", "explicit"]

SPREAD = replace(
    STRIDE,
    help=marked(
        "field",
        "How many cells apart the filter is laid down for neighbouring inputs, down and across. "
        "With 2, the output has about twice as many rows and columns.",
    ),
)
CUT = Field(
    "choice",
    marked("field", "Cut"),
    marked("field", "Cells taken off the edges of what the filters spread over."),
    choices=(
        Choice(
            "none",
            marked("field", "none"),
            marked("field", "Every cell that a filter reaches stays."),
        ),
        Choice(
            "same",
            marked("field", "to a multiple"),
            marked("field", "As much as leaves n · stride outputs."),
        ),
        Choice(
            "explicit",
            marked("field", "by side"),
            marked("field", "Any number of cells, for each side by itself."),
        ),
    ),
)
SIDES = Field(
    "sides",
    marked("field", "Sides"),
    marked("field", "Cells taken off at the top, bottom, left and right."),
    0,
    MAX_PADDING,
    relevant=lambda layer: bool(layer.cut == "explicit"),
    reason=marked("field", "Only the cut “by side” asks for them."),
    folded=True,
)
EXTRA = Field(
    "pair",
    marked("field", "Output padding"),
    marked(
        "field",
        "Rows and columns added at the bottom and right; fewer than the stride or the dilation.",
    ),
    0,
    MAX_STRIDE - 1,
    slider_high=15,
    relevant=lambda layer: bool(layer.cut != "same"),
    reason=marked("field", "A cut to a multiple leaves nothing to add."),
    folded=True,
)


@layer_kind
@dataclass(frozen=True, slots=True, eq=False)
class TransposedConvolution(FilterLayer):
    """The reverse of a convolution's geometry: maps grow by the stride.

    There is one filter for each output channel, with a depth slice for each input channel of its
    group.
    """

    kind: ClassVar[str] = "transposed convolution"
    group: ClassVar[str] = CONVOLUTION
    menu_order: ClassVar[int] = 20
    in_link: ClassVar[frozenset[str]] = frozenset({"stride", "dilation", "groups", "has_bias"})
    title: ClassVar[str] = marked("layer", "Transposed convolution")
    sentence: ClassVar[str] = marked(
        "layer", "Spreads every value over a window, as its filter says, so that maps get larger."
    )

    stride: Pair = declared((2, 2), SPREAD)
    cut: Cut = declared("same", CUT)
    sides: Amounts = declared((0, 0, 0, 0), SIDES)
    output_padding: Pair = declared((0, 0), EXTRA)
    dilation: Pair = declared((1, 1), DILATION)
    groups: int = declared(1, GROUPS)
    has_bias: bool = declared(True, HAS_BIAS)

    @classmethod
    def default(cls, shape: Shape, rng: np.random.Generator) -> Self:
        """Eight random 2×2 filters (He et al. 2015) that double the maps."""
        return cls(filters=he_filters(8, shape[0], (2, 2), rng))

    def details(self) -> tuple[Message, ...]:
        """The size and number of its filters, and the stride."""
        return size(self.kernel_size), filter_count(self), *stride_unless(self.stride)

    def chain_link(self) -> tuple[Message, ...]:
        """Transposed conv 2×2 · 8 filters, then the stride and what else is unusual."""
        name = Message(marked("message", "Transposed conv {size}"), {"size": by(self.kernel_size)})
        further = unusual(self.stride, self.dilation, self.groups, self.has_bias)
        return name, filter_count(self), *further

    def by_side(self, name: str, shape: Shape) -> dict[str, Any]:
        """The cells that are cut off and added now."""
        return {"sides": self.removed(), "output_padding": self.added()} if name == "cut" else {}

    def removed(self) -> Amounts:
        """Cells cut off at the top, bottom, left and right."""
        if self.cut != "same":
            return self.sides if self.cut == "explicit" else (0, 0, 0, 0)
        rows, columns = (max(0, over) for over in self._overhang())
        return rows // 2, rows - rows // 2, columns // 2, columns - columns // 2

    def added(self) -> Pair:
        """Rows and columns added at the bottom and right before the cut."""
        if self.cut != "same":
            return self.output_padding
        rows, columns = (max(0, -over) for over in self._overhang())
        return rows, columns

    def _overhang(self) -> Pair:
        """By how much the filter reaches beyond the stride, along both axes."""
        (kh, kw), (sh, sw), (dh, dw) = self.kernel_size, self.stride, self.dilation
        return extent(kh, dh) - sh, extent(kw, dw) - sw

    def output_shape(self, shape: Shape) -> Shape:
        """Filters × (n − 1) · stride + extent + added − removed along both axes."""
        check_groups(self.groups, shape[0], len(self.filters))
        top, bottom, left, right = self.removed()
        (kh, kw), (sh, sw), (dh, dw) = self.kernel_size, self.stride, self.dilation
        more_rows, more_columns = self.added()
        rows = transposed_length(shape[1], kh, sh, dh, top, bottom, more_rows)
        columns = transposed_length(shape[2], kw, sw, dw, left, right, more_columns)
        return len(self.filters), rows, columns

    def forward(self, x: FloatArray) -> FloatArray:
        """Every filter, times each input cell, added up where they overlap, plus the bias."""
        return reference.transposed(
            x,
            self.tensors()["weight"],
            self.biases() if self.has_bias else None,
            self.stride,
            self.removed(),
            self.dilation,
            self.added(),
            self.groups,
        )

    def torch_forward(self, x: Tensor, tensors: Mapping[str, Tensor], training: bool) -> Tensor:
        """Torch's conv_transpose2d, which cuts opposite sides alike; the rest is cut after it."""
        from torch.nn import functional as F  # noqa: N812

        top, bottom, left, right = self.removed()
        alike = (min(top, bottom), min(left, right))
        y = F.conv_transpose2d(
            x,
            tensors["weight"],
            tensors.get("bias"),
            self.stride,
            alike,
            self.added(),
            self.groups,
            self.dilation,
        )
        rows = slice(top - alike[0], y.shape[2] - (bottom - alike[0]))
        columns = slice(left - alike[1], y.shape[3] - (right - alike[1]))
        return y[:, :, rows, columns]

    def taps(self, shape: Shape) -> tuple[Taps, Taps]:
        """The input row and column that each filter cell brings to each output; −1: none."""
        _, rows, columns = self.output_shape(shape)
        top, _, left, _ = self.removed()
        (kh, kw), (sh, sw), (dh, dw) = self.kernel_size, self.stride, self.dilation
        return _sources(rows, shape[1], kh, sh, dh, top), _sources(
            columns, shape[2], kw, sw, dw, left
        )

    def reach(self, shape: Shape) -> Reach:
        """The filter's, the other way round."""
        del shape
        top, _, left, _ = self.removed()
        (kh, kw), (dh, dw) = self.kernel_size, self.dilation
        return Reach((extent(kh, dh), extent(kw, dw)), self.stride, (top, left), transposed=True)

    def fitted(self, shape: Shape) -> TransposedConvolution:
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
        """Every weight for every input cell of its channel."""
        return shape[1] * shape[2] * sum(item.weights.size for item in self.filters)

    def size_formulas(self, shape: Shape) -> SizeFormulas:
        """The size that the filters of all cells cover, less what is cut off."""
        top, bottom, left, right = self.removed()
        (kh, kw), (sh, sw), (dh, dw) = self.kernel_size, self.stride, self.dilation
        rows, columns = self.added()
        return (
            SpreadSize(shape[1], kh, dh, top, bottom, sh, rows),
            SpreadSize(shape[2], kw, dw, left, right, sw, columns),
        )

    def multiplication_formula(self, shape: Shape) -> str:
        """The weights of a filter, times the input's cells, times the filters."""
        (kh, kw), depth = self.kernel_size, self.filters[0].depth
        return f"({kh}·{kw}·{depth})·({shape[1]}·{shape[2]})·{len(self.filters)}"

    def tensors(self) -> dict[str, FloatArray]:
        """Weights and biases as torch's ConvTranspose2d has them.

        Weights are inputs × filters of a group × height × width.
        """
        weights = np.stack([item.weights for item in self.filters])
        return with_bias(_swapped(weights, self._even_groups()), self)

    def tensor_shapes(self) -> dict[str, tuple[int, ...]]:
        """Inputs × filters of a group × height × width and, if there are any biases, filters."""
        shapes, groups = FilterLayer.tensor_shapes(self), self._even_groups()
        count, depth, *window = shapes["weight"]
        return {**shapes, "weight": (groups * depth, count // groups, *window)}

    def with_tensors(self, tensors: dict[str, FloatArray]) -> TransposedConvolution:
        """This layer with learned filters; those that changed become custom."""
        weights = _swapped(tensors["weight"], self._even_groups())
        return replace(self, filters=learned_filters(self.filters, weights, tensors.get("bias")))

    def filter_of(self, tensor: FloatArray, index: int) -> FloatArray:
        """The slices of a filter in a tensor like the layer's weights."""
        slices: FloatArray = _swapped(tensor, self._even_groups())[index]
        return slices

    def tensor_place(self, index: int, depth: int) -> tuple[int, int]:
        """By input, then by filter of the group."""
        per_group = len(self.filters) // self._even_groups()
        group, place = divmod(index, per_group)
        return group * self.filters[0].depth + depth, place

    def _even_groups(self) -> int:
        """The number of groups; 1 while the filters cannot be shared out, as nothing fits then."""
        return 1 if len(self.filters) % self.groups else self.groups


def _swapped(weights: FloatArray, groups: int) -> FloatArray:
    """Filters × inputs of a group × … as inputs × filters of a group × …, or the reverse."""
    first, second, *window = weights.shape
    grouped = weights.reshape(groups, first // groups, second, *window).swapaxes(1, 2)
    return grouped.reshape(groups * second, first // groups, *window)


def _sources(outputs: int, n: int, kernel: int, stride: int, dilation: int, begin: int) -> Taps:
    """Along one axis, outputs × kernel: the input under each cell of the filter; −1: none."""
    places = np.arange(outputs)[:, None] + begin - np.arange(kernel) * dilation
    sources = places // stride
    reached = (places % stride == 0) & (sources >= 0) & (sources < n)
    return np.where(reached, sources, -1)

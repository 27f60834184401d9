"""The layer: what every kind of layer says of itself, and the one with filters."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any, ClassVar, Protocol, Self, TypeAlias

import numpy as np
from numpy.typing import NDArray

from playground.core.arrays import FloatArray, Shape, distinct
from playground.core.deferred import DeferredArray, Weights
from playground.core.fields import Field
from playground.core.filters import Filter
from playground.core.messages import Message, Term

Taps: TypeAlias = NDArray[np.intp]


@dataclass(frozen=True, slots=True)
class Reach:
    """Where outputs read their input, along height and width.

    Each output spans `extent` cells, the next one starts `stride` cells on, and the first one
    starts `begin` cells before the input. A transposed one is the reverse: each input cell is
    spread over `extent` outputs, `stride` apart, of which the first `begin` are cut off. Scattered
    outputs read one cell each but lie in other rows and columns than it.
    """

    extent: tuple[int, int] = (1, 1)
    stride: tuple[int, int] = (1, 1)
    begin: tuple[int, int] = (0, 0)
    transposed: bool = False
    scattered: bool = False


class SizeFormula(Protocol):
    """The size of an output along one axis; its text is the formula with its numbers in."""

    @property
    def result(self) -> int:
        """The value of the formula."""


SizeFormulas: TypeAlias = tuple[SizeFormula, SizeFormula]
"""That of the rows and that of the columns."""


@dataclass(frozen=True, slots=True, eq=False, weakref_slot=True)
class Layer:
    """One layer of the network; the kinds are in `playground.layers`.

    Compared by identity: an edit makes a new layer, and everything else stays the very same.
    `title` and `sentence` stand in menus, under the heading of `group`, those of a lower
    `menu_order` first; `measured` names tensors that are not learned by gradient. A kind must have
    `output_shape`, `forward` and `torch_forward`; everything else has a default here, which claims
    no more than is true of any layer. Adding one is one file in `playground.layers`, with
    `layer_kind` before its class.
    """

    kind: ClassVar[str] = ""
    title: ClassVar[str] = ""
    sentence: ClassVar[str] = ""
    group: ClassVar[str] = ""
    menu_order: ClassVar[int] = 1000
    in_link: ClassVar[frozenset[str]] = frozenset()
    """The fields that `chain_link` says where they are unusual."""
    measured: ClassVar[frozenset[str]] = frozenset()
    deferrable: ClassVar[frozenset[str]] = frozenset()
    """The tensors that `with_tensors` also takes as deferred arrays, to be made when needed."""
    channel_fields: ClassVar[Mapping[str, Field]] = MappingProxyType({})
    """The tensors that have a number for each channel, to be set by hand, with what they are."""
    lines_up_cells: ClassVar[bool] = False
    """Whether every cell of the input becomes a channel of one cell, in C order."""
    weighs_all_cells: ClassVar[bool] = False
    """Whether there is a weight for each cell of the input, so that it is made for one size."""

    enabled: bool = True

    @classmethod
    def default(cls, shape: Shape, rng: np.random.Generator) -> Self:
        """The layer that is added after an input of `shape`, its weights drawn from `rng`."""
        del shape, rng
        return cls()

    # What it is called, and what is said of it.

    def name(self) -> Message:
        """The layer's name on its card."""
        return Message("{name}", {"name": Term("layer", self.title or self.kind)})

    def details(self) -> tuple[Message, ...]:
        """The layer's most important numbers, to stand beside its name."""
        return ()

    def chain_link(self) -> tuple[Message, ...]:
        """The layer in the chain of shapes: its short name, and what tells it from its default."""
        return (self.name(), *self.details())

    # What it does to numbers.

    @property
    def is_idle(self) -> bool:
        """Whether the layer does nothing, with the settings that it has."""
        return False

    @property
    def has_curve(self) -> bool:
        """Whether it is a function of each single value, which `curve` computes."""
        return False

    def curve(self, inputs: FloatArray, channel: int = 0) -> FloatArray:
        """The outputs for single values of a channel; only of a layer that has a curve."""
        raise NotImplementedError

    def can_be_negative(self, before: bool) -> bool:
        """Whether outputs can be negative, `before` saying so of inputs."""
        del before
        return True

    @property
    def can_die(self) -> bool:
        """Whether a channel can be 0 for every input, so that it learns nothing more."""
        return False

    @property
    def is_softmax(self) -> bool:
        """Whether outputs are probabilities whose logarithm the loss is to take from the input."""
        return False

    @property
    def is_channelwise(self) -> bool:
        """Whether every channel goes through alike, and none sees another."""
        return False

    @property
    def is_depthwise(self) -> bool:
        """Whether every output channel is made of the input channel of its number alone."""
        return self.is_channelwise

    def channels_behind(self, channels: Taps, shape: Shape) -> Taps:
        """The channels of an input of `shape` that output channels depend on, in rising order."""
        return channels if self.is_depthwise else np.arange(shape[0])

    def channels_reached(self, channels: Taps, shape: Shape) -> Taps:
        """The output channels that depend on channels of an input of `shape`, in rising order."""
        return channels if self.is_depthwise else np.arange(self.output_shape(shape)[0])

    def weights_behind(self, channel: int, shape: Shape) -> tuple[int, FloatArray] | None:
        """The weights of the input channels that an output channel reads; None without any.

        The first of these channels, and the weights of it and of those that follow: channels × n.
        """
        del channel, shape
        return None

    def by_side(self, name: str, shape: Shape) -> dict[str, Any]:
        """Fields, with the numbers that a field stands for now, as it becomes "explicit".

        So "by side" starts from the padding in force. `shape` is that of the layer's input.
        """
        return {}

    def output_shape(self, shape: Shape) -> Shape:
        """Shape of the output for an input of `shape`; raise Refused when it does not fit."""
        raise NotImplementedError

    def forward(self, x: FloatArray) -> FloatArray:
        """The definition of the layer: channels × height × width in and out."""
        raise NotImplementedError

    def torch_forward(self, x: Any, tensors: Mapping[str, Any], training: bool) -> Any:
        """The same for a torch batch (pictures × channels × height × width), differentiable.

        `tensors` are torch's for the names of `tensors()` and `constants()`.
        """
        raise NotImplementedError

    def taps(self, shape: Shape) -> tuple[Taps, Taps] | None:
        """The input rows and the input columns behind each output row and column.

        Each is outputs × kernel, −1 standing for a padded zero; None when an output reads more
        than a window of the input.
        """
        return np.arange(shape[1])[:, None], np.arange(shape[2])[:, None]

    def size_formulas(self, shape: Shape) -> SizeFormulas | None:
        """How the rows and the columns of the output follow from an input of `shape`.

        None where there is nothing to compute.
        """
        del shape
        return None

    def unseen(self, shape: Shape) -> tuple[int, int]:
        """How many rows and how many columns of an input of `shape` no output reads.

        Raises Refused when the layer does not fit.
        """
        del shape
        return 0, 0

    def remark(self, shape: Shape) -> Message | None:
        """A remark on settings that an input of `shape` leaves out, or has too little of."""
        del shape
        return None

    def tap_weights(self, shape: Shape) -> tuple[FloatArray, FloatArray] | None:
        """How much each of `taps` counts, outputs × kernel along rows and along columns.

        Where every output is the sum of the cells under its taps, each times the shares of its row
        and its column, channel by channel; None for layers that do otherwise.
        """
        del shape
        return None

    def reach(self, shape: Shape) -> Reach | None:
        """Where outputs read an input of `shape`; None when every output reads all of it."""
        del shape
        return Reach()

    def fitted(self, shape: Shape) -> Layer:
        """This layer with its weights cut or grown to fit an input of `shape`."""
        del shape
        return self

    def is_for(self, shape: Shape) -> bool:
        """Whether its weights are for an input of `shape`: to fit them cuts and grows none."""
        fitted = self.fitted(shape)
        return fitted is self or fitted.tensor_shapes() == self.tensor_shapes()

    def multiplications(self, shape: Shape) -> int:
        """Multiplications for one input of `shape`."""
        del shape
        return 0

    def multiplication_formula(self, shape: Shape) -> str:
        """The product that `multiplications` comes from, its numbers in; "" for none."""
        del shape
        return ""

    def parameter_formula(self) -> str:
        """The product or sum that the number of learned values comes from; "" for none."""
        return ""

    def parameters(self) -> int:
        """The number of learned values."""
        return sum(
            math.prod(shape)
            for name, shape in self.tensor_shapes().items()
            if name not in self.measured
        )

    def held(self, shape: Shape) -> int:
        """How many values the layer holds once it is fitted to an input of `shape`."""
        del shape
        return sum(map(math.prod, self.tensor_shapes().values()))

    def tensors(self) -> dict[str, FloatArray]:
        """The learned and the measured values, by the names that torch gives them.

        Those that are deferred are made, which may take seconds.
        """
        return {}

    def sources(self) -> dict[str, Weights]:
        """The tensors, deferred ones as they are: nothing is made."""
        return dict(self.tensors())

    def tensor_shapes(self) -> dict[str, tuple[int, ...]]:
        """The shapes of `tensors`; nothing is made for them."""
        return {name: values.shape for name, values in self.tensors().items()}

    def deferred(self) -> tuple[DeferredArray, ...]:
        """The tensors that are made only when they are needed."""
        return ()

    def arrays(self) -> Iterator[FloatArray]:
        """Yield the arrays that are in memory as long as the layer is: no deferred ones."""
        yield from self.tensors().values()

    def constants(self, shape: Shape) -> dict[str, FloatArray]:
        """Arrays by name that `torch_forward` finds beside the tensors: set, not learned.

        They are made once for inputs of `shape` and lie on the device, no part of the state.
        """
        del shape
        return {}

    def initial(self, tensor: str) -> float:
        """The value that a tensor with one axis starts from, such as scales and biases.

        Tensors with more axes are drawn at random.
        """
        return 1.0 if tensor in ("weight", "running_var") else 0.0

    def with_tensors(self, tensors: dict[str, FloatArray]) -> Layer:
        """This layer with other learned values of the same shapes."""
        del tensors
        return self


@dataclass(frozen=True, slots=True, eq=False)
class FilterLayer(Layer):
    """A layer whose weights are filters that the kernel editor shows, all of one size."""

    filters: tuple[Filter, ...] = ()

    @property
    def kernel_size(self) -> tuple[int, int]:
        """Height and width of every filter of the layer."""
        return self.filters[0].size

    @property
    def groups(self) -> int:
        """Into how many groups the channels and filters are split that do not see each other."""
        return 1

    @property
    def has_bias(self) -> bool:
        """Whether every filter adds a bias of its own to its map."""
        return True

    def bias_of(self, index: int) -> float | None:
        """The bias that a filter adds to its map; None without one."""
        return self.filters[index].bias if self.has_bias else None

    def biases(self) -> FloatArray:
        """The bias that each filter adds to its map: zeros without one."""
        if not self.has_bias:
            return np.zeros(len(self.filters), np.float32)
        return np.array([item.bias for item in self.filters], np.float32)

    def maker(self, channel: int) -> Filter | None:
        """The filter that makes a map; None while the layer is off and hands its input on."""
        return self.filters[channel] if self.enabled else None

    def input_channels(self, index: int) -> range:
        """The input channels that a filter sees: all of them, or those of its group."""
        depth = self.filters[index].depth
        group = index // max(1, len(self.filters) // self.groups)
        return range(group * depth, (group + 1) * depth)

    def laid_filter(self, index: int) -> FloatArray:
        """A filter's slices as they are laid on the input, turned if need be."""
        return self.filters[index].weights

    @property
    def is_turned(self) -> bool:
        """Whether filters are turned by 180° before they are laid on the input."""
        return False

    def weights_behind(self, channel: int, shape: Shape) -> tuple[int, FloatArray]:
        """The slices of the channel's filter, one for each input channel that it sees."""
        weights = self.filters[channel].weights
        return self.input_channels(channel).start, weights.reshape(len(weights), -1)

    def channels_behind(self, channels: Taps, shape: Shape) -> Taps:
        """The input channels of the same groups."""
        return _grouped(channels, len(self.filters) // self.groups, shape[0] // self.groups)

    def channels_reached(self, channels: Taps, shape: Shape) -> Taps:
        """The filters of the same groups."""
        return _grouped(channels, shape[0] // self.groups, len(self.filters) // self.groups)

    def held(self, shape: Shape) -> int:
        """A slice for each input channel of the group, for each filter; and the biases."""
        height, width = self.kernel_size
        depth = max(1, shape[0] // self.groups)
        return len(self.filters) * (depth * height * width + 1)

    def tensor_shapes(self) -> dict[str, tuple[int, ...]]:
        """Filters × depth × height × width and, if there are any biases, filters."""
        count = len(self.filters)
        shapes: dict[str, tuple[int, ...]] = {"weight": (count, *self.filters[0].weights.shape)}
        return {**shapes, "bias": (count,)} if self.has_bias else shapes

    def arrays(self) -> Iterator[FloatArray]:
        """Yield the weights of each filter."""
        yield from (item.weights for item in self.filters)

    def parameters(self) -> int:
        """The weights of all filters and, if there are any, their biases."""
        return len(self.filters) * (self.filters[0].weights.size + self.has_bias)

    def parameter_formula(self) -> str:
        """The weights of a filter times the filters, plus their biases."""
        (height, width), count = self.kernel_size, len(self.filters)
        biases = f" + {count}" if self.has_bias else ""
        return f"{height}·{width}·{self.filters[0].depth}·{count}{biases}"

    def tensor_place(self, index: int, depth: int) -> tuple[int, int]:
        """Where a slice of a filter is in the layer's tensor of weights."""
        return index, depth

    def filter_of(self, tensor: FloatArray, index: int) -> FloatArray:
        """The slices of a filter, depth × height × width, in a tensor like the layer's weights."""
        slices: FloatArray = tensor[index]
        return slices


def _grouped(channels: Taps, here: int, there: int) -> Taps:
    """The channels on the other side of the same groups; a group has `here` on this side."""
    groups = distinct(channels // max(1, here))
    return (groups[:, None] * there + np.arange(there)).reshape(-1)

"""Group and instance normalisation: mean 0 and variance 1 over some channels of each picture."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any, ClassVar, Self

import numpy as np

from playground.core.arrays import FloatArray, Shape, distinct, frozen
from playground.core.fields import Field, declared
from playground.core.filters import MAX_FILTERS
from playground.core.layer import Layer, Taps
from playground.core.messages import Message, Refused, marked
from playground.layers import reference
from playground.layers.batchnorm import EPSILON
from playground.layers.groups import group_members
from playground.layers.kinds import NORMALISATION, kept, layer_kind
from playground.layers.wording import group_count

if TYPE_CHECKING:
    from torch import Tensor

USUAL_GROUPS = 32
"""As many as Wu and He found to do best, where the channels allow it."""

GROUPS = Field(
    "int",
    marked("field", "Groups"),
    marked(
        "field",
        "How many groups the channels form; those of a group share their mean and variance."
        " With 1, all do: layer normalisation.",
    ),
    1,
    MAX_FILTERS,
    slider_high=512,
)
AFFINE = Field(
    "bool",
    marked("field", "Scale and shift"),
    marked("field", "Whether every channel is scaled and shifted afterwards, as is learned."),
    switches=True,
)


def _constant(value: float, channels: int = 1) -> FloatArray:
    return frozen(np.full(channels, value, np.float32))


@dataclass(frozen=True, slots=True, eq=False)
class PictureNormalisation(Layer):
    """(x − mean) / √(variance + ε) · scale + shift over the cells of some channels of a picture.

    Training and later use are the same: no statistics are kept. `weight` holds the scales and
    `bias` the shifts by channel; without them they are what comes back when switched on again.
    """

    weight: FloatArray = field(default_factory=lambda: _constant(1))
    bias: FloatArray = field(default_factory=lambda: _constant(0))
    epsilon: float = declared(1e-5, EPSILON)
    affine: bool = declared(True, AFFINE)

    def groups_of(self, channels: int) -> int:
        """How many groups so many channels form; raises Refused when they cannot."""
        raise NotImplementedError

    def output_shape(self, shape: Shape) -> Shape:
        """The input's own shape."""
        self.groups_of(shape[0])
        return shape

    def forward(self, x: FloatArray) -> FloatArray:
        """The input normalised by the mean and variance of each group."""
        groups = self.groups_of(len(x))
        weight, bias = (self.weight, self.bias) if self.affine else (None, None)
        return reference.normalise(x, groups, self.epsilon, weight, bias)

    def torch_forward(self, x: Tensor, tensors: Mapping[str, Tensor], training: bool) -> Tensor:
        """Torch's group_norm, which also takes the single values that its modules refuse."""
        import torch

        groups = self.groups_of(x.shape[1])
        weight, bias = tensors.get("weight"), tensors.get("bias")
        if math.prod(x.shape[1:]) == groups:
            x = x - x  # of a single value the mean is itself: torch rounds their difference
        return torch.group_norm(x, groups, weight, bias, self.epsilon, False)

    def statistics(self, x: FloatArray, channel: int) -> tuple[float, float]:
        """The mean and the variance that a channel is normalised by."""
        members = group_members(len(x), self.groups_of(len(x)), channel)
        cells = x[members.start : members.stop].astype(np.float64)
        with np.errstate(invalid="ignore", over="ignore"):
            return float(cells.mean()), float(cells.var())

    def taps(self, shape: Shape) -> None:
        """None: every output depends on all cells of its group."""
        del shape

    def reach(self, shape: Shape) -> None:
        """None: every output depends on all cells of its group."""
        del shape

    def channels_behind(self, channels: Taps, shape: Shape) -> Taps:
        """Those of the same groups."""
        size = shape[0] // self.groups_of(shape[0])
        return (distinct(channels // size)[:, None] * size + np.arange(size)).reshape(-1)

    def channels_reached(self, channels: Taps, shape: Shape) -> Taps:
        """Those of the same groups."""
        return self.channels_behind(channels, shape)

    def fitted(self, shape: Shape) -> Self:
        """This layer for the channels of `shape`; new ones start with scale 1 and shift 0."""
        channels = shape[0]
        if len(self.weight) == channels:
            return self
        missing = max(0, channels - len(self.weight))
        weight = frozen(np.concatenate([self.weight[:channels], _constant(1, missing)]))
        bias = frozen(np.concatenate([self.bias[:channels], _constant(0, missing)]))
        return replace(self, weight=weight, bias=bias)

    def multiplications(self, shape: Shape) -> int:
        """A square for the variance and a product for each value."""
        return 2 * math.prod(shape)

    def multiplication_formula(self, shape: Shape) -> str:
        """Two for each value."""
        return f"2·{shape[1]}·{shape[2]}·{shape[0]}"

    def parameter_formula(self) -> str:
        """A scale and a shift for each channel."""
        return f"2·{len(self.weight)}" if self.affine else ""

    def tensors(self) -> dict[str, FloatArray]:
        """Scales and shifts, if there are any, as torch's GroupNorm names them."""
        return {"weight": self.weight, "bias": self.bias} if self.affine else {}

    def with_tensors(self, tensors: dict[str, FloatArray]) -> Self:
        """This layer with other scales and shifts, for as many channels as there are."""
        if not self.affine:
            return self
        weight, bias = tensors["weight"], tensors["bias"]
        if weight.shape != bias.shape:
            raise Refused(marked("message", "A normalisation needs as many scales as shifts."))
        changes: dict[str, Any] = {
            "weight": kept(self.weight, weight),
            "bias": kept(self.bias, bias),
        }
        return replace(self, **changes)


@layer_kind
@dataclass(frozen=True, slots=True, eq=False)
class GroupNormalisation(PictureNormalisation):
    """Normalised over groups of channels (Wu and He 2018)."""

    kind: ClassVar[str] = "group normalisation"
    group: ClassVar[str] = NORMALISATION
    menu_order: ClassVar[int] = 100
    in_link: ClassVar[frozenset[str]] = frozenset({"groups"})
    title: ClassVar[str] = marked("layer", "Group normalisation")
    sentence: ClassVar[str] = marked(
        "layer",
        "Brings groups of maps to mean 0 and variance 1 picture by picture, whatever the batch.",
    )

    groups: int = declared(1, GROUPS)

    @classmethod
    def default(cls, shape: Shape, rng: np.random.Generator) -> Self:
        """As many groups as is usual, of at least two channels where there are two."""
        del rng
        groups = math.gcd(shape[0], USUAL_GROUPS)
        groups = groups // 2 if groups == shape[0] > 1 else groups
        return cls(groups=groups).fitted(shape)

    def details(self) -> tuple[Message, ...]:
        """How many groups there are."""
        return group_count(self.groups)

    def groups_of(self, channels: int) -> int:
        """Those that were chosen; raises Refused when the channels cannot be shared out evenly."""
        if channels % self.groups:
            raise Refused(
                marked("message", "{groups} groups cannot share {channels} channels evenly."),
                groups=self.groups,
                channels=channels,
            )
        return self.groups


@layer_kind
@dataclass(frozen=True, slots=True, eq=False)
class InstanceNormalisation(PictureNormalisation):
    """Normalised map by map (Ulyanov, Vedaldi and Lempitsky 2016)."""

    kind: ClassVar[str] = "instance normalisation"
    group: ClassVar[str] = NORMALISATION
    menu_order: ClassVar[int] = 110
    title: ClassVar[str] = marked("layer", "Instance normalisation")
    sentence: ClassVar[str] = marked(
        "layer", "Brings every map of a picture to mean 0 and variance 1: contrast does not matter."
    )

    @classmethod
    def default(cls, shape: Shape, rng: np.random.Generator) -> Self:
        """Scales of 1 and shifts of 0 for every channel."""
        del rng
        return cls().fitted(shape)

    def groups_of(self, channels: int) -> int:
        """Every channel is a group of its own."""
        return channels

    @property
    def is_depthwise(self) -> bool:
        """Every channel is normalised by its own cells."""
        return True

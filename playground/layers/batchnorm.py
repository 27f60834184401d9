"""The batch normalisation layer: every channel brought to a common level and spread."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, ClassVar, Self

import numpy as np

from playground.core.arrays import FloatArray, Shape, frozen
from playground.core.fields import Field, declared
from playground.core.layer import Layer
from playground.core.messages import Refused, marked
from playground.layers.kinds import NORMALISATION, kept, layer_kind

if TYPE_CHECKING:
    from torch import Tensor

NEUTRAL = {"weight": 1.0, "bias": 0.0, "running_mean": 0.0, "running_var": 1.0}
"""The values that a new channel starts with: these leave it as it is, but for epsilon."""

MOMENTUM = Field(
    "float",
    marked("field", "Momentum"),
    marked(
        "field",
        "How much of each batch goes into the mean and variance that are kept for later use.",
    ),
    0.0,
    1.0,
)
EPSILON = Field(
    "float",
    marked("field", "Epsilon"),
    marked("field", "Added to the variance, so that a constant channel is not divided by 0."),
    1e-8,
    1.0,
)


MOST = 1e6
"""Largest number that is set by hand for a channel."""

SCALE = Field(
    "float",
    marked("field", "γ, scale"),
    marked("field", "By this the normalised channel is multiplied: 0 makes it a constant."),
    -MOST,
    MOST,
)
SHIFT = Field(
    "float",
    marked("field", "β, shift"),
    marked("field", "This is added to the normalised and scaled channel."),
    -MOST,
    MOST,
)
MEAN = Field(
    "float",
    marked("field", "Mean"),
    marked("field", "Subtracted from the channel: the average that training has kept."),
    -MOST,
    MOST,
)
VARIANCE = Field(
    "float",
    marked("field", "Variance"),
    marked("field", "By its square root the channel is divided: the average that training kept."),
    0.0,
    MOST,
)


def _constant(value: float, channels: int = 1) -> FloatArray:
    return frozen(np.full(channels, value, np.float32))


@layer_kind
@dataclass(frozen=True, slots=True, eq=False)
class BatchNormalisation(Layer):
    """(x − mean) / √(variance + ε) · scale + shift, channel by channel (Ioffe and Szegedy 2015).

    Training takes mean and variance from the batch and keeps a running average of them, which is
    used otherwise. `weight` holds the scales, `bias` the shifts.
    """

    kind: ClassVar[str] = "batch normalisation"
    group: ClassVar[str] = NORMALISATION
    menu_order: ClassVar[int] = 90
    title: ClassVar[str] = marked("layer", "Batch normalisation")
    sentence: ClassVar[str] = marked(
        "layer", "Brings every map to mean 0 and variance 1, then scales and shifts it as learned."
    )
    measured: ClassVar[frozenset[str]] = frozenset({"running_mean", "running_var"})
    channel_fields: ClassVar[Mapping[str, Field]] = MappingProxyType(
        {"weight": SCALE, "bias": SHIFT, "running_mean": MEAN, "running_var": VARIANCE}
    )

    momentum: float = declared(0.1, MOMENTUM)
    epsilon: float = declared(1e-5, EPSILON)
    weight: FloatArray = field(default_factory=lambda: _constant(1))
    bias: FloatArray = field(default_factory=lambda: _constant(0))
    running_mean: FloatArray = field(default_factory=lambda: _constant(0))
    running_var: FloatArray = field(default_factory=lambda: _constant(1))

    @classmethod
    def default(cls, shape: Shape, rng: np.random.Generator) -> Self:
        """Scales of 1 and shifts of 0 for every channel."""
        del rng
        values: dict[str, Any] = {
            name: _constant(value, shape[0]) for name, value in NEUTRAL.items()
        }
        return cls(**values)

    @property
    def is_depthwise(self) -> bool:
        """Every channel is normalised by its own numbers."""
        return True

    def output_shape(self, shape: Shape) -> Shape:
        """The input's own shape."""
        return shape

    def forward(self, x: FloatArray) -> FloatArray:
        """The input normalised by the kept mean and variance."""
        mean, variance, scale, shift = (
            values.astype(np.float64)[:, None, None]
            for values in (self.running_mean, self.running_var, self.weight, self.bias)
        )
        with np.errstate(invalid="ignore", over="ignore", divide="ignore"):
            normal = (x - mean) / np.sqrt(variance + self.epsilon)
            return np.asarray(normal * scale + shift, np.float32)

    def torch_forward(self, x: Tensor, tensors: Mapping[str, Tensor], training: bool) -> Tensor:
        """Torch's batch_norm; a single value a channel has no spread and changes no statistics."""
        from torch.nn import functional as F  # noqa: N812

        return F.batch_norm(
            x,
            tensors["running_mean"],
            tensors["running_var"],
            tensors["weight"],
            tensors["bias"],
            training and x.shape[0] * x.shape[2] * x.shape[3] > 1,
            self.momentum,
            self.epsilon,
        )

    def fitted(self, shape: Shape) -> BatchNormalisation:
        """This layer for the channels of `shape`; new ones start neutral."""
        channels = shape[0]
        if len(self.weight) == channels:
            return self
        missing = max(0, channels - len(self.weight))
        changes: dict[str, Any] = {
            name: frozen(np.concatenate([values[:channels], _constant(NEUTRAL[name], missing)]))
            for name, values in self.tensors().items()
        }
        return replace(self, **changes)

    def multiplications(self, shape: Shape) -> int:
        """One a value, as scale and spread go into one factor."""
        return math.prod(shape)

    def multiplication_formula(self, shape: Shape) -> str:
        """All values."""
        return f"{shape[1]}·{shape[2]}·{shape[0]}"

    def parameter_formula(self) -> str:
        """A scale and a shift for each channel."""
        return f"2·{len(self.weight)}"

    def tensors(self) -> dict[str, FloatArray]:
        """Scales, shifts and kept statistics, as torch's BatchNorm2d names them."""
        return {name: getattr(self, name) for name in NEUTRAL}

    def with_tensors(self, tensors: dict[str, FloatArray]) -> BatchNormalisation:
        """This layer with other values, for as many channels as there are."""
        if len({tensors[name].shape for name in NEUTRAL}) != 1:
            raise Refused(
                marked("message", "A batch normalisation needs as many values of every kind.")
            )
        if (tensors["running_var"] < 0).any():
            raise Refused(marked("message", "A variance of a batch normalisation is less than 0."))
        old = self.tensors()
        changes: dict[str, Any] = {name: kept(old[name], tensors[name]) for name in NEUTRAL}
        return replace(self, **changes)

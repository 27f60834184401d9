"""The dense layer: every unit weighs every value of its input."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, ClassVar, Self

import numpy as np

from playground.core.arrays import FloatArray, Shape, frozen
from playground.core.fields import Field, declared
from playground.core.filters import overlap
from playground.core.layer import Layer
from playground.core.memory import check_memory
from playground.core.messages import Message, Refused, marked
from playground.layers.biasfield import HAS_BIAS
from playground.layers.initialise import drawn
from playground.layers.kinds import FULLY_CONNECTED, kept, layer_kind

if TYPE_CHECKING:
    from torch import Tensor

MAX_UNITS = 2**24
"""Far more than memory allows on most inputs; see `core.memory`."""

DEFAULT_UNITS = 10
BLOCK_WEIGHTS = 2**22
"""Weights that are held as float64 at a time."""

UNITS = Field(
    "int",
    marked("field", "Units"),
    marked("field", "How many numbers come out; each has its own weight for every input."),
    1,
    MAX_UNITS,
    slider_high=4096,
)


def _zeros(*shape: int) -> FloatArray:
    return frozen(np.zeros(shape, np.float32))


def _is_flat(shape: Shape) -> bool:
    return shape[1] == shape[2] == 1


@layer_kind
@dataclass(frozen=True, slots=True, eq=False)
class Dense(Layer):
    """A weighted sum of all inputs for each unit, plus its bias.

    `weight` is units × inputs, the inputs being those of `input_shape` in C order. Without a bias,
    `bias` is only what comes back when it is switched on again.
    """

    kind: ClassVar[str] = "dense"
    weighs_all_cells: ClassVar[bool] = True
    group: ClassVar[str] = FULLY_CONNECTED
    menu_order: ClassVar[int] = 80
    title: ClassVar[str] = marked("layer", "Dense")
    sentence: ClassVar[str] = marked(
        "layer", "Joins every value to every unit by a weight of its own: fully connected."
    )

    units: int = declared(DEFAULT_UNITS, UNITS)
    has_bias: bool = declared(True, HAS_BIAS)
    weight: FloatArray = field(default_factory=lambda: _zeros(DEFAULT_UNITS, 1))
    bias: FloatArray = field(default_factory=lambda: _zeros(DEFAULT_UNITS))
    input_shape: Shape = (1, 1, 1)

    @classmethod
    def default(cls, shape: Shape, rng: np.random.Generator) -> Self:
        """Ten units with random weights (He et al. 2015)."""
        return cls.random(shape, DEFAULT_UNITS, rng)

    @classmethod
    def random(
        cls, shape: Shape, units: int, rng: np.random.Generator, initialiser: str = "he"
    ) -> Self:
        """A layer of `units` on an input of `shape`, its weights drawn from `rng`."""
        inputs = math.prod(shape)
        check_memory(inputs * units)
        weight = drawn(initialiser, rng, (units, inputs), inputs, units)
        return cls(units=units, weight=weight, bias=_zeros(units), input_shape=shape)

    def chain_link(self) -> tuple[Message, ...]:
        """Dense · 10 units."""
        return self.name(), Message(marked("message", "{units} units"), {"units": self.units})

    def weights_behind(self, channel: int, shape: Shape) -> tuple[int, FloatArray]:
        """The unit's weights, a row for each input channel."""
        return 0, self.weight[channel].reshape(shape[0], -1)

    def output_shape(self, shape: Shape) -> Shape:
        """Units × 1 × 1; raises Refused when the weights would not fit into memory."""
        check_memory(self.held(shape))
        return self.units, 1, 1

    def forward(self, x: FloatArray) -> FloatArray:
        """weight · x + bias, if there is one."""
        flat = x.reshape(-1).astype(np.float64)
        at_once = max(1, BLOCK_WEIGHTS // max(1, flat.size))
        sums = np.empty(self.units)
        with np.errstate(invalid="ignore", over="ignore"):
            for start in range(0, self.units, at_once):
                rows = slice(start, start + at_once)
                sums[rows] = self.weight[rows].astype(np.float64) @ flat
            if self.has_bias:
                sums += self.bias
            return sums.astype(np.float32).reshape(-1, 1, 1)

    def torch_forward(self, x: Tensor, tensors: Mapping[str, Tensor], training: bool) -> Tensor:
        """weight · x + bias, if there is one, for each picture."""
        from torch.nn import functional as F  # noqa: N812

        return F.linear(x.flatten(1), tensors["weight"], tensors.get("bias"))[:, :, None, None]

    def taps(self, shape: Shape) -> None:
        """None: every unit reads all of the input."""
        del shape

    def reach(self, shape: Shape) -> None:
        """None: every unit reads all of the input."""
        del shape

    def fitted(self, shape: Shape) -> Dense:
        """This layer with weights for an input of `shape`; those that still fit are kept.

        New inputs count nothing at first, so that a unit goes on as it was; new units start with
        random weights, the same every time.
        """
        inputs = math.prod(shape)
        check_memory(self.held(shape))
        if self.input_shape == shape and len(self.weight) == self.units:
            return self
        weight = self.weight
        if self.input_shape != shape:
            weight = _regrown(weight, self.input_shape, shape)
        missing = self.units - len(weight)
        if missing > 0:
            rng = np.random.default_rng((self.units, inputs))
            added = drawn("he", rng, (missing, inputs), inputs, self.units)
            weight = np.concatenate([weight, added])
        if len(weight) != self.units:
            weight = weight[: self.units].copy()
        bias = _resized(self.bias, self.units)
        return replace(self, weight=frozen(weight), bias=bias, input_shape=shape)

    def held(self, shape: Shape) -> int:
        """A weight for each input of each unit, and the biases."""
        return self.units * (math.prod(shape) + 1)

    def multiplications(self, shape: Shape) -> int:
        """One for each weight."""
        return self.units * math.prod(shape)

    def multiplication_formula(self, shape: Shape) -> str:
        """Inputs times units."""
        return f"{math.prod(shape)}·{self.units}"

    def parameter_formula(self) -> str:
        """Inputs times units, plus the biases."""
        biases = f" + {self.units}" if self.has_bias else ""
        return f"{self.weight.shape[1]}·{self.units}{biases}"

    def tensors(self) -> dict[str, FloatArray]:
        """Weights and, if there are any, biases, as torch's Linear names them."""
        if not self.has_bias:
            return {"weight": self.weight}
        return {"weight": self.weight, "bias": self.bias}

    def with_tensors(self, tensors: dict[str, FloatArray]) -> Dense:
        """This layer with other weights, for as many inputs as they have columns."""
        weight = tensors["weight"]
        bias = tensors["bias"] if self.has_bias else _resized(self.bias, self.units)
        if weight.ndim != 2 or len(weight) != self.units or bias.shape != (self.units,):
            raise Refused(
                marked("message", "The weights of a dense layer are not those of {units} units."),
                units=self.units,
            )
        inputs = int(weight.shape[1])
        same = inputs == math.prod(self.input_shape)
        return replace(
            self,
            weight=kept(self.weight, weight),
            bias=kept(self.bias, bias),
            input_shape=self.input_shape if same else (inputs, 1, 1),
        )


def _resized(bias: FloatArray, units: int) -> FloatArray:
    """As many biases as there are units; new ones are 0."""
    if len(bias) == units:
        return bias
    return frozen(np.concatenate([bias[:units], _zeros(max(0, units - len(bias)))]))


def _regrown(weight: FloatArray, old: Shape, new: Shape) -> FloatArray:
    """Weights for inputs of shape `new` out of those for `old`, each channel and place its own.

    The middle of the maps stays the middle. Flattened inputs have lost their places: they are cut
    or grown at the end.
    """
    inputs = math.prod(new)
    if weight.shape[1] == inputs and (_is_flat(old) or _is_flat(new)):
        return weight
    if _is_flat(old) or _is_flat(new):
        grown = np.zeros((len(weight), inputs), np.float32)
        count = min(inputs, weight.shape[1])
        grown[:, :count] = weight[:, :count]
        return grown
    placed = np.zeros((len(weight), *new), np.float32)
    channels = min(old[0], new[0])
    rows, old_rows = overlap(new[1], old[1])
    columns, old_columns = overlap(new[2], old[2])
    before = weight.reshape(len(weight), *old)
    placed[:, :channels, rows, columns] = before[:, :channels, old_rows, old_columns]
    return placed.reshape(len(weight), inputs)

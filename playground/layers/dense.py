"""The dense layer: every unit weighs every value of its input."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, ClassVar, Self

import numpy as np

from playground.core.arrays import FloatArray, Shape, frozen
from playground.core.deferred import DeferredArray, Weights, arrays_in, made
from playground.core.fields import Field, declared
from playground.core.layer import Layer
from playground.core.memory import check_memory
from playground.core.messages import Message, Refused, marked
from playground.layers.biasfield import HAS_BIAS
from playground.layers.dense_weights import refitted
from playground.layers.initialise import drawn_or_deferred
from playground.layers.kinds import FULLY_CONNECTED, kept, layer_kind
from playground.layers.wording import no_bias_unless

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


@layer_kind
@dataclass(frozen=True, slots=True, eq=False)
class Dense(Layer):
    """A weighted sum of all inputs for each unit, plus its bias.

    The weights are units × inputs, the inputs being those of `input_shape` in C order; `source` has
    them, or says how they are made when `weight` is first asked for. Without a bias, `bias` is only
    what comes back when it is switched on again.
    """

    kind: ClassVar[str] = "dense"
    weighs_all_cells: ClassVar[bool] = True
    deferrable: ClassVar[frozenset[str]] = frozenset({"weight"})
    group: ClassVar[str] = FULLY_CONNECTED
    menu_order: ClassVar[int] = 80
    in_link: ClassVar[frozenset[str]] = frozenset({"units", "has_bias"})
    title: ClassVar[str] = marked("layer", "Dense")
    sentence: ClassVar[str] = marked(
        "layer", "Joins every value to every unit by a weight of its own: fully connected."
    )

    units: int = declared(DEFAULT_UNITS, UNITS)
    has_bias: bool = declared(True, HAS_BIAS)
    source: Weights = field(default_factory=lambda: _zeros(DEFAULT_UNITS, 1))
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
        source = drawn_or_deferred(initialiser, rng, (units, inputs), inputs, units)
        return cls(units=units, source=source, bias=_zeros(units), input_shape=shape)

    @property
    def weight(self) -> FloatArray:
        """Units × inputs, read-only; weights that are not there yet are made, which takes time."""
        return made(self.source)

    def chain_link(self) -> tuple[Message, ...]:
        """Dense · 10 units, and whether they have no bias."""
        units = Message(marked("message", "{units} units"), {"units": self.units})
        return self.name(), units, *no_bias_unless(self.has_bias)

    def weights_behind(self, channel: int, shape: Shape) -> tuple[int, FloatArray] | None:
        """The unit's weights, a row for each input channel; None while they are not made."""
        if any(not array.is_made for array in self.deferred()):
            return None
        return 0, self.weight[channel].reshape(shape[0], -1)

    def output_shape(self, shape: Shape) -> Shape:
        """Units × 1 × 1; raises Refused when the weights would not fit into memory."""
        check_memory(self.held(shape))
        return self.units, 1, 1

    def forward(self, x: FloatArray) -> FloatArray:
        """weight · x + bias, if there is one."""
        flat = x.reshape(-1).astype(np.float64)
        at_once = max(1, BLOCK_WEIGHTS // max(1, flat.size))
        weight = self.weight
        sums = np.empty(self.units)
        with np.errstate(invalid="ignore", over="ignore"):
            for start in range(0, self.units, at_once):
                rows = slice(start, start + at_once)
                sums[rows] = weight[rows].astype(np.float64) @ flat
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
        check_memory(self.held(shape))
        if self.input_shape == shape and len(self.source) == self.units:
            return self
        source = self.source
        if not self._has_fitting_columns(shape) or len(source) != self.units:
            source = refitted(source, self.input_shape, shape, self.units)
        bias = _resized(self.bias, self.units)
        return replace(self, source=source, bias=bias, input_shape=shape)

    def is_for(self, shape: Shape) -> bool:
        """By the number of inputs and of units: to fit it may take a gigabyte."""
        return len(self.source) == self.units and self._has_fitting_columns(shape)

    def _has_fitting_columns(self, shape: Shape) -> bool:
        """Whether the weights are also for an input of `shape`, which is laid out otherwise."""
        is_flat = any(place[1:] == (1, 1) for place in (self.input_shape, shape))
        return self.input_shape == shape or (is_flat and self.source.shape[1] == math.prod(shape))

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
        return f"{self.source.shape[1]}·{self.units}{biases}"

    def tensors(self) -> dict[str, FloatArray]:
        """Weights and, if there are any, biases, as torch's Linear names them."""
        return {name: made(values) for name, values in self.sources().items()}

    def sources(self) -> dict[str, Weights]:
        """The same, the weights deferred if there are many."""
        if not self.has_bias:
            return {"weight": self.source}
        return {"weight": self.source, "bias": self.bias}

    def tensor_shapes(self) -> dict[str, tuple[int, ...]]:
        """Units × inputs and, if there are any biases, units."""
        return {name: values.shape for name, values in self.sources().items()}

    def deferred(self) -> tuple[DeferredArray, ...]:
        """The weights, if there are many."""
        return (self.source,) if isinstance(self.source, DeferredArray) else ()

    def arrays(self) -> Iterator[FloatArray]:
        """Yield the weights, or what they are to be made of, and the biases."""
        yield from arrays_in(self.source)
        yield self.bias

    def with_tensors(self, tensors: Mapping[str, Weights]) -> Dense:
        """This layer with other weights, for as many inputs as they have columns."""
        weight = tensors["weight"]
        bias = made(tensors["bias"]) if self.has_bias else _resized(self.bias, self.units)
        if len(weight.shape) != 2 or len(weight) != self.units or bias.shape != (self.units,):
            raise Refused(
                marked("message", "The weights of a dense layer are not those of {units} units."),
                units=self.units,
            )
        inputs = int(weight.shape[1])
        same = inputs == math.prod(self.input_shape)
        if not isinstance(weight, DeferredArray):
            weight = kept(self._known(weight), weight)
        return replace(
            self,
            source=weight,
            bias=kept(self.bias, bias),
            input_shape=self.input_shape if same else (inputs, 1, 1),
        )

    def _known(self, weight: FloatArray) -> FloatArray | None:
        """The weights, if they are there and may be those of `weight`."""
        is_made = not isinstance(self.source, DeferredArray) or self.source.is_made
        return self.weight if is_made and self.source.shape == weight.shape else None


def _resized(bias: FloatArray, units: int) -> FloatArray:
    """As many biases as there are units; new ones are 0."""
    if len(bias) == units:
        return bias
    return frozen(np.concatenate([bias[:units], _zeros(max(0, units - len(bias)))]))

"""The activation layer: one function applied to every cell; the functions are in `activations`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any, ClassVar, TypeVar

import numpy as np

from playground.core.arrays import FloatArray, Shape, frozen
from playground.core.fields import Choice, Field, declared
from playground.core.layer import Layer
from playground.core.messages import Message, Term, marked
from playground.layers.activations import ACTIVATIONS
from playground.layers.activations.function import ActivationFunction, Parameter
from playground.layers.kinds import VALUES, kept, layer_kind

if TYPE_CHECKING:
    from torch import Tensor

C = TypeVar("C", bound=type)

FUNCTION = Field(
    "choice",
    marked("field", "Function"),
    marked("field", "What happens to every single value of the maps."),
    choices=tuple(
        Choice(name, function.label, function.help) for name, function in ACTIVATIONS.items()
    ),
)


def parameters() -> dict[str, Parameter]:
    """The parameters of all functions by name; raises ValueError where two share only the name."""
    found: dict[str, Parameter] = {}
    for name, function in ACTIVATIONS.items():
        for item in function.parameters:
            if found.setdefault(item.name, item) is not item:
                raise ValueError(f"{name} declares the parameter {item.name} of another function")
    return found


OTHER_FUNCTION = marked("field", "Another function has it.")


def _with_parameters(cls: C) -> C:
    """Give a class that becomes a dataclass a field for every parameter of a function.

    Forms show it while the layer's function has it.
    """
    for name, parameter in parameters().items():

        def relevant(layer: Any, name: str = name) -> bool:
            return name in [item.name for item in ACTIVATIONS[layer.function].parameters]

        cls.__annotations__[name] = "Any"
        field = replace(parameter.field, relevant=relevant, reason=OTHER_FUNCTION)
        setattr(cls, name, declared(parameter.default, field))
    return cls


def _none() -> FloatArray:
    return frozen(np.zeros(0, np.float32))


@layer_kind
@dataclass(frozen=True, slots=True, eq=False)
@_with_parameters
class Activation(Layer):
    """A function applied to every cell of every map.

    Besides `function`, there is a field for each parameter that a function declares. `weight` holds
    the learned values of functions that have some, one for each channel or one for all; none are
    there yet before the layer is fitted to an input.
    """

    kind: ClassVar[str] = "activation"
    group: ClassVar[str] = VALUES
    menu_order: ClassVar[int] = 30
    in_link: ClassVar[frozenset[str]] = frozenset({"function"})
    title: ClassVar[str] = marked("layer", "Activation")
    sentence: ClassVar[str] = marked(
        "layer", "Bends every value by a function, such as ReLU: negative values become 0."
    )

    function: str = declared("relu", FUNCTION)
    weight: FloatArray = field(default_factory=_none, kw_only=True)

    @property
    def declaration(self) -> ActivationFunction:
        """Everything that there is to know about the function."""
        return ACTIVATIONS[self.function]

    def values(self) -> dict[str, Any]:
        """The parameters of the function by name."""
        return {item.name: getattr(self, item.name) for item in self.declaration.parameters}

    def values_at(self, channel: int) -> dict[str, Any]:
        """The parameters for one channel, with its learned value as "weight"."""
        values = self.values()
        if self.declaration.learned is not None:
            weight = self.learned_values()
            values["weight"] = float(weight[min(channel, len(weight) - 1)])
        return values

    def learned_values(self) -> FloatArray:
        """The values that training changes; none when the function has none."""
        learned = self.declaration.learned
        if learned is None:
            return _none()
        return self.weight if len(self.weight) else frozen(np.full(1, learned.start, np.float32))

    def name(self) -> Message:
        """The function's name."""
        return Message("{name}", {"name": Term("field", self.declaration.label, capital=True)})

    @property
    def is_idle(self) -> bool:
        """Whether values pass unchanged."""
        return self.declaration.is_identity

    @property
    def is_softmax(self) -> bool:
        """Whether that is the function."""
        return self.declaration.is_softmax

    @property
    def has_curve(self) -> bool:
        """Whether no function looks at other channels."""
        return self.declaration.over_channels is None

    @property
    def is_depthwise(self) -> bool:
        """Whether no function looks at other channels."""
        return self.declaration.over_channels is None

    @property
    def can_die(self) -> bool:
        """Whether the function is 0 for all negative inputs."""
        return self.declaration.can_die

    def can_be_negative(self, before: bool) -> bool:
        """The function's statement on the sign of its outputs."""
        sign = self.declaration.sign
        return before if sign == "as input" else sign == "any"

    @property
    def is_channelwise(self) -> bool:
        """Each value is taken by itself, unless channels differ or are looked at together."""
        return self.declaration.over_channels is None and not self._learns_by_channel()

    def _learns_by_channel(self) -> bool:
        learned = self.declaration.learned
        return learned is not None and learned.by_channel(self.values())

    def output_shape(self, shape: Shape) -> Shape:
        """The input's own shape."""
        return shape

    def forward(self, x: FloatArray) -> FloatArray:
        """The function of every value: its definition, in float64."""
        values = self.values()
        if self.declaration.learned is not None:
            values["weight"] = self.learned_values().astype(np.float64)[:, None, None]
        with np.errstate(invalid="ignore", over="ignore", divide="ignore"):
            return self.declaration.definition(x.astype(np.float64), values).astype(np.float32)

    def curve(self, inputs: FloatArray, channel: int = 0) -> FloatArray:
        """The function of single numbers, for one channel; only where it looks at no other."""
        values = self.values_at(channel)
        with np.errstate(invalid="ignore", over="ignore", divide="ignore"):
            y = self.declaration.definition(inputs.astype(np.float64)[None], values)
            return np.asarray(y[0], np.float32)

    def torch_forward(self, x: Tensor, tensors: Mapping[str, Tensor], training: bool) -> Tensor:
        """The function of every value of a batch."""
        return self.declaration.torch(x, {**self.values(), **tensors})

    def fitted(self, shape: Shape) -> Activation:
        """This layer with a learned value for each channel of `shape`, or with one for all."""
        learned = self.declaration.learned
        if learned is None:
            return self
        wanted = shape[0] if self._learns_by_channel() else 1
        if len(self.weight) == wanted:
            return self
        known = self.learned_values()
        start = known[0] if len(known) == 1 else learned.start  # one for all is spread over them
        new = np.full(max(0, wanted - len(known)), start, np.float32)
        return replace(self, weight=frozen(np.concatenate([known[:wanted], new])))

    def initial(self, tensor: str) -> float:
        """The value that the learned values begin at."""
        learned = self.declaration.learned
        return Layer.initial(self, tensor) if learned is None else learned.start

    def tensors(self) -> dict[str, FloatArray]:
        """The learned values, named as torch does."""
        return {} if self.declaration.learned is None else {"weight": self.learned_values()}

    def with_tensors(self, tensors: dict[str, FloatArray]) -> Activation:
        """This layer with other learned values."""
        if self.declaration.learned is None:
            return self
        return replace(self, weight=kept(self.weight, tensors["weight"]))

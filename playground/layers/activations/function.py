"""The description of an activation function, and the registry that its file adds it to."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Literal, Protocol, TypeAlias

import numpy as np
from numpy.typing import NDArray

from playground.core.arrays import FloatArray
from playground.core.fields import Field
from playground.core.registry import Registry

if TYPE_CHECKING:
    from torch import Tensor

DoubleArray: TypeAlias = NDArray[np.float64]

Values: TypeAlias = Mapping[str, Any]
"""The parameters of a function by name, and its learned values under "weight"."""

Sign: TypeAlias = Literal["never negative", "as input", "any"]
"""Of outputs: none below 0, none below 0 where no input is, or any."""

Relation: TypeAlias = tuple[
    Literal["exact", "rounded", "product", "sum", "quotient"], *tuple[str, ...]
]
"""How a result follows from numbers of its formula, by their names: it decides between = and ≈.

"exact": rounding changes nothing; "rounded": always ≈; otherwise the product, the sum or the
quotient of the named numbers, = when that is true of the rounded numbers, too.
"""


@dataclass(frozen=True, slots=True)
class Parameter:
    """A setting of a function: the name of the layer's field, its default and its declaration.

    Functions that share a parameter share this very object.
    """

    name: str
    default: Any
    field: Field


@dataclass(frozen=True, slots=True)
class Learned:
    """Values that training finds, saved as the tensor "weight" and given to the function as such.

    All begin at `start`. There is one for each channel if `by_channel`, given the parameters, says
    so, else one for all.
    """

    start: float
    by_channel: Callable[[Values], bool]


@dataclass(frozen=True, slots=True)
class Formula:
    """How a function is written with its numbers in: text, LaTeX's math mode, and numpy.

    The templates name the numbers in braces: {x} the input, {minus} its negative, the parameters
    and {weight}, and the `terms`, which are further numbers by name. {x:()} puts a negative number
    in brackets. A function over channels has, instead of these, the numbers of `OverChannels`.
    The numpy expression must be exact in float64 and use nothing but numpy, as np.
    """

    text: str
    latex: str
    numpy: str
    terms: Mapping[str, float] = field(default_factory=dict)
    relation: Relation = ("rounded",)


Piece: TypeAlias = tuple[str, str] | str
"""A number by name with its caption, marked in the context "Arithmetic"; or a sign between two."""


@dataclass(frozen=True, slots=True)
class OverChannels:
    """How a function of all channels of a place follows from their exponentials.

    Formulas and pieces may name {own}, the exponential of the cell's own channel, {sum}, that of
    all, {log}, the logarithm of the sum, and {x}, the cell's own input. Where inputs are large, the
    largest is taken from all of them first, which `formula` must allow. LaTeX may also name
    {power}, the exponent of its own channel, and {terms}, the sum of all written out; numpy may
    name {values}, the array of all inputs. `numpy_at_infinity` stands in for the formula's where
    the cell's own input is infinite and the other would come to infinity less infinity. `pieces`
    are what a drawn row shows between the exponentials and the result; `result` is the caption of
    that.
    """

    formula: Formula
    pieces: tuple[Piece, ...]
    result: str
    numpy_at_infinity: str = ""


class Nodes(Protocol):
    """A graph of ONNX nodes that is being written; values in it go by names."""

    def node(self, op: str, *inputs: str, **attributes: Any) -> str:
        """Add a node of the operator `op`; return the name of its output."""

    def constant(self, value: float) -> str:
        """Add a number; return its name."""


@dataclass(frozen=True, slots=True)
class Code:
    """How a function is written in exported code, applied to all of an array x at once.

    `torch` and `numpy` are expressions, with torch.nn.functional as F and numpy as np; parameters
    stand in braces, {weight} for the learned values, and channels are axis 1 in torch, 0 in numpy.
    `onnx` adds its nodes to a graph for the input of that name, and returns the name of the output.
    Where that is one node of the input alone, and the function has no parameters, such a node of a
    file is read as the function; others are read by `playground/exchange/onnx_value_ops.py`.
    """

    torch: str
    numpy: str
    onnx: Callable[[Nodes, str, Values], str]


@dataclass(frozen=True, slots=True, kw_only=True)
class ActivationFunction:
    """One activation function. Adding it is one file in this folder that calls `declare`.

    `name` stands in files and on the command line; `label` and `help`, marked in the context
    "field", in menus, where functions are listed by `order`. `definition` maps channels × … in
    float64 to the same shape: it is the meaning, computed with numpy alone. `torch` does the same
    for pictures × channels × height × width, differentiable. `fast(x, out, spare, values)`, if
    given, writes the float32 result for channels × cells into `out` with `spare`, an array of that
    shape, to work in; it must match the definition to rounding.

    `formula` is how one value is written out; it may depend on the input and the values. A function
    that looks across channels has `over_channels` instead. `can_die` says that it is 0 for all
    negative inputs, so that a unit can fall silent and learn nothing more, `is_softmax` that its
    outputs are softmax's: training then takes their logarithm from its input. `saturates_at` are
    the ends of its range when it has no slope near either. Without `code`, a network with it cannot
    be exported as code or ONNX.
    """

    name: str
    label: str
    help: str
    order: int
    definition: Callable[[DoubleArray, Values], DoubleArray]
    torch: Callable[[Tensor, Values], Tensor]
    fast: Callable[[FloatArray, FloatArray, FloatArray, Values], object] | None = None
    formula: Formula | Callable[[float, Values], Formula] | None = None
    over_channels: OverChannels | None = None
    parameters: tuple[Parameter, ...] = ()
    learned: Learned | None = None
    sign: Sign = "any"
    can_die: bool = False
    saturates_at: tuple[float, float] | None = None
    is_identity: bool = False
    is_softmax: bool = False
    code: Code | None = None

    def formula_at(self, x: float, values: Values) -> Formula:
        """The formula for an input and parameters; raises TypeError when it has none."""
        if self.formula is None:
            raise TypeError(f"{self.name} has no formula of a single value")
        return self.formula if isinstance(self.formula, Formula) else self.formula(x, values)


ACTIVATIONS: Registry[ActivationFunction] = Registry("activation function")
"""All functions by name, in the order of menus."""


def declare(function: ActivationFunction) -> ActivationFunction:
    """Register a function under its name; raise ValueError when the name is taken."""
    return ACTIVATIONS.add(function.name, function, function.order)


def leaky(name: str) -> Callable[[float, Values], Formula]:
    """The formula of a function that multiplies negative inputs by the number called `name`."""
    factor = "{" + name + "}"
    below = Formula(
        factor + " · {x:()}",
        factor + r" \cdot {x:()}",
        factor + " * {x:()}",
        relation=("product", name, "x"),
    )
    return lambda x, values: below if x < 0 else UNCHANGED


UNCHANGED = Formula("{x}", "{x}", "{x}", relation=("exact",))
"""The formula of a value that passes through."""


def sigmoid(x: DoubleArray) -> DoubleArray:
    """1 / (1 + e⁻ˣ), without overflow."""
    small = np.exp(-np.abs(x))  # at most 1
    return np.asarray(np.where(x < 0, small, 1) / (1 + small), np.float64)

"""Explanations of what happens to single values: activations, softmax, flattening."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from playground.core.arrays import FloatArray
from playground.core.messages import marked
from playground.engine.explain.explanation import EPSILON, Explanation, Passed, explains, passed
from playground.engine.explain.formats import (
    Writer,
    latex_factor,
    latex_number,
    latex_sign,
    numpy_array,
    numpy_number,
)
from playground.engine.trace.cell_address import Cell
from playground.layers import Activation, Dropout, Flatten
from playground.layers.reference import Activation as Function


@dataclass(frozen=True, slots=True)
class _Form:
    """A function of one number: what it is, and how it is written with the numbers in.

    `compute` is what the numpy expression evaluates to, of the number and the slope. The texts have
    places for {x}, {factor} (x in brackets when it is negative), {minus} (−x), {slope} and {share},
    the share Φ(x) of a normal distribution below x, for which numpy has no function.
    """

    compute: Callable[[float, float], float]
    text: str
    latex: str
    numpy: str


def _normal_share(x: float) -> float:
    """Φ(x), the share of a normal distribution below x."""
    return 0.5 * (1 + math.erf(x / math.sqrt(2)))


def _sigmoid(x: float) -> float:
    return float(1 / (1 + np.exp(-x)))


_FORMS: dict[Function, _Form] = {
    "relu": _Form(
        lambda x, slope: float(np.maximum(0, x)),
        "max(0, {x})",
        r"\max\left(0, {x}\right)",
        "np.maximum(0, {x})",
    ),
    "leaky_relu": _Form(
        lambda x, slope: slope * x if x < 0 else x,
        "{slope}{factor}",
        "{slope}{factor}",
        "{slope}{factor}",
    ),
    "sigmoid": _Form(
        lambda x, slope: _sigmoid(x),
        "1 / (1 + exp({minus}))",
        r"\frac{{1}}{{1 + e^{{{minus}}}}}",
        "1 / (1 + np.exp({minus}))",
    ),
    "tanh": _Form(
        lambda x, slope: float(np.tanh(x)), "tanh({x})", r"\tanh\left({x}\right)", "np.tanh({x})"
    ),
    "abs": _Form(lambda x, slope: abs(x), "|{x}|", r"\left|{x}\right|", "np.abs({x})"),
    "softplus": _Form(
        lambda x, slope: float(np.logaddexp(0, x)),
        "ln(1 + exp({x}))",
        r"\ln\left(1 + e^{{{x}}}\right)",
        "np.logaddexp(0, {x})",
    ),
    "gelu": _Form(
        lambda x, slope: x * _normal_share(x),
        "{x} · Φ({x}) ≈ {x} · {share}",
        r"{x} \cdot \Phi\left({x}\right) \approx {x} \cdot {share}",
        "{x} * {share}",
    ),
}


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class Activated(Explanation):
    """The function of one value, `input`; `slope` is the leaky ReLU's factor below zero."""

    function: Function
    input: float
    slope: float

    def _filled(self, template: str, number: Callable[[float], str], times: str) -> str:
        x = number(self.input)
        scaled = self.input < 0
        return template.format(
            x=x,
            factor=f"({x})" if scaled else x,
            minus=number(-self.input),
            slope=f"{number(self.slope)}{times}" if scaled else "",
            share=number(_normal_share(self.input)),
        )

    def formula(self, writer: Writer) -> str:
        """The function with its number in, as in max(0, −0.5)."""
        return self._filled(_FORMS[self.function].text, writer.number, " · ")

    def brief(self, writer: Writer) -> str:
        """The function with its number in, and the result."""
        return f"{self.formula(writer)} {self._sign(writer)} {writer.number(self.value)}"

    def _sign(self, writer: Writer) -> str:
        """= where rounding changes nothing, else ≈."""
        if self.function == "leaky_relu" and self.input < 0:
            return writer.product_sign((self.slope, self.input), self.value)
        return "=" if self.function in ("relu", "leaky_relu", "abs") else "≈"

    def latex(self, digits: int) -> str:
        """The function with its number in, and the result."""
        filled = self._filled(
            _FORMS[self.function].latex, lambda x: latex_number(x, digits), r" \cdot "
        )
        sign = latex_sign(self._sign(Writer(digits)))
        return f"{filled} {sign} {latex_number(self.value, digits)}"

    def numpy(self) -> str:
        """The function of the float64 that the value is."""
        return f"np.float32({self._filled(_FORMS[self.function].numpy, numpy_number, ' * ')})"


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class Shared(Explanation):
    """Softmax: the exponential of one value over the sum of those of all channels.

    `shift` is taken from every value first, which changes nothing but keeps exponentials within
    bounds; it is 0 unless values are large.
    """

    values: FloatArray
    shift: float
    exponentials: NDArray[np.float64]

    @property
    def sum(self) -> float:
        """The sum of all exponentials."""
        return float(self.exponentials.sum())

    def brief(self, writer: Writer) -> str:
        """exp(x) / Σ = result."""
        own = float(self.exponentials[self.cell.channel])
        fraction = f"{writer.number(own)} / {writer.number(self.sum)}"
        return f"{fraction} {self._sign(writer)} {writer.number(self.value)}"

    def _sign(self, writer: Writer) -> str:
        own = float(self.exponentials[self.cell.channel])
        return writer.product_sign((self.value, self.sum), own)

    def text(self, writer: Writer) -> str:
        """The exponential of every channel, their sum, and the share of this one."""
        lines = []
        for channel, (x, exponential) in enumerate(
            zip(self.values, self.exponentials, strict=True)
        ):
            power = writer.number(float(x))
            if self.shift:
                power = writer.total((float(x), -self.shift))
            mark = " ←" if channel == self.cell.channel else ""
            lines.append(f"exp({power}) ≈ {writer.number(float(exponential))}{mark}")
        total = f"Σ {writer.sign(self.exponentials, self.sum)} {writer.number(self.sum)}"
        return "\n".join([*lines, total, self.brief(writer)])

    def latex(self, digits: int) -> str:
        """The fraction of exponentials, in symbols and in numbers."""
        powers = [
            latex_number(float(x), digits)
            + (f" - {latex_factor(self.shift, digits)}" if self.shift else "")
            for x in self.values
        ]
        own = powers[self.cell.channel]
        below = " + ".join(f"e^{{{power}}}" for power in powers)
        over = latex_number(float(self.exponentials[self.cell.channel]), digits)
        under = latex_number(self.sum, digits)
        sign = latex_sign(self._sign(Writer(digits)))
        return (
            rf"\frac{{e^{{{own}}}}}{{{below}}} \approx \frac{{{over}}}{{{under}}} {sign} "
            f"{latex_number(self.value, digits)}"
        )

    def numpy(self) -> str:
        """The fraction of exponentials."""
        values = (
            f"np.subtract({numpy_array(self.values)}, {numpy_number(self.shift)}, dtype=np.float64)"
        )
        own = numpy_number(float(self.values[self.cell.channel]) - self.shift)
        return f"np.float32(np.exp({own}) / np.sum(np.exp({values})))"


MOST_EXPONENT = 30.0
"""Exponents up to which softmax is shown without a shift."""


@explains(Activation)
def _activation(layer: Activation, x: FloatArray, cell: Cell, value: float) -> Explanation:
    source = cell._replace(stage=cell.stage - 1)
    if layer.function == "none":
        return passed(cell, x, source, value)
    if layer.function == "softmax":
        return _softmax(x[:, cell.row, cell.column], source, cell, value)
    number = float(x[cell.channel, cell.row, cell.column])
    with np.errstate(over="ignore", invalid="ignore"):
        total = _FORMS[layer.function].compute(number, layer.slope)
    return Activated(
        cell=cell,
        value=value,
        total=total,
        bound=_bound(number, total),
        source=source,
        function=layer.function,
        input=number,
        slope=layer.slope,
    )


def _bound(number: float, total: float) -> float:
    """A few roundings of the result, or of 1 where functions near 0 are differences from it."""
    if not math.isfinite(total):
        return 0.0
    return 8 * EPSILON * max(abs(total), min(abs(number), 1.0))


def _softmax(values: FloatArray, source: Cell, cell: Cell, value: float) -> Shared:
    with np.errstate(over="ignore", invalid="ignore"):
        largest = float(values.max())
        shift = largest if abs(largest) > MOST_EXPONENT else 0.0
        exponentials = np.exp(np.subtract(values, shift, dtype=np.float64))
        own = float(values[cell.channel]) - shift
        total = float(np.exp(own) / np.sum(exponentials))
        below = largest - float(values[cell.channel])  # rounded before the exponential is taken
    return Shared(
        cell=cell,
        value=value,
        total=total,
        bound=(len(values) + 16 + 2 * below) * EPSILON * total,
        source=source,
        values=values,
        shift=shift,
        exponentials=exponentials,
    )


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class Moved(Passed):
    """A number that only changed its place."""

    def text(self, writer: Writer) -> str:
        """Where the number was, and the number."""
        if self.source is None:
            return self.brief(writer)
        place = writer.say("arithmetic", _FROM).format(
            channel=self.source.channel + 1, row=self.source.row + 1, column=self.source.column + 1
        )
        return f"{place}: {writer.number(self.value)}"


_FROM = marked("arithmetic", "From channel {channel}, row {row}, column {column}")


@explains(Flatten)
def _flatten(layer: Flatten, x: FloatArray, cell: Cell, value: float) -> Moved:
    del layer
    channel, row, column = (int(at) for at in np.unravel_index(cell.channel, x.shape))
    return Moved(
        cell=cell,
        value=value,
        total=float(x[channel, row, column]),
        source=Cell(cell.stage - 1, channel, row, column),
    )


@explains(Dropout)
def _dropout(layer: Dropout, x: FloatArray, cell: Cell, value: float) -> Passed:
    del layer  # only training leaves values out
    return passed(cell, x, cell._replace(stage=cell.stage - 1), value)

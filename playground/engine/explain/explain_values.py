"""Explanations of what happens to single values: activations, softmax, flattening."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from playground.core.arrays import FloatArray
from playground.core.counting import from_one
from playground.core.messages import marked
from playground.core.word_count import MINUS
from playground.engine.explain.explanation import (
    FLOAT32_ROUNDING,
    Explanation,
    Passed,
    explains,
    passed,
)
from playground.engine.explain.formats import (
    Writer,
    latex_factor,
    latex_number,
    latex_sign,
    latex_text,
    number_text,
    numpy_array,
    numpy_number,
    share_text,
    with_left_out,
)
from playground.engine.trace.cell_address import Cell
from playground.layers import Activation, Dropout, Flatten
from playground.layers.activations.function import (
    Formula,
    OverChannels,
    Relation,
)


class _Written(str):
    """A number as it is written; a template's {name:()} puts it in brackets when negative."""

    __slots__ = ()

    def __format__(self, spec: str) -> str:
        return f"({self})" if spec == "()" and self.startswith(("-", MINUS)) else str(self)


def _filled(template: str, numbers: Mapping[str, float], written: Callable[[float], str]) -> str:
    """A template of a formula with its numbers in, each as `written` writes it."""
    return template.format(**{name: _Written(written(value)) for name, value in numbers.items()})


def _sign(
    relation: Relation, numbers: Mapping[str, float], explanation: Explanation, writer: Writer
) -> str:
    """= where the result follows from the rounded numbers to the last digit, else ≈."""
    how, *names = relation
    result = explanation.value
    parts = [numbers[name] for name in names]
    match how:
        case "exact":
            return "="
        case "product":
            return writer.product_sign(parts, result)
        case "sum":
            return writer.sign(parts, result)
        case "quotient":
            above, below = parts
            return writer.quotient_sign(above, below, explanation.result(writer.digits))
        case "rounded":
            return "≈"


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class Activated(Explanation):
    """The function of one value, `input`; `numbers` are all that its formula names."""

    written: Formula
    input: float
    numbers: Mapping[str, float]

    def formula(self, writer: Writer) -> str:
        """The function with its number in, as in max(0, −0.5)."""
        return _filled(self.written.text, self.numbers, writer.number)

    def brief(self, writer: Writer) -> str:
        """The function with its number in, and the result."""
        return f"{self.formula(writer)} {self.sign(writer)} {writer.number(self.value)}"

    def sign(self, writer: Writer) -> str:
        """= where the result follows from the shown numbers to the last digit, else ≈."""
        return _sign(self.written.relation, self.numbers, self, writer)

    def latex(self, digits: int) -> str:
        """The function with its number in, and the result."""
        filled = _filled(self.written.latex, self.numbers, lambda x: latex_number(x, digits))
        sign = latex_sign(self.sign(Writer(digits)))
        return f"{filled} {sign} {latex_number(self.value, digits)}"

    def numpy(self) -> str:
        """The function of the float64 that the value is."""
        return f"np.float32({_filled(self.written.numpy, self.numbers, numpy_number)})"


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class Shared(Explanation):
    """A function of all channels of a place, such as softmax, from the exponentials of all.

    `shift` is taken from every value first, which changes nothing but keeps exponentials within
    bounds; it is 0 where they are so by themselves. `function` says how the result follows from
    them. `is_share` says that the result is the channel's share of 1.
    """

    function: OverChannels
    values: FloatArray
    shift: float
    exponentials: NDArray[np.float64]
    is_share: bool = False

    def result(self, digits: int) -> str:
        """The map's number as it is shown; a share is neither 0 nor 1 by rounding alone."""
        written = share_text if self.is_share else number_text
        return written(self.value, digits)

    @property
    def sum(self) -> float:
        """The sum of all exponentials."""
        return float(self.exponentials.sum())

    def numbers(self) -> dict[str, float]:
        """The values by their names in the formula: x, own, sum and log."""
        channel = self.cell.channel
        return {
            "x": float(self.values[channel]) - self.shift,
            "own": float(self.exponentials[channel]),
            "sum": self.sum,
            "log": float(np.log(self.sum)),
        }

    def brief(self, writer: Writer) -> str:
        """The formula with its numbers in, and the result: exp(x) / Σ = share."""
        filled = _filled(self.function.formula.text, self.numbers(), writer.number)
        return " ".join(filter(None, (filled, self.sign(writer), self.result(writer.digits))))

    def sign(self, writer: Writer) -> str:
        """= where the result follows from the shown numbers, else ≈; "" where it has its own <."""
        if self.result(writer.digits).startswith("<"):
            return ""
        return _sign(self.function.formula.relation, self.numbers(), self, writer)

    def text(self, writer: Writer) -> str:
        """The exponential of every channel, their sum, and what becomes of them."""
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
        """The formula with all exponentials in, in symbols and in numbers."""
        powers = [
            latex_number(float(x), digits)
            + (f" - {latex_factor(self.shift, digits)}" if self.shift else "")
            for x in self.values
        ]
        written = {
            name: _Written(latex_number(value, digits)) for name, value in self.numbers().items()
        }
        filled = self.function.formula.latex.format(
            **written,
            power=powers[self.cell.channel],
            terms=" + ".join(f"e^{{{power}}}" for power in powers),
        )
        sign = latex_sign(self.sign(Writer(digits)))
        return " ".join(filter(None, (filled, sign, latex_text(self.result(digits)))))

    def numpy(self) -> str:
        """The formula of the exponentials."""
        array, shift = numpy_array(self.values, "values"), numpy_number(self.shift)
        values = f"np.subtract({array}, {shift}, dtype=np.float64)"
        numbers, expression = self.numbers(), self.function.formula.numpy
        if math.isinf(numbers["x"]) and self.function.numpy_at_infinity:
            expression = self.function.numpy_at_infinity
        written = {name: numpy_number(value) for name, value in numbers.items()}
        whole = f"np.float32({expression.format(**written, values=values)})"
        return with_left_out(whole, values=self.values)


SMALLEST_EXPONENT, LARGEST_EXPONENT = -0.5, 30.0
"""Where the largest exponent lies for exponentials to be shown without a shift.

Even without digits after the point no sum of theirs reads 0.
"""


@explains(Activation)
def _activation(layer: Activation, x: FloatArray, cell: Cell, value: float) -> Explanation:
    source = cell._replace(stage=cell.stage - 1)
    function = layer.declaration
    if function.is_identity:
        return passed(cell, x, source, value)
    if function.over_channels is not None:
        return _over_channels(layer, x[:, cell.row, cell.column], source, cell, value)
    number = float(x[cell.channel, cell.row, cell.column])
    values = layer.values_at(cell.channel)
    with np.errstate(all="ignore"):
        total = float(function.definition(np.array([[number]]), values)[0, 0])
        written = function.formula_at(number, values)
    settings = {name: item for name, item in values.items() if isinstance(item, float | int)}
    return Activated(
        cell=cell,
        value=value,
        total=total,
        bound=_bound(number, total),
        source=source,
        written=written,
        input=number,
        numbers={"x": number, "minus": -number, **settings, **written.terms},
    )


def _bound(number: float, total: float) -> float:
    """A few roundings of the result, or of 1 where functions near 0 are differences from it."""
    if not math.isfinite(total):
        return 0.0
    return 8 * FLOAT32_ROUNDING * max(abs(total), min(abs(number), 1.0))


def _over_channels(
    layer: Activation, values: FloatArray, source: Cell, cell: Cell, value: float
) -> Shared:
    function = layer.declaration
    assert function.over_channels is not None
    with np.errstate(all="ignore"):
        largest = float(values.max())
        is_extreme = largest < SMALLEST_EXPONENT or largest > LARGEST_EXPONENT
        shift = largest if is_extreme else 0.0
        exponentials = np.exp(np.subtract(values, shift, dtype=np.float64))
        whole = function.definition(values.astype(np.float64)[:, None], layer.values())[:, 0]
        total = float(whole[cell.channel])
        size = total if function.is_softmax else max(abs(total), 1.0)
        below = largest - float(values[cell.channel])  # rounded before the exponential is taken
    return Shared(
        cell=cell,
        value=value,
        total=total,
        bound=(len(values) + 16 + 2 * below) * FLOAT32_ROUNDING * size,
        source=source,
        function=function.over_channels,
        values=values,
        shift=shift,
        exponentials=exponentials,
        is_share=function.is_softmax,
    )


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class Moved(Passed):
    """A number that only changed its place."""

    def text(self, writer: Writer) -> str:
        """Where the number was, and the number."""
        if self.source is None:
            return self.brief(writer)
        place = writer.translate("arithmetic", _FROM).format(
            channel=from_one(self.source.channel),
            row=from_one(self.source.row),
            column=from_one(self.source.column),
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

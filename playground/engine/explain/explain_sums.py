"""Explanations of weighted sums that are listed term by term: dense, transposed convolution."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple, TypedDict

import numpy as np
from numpy.typing import NDArray

from playground.core.arrays import FloatArray, Shape
from playground.core.counting import from_one
from playground.core.layer import Taps
from playground.core.messages import marked
from playground.engine.explain.explanation import Explanation, explains, rounding, with_addend
from playground.engine.explain.formats import (
    Writer,
    joined,
    latex_factor,
    latex_number,
    latex_sign,
    latex_total,
    numpy_array,
    numpy_number,
    with_left_out,
)
from playground.engine.explain.largest_first import largest_first
from playground.engine.trace.cell_address import Cell
from playground.layers import Dense, TransposedConvolution

MAX_LISTED_TERMS = 12
"""Terms that a text lists before it sums up the rest."""


class Term(NamedTuple):
    """One input's contribution: value · weight = product, and where the input lies."""

    channel: int
    row: int
    column: int
    value: float
    weight: float
    product: float


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class Summed(Explanation):
    """Inputs · weights = products, summed, plus the bias, None for a layer without.

    `values`, `weights` and `products` are flat, in the order of the input's cells.
    """

    shape: Shape
    values: FloatArray
    weights: FloatArray
    products: NDArray[np.float64]
    bias: float | None

    @property
    def sum(self) -> float:
        """The sum of all products."""
        with np.errstate(invalid="ignore"):
            return float(self.products.sum())

    @property
    def is_of_units(self) -> bool:
        """Whether the input is one number per channel, not maps."""
        return tuple(self.shape[1:]) == (1, 1)

    def largest(self, count: int = MAX_LISTED_TERMS) -> tuple[tuple[Term, ...], int, float]:
        """The `count` largest terms, then how many others there are and what they add up to.

        Their sign does not count.
        """
        first = largest_first(np.abs(self.products), count)
        rest = np.delete(self.products, first)
        with np.errstate(invalid="ignore"):
            others = float(rest.sum())
        return tuple(self.term(int(at)) for at in first), rest.size, others

    def term(self, at: int) -> Term:
        """The term of an index of `products`."""
        channel, row, column = (int(place) for place in self._place(at))
        return Term(
            channel,
            row,
            column,
            float(self.values[at]),
            float(self.weights[at]),
            float(self.products[at]),
        )

    def _place(self, at: int) -> tuple[int, ...]:
        return tuple(int(place) for place in np.unravel_index(at, self.shape))

    def brief(self, writer: Writer) -> str:
        """Σ products + bias = result."""
        total = self.sum
        sign = writer.sign(with_addend((total,), self.bias), self.value)
        if self.bias is None:
            return f"Σ {writer.number(total)} {sign} {writer.number(self.value)}"
        bias = writer.translate("arithmetic", _BIAS).format(value=writer.factor(self.bias))
        return f"Σ {writer.number(total)} + {bias} {sign} {writer.number(self.value)}"

    def text(self, writer: Writer) -> str:
        """The largest terms line by line, the sum of the others, then the total."""
        terms, others, rest = self.largest()
        lines = [self._line(term, writer) for term in terms]
        if others:
            text = writer.translate("arithmetic", _OTHERS)
            lines.append(text.format(count=others, value=writer.number(rest)))
        return "\n".join([*lines, self.brief(writer)])

    def _line(self, term: Term, writer: Writer) -> str:
        sign = writer.product_sign((term.value, term.weight), term.product)
        product = f"{writer.number(term.value)} · {writer.weight(term.weight)}"
        place = writer.translate("arithmetic", _PLACE).format(
            channel=from_one(term.channel), row=from_one(term.row), column=from_one(term.column)
        )
        return f"{product} {sign} {writer.number(term.product)}   {place}"

    def latex(self, digits: int) -> str:
        """The largest products, what the others add up to, the bias and the total."""
        terms, others, rest = self.largest()
        factors = [
            f"{latex_number(term.value, digits)} \\cdot {latex_factor(term.weight, digits)}"
            for term in terms
        ]
        if others:
            factors.append(rf"\underbrace{{{latex_factor(rest, digits)}}}_{{{others}}}")
        products = [term.product for term in terms] + ([rest] if others else [])
        parts = with_addend(products, self.bias)
        if not parts:  # nothing reaches the cell
            return f"0 = {latex_number(self.value, digits)}"
        writer = Writer(digits)
        sign = latex_sign(writer.sign(parts, self.value))
        bias = [] if self.bias is None else [latex_number(self.bias, digits)]
        return (
            rf"\begin{{aligned}} {joined([*factors, *bias])} &\approx "
            rf"{latex_total(parts, digits)} \\ &{sign} {latex_number(self.value, digits)} "
            r"\end{aligned}"
        )

    def numpy(self) -> str:
        """The sum of all products, plus the bias."""
        values = numpy_array(self.values, "values")
        weights = numpy_array(self.weights, "weights")
        products = f"np.multiply({values}, {weights}, dtype=np.float64)"
        bias = "" if self.bias is None else f" + {numpy_number(self.bias)}"
        total = f"np.float32(np.sum({products}){bias})"
        return with_left_out(total, values=self.values, weights=self.weights)


_BIAS = marked("arithmetic", "bias {value}")
_OTHERS = marked("arithmetic", "{count} others: {value}")
_PLACE = marked("arithmetic", "channel {channel}, row {row}, column {column}")


@explains(Dense)
def _dense(layer: Dense, x: FloatArray, cell: Cell, value: float) -> Summed:
    bias = float(layer.bias[cell.channel]) if layer.has_bias else None
    shape = (x.shape[0], x.shape[1], x.shape[2])
    terms = terms_of(x.reshape(-1), layer.weight[cell.channel], bias)
    return Summed(cell=cell, value=value, shape=shape, bias=bias, **terms)


class Terms(TypedDict):
    """Return the parts that explain a sum of products; see `Summed`."""

    values: FloatArray
    weights: FloatArray
    products: NDArray[np.float64]
    total: float
    bound: float


def terms_of(values: FloatArray, weights: FloatArray, bias: float | None) -> Terms:
    """The products of values and weights, and what they and the bias come to."""
    with np.errstate(invalid="ignore"):
        products = np.multiply(values, weights, dtype=np.float64)
        total = float(products.sum() + (bias or 0.0))
        size = float(np.abs(products).sum() + abs(bias or 0.0))
    return {
        "values": values,
        "weights": weights,
        "products": products,
        "total": total,
        "bound": rounding(products.size, size),
    }


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class Spread(Summed):
    """The sum of what a cell gets from the input cells whose filters reach it, plus the bias.

    The input cells lie at `rows` × `columns` of every channel from `first` on that the filter sees;
    the cells of the filter that bring them here are at `kernel_rows` × `kernel_columns`, in the
    same order.
    """

    first: int
    rows: Taps
    columns: Taps
    kernel_rows: Taps
    kernel_columns: Taps

    @property
    def is_of_units(self) -> bool:
        """The input of a filter is always maps."""
        return False

    def _place(self, at: int) -> tuple[int, ...]:
        channel, row, column = (int(place) for place in np.unravel_index(at, self.shape))
        return self.first + channel, int(self.rows[row]), int(self.columns[column])


@explains(TransposedConvolution)
def _transposed(layer: TransposedConvolution, x: FloatArray, cell: Cell, value: float) -> Spread:
    rows, columns = layer.taps((x.shape[0], x.shape[1], x.shape[2]))
    rows, columns = rows[cell.row], columns[cell.column]
    down, across = np.flatnonzero(rows >= 0), np.flatnonzero(columns >= 0)
    rows, columns = rows[down], columns[across]
    chosen, bias = layer.filters[cell.channel], layer.bias_of(cell.channel)
    seen = layer.input_channels(cell.channel)
    values = x[seen.start : seen.stop, rows[:, None], columns].reshape(-1)
    weights = chosen.weights[:, down[:, None], across].reshape(-1)
    return Spread(
        cell=cell,
        value=value,
        shape=(len(seen), len(rows), len(columns)),
        first=seen.start,
        bias=bias,
        rows=rows,
        columns=columns,
        kernel_rows=down,
        kernel_columns=across,
        **terms_of(values, weights, bias),
    )

"""Explanations of one number of a map, and the registry of them by kind of layer."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any, TypeAlias, TypeVar

import numpy as np

from playground.core.arrays import FloatArray
from playground.core.layer import Layer
from playground.core.messages import Message
from playground.core.registry import Registry
from playground.engine.explain.formats import Writer, latex_number, number_text, numpy_number
from playground.engine.trace.cell_address import Cell

FLOAT32_ROUNDING = 2.0**-24
"""The relative error of one float32 rounding."""

FLOAT32_SMALLEST = float(np.finfo(np.float32).smallest_subnormal)
FLOAT32_LARGEST = float(np.finfo(np.float32).max)


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class Explanation:
    """How a cell came by its number.

    `value` is the map's float32 number, the one that is shown everywhere; `total` is the same sum
    taken in float64 from the float32 numbers that went in, and `bound` how far float32 rounding may
    part the two. `source` is the one cell of the stage before whose number this one goes on from,
    None when there is no single one.
    """

    cell: Cell
    value: float
    total: float
    bound: float = 0.0
    source: Cell | None = None

    @property
    def agrees(self) -> bool:
        """Whether the arithmetic comes to the map's number, to float32 rounding."""
        if math.isnan(self.total):
            return math.isnan(self.value)
        if math.isinf(self.total):
            return self.value == self.total
        if math.isinf(self.bound):
            return True
        if abs(self.total) > FLOAT32_LARGEST:
            return self.value == _single(self.total)
        return abs(self.total - self.value) <= self.bound + FLOAT32_SMALLEST

    def result(self, digits: int) -> str:
        """The map's number as it is shown."""
        return number_text(self.value, digits)

    def brief(self, writer: Writer) -> str:
        """The arithmetic in one line that ends with the result."""
        raise NotImplementedError

    def text(self, writer: Writer) -> str:
        """All of the arithmetic, in as many lines as it takes."""
        return self.brief(writer)

    def latex(self, digits: int) -> str:
        """All of the arithmetic in LaTeX's math mode."""
        raise NotImplementedError

    def numpy(self) -> str:
        """An expression of numpy alone that evaluates to `total` as float32."""
        raise NotImplementedError


def with_addend(terms: Iterable[float], addend: float | None) -> tuple[float, ...]:
    """The terms of a sum, with one more if there is one."""
    return (*terms,) if addend is None else (*terms, addend)


def rounding(terms: int, size: float) -> float:
    """How far float32 arithmetic may take a sum of `terms`, whose magnitudes add up to `size`.

    Roundings go up as often as down, so their sum grows with the root of their number: four times
    that is never reached in practice. Any distance when a partial sum may be more than a float32
    holds; none where a term is not finite, as the sum is then the same infinity or NaN.
    """
    if not math.isfinite(size):
        return 0.0
    return (
        4 * math.sqrt(terms + 1) * FLOAT32_ROUNDING * size if size <= FLOAT32_LARGEST else math.inf
    )


def _single(value: float) -> float:
    """The nearest float32."""
    with np.errstate(over="ignore"):
        return float(np.float32(value))


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class Passed(Explanation):
    """A number that a layer passes on unchanged, or that of a pixel."""

    def brief(self, writer: Writer) -> str:
        """The number alone."""
        return writer.number(self.value)

    def latex(self, digits: int) -> str:
        """The number alone."""
        return latex_number(self.value, digits)

    def numpy(self) -> str:
        """The number alone."""
        return f"np.float32({numpy_number(self.value)})"


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class Computed(Explanation):
    """A number of a layer whose arithmetic is not written down anywhere: the layer, the number."""

    layer: Message

    def brief(self, writer: Writer) -> str:
        """The layer's name and the number."""
        return f"{self.layer.filled(writer.translate)}: {writer.number(self.value)}"

    def latex(self, digits: int) -> str:
        """The number alone."""
        return latex_number(self.value, digits)

    def numpy(self) -> str:
        """The number alone."""
        return f"np.float32({numpy_number(self.value)})"


Explainer: TypeAlias = Callable[[Any, FloatArray, Cell, float], Explanation]
"""Explains a cell of a layer's output from the layer, its input, the cell and the cell's value."""

EXPLAINERS: Registry[Explainer] = Registry("explanation")

E = TypeVar("E", bound=Callable[..., Explanation])


def explains(kind: type[Layer]) -> Callable[[E], E]:
    """Register a function as what explains the cells of a kind of layer."""

    def register(function: E) -> E:
        EXPLAINERS.add(kind.kind, function)
        return function

    return register


def passed(cell: Cell, x: FloatArray, source: Cell, value: float) -> Passed:
    """The explanation of a cell that has its number from `source`, a cell of `x`."""
    total = float(x[source.channel, source.row, source.column])
    return Passed(cell=cell, value=value, total=total, source=source)

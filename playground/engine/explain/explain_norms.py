"""Explanations of normalisations: by kept statistics, and by the channels around."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np

from playground.core.arrays import FloatArray
from playground.core.layer import Taps
from playground.core.word_count import MINUS
from playground.engine.explain.explanation import FLOAT32_ROUNDING, Explanation, explains
from playground.engine.explain.formats import (
    Writer,
    latex_factor,
    latex_number,
    numpy_array,
    numpy_number,
)
from playground.engine.trace.cell_address import Cell
from playground.layers import (
    BatchNormalisation,
    GroupNormalisation,
    InputNormalisation,
    InstanceNormalisation,
    LocalResponseNormalisation,
)
from playground.layers.groupnorm import PictureNormalisation


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class Normalised(Explanation):
    """(x − mean) / √(variance + ε) · scale + shift, with the numbers of the cell's channel.

    `scale` and `shift` are None for a layer without.
    """

    input: float
    mean: float
    variance: float
    epsilon: float
    scale: float | None
    shift: float | None

    @property
    def spread(self) -> float:
        """The divisor of the distance from the mean."""
        with np.errstate(invalid="ignore"):
            return float(np.sqrt(np.float64(self.variance) + self.epsilon))

    def brief(self, writer: Writer) -> str:
        """The formula with its numbers in, and the result."""
        spread = f"{writer.number(self.variance)} + {plain(self.epsilon)}"
        normal = f"({writer.total((self.input, -self.mean))}) / √({spread})"
        if self.scale is not None and self.shift is not None:
            normal += f" · {writer.factor(self.scale)} + {writer.factor(self.shift)}"
        return f"{normal} ≈ {writer.number(self.value)}"

    def latex(self, digits: int) -> str:
        """The formula with its numbers in, and the result."""
        x, mean = latex_number(self.input, digits), latex_factor(self.mean, digits)
        spread = f"{latex_number(self.variance, digits)} + {latex_plain(self.epsilon)}"
        line = rf"\frac{{{x} - {mean}}}{{\sqrt{{{spread}}}}}"
        if self.scale is not None and self.shift is not None:
            scale, shift = (latex_factor(value, digits) for value in (self.scale, self.shift))
            line += rf" \cdot {scale} + {shift}"
        return rf"{line} \approx {latex_number(self.value, digits)}"

    def numpy(self) -> str:
        """The formula with its numbers in."""
        x, mean, variance, epsilon = (
            numpy_number(value) for value in (self.input, self.mean, self.variance, self.epsilon)
        )
        normal = f"({x} - {mean}) / np.sqrt({variance} + {epsilon})"
        if self.scale is not None and self.shift is not None:
            normal += f" * {numpy_number(self.scale)} + {numpy_number(self.shift)}"
        return f"np.float32({normal})"


def plain(value: float) -> str:
    """A setting in as many digits as it has: small ones keep theirs, as in 1e−5."""
    mantissa, _, exponent = f"{value:.6g}".partition("e")
    text = f"{mantissa}e{int(exponent)}" if exponent else mantissa
    return text.replace("-", MINUS)


def latex_plain(value: float) -> str:
    """The same in LaTeX."""
    mantissa, _, exponent = f"{value:.6g}".partition("e")
    return rf"{mantissa} \cdot 10^{{{int(exponent)}}}" if exponent else mantissa


@explains(BatchNormalisation)
def _batch_normalisation(
    layer: BatchNormalisation, x: FloatArray, cell: Cell, value: float
) -> Normalised:
    mean, variance, scale, shift = (
        float(values[cell.channel])
        for values in (layer.running_mean, layer.running_var, layer.weight, layer.bias)
    )
    return _normalised(layer.epsilon, x, cell, value, (mean, variance), (scale, shift))


@explains(GroupNormalisation)
@explains(InstanceNormalisation)
def _picture_normalisation(
    layer: PictureNormalisation, x: FloatArray, cell: Cell, value: float
) -> Normalised:
    scaling = None
    if layer.affine:
        scaling = float(layer.weight[cell.channel]), float(layer.bias[cell.channel])
    statistics = layer.statistics(x, cell.channel)
    return _normalised(layer.epsilon, x, cell, value, statistics, scaling)


def _normalised(
    epsilon: float,
    x: FloatArray,
    cell: Cell,
    value: float,
    statistics: tuple[float, float],
    scaling: tuple[float, float] | None,
) -> Normalised:
    number = float(x[cell.channel, cell.row, cell.column])
    mean, variance = statistics
    scale, shift = scaling or (1.0, 0.0)
    with np.errstate(invalid="ignore", over="ignore", divide="ignore"):
        spread = np.sqrt(np.float64(variance) + epsilon)
        total = float((number - mean) / spread * scale + shift)
        size = float((abs(number) + abs(mean)) / spread * abs(scale) + abs(shift))
    return Normalised(
        cell=cell,
        value=value,
        total=total,
        bound=8 * FLOAT32_ROUNDING * size if math.isfinite(size) else 0.0,
        source=cell._replace(stage=cell.stage - 1),
        input=number,
        mean=mean,
        variance=variance,
        epsilon=epsilon,
        scale=scale if scaling else None,
        shift=shift if scaling else None,
    )


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class Standardised(Explanation):
    """(x − mean) / deviation, with the numbers of the cell's channel."""

    input: float
    mean: float
    deviation: float

    def brief(self, writer: Writer) -> str:
        """The formula with its numbers in, and the result."""
        over = writer.total((self.input, -self.mean))
        return f"({over}) / {writer.number(self.deviation)} ≈ {writer.number(self.value)}"

    def latex(self, digits: int) -> str:
        """The formula with its numbers in, and the result."""
        x, mean = latex_number(self.input, digits), latex_factor(self.mean, digits)
        fraction = rf"\frac{{{x} - {mean}}}{{{latex_number(self.deviation, digits)}}}"
        return rf"{fraction} \approx {latex_number(self.value, digits)}"

    def numpy(self) -> str:
        """The formula with its numbers in."""
        x, mean, deviation = (
            numpy_number(value) for value in (self.input, self.mean, self.deviation)
        )
        return f"np.float32(({x} - {mean}) / {deviation})"


@explains(InputNormalisation)
def _input_normalisation(
    layer: InputNormalisation, x: FloatArray, cell: Cell, value: float
) -> Standardised:
    number = float(x[cell.channel, cell.row, cell.column])
    mean, deviation = (values[cell.channel] for values in layer.numbers(len(x)))
    total = (number - mean) / deviation
    size = (abs(number) + abs(mean)) / deviation
    return Standardised(
        cell=cell,
        value=value,
        total=total,
        bound=4 * FLOAT32_ROUNDING * size if math.isfinite(size) else 0.0,
        source=cell._replace(stage=cell.stage - 1),
        input=number,
        mean=mean,
        deviation=deviation,
    )


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class LocallyNormalised(Explanation):
    """x / (offset + α / size · Σ squares) ^ β, over the channels around the own one.

    `channels` are those that exist of the `size` around, `values` their numbers at this place.
    """

    input: float
    channels: Taps
    values: FloatArray
    size: int
    alpha: float
    beta: float
    offset: float

    @property
    def squares(self) -> float:
        """The sum of the squares."""
        with np.errstate(over="ignore", invalid="ignore"):
            return float(np.sum(np.square(self.values, dtype=np.float64)))

    @property
    def divisor(self) -> float:
        """The divisor of the number."""
        with np.errstate(over="ignore", invalid="ignore"):
            base = np.float64(self.offset + self.alpha * self.squares / self.size)
            return float(base**self.beta)

    def brief(self, writer: Writer) -> str:
        """The formula with the sum of squares in, and the result."""
        return self._filled(writer, writer.number(self.squares))

    def text(self, writer: Writer) -> str:
        """The formula with every square in, then with their sum."""
        terms = " + ".join(f"{writer.factor(float(value))}²" for value in self.values)
        line = f"Σ = {terms} ≈ {writer.number(self.squares)}"
        return f"{line}\n{self.brief(writer)}"

    def _filled(self, writer: Writer, squares: str) -> str:
        inner = f"{plain(self.offset)} + {plain(self.alpha)} / {self.size} · {squares}"
        fraction = f"{writer.number(self.input)} / ({inner})^{plain(self.beta)}"
        return f"{fraction} ≈ {writer.number(self.value)}"

    def latex(self, digits: int) -> str:
        """The formula with every square in, and the result."""
        terms = " + ".join(f"{latex_factor(float(value), digits)}^2" for value in self.values)
        share = rf"\frac{{{latex_plain(self.alpha)}}}{{{self.size}}}"
        inner = rf"{latex_plain(self.offset)} + {share} \cdot \left({terms}\right)"
        divisor = rf"\left({inner}\right)^{{{latex_plain(self.beta)}}}"
        fraction = rf"\frac{{{latex_number(self.input, digits)}}}{{{divisor}}}"
        return rf"{fraction} \approx {latex_number(self.value, digits)}"

    def numpy(self) -> str:
        """The formula with its numbers in."""
        squares = f"np.sum(np.square({numpy_array(self.values, 'channels')}, dtype=np.float64))"
        alpha, beta, offset = (numpy_number(v) for v in (self.alpha, self.beta, self.offset))
        divisor = f"({offset} + {alpha} * {squares} / {self.size}) ** {beta}"
        return f"np.float32({numpy_number(self.input)} / {divisor})"


@explains(LocalResponseNormalisation)
def _local_response(
    layer: LocalResponseNormalisation, x: FloatArray, cell: Cell, value: float
) -> LocallyNormalised:
    shape = (x.shape[0], x.shape[1], x.shape[2])
    channels = layer.channels_behind(np.array([cell.channel]), shape)
    values = x[channels, cell.row, cell.column]
    number = float(x[cell.channel, cell.row, cell.column])
    with np.errstate(over="ignore", invalid="ignore"):
        squares = np.sum(np.square(values, dtype=np.float64))
        total = float(number / (layer.offset + layer.alpha * squares / layer.size) ** layer.beta)
    relative = (layer.size + 16) * (1 + layer.beta) * FLOAT32_ROUNDING
    return LocallyNormalised(
        cell=cell,
        value=value,
        total=total,
        bound=relative * abs(total) if math.isfinite(total) else 0.0,
        source=cell._replace(stage=cell.stage - 1),
        input=number,
        channels=channels,
        values=values,
        size=layer.size,
        alpha=layer.alpha,
        beta=layer.beta,
        offset=layer.offset,
    )

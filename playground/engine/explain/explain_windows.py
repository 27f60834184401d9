"""Explanations of what a window sees: convolution and pooling."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from playground.core.arrays import FloatArray
from playground.core.counting import from_one
from playground.core.layer import Taps
from playground.core.messages import marked
from playground.engine.explain.explanation import (
    FLOAT32_ROUNDING,
    Explanation,
    explains,
    passed,
    rounding,
    with_addend,
)
from playground.engine.explain.formats import (
    MAX_WRITTEN_NUMBERS,
    Writer,
    beside,
    latex_matrix,
    latex_number,
    latex_sign,
    latex_total,
    numpy_array,
    numpy_number,
    with_left_out,
)
from playground.engine.trace.cell_address import Cell
from playground.engine.view.statistics import summary
from playground.layers import Convolution, Pooling
from playground.layers.pooling import GLOBAL_MODES, WINDOWED_MODES
from playground.layers.reference import REDUCTIONS
from playground.layers.reference import Pooling as Kind

DoubleArray = NDArray[np.float64]
Mask = NDArray[np.bool_]


@dataclass(frozen=True, slots=True, eq=False)
class Slice:
    """The share of one input channel: its window ⊙ the filter's slice = products, and their sum.

    `weights` are as laid on the input, `stored` as the filter has them; they differ when the
    filter is turned.
    """

    channel: int
    values: FloatArray
    weights: FloatArray
    stored: FloatArray
    products: DoubleArray
    total: float

    def sign(self, writer: Writer) -> str:
        """≈ when a rounded product is not that of the rounded numbers that are shown."""
        return writer.products_sign(self.values[None], self.weights[None], self.products)


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class Convolved(Explanation):
    """Window ⊙ filter = products, summed by channel and over the channels, plus the bias.

    `channels` are the input channels that the filter sees; `values`, `weights` (as laid on the
    input), `stored` (as the filter has them) and `products` are those × kernel height × kernel
    width, `sums` the sums by channel; `bias` is None for a layer without. `padded` marks the
    window's cells that lie beyond the map, `rows` and `columns` say where on the map, or beyond it,
    the window's cells lie.
    """

    channels: Taps
    values: FloatArray
    weights: FloatArray
    stored: FloatArray
    products: DoubleArray
    sums: DoubleArray
    bias: float | None
    padded: Mask
    rows: Taps
    columns: Taps

    @property
    def is_turned(self) -> bool:
        """Whether the filter is laid on the input turned by 180°."""
        return self.weights is not self.stored

    @property
    def slices(self) -> tuple[Slice, ...]:
        """The arithmetic channel by channel."""
        return tuple(
            Slice(int(channel), values, weights, stored, products, float(total))
            for channel, values, weights, stored, products, total in zip(
                self.channels,
                self.values,
                self.weights,
                self.stored,
                self.products,
                self.sums,
                strict=True,
            )
        )

    def brief(self, writer: Writer) -> str:
        """Σ products + bias = result."""
        total = float(self.sums.sum())
        sign = writer.sign(with_addend((total,), self.bias), self.value)
        return _with_bias(f"Σ {writer.number(total)}", self.bias, sign, self.value, writer)

    def text(self, writer: Writer) -> str:
        """Every channel's matrices, then their sums; of very many numbers the sums alone."""
        blocks = [self._block(part, writer) for part in self.slices]
        if self._is_left_out:
            text = writer.translate("arithmetic", _LEFT_OUT)
            blocks.insert(0, text.format(count=self.values.size))
        total = writer.total(self.sums)
        sign = writer.sign(with_addend(self.sums, self.bias), self.value)
        return "\n\n".join([*blocks, _with_bias(total, self.bias, sign, self.value, writer)])

    @property
    def _is_left_out(self) -> bool:
        """Whether windows, weights and products are too many numbers to be written out."""
        return self.values.size > MAX_WRITTEN_NUMBERS

    def _block(self, part: Slice, writer: Writer) -> str:
        title = writer.translate("arithmetic", _CHANNEL).format(number=from_one(part.channel))
        if self._is_left_out:
            return f"{title}\nΣ ≈ {writer.number(part.total)}"
        matrices = beside(
            writer.matrix(part.values, self.padded),
            "⊙",
            writer.matrix(part.weights, are_weights=True),
            part.sign(writer),
            writer.matrix(part.products),
        )
        sign = writer.sign(part.products.reshape(-1), part.total)
        return f"{title}\n{matrices}\nΣ {sign} {writer.number(part.total)}"

    def latex(self, digits: int) -> str:
        """Every channel's matrices, then their sums."""
        writer = Writer(digits)
        lines = []
        for part in self.slices:
            if self._is_left_out:
                number = from_one(part.channel)
                product = rf"\mathbf{{X}}_{{{number}}} \odot \mathbf{{W}}_{{{number}}}"
                total = latex_number(part.total, digits)
                lines.append(rf"\textstyle\sum {product} &\approx {total}")
                continue
            window, weights = (latex_matrix(side, digits) for side in (part.values, part.weights))
            products = latex_matrix(part.products, digits)
            equals = latex_sign(part.sign(writer))
            lines.append(rf"{window} \odot {weights} &{equals} {products}")
            sign = latex_sign(writer.sign(part.products.reshape(-1), part.total))
            lines.append(rf"\textstyle\sum &{sign} {latex_number(part.total, digits)}")
        parts = with_addend(self.sums, self.bias)
        sign = latex_sign(writer.sign(parts, self.value))
        result = latex_number(self.value, digits)
        lines.append(f"{latex_total(parts, digits)} &{sign} {result}")
        return r"\begin{aligned} " + r" \\ ".join(lines) + r" \end{aligned}"

    def numpy(self) -> str:
        """The sum over all channels and cells, plus the bias."""
        window = numpy_array(self.values, "window")
        weights = numpy_array(self.weights, "weights")
        products = f"np.multiply({window}, {weights}, dtype=np.float64)"
        total = f"np.sum(np.sum({products}, axis=(1, 2)))"
        bias = "" if self.bias is None else f" + {numpy_number(self.bias)}"
        whole = f"np.float32({total}{bias})"
        return with_left_out(whole, window=self.values, weights=self.weights)


_LEFT_OUT = marked(
    "arithmetic", "Window and filter have {count} numbers each, which are left out here."
)
_CHANNEL = marked("arithmetic", "Channel {number}")
_BIAS = marked("arithmetic", "bias {value}")


def _with_bias(total: str, bias: float | None, sign: str, value: float, writer: Writer) -> str:
    if bias is None:
        return f"{total} {sign} {writer.number(value)}"
    bias_text = writer.translate("arithmetic", _BIAS).format(value=writer.factor(bias))
    return f"{total} + {bias_text} {sign} {writer.number(value)}"


@explains(Convolution)
def _convolution(layer: Convolution, x: FloatArray, cell: Cell, value: float) -> Convolved:
    window = _window(layer, x, cell)
    chosen, bias = layer.filters[cell.channel], layer.bias_of(cell.channel)
    seen = layer.input_channels(cell.channel)
    channels = np.array(seen)
    values = window.cells(x[seen.start : seen.stop], 0.0)
    stored = chosen.weights
    weights = stored[:, ::-1, ::-1] if layer.operation == "convolution" else stored
    with np.errstate(invalid="ignore"):
        products = np.multiply(values, weights, dtype=np.float64)
        sums = products.sum(axis=(1, 2))
        total = float(sums.sum() + (bias or 0.0))
        size = float(np.abs(products).sum() + abs(bias or 0.0))
    bound = rounding(products.size, size)
    if math.isfinite(size) and abs(total - value) > bound:
        # A fast Fourier transform errs by a share of the largest values anywhere near.
        near = summary(x[seen.start : seen.stop])
        largest = max(-near.minimum, near.maximum)
        bound = max(bound, 32 * FLOAT32_ROUNDING * largest * float(np.abs(weights).sum()))
    return Convolved(
        cell=cell,
        value=value,
        total=total,
        bound=bound,
        channels=channels,
        values=values,
        weights=weights,
        stored=stored,
        products=products,
        sums=sums,
        bias=bias,
        padded=window.padded,
        rows=window.rows,
        columns=window.columns,
    )


@dataclass(frozen=True, slots=True, eq=False)
class _WindowCells:
    """Where the cells of one output's window lie, and which input cells they read.

    `sources` are the rows and columns read, −1 for a padded zero; `rows` and `columns` where they
    lie, beyond the map in the padding.
    """

    sources: tuple[Taps, Taps]
    rows: Taps
    columns: Taps
    size: tuple[int, int]

    @property
    def padded(self) -> Mask:
        """The cells that lie beyond the map."""
        outside = [(at < 0) | (at >= n) for at, n in zip(self.places, self.size, strict=True)]
        mask: Mask = outside[0][:, None] | outside[1]
        return mask

    @property
    def places(self) -> tuple[Taps, Taps]:
        """Rows and columns."""
        return self.rows, self.columns

    def cells(self, x: FloatArray, fill: float) -> FloatArray:
        """Channels × kernel height × kernel width; `fill` where there is a padded zero."""
        rows, columns = self.sources
        values = x[:, rows[:, None], columns]
        values[:, rows < 0, :] = fill
        values[:, :, columns < 0] = fill
        return values


def _window(layer: Convolution | Pooling, x: FloatArray, cell: Cell) -> _WindowCells:
    height, width = x.shape[1:]
    window = layer.window
    rows, columns = window.tap_sources(height, width)
    top, _, left, _ = window.amounts(height, width)
    down = cell.row * window.stride[0] - top + np.arange(window.kernel[0]) * window.dilation[0]
    across = (
        cell.column * window.stride[1] - left + np.arange(window.kernel[1]) * window.dilation[1]
    )
    return _WindowCells((rows[cell.row], columns[cell.column]), down, across, (height, width))


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class Pooled(Explanation):
    """The window of a pooling, or the whole map, and what becomes of it.

    `winners` are the places in `values` (height × width) that hold the result: none for a mean,
    and when several tie, as many of the `ties` as can be shown. `padded` marks cells beyond the
    map: they are 0 in a mean and can never win otherwise (their value is an infinity). `counted` is
    how many cells a mean is taken of. `rows` and `columns` say where on the map, or beyond it, the
    cells lie.
    """

    kind: Kind
    values: FloatArray
    padded: Mask
    counted: int
    winners: tuple[tuple[int, int], ...]
    ties: int
    rows: Taps
    columns: Taps

    @property
    def sum(self) -> float:
        """The sum of all values, in float64."""
        with np.errstate(invalid="ignore"):
            return float(self.values.sum(dtype=np.float64))

    def brief(self, writer: Writer) -> str:
        """max of 2×2 = result, or sum / count = result."""
        result = writer.number(self.value)
        if REDUCTIONS[self.kind].is_mean:
            sign = writer.product_sign((self.value, self.counted), self.sum)
            return f"{writer.number(self.sum)} / {self.counted} {sign} {result}"
        height, width = self.values.shape
        return f"{self.kind} {height}×{width} = {result}"

    def text(self, writer: Writer) -> str:
        """The window with its winners in square brackets, then the result."""
        if self.values.size > _MAX_WRITTEN_CELLS:
            return self.brief(writer)
        lines = writer.matrix(self.values, self.padded, self.winners)
        if not REDUCTIONS[self.kind].is_mean:
            return "\n".join([*lines, f"{self.kind} = {writer.number(self.value)}"])
        sign = writer.sign(self.values.reshape(-1), self.sum)
        total = f"Σ {sign} {writer.number(self.sum)}"
        return "\n".join([*lines, total, self.brief(writer)])

    def latex(self, digits: int) -> str:
        """The function of the window's matrix and the result."""
        result = latex_number(self.value, digits)
        if self.values.size > _MAX_WRITTEN_CELLS:
            matrix = r"\mathbf{X}"
        else:
            matrix = latex_matrix(self.values, digits, self.winners)
        if not REDUCTIONS[self.kind].is_mean:
            return rf"\{self.kind} {matrix} = {result}"
        sign = Writer(digits).product_sign((self.value, self.counted), self.sum)
        share = rf"\frac{{1}}{{{self.counted}}} \textstyle\sum {matrix}"
        return rf"{share} {latex_sign(sign)} {result}"

    def numpy(self) -> str:
        """The function of the window."""
        values = numpy_array(self.values, "window")
        whole = f"np.{self.kind}({values})"
        if REDUCTIONS[self.kind].is_mean:
            whole = f"np.float32(np.sum({values}, dtype=np.float64) / {self.counted})"
        return with_left_out(whole, window=self.values)


_MAX_WRITTEN_CELLS = 1024
"""Cells up to which the window of a pooling is written out; whole maps can have millions."""


@explains(Pooling)
def _pooling(layer: Pooling, x: FloatArray, cell: Cell, value: float) -> Explanation:
    if layer.mode in WINDOWED_MODES:
        kind = WINDOWED_MODES[layer.mode]
        window = _window(layer, x, cell)
        neutral = REDUCTIONS[kind].neutral
        values = window.cells(x[cell.channel : cell.channel + 1], neutral)[0]
        rows, columns = layer.window.tap_counts(x.shape[1], x.shape[2], layer.count_padding)
        counted = int(rows[cell.row] * columns[cell.column])
        return _pooled(kind, values, window, counted, cell, value)
    if layer.mode in GLOBAL_MODES:
        return whole_map(GLOBAL_MODES[layer.mode], x, cell, value)
    return passed(cell, x, cell._replace(stage=cell.stage - 1), value)


def whole_map(kind: Kind, x: FloatArray, cell: Cell, value: float) -> Pooled:
    """The explanation of a pooling over the whole of a map."""
    values = x[cell.channel]
    rows, columns = (np.arange(n) for n in values.shape)
    window = _WindowCells((rows, columns), rows, columns, (len(rows), len(columns)))
    return _pooled(kind, values, window, values.size, cell, value)


def _pooled(
    kind: Kind, values: FloatArray, window: _WindowCells, counted: int, cell: Cell, value: float
) -> Pooled:
    rows, columns, padded = window.rows, window.columns, window.padded
    winners: tuple[tuple[int, int], ...] = ()
    ties, bound, source = 0, 0.0, None
    if REDUCTIONS[kind].is_mean:
        with np.errstate(invalid="ignore"):
            total = float(values.sum(dtype=np.float64) / counted)
            size = float(np.abs(values).sum(dtype=np.float64))
        bound = rounding(values.size, size) / counted
    else:
        total = float(REDUCTIONS[kind].combine.reduce(values, axis=None))
        hits = (np.isnan(values) if np.isnan(total) else values == total) & ~padded
        ties = int(np.count_nonzero(hits))
        width = values.shape[1]
        places = (divmod(int(at), width) for at in np.flatnonzero(hits)[:_MAX_WRITTEN_CELLS])
        winners = tuple(places)
        source = cell._replace(
            stage=cell.stage - 1, row=int(rows[winners[0][0]]), column=int(columns[winners[0][1]])
        )
    return Pooled(
        cell=cell,
        value=value,
        total=total,
        bound=bound,
        source=source,
        kind=kind,
        values=values,
        padded=padded,
        counted=counted,
        winners=winners,
        ties=ties,
        rows=rows,
        columns=columns,
    )

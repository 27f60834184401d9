"""The figures of a layer as formulas with their numbers in: sizes, parameters, multiplications."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal, TypeAlias

from playground.core.arrays import Shape
from playground.core.messages import Message, Refused, marked
from playground.core.session import FilterLayer, Layer, Network
from playground.core.word_count import MINUS, grouped, short
from playground.engine.compute.evaluate import Stage
from playground.layers import (
    Convolution,
    Pooling,
    TransposedConvolution,
)
from playground.layers.geometry import Window, extent, output_length
from playground.layers.pooling import WINDOWED_MODES
from playground.layers.receptivefield import ReceptiveField, receptive_field

Role: TypeAlias = Literal["sign", "input", "kernel", "padding", "stride", "result"]


@dataclass(frozen=True, slots=True)
class Part:
    """A piece of a formula, and which of the layer's numbers it is."""

    text: str
    role: Role = "sign"


@dataclass(frozen=True, slots=True)
class SizeFormula:
    """The output size along one axis: ⌊(n − extent + begin + end) / stride⌋ + 1.

    With `ceil` it is rounded up, less 1 if the last window would start beyond the map. `extent` is
    (kernel − 1) · dilation + 1, the kernel itself when its cells lie side by side.
    """

    n: int
    kernel: int
    dilation: int
    begin: int
    end: int
    stride: int
    ceil: bool = False

    @property
    def extent(self) -> int:
        """Cells from the first to the last tap of the window."""
        return extent(self.kernel, self.dilation)

    @property
    def result(self) -> int:
        """How many outputs there are; 0 when the window does not fit."""
        try:
            return output_length(
                self.n, self.kernel, self.stride, self.dilation, self.begin, self.end, self.ceil
            )
        except Refused:
            return 0

    @property
    def _starts_beyond(self) -> bool:
        """Whether rounding up gives a last window that starts beyond the map."""
        room = self.n + self.begin + self.end - self.extent
        return self.ceil and -(-room // self.stride) + 1 > self.result

    @property
    def parts(self) -> tuple[Part, ...]:
        """The formula piece by piece, from the bracket to the result."""
        if self.begin == self.end:
            padding = [Part(" + 2·"), Part(str(self.begin), "padding")]
        else:
            padding = [Part(" + "), Part(str(self.begin), "padding")]
            padding += [Part(" + "), Part(str(self.end), "padding")]
        opening, closing = ("⌈", "⌉") if self.ceil else ("⌊", "⌋")
        less = f" {MINUS} 1" if self._starts_beyond else ""
        return (
            Part(f"{opening}("),
            Part(str(self.n), "input"),
            Part(f" {MINUS} "),
            Part(str(self.extent), "kernel"),
            *padding,
            Part(") / "),
            Part(str(self.stride), "stride"),
            Part(f"{closing} + 1{less} = "),
            Part(str(self.result), "result"),
        )

    @property
    def extent_parts(self) -> tuple[Part, ...]:
        """How the extent of a dilated kernel comes about; nothing when it is not dilated."""
        return _extent_parts(self.extent, self.kernel, self.dilation)

    def __str__(self) -> str:
        return _written(self.parts, self.extent_parts)


@dataclass(frozen=True, slots=True)
class SpreadFormula:
    """The output size of a transposed convolution: (n − 1) · stride + extent + extra − cut.

    `extent` is (kernel − 1) · dilation + 1; `begin` and `end` are cut off, `extra` cells kept
    beyond the last.
    """

    n: int
    kernel: int
    dilation: int
    begin: int
    end: int
    stride: int
    extra: int

    @property
    def extent(self) -> int:
        """Cells from the first to the last tap of the filter."""
        return extent(self.kernel, self.dilation)

    @property
    def result(self) -> int:
        """How many outputs there are; 0 when nothing is left."""
        whole = (self.n - 1) * self.stride + self.extent + self.extra
        return max(0, whole - self.begin - self.end)

    @property
    def parts(self) -> tuple[Part, ...]:
        """The formula piece by piece."""
        extra = (Part(" + "), Part(str(self.extra), "padding")) if self.extra else ()
        cut = [Part(f" {MINUS} 2·"), Part(str(self.begin), "padding")]
        if self.begin != self.end:
            cut = [Part(f" {MINUS} "), Part(str(self.begin), "padding")]
            cut += [Part(f" {MINUS} "), Part(str(self.end), "padding")]
        return (
            Part("("),
            Part(str(self.n), "input"),
            Part(f" {MINUS} 1)·"),
            Part(str(self.stride), "stride"),
            Part(" + "),
            Part(str(self.extent), "kernel"),
            *extra,
            *cut,
            Part(" = "),
            Part(str(self.result), "result"),
        )

    @property
    def extent_parts(self) -> tuple[Part, ...]:
        """How the extent of a dilated kernel comes about; nothing when it is not dilated."""
        return _extent_parts(self.extent, self.kernel, self.dilation)

    def __str__(self) -> str:
        return _written(self.parts, self.extent_parts)


def _extent_parts(cells: int, kernel: int, dilation: int) -> tuple[Part, ...]:
    if cells == kernel:
        return ()
    return (
        Part(str(cells), "kernel"),
        Part(" = ("),
        Part(str(kernel), "kernel"),
        Part(f" {MINUS} 1)·{dilation} + 1"),
    )


def _written(parts: Sequence[Part], extent_parts: Sequence[Part]) -> str:
    formula = "".join(part.text for part in parts)
    where = "".join(part.text for part in extent_parts)
    return f"{formula},  {where}" if where else formula


def window_of(layer: Layer) -> Window | None:
    """The window that a layer slides over its input, None when it has none."""
    if isinstance(layer, Convolution):
        return layer.window
    if isinstance(layer, Pooling) and layer.mode in WINDOWED_MODES:
        return layer.window
    return None


def output_size(
    layer: Layer, shape: Shape
) -> tuple[SizeFormula, SizeFormula] | tuple[SpreadFormula, SpreadFormula] | None:
    """The formulas of the output's height and width for an input of `shape`.

    None for a layer without a window.
    """
    if isinstance(layer, TransposedConvolution):
        top, bottom, left, right = layer.removed()
        (kh, kw), (sh, sw), (dh, dw) = layer.kernel_size, layer.stride, layer.dilation
        rows, columns = layer.added()
        return (
            SpreadFormula(shape[1], kh, dh, top, bottom, sh, rows),
            SpreadFormula(shape[2], kw, dw, left, right, sw, columns),
        )
    window = window_of(layer)
    if window is None:
        return None
    top, bottom, left, right = window.amounts(shape[1], shape[2])
    (kh, kw), (sh, sw), (dh, dw) = window.kernel, window.stride, window.dilation
    return (
        SizeFormula(shape[1], kh, dh, top, bottom, sh, window.ceil),
        SizeFormula(shape[2], kw, dw, left, right, sw, window.ceil),
    )


def unseen(layer: Layer, shape: Shape) -> Message | None:
    """How many rows and columns of the input no window sees; None when every one is seen.

    Raises Refused when the window does not fit.
    """
    window = window_of(layer)
    if window is None:
        return None
    rows, columns = window.unseen(shape[1], shape[2])
    if not rows and not columns:
        return None
    if not columns:
        return _UNSEEN_ROW if rows == 1 else Message(_UNSEEN_ROWS, {"rows": rows})
    if not rows:
        return _UNSEEN_COLUMN if columns == 1 else Message(_UNSEEN_COLUMNS, {"columns": columns})
    return Message(_UNSEEN_BOTH, {"rows": rows, "columns": columns})


_UNSEEN_ROW = Message(marked("message", "1 row of the input is never seen by any window."))
_UNSEEN_ROWS = marked("message", "{rows} rows of the input are never seen by any window.")
_UNSEEN_COLUMN = Message(marked("message", "1 column of the input is never seen by any window."))
_UNSEEN_COLUMNS = marked("message", "{columns} columns of the input are never seen by any window.")
_UNSEEN_BOTH = marked(
    "message",
    "Never seen by any window: {rows} of the input's rows and {columns} of its columns.",
)


@dataclass(frozen=True, slots=True)
class Count:
    """A number and the product or sum that it comes from, "" where it comes from none."""

    formula: str
    total: int

    def __str__(self) -> str:
        total = grouped(self.total)
        return f"{self.formula} = {total}" if self.formula else total


def parameters(layer: Layer) -> Count:
    """How many learned values the layer has: weights and, after the plus, biases."""
    return Count(layer.parameter_formula(), layer.parameters())


def multiplications(layer: Layer, shape: Shape) -> Count:
    """How many multiplications one input of `shape` takes: for filters, window · places · filters.

    Raises Refused when the layer does not fit.
    """
    return Count(layer.multiplication_formula(shape), layer.multiplications(shape))


@dataclass(frozen=True, slots=True)
class Connected:
    """A fully connected layer from `inputs` values to `nodes`: as many as the layer beside it."""

    inputs: int
    nodes: int

    @property
    def weights(self) -> int:
        """One for each input of each node; as many are the multiplications."""
        return self.inputs * self.nodes

    @property
    def parameters(self) -> Count:
        """Weights and biases."""
        formula = f"{self.inputs}·{self.nodes} + {self.nodes}"
        return Count(formula, self.weights + self.nodes)


def fully_connected(shape: Shape, output: Shape) -> Connected:
    """What a fully connected layer would be that turns `shape` into as many values as `output`."""
    return Connected(math.prod(shape), math.prod(output))


def compared(layer: Layer, shape: Shape) -> Message | None:
    """The layer's parameters beside those of a fully connected one with the same output.

    None for a layer without filters. Raises Refused when the layer does not fit.
    """
    if not isinstance(layer, FilterLayer):
        return None
    own = layer.parameters()
    dense = fully_connected(shape, layer.output_shape(shape))
    return Message(
        marked(
            "message",
            "Fully connected, the same {nodes} outputs would need {formula} = {count} parameters:"
            " {times} times as many.",
        ),
        {
            "nodes": grouped(dense.nodes),
            "formula": dense.parameters.formula,
            "count": short(dense.parameters.total),
            "times": short(dense.parameters.total / own),
        },
    )


def receptive_fields(stages: Sequence[Stage]) -> tuple[ReceptiveField, ...]:
    """The receptive field of each stage, as far as the layers fit."""
    fitting = []
    for stage in stages:
        if stage.shape is None:
            break
        fitting.append(stage.layer)
    if not fitting or stages[0].input_shape is None:
        return ()
    return receptive_field(Network(tuple(fitting)), stages[0].input_shape)


def seen(field: ReceptiveField) -> Message:
    """What a cell sees of the picture, in a sentence."""
    height, width = field.size
    size = f"{height}×{width}"
    if field.whole:
        return Message(
            marked("message", "Every cell sees the whole picture, {size} pixels."),
            {"size": size},
        )
    if (height, width) == (1, 1):
        return Message(marked("message", "A cell sees one pixel of the picture."))
    if field.jump is None:
        return Message(
            marked("message", "A cell sees {size} pixels of the picture."), {"size": size}
        )
    down, across = field.jump
    return Message(
        marked(
            "message",
            "A cell sees {size} pixels of the picture, the next cell those {jump} further on.",
        ),
        {"size": size, "jump": str(down) if down == across else f"{down}×{across}"},
    )

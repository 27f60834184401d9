"""The figures of a layer as formulas with their numbers in: sizes, parameters, multiplications."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from playground.core.arrays import Shape
from playground.core.layer import FilterLayer, Layer
from playground.core.messages import Message, marked
from playground.core.session import Network
from playground.core.word_count import grouped, short
from playground.engine.compute.evaluate import Stage
from playground.layers.receptivefield import ReceptiveField, receptive_field


def unseen(layer: Layer, shape: Shape) -> Message | None:
    """How many rows and columns of the input no window sees; None when every one is seen.

    Raises Refused when the window does not fit.
    """
    rows, columns = layer.unseen(shape)
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
    """The fully connected layer that would turn `shape` into as many values as `output`."""
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
    """Return a sentence on what a cell sees of the picture."""
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
    step = str(down) if down == across else f"{down}×{across}"
    if field.uneven:
        return Message(
            marked(
                "message",
                "A cell sees up to {size} pixels of the picture; from one cell to the next they"
                " move on by {step} on average.",
            ),
            {"size": size, "step": step},
        )
    return Message(
        marked(
            "message",
            "A cell sees {size} pixels of the picture, the next cell those {jump} further on.",
        ),
        {"size": size, "jump": step},
    )

"""The flatten layer: all maps one after another as a single column of numbers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from playground.core.arrays import FloatArray, Shape
from playground.core.layer import Layer, Reach
from playground.core.messages import marked
from playground.layers.kinds import FULLY_CONNECTED, layer_kind

if TYPE_CHECKING:
    from torch import Tensor


@layer_kind
@dataclass(frozen=True, slots=True, eq=False)
class Flatten(Layer):
    """Every cell becomes a channel of one cell: map by map, row by row."""

    kind: ClassVar[str] = "flatten"
    group: ClassVar[str] = FULLY_CONNECTED
    menu_order: ClassVar[int] = 70
    title: ClassVar[str] = marked("layer", "Flatten")
    lines_up_cells: ClassVar[bool] = True
    sentence: ClassVar[str] = marked(
        "layer", "Lines up all values, map by map and row by row; which were neighbours is lost."
    )

    def can_be_negative(self, before: bool) -> bool:
        """As before: values only move."""
        return before

    def output_shape(self, shape: Shape) -> Shape:
        """As many channels as there were values, of 1 × 1."""
        return shape[0] * shape[1] * shape[2], 1, 1

    def forward(self, x: FloatArray) -> FloatArray:
        """The values in C order."""
        return x.reshape(-1, 1, 1)

    def taps(self, shape: Shape) -> None:
        """None: a value's place is in its channel now."""
        del shape

    def reach(self, shape: Shape) -> Reach:
        """One cell, but out of its row and column."""
        del shape
        return Reach(scattered=True)

    def torch_forward(self, x: Tensor, tensors: Mapping[str, Tensor], training: bool) -> Tensor:
        """The values of each picture in C order."""
        return x.flatten(1)[:, :, None, None]

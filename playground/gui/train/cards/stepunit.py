"""The weights of one filter or unit in a recorded step, as matrices, and where each of them is."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np

from playground.core.arrays import FloatArray
from playground.core.layer import FilterLayer, Layer
from playground.core.session import Network

BIAS = 1000
"""The number that stands for the bias where others count depth slices."""


@dataclass(frozen=True, slots=True)
class StepUnit:
    """A filter, a unit of a dense layer, or all values of a layer that has one each channel."""

    layer: Layer
    place: int
    index: int

    @property
    def weight(self) -> str:
        """The name of the tensor with its weights."""
        return f"{self.place}.weight"

    @property
    def bias(self) -> str:
        """The name of the tensor with its bias."""
        return f"{self.place}.bias"

    def matrices(self, tensor: FloatArray) -> FloatArray:
        """The unit's part of a tensor of weights, as slices × rows × columns."""
        if isinstance(self.layer, FilterLayer):
            return self.layer.filter_of(tensor, self.index)
        flat = tensor if tensor.ndim == 1 else tensor[self.index].reshape(-1)
        rows = rows_of(flat.size)
        matrix: FloatArray = flat.reshape(1, rows, flat.size // rows)
        return matrix

    def address(self, tensor: FloatArray, cell: tuple[int, int, int]) -> tuple[int, ...]:
        """Where a cell of these matrices is in the tensor."""
        depth, row, column = cell
        if isinstance(self.layer, FilterLayer):
            return (*self.layer.tensor_place(self.index, depth), row, column)
        at = row * self.matrices(tensor).shape[2] + column
        return (at,) if tensor.ndim == 1 else (self.index, at)


def unit_in(network: Network, place: int, index: int) -> StepUnit | None:
    """The unit with a number in a layer, or its last; None where the layer has no weights."""
    layer = network[place]
    if not layer.enabled or not layer.parameters() or "weight" not in layer.sources():
        return None
    units = layer.sources()["weight"].shape[0]
    if isinstance(layer, FilterLayer):
        units = len(layer.filters)
    return StepUnit(layer, place, min(max(index, 0), units - 1))


def units_of(network: Network) -> list[StepUnit]:
    """The first unit of each layer with weights."""
    found = (unit_in(network, place, 0) for place in range(len(network)))
    return [unit for unit in found if unit is not None]


def rows_of(count: int) -> int:
    """In how many rows so many weights make a matrix nearest to a square that has no gaps."""
    return max(
        (rows for rows in range(1, math.isqrt(max(count, 1)) + 1) if count % rows == 0), default=1
    )


def strongest(values: FloatArray) -> float:
    """Where a scale for these values ends."""
    return float(np.abs(values).max(initial=0)) or 1.0

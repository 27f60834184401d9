"""The kernels of two sides, and what one has more than the other: pure functions."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from playground.core.arrays import FloatArray
from playground.core.layer import FilterLayer
from playground.gui.compare.comparer import Taken


@dataclass(frozen=True, slots=True, eq=False)
class Kernels:
    """One depth slice of either kernel, rows × columns, and A − B; `depth` slices at most.

    A smaller kernel lies in the middle of the larger one, and is zero around itself, as a filter
    is. The slice of a filter that has not so many is None, and so is the difference.
    """

    a: FloatArray | None
    b: FloatArray | None
    difference: FloatArray | None
    depth: int
    biases: tuple[float | None, float | None]

    @property
    def differ_in_size(self) -> bool:
        """Whether one of them is larger."""
        return self.a is not None and self.b is not None and self.a.shape != self.b.shape


def has_kernel(taken: Taken) -> bool:
    """Whether the layer of a side has filters."""
    return isinstance(taken.layer, FilterLayer)


def kernels_of(a: Taken, b: Taken, depth: int) -> Kernels:
    """The slices at a depth of the filters that make the maps of two sides."""
    first, second = _weights(a), _weights(b)
    one, other = _slice(first, depth), _slice(second, depth)
    less = None
    if one is not None and other is not None:
        size = (max(one.shape[0], other.shape[0]), max(one.shape[1], other.shape[1]))
        less = centred(one, size) - centred(other, size)
    slices = max(0 if each is None else len(each) for each in (first, second))
    return Kernels(one, other, less, slices, (_bias(a), _bias(b)))


def centred(kernel: FloatArray, size: tuple[int, int]) -> FloatArray:
    """A kernel in the middle of zeros; where that is between two places, at the upper left one."""
    padded = np.zeros(size, np.float32)
    top, left = ((whole - part) // 2 for whole, part in zip(size, kernel.shape, strict=True))
    padded[top : top + kernel.shape[0], left : left + kernel.shape[1]] = kernel
    return padded


def _weights(taken: Taken) -> FloatArray | None:
    layer = taken.layer
    if not isinstance(layer, FilterLayer) or not layer.filters:
        return None
    return np.asarray(layer.filters[min(taken.side.channel, len(layer.filters) - 1)].weights)


def _bias(taken: Taken) -> float | None:
    layer = taken.layer
    if not isinstance(layer, FilterLayer) or not layer.filters:
        return None
    return float(layer.filters[min(taken.side.channel, len(layer.filters) - 1)].bias)


def _slice(weights: FloatArray | None, depth: int) -> FloatArray | None:
    return weights[depth] if weights is not None and depth < len(weights) else None

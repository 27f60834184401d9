"""The dense layer as it is computed: what `Dense.forward` defines, at the speed of the memory."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from playground.core.arrays import FloatArray
from playground.engine.compute.convolve_threads import share
from playground.layers import Dense

FLOAT32_SUM_COLUMNS = 2**12
"""Products that are summed as float32; the sums of so many are added up as float64."""

PIECE_WEIGHTS = 2**20
"""Weights that a thread multiplies at a time, about 0.4 ms."""

MAX_PLAIN_WEIGHTS = 2**14
"""Weights up to which the definition is as quick."""


def dense(x: FloatArray, layer: Dense) -> FloatArray:
    """weight · x + bias, units × 1 × 1; differs from the definition by float32 rounding."""
    weight = layer.weight
    if weight.size <= MAX_PLAIN_WEIGHTS:
        return layer.forward(x)
    flat = np.ascontiguousarray(x, np.float32).reshape(-1)
    sums = np.zeros(len(weight))

    def add(first: int) -> None:
        units = slice(first, first + rows)
        for begin in range(0, flat.size, FLOAT32_SUM_COLUMNS):
            part = slice(begin, begin + FLOAT32_SUM_COLUMNS)
            sums[units] += weight[units, part] @ flat[part]

    rows = max(1, PIECE_WEIGHTS // flat.size)
    share(add, range(0, len(weight), rows))
    _sum_exactly(sums, weight, flat)
    if layer.has_bias:
        sums += layer.bias
    with np.errstate(over="ignore"):
        return sums.astype(np.float32).reshape(-1, 1, 1)


def _sum_exactly(sums: NDArray[np.float64], weight: FloatArray, flat: FloatArray) -> None:
    """Sum those up as float64 that went beyond what float32 holds, and may come back."""
    with np.errstate(invalid="ignore"):
        for unit in np.flatnonzero(~np.isfinite(sums)):
            sums[unit] = np.multiply(weight[unit], flat, dtype=np.float64).sum()

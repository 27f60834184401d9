"""The shares of a cell in the next layer's outputs: a convolution read the other way round."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from playground.core.arrays import FloatArray
from playground.core.layer import FilterLayer, Taps
from playground.engine.compute.evaluate import Results


@dataclass(frozen=True, slots=True, eq=False)
class Spread:
    """The outputs of one filter that read a place of its input, and what the place adds to each.

    `rows` and `columns` are those of the outputs. For each of the `channels`, `values` has the
    number at the place, and `weights` (channels × rows × columns) what each output multiplies it
    by. An output whose window holds the place more than once, as with reflected borders, has the
    sum of those weights.
    """

    channels: range
    rows: Taps
    columns: Taps
    values: FloatArray
    weights: FloatArray

    @property
    def products(self) -> FloatArray:
        """The sum that each output gets from all channels together: rows × columns."""
        products: FloatArray = np.einsum("c,crs->rs", self.values, self.weights)
        return products


def spread(results: Results, stage: int, filter_index: int, row: int, column: int) -> Spread | None:
    """Return what the input cells at a place add to the maps of a convolution's filter.

    Without outputs when no window of them holds the place. None where the stage is none of an
    enabled convolution, or has no maps.
    """
    layer, x = results.stages[stage].layer, results.maps(stage - 1)
    if x is None or results.maps(stage) is None or not layer.enabled:
        return None
    if not isinstance(layer, FilterLayer):
        return None
    kernels = layer.laid_filter(filter_index)
    channels = layer.input_channels(filter_index)
    taps = layer.taps((x.shape[0], x.shape[1], x.shape[2]))
    assert taps is not None
    down, across = taps[0] == row, taps[1] == column  # outputs × kernel
    rows, columns = np.flatnonzero(down.any(axis=1)), np.flatnonzero(across.any(axis=1))
    weights = np.einsum(
        "rh,chw,sw->crs",
        down[rows].astype(np.float32),
        kernels,
        across[columns].astype(np.float32),
    )
    return Spread(channels, rows, columns, x[channels.start : channels.stop, row, column], weights)

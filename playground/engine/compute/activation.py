"""Activation as it is computed: what the layer's definition says, in float32 and on all cores."""

from __future__ import annotations

import numpy as np

from playground.core.arrays import FloatArray
from playground.engine.compute.convolve_threads import scratch, share
from playground.layers import Activation

PIECE_CELLS = 2**17
"""Cells of a piece, so that all passes over it find it in the cache."""


def activate(x: FloatArray, layer: Activation, out: FloatArray | None = None) -> FloatArray:
    """The activation of each cell of channels × height × width, written into `out` if it is given.

    Differs from the definition by float32 rounding. The identity gives `x` itself.
    """
    function = layer.declaration
    if function.is_identity:
        return x
    x = np.ascontiguousarray(x, np.float32)
    if out is None:
        out = np.empty_like(x)
    values = layer.values()
    channels = 1 if layer.is_channelwise else len(x)  # which all lie in every piece
    if function.learned is not None:
        values["weight"] = layer.learned_values()[:, None]
    source, target = x.reshape(channels, -1), out.reshape(channels, -1)
    length = max(1, PIECE_CELLS // channels)

    def compute(first: int) -> None:
        part = source[:, first : first + length]
        result = target[:, first : first + length]
        if function.fast is None:
            result[...] = function.definition(part.astype(np.float64), values)
        else:
            spare = scratch("activation", part.size).reshape(part.shape)
            function.fast(part, result, spare, values)

    share(compute, range(0, source.shape[1], length))
    return out

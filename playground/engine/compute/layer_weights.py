"""The weights of all filters of a layer as one array, stacked once for as long as the layer lives.

A document has each filter by itself, as an edit changes one of them. To stack those of a published
network took a seventh of its forward pass.
"""

from __future__ import annotations

from collections.abc import Sequence
from weakref import WeakKeyDictionary

import numpy as np

from playground.core.arrays import FloatArray, frozen
from playground.layers import Convolution

_stacked: WeakKeyDictionary[Convolution, tuple[FloatArray, FloatArray]] = WeakKeyDictionary()


def laid_weights(layer: Convolution) -> tuple[FloatArray, FloatArray]:
    """Filters × depth × height × width as laid on the input, and the filters' biases; read-only."""
    known = _stacked.get(layer)
    if known is None:
        weights = np.ascontiguousarray(layer.weights(), np.float32)
        known = _stacked[layer] = frozen(weights), frozen(layer.biases())
    return known


def some_laid_weights(layer: Convolution, filters: Sequence[int]) -> tuple[FloatArray, FloatArray]:
    """The same of some filters alone, in their order; the others are not looked at."""
    known = _stacked.get(layer)
    if known is not None:
        return known[0][filters], known[1][filters]
    biases = [layer.bias_of(index) or 0.0 for index in filters]
    weights = np.stack([layer.laid_filter(index) for index in filters])
    return weights, np.array(biases, np.float32)

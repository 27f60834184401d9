"""The shares that a network gives each class: the one reading of its last numbers."""

from __future__ import annotations

import numpy as np

from playground.core.arrays import FloatArray
from playground.core.plan import Loss
from playground.core.session import Network
from playground.engine.compute.evaluate import Results


def is_answer(network: Network, stage: int) -> bool:
    """Whether a stage's numbers are the probabilities that the network ends in."""
    enabled = [at for at, layer in enumerate(network) if layer.enabled]
    return bool(enabled) and network[enabled[-1]].is_softmax and stage >= enabled[-1]


def shares(network: Network, results: Results, loss: Loss) -> FloatArray | None:
    """Return a number for each class; None where the network does not end in a list of numbers.

    They are probabilities: those of the softmax at the end, or of one that cross-entropy brings.
    Without either they are the outputs as they are.
    """
    outputs = results.maps(len(results.stages) - 1)
    if outputs is None or not results.stages or outputs.shape[1:] != (1, 1):
        return None
    values: FloatArray = outputs[:, 0, 0]
    layers = [layer for layer in network if layer.enabled]
    if loss != "cross-entropy" or (layers and layers[-1].is_softmax):
        return values
    with np.errstate(invalid="ignore", over="ignore"):
        parts = np.exp(values.astype(np.float64) - values.max())
        return np.asarray(parts / parts.sum(), np.float32)

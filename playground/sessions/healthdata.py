"""How the layers were at each epoch, as three arrays: counts, numbers and histograms."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

import numpy as np

from playground.core.arrays import frozen
from playground.sessions.values import MalformedArray
from playground.training.protocol.layer_health import HISTOGRAM_BINS, Histogram, LayerHealth

WHOLE: Final = "layers.whole"
"""epoch, place, dead, units, alike, then for weights and gradients: are there, are finite."""

NUMBERS: Final = "layers.numbers"
"""saturated, moved (NaN before the first step), then for both: low, high, rms."""

COUNTS: Final = "layers.counts"
MAX_ROWS: Final = 2**20

LayersAt = Mapping[int, tuple[LayerHealth, ...]]


def health_arrays(layers_at: LayersAt) -> dict[str, np.ndarray]:
    """A row for each layer of each epoch."""
    whole, numbers, counts = [], [], []
    for epoch, layers in layers_at.items():
        for layer in layers:
            both = (layer.weights, layer.gradients)
            flags = [value for one in both for value in _flags(one)]
            whole.append([epoch, layer.place, layer.dead, layer.units, layer.alike, *flags])
            moved = np.nan if layer.moved is None else layer.moved
            numbers.append([layer.saturated, moved, *(n for one in both for n in _range(one))])
            counts.append([_counts(one) for one in both])
    if not whole:
        return {}
    return {
        WHOLE: np.array(whole, np.int64),
        NUMBERS: np.array(numbers, np.float64),
        COUNTS: np.array(counts, np.int64),
    }


def layers_from_arrays(arrays: Mapping[str, np.ndarray]) -> LayersAt:
    """The layers by epoch; raises Malformed."""
    if WHOLE not in arrays:
        return {}
    whole, numbers, counts = arrays[WHOLE], arrays[NUMBERS], arrays[COUNTS]
    rows = len(whole) if whole.ndim == 2 else 0
    shapes = ((rows, 9), (rows, 8), (rows, 2, HISTOGRAM_BINS))
    if not 0 < rows <= MAX_ROWS or (whole.shape, numbers.shape, counts.shape) != shapes:
        raise MalformedArray(WHOLE)
    if whole.dtype != np.int64 or numbers.dtype != np.float64 or counts.dtype != np.int64:
        raise MalformedArray(WHOLE)
    if whole.min() < 0 or whole.max() >= 2**31 or counts.min() < 0:
        raise MalformedArray(WHOLE)
    found: dict[int, list[LayerHealth]] = {}
    for row, values, bins in zip(whole.tolist(), numbers.tolist(), counts, strict=True):
        epoch, place, dead, units, alike, *flags = row
        saturated, moved, *ranges = values
        weights, gradients = (
            _histogram(bins[at], ranges[3 * at : 3 * at + 3], flags[2 * at : 2 * at + 2])
            for at in (0, 1)
        )
        layer = LayerHealth(
            place,
            weights,
            gradients,
            dead,
            units,
            saturated,
            None if np.isnan(moved) else moved,
            bool(alike),
        )
        found.setdefault(epoch, []).append(layer)
    return {epoch: tuple(layers) for epoch, layers in found.items()}


def _flags(one: Histogram | None) -> tuple[bool, bool]:
    return (False, False) if one is None else (True, one.finite)


def _range(one: Histogram | None) -> tuple[float, float, float]:
    return (0.0, 0.0, 0.0) if one is None else (one.low, one.high, one.rms)


def _counts(one: Histogram | None) -> np.ndarray:
    return np.zeros(HISTOGRAM_BINS, np.int64) if one is None else one.counts


def _histogram(counts: np.ndarray, ends: list[float], flags: list[int]) -> Histogram | None:
    there, finite = flags
    if not there:
        return None
    if not np.isfinite(ends).all():
        raise MalformedArray(NUMBERS)
    low, high, rms = ends
    return Histogram(frozen(counts.copy()), low, high, rms, bool(finite))

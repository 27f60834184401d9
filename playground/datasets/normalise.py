"""Intensities as the network sees them: as stored, 0–1, or with mean 0 and deviation 1."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from playground.core.cancelling import Cancelled, never
from playground.core.plan import Normalising
from playground.datasets.dataset import Dataset, Indices, Progress, unwatched

SAMPLE_PICTURES = 10_000
"""Pictures that mean and deviation are taken from when there are more."""

BATCH_PICTURES = 128
MIN_DEVIATION = 1e-4
"""Of an intensity: a channel that never changes must not be divided by 0."""


@dataclass(frozen=True, slots=True)
class Normalisation:
    """(x − mean) / deviation by channel, for intensities x of 0–1."""

    mean: tuple[float, ...]
    deviation: tuple[float, ...]

    @property
    def is_idle(self) -> bool:
        """Whether intensities stay as they are."""
        return not any(self.mean) and all(value == 1 for value in self.deviation)


def normalisation(
    dataset: Dataset,
    training: Indices,
    how: Normalising,
    seed: int,
    progress: Progress = unwatched,
    cancelled: Callable[[], bool] = never,
) -> Normalisation:
    """The normalisation for a data set, measured on its training part where it must be.

    Raises Cancelled: thousands of pictures may have to be decoded.
    """
    channels = dataset.shape[0]
    if how == "none":
        return Normalisation((0.0,) * channels, (1 / 255,) * channels)
    if how == "unit":
        return Normalisation((0.0,) * channels, (1.0,) * channels)
    if len(training) > SAMPLE_PICTURES:
        rng = np.random.default_rng((seed, 0x3EA4))
        training = np.sort(rng.choice(training, SAMPLE_PICTURES, replace=False))
    total, squares, count = np.zeros(channels), np.zeros(channels), 0
    for start in range(0, len(training), BATCH_PICTURES):
        if cancelled():
            raise Cancelled
        pictures = dataset.batch(training[start : start + BATCH_PICTURES]).pictures.astype(
            np.float64
        )
        total += pictures.sum(axis=(0, 2, 3))
        squares += np.square(pictures).sum(axis=(0, 2, 3))
        count += pictures.size // channels
        progress(min(start + BATCH_PICTURES, len(training)), len(training))
    mean = total / max(1, count)
    variance = np.maximum(squares / max(1, count) - mean**2, 0.0)
    deviation = np.maximum(np.sqrt(variance), MIN_DEVIATION)
    return Normalisation(tuple(mean.tolist()), tuple(deviation.tolist()))

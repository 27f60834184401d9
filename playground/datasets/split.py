"""Which pictures are trained on, and which are held out to test what was learned."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from playground.datasets.byclass import places_by_class
from playground.datasets.dataset import Dataset, Indices


@dataclass(frozen=True, slots=True, eq=False)
class Split:
    """The places of both parts, in rising order."""

    training: Indices
    validation: Indices


def split(dataset: Dataset, share: float, seed: int) -> Split:
    """Hold out `share` of each class, drawn by `seed`; the data's own test part if it has one.

    A class of two pictures or more gives at least one to each part, unless `share` is 0.
    """
    if dataset.held_out is not None:
        apart = np.zeros(dataset.count, bool)
        apart[dataset.held_out] = True
        return Split(np.flatnonzero(~apart), np.flatnonzero(apart))
    rng = np.random.default_rng((seed, 0x5E1F))
    training: list[Indices] = []
    validation: list[Indices] = []
    for members in places_by_class(dataset.labels, len(dataset.classes)):
        rng.shuffle(members)
        held = held_out_of(len(members), share)
        validation.append(members[:held])
        training.append(members[held:])
    return Split(np.sort(np.concatenate(training)), np.sort(np.concatenate(validation)))


def held_out_of(count: int, share: float) -> int:
    """How many of `count` pictures are held out."""
    if share <= 0 or count < 2:
        return 0
    return min(count - 1, max(1, round(count * share)))

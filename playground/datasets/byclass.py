"""Pictures sorted by their classes: one sort, however many classes there are."""

from __future__ import annotations

import numpy as np

from playground.datasets.dataset import Indices

MAX_SHORT = 2**16
"""Classes whose numbers have two bytes: numpy sorts those by their digits, five times as fast."""


def places_by_class(labels: Indices, classes: int) -> list[Indices]:
    """Return the places of the pictures of each class, in rising order."""
    short = labels.astype(np.uint16) if classes <= MAX_SHORT else labels
    order = np.argsort(short, kind="stable")
    ends = np.cumsum(np.bincount(labels, minlength=classes))
    return np.split(order, ends[:-1])


def taking_turns(labels: Indices, classes: int) -> Indices:
    """Return the order with the first of every class, then the second of every class, and so on."""
    members = places_by_class(labels, classes)
    turns = np.concatenate([np.arange(len(places)) for places in members])
    order: Indices = np.concatenate(members)[np.argsort(turns, kind="stable")]
    return order

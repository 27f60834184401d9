"""The registry of layer kinds, and what they share."""

from __future__ import annotations

from dataclasses import replace
from typing import TypeVar

import numpy as np

from playground.core.arrays import FloatArray, frozen
from playground.core.filters import Filter
from playground.core.registry import Registry
from playground.core.session import Layer

LAYERS: Registry[type[Layer]] = Registry("layer kind")

L = TypeVar("L", bound=Layer)


def layer_kind(cls: type[L]) -> type[L]:
    """Register a class of layers under its kind."""
    LAYERS.add(cls.kind, cls)
    return cls


def kept(old: FloatArray, new: FloatArray) -> FloatArray:
    """A read-only copy of `new`, or `old` itself when the numbers are the same."""
    if old.shape == new.shape and np.array_equal(old, new):
        return old
    return frozen(np.array(new, np.float32, order="C"))


def learned_filters(
    filters: tuple[Filter, ...], weights: FloatArray, biases: FloatArray
) -> tuple[Filter, ...]:
    """The filters with other weights (filters × depth × height × width) and biases.

    One whose weights changed becomes custom; one that did not change stays the very same.
    """
    learned = []
    for item, new, bias in zip(filters, weights, biases, strict=True):
        if not np.array_equal(item.weights, new):
            item = item.with_weights(new)
        if item.bias != float(bias):
            item = replace(item, bias=float(bias))
        learned.append(item)
    return tuple(learned)

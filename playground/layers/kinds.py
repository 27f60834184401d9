"""The registry of layer kinds, and what they share."""

from __future__ import annotations

from dataclasses import replace
from typing import TypeVar

import numpy as np

from playground.core.arrays import FloatArray, frozen
from playground.core.filters import Filter
from playground.core.layer import FilterLayer, Layer
from playground.core.messages import marked
from playground.core.registry import Registry

LAYERS: Registry[type[Layer]] = Registry("layer kind")

CONVOLUTION = marked("layer group", "Convolutions")
VALUES = marked("layer group", "Value by value")
RESIZING = marked("layer group", "Pooling and upsampling")
NORMALISATION = marked("layer group", "Normalisations")
FULLY_CONNECTED = marked("layer group", "Fully connected")
OTHERS = marked("layer group", "Others")
"""The headings under which menus list kinds; a kind names its own."""

L = TypeVar("L", bound=Layer)


def grouped_kinds() -> dict[str, list[type[Layer]]]:
    """The kinds by heading, in the order in which each heading comes first in the registry."""
    found: dict[str, list[type[Layer]]] = {}
    for _, kind in LAYERS.items():
        found.setdefault(kind.group or OTHERS, []).append(kind)
    return found


def layer_kind(cls: type[L]) -> type[L]:
    """Register a class of layers under its kind, which is its name in files."""
    LAYERS.add(cls.kind, cls, cls.menu_order)
    return cls


def kept(old: FloatArray | None, new: FloatArray) -> FloatArray:
    """The numbers of `new`, read-only; `old` itself when they are the same.

    They are copied, unless nobody else can change them.
    """
    if old is not None and old.shape == new.shape and np.array_equal(old, new):
        return old
    is_fixed = new.base is None and not new.flags.writeable and new.flags.c_contiguous
    if is_fixed and new.dtype == np.float32:
        return new
    return frozen(np.array(new, np.float32, order="C"))


def with_bias(weight: FloatArray, layer: FilterLayer) -> dict[str, FloatArray]:
    """The tensors of a layer with filters: its weights and, if it has them, its biases."""
    return {"weight": weight, "bias": layer.biases()} if layer.has_bias else {"weight": weight}


def learned_filters(
    filters: tuple[Filter, ...], weights: FloatArray, biases: FloatArray | None
) -> tuple[Filter, ...]:
    """The filters with other weights (filters × depth × height × width) and, if given, biases.

    One whose weights changed becomes custom; one that did not change stays the very same.
    """
    learned = []
    for place, (item, new) in enumerate(zip(filters, weights, strict=True)):
        if not np.array_equal(item.weights, new):
            item = item.with_weights(new)
        if biases is not None and item.bias != float(biases[place]):
            item = replace(item, bias=float(biases[place]))
        learned.append(item)
    return tuple(learned)

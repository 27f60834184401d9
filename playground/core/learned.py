"""Networks of the same layers with other weights: what training changes and hands change."""

from __future__ import annotations

import operator
from collections.abc import Mapping
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from playground.core.arrays import FloatArray
from playground.core.deferred import DeferredArray, Weights, same_numbers
from playground.core.fields import fields_of
from playground.core.filters import Filter
from playground.core.layer import FilterLayer, Layer
from playground.core.session import Network


def same_but_for_weights(one: Network, other: Network) -> bool:
    """Whether both are the same layers with the same settings, whatever their weights are."""
    return len(one) == len(other) and all(map(_alike, one, other))


def is_same_network(before: Network, after: Network) -> bool:
    """Whether an edit of `before` came to `after`, not another network that has such layers too.

    Edits make a layer anew and leave the others as they are.
    """
    is_kept = len(before) < 2 or any(map(operator.is_, before, after))
    return is_kept and same_but_for_weights(before, after)


def rebased(onto: Network, before: Network, after: Network) -> Network:
    """Return `onto` with what changed from `before` to `after`, cell by cell.

    The three are same but for weights. Cells that the change left alone are those of `onto`; a
    layer that it left alone is the very same as there, and so is the network.
    """
    return with_cells_of(onto, before, after, {})


def with_cells_of(
    onto: Network, before: Network, after: Network, instead: Mapping[int, Layer]
) -> Network:
    """As `rebased`, the changed cells taken from `instead` where it has a layer for the place."""
    if before is after:
        return onto
    layers = [
        _with_cells(mine, old, new, instead.get(place, new))
        for place, (mine, old, new) in enumerate(zip(onto, before, after, strict=True))
    ]
    if all(new is old for new, old in zip(layers, onto, strict=True)):
        return onto
    return Network(tuple(layers))


def moved_to(onto: Network, before: Network, after: Network) -> Network | None:
    """Return `onto` with what changed from `before` to `after`, whose last layers stand for its.

    One of them may have a layer more in front. None where the change is none of weights, or of a
    layer that is another in `onto`.
    """
    if after is before:
        return onto
    if not same_but_for_weights(before, after):
        return None
    layers = list(onto)
    for at in range(1, len(before) + 1):
        old, new = before[-at], after[-at]
        if new is old:
            continue
        if at > len(onto) or not _alike(onto[-at], old):
            return None
        layers[-at] = _with_cells(onto[-at], old, new, new)
    return Network(tuple(layers))


def changed_layers(before: Network, after: Network) -> dict[int, Layer]:
    """The layers of `before`, by place, whose weights are others in `after`."""
    return {
        place: old
        for place, (old, new) in enumerate(zip(before, after, strict=True))
        if new is not old and not _has_same_weights(old, new)
    }


def _with_cells(onto: Layer, before: Layer, after: Layer, values: Layer) -> Layer:
    if after is before:
        return onto
    if onto is before and values is after:
        return after
    mine, old, new, wanted = (layer.tensors() for layer in (onto, before, after, values))
    cells = {
        name: np.where(_equal(tensor, old[name]), mine[name], wanted[name]).astype(np.float32)
        for name, tensor in new.items()
    }
    made = onto.with_tensors(cells)
    if isinstance(made, FilterLayer) and isinstance(values, FilterLayer):
        return replace(made, filters=tuple(map(_named, made.filters, values.filters)))
    return made


def _named(made: Filter, wanted: Filter) -> Filter:
    """The filter with its name and preset where it has come to be the one that was wanted."""
    is_same = made.bias == wanted.bias and np.array_equal(made.weights, wanted.weights)
    return wanted if is_same else replace(made, name=wanted.name)


def _has_same_weights(one: Layer, other: Layer) -> bool:
    mine, theirs = one.sources(), other.sources()
    return all(_is_same(value, theirs[name]) for name, value in mine.items())


def _is_same(one: Weights, other: Weights) -> bool:
    """Whether all cells are equal; large weights are not made for this question."""
    if isinstance(one, DeferredArray) or isinstance(other, DeferredArray):
        return same_numbers(one, other)
    return bool(_equal(one, other).all())


def _equal(one: FloatArray, other: FloatArray) -> NDArray[np.bool_]:
    """Cell by cell; NaN is equal to itself here."""
    found: NDArray[np.bool_] = (one == other) | (np.isnan(one) & np.isnan(other))
    return found


def _alike(one: Layer, other: Layer) -> bool:
    if one is other:
        return True
    if one.kind != other.kind or one.enabled != other.enabled:
        return False
    if any(getattr(one, name) != getattr(other, name) for name in fields_of(one)):
        return False
    return one.tensor_shapes() == other.tensor_shapes()

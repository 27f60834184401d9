"""Edits of the filters of one layer: pure functions Session -> Session."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import numpy as np

from playground.core.arrays import FloatArray
from playground.core.edits import replace_layer
from playground.core.filters import MAX_FILTERS, MAX_SIZE, Filter, Settings
from playground.core.layer import FilterLayer
from playground.core.messages import Gone, Refused, marked
from playground.core.session import Session

ALL_SLICES = -1
"""Stands for every depth slice at once."""


def _layer(session: Session, layer: int) -> FilterLayer:
    layers = session.network.layers
    found = layers[layer] if 0 <= layer < len(layers) else None
    if not isinstance(found, FilterLayer):
        raise Gone(f"layer {layer} has no filters")
    return found


def filter_at(session: Session, layer: int, index: int) -> Filter:
    """Return a filter of a layer; raises Gone where there is none."""
    filters = _layer(session, layer).filters
    if not 0 <= index < len(filters):
        raise Gone(f"layer {layer} has no filter {index}")
    return filters[index]


def _with_filters(session: Session, layer: int, filters: tuple[Filter, ...]) -> Session:
    return replace_layer(session, layer, replace(_layer(session, layer), filters=filters))


def _with_filter(session: Session, layer: int, index: int, new: Filter) -> Session:
    filters = _layer(session, layer).filters
    if filters[index] is new:
        return session
    return _with_filters(session, layer, (*filters[:index], new, *filters[index + 1 :]))


def _finite(value: float) -> np.float32:
    with np.errstate(over="ignore"):
        number = np.float32(value)
    if not np.isfinite(number):
        raise Refused(marked("message", "A weight must be a finite number."))
    return number


def set_weights(
    session: Session,
    layer: int,
    index: int,
    weights: FloatArray,
    preset: str = "",
    name: str = "",
    settings: Settings = (),
) -> Session:
    """Give a filter other weights: a stack of slices, or one matrix for every slice.

    With another window size, the other filters of the layer are cut or grown to it.
    """
    old = filter_at(session, layer, index)
    weights = np.asarray(weights, np.float32)
    if weights.ndim == 2:
        weights = np.repeat(weights[np.newaxis], old.depth, axis=0)
    new = old.with_weights(weights, preset, settings).with_depth(old.depth)
    new = replace(new, name=name or old.name, origin="")
    return _with_resized(session, layer, index, new)


def _with_resized(session: Session, layer: int, index: int, new: Filter) -> Session:
    """Put a filter in, and give the others its window."""
    if not np.isfinite(new.weights).all():
        raise Refused(marked("message", "A weight must be a finite number."))
    height, width = new.size
    _check_size(height, width)
    found = _layer(session, layer)
    filters = tuple(
        new if at == index else item.with_size(height, width)
        for at, item in enumerate(found.filters)
    )
    return _with_filters(session, layer, filters)


def transform(
    session: Session, layer: int, index: int, function: Callable[[FloatArray], FloatArray]
) -> Session:
    """Apply a transform to all depth slices of a filter; it becomes custom."""
    old = filter_at(session, layer, index)
    weights = function(old.weights)
    if weights.shape == old.weights.shape and np.array_equal(weights, old.weights):
        return session
    return _with_resized(session, layer, index, old.with_weights(weights))


def _check_size(height: int, width: int) -> None:
    if not (1 <= height <= MAX_SIZE and 1 <= width <= MAX_SIZE):
        raise Refused(
            marked("message", "A filter is between 1×1 and {most}×{most} cells."),
            most=MAX_SIZE,
        )


def set_kernel_size(session: Session, layer: int, height: int, width: int) -> Session:
    """Cut or grow every filter of a layer; the centre stays the centre."""
    _check_size(height, width)
    found = _layer(session, layer)
    if found.kernel_size == (height, width):
        return session
    filters = tuple(item.with_size(height, width) for item in found.filters)
    return _with_filters(session, layer, filters)


def set_bias(session: Session, layer: int, index: int, bias: float) -> Session:
    """Set what is added to every output of a filter."""
    old = filter_at(session, layer, index)
    new = float(_finite(bias))
    if new == old.bias:
        return session
    return _with_filter(session, layer, index, replace(old, bias=new))


def rename_filter(session: Session, layer: int, index: int, name: str) -> Session:
    """Give a filter another name."""
    old = filter_at(session, layer, index)
    if name == old.name:
        return session
    return _with_filter(session, layer, index, replace(old, name=name))


def _check_room(filters: tuple[Filter, ...]) -> None:
    if len(filters) >= MAX_FILTERS:
        raise Refused(marked("message", "A layer has at most {most} filters."), most=MAX_FILTERS)


def add_filter(session: Session, layer: int, new: Filter) -> Session:
    """Add a filter at the end of a layer, cut or grown to the others' size."""
    found = _layer(session, layer)
    _check_room(found.filters)
    new = new.with_size(*found.kernel_size).with_depth(found.filters[0].depth)
    return _with_filters(session, layer, (*found.filters, new))


def duplicate_filter(session: Session, layer: int, index: int) -> Session:
    """Insert a copy of a filter after it."""
    filters = _layer(session, layer).filters
    _check_room(filters)
    copy = replace(filter_at(session, layer, index))
    return _with_filters(session, layer, (*filters[: index + 1], copy, *filters[index + 1 :]))


def delete_filter(session: Session, layer: int, index: int) -> Session:
    """Take a filter out; the last one stays."""
    filters = _layer(session, layer).filters
    if len(filters) == 1:
        raise Refused(marked("message", "A layer needs at least one filter."))
    return _with_filters(session, layer, filters[:index] + filters[index + 1 :])


def move_filter(session: Session, layer: int, index: int, to: int) -> Session:
    """Move a filter so that it ends up at place `to`."""
    if index == to:
        return session
    filters = list(_layer(session, layer).filters)
    filters.insert(to, filters.pop(index))
    return _with_filters(session, layer, tuple(filters))

"""In what two documents differ, as short sentences: picture, input, layers, weights."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from playground.core.counting import from_one
from playground.core.deferred import same_numbers
from playground.core.fields import fields_of
from playground.core.layer import FilterLayer, Layer
from playground.core.messages import Message, Term, marked
from playground.core.picture import Picture
from playground.core.session import Session


def differing(a: Session, b: Session) -> tuple[Message, ...]:
    """The differences of B from A; none where all that makes maps is the same."""
    return () if a is b else tuple(_differences(a, b))


def _differences(a: Session, b: Session) -> Iterator[Message]:
    if not _is_same_picture(a.picture, b.picture):
        yield Message(marked("message", "another picture"))
    elif a.shape[1:] != b.shape[1:]:
        yield Message(
            marked("message", "the picture at {b} instead of {a}"),
            {"a": _size(a), "b": _size(b)},
        )
    if (a.shape[0], a.levels) != (b.shape[0], b.levels):
        yield Message(marked("message", "other channels or intensities"))
    if len(a.network) != len(b.network):
        yield Message(
            marked("message", "{b} layers instead of {a}"),
            {"a": len(a.network), "b": len(b.network)},
        )
    for place, (one, other) in enumerate(zip(a.network, b.network, strict=False)):
        if one is not other:
            yield from _of_layer(place, one, other)


def _of_layer(place: int, one: Layer, other: Layer) -> Iterator[Message]:
    values = {"number": from_one(place), "layer": other.name()}
    if one.kind != other.kind:
        text = marked("message", "layer {number} is {layer} instead of {before}")
        yield Message(text, {**values, "before": one.name()})
        return
    if one.enabled != other.enabled:
        text = marked("message", "layer {number}, {layer}, is switched off")
        if other.enabled:
            text = marked("message", "layer {number}, {layer}, is switched on")
        yield Message(text, values)
    for name, field in fields_of(one).items():
        if getattr(one, name) != getattr(other, name):
            text = marked("message", "layer {number}, {layer}: another {setting}")
            yield Message(text, {**values, "setting": Term("field", field.label)})
    if isinstance(one, FilterLayer) and isinstance(other, FilterLayer):
        yield from _of_filters(one, other, values)
    elif not _has_same_weights(one, other):
        yield Message(marked("message", "layer {number}, {layer}: other weights"), values)


def _of_filters(
    one: FilterLayer, other: FilterLayer, values: dict[str, object]
) -> Iterator[Message]:
    if len(one.filters) != len(other.filters):
        text = marked("message", "layer {number}, {layer}: {count} filters instead of {before}")
        counts = {"count": len(other.filters), "before": len(one.filters)}
        yield Message(text, {**values, **counts})
        return
    pairs = zip(one.filters, other.filters, strict=True)
    count = sum(
        mine is not theirs
        and (mine.bias != theirs.bias or not np.array_equal(mine.weights, theirs.weights))
        for mine, theirs in pairs
    )
    if count:
        text = marked("message", "layer {number}, {layer}: other weights in {count} of {all}")
        yield Message(text, {**values, "count": count, "all": len(one.filters)})


def _has_same_weights(one: Layer, other: Layer) -> bool:
    mine, theirs = one.sources(), other.sources()
    return mine.keys() == theirs.keys() and all(
        same_numbers(value, theirs[name]) for name, value in mine.items()
    )


def _is_same_picture(one: Picture, other: Picture) -> bool:
    return one.pixels is other.pixels or (
        one.pixels.shape == other.pixels.shape and np.array_equal(one.pixels, other.pixels)
    )


def _size(session: Session) -> str:
    return "×".join(map(str, session.shape[1:]))

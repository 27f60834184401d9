"""The tensors of a layer that are switched off: kept, and back when they are switched on again."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, TypeVar

from playground.core.arrays import FloatArray
from playground.core.deferred import made
from playground.core.fields import fields_of
from playground.core.layer import Layer

Kind = TypeVar("Kind", bound=Layer)


def switches_of(layer: Layer) -> dict[str, Any]:
    """The fields of a layer that decide whether it has some of its tensors, as they are."""
    return {
        name: getattr(layer, name) for name, field in fields_of(layer).items() if field.switches
    }


def switched_on(layer: Kind) -> Kind:
    """The layer with all the tensors that it may have."""
    return replace(layer, **dict.fromkeys(switches_of(layer), True))


def switched_off(layer: Layer) -> dict[str, FloatArray]:
    """The tensors that a layer would have with everything on, and has not now.

    None where all of them are as in a new layer: nothing is lost without them.
    """
    if all(switches_of(layer).values()):
        return {}
    own = layer.tensor_shapes()
    resting = {
        name: made(values)
        for name, values in switched_on(layer).sources().items()
        if name not in own
    }
    is_new = all((values == layer.initial(name)).all() for name, values in resting.items())
    return {} if is_new else resting

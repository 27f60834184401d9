"""Giving a network another input: which layers must learn again, and the network that results."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from playground.core import edits, fitting
from playground.core.arrays import Shape
from playground.core.layer import Layer
from playground.core.memory import check_memory
from playground.core.session import Network, Session
from playground.layers.initialise import initialised


@dataclass(frozen=True, slots=True)
class Relearned:
    """A layer, by its place, whose weights would be others, and how many there would be."""

    place: int
    weights: int


def relearned(network: Network, shape: Shape) -> tuple[Relearned, ...]:
    """Return the layers whose weights another input shape would replace or reshape.

    Raises Refused when the network does not fit the shape, or would not fit into memory.
    """
    _check_fits(network, shape)
    there = fitting.fitted(network, shape)
    return tuple(
        Relearned(place, new.parameters())
        for place, (old, new) in enumerate(zip(network, there, strict=True))
        if new is not old and _shapes(new) != _shapes(old)
    )


def with_input_shape(session: Session, shape: Shape) -> Session:
    """Return the session whose network takes pictures of another shape.

    Dense layers that are made for another size are drawn anew; filters get slices for new channels
    like those that they have. It keeps the shape, which was chosen. Raises Refused.
    """
    taken = replace(session.input, shape=shape, kept=True)
    before = session.network
    _check_fits(before, shape)
    session = edits.set_input(session, taken)
    layers = tuple(
        _drawn_anew(old, new, np.random.default_rng((session.seed, place)))
        for place, (old, new) in enumerate(zip(before, session.network, strict=True))
    )
    return replace(session, network=Network(layers))


def _check_fits(network: Network, shape: Shape) -> None:
    held = 0
    for layer in network:
        if layer.enabled:
            held += layer.held(shape)
            check_memory(held)
            shape = layer.fitted(shape).output_shape(shape)


def _drawn_anew(old: Layer, new: Layer, rng: np.random.Generator) -> Layer:
    if new.weighs_all_cells and _shapes(new) != _shapes(old):
        return initialised(new, "he", rng)
    return new


def _shapes(layer: Layer) -> list[tuple[int, ...]]:
    return list(layer.tensor_shapes().values())


def keeps_another(session: Session, shape: Shape) -> bool:
    """Whether the network is kept for another shape: it was trained, loaded, or that was chosen."""
    return session.input.kept and session.input.shape != shape

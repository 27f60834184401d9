"""Giving a network another input: which layers must learn again, and the network that results."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from playground.core import edits
from playground.core.arrays import Shape
from playground.core.binding import is_made_for_one_size
from playground.core.layer import Layer
from playground.core.memory import check_memory
from playground.core.messages import Refused, marked
from playground.core.session import Network, Session
from playground.layers.dense import Dense
from playground.layers.initialise import initialised

MAX_SIDE = 512
"""Cells of the longest side of a square that a network of unknown size is tried with."""


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
    there = edits.fitted(network, shape)
    return tuple(
        Relearned(place, new.parameters())
        for place, (old, new) in enumerate(zip(network, there, strict=True))
        if new is not old and _shapes(new) != _shapes(old)
    )


def with_input_shape(session: Session, shape: Shape) -> Session:
    """Return the session whose network takes pictures of another shape.

    Dense layers that are made for another size are drawn anew; filters get slices for new channels
    like those that they have. It is no longer a network that was trained. Raises Refused.
    """
    kept = shape != session.picture.shape  # else what the picture gives would be taken
    taken = replace(session.input, shape=shape, kept=kept)
    network = resized(session.network, shape, session.seed)
    return replace(edits.set_input(session, taken), network=network)


def resized(network: Network, shape: Shape, seed: int) -> Network:
    """Return the network for pictures of another shape, as `with_input_shape` has it."""
    _check_fits(network, shape)
    there = edits.fitted(network, shape)
    return Network(
        tuple(
            _drawn_anew(old, new, np.random.default_rng((seed, place)))
            for place, (old, new) in enumerate(zip(network, there, strict=True))
        )
    )


def takes(network: Network, shape: Shape) -> bool:
    """Whether every weight of the network is for pictures of `shape`."""
    try:
        for layer in network:
            if not layer.enabled:
                continue
            if isinstance(layer, Dense) and layer.input_shape != shape:
                return False  # before it is grown to see
            if layer.fitted(shape) is not layer:
                return False
            shape = layer.output_shape(shape)
    except Refused:
        return False
    return True


def input_shape_of(network: Network, shape: Shape) -> Shape | None:
    """Return the shape that a network from a file is made for: that of the picture, or a square.

    None for a network that takes any size. Raises Refused where no such size is found. A file does
    not say it, and of several sizes that the layers cannot tell apart it is the smallest.
    """
    if not is_made_for_one_size(network):
        return None
    if takes(network, shape):
        return shape
    for channels in sorted((1, 3), key=lambda count: count != shape[0]):
        for side in range(1, MAX_SIDE + 1):
            if takes(network, (channels, side, side)):
                return channels, side, side
    raise Refused(
        marked("message", "The network is made for one size of picture, which cannot be told.")
    )


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
    return [value.shape for value in layer.tensors().values()]


def must_relearn(session: Session, shape: Shape) -> bool:
    """Whether a network that was trained would lose weights by taking pictures of `shape`.

    Raises Refused when it does not fit, or would not fit into memory.
    """
    taken = session.input
    if not taken.kept or taken.shape == shape:
        return False
    return bool(relearned(session.network, shape))

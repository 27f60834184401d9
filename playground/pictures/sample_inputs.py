"""The sample pictures as a network takes them: what its units answer to without a user's own."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from playground.core.arrays import FloatArray
from playground.core.network_input import NetworkInput
from playground.core.picture import Colour
from playground.core.session import Network, Session
from playground.pictures.network_input import network_input
from playground.pictures.samples import SAMPLES, sample_picture


def sample_inputs(taken: NetworkInput) -> Iterator[tuple[str, FloatArray]]:
    """Yield each sample's name and its centred square: channels × height × width.

    `taken` says the shape.
    """
    assert taken.shape is not None
    colour: Colour = "rgb" if taken.shape[0] == 3 else "gray"
    size = max(taken.shape[1:])
    for name in SAMPLES:
        picture = replace(sample_picture(name), size=size, square=True, colour=colour)
        yield name, network_input(Session(picture, Network(), input=taken)).x

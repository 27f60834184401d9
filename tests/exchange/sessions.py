"""Sessions to export: a network on a picture of its own."""

from __future__ import annotations

import numpy as np

from playground.core.arrays import FloatArray, frozen
from playground.core.layer import Layer
from playground.core.network_input import NetworkInput
from playground.core.picture import Picture
from playground.core.session import Network, Session
from playground.layers.shipped import with_shipped_network


def on_maps(layer: Layer, x: FloatArray) -> Session:
    """A layer alone, on maps that are not those of a picture."""
    size = (x.shape[0], x.shape[1], x.shape[2])
    return Session(gray(8, 8), Network((layer,)), input=NetworkInput(shape=size, levels="unit"))


def gray(height: int, width: int, seed: int = 0) -> Picture:
    """Noise, all of it looked at."""
    pixels = np.random.default_rng(seed).integers(0, 256, (height, width), dtype=np.uint8)
    return Picture("noise.png", frozen(pixels), size=0)


def colour(height: int, width: int, seed: int = 0) -> Picture:
    """Noise in colour."""
    pixels = np.random.default_rng(seed).integers(0, 256, (height, width, 3), dtype=np.uint8)
    return Picture("noise.png", frozen(pixels), size=0, colour="rgb")


def lenet() -> Session:
    """The trained network that comes along, on the drawing that it suggests."""
    return with_shipped_network(Session(gray(28, 28), Network()), "lenet5-digits")

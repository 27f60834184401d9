"""One kind of layer a file: shape, numpy forward, declared fields."""

from playground.layers.activation import Activation
from playground.layers.convolution import Convolution
from playground.layers.kinds import LAYERS
from playground.layers.pooling import Pooling

__all__ = ["LAYERS", "Activation", "Convolution", "Pooling"]

"""One kind of layer a file: whatever module of this folder has a class with `layer_kind` is found.

The kinds that other storeys know by name can be imported from here.
"""

from playground.core.registry import import_modules
from playground.layers.activation import Activation
from playground.layers.batchnorm import BatchNormalisation
from playground.layers.convolution import Convolution
from playground.layers.dense import Dense
from playground.layers.dropout import Dropout
from playground.layers.flatten import Flatten
from playground.layers.groupnorm import GroupNormalisation, InstanceNormalisation
from playground.layers.inputnorm import InputNormalisation
from playground.layers.kinds import LAYERS
from playground.layers.localresponse import LocalResponseNormalisation
from playground.layers.pooling import Pooling
from playground.layers.transposed import TransposedConvolution
from playground.layers.upsampling import Upsampling

import_modules(__name__, __path__)

__all__ = [
    "LAYERS",
    "Activation",
    "BatchNormalisation",
    "Convolution",
    "Dense",
    "Dropout",
    "Flatten",
    "GroupNormalisation",
    "InputNormalisation",
    "InstanceNormalisation",
    "LocalResponseNormalisation",
    "Pooling",
    "TransposedConvolution",
    "Upsampling",
]

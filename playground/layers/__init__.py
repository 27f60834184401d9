"""One kind of layer a file: shape, numpy forward, torch forward, declared fields."""

from playground.layers.kinds import LAYERS  # isort: skip

# Menus list the kinds in this order, under the headings of their groups.
from playground.layers.convolution import Convolution  # isort: skip
from playground.layers.transposed import TransposedConvolution  # isort: skip
from playground.layers.activation import Activation  # isort: skip
from playground.layers.dropout import Dropout  # isort: skip
from playground.layers.pooling import Pooling  # isort: skip
from playground.layers.upsampling import Upsampling  # isort: skip
from playground.layers.flatten import Flatten  # isort: skip
from playground.layers.dense import Dense  # isort: skip
from playground.layers.batchnorm import BatchNormalisation  # isort: skip
from playground.layers.groupnorm import GroupNormalisation, InstanceNormalisation  # isort: skip
from playground.layers.localresponse import LocalResponseNormalisation  # isort: skip
from playground.layers.inputnorm import InputNormalisation  # isort: skip

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

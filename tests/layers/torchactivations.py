"""What torch calls each activation function, written down apart from the program's registry."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import torch
from torch import Tensor
from torch.nn import functional as F  # noqa: N812

from playground.layers import Activation

TORCH: dict[str, Callable[[Tensor, Activation], Tensor]] = {
    "none": lambda x, layer: x,
    "relu": lambda x, layer: F.relu(x),
    "leaky_relu": lambda x, layer: F.leaky_relu(x, layer.slope),
    "prelu": lambda x, layer: F.prelu(x, torch.from_numpy(layer.weight.astype(np.float64))),
    "relu6": lambda x, layer: F.relu6(x),
    "elu": lambda x, layer: F.elu(x, layer.alpha),
    "selu": lambda x, layer: F.selu(x),
    "sigmoid": lambda x, layer: torch.sigmoid(x),
    "tanh": lambda x, layer: torch.tanh(x),
    "abs": lambda x, layer: torch.abs(x),
    "softplus": lambda x, layer: F.softplus(x, threshold=700),
    "gelu": lambda x, layer: F.gelu(x),
    "gelu_tanh": lambda x, layer: F.gelu(x, approximate="tanh"),
    "silu": lambda x, layer: F.silu(x),
    "hard_swish": lambda x, layer: F.hardswish(x),
    "mish": lambda x, layer: F.mish(x),
    "softmax": lambda x, layer: x.softmax(dim=1),
    "log_softmax": lambda x, layer: x.log_softmax(dim=1),
}
"""Each of pictures × channels × … in float64, with the settings of a layer."""

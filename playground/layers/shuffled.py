"""A network whose last weights are shuffled: what is left of an explanation then?

Adebayo, Gilmer, Muelly, Goodfellow, Hardt and Kim, "Sanity checks for saliency maps" (2018).
"""

from __future__ import annotations

import numpy as np

from playground.core.arrays import FloatArray
from playground.core.session import Network
from playground.layers.state import tensors_of, with_state


def layers_with_weights(network: Network) -> tuple[int, ...]:
    """The places of the layers that are on and have weights, from the first."""
    return tuple(
        place for place, layer in enumerate(network) if layer.enabled and layer.parameters()
    )


def shuffled(network: Network, count: int, seed: int) -> Network:
    """The network in which the last `count` layers with weights have theirs in another order.

    Those of each tensor are shuffled among themselves, so that their distribution stays. A layer's
    order depends on the seed and its place alone: more layers leave that of the others as it is.
    """
    chosen = layers_with_weights(network)
    chosen = chosen[len(chosen) - min(count, len(chosen)) :]
    found: dict[str, FloatArray] = {}
    for name, values in tensors_of(network).items():
        place = int(name.split(".")[0])
        if place in chosen:
            rng = np.random.default_rng((seed, place))
            found[name] = rng.permutation(values.reshape(-1)).reshape(values.shape)
    return with_state(network, found)

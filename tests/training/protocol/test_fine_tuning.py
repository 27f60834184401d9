"""A trained network gets a last layer for other classes; the layers before one stay as they are."""

from __future__ import annotations

import numpy as np
import pytest

from playground.core.messages import Refused
from playground.core.session import Network
from playground.layers import Activation, Convolution, Dense, Dropout, Flatten, Pooling
from playground.layers.initialise import he_filters
from playground.layers.published import published_networks
from playground.layers.shipped import shipped_networks
from playground.training.protocol.fine_tuning import (
    frozen_before,
    head_place,
    kept_places,
    with_new_head,
    work_before,
)
from playground.training.protocol.trainable import obstacle


def rng() -> np.random.Generator:
    return np.random.default_rng(0)


def kinds(network: Network) -> list[str]:
    return [layer.kind for layer in network]


def test_the_average_of_squeezenet_comes_before_its_new_layer() -> None:
    before = shipped_networks()["squeezenet-1.1"].network()
    network = with_new_head(before, (3, 224, 224), 4, rng())
    place = head_place(network)
    assert kinds(network)[-3:] == ["pooling", "dense", "activation"]
    assert network[place].tensor_shapes() == {"weight": (4, 512), "bias": (4,)}
    assert network.layers[: place - 1] == before.layers[: place - 1]
    assert obstacle(network, (3, 224, 224), 4, frozen_before(network, place)) is None
    assert kept_places(network, frozen_before(network, place)) == place


def test_a_dense_last_layer_is_drawn_anew_and_nothing_large_is_made() -> None:
    entry = published_networks()["vgg16"]
    network = with_new_head(entry.outline(), entry.shape, 2, rng())
    assert sum(layer.parameters() for layer in network) == 134_268_738
    place = head_place(network)
    assert kept_places(network, frozen_before(network, place)) == place
    assert work_before(network, entry.shape, place) > 15e9


def test_a_convolution_whose_maps_are_not_averaged_is_flattened_before() -> None:
    layers = (Convolution(filters=he_filters(3, 1, (5, 5), rng())), Activation())
    last = Convolution(filters=he_filters(7, 3, (8, 8), rng()), padding="valid")
    network = with_new_head(Network((*layers, last, Flatten())), (1, 8, 8), 2, rng())
    assert kinds(network) == ["convolution", "activation", "flatten", "dense", "activation"]
    assert network[3].tensor_shapes()["weight"] == (2, 3 * 8 * 8)


def test_what_is_kept_ends_where_something_is_learned_or_drawn() -> None:
    network = Network(
        (
            Convolution(filters=he_filters(3, 1, (3, 3), rng())),
            Pooling(),
            Dropout(),
            Flatten(),
            Dense.random((48, 1, 1), 5, rng()),
        )
    )
    assert kept_places(network, (0,)) == 2  # dropout draws, unless it is frozen too
    assert kept_places(network, frozen_before(network, 99)) == 4
    assert kept_places(network, ()) == 0
    assert frozen_before(network, 1) == (0,)


def test_a_network_without_weights_has_no_layer_to_be_new() -> None:
    with pytest.raises(Refused, match="No layer"):
        head_place(Network((Activation(),)))

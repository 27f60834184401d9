"""Why a stack cannot be trained, and what it lacks."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from playground.core.fitting import output_shape
from playground.core.session import Network
from playground.layers import LAYERS, Activation, Convolution, Dense, Flatten, Pooling
from playground.layers.initialise import he_filters
from playground.training.protocol.trainable import (
    completed,
    ends_in_softmax,
    multiplications,
    obstacle,
)
from tests.training.networks import tiny

RNG = np.random.default_rng(0)
SHAPE = (1, 12, 12)
FILTERS = Convolution(filters=he_filters(3, 1, (3, 3), RNG))


def said(*layers: Any, classes: int = 5, frozen: tuple[()] = ()) -> str:
    return str(obstacle(Network(layers), SHAPE, classes, frozen))


def test_a_stack_that_can_be_trained_has_no_obstacle() -> None:
    assert obstacle(tiny(), SHAPE, 5) is None
    assert obstacle(tiny(), SHAPE, 5, frozen=(0,)) is None
    assert obstacle(tiny(softmax=False), SHAPE, 5) is None


def test_every_obstacle_has_its_sentence() -> None:
    assert "no layers yet" in said()
    assert "no layers yet" in said(Dense(enabled=False))
    assert "No layer of the stack has weights" in said(Activation(), Flatten())
    assert "3 maps of 12×12, but it needs one number for each of the 5" in said(FILTERS)
    one = Convolution(filters=he_filters(1, 1, (3, 3), RNG))
    assert "ends in one map of 12×12, but" in said(one)
    number = Convolution(filters=he_filters(1, 1, (12, 12), RNG), padding="valid")
    assert "ends in one number, but there are 5" in said(number)
    assert "ends in 5 numbers, but there are 4 classes" in str(obstacle(tiny(), SHAPE, 4))
    assert "frozen" in str(obstacle(tiny(), SHAPE, 5, (0, 4)))
    large = Convolution(filters=he_filters(1, 1, (13, 13), RNG), padding="valid")
    assert said(large).startswith("The stack does not fit pictures of 12×12: ")


@pytest.mark.parametrize(
    ("layers", "added"),
    [
        ((FILTERS, Activation()), ["flatten", "dense", "activation"]),
        ((FILTERS, Pooling(mode="global average")), ["dense", "activation"]),
        ((), ["flatten", "dense", "activation"]),
        (tiny(3, softmax=False).layers[:3], ["flatten", "dense", "activation"]),
    ],
)
def test_the_missing_last_layers_are_proposed(layers: tuple[Any, ...], added: list[str]) -> None:
    proposal = completed(Network(layers), SHAPE, 5, RNG)
    assert [layer.kind for layer in proposal.network][-len(added) :] == added
    assert obstacle(proposal.network, SHAPE, 5) is None
    assert output_shape(proposal.network, SHAPE) == (5, 1, 1)
    assert "one output for each of 5 classes" in str(proposal.message)
    softmaxes = [layer for layer in proposal.network if getattr(layer, "function", "") == "softmax"]
    assert len(softmaxes) == 1


@pytest.mark.parametrize("softmax", [True, False])
@pytest.mark.parametrize("found", [3, 8])
def test_a_dense_layer_at_the_end_gets_the_right_number_of_outputs(
    found: int, softmax: bool
) -> None:
    network = tiny(found, softmax=softmax)
    proposal = completed(network, SHAPE, 5, RNG)
    assert str(proposal.message) == f"Give the last dense layer 5 outputs instead of {found}."
    assert str(proposal.done) == f"The last dense layer was given 5 outputs instead of {found}."
    assert obstacle(proposal.network, SHAPE, 5) is None
    assert [layer.kind for layer in proposal.network] == [layer.kind for layer in tiny(5)]
    same = min(found, 5)
    assert np.array_equal(proposal.network[4].weight[:same], network[4].weight[:same])


def test_layers_that_are_switched_off_stay_where_they_are() -> None:
    off = Activation(enabled=False)
    proposal = completed(Network((*tiny(3).layers, off)), SHAPE, 5, RNG)
    assert off in proposal.network.layers


def test_nothing_is_proposed_where_more_layers_would_not_help() -> None:
    assert completed(tiny(), SHAPE, 5, RNG) is None


def test_nothing_is_proposed_for_a_stack_that_does_not_fit() -> None:
    large = Convolution(filters=he_filters(1, 1, (13, 13), RNG), padding="valid")
    assert completed(Network((large,)), SHAPE, 5, RNG) is None


def test_softmax_and_costs_are_found() -> None:
    assert ends_in_softmax(tiny())
    assert ends_in_softmax(Network((*tiny().layers, Activation(enabled=False))))
    assert not ends_in_softmax(tiny(softmax=False))
    assert not ends_in_softmax(Network())
    dropout = LAYERS["dropout"]()
    assert multiplications(Network((*tiny().layers, dropout)), SHAPE) == multiplications(
        tiny(), SHAPE
    )
    assert multiplications(tiny(), SHAPE) == 12 * 12 * 9 * 4 + 6 * 6 * 4 * 5

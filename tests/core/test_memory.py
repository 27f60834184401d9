"""A network that would take too much memory is refused before any of it is taken."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from playground.core.edits import set_field
from playground.core.fitting import fitted
from playground.core.memory import UNKNOWN_BYTES, check_memory, machine_bytes
from playground.core.messages import Refused
from playground.core.picture import Picture
from playground.core.session import Network, Session
from playground.engine.compute.evaluate import evaluate, stages_of
from playground.layers import LAYERS, Convolution, Dense, Flatten, Pooling, Upsampling
from playground.layers.initialise import he_filters
from playground.training.process.modules import torch_network
from playground.training.protocol.trainable import obstacle
from tests.layers.randomlayers import fitting

MEGABYTE = 2**20


@pytest.fixture
def small(monkeypatch: pytest.MonkeyPatch) -> None:
    """A machine of which a network may have one megabyte: 262 144 values."""
    monkeypatch.setattr("playground.core.memory.machine_bytes", lambda: 2 * MEGABYTE)


def test_the_machine_says_how_much_there_is() -> None:
    assert machine_bytes() > 2**28
    assert machine_bytes() == UNKNOWN_BYTES or machine_bytes() < 2**50


@pytest.mark.usefixtures("small")
def test_half_of_it_may_be_taken() -> None:
    check_memory(MEGABYTE // 4)
    with pytest.raises(Refused, match=r"needs 0\.000977 GB .* no more than 0\.000977 GB, half"):
        check_memory(MEGABYTE // 4 + 1)


def test_what_a_layer_holds_is_what_it_has_once_fitted() -> None:
    for _, kind in LAYERS.items():
        for layer, x in fitting(kind, 5, seed=1):
            values = sum(tensor.size for tensor in layer.tensors().values())
            assert layer.held(x.shape) >= values
            if layer.tensors():
                assert layer.held(x.shape) <= values + len(layer.tensors()["weight"]) + 64


def test_parameters_are_counted_without_stacking_them() -> None:
    layer = Convolution.default((3, 5, 5), np.random.default_rng(1))
    assert layer.parameters() == 8 * 27 + 8
    assert replace(layer, has_bias=False).parameters() == 8 * 27


@pytest.mark.usefixtures("small")
def test_a_dense_layer_with_too_many_units_is_refused_and_its_weights_stay() -> None:
    picture = Picture("p", np.zeros((32, 32), np.float32), size=0)
    layer = Dense.random((1, 32, 32), 10, np.random.default_rng(1))
    session = Session(picture, Network((layer,)))
    wide = set_field(session, 0, "units", 2**24)
    assert wide.network[0].tensors()["weight"].shape == (10, 1024)
    stage = stages_of(wide.network, picture.shape)[0]
    assert stage.refusal is not None
    assert "half of this machine" in str(stage.refusal)
    assert evaluate(wide.network, np.zeros((1, 32, 32), np.float32)).stages[0].maps is None
    reason = obstacle(wide.network, picture.shape, 10)
    assert reason is not None
    assert "half of this machine" in str(reason)
    with pytest.raises(Refused, match="half of this machine"):
        torch_network(wide.network, picture.shape)


@pytest.mark.usefixtures("small")
def test_layers_count_together() -> None:
    shape = (1, 16, 16)
    layer = Dense.random(shape, 256, np.random.default_rng(1))
    after = Dense.random((256, 1, 1), 256, np.random.default_rng(1))
    network = Network((layer, after, after, after, after))
    refused = [stage.refusal is not None for stage in stages_of(network, shape)]
    assert refused == [False, False, False, True, False]


@pytest.mark.usefixtures("small")
def test_maps_count_too() -> None:
    shape = (1, 64, 64)
    network = Network((Upsampling(factor=(4, 4)), Pooling(), Upsampling(factor=(32, 32))))
    refused = [stage.refusal is not None for stage in stages_of(network, shape)]
    assert refused == [False, False, True]


@pytest.mark.usefixtures("small")
def test_filters_do_not_grow_beyond_memory_on_flattened_maps() -> None:
    filters = he_filters(64, 1, (31, 31), np.random.default_rng(1))
    network = Network((Flatten(), Convolution(filters=filters)))
    assert fitted(network, (1, 64, 64)) is network
    assert stages_of(network, (1, 64, 64))[1].refusal is not None

"""Weights for another input are found out; what a file says is never cut or grown in silence."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from playground import app
from playground.core import edits
from playground.core.filters import Filter
from playground.core.fitting import fitted, obstacle, unchanged
from playground.core.layer import Layer
from playground.core.messages import Refused
from playground.core.session import Network, Session
from playground.core.step_edits import keep_step
from playground.layers import BatchNormalisation, Convolution, Dense, Flatten
from playground.sessions.sessionfile import Kept, read_session, write_session
from tests.layers.randomlayers import random_network


def deep(depth: int) -> Convolution:
    weights = np.arange(depth * 9, dtype=np.float32).reshape(depth, 3, 3)
    return Convolution(filters=(Filter("a", weights), Filter("b", weights + 1)))


def session_of(*layers: Layer) -> Session:
    """A grey picture whose layers nobody fitted to it."""
    return replace(app.first_session(), network=Network(layers))


ILL_FITTING = {
    "too deep": (deep(3),),
    "behind one that fits": (deep(1), deep(1)),
    "too few statistics": (deep(1), BatchNormalisation.default((1, 4, 4), np.random.default_rng())),
    "too few columns": (Flatten(), Dense.random((9, 1, 1), 4, np.random.default_rng())),
}


@pytest.mark.parametrize("case", ILL_FITTING)
def test_a_session_whose_weights_are_for_another_input_is_refused(
    tmp_path: Path, case: str
) -> None:
    """It was opened, failed when it was computed, and was cut at the next edit."""
    path = tmp_path / "s.convplay"
    ill = session_of(*ILL_FITTING[case])
    found = obstacle(ill.network, ill.shape)
    assert found is not None
    assert found.is_in_weights
    write_session(path, Kept(ill, {}))
    with pytest.raises(Refused, match=f"weights of layer {found.place + 1} are not for what"):
        read_session(path)
    step = keep_step(ill, 0, "a step", {}, "explore")
    write_session(path, Kept(replace(step, network=app.first_session().network), {}))
    with pytest.raises(Refused, match="are not for what reaches it"):
        read_session(path)


def test_what_is_off_or_behind_a_layer_that_takes_no_such_input_stays_as_it_is() -> None:
    session = session_of(replace(deep(3), enabled=False), deep(1))
    assert unchanged(session.network, session.shape).layers[0] is session.network[0]
    large = Convolution(filters=(Filter("a", np.ones((1, 301, 301))),), padding="valid")
    session = session_of(large, deep(3))
    found = obstacle(session.network, session.shape)
    assert found is not None
    assert (found.place, found.is_in_weights) == (0, False)
    assert unchanged(session.network, session.shape) is session.network


@pytest.mark.parametrize("seed", range(30))
def test_what_is_fitted_has_no_obstacle_in_its_weights(seed: int) -> None:
    rng = np.random.default_rng(seed)
    session = edits.set_network(app.first_session(), random_network(rng, (1, 14, 14)))
    for shape in ((1, 14, 14), (3, 19, 17)):
        network = fitted(session.network, shape)
        found = obstacle(network, shape)
        assert found is None or not found.is_in_weights
        assert [layer.tensor_shapes() for layer in unchanged(network, shape)] == [
            layer.tensor_shapes() for layer in network
        ]

"""A training of a network with large weights: the window's thread never makes them."""

from __future__ import annotations

import pickle
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from pytestqt.qtbot import QtBot

from playground.core.arrays import FloatArray
from playground.core.deferred import DeferredArray
from playground.core.edits import set_training_field
from playground.core.session import Network
from playground.layers import Dense
from playground.layers.initialise import drawn_anew
from playground.training.protocol import messages
from tests.gui.train.scripted import Bench, small_session, started_with

PLACE = 3
"""That of the dense layer."""

STARTED = started_with(small_session().network)


@pytest.fixture
def bench(qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Bench]:
    """A network whose dense layer counts as large, and must not be made."""
    monkeypatch.setattr("playground.core.deferred.DEFERRED_NUMBERS", 500)

    def made(self: DeferredArray, *_: object) -> FloatArray:
        raise AssertionError(f"{self.size} weights made by the window")

    monkeypatch.setattr(DeferredArray, "made", made)
    found = Bench(qtbot, tmp_path / "epochs")
    yield found
    found.close()


def source(network: Network) -> DeferredArray:
    layer = network[PLACE]
    assert isinstance(layer, Dense)
    assert isinstance(layer.source, DeferredArray)
    return layer.source


def ready(bench: Bench, network: Network) -> None:
    """Let the process be ready with a network, as it comes out of the pipe."""
    started = replace(STARTED, network=network)
    bench.hear(pickle.loads(pickle.dumps(started)), messages.PhaseChanged("paused"))


def test_a_training_begins_and_begins_anew(bench: Bench) -> None:
    first = bench.store.session.network
    bench.trainer.toggle()
    sent = bench.client.last(messages.Start).network
    assert source(sent) is source(first)
    ready(bench, sent)
    assert bench.store.session.network[PLACE] is first[PLACE]  # known again
    bench.store.edit("plan", set_training_field, "initialiser", "as-is")
    bench.trainer.start_anew()
    anew = bench.store.session.network
    assert source(anew).key != source(first).key
    sent = bench.client.last(messages.Start).network
    assert source(sent) is source(anew)
    ready(bench, sent)
    assert source(bench.store.session.network) is source(anew)


def test_weights_that_the_process_draws_are_taken_over_unmade(bench: Bench) -> None:
    bench.trainer.toggle()
    session = bench.store.session
    by_process = drawn_anew(session.network, replace(session.training, initialiser="as-is"))
    ready(bench, by_process)
    assert source(bench.store.session.network).key == source(by_process).key


def test_what_is_learned_takes_the_place_of_what_was_never_made(bench: Bench) -> None:
    bench.trainer.toggle()
    ready(bench, bench.store.session.network)
    bench.hear(messages.PhaseChanged("running"))
    shapes = bench.store.session.network[PLACE].tensor_shapes()
    learned = {
        f"{PLACE}.{name}": np.full(shape, 0.25, np.float32) for name, shape in shapes.items()
    }
    bench.hear(messages.Weights(0, 1, learned))
    layer = bench.store.session.network[PLACE]
    assert isinstance(layer, Dense)
    assert isinstance(layer.source, np.ndarray)
    np.testing.assert_array_equal(layer.source, learned[f"{PLACE}.weight"])

"""A run of edits, made from its first document, while weights are learned."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from playground.core.picture import Picture
from playground.core.session import Network, Session
from playground.gui.state.liveedit import LiveEdit
from playground.gui.state.store import Store
from playground.layers import Convolution
from playground.layers.state import tensors_of, with_state


def with_seed(session: Session, seed: int) -> Session:
    return replace(session, seed=seed)


def learned(store: Store) -> Network:
    network = store.session.network
    moved = {name: values + np.float32(1) for name, values in tensors_of(network).items()}
    return with_state(network, moved)


def test_a_run_stays_one_step_and_keeps_what_is_learned_meanwhile() -> None:
    layer = Convolution.default((1, 8, 8), np.random.default_rng(0))
    store = Store(Session(Picture("p", np.zeros((8, 8), np.float32), 0), Network((layer,))))
    store.begin_learning("learn", 1)
    live = LiveEdit(store)
    for seed in (1, 2, 3):
        live.edit("seed", "seed", with_seed, seed, live=True)
        store.learn(learned(store), "learn")
    weights = tensors_of(store.session.network)["0.weight"]
    np.testing.assert_allclose(weights, tensors_of(Network((layer,)))["0.weight"] + 3, atol=1e-5)
    live.end()
    store.undo()
    assert store.session.seed == 0
    assert store.history.redo_label == "seed"
    np.testing.assert_array_equal(tensors_of(store.session.network)["0.weight"], weights)


def test_a_run_ends_when_the_document_is_changed_by_something_else() -> None:
    store = Store(Session(Picture("p", np.zeros((8, 8), np.float32), 0), Network()))
    live = LiveEdit(store)
    live.edit("seed", "seed", with_seed, 1, live=True)
    picture = replace(store.session.picture, name="q")
    store.commit(replace(store.session, picture=picture), "picture")
    live.edit("seed", "seed", with_seed, 2, live=True)
    assert store.session.picture is picture
    store.undo()
    assert store.session.seed == 1

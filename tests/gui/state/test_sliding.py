"""The sliding window: every place once, play, pause, step, and hovering takes over."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from pytestqt.qtbot import QtBot

from playground.core import edits
from playground.core.filteredits import set_bias
from playground.core.filters import make_filter
from playground.core.picture import Picture
from playground.core.session import Network, Session
from playground.engine.trace.cell_address import Cell
from playground.engine.trace.walk import MAX_PLACES, walk_over
from playground.gui.state.sliding import Sliding
from playground.gui.state.store import Store
from playground.layers import Activation, Convolution, Pooling
from tests.gui.clock import Clock


@pytest.fixture
def store(qtbot: QtBot) -> Store:
    picture = Picture("p", np.zeros((6, 8), np.uint8), 0)
    filters = (make_filter("f", np.ones((3, 3), np.float32)),) * 2
    layers = (Convolution(filters=filters), Activation(), Pooling())
    return Store(Session(picture, Network(layers)))


@pytest.mark.parametrize("size", [(4, 4), (28, 28), (1, 10), (500, 400), (3000, 4000)])
def test_a_walk_visits_real_cells_in_order_and_not_too_many(size: tuple[int, int]) -> None:
    walk = walk_over(*size)
    assert 1 <= len(walk) <= MAX_PLACES * 1.1
    places = [walk.place(position) for position in range(len(walk))]
    assert len(set(places)) == len(places)
    assert places == sorted(places)
    assert all(row < size[0] and column < size[1] for row, column in places)
    assert [walk.position(*place) for place in places] == list(range(len(walk)))
    if size[0] * size[1] <= MAX_PLACES:
        assert len(walk) == size[0] * size[1]


def test_playing_reaches_the_end_and_stops_there(store: Store, clock: Clock) -> None:
    sliding = Sliding(store)
    sliding.set_speed(4)
    seen = []
    store.view_changed.connect(lambda old, new: seen.append(new.slide))
    sliding.toggle()
    assert sliding.is_playing
    clock.advance(249)
    assert seen == [Cell(0, 0, 0, 0)]
    clock.advance(1)
    assert seen == [Cell(0, 0, 0, 0), Cell(0, 0, 0, 1)]
    clock.advance(250 * 47)
    assert not sliding.is_playing
    assert seen == [Cell(0, 0, row, column) for row in range(6) for column in range(8)]
    sliding.toggle()
    assert store.view.slide == Cell(0, 0, 0, 0)
    sliding.pause()
    clock.advance(60_000)
    assert store.view.slide == Cell(0, 0, 0, 0)
    assert clock.is_at_rest


def test_hovering_takes_over_and_pauses(qtbot: QtBot, store: Store) -> None:
    sliding = Sliding(store)
    sliding.toggle()
    store.look(hover=Cell(1, 0, 2, 2))
    assert not sliding.is_playing
    assert store.view.pointed == Cell(1, 0, 2, 2)
    store.look(hover=None)
    assert store.view.pointed == store.view.slide


def test_steps_stop_at_both_ends(qtbot: QtBot, store: Store) -> None:
    sliding = Sliding(store)
    sliding.step(-1)
    assert sliding.position == 0
    sliding.step(1)
    assert store.view.slide == Cell(0, 0, 0, 1)
    sliding.go(10**6)
    assert store.view.slide == Cell(0, 0, 5, 7)
    sliding.step(1)
    assert sliding.position == 47


@pytest.mark.parametrize("plays", [False, True])
def test_any_other_edit_ends_it(store: Store, clock: Clock, plays: bool) -> None:
    sliding = Sliding(store)
    picture = Picture("q", np.ones((6, 8), np.uint8), 0)
    for act in (
        lambda: store.edit("bias", set_bias, 0, 0, 1.0),
        lambda: store.edit("switch", edits.set_enabled, 1, False),
        lambda: store.edit("picture", edits.set_picture, picture),
        store.undo,
        store.redo,
    ):
        sliding.go(3)
        if plays:
            sliding.toggle()
        act()
        assert store.view.slide is None
        assert not sliding.is_playing
        clock.advance(60_000)
        assert store.view.slide is None
    sliding.go(3)
    store.edit("rate", edits.set_training, replace(store.session.training, rate=0.5))
    assert store.view.slide is not None  # no map is another


def test_it_says_when_there_are_no_maps_to_slide_over(store: Store) -> None:
    sliding = Sliding(store)
    heard: list[bool] = []
    sliding.changed.connect(lambda: heard.append(sliding.walk() is not None))
    store.look(layer=-1)
    store.look(layer=0)
    assert heard == [False, True]
    for _ in range(3):
        store.edit("delete", edits.delete_layer, 0)
    assert heard[-1] is False
    sliding.toggle()
    assert not sliding.is_playing


def test_other_weights_are_no_other_walk_and_a_stride_is(store: Store) -> None:
    sliding = Sliding(store)
    heard: list[int] = []
    sliding.changed.connect(lambda: heard.append(len(sliding.walk() or ())))
    store.edit("bias", set_bias, 0, 0, 1.0)
    assert heard == []
    store.edit("stride", edits.set_field, 0, "stride", (2, 2))
    assert len(heard) == 1
    assert heard[0] < 48

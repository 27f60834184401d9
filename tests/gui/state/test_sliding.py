"""The sliding window: every place once, play, pause, step, and hovering takes over."""

from __future__ import annotations

import numpy as np
import pytest
from pytestqt.qtbot import QtBot

from playground.core import edits
from playground.core.filters import make_filter
from playground.core.picture import Picture
from playground.core.session import Network, Session
from playground.engine.trace.cell_address import Cell
from playground.gui.state.sliding import MAX_PLACES, Sliding, walk_over
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


def test_a_smaller_map_takes_the_window_back_to_its_beginning(qtbot: QtBot, store: Store) -> None:
    sliding = Sliding(store)
    sliding.go(47)
    store.edit("stride", edits.set_field, 0, "stride", (2, 2))
    assert sliding.position == 0
    store.edit("delete", edits.delete_layer, 0)
    store.edit("delete", edits.delete_layer, 0)
    store.edit("delete", edits.delete_layer, 0)
    assert store.view.slide is None
    assert sliding.walk() is None
    sliding.toggle()
    assert not sliding.is_playing

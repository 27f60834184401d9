"""Arrays that are made when they are needed: the same every time, and given up in between."""

from __future__ import annotations

import pickle
import threading
from collections.abc import Callable
from dataclasses import replace

import numpy as np
import pytest

from playground.core.cancelling import Cancelled
from playground.core.deferred import DeferredArray, arrays_in, needed
from playground.core.edits import set_field, set_picture
from playground.core.fitting import fitted
from playground.core.history import History
from playground.core.picture import Picture
from playground.core.session import Network, Session
from playground.layers import Dense
from playground.layers.initialise import drawn_anew, initialised
from tests.layers.randomlayers import random_maps
from tests.patience import PATIENCE_S

SHAPE = (2, 6, 5)


@pytest.fixture
def defer(monkeypatch: pytest.MonkeyPatch) -> Callable[[int], None]:
    """Sets from how many numbers on arrays are deferred."""

    def set_limit(numbers: int) -> None:
        monkeypatch.setattr("playground.core.deferred.DEFERRED_NUMBERS", numbers)
        monkeypatch.setattr("playground.core.deferred.BLOCK_NUMBERS", 128)

    return set_limit


def layer(units: int = 30) -> Dense:
    return Dense.random(SHAPE, units, np.random.default_rng(7))


def source(dense: object) -> DeferredArray:
    assert isinstance(dense, Dense)
    assert isinstance(dense.source, DeferredArray)
    return dense.source


def test_a_large_layer_is_the_same_however_often_it_is_made(defer: Callable[[int], None]) -> None:
    defer(100)
    dense = layer()
    array = source(dense)
    assert not array.is_made
    assert dense.tensor_shapes() == {"weight": (30, 60), "bias": (30,)}
    assert dense.parameters() == 30 * 61
    assert not array.is_made  # none of this has made it
    first = dense.weight
    assert array.is_made
    assert first is dense.weight
    assert not first.flags.writeable
    assert first.std() == pytest.approx(np.sqrt(2 / 60), rel=0.1)
    assert array.let_go()
    assert not array.is_made
    np.testing.assert_array_equal(dense.weight, first)
    other = pickle.loads(pickle.dumps(dense))  # as the training process gets it
    assert not source(other).is_made
    np.testing.assert_array_equal(other.weight, first)


def test_two_large_layers_of_one_generator_differ(defer: Callable[[int], None]) -> None:
    defer(100)
    rng = np.random.default_rng(3)
    one, two = (initialised(layer(), "he", rng) for _ in range(2))
    assert not np.array_equal(one.weight, two.weight)


@pytest.mark.parametrize("units", [20, 30, 45])
@pytest.mark.parametrize("shape", [SHAPE, (2, 8, 4), (3, 6, 5), (60, 1, 1), (70, 1, 1)])
def test_deferred_or_not_a_layer_is_fitted_to_the_same_weights(
    units: int, shape: tuple[int, int, int], defer: Callable[[int], None]
) -> None:
    at_once = layer().fitted(SHAPE)
    trained = at_once.with_tensors({**at_once.tensors(), "bias": np.arange(30, dtype=np.float32)})

    def changed() -> Dense:
        found = fitted(Network((trained,)), shape)[0]
        found = set_field(Session(picture(), Network((found,))), 0, "units", units).network[0]
        assert isinstance(found, Dense)
        return found.fitted(shape)

    wanted = changed()
    defer(100)
    found = changed()
    np.testing.assert_array_equal(found.weight, wanted.weight)
    np.testing.assert_array_equal(found.bias, wanted.bias)
    x = random_maps(np.random.default_rng(1), shape)
    np.testing.assert_array_equal(found.forward(x), wanted.forward(x))


def picture() -> Picture:
    return Picture("noise", np.zeros(SHAPE[1:], np.float32), 0)


def test_making_is_given_up_between_blocks_and_gone_on_with(defer: Callable[[int], None]) -> None:
    defer(100)
    wanted = layer().weight.copy()
    array, looks = source(layer()), []

    def cancelled() -> bool:
        looks.append(1)
        return len(looks) % 4 == 0

    rounds = 0
    while not array.is_made:
        rounds += 1
        try:
            array.made(cancelled)
        except Cancelled:
            assert not array.is_made
    blocks = 30 * 60 / 120  # two rows of 60 are what fits a block
    assert rounds > 2
    assert len(looks) == blocks
    np.testing.assert_array_equal(array.made(), wanted)


def test_what_it_is_made_of_is_needed_until_it_is_made(defer: Callable[[int], None]) -> None:
    defer(100)
    small = layer()
    grown = small.fitted((2, 8, 8))
    assert set(needed(grown.deferred())) == {source(small), source(grown)}
    assert not list(arrays_in(grown.source))  # nothing that could not be made again
    made = grown.weight
    assert set(needed(grown.deferred())) == {source(grown)}
    source(small).let_go()
    np.testing.assert_array_equal(made, grown.weight)


def test_memory_is_not_taken_from_who_is_making(defer: Callable[[int], None]) -> None:
    defer(100)
    array = source(layer())
    begun, end = threading.Event(), threading.Event()

    def cancelled() -> bool:
        begun.set()
        end.wait(PATIENCE_S)
        return False

    thread = threading.Thread(target=array.made, args=(cancelled,))
    thread.start()
    assert begun.wait(PATIENCE_S)
    assert not array.let_go()
    end.set()
    thread.join()
    assert array.is_made
    assert array.let_go()


def test_undo_holds_no_large_weights_that_can_be_made_again(defer: Callable[[int], None]) -> None:
    defer(100)
    first = Session(picture(), Network((layer(),)))
    history = History(first, cap=40_000)
    session = first
    for units in range(40, 100):  # 5 to 12 kB of weights each
        session = set_field(session, 0, "units", units)
        source(session.network[0]).made()
        history.commit(session, "units")
    while history.undo():
        pass
    assert history.present is first


def test_undo_counts_trained_weights_that_others_are_made_of(defer: Callable[[int], None]) -> None:
    at_once = layer()
    defer(100)
    first = Session(picture(), Network((at_once,)))
    history = History(first, cap=40_000)
    session = set_field(first, 0, "units", 90)
    assert [array.shape for array in session.network[0].arrays()] == [(30, 60), (90,)]
    history.commit(session, "units")
    history.commit(set_picture(session, picture()), "picture")
    assert history.undo()
    assert history.undo()


def test_a_new_start_draws_large_layers_later(defer: Callable[[int], None]) -> None:
    defer(100)
    session = Session(picture(), Network((layer(), Dense.random((30, 1, 1), 30, _rng()))))
    anew = drawn_anew(session.network, session.training)
    arrays = [source(dense) for dense in anew]
    assert not any(array.is_made for array in arrays)
    assert not np.array_equal(arrays[0].made()[:, :30], arrays[1].made())


def _rng() -> np.random.Generator:
    return np.random.default_rng(2)


PAST = (
    (SHAPE, 45),
    ((3, 8, 4), 45),
    ((3, 8, 4), 38),
    ((96, 1, 1), 50),
    ((96, 1, 1), 33),
    ((2, 6, 5), 41),
    ((2, 6, 5), 25),
    ((2, 7, 7), 60),
)


def test_a_long_past_is_gone_through_without_what_lay_between(
    defer: Callable[[int], None],
) -> None:
    at_once = layer()

    def brought_up() -> Dense:
        found = at_once
        for shape, units in PAST:
            found = replace(found, units=units).fitted(shape)
        return found

    wanted = brought_up()
    defer(100)
    found = brought_up()
    assert list(needed(found.deferred())) == [source(found)]
    assert [array.shape for array in found.arrays()] == [(30, 60), (60,)]
    np.testing.assert_array_equal(found.weight, wanted.weight)

"""Undo, redo, merging drags, and forgetting the oldest steps."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np
import pytest

from playground.core.filters import make_filter
from playground.core.history import History
from playground.core.layer import Layer
from playground.core.picture import Picture
from playground.core.session import Network, Session
from playground.core.step_edits import delete_step, go_to_step, keep_step, rename_step
from playground.layers import Activation, Convolution
from playground.layers.inputnorm import InputNormalisation
from playground.layers.state import tensors_of, with_state
from tests.onecell import set_cell


def session(megabytes: float = 0.001) -> Session:
    return Session(Picture("p", np.zeros((int(megabytes * 2**20), 1), np.uint8)), Network())


def painted(old: Session, megabytes: float) -> Session:
    return replace(old, picture=session(megabytes).picture)


def test_undo_and_redo_walk_the_steps() -> None:
    first = session()
    history = History(first)
    second, third = replace(first, seed=2), replace(first, seed=3)
    history.commit(second, "two")
    history.commit(third, "three")
    assert (history.undo_label, history.redo_label) == ("three", None)
    assert history.undo()
    assert history.present is second
    assert (history.undo_label, history.redo_label) == ("two", "three")
    assert history.undo()
    assert not history.undo()
    assert history.present is first
    assert history.redo()
    assert history.redo()
    assert not history.redo()
    assert history.present is third


def test_a_commit_after_undo_forgets_what_was_undone() -> None:
    history = History(session())
    history.commit(replace(history.present, seed=1), "one")
    history.undo()
    history.commit(replace(history.present, seed=2), "two")
    assert history.redo_label is None
    assert not history.redo()


def test_a_drag_is_one_step_until_it_ends() -> None:
    first = session()
    history = History(first)
    for seed in range(1, 50):
        history.commit(replace(first, seed=seed), "drag", merge="cell")
    history.end_merge()
    history.commit(replace(first, seed=100), "drag", merge="cell")
    assert history.undo()
    assert history.present.seed == 49
    assert history.undo()
    assert history.present is first


def test_a_drag_that_comes_back_to_its_beginning_leaves_no_step() -> None:
    first = session()
    history = History(first)
    before = replace(first, seed=1)
    history.commit(before, "other")
    for seed in range(2, 9):
        history.commit(replace(first, seed=seed), "drag", merge="cell")
    history.commit(before, "drag", merge="cell")
    assert history.present is before
    assert (history.undo_label, history.redo_label) == ("other", None)
    history.undo()
    assert history.present is first


def test_a_drag_after_undo_does_not_swallow_the_step_before() -> None:
    first = session()
    history = History(first)
    history.commit(replace(first, seed=1), "drag", merge="cell")
    history.commit(replace(first, seed=2), "other")
    history.undo()
    history.commit(replace(first, seed=3), "drag", merge="cell")
    history.undo()
    assert history.present.seed == 1


def test_dirty_means_different_from_what_was_saved() -> None:
    history = History(session())
    assert not history.is_dirty
    history.commit(replace(history.present, seed=1), "one")
    assert history.is_dirty
    history.mark_saved()
    assert not history.is_dirty
    history.undo()
    assert history.is_dirty
    history.redo()
    assert not history.is_dirty


def test_a_document_at_a_step_that_is_saved_is_not_dirty() -> None:
    first = keep_step(session(), 0, "one", {}, "explore")
    history = History(keep_step(replace(first, seed=5), 1, "two", {}, "explore"))
    history.commit(go_to_step(history.present, 0), "go")
    assert history.present.seed == 0
    assert not history.is_dirty
    history.commit(replace(history.present, seed=3), "edit")
    assert history.is_dirty
    history.undo()
    history.commit(rename_step(history.present, 1, "three"), "rename")
    assert history.is_dirty


def test_going_from_step_to_step_forgets_nothing_as_the_steps_hold_it_all() -> None:
    present = keep_step(session(1), 0, "one", {}, "explore")
    present = keep_step(painted(present, 1), 1, "two", {}, "explore")
    history = History(present, cap=2**20)
    for at in range(40):
        history.commit(go_to_step(history.present, at % 2), "go")
    steps = 0
    while history.undo():
        steps += 1
    assert steps == 40
    history.commit(delete_step(history.present, 0), "delete")
    history.commit(delete_step(history.present, 0), "delete")  # what it alone held counts now
    assert history.undo()
    history.commit(painted(delete_step(history.present, 0), 1), "paint")
    assert history.undo()
    assert not history.undo()


def test_the_oldest_steps_are_forgotten_when_the_past_grows_too_large() -> None:
    history = History(session(1), cap=5 * 2**20)
    for _ in range(20):
        history.commit(painted(history.present, 1), "paint")
    steps = 0
    while history.undo():
        steps += 1
    assert steps == 5


def test_small_edits_of_a_large_picture_cost_nothing() -> None:
    history = History(session(4), cap=5 * 2**20)
    for seed in range(1, 200):
        history.commit(replace(history.present, seed=seed), "edit")
    steps = 0
    while history.undo():
        steps += 1
    assert steps == 199


# What is learned over the present.

SHAPE = (1, 8, 8)


def trainable(seed: int = 0) -> Session:
    network = Network((Convolution.default(SHAPE, np.random.default_rng(seed)), Activation()))
    return Session(Picture("p", np.zeros((8, 8), np.float32), 0), network)


def moved(network: Network, by: float) -> Network:
    tensors = {name: value + np.float32(by) for name, value in tensors_of(network).items()}
    return with_state(network, tensors)


def weight(session: Session, row: int = 1, column: int = 1) -> float:
    return float(tensors_of(session.network)["0.weight"][0, 0, row, column])


def with_cell(session: Session, value: float) -> Session:
    return set_cell(session, 0, 0, 0, 1, 1, value)


def test_what_is_learned_is_no_step_until_it_is_settled() -> None:
    history = History(trainable())
    first = history.present
    history.begin_learning("learn", 1)
    for _ in range(5):
        history.learn(moved(history.present.network, 0.5), "learn")
    assert (history.undo_label, history.undo()) == ("learn", False)
    history.settle("learned")
    learned = history.present
    assert weight(learned) == pytest.approx(weight(first) + 2.5)
    assert (history.undo_label, history.point) == ("learned", 1)
    assert history.undo()
    assert (history.present, history.point) == (first, 0)
    assert history.redo()
    assert (history.present, history.point) == (learned, 1)


def test_edits_beneath_what_is_learned_are_taken_back_and_done_again_by_themselves() -> None:
    history = History(trainable())
    history.commit(replace(history.present, seed=1), "seed")
    history.begin_learning("learn", 1)
    history.learn(moved(history.present.network, 1), "learn")
    before = weight(history.present)
    history.commit(with_cell(history.present, 50), "cell")
    history.learn(moved(history.present.network, 1), "learn")
    other = weight(history.present, 0, 0)
    assert weight(history.present) == 51
    history.undo()
    assert (weight(history.present), weight(history.present, 0, 0)) == (before, other)
    history.undo()
    assert history.present.seed == 0
    assert weight(history.present, 0, 0) == other
    history.learn(moved(history.present.network, 1), "learn")
    history.redo()
    history.redo()
    assert (history.present.seed, weight(history.present)) == (1, 50)
    assert weight(history.present, 0, 0) == other + 1


def test_what_was_taken_back_before_it_settles_can_be_done_again_after() -> None:
    history = History(trainable())
    history.begin_learning("learn", 1)
    history.commit(replace(history.present, seed=1), "seed")
    history.commit(with_cell(history.present, 50), "cell")
    history.undo()
    history.undo()
    history.learn(moved(history.present.network, 1), "learn")
    history.settle()
    learned = weight(history.present, 0, 0)
    assert history.redo_label == "seed"
    history.redo()
    history.redo()
    assert (history.present.seed, weight(history.present)) == (1, 50)
    assert (weight(history.present, 0, 0), history.point) == (learned, 1)


def test_other_layers_settle_what_was_learned_and_undo_of_them_brings_it_back() -> None:
    history = History(trainable())
    history.begin_learning("learn", 1)
    history.learn(moved(history.present.network, 1), "learn")
    learned = history.present
    history.commit(replace(learned, network=Network(learned.network.layers[:1])), "delete")
    assert not history.is_learning
    history.undo()
    assert (history.present, history.undo_label) == (learned, "learn")


def test_undo_to_other_layers_settles_what_was_learned_for_redo() -> None:
    history = History(trainable())
    first = history.present
    history.commit(replace(first, network=Network(first.network.layers[:1])), "delete")
    history.begin_learning("learn", 1)
    history.learn(moved(history.present.network, 1), "learn")
    learned = history.present
    history.undo()
    assert history.present is first
    history.redo()
    history.redo()
    assert (history.present, history.undo_label) == (learned, "learn")


def test_a_drag_goes_on_while_weights_are_learned_and_holds_its_cells() -> None:
    history = History(trainable())
    history.begin_learning("learn", 1)
    for value in (50, 60, 70):
        history.commit(with_cell(history.present, value), "drag", merge="key")
        history.learn(moved(history.present.network, 1), "learn")
        assert weight(history.present) == value
    history.end_merge()
    history.settle()
    history.undo()
    history.undo()
    assert history.undo_label is None


def test_what_is_only_looked_at_stays_in_view_until_another_point() -> None:
    history = History(trainable())
    history.enter(replace(history.present, seed=2), "train", 1)
    learned = history.present.network
    history.commit(replace(history.present, seed=1), "seed")
    history.begin_learning("look", 1, looked_at=True)
    looked = moved(history.present.network, 1)
    history.learn(looked, "look")
    assert history.undo_label == "seed"
    history.undo()
    assert (history.present.seed, history.present.network) == (2, looked)
    history.redo()
    assert (history.present.seed, history.present.network) == (1, looked)
    history.undo()
    history.undo()
    assert not history.is_looking
    history.redo()
    assert history.present.network is learned


def test_what_is_only_looked_at_is_no_step_before_another_document() -> None:
    """It would be one that nobody made, and go to the process as if it were set by hand."""
    history = History(trainable())
    before = history.present
    history.begin_learning("look", 1, looked_at=True)
    history.learn(moved(before.network, 1), "look")
    history.enter(replace(before, seed=5), "open", 2)
    assert history.undo()
    assert history.present is before
    assert not history.undo()


def test_each_step_is_of_the_document_that_began_before_it() -> None:
    first = session()
    history = History(first)
    history.commit(replace(first, seed=1), "one")
    history.enter(first, "open", 1)  # the very session that was there before
    assert history.begin_document() == history.document_number == 1
    history.commit(replace(first, seed=2), "two")
    assert history.document_number == 1
    history.enter(first, "open", 2)
    history.begin_document()
    numbers = [history.document_number]
    while history.undo():
        numbers.append(history.document_number)
    assert numbers == [2, 1, 1, 0, 0]
    assert history.document_numbers == {0, 1, 2}
    history.commit(replace(first, seed=3), "three")
    assert history.document_numbers == {0}


def layered(value: float) -> Network:
    return Network((Convolution(filters=(make_filter("f", np.full((1, 1), value)),)),))


def opened(network: Network) -> History:
    """A history in which a learning began with another network, and an edit was made since."""
    first = replace(session(), network=network)
    history = History(first)
    longer = Network((*network, Activation()))
    history.enter(replace(first, network=longer), "fit", 1, opens=True)
    history.begin_learning("train", 2)
    return history


def test_what_a_learning_began_with_is_one_step_with_it() -> None:
    history = opened(layered(1.0))
    first = history._steps[0].session
    history.commit(replace(history.present, picture=painted(first, 0.01).picture), "paint")
    learned = Network((*layered(2.0), Activation()))
    history.learn(learned, "train")
    history.settle()
    assert history.undo_label == "train"
    assert len(history.present.network) == 2
    assert history.undo()
    assert history.undo_label == "paint"
    assert history.present.network is first.network
    assert history.point == 0
    assert history.undo()
    assert history.present is first
    assert history.redo()
    assert history.redo()
    assert history.present.network is learned


def test_a_setting_changed_since_is_kept_without_what_the_learning_began_with() -> None:
    first = replace(session(), network=layered(1.0))
    history = History(first)
    seeded = replace(first, training=replace(first.training, seed=7))
    history.enter(seeded, "seed", 0, opens=True)
    history.begin_learning("anew", 1)
    plan = replace(seeded.training, rate=0.5)
    history.commit(replace(history.present, training=plan), "rate")
    history.learn(layered(2.0), "anew")
    history.settle()
    assert history.present.training == plan
    history.undo()
    assert history.present.training == replace(first.training, rate=0.5)


def labels_of(history: History) -> list[Any]:
    """Undo everything, and return what that was."""
    found = []
    while history.undo_label is not None:
        found.append(history.undo_label)
        assert history.undo()
    return found


@pytest.mark.parametrize("front", [(), (InputNormalisation(),)])
def test_a_cell_set_since_is_set_in_the_network_of_before(front: tuple[Layer, ...]) -> None:
    first = replace(session(), network=layered(1.0))
    history = History(first)
    fit = Network((*front, *layered(2.0)))
    history.enter(replace(first, network=fit), "fit", 1, opens=True)
    history.begin_learning("train", 2)
    edited = Network((*front, *layered(3.0)))
    history.commit(replace(history.present, network=edited), "cell")
    history.learn(Network((*front, *layered(4.0))), "train")
    history.settle()
    history.undo()
    assert history.undo_label == "cell"
    assert weight(history.present, 0, 0) == 3.0
    history.undo()
    assert history.present is first
    assert history.undo_label is None
    history.redo()
    history.redo()
    assert len(history.present.network) == 1 + len(front)
    assert labels_of(history) == ["train", "cell"]


def test_layers_frozen_since_are_frozen_at_their_places_of_before() -> None:
    first = replace(session(), network=layered(1.0))
    history = History(first)
    longer = Network((InputNormalisation(), *layered(1.0)))
    history.enter(replace(first, network=longer), "fit", 1, opens=True)
    history.begin_learning("train", 2)
    plan = replace(first.training, frozen=(1,))
    history.commit(replace(history.present, training=plan), "freeze")
    history.learn(Network((longer[0], *layered(2.0))), "train")
    history.settle()
    history.undo()
    assert history.present.training.frozen == (0,)
    assert labels_of(history) == ["freeze"]


def test_an_edit_that_cannot_be_made_before_leaves_the_opening_a_step() -> None:
    first = replace(session(), network=layered(1.0))
    history = History(first)
    history.enter(replace(first, network=filters(2, 2.0)), "fit", 1, opens=True)
    history.begin_learning("train", 2)
    history.commit(replace(history.present, network=filters(2, 3.0)), "cell")
    history.learn(filters(2, 4.0), "train")
    history.settle()
    assert labels_of(history) == ["train", "cell", "fit"]
    assert history.present is first


def filters(count: int, value: float) -> Network:
    made = tuple(make_filter(f"f{at}", np.full((1, 1), value)) for at in range(count))
    return Network((Convolution(filters=made),))


def test_what_a_learning_of_nothing_began_with_is_one_step() -> None:
    first = replace(session(), network=layered(1.0))
    history = History(first)
    seeded = replace(first, training=replace(first.training, seed=7))
    history.enter(seeded, "anew", 0, opens=True)
    history.begin_learning("anew", 1)
    history.open(lambda old: replace(old, network=layered(2.0)), "anew", 2)
    assert history.present.training.seed == 7
    history.begin_learning("anew", 3)
    history.commit(replace(history.present, seed=5), "edit")
    history.settle()
    assert labels_of(history) == ["edit", "anew"]
    assert history.present is first


def test_undo_while_it_learns_again_gives_the_cell_its_value_of_before() -> None:
    """Not that which it had learned the time before."""
    history = History(replace(session(), network=layered(1.0)))
    history.begin_learning("train", 1)
    history.learn(layered(2.0), "train")
    history.commit(replace(history.present, network=layered(50.0)), "cell")
    history.settle(even_unchanged=True)
    history.undo()
    history.begin_learning("train again", 2)
    assert history.undo()
    assert weight(history.present, 0, 0) == 1.0


def test_giving_up_what_was_to_be_learned_takes_its_beginning_off_too() -> None:
    history = opened(layered(1.0))
    history.stop_learning()
    assert history.undo_label is None
    assert len(history.present.network) == 1
    assert history.redo_label is None

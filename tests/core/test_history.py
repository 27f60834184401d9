"""Undo, redo, merging drags, and forgetting the oldest steps."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from playground.core.history import History
from playground.core.session import Network, Picture, Session


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

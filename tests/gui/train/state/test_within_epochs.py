"""Undo and redo of trainings that are held within an epoch, or just before its end."""

from __future__ import annotations

from dataclasses import replace

from playground.training.protocol import messages
from playground.training.protocol.state import TrainingState
from tests.gui.train.cards.test_stepboard import recorded_step
from tests.gui.train.scripted import Bench, changed, epoch_over, progress, row, started_with
from tests.gui.train.state.test_points import assert_same, bench, come_back, tensors, train

__all__ = ["bench"]


def test_an_epoch_that_ends_with_the_weights_that_it_was_held_with_is_a_step_of_its_own(
    bench: Bench,
) -> None:
    train(bench, 1, 2)
    bench.trainer.toggle()
    held = changed(bench.store.session.network, 1.0)
    bench.hear(messages.PhaseChanged("running"), progress(2, 23), messages.Weights(2, 69, held))
    bench.trainer.toggle()
    bench.hear(messages.PhaseChanged("paused"))
    assert str(bench.store.history.undo_label) == "Train, within epoch 3"
    bench.trainer.epoch_once()
    kept = messages.KeptEpochs((0, 1, 2, 3))
    bench.hear(epoch_over(3), kept, messages.Weights(3, 69, held), messages.PhaseChanged("paused"))
    assert str(bench.store.history.undo_label) == "Train, epoch 3"
    bench.store.undo()
    start = come_back(bench)
    assert (start.epoch, start.step) == (2, 69)
    assert_same(tensors(bench), held)
    assert str(bench.store.history.undo_label) == "Train, within epoch 3"
    bench.store.redo()
    assert come_back(bench).epoch == 3


def held_within_an_epoch(bench: Bench) -> TrainingState:
    """Train an epoch and ten batches of the next, and pause."""
    bench.begin(
        progress(0, 23),
        epoch_over(1),
        messages.KeptEpochs((0, 1)),
        recorded_step(bench),
        progress(1, 10),
        messages.Weights(1, 33, changed(bench.store.session.network, 1.0)),
    )
    bench.trainer.toggle()
    bench.hear(messages.PhaseChanged("paused"))
    return bench.trainer.state


def resume(bench: Bench, batches: int) -> None:
    """Let the process come back to the second epoch, so many batches of it being done."""
    start = bench.client.last(messages.Start)
    assert (start.epoch, start.step) == (1, 33)
    bench.hear(
        replace(started_with(start.network, (row(1),)), batches=batches),
        messages.Weights(1, 33, dict(tensors(bench))),
        messages.PhaseChanged("paused"),
    )


def test_undo_and_redo_bring_back_the_middle_of_an_epoch_whole(bench: Bench) -> None:
    before = held_within_an_epoch(bench)
    weights = tensors(bench)
    bench.store.undo()
    bench.store.redo()
    resume(bench, batches=10)
    now = bench.trainer.state
    assert now.progress is before.progress
    assert now.examination is before.examination
    assert now.last_step is before.last_step
    assert now.runs[-1].batches is before.runs[-1].batches
    assert_same(tensors(bench), weights)
    assert bench.client.count(messages.SetWeights) == 0
    bench.trainer.toggle()
    over = epoch_over(1)
    bench.hear(
        messages.WentBack(1, over.held_out, over.examined, (row(1),), "", 10),
        messages.PhaseChanged("running"),
    )
    assert bench.trainer.state.progress is before.progress
    assert bench.trainer.state.examination is before.examination


def test_where_the_middle_is_not_kept_any_more_the_epoch_begins_anew(bench: Bench) -> None:
    held_within_an_epoch(bench)
    bench.store.undo()
    bench.store.redo()
    resume(bench, batches=0)
    now = bench.trainer.state
    assert now.progress is None
    assert now.runs[-1].batches[:, 0].max() == 1.0

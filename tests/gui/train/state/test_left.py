"""A training that is left while it runs is come back to where the process had come."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from playground.core import edits
from playground.core.messages import Message
from playground.layers import Activation
from playground.layers.state import tensors_of
from playground.training.protocol import messages
from playground.training.protocol.questions.examination import Examination, ExaminationQuestion
from playground.training.protocol.questions.lookback import LookBack
from tests.gui.train.scripted import Bench, changed, epoch_over, progress, row, started_with
from tests.gui.train.state.test_death import assert_same
from tests.gui.train.state.test_points import come_back, look_at, train
from tests.onecell import set_cell


@pytest.fixture
def bench(qtbot: QtBot, tmp_path: Path) -> Iterator[Bench]:
    made = Bench(qtbot, tmp_path / "epochs")
    yield made
    made.close()


def run_into_the_second_epoch(bench: Bench) -> None:
    bench.begin(epoch_over(1), messages.KeptEpochs((0, 1)))
    bench.hear(messages.Weights(1, 23, changed(bench.store.session.network, 1.0)))
    bench.hear(progress(1, 5))
    bench.hear(messages.Weights(1, 28, changed(bench.store.session.network, 1.0)))


LEAVE = {
    "another stack": lambda bench: bench.store.edit("x", edits.add_layer, 1, Activation()),
    "stop": lambda bench: bench.trainer.stop(),
}


@pytest.mark.parametrize("how", LEAVE)
def test_undo_shows_the_weights_and_the_part_of_the_epoch_that_belong_together(
    bench: Bench, how: str
) -> None:
    run_into_the_second_epoch(bench)
    before = bench.trainer.state
    LEAVE[how](bench)
    bench.store.undo()
    start = bench.client.last(messages.Start)
    assert (start.resume, start.left, start.epoch) == (True, before.start, 1)
    further = changed(bench.store.session.network, 0.25)  # seven batches, of which five were told
    bench.hear(
        replace(started_with(start.network, (row(1),)), batches=7),
        messages.Weights(1, 30, further),
        messages.PhaseChanged("paused"),
        progress(1, 7),
    )
    state = bench.trainer.state
    assert (state.epoch, state.examination) == (1, before.examination)
    assert state.progress is not None
    assert state.progress.batch == 7
    assert_same(tensors_of(bench.store.session.network), further)
    assert bench.client.count(messages.SetWeights) == 0
    assert bench.count_asked(ExaminationQuestion) == 0
    # It is the step that has them: they are there again after another undo and redo.
    bench.store.undo()
    bench.store.redo()
    assert_same(tensors_of(bench.store.session.network), further)


@pytest.mark.parametrize("how", LEAVE)
def test_undo_goes_to_epochs_that_were_over_before_the_window_heard_of_them(
    bench: Bench, how: str
) -> None:
    run_into_the_second_epoch(bench)
    LEAVE[how](bench)
    bench.store.undo()
    start = bench.client.last(messages.Start)
    further = changed(bench.store.session.network, 0.25)
    bench.hear(
        messages.PhaseChanged("loading"),
        messages.KeptEpochs((0, 1, 2, 3)),
        started_with(start.network, (row(1), row(2), row(3))),
        messages.Weights(3, 69, further),
        messages.PhaseChanged("paused"),
    )
    state = bench.trainer.state
    assert (state.epoch, state.progress, state.kept) == (3, None, (0, 1, 2, 3))
    assert state.run is not None
    assert [known.epoch for known in state.run.epochs] == [1, 2, 3]
    assert bench.count_asked(ExaminationQuestion) == 1
    assert_same(tensors_of(bench.store.session.network), further)
    assert bench.client.count(messages.SetWeights) == 0


def test_what_is_no_more_known_of_the_epoch_is_not_shown_as_trained(bench: Bench) -> None:
    run_into_the_second_epoch(bench)
    bench.store.edit("x", edits.add_layer, 1, Activation())
    bench.store.undo()
    start = bench.client.last(messages.Start)
    first = changed(bench.store.session.network, -1.0)  # as they were after the first epoch
    bench.hear(
        started_with(start.network, (row(1),)),
        messages.Weights(1, 23, first),
        messages.PhaseChanged("paused"),
    )
    assert (bench.trainer.state.epoch, bench.trainer.state.progress) == (1, None)
    assert_same(tensors_of(bench.store.session.network), first)


def test_a_cell_set_while_the_training_comes_back_stays(bench: Bench) -> None:
    run_into_the_second_epoch(bench)
    bench.store.edit("x", edits.add_layer, 1, Activation())
    bench.store.undo()
    start = bench.client.last(messages.Start)
    bench.store.edit("cell", set_cell, 0, 0, 0, 1, 1, 50.0)
    network = bench.store.session.network
    bench.hear(
        replace(started_with(start.network, (row(1),)), batches=7),
        messages.Weights(1, 30, changed(network, 0.25)),
        messages.PhaseChanged("paused"),
    )
    assert bench.store.session.network is network


def test_an_epoch_chosen_while_training_runs_is_shown_once_it_rests(bench: Bench) -> None:
    run_into_the_second_epoch(bench)
    bench.trainer.look_back(1)
    assert bench.count_asked(LookBack) == 0
    assert bench.client.count(messages.Pause) == 1
    last = changed(bench.store.session.network, 0.5)
    bench.hear(progress(1, 8), messages.Weights(1, 31, last), messages.PhaseChanged("paused"))
    assert bench.asked(LookBack).question == LookBack(1)
    assert_same(tensors_of(bench.store.history.step_session.network), last)
    assert bench.trainer.state.epoch_in_view == 1


def test_an_epoch_chosen_while_training_ran_is_not_shown_of_the_next_one(bench: Bench) -> None:
    run_into_the_second_epoch(bench)
    bench.trainer.look_back(1)
    bench.trainer.reset()
    bench.hear(started_with(bench.store.session.network), messages.PhaseChanged("paused"))
    assert bench.count_asked(LookBack) == 0
    assert bench.trainer.state.epoch_in_view == 0


def test_a_training_come_back_to_is_examined_where_an_earlier_epoch_was_looked_at(
    bench: Bench,
) -> None:
    train(bench, 1, 2)
    look_at(bench, 1)
    over = epoch_over(1)
    examined = messages.Answered(
        bench.asked(ExaminationQuestion).token, Examination(1, over.held_out, over.examined)
    )
    bench.hear(examined)
    assert bench.trainer.state.examination is examined.answer
    asked = bench.count_asked(ExaminationQuestion)
    bench.trainer.start_anew()
    bench.hear(
        messages.PhaseChanged("loading"),
        messages.Failed(Message("no")),
        messages.PhaseChanged("idle"),
    )
    come_back(bench)
    assert bench.count_asked(ExaminationQuestion) == asked + 1  # of the latest, where it stands
    bench.answer(LookBack, 1)  # the one that was looked at
    assert bench.trainer.state.looked_at == 1
    bench.answer(ExaminationQuestion, Examination(2, over.held_out, over.examined))
    assert bench.count_asked(ExaminationQuestion) == asked + 2


def test_steps_after_a_cell_was_set_by_hand_are_examined_once_training_rests(bench: Bench) -> None:
    train(bench, 1)
    bench.store.edit("cell", set_cell, 0, 0, 0, 1, 1, 50.0)
    over = epoch_over(1)
    worse = replace(over.held_out, accuracy=0.01)
    bench.answer(ExaminationQuestion, Examination(1, worse, over.examined))
    assert bench.trainer.state.set_by_hand is not None
    asked = bench.count_asked(ExaminationQuestion)
    bench.trainer.step_once()
    bench.hear(messages.PhaseChanged("running"), progress(1, 1), messages.PhaseChanged("paused"))
    assert bench.count_asked(ExaminationQuestion) == asked + 1
    assert bench.trainer.state.set_by_hand is None  # it has learned since

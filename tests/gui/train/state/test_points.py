"""Undo and redo lead from one training to another, and to other epochs of one."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from pytestqt.qtbot import QtBot

from playground.core import edits, fitting
from playground.core.messages import Message
from playground.core.network_input import NetworkInput
from playground.core.session import Network
from playground.datasets import Digits
from playground.datasets.example import with_example
from playground.gui.train.state import points
from playground.layers.inputnorm import InputNormalisation
from playground.layers.state import tensors_of
from playground.training.protocol import messages
from playground.training.protocol.questions.lookback import LookBack
from tests.gui.train.scripted import Bench, changed, epoch_over, progress, row, started_with
from tests.onecell import set_cell


@pytest.fixture
def bench(qtbot: QtBot, tmp_path: Path) -> Iterator[Bench]:
    made = Bench(qtbot, tmp_path / "epochs")
    yield made
    made.close()


def tensors(bench: Bench) -> dict[str, np.ndarray]:
    return tensors_of(bench.store.session.network)


def assert_same(a: dict[str, np.ndarray], b: dict[str, np.ndarray]) -> None:
    assert a.keys() == b.keys()
    for name, value in a.items():
        np.testing.assert_array_equal(value, b[name], err_msg=name)


def train(bench: Bench, *epochs: int) -> None:
    """Train some epochs, and pause."""
    if bench.trainer.state.has_begun:
        bench.trainer.toggle()
        bench.hear(messages.PhaseChanged("running"))
    else:
        bench.begin()
    for epoch in epochs:
        weights = changed(bench.store.session.network, 1.0)
        bench.hear(
            progress(epoch - 1, 23),
            epoch_over(epoch),
            messages.KeptEpochs(tuple(range(epoch + 1))),
            messages.Weights(epoch, 23 * epoch, weights),
        )
    bench.trainer.toggle()
    bench.hear(messages.PhaseChanged("paused"))


def come_back(bench: Bench, weights: dict[str, np.ndarray] | None = None) -> messages.Start:
    """Let the process resume what it was sent; its weights are those of the document by default."""
    start = bench.client.last(messages.Start)
    assert start.resume
    assert start.paused
    assert start.epoch is not None
    rows = tuple(row(epoch) for epoch in range(1, start.epoch + 1))
    bench.hear(
        started_with(start.network, rows),
        messages.Weights(start.epoch, 0, weights or dict(tensors(bench))),
        messages.PhaseChanged("paused"),
    )
    return start


def test_undo_of_what_was_learned_goes_back_to_the_epoch_it_began_with(bench: Bench) -> None:
    train(bench, 1, 2)
    two, state = tensors(bench), bench.trainer.state
    train(bench, 3)
    three = tensors(bench)
    bench.store.undo()
    assert_same(tensors(bench), two)
    start = come_back(bench)
    assert (start.epoch, start.folder) == (2, state.folder)
    now = bench.trainer.state
    assert (now.phase, now.epoch, now.kept, now.looked_at) == ("paused", 2, (0, 1, 2), None)
    assert [item.epoch for item in now.runs[-1].epochs] == [1, 2]
    assert_same(tensors(bench), two)
    bench.store.redo()
    assert come_back(bench).epoch == 3
    assert bench.trainer.state.kept == (0, 1, 2, 3)
    assert_same(tensors(bench), three)
    assert bench.client.count(messages.SetWeights) == 0


def test_undo_of_all_that_was_learned_ends_the_training_and_redo_brings_it_again(
    bench: Bench,
) -> None:
    before = tensors(bench)
    train(bench, 1)
    after = tensors(bench)
    bench.store.undo()
    assert_same(tensors(bench), before)
    assert not bench.trainer.state.has_begun
    assert bench.trainer.state.runs == ()
    assert isinstance(bench.client.sent[-1], messages.Stop)
    bench.store.redo()
    assert come_back(bench).epoch == 1
    assert bench.trainer.state.has_begun
    assert len(bench.trainer.state.runs) == 1
    assert_same(tensors(bench), after)


def test_undo_of_a_reset_gives_back_the_training_whole(bench: Bench) -> None:
    train(bench, 1, 2)
    learned, state = tensors(bench), bench.trainer.state
    bench.trainer.reset()
    reset = bench.client.last(messages.Reset)
    assert reset.folder != state.folder
    first = started_with(bench.store.session.network)
    bench.hear(first, messages.KeptEpochs((0,)), messages.PhaseChanged("paused"))
    assert str(bench.store.history.undo_label) == "Reset the training"
    assert (bench.trainer.state.epoch, len(bench.trainer.state.runs)) == (0, 2)
    bench.store.undo()
    assert_same(tensors(bench), learned)
    assert come_back(bench).folder == state.folder
    now = bench.trainer.state
    assert (now.epoch, now.kept, len(now.runs)) == (2, (0, 1, 2), 1)
    bench.store.redo()
    assert come_back(bench).folder == reset.folder
    assert (bench.trainer.state.epoch, len(bench.trainer.state.runs)) == (0, 2)


def test_undo_of_another_stack_gives_back_the_training_whole(bench: Bench) -> None:
    train(bench, 1)
    learned = tensors(bench)
    bench.store.edit("delete", edits.delete_layer, 1)
    assert not bench.trainer.state.has_begun
    bench.store.undo()
    assert_same(tensors(bench), learned)
    come_back(bench)
    assert bench.trainer.state.has_begun
    assert bench.trainer.state.kept == (0, 1)


def test_another_stack_while_it_is_trained_loses_nothing(bench: Bench) -> None:
    bench.begin(messages.Weights(0, 1, changed(bench.store.session.network, 9.0)))
    learned = tensors(bench)
    bench.store.edit("delete", edits.delete_layer, 1)
    bench.store.undo()
    assert_same(tensors(bench), learned)
    assert come_back(bench).epoch == 0
    assert bench.trainer.state.has_begun


def test_undo_of_the_end_goes_on_with_the_training(bench: Bench) -> None:
    train(bench, 1)
    bench.trainer.stop()
    assert not bench.trainer.state.has_begun
    assert str(bench.store.history.undo_label) == "End the training"
    bench.store.undo()
    come_back(bench)
    assert bench.trainer.state.has_begun
    assert bench.trainer.state.epoch == 1


def test_a_start_that_is_given_up_leaves_the_training_before(bench: Bench) -> None:
    train(bench, 1)
    bench.trainer.stop()
    steps = bench.store.history.undo_label
    bench.trainer.toggle()
    bench.hear(messages.Loading(1, 10))
    bench.trainer.stop()
    assert bench.store.history.undo_label == steps
    assert not bench.store.history.is_learning
    bench.trainer.toggle()
    bench.hear(messages.PhaseChanged("loading"), messages.Failed(Message("no")))
    assert bench.store.history.undo_label == steps
    bench.store.undo()
    come_back(bench)
    assert bench.trainer.state.epoch == 1


def test_weights_of_the_middle_of_an_epoch_and_by_hand_are_handed_to_the_process(
    bench: Bench,
) -> None:
    train(bench, 1)
    kept = dict(tensors(bench))
    bench.store.edit("cell", set_cell, 0, 0, 0, 1, 1, 7.0)
    by_hand = tensors(bench)
    bench.trainer.stop()
    bench.store.undo()
    come_back(bench, kept)
    assert_same(tensors(bench), by_hand)
    sent = bench.client.last(messages.SetWeights)
    assert (list(sent.weights), sent.start) == (["0.weight"], bench.number)
    np.testing.assert_array_equal(sent.weights["0.weight"], by_hand["0.weight"])


def test_undo_while_an_epoch_is_looked_at_takes_back_what_was_learned(bench: Bench) -> None:
    before = tensors(bench)
    train(bench, 1, 2)
    two = tensors(bench)
    bench.trainer.look_back(1)
    bench.hear(messages.Weights(1, 23, changed(bench.store.session.network, -1.0)))
    bench.answer(LookBack, 1)
    bench.hear(messages.PhaseChanged("paused"))
    assert str(bench.store.history.undo_label) == "Train, epochs 1–2"
    bench.store.undo()
    assert_same(tensors(bench), before)
    bench.store.redo()
    come_back(bench)
    assert (bench.trainer.state.epoch, bench.trainer.state.looked_at) == (2, None)
    assert_same(tensors(bench), two)


def look_at(bench: Bench, epoch: int) -> dict[str, np.ndarray]:
    """Move the slider to an earlier epoch of other weights, which come back."""
    bench.trainer.look_back(epoch)
    bench.hear(messages.Weights(epoch, 23, changed(bench.store.session.network, -1.0)))
    bench.answer(LookBack, epoch)
    bench.hear(messages.PhaseChanged("paused"))
    return tensors(bench)


def test_undo_of_a_stroke_while_an_epoch_is_looked_at_leaves_that_in_view(bench: Bench) -> None:
    train(bench, 1, 2)
    two, blank = tensors(bench), bench.store.session.picture
    bench.store.edit("stroke", with_example, np.ones((1, 8, 8), np.float32), "stroke")
    drawn = bench.store.session.picture
    one = look_at(bench, 1)
    for step, picture in [(bench.store.undo, blank), (bench.store.redo, drawn)] * 2:
        step()
        assert bench.store.session.picture is picture
        assert bench.trainer.state.epoch_in_view == 1
        assert_same(tensors(bench), one)
    assert bench.client.count(messages.SetWeights) == 0
    bench.store.undo()
    bench.store.undo()  # of what was learned
    bench.store.redo()
    come_back(bench)
    assert bench.trainer.state.epoch_in_view == 2
    assert_same(tensors(bench), two)


@pytest.mark.parametrize("is_set_first", [True, False])
def test_a_cell_undone_while_an_epoch_is_looked_at_is_that_of_the_process(
    bench: Bench, is_set_first: bool
) -> None:
    train(bench, 1, 2)
    if is_set_first:
        bench.store.edit("cell", set_cell, 0, 0, 0, 1, 1, 7.0)
    one, sent = look_at(bench, 1), bench.client.count(messages.SetWeights)
    if is_set_first:
        bench.store.undo()
        bench.store.redo()
        assert bench.client.count(messages.SetWeights) == sent
        assert_same(tensors(bench), one)
        return
    bench.store.edit("cell", set_cell, 0, 0, 0, 1, 1, 7.0)
    by_hand = tensors(bench)
    bench.store.undo()
    assert_same(tensors(bench), one)
    np.testing.assert_array_equal(
        bench.client.last(messages.SetWeights).weights["0.weight"], one["0.weight"]
    )
    bench.store.redo()
    assert_same(tensors(bench), by_hand)


def test_going_on_another_way_keeps_the_first_for_undo(bench: Bench) -> None:
    train(bench, 1, 2)
    two, state = tensors(bench), bench.trainer.state
    bench.trainer.go_to(1)
    over = epoch_over(1)
    back = messages.WentBack(1, over.held_out, over.examined, (row(1),), "another folder")
    weights = messages.Weights(1, 23, changed(bench.store.session.network, -1.0))
    bench.hear(back, messages.KeptEpochs((0, 1)), weights, messages.PhaseChanged("paused"))
    assert bench.trainer.state.folder == "another folder"
    assert str(bench.store.history.undo_label) == "Go back to epoch 1"
    bench.store.undo()
    assert come_back(bench).folder == state.folder
    assert bench.trainer.state.kept == (0, 1, 2)
    assert_same(tensors(bench), two)


def test_epochs_that_no_step_leads_to_are_deleted(bench: Bench, tmp_path: Path) -> None:
    train(bench, 1)
    first = Path(bench.trainer.state.folder)
    first.mkdir(parents=True)
    bench.trainer.stop()
    assert first.exists()
    bench.store.undo()
    bench.store.undo()
    assert first.exists()  # redo leads there
    bench.store.commit(replace(bench.store.session, seed=5), "seed")
    assert not first.exists()


def test_the_oldest_epochs_go_when_they_grow_too_many(
    bench: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(points, "MAX_BYTES", 1500)
    folders = []
    for _ in range(3):
        train(bench, 1)
        folders.append(Path(bench.trainer.state.folder))
        folders[-1].mkdir(parents=True)
        (folders[-1] / "epoch").write_bytes(bytes(600))
        bench.trainer.stop()
    assert [folder.exists() for folder in folders] == [False, True, True]


def test_a_training_that_cannot_be_read_any_more_is_said_and_its_weights_stay(
    bench: Bench,
) -> None:
    train(bench, 1)
    learned = tensors(bench)
    bench.trainer.stop()
    bench.store.undo()
    bench.hear(messages.Failed(Message("Not kept any more.")), messages.PhaseChanged("idle"))
    assert bench.said == ["Not kept any more."]
    assert bench.trainer.state.phase == "idle"
    assert not bench.trainer.state.has_begun
    assert_same(tensors(bench), learned)


def test_a_new_start_is_one_step(bench: Bench) -> None:
    train(bench, 1)
    learned, plan = tensors(bench), bench.store.session.training
    label = bench.store.history.undo_label
    bench.trainer.start_anew()
    start = bench.client.last(messages.Start)
    assert start.plan.seed == plan.seed + 1
    bench.hear(started_with(start.network), messages.PhaseChanged("paused"))
    assert str(bench.store.history.undo_label) == "Begin anew by another seed"
    assert not bench.trainer.changes_waiting
    first = tensors(bench)
    bench.store.undo()
    come_back(bench)
    assert bench.store.history.undo_label == label
    assert bench.store.session.training == plan
    assert bench.trainer.state.epoch == 1
    assert_same(tensors(bench), learned)
    bench.store.redo()
    assert bench.store.session.training.seed == plan.seed + 1
    assert_same(tensors(bench), first)


def test_a_new_start_on_data_of_another_size_is_one_step(bench: Bench) -> None:
    train(bench, 1)
    label, plan = bench.store.history.undo_label, bench.store.session.training
    data = replace(plan, data=Digits(size=12))
    bench.store.edit("data", edits.set_training, data)
    bench.trainer.start_anew()
    start = bench.client.last(messages.Start)
    assert (start.plan.seed, start.plan.data) == (plan.seed + 1, Digits(size=12))
    network = fitting.fitted(start.network, (1, 12, 12))
    taken = NetworkInput((1, 12, 12), "unit", kept=True)
    bench.hear(
        replace(started_with(network), input=taken),
        messages.PhaseChanged("paused"),
    )
    assert bench.trainer.state.is_fresh
    assert not bench.trainer.changes_waiting
    assert bench.store.session.training == start.plan
    assert str(bench.store.history.undo_label) == "Begin anew by another seed"
    bench.store.undo()
    come_back(bench)
    assert bench.store.session.training == data
    assert bench.trainer.state.epoch == 1
    bench.store.undo()
    assert bench.store.history.undo_label == label


def test_a_new_start_that_fails_leaves_the_training_before(bench: Bench) -> None:
    train(bench, 1)
    learned, plan = tensors(bench), bench.store.session.training
    label = bench.store.history.undo_label
    bench.trainer.start_anew()
    bench.hear(
        messages.PhaseChanged("loading"),
        messages.Failed(Message("no")),
        messages.PhaseChanged("idle"),
    )
    assert bench.store.history.undo_label == label
    assert bench.store.session.training == plan
    come_back(bench)
    assert bench.trainer.state.epoch == 1
    assert_same(tensors(bench), learned)


def test_the_first_training_is_one_step_with_what_the_network_is_fitted_by(bench: Bench) -> None:
    first = bench.store.session
    bench.trainer.toggle()
    started = started_with(first.network)
    longer = Network((InputNormalisation(), *started.network))
    bench.hear(
        replace(started, network=longer),
        messages.PhaseChanged("paused"),
        messages.PhaseChanged("running"),
        progress(0, 5),
        messages.Weights(0, 5, changed(longer, 1.0)),
    )
    bench.store.edit("rate", edits.set_training_field, "rate", 0.5)
    bench.trainer.toggle()
    bench.hear(messages.PhaseChanged("paused"))
    assert len(bench.store.session.network) == len(first.network) + 1
    assert str(bench.store.history.undo_label) == "Train, within epoch 1"
    bench.store.undo()
    assert not bench.trainer.state.has_begun
    assert bench.store.session.network is first.network
    assert bench.store.history.undo_label == "rate"
    bench.store.undo()
    assert bench.store.session is first
    bench.store.redo()
    bench.store.redo()
    assert come_back(bench).epoch == 0
    assert len(bench.store.session.network) == len(first.network) + 1


def test_a_cell_set_in_the_first_training_is_undone_without_a_step_that_nobody_made(
    bench: Bench,
) -> None:
    """Two things were done, to train and to set a cell: undo takes back these two."""
    first = bench.store.session
    bench.trainer.toggle()
    longer = Network((InputNormalisation(), *started_with(first.network).network))
    bench.hear(
        replace(started_with(first.network), network=longer),
        messages.PhaseChanged("running"),
        progress(0, 5),
        messages.Weights(0, 5, changed(longer, 1.0)),
    )
    bench.store.edit("cell", set_cell, 1, 0, 0, 1, 1, 50.0)
    bench.trainer.toggle()
    bench.hear(messages.PhaseChanged("paused"))
    bench.store.undo()
    assert not bench.trainer.state.has_begun
    assert bench.store.history.undo_label == "cell"
    mine, before = tensors(bench), tensors_of(first.network)
    assert mine["0.weight"][0, 0, 1, 1] == 50.0
    assert sum(int((mine[name] != before[name]).sum()) for name in before) == 1
    bench.store.undo()
    assert bench.store.session is first
    assert bench.store.history.undo_label is None
    bench.store.redo()
    bench.store.redo()
    assert come_back(bench).epoch == 0
    assert tensors(bench)["1.weight"][0, 0, 1, 1] == 50.0


def fitted_run(bench: Bench) -> None:
    """Train a network that got a normalisation by its start, and pause."""
    bench.trainer.toggle()
    longer = Network((InputNormalisation(), *started_with(bench.store.session.network).network))
    bench.hear(
        replace(started_with(bench.store.session.network), network=longer),
        messages.PhaseChanged("running"),
        progress(0, 5),
        messages.Weights(0, 5, changed(longer, 1.0)),
    )
    bench.trainer.toggle()
    bench.hear(messages.PhaseChanged("paused"))


def test_a_network_that_got_a_normalisation_by_its_start_begins_anew(bench: Bench) -> None:
    fitted_run(bench)
    setup = bench.trainer.state.setup
    assert setup is not None
    bench.trainer.reset()
    assert bench.client.last(messages.Reset).number == bench.number
    bench.hear(replace(started_with(setup.network), network=setup.network))
    bench.hear(messages.PhaseChanged("paused"))
    assert not bench.said
    assert bench.trainer.state.has_begun
    assert str(bench.store.history.undo_label) == "Reset the training"
    assert_same(tensors(bench), tensors_of(setup.network))


def begin_slowly(bench: Bench, *acts: Callable[[], object]) -> None:
    """Press Train, do something while the data are read, and let it train."""
    network = bench.store.session.network
    bench.trainer.toggle()
    for act in acts:
        act()
    longer = Network((InputNormalisation(), *started_with(network).network))
    bench.hear(
        replace(started_with(network), network=longer),
        messages.PhaseChanged("running"),
    )
    learned = changed(bench.store.session.network, 1.0)
    bench.hear(progress(0, 5), messages.Weights(0, 5, learned))


def test_what_is_done_while_the_data_are_read_is_undone_while_it_trains(bench: Bench) -> None:
    first, store = bench.store.session, bench.store
    begin_slowly(
        bench,
        lambda: store.edit("cell", set_cell, 0, 0, 0, 1, 1, 50.0),
        lambda: store.edit("rate", edits.set_training_field, "rate", 0.5),
    )
    assert tensors(bench)["1.weight"][0, 0, 1, 1] == 51.0  # learned since
    store.undo()
    assert store.session.training.rate == first.training.rate
    assert bench.trainer.state.plan.rate == first.training.rate  # type: ignore[union-attr]
    store.undo()
    assert not bench.said
    assert tensors(bench)["1.weight"][0, 0, 1, 1] < 5.0
    sent = bench.client.last(messages.SetWeights).weights["1.weight"]
    np.testing.assert_array_equal(sent, tensors(bench)["1.weight"])
    store.undo()
    assert bench.said == ["Pause the training to take back what it has learned."]
    store.redo()
    bench.trainer.toggle()
    bench.hear(messages.PhaseChanged("paused"))
    store.undo()
    assert not bench.trainer.state.has_begun
    assert store.history.undo_label == "cell"
    store.undo()
    assert store.session is first

"""The trainer: every message of the process becomes an edit, a state or a sentence."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QTimer
from pytestqt.qtbot import QtBot

from playground.core import edits
from playground.core.messages import Message
from playground.datasets import Shapes
from playground.datasets.dataset import Skipped
from playground.gui.inspect.arithmetic.pieces import Note
from playground.gui.train.cards.stepboard import StepBoard
from playground.layers import Activation
from playground.layers.state import tensors_of
from playground.training.protocol import messages
from playground.training.protocol.questions.examination import Examination, ExaminationQuestion
from playground.training.protocol.questions.landscape import LandscapeQuestion
from playground.training.protocol.questions.lookback import LookBack
from playground.training.protocol.questions.rates import RatesQuestion
from playground.training.protocol.state import TrainingState
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


def went_back(epoch: int) -> messages.WentBack:
    """Going back to an epoch, which cut what came after it."""
    over = epoch_over(max(epoch, 1))
    rows = tuple(row(number) for number in range(1, epoch + 1))
    return messages.WentBack(epoch, over.held_out, over.examined, rows)


def learned(bench: Bench, by: float, step: int = 1) -> messages.Weights:
    """Weights that the process has come to, from those in the document."""
    return messages.Weights(0, step, changed(bench.store.session.network, by))


def test_train_sends_network_plan_and_folder(bench: Bench, tmp_path: Path) -> None:
    bench.trainer.toggle()
    start = bench.client.last(messages.Start)
    assert start.network is bench.store.session.network
    assert start.plan == bench.store.session.training
    assert start.folder == str(tmp_path / "epochs" / "1")
    assert not start.paused
    assert not start.resume
    assert bench.trainer.state.phase == "loading"


def rest(bench: Bench, *replies: messages.Reply) -> None:
    """Let the training come to rest."""
    bench.hear(*replies, messages.PhaseChanged("paused"))


def undo_label(bench: Bench) -> str:
    return str(bench.store.history.undo_label)


def test_the_first_weights_of_the_run_enter_the_document(bench: Bench) -> None:
    before = tensors(bench)
    started = bench.begin()
    assert_same(tensors(bench), tensors_of(started.network))
    rest(bench)
    bench.store.undo()
    assert_same(tensors(bench), before)


def test_what_is_learned_is_one_step_when_the_training_rests(bench: Bench) -> None:
    before = tensors(bench)
    bench.begin()
    for step in range(5):
        bench.hear(learned(bench, 0.1, step))
    rest(bench, epoch_over(1), epoch_over(2))
    assert undo_label(bench) == "Train, epochs 1–2"
    after = tensors(bench)
    bench.trainer.toggle()
    bench.hear(messages.PhaseChanged("running"), learned(bench, 0.1), epoch_over(3))
    rest(bench)
    assert undo_label(bench) == "Train, epoch 3"
    bench.store.undo()
    assert_same(tensors(bench), after)
    bench.store.undo()
    assert_same(tensors(bench), before)
    assert bench.store.history.undo_label is None


def test_undo_while_weights_arrive_takes_back_the_edit_alone(bench: Bench) -> None:
    rate = bench.store.session.training.rate
    bench.store.edit("rate", edits.set_training_field, "rate", 0.5)
    bench.begin(learned(bench, 1.0))
    bench.store.edit("cell", set_cell, 0, 0, 0, 1, 1, 7.0)
    old = tensors(bench)
    bench.hear(learned(bench, 1.0))
    now = tensors(bench)
    assert now["0.weight"][0, 0, 1, 1] == 8.0
    bench.store.undo()
    taken_back = tensors(bench)
    assert taken_back["0.weight"][0, 0, 1, 1] not in (7.0, 8.0)
    others = np.ones(now["0.weight"].shape, bool)
    others[0, 0, 1, 1] = False
    np.testing.assert_array_equal(taken_back["0.weight"][others], now["0.weight"][others])
    np.testing.assert_array_equal(taken_back["3.weight"], old["3.weight"] + np.float32(1))
    sent = bench.client.last(messages.SetWeights).weights
    np.testing.assert_array_equal(sent["0.weight"], taken_back["0.weight"])
    bench.store.undo()
    assert bench.store.session.training.rate == rate
    assert bench.client.last(messages.Adjust).plan.rate == rate
    assert_same(tensors(bench), taken_back)
    bench.store.redo()
    bench.store.redo()
    assert tensors(bench)["0.weight"][0, 0, 1, 1] == 7.0
    assert bench.trainer.state.is_training


def test_undo_never_takes_back_what_is_being_learned(bench: Bench) -> None:
    bench.begin(learned(bench, 1.0))
    after = tensors(bench)
    bench.store.undo()
    assert_same(tensors(bench), after)
    assert bench.said == ["Pause the training to take back what it has learned."]
    assert bench.trainer.state.is_training


def test_a_drag_of_a_cell_is_one_step_and_holds_while_weights_arrive(bench: Bench) -> None:
    bench.begin(learned(bench, 1.0))
    for value in (5.0, 6.0, 7.0):
        bench.store.edit("cell", set_cell, 0, 0, 0, 1, 1, value, merge="drag")
        bench.hear(learned(bench, 1.0))
        assert tensors(bench)["0.weight"][0, 0, 1, 1] == value
    bench.store.end_merge()
    bench.hear(learned(bench, 1.0))
    assert tensors(bench)["0.weight"][0, 0, 1, 1] == 8.0
    bench.store.undo()
    assert tensors(bench)["0.weight"][0, 0, 1, 1] < 5.0
    assert bench.store.history.redo_label == "cell"
    assert not bench.said


def test_what_was_learned_is_not_sent_back(bench: Bench) -> None:
    bench.begin(learned(bench, 1.0), learned(bench, 2.0))
    assert bench.client.count(messages.SetWeights) == 0
    assert bench.client.count(messages.Adjust) == 0


def test_a_cell_set_by_hand_is_sent_alone(bench: Bench) -> None:
    bench.begin(learned(bench, 1.0))
    bench.store.edit("cell", set_cell, 0, 0, 0, 1, 1, 7.0)
    sent = bench.client.last(messages.SetWeights).weights
    assert list(sent) == ["0.weight"]
    assert sent["0.weight"][0, 0, 1, 1] == 7.0


def test_weights_of_another_stack_are_left_alone(bench: Bench) -> None:
    started = bench.begin()
    late = messages.Weights(0, 1, changed(started.network, 1.0))
    session = bench.store.session
    bench.store.commit(edits.delete_layer(session, 0), "shorter")
    assert bench.client.count(messages.Stop) == 1
    assert not bench.trainer.state.has_begun
    assert bench.said == ["The stack was changed: training begins anew with the next start."]
    after = tensors(bench)
    bench.hear(late)
    assert_same(tensors(bench), after)


def test_another_setting_of_a_layer_ends_the_training_of_the_old_stack(bench: Bench) -> None:
    bench.begin(learned(bench, 1.0))
    place = next(
        at for at, layer in enumerate(bench.store.session.network) if layer.kind == "activation"
    )
    bench.store.edit("x", edits.set_field, place, "function", "tanh")
    assert bench.client.count(messages.Stop) == 1
    assert bench.said == ["The stack was changed: training begins anew with the next start."]


def test_deleting_a_layer_before_a_frozen_one_asks_nothing_of_a_training_that_is_over(
    bench: Bench,
) -> None:
    bench.begin()
    last = len(bench.store.session.network) - 1
    bench.store.edit("freeze", edits.set_frozen, last, True)
    before = bench.client.count(messages.Adjust)
    bench.store.edit("delete", edits.delete_layer, 0)
    assert bench.store.session.training.frozen == (last - 1,)
    assert bench.client.count(messages.Adjust) == before
    assert bench.client.count(messages.Stop) == 1


def test_pause_and_go_on(bench: Bench) -> None:
    bench.begin()
    assert bench.trainer.state.is_training
    bench.trainer.toggle()
    assert bench.client.count(messages.Pause) == 1
    bench.hear(messages.PhaseChanged("paused"))
    assert not bench.trainer.state.is_training
    bench.trainer.toggle()
    assert bench.client.count(messages.Resume) == 1


@pytest.mark.parametrize(
    ("act", "kind"), [("step_once", messages.StepOnce), ("epoch_once", messages.EpochOnce)]
)
def test_one_step_and_one_epoch_begin_a_training_that_holds(
    bench: Bench, act: str, kind: type[messages.Command]
) -> None:
    getattr(bench.trainer, act)()
    assert bench.client.last(messages.Start).paused
    assert isinstance(bench.client.last(messages.Start).first, kind)
    bench.hear(started_with(bench.store.session.network), messages.PhaseChanged("paused"))
    getattr(bench.trainer, act)()
    assert bench.client.count(messages.Start) == 1
    assert bench.client.count(kind) == 1


@pytest.mark.parametrize("act", ["step_once", "epoch_once"])
def test_what_a_stack_lacks_is_the_only_thing_said_when_a_step_is_asked_of_it(
    bench: Bench, act: str
) -> None:
    getattr(bench.trainer, act)()
    bench.hear(
        messages.PhaseChanged("loading"), messages.Failed(Message("The stack lacks outputs."))
    )
    assert bench.said == ["The stack lacks outputs."]
    assert not isinstance(bench.client.sent[-1], messages.StepOnce | messages.EpochOnce)
    assert bench.trainer.state.runs == ()  # the next is the first


def test_what_the_process_said_before_it_heard_of_the_end_brings_nothing_back(
    bench: Bench,
) -> None:
    started = bench.begin(progress(0, 3))
    bench.trainer.stop()
    bench.hear(progress(0, 5), messages.PhaseChanged("idle"))
    assert bench.trainer.state.progress is None
    assert bench.trainer.state.looked_at is None
    bench.trainer.toggle()
    bench.trainer.stop()  # when all is ready, but that has not been heard yet
    bench.hear(started, messages.PhaseChanged("running"), messages.PhaseChanged("idle"))
    assert not bench.trainer.state.has_begun


def test_reset_brings_the_same_first_weights_and_keeps_the_old_curve(bench: Bench) -> None:
    started = bench.begin(progress(0, 3), epoch_over(1), learned(bench, 1.0))
    bench.trainer.reset()
    assert bench.client.count(messages.Reset) == 1
    assert_same(tensors(bench), tensors_of(started.network))
    assert [run.number for run in bench.trainer.state.runs] == [1, 2]
    assert [len(run.epochs) for run in bench.trainer.state.runs] == [1, 0]
    assert bench.trainer.state.progress is None


def test_reset_after_another_batch_size_starts_with_the_new_plan(bench: Bench) -> None:
    started = bench.begin()
    bench.store.edit("batch", edits.set_training_field, "batch", 8)
    bench.trainer.reset()
    assert bench.client.count(messages.Reset) == 0
    start = bench.client.last(messages.Start)
    assert start.plan.batch == 8
    assert start.paused
    assert_same(tensors_of(start.network), tensors_of(started.network))


def test_a_new_rate_is_sent_while_training(bench: Bench) -> None:
    bench.begin()
    bench.store.edit("rate", edits.set_training_field, "rate", 0.1)
    assert bench.client.last(messages.Adjust).plan.rate == 0.1


def test_stop_ends_the_training_and_keeps_what_was_learned(bench: Bench) -> None:
    bench.begin(progress(0, 1), learned(bench, 1.0))
    after = tensors(bench)
    bench.trainer.stop()
    assert bench.client.count(messages.Stop) == 1
    assert not bench.trainer.state.has_begun
    assert bench.trainer.state.phase == "idle"
    assert_same(tensors(bench), after)
    bench.trainer.toggle()
    assert_same(tensors_of(bench.client.last(messages.Start).network), after)
    assert len(bench.trainer.state.runs) == 2


def test_loading_can_be_given_up(bench: Bench) -> None:
    bench.trainer.toggle()
    bench.hear(messages.Loading(10, 100))
    assert bench.trainer.state.loading == messages.Loading(10, 100, start=bench.number)
    bench.trainer.stop()
    assert bench.client.count(messages.Stop) == 1
    assert bench.trainer.state.phase == "idle"


def test_progress_and_epochs_make_the_curves(bench: Bench) -> None:
    bench.begin(progress(0, 5), progress(0, 10), epoch_over(1), progress(1, 2))
    run = bench.trainer.state.run
    assert run is not None
    assert [at for at, _, _ in run.batches] == pytest.approx([5 / 23, 10 / 23, 1, 1 + 2 / 23])
    assert [item.epoch for item in run.epochs] == [1]
    assert bench.trainer.state.progress == replace(progress(1, 2), start=bench.number)


def test_going_back_cuts_the_curves_and_trains_on_from_there(bench: Bench) -> None:
    bench.begin(epoch_over(1), progress(1, 5), epoch_over(2), messages.KeptEpochs((0, 1, 2)))
    assert bench.trainer.state.kept == (0, 1, 2)
    bench.trainer.go_to(1)
    assert bench.client.last(messages.GoTo).epoch == 1
    bench.hear(went_back(1), messages.KeptEpochs((0, 1)))
    run = bench.trainer.state.run
    assert run is not None
    assert run.epochs == (row(1),)
    assert max(at for at, _, _ in run.batches) == 1
    bench.hear(epoch_over(2))
    assert [item.epoch for item in bench.trainer.state.run.epochs] == [1, 2]  # type: ignore[union-attr]


def test_looking_back_asks_for_one_epoch_at_a_time_and_cuts_nothing(bench: Bench) -> None:
    bench.begin(epoch_over(1), epoch_over(2), epoch_over(3), messages.KeptEpochs((0, 1, 2, 3)))
    for epoch in (2, 1, 0):
        bench.trainer.look_back(epoch)
    assert bench.count_asked(LookBack) == 0  # what runs is paused first
    bench.hear(messages.PhaseChanged("paused"))
    assert bench.asked(LookBack).question == LookBack(0)
    for epoch in (2, 1):
        bench.trainer.look_back(epoch)
    assert bench.count_asked(LookBack) == 1
    bench.answer(LookBack, 0)
    assert bench.asked(LookBack).question == LookBack(1)
    bench.answer(LookBack, 1)
    bench.trainer.look_back(0)
    bench.answer(LookBack, 0)
    bench.hear(messages.PhaseChanged("paused"))
    assert bench.count_asked(LookBack) == 3
    assert bench.trainer.state.looked_at == 0
    assert bench.trainer.state.run is not None
    assert [item.epoch for item in bench.trainer.state.run.epochs] == [1, 2, 3]
    bench.trainer.toggle()
    bench.hear(went_back(0), messages.KeptEpochs((0,)))
    assert bench.trainer.state.run.epochs == ()
    assert not bench.trainer.state.is_looking_back


@pytest.mark.parametrize(("loss", "said"), [(2.3, "are all about 0.1"), (3.2, "ln 10 = 2.303")])
def test_what_is_said_of_the_first_outputs_is_true(bench: Bench, loss: float, said: str) -> None:
    board = StepBoard(bench.store, bench.trainer, bench.notices())
    bench.qtbot.addWidget(board)
    bench.trainer.begin(paused=True)
    started = started_with(bench.store.session.network)
    bench.hear(replace(started, metrics=replace(started.metrics, loss=loss)))
    (note,) = board.strip.pieces
    assert isinstance(note, Note)
    assert said in note.text


def test_a_failure_while_loading_ends_the_start(bench: Bench) -> None:
    bench.trainer.toggle()
    bench.hear(messages.PhaseChanged("loading"), messages.Failed(Message("No such folder.")))
    assert bench.said == ["No such folder."]
    assert bench.trainer.state.phase == "idle"


def test_warnings_and_lost_pictures_are_said(bench: Bench) -> None:
    lost = messages.LostPictures(
        (Skipped("a.png", Message("gone")), Skipped("b.png", Message("gone")))
    )
    bench.begin(messages.Warned(Message("The disk is full.")), lost)
    assert bench.said == [
        "The disk is full.",
        "{count} pictures could no longer be read; left out.",
    ]
    assert bench.trainer.state.is_training


def test_answers_are_kept_with_their_questions(bench: Bench) -> None:
    bench.begin()
    trainer = bench.trainer
    for question in (ExaminationQuestion(), LandscapeQuestion(), RatesQuestion()):
        trainer.ask(question)
        assert bench.asked(type(question)).question is question
    assert set(trainer.state.waiting) == {"examination", "landscape", "rates"}
    rates = bench.asked(RatesQuestion).token
    bench.hear(messages.AnswerProgress(rates, 3, 100))
    assert trainer.state.waiting["rates"].done == 3
    over = epoch_over(1)
    found = Examination(1, over.held_out, over.examined)
    bench.answer(ExaminationQuestion, found)
    bench.hear(messages.Failed(Message("Too short."), rates))
    assert trainer.state.answers["examination"].answer is found
    assert set(trainer.state.waiting) == {"landscape"}
    trainer.cancel("landscape")
    landscape = bench.asked(LandscapeQuestion).token
    assert bench.client.last(messages.CancelQuestion).token == landscape
    bench.hear(messages.Answered(landscape, None))
    assert set(trainer.state.answers) == {"examination"}
    assert bench.said == ["Too short."]


def test_devices_of_the_process_are_known(bench: Bench) -> None:
    bench.trainer.prepare()
    bench.hear(messages.Ready(("cpu", "cuda"), 1))
    assert bench.trainer.state.devices == ("cpu", "cuda")


def test_finished_until_there_are_more_epochs(bench: Bench) -> None:
    bench.begin(epoch_over(1), epoch_over(2), epoch_over(3), messages.PhaseChanged("finished"))
    assert bench.trainer.is_done
    bench.store.edit("epochs", edits.set_training_field, "epochs", 5)
    assert not bench.trainer.is_done
    assert bench.client.last(messages.Adjust).plan.epochs == 5


def test_nothing_is_asked_of_a_process_before_there_is_a_training(bench: Bench) -> None:
    bench.trainer.prepare()
    bench.trainer.ask(ExaminationQuestion())
    training = replace(bench.store.session.training, data=Shapes())
    bench.store.edit("data", edits.set_training, training)
    bench.store.edit("cell", set_cell, 0, 0, 0, 1, 1, 7.0)
    assert bench.client.sent == []


def test_replies_are_pushed_and_no_timer_runs_while_the_process_is_idle(
    qtbot: QtBot, bench: Bench
) -> None:
    bench.begin()
    timers = bench.trainer.findChildren(QTimer)
    qtbot.waitUntil(lambda: not any(timer.isActive() for timer in timers))
    before = bench.trainer.state
    bench.client.reply(replace(progress(0, 7), start=bench.number))  # nobody calls `receive`
    bench.client.reply(replace(progress(0, 8), start=bench.number))
    assert bench.trainer.state is before
    qtbot.waitUntil(lambda: bench.client.waiting == [])
    assert bench.trainer.state.progress == replace(progress(0, 8), start=bench.number)
    qtbot.waitUntil(lambda: not any(timer.isActive() for timer in timers))


def test_each_change_is_told_once_and_in_order_even_if_it_leads_to_another(bench: Bench) -> None:
    bench.begin()
    heard: list[tuple[TrainingState, TrainingState]] = []

    def ask(old: TrainingState, new: TrainingState) -> None:
        if new.epoch == 1 and "rates" not in new.waiting:
            bench.trainer.ask(RatesQuestion())

    bench.trainer.changed.connect(ask)
    bench.trainer.changed.connect(lambda old, new: heard.append((old, new)))
    bench.hear(progress(0, 3), epoch_over(1), messages.KeptEpochs((0, 1)))
    assert len(heard) == 2  # all that came at once, and the question
    assert heard[0][1] is heard[1][0]
    assert "rates" not in heard[0][1].waiting
    assert heard[1][1] is bench.trainer.state


def test_the_document_keeps_its_layers_when_they_changed_before_the_process_answered(
    bench: Bench,
) -> None:
    bench.trainer.toggle()
    started = started_with(bench.store.session.network)
    bench.store.edit("layer", edits.add_layer, 1, Activation())
    after = bench.store.session
    assert bench.client.count(messages.Stop) == 1
    bench.hear(started, messages.Weights(0, 1, tensors_of(started.network)))
    assert bench.store.session is after
    assert not bench.trainer.state.has_begun


def test_a_cell_set_while_the_data_are_loaded_stays_and_is_sent(bench: Bench) -> None:
    bench.trainer.toggle()
    started = started_with(bench.store.session.network)
    bench.store.edit("cell", set_cell, 0, 0, 0, 1, 1, 7.0)
    bench.hear(started)
    now, first = tensors(bench)["0.weight"], tensors_of(started.network)["0.weight"]
    assert now[0, 0, 1, 1] == 7.0
    assert (now != first).sum() == 1
    np.testing.assert_array_equal(bench.client.last(messages.SetWeights).weights["0.weight"], now)

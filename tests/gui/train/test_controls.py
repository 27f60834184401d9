"""The panel of the Train mode: one button to press next, and words for why others cannot be."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from playground.core import edits, fitting
from playground.core.messages import Message, Offer
from playground.core.network_input import NetworkInput
from playground.core.picture import Picture
from playground.core.word_count import grouped
from playground.datasets import Digits, Stripes
from playground.datasets.bound_input import bound_to
from playground.engine.compute.evaluate import evaluate
from playground.gui.input.networkline import NetworkLine
from playground.gui.shell.messages import message_bar
from playground.gui.widgets.fieldcontrols import NumberFieldControl
from playground.layers.state import tensors_of
from playground.training.protocol import messages
from playground.training.protocol.layer_health import LayerHealth, histogram
from playground.training.protocol.questions.lookback import LookBack
from playground.training.protocol.trainable import obstacle
from tests.gui.clock import drain
from tests.gui.hands import click, show
from tests.gui.train.controls import Controls
from tests.gui.train.scripted import Bench, changed, epoch_over, progress, started_with


@pytest.fixture
def bench(qtbot: QtBot, tmp_path: Path) -> Iterator[Bench]:
    made = Bench(qtbot, tmp_path)
    yield made
    made.close()


@pytest.fixture
def panel(qtbot: QtBot, bench: Bench) -> Controls:
    data = bench.data
    widget = Controls(bench)
    show(qtbot, widget, 280, 1400)
    data.load()
    qtbot.waitUntil(lambda: data.dataset is not None)
    return widget


def stressed(panel: Controls) -> list[str]:
    """The texts of the buttons that stand out: those that cannot be pressed are gray."""
    found = [each for each in panel.findChildren(QPushButton) if each.isVisible()]
    return [each.text() for each in found if each.isEnabled() and each.property("primary")]


def test_one_button_at_a_time_stands_out(qtbot: QtBot, bench: Bench, panel: Controls) -> None:
    assert stressed(panel) == ["Train"]
    bench.begin()
    bench.hear(messages.PhaseChanged("paused"))
    assert stressed(panel) == ["Train"]  # nothing is learned yet, as after a reset
    bench.hear(messages.PhaseChanged("running"), progress(0, 3))
    assert stressed(panel) == ["Pause"]
    bench.hear(messages.PhaseChanged("paused"))
    assert stressed(panel) == ["Go on"]
    stripes = replace(bench.store.session.training, data=Stripes())
    bench.store.edit("data", edits.set_training, stripes)
    assert stressed(panel) == ["Go on"]  # the training that is there can
    click(panel.transport.notices.change.take)
    qtbot.waitUntil(lambda: panel.transport.notices.complete.isVisible())
    bench.hear(messages.Failed(Message("They do not fit.")), messages.PhaseChanged("idle"))
    assert bench.trainer.state.has_begun  # the training that there was is come back to
    assert panel.plan.source.source.currentText() == "Handwritten digits"
    assert not panel.transport.notices.change.isHidden()
    panel.transport.stop.trigger()
    qtbot.waitUntil(lambda: panel.transport.notices.complete.isVisible())
    assert stressed(panel) == ["Add the missing layers"]
    assert not panel.transport.play.isEnabled()


def test_the_first_picture_of_the_data_is_number_1(
    qtbot: QtBot, bench: Bench, panel: Controls
) -> None:
    stripes = replace(bench.store.session.training, data=Stripes())
    bench.store.edit("data", edits.set_training, stripes)
    qtbot.waitUntil(lambda: panel.transport.notices.complete.isVisible())
    qtbot.waitUntil(lambda: bench.data.picture(0) is not None)
    click(panel.transport.notices.complete)
    assert bench.store.session.picture.name == "picture 1"


def test_the_missing_layers_fit_the_picture_that_is_there(
    qtbot: QtBot, bench: Bench, panel: Controls, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Also while no picture of the data is at hand yet, and the input has a size of its own."""
    stripes = replace(bench.store.session.training, data=Stripes())
    bench.store.edit("data", edits.set_training, stripes)
    qtbot.waitUntil(lambda: panel.transport.notices.complete.isVisible())
    monkeypatch.setattr(bench.data, "picture", lambda place: None)
    bench.store.edit("size", edits.set_picture, Picture("odd", np.zeros((33, 41), np.float32)))
    qtbot.waitUntil(lambda: panel.transport.notices.complete.isVisible())
    click(panel.transport.notices.complete)
    session = bench.store.session
    assert fitting.fitted(session.network, session.shape) is session.network
    results = evaluate(session.network, np.zeros(session.shape, np.float32))
    assert all(stage.maps is not None for stage in results.stages)


def test_after_a_death_going_on_stands_out_and_not_beginning_anew(
    bench: Bench, panel: Controls
) -> None:
    bench.begin(epoch_over(1), messages.ProcessDied(Message("It is gone."), -9))
    assert stressed(panel) == ["Go on from the last epoch"]
    click(panel.transport.notices.resume)
    assert bench.client.last(messages.Start).resume
    bench.hear(started_with(bench.store.session.network), messages.PhaseChanged("running"))
    assert stressed(panel) == ["Pause"]


def test_when_all_epochs_are_done_it_is_said_how_to_go_on(bench: Bench, panel: Controls) -> None:
    bench.begin(epoch_over(3), progress(2, 23), messages.PhaseChanged("finished"))
    transport = panel.transport
    for button in (transport.step, transport.epoch):
        assert not button.isEnabled()
        assert button.toolTip() == "Raise the number of epochs to go on"
    assert transport.epochs.words.epoch == "Epoch 3 of 3"
    assert transport.play.text() == "Train 10 more"
    click(transport.play)
    assert bench.store.session.training.epochs == 13
    assert bench.client.last(messages.Adjust).plan.epochs == 13
    assert bench.client.count(messages.Resume) == 1
    for each in (transport.play, transport.step, transport.epoch):
        assert each.isEnabled()


def test_the_latest_epoch_is_where_training_stands_and_with_none_left_more_are_offered(
    bench: Bench, panel: Controls
) -> None:
    transport, notices = panel.transport, panel.transport.notices
    bench.begin(*map(epoch_over, (1, 2)), messages.KeptEpochs((0, 1, 2)))
    bench.hear(messages.PhaseChanged("paused"))
    bench.trainer.look_back(1)
    bench.answer(LookBack, 1)
    assert (transport.play.text(), notices.go.isVisible()) == ("Go on", True)
    bench.trainer.look_back(2)
    bench.answer(LookBack, 2)
    assert (transport.play.text(), notices.go.isVisible()) == ("Go on", False)
    over = epoch_over(2)
    rows = epoch_over(1).metrics, over.metrics
    bench.hear(messages.WentBack(2, over.held_out, over.examined, rows))
    bench.hear(epoch_over(3), messages.KeptEpochs((0, 1, 2, 3)))
    bench.hear(messages.PhaseChanged("paused"))  # Epoch was pressed, or an earlier was looked at
    assert transport.play.text() == "Train 10 more"
    assert not transport.step.isEnabled()
    bench.trainer.look_back(0)
    bench.answer(LookBack, 0)
    assert (transport.play.text(), notices.go.isVisible()) == ("Go on", True)
    bench.trainer.look_back(3)
    bench.answer(LookBack, 3)
    assert (transport.play.text(), notices.go.isVisible()) == ("Train 10 more", False)
    bench.store.edit("Epochs", edits.set_training_field, "epochs", 5)
    assert transport.play.text() == "Go on"
    bench.hear(progress(3, 1), messages.PhaseChanged("paused"))
    bench.trainer.look_back(3)  # a step was taken since
    bench.answer(LookBack, 3)
    assert notices.go.isVisible()


def test_ten_epochs_more_are_one_step_with_what_is_learned_in_them(
    bench: Bench, panel: Controls
) -> None:
    store, play = bench.store, panel.transport.play
    bench.begin(epoch_over(3), messages.Weights(3, 69, changed(store.session.network, 1.0)))
    bench.hear(messages.KeptEpochs((0, 1, 2, 3)), messages.PhaseChanged("finished"))
    before, label = tensors_of(store.session.network), store.history.undo_label
    click(play)
    bench.hear(messages.PhaseChanged("running"), progress(3, 5), epoch_over(4))
    bench.hear(messages.Weights(4, 92, changed(store.session.network, 1.0)))
    learned = tensors_of(store.session.network)
    store.undo()  # refused: what is being learned cannot be taken back under it
    assert store.session.training.epochs == 13
    click(play)
    bench.hear(messages.PhaseChanged("paused"))
    store.undo()
    assert store.history.undo_label == label
    assert store.session.training.epochs == 3
    np.testing.assert_array_equal(tensors_of(store.session.network)["0.weight"], before["0.weight"])
    assert bench.client.last(messages.Start).epoch == 3
    assert bench.client.last(messages.Start).plan.epochs == 3
    store.redo()
    assert store.history.redo_label is None
    assert store.session.training.epochs == 13
    np.testing.assert_array_equal(
        tensors_of(store.session.network)["0.weight"], learned["0.weight"]
    )
    assert bench.client.last(messages.Start).epoch == 4


def test_ten_epochs_more_that_learned_nothing_are_a_step_that_undo_takes_back(
    bench: Bench, panel: Controls
) -> None:
    bench.begin(epoch_over(3), messages.PhaseChanged("finished"))
    click(panel.transport.play)
    bench.hear(messages.PhaseChanged("running"))
    click(panel.transport.play)
    bench.hear(messages.PhaseChanged("paused"))
    assert bench.store.session.training.epochs == 13
    bench.store.undo()
    assert bench.store.session.training.epochs == 3


def test_a_training_that_stands_still_has_no_speed(bench: Bench, panel: Controls) -> None:
    bench.begin(progress(1, 3))
    running = panel.transport.epochs.words
    assert (running.epoch, running.time) == ("Epoch 2 of 3", "1:05 left")
    assert "8900 pictures/s · 1:05 left" in running.toolTip()
    high = running.height()
    bench.hear(messages.PhaseChanged("paused"))
    assert (running.epoch, running.time) == ("Epoch 1.1 of 3", "")
    assert "pictures/s" not in running.toolTip()
    panel.layout().activate()  # type: ignore[union-attr]
    assert running.height() == high


def test_warnings_go_with_the_weights_that_they_are_about(bench: Bench, panel: Controls) -> None:
    spoiled = messages.Health(5, (LayerHealth(0, histogram(np.array([np.nan], np.float32))),))
    started = bench.begin(spoiled)
    assert "no longer numbers" in panel.transport.notices.finding.text
    assert panel.transport.notices.finding.isVisible()
    panel.transport.same_start.trigger()
    bench.hear(started)
    assert not panel.transport.notices.finding.isVisible()
    bench.hear(spoiled)
    assert panel.transport.notices.finding.isVisible()
    panel.transport.stop.trigger()
    assert not panel.transport.notices.finding.isVisible()


@pytest.mark.parametrize("act", ["play", "step", "epoch"])
def test_a_training_leaves_the_picture_and_the_sizes_of_the_weights(
    bench: Bench, panel: Controls, act: str
) -> None:
    before = bench.store.session.network
    photo = Picture("photo", np.zeros((20, 20), np.float32), 0)
    bench.store.commit(edits.set_picture(bench.store.session, photo), "photo")
    assert bench.store.session.picture.shape == (1, 20, 20)
    control = getattr(panel.transport, act)
    control.trigger() if act == "epoch" else click(control)
    assert bench.store.session.picture is photo
    assert bench.store.session.shape == (1, 8, 8)
    network = bench.client.last(messages.Start).network
    assert network is bench.store.session.network
    shapes = [
        {name: value.shape for name, value in tensors_of(n).items()} for n in (network, before)
    ]
    assert shapes[0] == shapes[1]


def shown(panel: Controls, name: str) -> float:
    control = panel.plan.control(name)
    assert isinstance(control, NumberFieldControl)
    return control.number.value


def test_what_needs_a_reset_is_said_and_loses_no_later_change(
    bench: Bench, panel: Controls
) -> None:
    bench.begin(progress(0, 3), epoch_over(1))
    before = bench.store.session.training
    bench.store.edit("batch", edits.set_training_field, "batch", 8)
    assert panel.transport.notices.change.isVisibleTo(panel)
    assert (
        panel.transport.notices.change.text.text()
        == "These changes wait for a reset:\nBatch size: 64 → 8"
    )
    assert shown(panel, "batch") == 64  # what runs
    shift = replace(before.augmentation, shift=0.1)
    panel.plan.augmentation.edited.emit("shift", 0.1, False)
    panel.plan.form.edited.emit("rate", 0.5, False)
    running = bench.client.last(messages.Adjust).plan
    assert (running.augmentation, running.rate, running.batch) == (shift, 0.5, 64)
    assert bench.trainer.changes_waiting == ("batch",)
    assert bench.said == []
    panel.plan.form.edited.emit("seed", 5, True)
    assert shown(panel, "seed") == 5  # in the hand
    panel.plan.form.released.emit()
    assert shown(panel, "seed") == 0
    larger = replace(bench.store.session.training, data=Digits(size=28))
    bench.store.edit("data", edits.set_training, larger)
    assert panel.transport.notices.change.text.text().splitlines()[1:] == [
        "Handwritten digits, Size: 8 px → 28 px",
        "Batch size: 64 → 8",
        "Seed: 0 → 5",
    ]
    click(panel.transport.notices.change.drop)
    assert not panel.transport.notices.change.isVisibleTo(panel)
    assert bench.store.session.training == replace(running, batch=64)
    bench.store.undo()
    assert panel.transport.notices.change.isVisibleTo(panel)
    bench.store.undo()
    click(panel.transport.notices.change.take)
    assert shown(panel, "batch") == 8
    assert shown(panel, "seed") == 5
    assert bench.client.last(messages.Start).plan == bench.store.session.training
    bench.hear(started_with(bench.store.session.network), messages.PhaseChanged("paused"))
    assert not panel.transport.notices.change.isVisibleTo(panel)
    bench.store.undo()
    assert panel.transport.notices.change.isVisibleTo(panel)
    assert bench.trainer.state.epoch == 1


def test_a_reset_that_cannot_be_says_why_and_leaves_what_was_there(
    bench: Bench, panel: Controls
) -> None:
    bench.begin(progress(0, 3), epoch_over(1))
    bench.hear(messages.PhaseChanged("paused"))
    stripes = replace(bench.store.session.training, data=Stripes())
    bench.store.edit("data", edits.set_training, stripes)
    stands = standing(bench)
    click(panel.transport.notices.change.take)
    reason = Message("The stack ends in {found} numbers.", {"found": 10})
    bench.hear(
        messages.PhaseChanged("loading"), messages.Failed(reason), messages.PhaseChanged("idle")
    )
    assert stands == [reason]
    assert bench.trainer.state.epoch == 1
    assert bench.store.session.training == stripes
    assert panel.transport.notices.change.isVisibleTo(panel)


def test_a_first_start_that_fails_says_why(bench: Bench, panel: Controls) -> None:
    stands = standing(bench)
    click(panel.transport.play)
    reason = Message("no")
    bench.hear(messages.Failed(reason), messages.PhaseChanged("idle"))
    assert stands == [reason]
    click(panel.transport.play)
    assert stands == []


@pytest.mark.parametrize("size", [8, 12])
def test_weights_that_a_start_draws_anew_for_the_size_of_the_data_are_said(
    bench: Bench, panel: Controls, size: int
) -> None:
    session = edits.set_input(bench.store.session, NetworkInput((1, size, size), "unit"))
    bench.store.commit(replace(session, classes=()), "a stack for a picture of this size")
    stands, chosen = standing(bench), bench.store.session.network
    click(panel.transport.play)
    fitted = fitting.fitted(chosen, (1, 8, 8))
    bench.hear(
        started_with(fitted), messages.PhaseChanged("paused"), messages.PhaseChanged("running")
    )
    assert bench.store.session.shape == (1, 8, 8)
    said = [str(message) for message in stands]
    if size == 8:
        assert said == []
        return
    count = fitted[3].parameters()
    sentence = (
        f"The network takes 8×8×1 now, as the data have, instead of 12×12×1: {count} weights of"
        " layer 4 were drawn anew. Undo brings the old ones back."
    )
    assert said == [sentence]
    bench.hear(progress(0, 3), messages.PhaseChanged("paused"))
    bench.store.undo()
    assert bench.store.session.network is chosen


def test_a_size_that_was_chosen_is_not_changed_by_train_but_asked_about(
    qtbot: QtBot, bench: Bench, panel: Controls
) -> None:
    ones = np.ones((12, 12), np.float32)
    bench.store.edit("picture", edits.set_picture, Picture("p", ones, 0))
    offers: list[Offer] = []
    bench.store.offered.connect(offers.append)
    line = NetworkLine(bench.store)
    qtbot.addWidget(line)
    click(line.change)
    offers[-1].accept()  # Change the input
    chosen, notices = bench.store.session, panel.transport.notices
    assert chosen.shape == (1, 12, 12)
    assert not panel.transport.play.isEnabled()
    count = fitting.fitted(chosen.network, (1, 8, 8))[3].parameters()
    assert notices.obstacle.text() == (
        "The network takes pictures of 12×12×1, and the data have 8×8×1:"
        f" {grouped(count)} weights of layer 4 would have to be learned anew."
    )
    assert stressed(panel) == ["Take the size of the data"]
    click(notices.complete)
    assert bench.store.session.shape == (1, 8, 8)
    assert not notices.is_blocked
    assert stressed(panel) == ["Train"]
    bench.store.undo()
    assert bench.store.session is chosen
    assert not panel.transport.play.isEnabled()


def test_a_reset_that_is_refused_for_other_classes_offers_the_layers_that_are_missing(
    qtbot: QtBot, bench: Bench, panel: Controls
) -> None:
    bar = message_bar(bench.store, None, panel)
    bench.begin(epoch_over(1), messages.PhaseChanged("paused"))
    learned, state = bench.store.session.network, bench.trainer.state
    stripes = Stripes()
    plan = replace(bench.store.session.training, data=stripes)
    bench.store.edit("data", edits.set_training, plan)
    click(panel.transport.notices.change.take)
    dataset = stripes.load()
    taken, reason = bound_to(bench.store.session.input, dataset), Message("They do not fit.")
    failed = messages.Failed(reason, input=taken, classes=dataset.classes)
    bench.hear(failed, messages.PhaseChanged("idle"))
    assert bench.trainer.state.setup is state.setup  # led back
    assert bench.store.session.network is learned
    (offered,) = [each for each in bar.findChildren(QPushButton) if each.isVisible()]
    assert offered.text() == "Add the missing layers"
    click(offered)
    session = bench.store.session
    assert session.shape == dataset.shape
    assert obstacle(session.network, dataset.shape, len(dataset.classes)) is None
    assert session.classes == dataset.classes
    assert not bench.trainer.state.has_begun
    qtbot.waitUntil(panel.transport.play.isEnabled)
    assert stressed(panel) == ["Train"]
    bench.store.undo()
    assert bench.store.session.network is learned
    assert bench.client.last(messages.Start).epoch == 1


def test_a_reset_that_is_refused_leads_back_to_the_epoch_that_was_looked_at(
    bench: Bench, panel: Controls
) -> None:
    bench.begin(*map(epoch_over, (1, 2, 3)), messages.KeptEpochs((0, 1, 2, 3)))
    bench.hear(messages.PhaseChanged("finished"))
    bench.trainer.look_back(1)
    bench.answer(LookBack, 1)
    bench.store.edit(
        "data", edits.set_training, replace(bench.store.session.training, data=Stripes())
    )
    click(panel.transport.notices.change.take)
    bench.hear(messages.Failed(Message("They do not fit.")), messages.PhaseChanged("idle"))
    bench.hear(
        replace(started_with(bench.store.session.network), epoch=3),
        messages.KeptEpochs((0, 1, 2, 3)),
        messages.PhaseChanged("finished"),
    )
    bench.answer(LookBack, 1)
    assert panel.transport.epochs.slider.epoch == 1
    assert panel.transport.notices.go.isVisible()
    assert bench.said[-1] == "They do not fit."


def standing(bench: Bench) -> list[Message]:
    """What is said from now on in the message bar, as long as it is not taken back."""
    stands: list[Message] = []
    bench.store.refused.connect(lambda message, *_: stands.append(message))
    bench.store.succeeded.connect(lambda _: stands.clear())
    return stands


def test_what_the_process_refuses_is_said_too(bench: Bench, panel: Controls) -> None:
    bench.begin()
    running = bench.trainer.state.plan
    assert running is not None
    bench.store.edit("freeze", edits.set_frozen, 0, True)
    assert not panel.transport.notices.change.isVisibleTo(panel)
    bench.hear(messages.Failed(Message("Nothing would learn.")), messages.PlanAdjusted(running))
    assert bench.said == ["Nothing would learn."]
    assert panel.transport.notices.change.isVisibleTo(panel)


def test_reset_takes_data_of_another_size_without_complaint(
    qtbot: QtBot, bench: Bench, panel: Controls
) -> None:
    bench.begin()
    larger = replace(bench.store.session.training, data=Digits(size=28))
    bench.store.edit("data", edits.set_training, larger)
    qtbot.waitUntil(lambda: panel.plan.source._data.dataset is not None)
    panel.transport.same_start.trigger()
    assert bench.said == []
    assert bench.trainer.state.phase == "loading"
    assert bench.client.last(messages.Start).network is bench.store.session.network


def test_no_row_comes_or_goes_with_another_optimiser(bench: Bench, panel: Controls) -> None:
    panel.plan.more.set_open(True)
    drain()
    rows = [row for _, row in (*panel.plan.form.rows(), *panel.plan.others.rows())]
    before = [row.geometry() for row in rows]
    assert all(row.isVisible() for row in rows)
    momentum = next(row for row in rows if row.label.text() == "Momentum")
    for optimiser in ("sgd", "momentum", "adam"):
        plan = replace(bench.store.session.training, optimiser=optimiser, schedule="step")
        bench.store.edit("optimiser", edits.set_training, plan)
        drain()
        assert [row.geometry() for row in rows] == before
        assert momentum.control.isEnabled() == (optimiser == "momentum")
        off = "" if momentum.control.isEnabled() else "Another optimiser has it."
        assert momentum.toolTip() == off

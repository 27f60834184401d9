"""Before the first step every setting is free; what is said goes when its cause does."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from playground.core import edits
from playground.core.messages import Message
from playground.gui.shell.messages import message_bar
from playground.gui.widgets.messagebar import MessageBar
from playground.training.protocol import messages
from tests.gui.train.scripted import Bench, progress, started_with


@pytest.fixture
def bench(qtbot: QtBot, tmp_path: Path) -> Iterator[Bench]:
    made = Bench(qtbot, tmp_path / "epochs")
    yield made
    made.close()


def messages_of(bench: Bench) -> MessageBar:
    """A bar that shows what is said."""
    place = QWidget()
    bench.qtbot.addWidget(place)
    place.resize(600, 400)
    return message_bar(bench.store, None, place)


def fresh(bench: Bench) -> None:
    """Train a little, and begin anew from the same start: no step has been taken since."""
    bench.begin(progress(0, 5))
    bench.trainer.toggle()
    bench.hear(messages.PhaseChanged("paused"))
    bench.trainer.reset()
    bench.hear(
        started_with(bench.store.session.network),
        messages.KeptEpochs((0,)),
        messages.PhaseChanged("paused"),
    )
    assert bench.trainer.state.is_fresh


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("batch", 16),
        ("optimiser", "sgd"),
        ("loss", "half-squared"),
        ("normalisation", "none"),
        ("initialiser", "he"),
        ("validation", 0.5),
        ("seed", 5),
        ("device", "cpu"),
    ],
)
def test_before_the_first_step_a_setting_changes_at_once_and_undo_brings_all_back(
    bench: Bench, name: str, value: Any
) -> None:
    fresh(bench)
    runs = bench.trainer.state.runs
    bench.store.edit("x", edits.set_training_field, name, value)
    assert bench.trainer.changes_waiting == ()
    assert bench.said == []
    assert bench.trainer.state.runs == runs[:1]  # nothing was learned in the second
    bench.trainer.toggle()
    assert getattr(bench.client.last(messages.Start).plan, name) == value
    bench.trainer.stop()
    bench.store.undo()
    start = bench.client.last(messages.Start)
    assert (start.resume, start.epoch) == (True, 0)
    assert getattr(start.plan, name) != value
    bench.hear(started_with(start.network), messages.PhaseChanged("paused"))
    assert bench.trainer.state.is_fresh


def test_a_drag_of_a_setting_before_the_first_step_is_one_step_of_the_history(
    bench: Bench,
) -> None:
    fresh(bench)
    before = bench.store.history.undo_label
    for value in (63, 62, 61):
        bench.store.edit("x", edits.set_training_field, "batch", value, merge="batch")
    bench.store.end_merge()
    assert not bench.trainer.state.has_begun
    bench.store.undo()
    assert bench.store.history.undo_label == before
    assert bench.trainer.state.setup is not None


def test_a_setting_that_is_changed_while_the_data_are_read_is_begun_with(bench: Bench) -> None:
    bench.trainer.toggle()
    bench.hear(messages.PhaseChanged("loading"), messages.Loading(1, 2))
    bench.store.edit("x", edits.set_training_field, "batch", 16)
    start = bench.client.last(messages.Start)
    assert (start.plan.batch, start.paused, start.resume) == (16, False, False)
    bench.hear(
        started_with(start.network),
        messages.PhaseChanged("paused"),
        messages.PhaseChanged("running"),
    )
    assert bench.trainer.changes_waiting == ()
    assert bench.trainer.state.is_training
    assert len(bench.trainer.state.runs) == 1


def test_other_layers_before_the_first_step_are_not_worth_a_sentence(bench: Bench) -> None:
    fresh(bench)
    bench.store.edit("delete", edits.delete_layer, 1)
    assert not bench.trainer.state.has_begun
    assert bench.said == []


def test_after_the_first_step_such_a_setting_waits(bench: Bench) -> None:
    fresh(bench)
    bench.trainer.step_once()
    bench.hear(messages.PhaseChanged("running"), progress(0, 1), messages.PhaseChanged("paused"))
    bench.store.edit("x", edits.set_training_field, "batch", 16)
    assert bench.trainer.changes_waiting == ("batch",)
    assert bench.trainer.state.has_begun


def test_what_was_said_of_a_process_that_died_goes_when_training_begins_anew(bench: Bench) -> None:
    bar = messages_of(bench)
    bench.begin(progress(0, 5))
    death = messages.ProcessDied(Message("It is gone."), -9)
    bench.hear(death)
    assert bench.said == ["It is gone."]
    assert bar.text == "It is gone."
    bench.trainer.toggle()
    assert bar.text == ""


def test_what_was_said_of_other_layers_goes_when_undo_brings_the_old_ones_back(
    bench: Bench,
) -> None:
    bar = messages_of(bench)
    bench.begin(progress(0, 5))
    bench.store.edit("delete", edits.delete_layer, 1)
    assert bar.text.startswith("The stack was changed:")
    bench.store.undo()
    assert bar.text == ""

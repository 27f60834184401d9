"""What becomes of a training whose process dies, at whatever moment."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from pytestqt.qtbot import QtBot

from playground.core import edits
from playground.core.messages import Message
from playground.gui.train.state.inquiries import Inquiries
from playground.layers import Activation
from playground.layers.state import tensors_of
from playground.training.protocol import messages
from playground.training.protocol.inquiries.inquiry import Subject
from playground.training.protocol.inquiries.messages import LookAt
from playground.training.protocol.inquiries.units import GrowInquiry
from tests.gui.train.scripted import Bench, changed, epoch_over, progress, row, started_with
from tests.onecell import set_cell


@pytest.fixture
def bench(qtbot: QtBot, tmp_path: Path) -> Iterator[Bench]:
    made = Bench(qtbot, tmp_path / "epochs")
    yield made
    made.close()


def assert_same(a: dict[str, np.ndarray], b: dict[str, np.ndarray]) -> None:
    assert a.keys() == b.keys()
    for name, value in a.items():
        np.testing.assert_array_equal(value, b[name], err_msg=name)


def test_a_death_is_said_and_training_goes_on_from_the_last_epoch(bench: Bench) -> None:
    bench.begin(epoch_over(1), messages.ProcessDied(Message("It is gone."), -9))
    assert bench.trainer.state.died
    assert not bench.trainer.state.has_begun
    assert bench.trainer.state.phase == "idle"
    assert bench.said == ["It is gone."]
    bench.trainer.resume_after_death()
    assert len(bench.clients) == 2
    assert not bench.clients[0].is_open
    start = bench.client.last(messages.Start)
    assert start.resume
    assert not start.paused
    bench.hear(started_with(bench.store.session.network, (row(1),)))
    assert bench.trainer.state.has_begun
    assert [len(run.epochs) for run in bench.trainer.state.runs] == [1]


def test_a_cell_set_after_a_death_is_there_when_training_goes_on(bench: Bench) -> None:
    bench.begin(epoch_over(1))
    network = bench.store.session.network
    bench.hear(messages.Weights(1, 23, changed(network, 1.0)), progress(1, 5))
    bench.hear(messages.Weights(1, 28, changed(network, 2.0)))
    bench.hear(messages.ProcessDied(Message("It is gone."), -9))
    bench.store.edit("cell", set_cell, 0, 0, 0, 1, 1, 50.0)
    bench.trainer.resume_after_death()
    bench.hear(started_with(network, (row(1),)))
    kept = changed(network, 1.0)
    bench.hear(messages.Weights(1, 23, kept))
    now = tensors_of(bench.store.session.network)
    assert now["0.weight"][0, 0, 1, 1] == 50.0
    sent = bench.client.last(messages.SetWeights).weights
    assert sent.keys() == {"0.weight"}
    np.testing.assert_array_equal(sent["0.weight"], now["0.weight"])
    now["0.weight"][0, 0, 1, 1] = kept["0.weight"][0, 0, 1, 1]
    for name, value in now.items():
        np.testing.assert_array_equal(value, kept[name])
    bench.hear(messages.Weights(1, 24, changed(bench.store.session.network, 1.0)))
    assert tensors_of(bench.store.session.network)["0.weight"][0, 0, 1, 1] == 51.0


def test_what_needs_a_reset_waits_after_a_death_as_before_it(bench: Bench) -> None:
    bench.begin(epoch_over(1))
    running = bench.trainer.state.plan
    bench.hear(messages.ProcessDied(Message("It is gone."), -9))
    bench.store.edit("batch", edits.set_training_field, "batch", 7)
    bench.store.edit("rate", edits.set_training_field, "rate", 0.5)
    bench.trainer.resume_after_death()
    assert running is not None
    assert bench.client.last(messages.Start).plan == replace(running, rate=0.5)
    bench.hear(started_with(bench.store.session.network, (row(1),)))
    assert bench.trainer.changes_waiting == ("batch",)


def test_another_stack_after_a_death_leaves_nothing_to_go_on_with(bench: Bench) -> None:
    bench.begin(epoch_over(1))
    bench.hear(messages.ProcessDied(Message("It is gone."), -9))
    bench.store.edit("layer", edits.add_layer, 1, Activation())
    assert not bench.trainer.state.died
    assert bench.trainer.state.setup is None
    bench.store.undo()
    start = bench.client.last(messages.Start)
    assert start.resume
    assert start.epoch == 1


def test_reset_after_a_death_starts_another_process(bench: Bench) -> None:
    started = bench.begin(messages.ProcessDied(Message("It is gone."), 1))
    bench.trainer.reset()
    start = bench.client.last(messages.Start)
    assert not start.resume
    assert_same(tensors_of(start.network), tensors_of(started.network))


def test_a_process_that_takes_anothers_place_is_told_what_is_looked_at(bench: Bench) -> None:
    """Else it is asked about a subject that it has not, and Look inside waits for ever."""
    bench.begin(epoch_over(1), messages.ProcessDied(Message("It is gone."), -9))
    inquiries, said = Inquiries(bench.trainer), []
    inquiries.replied.connect(said.append)
    subject = Subject(bench.store.session.network, np.zeros((1, 8, 8), np.float32))
    inquiries.ask(subject, GrowInquiry(0, 0))  # of a process that came after the one that died
    bench.trainer.resume_after_death()
    assert any(isinstance(reply, messages.ProcessDied) for reply in said)  # who waits is told
    before = bench.client.count(LookAt)
    inquiries.ask(subject, GrowInquiry(0, 0))
    assert bench.client.count(LookAt) == before + 1
    told = bench.client.last(LookAt)
    assert told.subject is subject
    assert not told.is_same_network


def test_a_death_while_a_reset_is_made_ready_leads_back_to_the_training_before(
    bench: Bench,
) -> None:
    bench.begin(epoch_over(1))
    bench.hear(messages.Weights(1, 23, changed(bench.store.session.network, 1.0)))
    bench.trainer.toggle()
    bench.hear(messages.PhaseChanged("paused"))
    before, learned = bench.trainer.state, tensors_of(bench.store.session.network)
    bench.store.edit("batch", edits.set_training_field, "batch", 7)
    bench.trainer.reset()
    bench.hear(messages.PhaseChanged("loading"), messages.Loading(1, 9))
    bench.hear(messages.ProcessDied(Message("It is gone."), -9))
    state = bench.trainer.state
    assert not state.died
    assert (state.epoch, state.setup) == (1, before.setup)
    assert [len(run.epochs) for run in state.runs] == [1]
    start = bench.client.last(messages.Start)
    assert (start.resume, start.epoch, start.folder) == (True, 1, before.folder)
    assert bench.trainer.changes_waiting == ("batch",)
    assert_same(tensors_of(bench.store.session.network), learned)
    (said,) = bench.said
    assert "all is as it was before" in said
    # One that dies on the way back, too, is said to have ended: nobody tries for ever.
    bench.hear(messages.ProcessDied(Message("It is gone."), -9))
    assert bench.trainer.state.died
    assert bench.client.last(messages.Start) is start


def test_a_death_while_the_first_training_is_made_ready_leaves_none(bench: Bench) -> None:
    network = bench.store.session.network
    bench.trainer.toggle()
    bench.hear(messages.PhaseChanged("loading"), messages.Loading(1, 9))
    bench.hear(messages.ProcessDied(Message("It is gone."), -9))
    assert (bench.trainer.state.start, bench.trainer.state.died) == (0, False)
    assert bench.store.session.network is network
    assert bench.store.history.undo_label is None


def test_nobody_waits_for_a_process_that_came_after_a_dead_one(bench: Bench) -> None:
    bench.begin(epoch_over(1), messages.ProcessDied(Message("It is gone."), -9))
    former = bench.client
    bench.trainer.resume_after_death()
    assert bench.client is not former
    assert former.patience == 0.0, "it may be loading PyTorch for seconds"

"""The contradictions of a picture in Train and in Explore, as runs through the window."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from pytestqt.qtbot import QtBot

from playground import app
from playground.core import edits
from playground.core.network_input import DRAWN
from playground.core.picture import Picture
from playground.core.plan import TrainingPlan
from playground.datasets import Digits
from playground.gui.flow.view import FlowView
from playground.gui.train.cards.results import ResultsCard
from playground.gui.train.state.trainer import Trainer
from tests.gui.program import edit, find, running, settle
from tests.gui.train.scripted import small_session
from tests.gui.train.trainwidgets import train_widgets

LONG = 60_000


@pytest.fixture
def program(qtbot: QtBot, tmp_path: Path, training_processes: None) -> Iterator[app.Program]:
    plan = TrainingPlan(
        data=Digits(size=8), rate=0.01, epochs=10_000, device="cpu", normalisation="standard"
    )
    session = replace(small_session(), training=plan)
    with running(qtbot, tmp_path, session) as made:
        made.window.show_mode("train")
        data = made.training().data
        qtbot.waitUntil(lambda: data.dataset is not None, timeout=LONG)
        yield made
        made.training().trainer.stop_process()


def trained(qtbot: QtBot, program: app.Program) -> Trainer:
    """Train two whole epochs: the figures are those of the weights that are there."""
    trainer, transport = program.training().trainer, train_widgets(program).transport
    for epoch in (1, 2):
        transport.epoch.trigger()
        qtbot.waitUntil(
            lambda epoch=epoch: trainer.state.phase == "paused" and trainer.state.epoch == epoch,
            timeout=LONG,
        )
    qtbot.waitUntil(lambda: not trainer.state.waiting, timeout=LONG)
    settle(qtbot, program)
    return trainer


def bars(program: app.Program) -> list[float]:
    return train_widgets(program).prediction.bars.shares


def flow_shares(qtbot: QtBot, program: app.Program) -> list[float]:
    """What the last column of Explore shows."""
    program.window.show_mode("explore")
    settle(qtbot, program)
    column = find(program, FlowView).column(len(program.store.session.network) - 1)
    assert column.vector is not None
    assert column.vector.plane is not None
    shares: list[float] = column.vector.plane.values[:, 0].tolist()
    program.window.show_mode("train")
    settle(qtbot, program)
    return shares


def small_four() -> Picture:
    """A 4 in a corner of a canvas of 28×28."""
    sheet = np.zeros((28, 28), np.float32)
    sheet[3:9, 3:5] = sheet[7:9, 3:10] = sheet[3:14, 8:10] = 1
    return Picture("Drawing", sheet, 0, origin=DRAWN)


def test_a_small_drawn_four_is_the_same_in_train_and_in_explore(
    qtbot: QtBot, program: app.Program
) -> None:
    trained(qtbot, program)
    network = program.store.session.network
    assert network[0].kind == "input normalisation"
    edit(qtbot, program, lambda: program.store.edit("x", edits.set_picture, small_four()))
    first = bars(program)
    assert len(first) == 10
    assert flow_shares(qtbot, program) == pytest.approx(first, abs=1e-6)
    assert program.store.session.network is network
    shown = program.evaluation.shown
    assert shown is not None
    assert shown.results is not None
    ink = np.flatnonzero(shown.results.input[0].any(axis=1))
    assert (ink[0], ink[-1]) == (0, 7)  # as tall as the digits that were learned


def test_a_cell_of_the_confusion_matrix_opens_on_what_it_was_counted_as(
    qtbot: QtBot, program: app.Program
) -> None:
    trainer = trained(qtbot, program)
    found = trainer.state.examination
    assert found is not None
    examined = found.examined
    card = find(program, ResultsCard)
    wrong = np.flatnonzero(examined.labels != examined.predicted)
    for at in (*wrong[:3], 0, 1):
        edit(qtbot, program, lambda at=at: card.pictures.chosen.emit(int(examined.indices[at])))
        assert int(np.argmax(bars(program))) == examined.predicted[at]
        assert max(bars(program)) == pytest.approx(float(examined.sure[at]), abs=1e-3)


def test_a_ring_stays_a_ring_when_stop_is_pressed_and_an_empty_sheet_is_nothing(
    qtbot: QtBot, program: app.Program
) -> None:
    trainer = trained(qtbot, program)
    edit(qtbot, program, lambda: program.store.edit("x", edits.set_picture, small_four()))
    before = bars(program)
    train_widgets(program).transport.stop.trigger()
    qtbot.waitUntil(lambda: trainer.state.phase == "idle", timeout=LONG)
    settle(qtbot, program)
    assert bars(program) == before
    assert flow_shares(qtbot, program) == pytest.approx(before, abs=1e-6)
    empty = Picture("Drawing", np.zeros((28, 28), np.float32), 0, origin=DRAWN)
    edit(qtbot, program, lambda: program.store.edit("x", edits.set_picture, empty))
    assert bars(program) == []
    assert "Draw something" in train_widgets(program).prediction.bars.text


def test_looking_at_a_photo_keeps_the_training_and_its_weights(
    qtbot: QtBot, program: app.Program
) -> None:
    trainer = trained(qtbot, program)
    network, epoch = program.store.session.network, trainer.state.epoch
    photo = Picture("photo", np.random.default_rng(0).random((60, 90, 3), np.float32), 0, True)
    for picture in (photo, replace(photo, colour="rgb"), small_four()):
        edit(qtbot, program, lambda p=picture: program.store.edit("x", edits.set_picture, p))
        assert program.store.session.network is network
        assert len(bars(program)) == 10
    assert trainer.state.has_begun
    assert trainer.state.epoch == epoch

"""The epoch that is looked at: slider, arrow keys, Play, and the figures that belong to it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from playground.core import edits
from playground.gui.train.cards.epochbar import PLAY_MS, EpochBar
from playground.gui.train.cards.health import HealthCard
from playground.gui.train.pages import TrainBoard
from playground.layers.state import tensors_of
from playground.training.protocol import messages
from playground.training.protocol.questions.examination import ExaminationQuestion
from playground.training.protocol.questions.lookback import LookBack
from tests.gui.clock import Clock
from tests.gui.hands import click, show, wheel
from tests.gui.train.controls import Controls
from tests.gui.train.scripted import Bench, epoch_over, started_with


@pytest.fixture
def bench(qtbot: QtBot, tmp_path: Path) -> Iterator[Bench]:
    made = Bench(qtbot, tmp_path)
    yield made
    made.close()


def trained(bench: Bench) -> None:
    """Three epochs, at the last of which the training stands."""
    bench.begin(*map(epoch_over, (1, 2, 3)), messages.KeptEpochs((0, 1, 2, 3)))
    bench.hear(messages.PhaseChanged("finished"))


def looked_at(bench: Bench) -> int:
    """Answer the last look back, and return its epoch."""
    asked = bench.asked(LookBack).question
    assert isinstance(asked, LookBack)
    bench.answer(LookBack, asked.epoch)
    return asked.epoch


def test_play_shows_one_epoch_after_the_other_and_waits_for_each(
    clock: Clock, qtbot: QtBot, bench: Bench
) -> None:
    bar = EpochBar(bench.store, bench.trainer)
    show(qtbot, bar, 400, 40)
    assert not bar.play.isEnabled()
    trained(bench)
    click(bar.play)
    assert bar.is_playing
    assert looked_at(bench) == 0
    clock.advance(PLAY_MS)
    assert looked_at(bench) == 1
    clock.advance(PLAY_MS)
    clock.advance(PLAY_MS)
    assert bar.words.epoch == "Epoch 2 of 3"  # not shown yet: the third waits for it
    assert looked_at(bench) == 2
    clock.advance(PLAY_MS)
    assert looked_at(bench) == 3
    assert not bar.is_playing
    assert clock.is_at_rest
    click(bar.play)
    assert looked_at(bench) == 0
    click(bar.play)
    clock.advance(10 * PLAY_MS)
    assert bench.trainer.state.looked_at == 0


def test_features_that_are_computed_within_a_training_are_seen_in_the_bar(
    qtbot: QtBot, bench: Bench
) -> None:
    bar = EpochBar(bench.store, bench.trainer)
    show(qtbot, bar, 600, 40)
    bench.store.edit("freeze", edits.set_frozen, 0, True)
    bench.begin(epoch_over(1))
    bench.hear(messages.Loading(3, 9))
    assert bar.words.epoch == "What the frozen layers make of the pictures…"
    bench.hear(messages.Loading(0, 0))
    assert bar.words.epoch == "Epoch 2 of 3"


def test_arrow_keys_go_from_epoch_to_epoch(qtbot: QtBot, bench: Bench) -> None:
    bar = EpochBar(bench.store, bench.trainer)
    show(qtbot, bar, 400, 40)
    trained(bench)
    bar.slider.setFocus()
    qtbot.keyClick(bar.slider, Qt.Key.Key_Left)
    assert looked_at(bench) == 2
    qtbot.keyClick(bar.slider, Qt.Key.Key_Home)
    assert looked_at(bench) == 0
    qtbot.keyClick(bar.slider, Qt.Key.Key_Right)
    assert looked_at(bench) == 1


def test_the_figures_are_those_of_the_epoch_on_the_slider(
    clock: Clock, qtbot: QtBot, bench: Bench
) -> None:
    board = TrainBoard(bench.store, bench.trainer, bench.data, bench.race)
    show(qtbot, board, 900, 600)
    trained(bench)
    clock.advance(200)
    assert "training 0.333" in board.loss.values.text()
    board.epochs.slider.setValue(1)
    looked_at(bench)
    assert "training 1," in board.loss.values.text()
    assert "held out 1.1" in board.loss.values.text()
    assert "training 50.0 %" in board.accuracy.values.text()
    board.epochs.slider.setValue(0)  # nothing was trained yet
    looked_at(bench)
    assert "training" not in board.loss.values.text()
    bench.answer(ExaminationQuestion, None)
    board.epochs.slider.setValue(3)
    looked_at(bench)
    assert "training 0.333" in board.loss.values.text()


def test_a_new_start_draws_other_weights_by_the_next_seed_and_the_same_start_those(
    qtbot: QtBot, bench: Bench
) -> None:
    panel = Controls(bench)
    show(qtbot, panel, 320, 900)
    assert not panel.transport.new_start.isEnabled()
    trained(bench)
    before = bench.store.session
    panel.transport.new_start.trigger()
    start = bench.client.last(messages.Start)
    assert start.plan.seed == before.training.seed + 1 == bench.store.session.training.seed
    drawn = tensors_of(start.network)
    assert (drawn["0.weight"] != tensors_of(before.network)["0.weight"]).all()
    assert start.paused
    bench.hear(started_with(start.network), messages.PhaseChanged("paused"))
    assert bench.client.count(messages.Adjust) == 0
    panel.transport.same_start.trigger()
    assert bench.client.count(messages.Reset) == 1
    bench.hear(started_with(start.network), messages.PhaseChanged("paused"))
    for _ in range(3):  # both starts, and the seed
        bench.store.undo()
    assert bench.said == []
    assert bench.store.session.training.seed == before.training.seed


def health(board: TrainBoard) -> HealthCard:
    (card,) = board.findChildren(HealthCard)
    return card


def test_a_board_that_is_built_anew_is_looked_at_as_before(
    clock: Clock, qtbot: QtBot, bench: Bench
) -> None:
    def built() -> TrainBoard:
        made = TrainBoard(bench.store, bench.trainer, bench.data, bench.race)
        show(qtbot, made, 900, 640)
        clock.advance(200)
        return made

    before = built()
    trained(bench)
    clock.advance(200)
    before.loss.log.click()
    before.smoothing.slider.setValue(40)
    view = before.accuracy.plot.viewport()
    click(view, view.rect().center())
    wheel(view, view.rect().center(), 4)
    before.show_page("layers")
    health(before).fold.setChecked(True)
    before.show_page("curves")
    click(before.epochs.play)
    zoom = before.accuracy.plot.getPlotItem().vb.viewRange()
    before.hide()
    after = built()
    assert after.loss.log.isChecked()
    assert after.smoothing.slider.value() == 40
    assert after.accuracy.plot.getPlotItem().vb.viewRange() == zoom
    assert after.accuracy.whole.isVisible()
    after.show_page("layers")
    assert health(after).fold.isChecked()
    after.show_page("curves")
    assert after.epochs.is_playing
    for board in (before, after):
        board.epochs.play.click()
        assert not board.epochs.is_playing

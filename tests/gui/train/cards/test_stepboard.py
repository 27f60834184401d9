"""One step, slowly: what is shown belongs to the stack that is there."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from playground.core import edits
from playground.core.session import Network
from playground.gui.inspect.arithmetic.pieces import Block, Note
from playground.gui.train.cards.stepboard import StepBoard
from playground.layers import Convolution, Dense
from playground.layers.state import tensors_of
from playground.training.protocol import messages
from playground.training.protocol.step_record import StepRecord
from tests.gui.hands import click, show
from tests.gui.train.scripted import Bench, epoch_over, started_with


@pytest.fixture
def bench(qtbot: QtBot, tmp_path: Path) -> Iterator[Bench]:
    made = Bench(qtbot, tmp_path)
    yield made
    made.close()


@pytest.fixture
def board(qtbot: QtBot, bench: Bench) -> StepBoard:
    widget = StepBoard(bench.store, bench.trainer, bench.notices())
    show(qtbot, widget, 1100, 200)
    return widget


def recorded_step(bench: Bench) -> messages.StepRecorded:
    """A step of plain gradient descent that lowers every weight by the rate times 0.25."""
    before = tensors_of(bench.store.session.network)
    gradients = {name: np.full_like(value, 0.25) for name, value in before.items()}
    after = {name: value - np.float32(0.1 * 0.25) for name, value in before.items()}
    rng = np.random.default_rng(0)
    shares = np.full((8, 10), 0.1, np.float32)
    plan = replace(bench.store.session.training, optimiser="sgd", rate=0.1)
    pictures = rng.random((8, 1, 8, 8)).astype(np.float32)
    losses = -np.log(shares[:, 0])
    labels = np.arange(8)
    step = StepRecord(
        1, 0.1, plan, labels, pictures, labels, shares, losses, before, gradients, after, {}
    )
    return messages.StepRecorded(step)


def words(board: StepBoard) -> str:
    notes = [piece.text for piece in board.strip.pieces if isinstance(piece, Note)]
    return "\n".join([*notes, board.rule.text() if not board.rule.isHidden() else ""]).strip()


def test_a_step_of_another_stack_is_put_away(bench: Bench, board: StepBoard) -> None:
    bench.begin(recorded_step(bench))
    click(board.phases.button("backward"))
    assert len(board.strip.pieces) == 4  # weights, bias, and their slopes
    network = bench.store.session.network
    first = Convolution.default((1, 8, 8), np.random.default_rng(2))
    more = replace(first, filters=(*first.filters, *first.filters))
    other = replace(bench.store.session, network=Network((more, *tuple(network)[1:])))
    bench.store.commit(other, "Another stack")
    bench.store.look(layer=0, filter=len(more.filters) - 1)
    for phase in ("forward", "loss", "backward", "update"):
        click(board.phases.button(phase))
        assert "Take one step" in words(board)


def test_the_rule_is_written_with_minus_signs(bench: Bench, board: StepBoard) -> None:
    bench.begin()
    bench.hear(recorded_step(bench))
    bench.store.look(layer=0, filter=0)
    click(board.phases.button("update"))
    weights = tensors_of(bench.store.session.network)["0.weight"][0, 0]
    row, column = np.argwhere(weights < -0.1)[0]
    board.strip.cell_clicked.emit((0, int(row), int(column)))
    w = float(weights[row, column])
    rule = words(board).splitlines()[-1]
    assert rule == f"W ← W − η · g = {w:.6g} − 0.1 · 0.25 = {w - 0.025:.6g}".replace("-", "−")


def test_without_something_to_train_on_it_is_said_why_there_is_no_next_step(
    qtbot: QtBot, bench: Bench, board: StepBoard
) -> None:
    assert not board.next.isEnabled()
    assert "no pictures" in board.next.toolTip()
    bench.data.load()
    qtbot.waitUntil(board.next.isEnabled)
    assert "Take one step" in board.next.toolTip()
    bench.store.edit("Delete", edits.delete_layer, 3)  # the last dense layer
    assert not board.next.isEnabled()
    assert "10 classes" in board.next.toolTip()


def test_when_all_epochs_are_done_it_is_said_why_there_is_no_next_step(
    bench: Bench, board: StepBoard
) -> None:
    bench.begin()
    assert board.next.isEnabled()
    bench.hear(epoch_over(3), messages.PhaseChanged("finished"))
    assert not board.next.isEnabled()
    assert "epochs" in board.next.toolTip()
    click(board.next)
    assert bench.client.count(messages.StepOnce) == 0


def test_the_rule_stands_beneath_the_weights_in_any_width(bench: Bench, board: StepBoard) -> None:
    bench.begin(recorded_step(bench))
    click(board.phases.button("update"))
    assert board.rule.isVisible()
    assert "W ← W" in board.rule.text()
    click(board.phases.button("loss"))
    assert not board.rule.isVisible()


def test_weights_of_dense_layers_and_biases_are_shown_with_their_change(
    bench: Bench, board: StepBoard
) -> None:
    reply = recorded_step(bench)
    bench.begin(reply)
    network = bench.store.session.network
    dense = next(at for at, layer in enumerate(network) if isinstance(layer, Dense))
    click(board.phases.button("update"))
    board.layers.activated.emit(board.layers.findData(dense))
    assert bench.store.view.layer == dense
    weights = reply.step.before[f"{dense}.weight"]
    blocks = [piece for piece in board.strip.pieces if isinstance(piece, Block)]
    np.testing.assert_array_equal(blocks[0].values.reshape(-1), weights[0])
    np.testing.assert_allclose(blocks[1].values.reshape(-1), weights[0] - 0.025, atol=1e-6)
    row, column = divmod(weights.shape[1] - 1, blocks[0].values.shape[1])
    board.strip.cell_clicked.emit((0, row, column))
    assert f"W ← W − η · g = {weights[0, -1]:.6g}".replace("-", "−") in board.rule.text()
    bias = blocks[2]
    board.strip.cell_clicked.emit((bias.family, 0, 0))
    value = float(reply.step.before[f"{dense}.bias"][0])
    assert "∂L/∂b of the bias: 0.25" in board.rule.text()
    assert f"W ← W − η · g = {value:.6g}".replace("-", "−") in board.rule.text()


def test_a_frozen_layer_says_that_it_stays(bench: Bench, board: StepBoard) -> None:
    reply = recorded_step(bench)
    learned = {name for name in reply.step.before if not name.startswith("0.")}
    kept = replace(
        reply.step,
        before={name: reply.step.before[name] for name in learned},
        gradients={name: reply.step.gradients[name] for name in learned},
        after={name: reply.step.after[name] for name in learned},
    )
    bench.begin(messages.StepRecorded(kept))
    bench.store.look(layer=0, filter=0)
    for phase in ("backward", "update"):
        click(board.phases.button(phase))
        assert "frozen" in board.rule.text()
        block = board.strip.pieces[0]
        assert isinstance(block, Block)
        first = tensors_of(bench.store.session.network)["0.weight"][0, 0]
        np.testing.assert_array_equal(block.values, first)
    with_weights = board.layers.findData(0)
    assert with_weights == board.layers.currentIndex() == 0


def test_the_numbers_open_over_the_page_when_a_step_comes_and_fold_away(
    qtbot: QtBot, bench: Bench
) -> None:
    page = QWidget()
    show(qtbot, page, 548, 600)
    bar = StepBoard(bench.store, bench.trainer, bench.notices(), page)
    qtbot.addWidget(bar)
    bar.resize(1024, 40)
    bar.show()
    assert bar.height() <= 44
    assert not bar.strip.isVisible()
    bench.begin(recorded_step(bench))
    assert bar.strip.isVisible()
    sheet = bar.strip.window().childAt(300, 400)
    assert sheet is not None
    assert page.isAncestorOf(bar.strip)
    click(bar.opener)
    assert not bar.strip.isVisible()
    click(bar.phases.button("loss"))
    assert bar.strip.isVisible()
    bench.trainer.reset()
    bench.hear(started_with(bench.store.session.network))
    assert not bar.strip.isVisible()


def test_a_network_that_has_learned_before_is_not_said_to_guess(
    bench: Bench, board: StepBoard
) -> None:
    started = bench.begin()
    for loss, expected, other in (
        (0.08, "has learned before: its loss is 0.08", "Before the first step"),
        (2.3, "all about 0.1: a guess", "learned"),
        (9.5, "weights at the start are large", "learned"),
    ):
        bench.hear(replace(started, metrics=replace(started.metrics, loss=loss)))
        assert expected in words(board)
        assert other not in words(board)


def test_a_training_that_goes_on_from_an_epoch_is_past_its_first_step(
    bench: Bench, board: StepBoard
) -> None:
    """As undo brings it back: what it begins with is that epoch."""
    started = replace(bench.begin(), epoch=10)
    bench.hear(started)
    assert "Before the first step" not in words(board)
    assert "Take one step" in words(board)

"""One step, slowly: what is shown belongs to the stack that is there."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtWidgets import QLayout
from pytestqt.qtbot import QtBot

from playground.core.session import Network
from playground.gui.inspect.arithmetic.pieces import Note
from playground.gui.train.cards.stepboard import StepBoard
from playground.layers import Convolution
from playground.layers.state import tensors_of
from playground.training.protocol import messages
from playground.training.protocol.step_record import StepRecord
from tests.gui.hands import click, show
from tests.gui.train.scripted import Bench, epoch_over


@pytest.fixture
def bench(qtbot: QtBot, tmp_path: Path) -> Iterator[Bench]:
    made = Bench(qtbot, tmp_path)
    yield made
    made.close()


@pytest.fixture
def board(qtbot: QtBot, bench: Bench) -> StepBoard:
    widget = StepBoard(bench.store, bench.trainer)
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
    return "\n".join(piece.text for piece in board.strip.pieces if isinstance(piece, Note))


def test_a_step_of_another_stack_is_put_away(bench: Bench, board: StepBoard) -> None:
    bench.begin(recorded_step(bench))
    click(board.phases.button("backward"))
    assert len(board.strip.pieces) == 2
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


def test_in_a_narrow_window_the_rule_is_what_is_seen_first(bench: Bench, board: StepBoard) -> None:
    bench.begin(recorded_step(bench))
    click(board.phases.button("update"))
    assert isinstance(board.strip.pieces[-1], Note)
    layout = board.layout()
    assert layout is not None
    layout.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)  # as within the window
    board.setMinimumSize(0, 0)
    board.resize(510, 200)
    assert isinstance(board.strip.pieces[0], Note)
    board.resize(1100, 200)
    assert isinstance(board.strip.pieces[-1], Note)

"""The list of runs: named, hidden, deleted and brought back by hand, and told from one another."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible, QColor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QStyleOptionViewItem, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from playground.core import edits
from playground.core.plan import TrainingPlan
from playground.core.session import Network
from playground.datasets import Shapes
from playground.gui.train.runcolours import run_colour, training_colour
from playground.gui.train.runlist import PACE_MS, RunList
from playground.gui.train.runtable import DELETE, NAME, SETTINGS, RunDelegate, RunTable
from playground.layers.inputnorm import InputNormalisation
from playground.training.protocol import messages
from playground.training.protocol.metrics import EpochMetrics
from playground.training.protocol.run_list import ListedRun, listed
from tests.gui.clock import Clock, drain
from tests.gui.hands import Key, click, press, show, type_text
from tests.gui.train.scripted import Bench, changed, epoch_over, progress, started_with


@pytest.fixture
def bench(qtbot: QtBot, tmp_path: Path) -> Iterator[Bench]:
    made = Bench(qtbot, tmp_path / "epochs")
    yield made
    made.close()


@pytest.fixture
def panel() -> QWidget:
    return QWidget()


@pytest.fixture
def runs(qtbot: QtBot, clock: Clock, bench: Bench, panel: QWidget) -> RunList:
    made = RunList(bench.store, bench.trainer, panel)
    box = QVBoxLayout(panel)
    box.addWidget(made)
    box.addStretch(1)
    show(qtbot, panel, 290, 160)
    return made


def train(bench: Bench, rate: float, *losses: float) -> None:
    """Train a run by a rate, and stop it."""
    bench.store.edit("rate", edits.set_training_field, "rate", rate)
    bench.begin(progress(0, 1))
    for epoch, loss in enumerate(losses, start=1):
        metrics = EpochMetrics(epoch, loss, 0.5, loss, 0.5, rate, 1.0, 1.0)
        bench.hear(replace(epoch_over(epoch), metrics=metrics))
    bench.hear(messages.PhaseChanged("paused"))


def two_runs(bench: Bench) -> None:
    train(bench, 0.001, 2.0, 1.0)
    bench.trainer.stop()
    train(bench, 0.1, 2.0, 0.5)


def texts(runs: RunList, column: int) -> list[str]:
    table = runs.table
    return [table.topLevelItem(at).text(column) for at in range(table.topLevelItemCount())]


def place(runs: RunList, row: int, column: int) -> QPoint:
    """The middle of a cell; of the first column, of the swatch."""
    table = runs.table
    index = table.model().index(row, column)
    if column != NAME:
        return table.visualRect(index).center()
    option = QStyleOptionViewItem()
    option.rect = table.visualRect(index)
    option.font = table.font()
    delegate = table.itemDelegate()
    assert isinstance(delegate, RunDelegate)
    return delegate.swatch_rect(option, index).center()


def click_on(runs: RunList, row: int, column: int) -> None:
    click(runs.table.viewport(), place(runs, row, column))


def choose(runs: RunList, row: int) -> None:
    """Click a row where nothing else happens."""
    click_on(runs, row, SETTINGS)
    runs.table.setFocus()


def name(text: str, open_it: bool = True) -> None:
    """Rename the chosen run."""
    if open_it:
        press(Key.Key_F2)
    type_text(text)
    press(Key.Key_Return)
    drain()


def drawn(bench: Bench) -> list[bool]:
    session = bench.store.session
    return [item.is_drawn for item in listed(bench.trainer.state, session.runs, session.training)]


def test_without_runs_there_is_no_list(runs: RunList, bench: Bench) -> None:
    assert runs.isHidden()
    train(bench, 0.001, 1.0)
    assert not runs.isHidden()


def test_the_latest_comes_first_with_the_settings_that_differ(runs: RunList, bench: Bench) -> None:
    two_runs(bench)
    assert texts(runs, NAME) == ["run 2", "run 1"]
    assert texts(runs, SETTINGS) == ["Learning rate 0.1", "Learning rate 0.001"]
    bench.store.edit("rate", edits.set_training_field, "rate", 0.01)
    drain()
    assert texts(runs, SETTINGS)[0] == "Learning rate 0.1"  # nothing has been trained by it
    bench.hear(epoch_over(3))
    assert texts(runs, SETTINGS)[0] == "Learning rate 0.1 → 0.01"  # taken over on the way
    tip = runs.table.topLevelItem(0).toolTip(NAME)
    assert "Learning rate 0.1 → 0.01" in tip
    assert "The present run" in tip


def test_a_normalisation_that_comes_with_the_start_is_in_the_list_at_once(
    runs: RunList, bench: Bench
) -> None:
    train(bench, 0.001, 1.0)
    bench.trainer.stop()
    bench.trainer.toggle()
    network = bench.store.session.network
    longer = Network((InputNormalisation(), *network))
    bench.hear(
        replace(started_with(network), network=longer),
        messages.PhaseChanged("paused"),
        messages.PhaseChanged("running"),
    )
    assert [text.startswith("Normalised input → ") for text in texts(runs, SETTINGS)] == [
        True,
        False,
    ]


def test_f2_and_a_double_click_rename_and_undo_takes_it_back(runs: RunList, bench: Bench) -> None:
    two_runs(bench)
    choose(runs, 1)
    name("slow")
    assert texts(runs, NAME) == ["run 2", "slow"]
    assert [note.name for _, note in bench.store.session.runs.notes] == ["slow"]
    QTest.mouseDClick(runs.table.viewport(), Qt.MouseButton.LeftButton, pos=place(runs, 0, 1))
    name("fast", open_it=False)
    assert texts(runs, NAME) == ["fast", "slow"]
    bench.store.undo()
    bench.store.undo()
    assert texts(runs, NAME) == ["run 2", "run 1"]


def test_without_a_name_a_run_is_called_by_its_number(runs: RunList, bench: Bench) -> None:
    two_runs(bench)
    before = bench.store.session
    choose(runs, 0)
    for text in ("run 2", "   "):
        name(text)
        assert texts(runs, NAME)[0] == "run 2"
    assert bench.store.session is before


def test_a_click_on_the_colour_and_space_hide_and_show(runs: RunList, bench: Bench) -> None:
    two_runs(bench)
    click_on(runs, 1, NAME)
    assert drawn(bench) == [False, True]
    choose(runs, 1)
    press(Key.Key_Space)
    assert drawn(bench) == [True, True]
    press(Key.Key_Up, Key.Key_Space)
    assert drawn(bench) == [True, False]
    bench.store.undo()
    assert drawn(bench) == [True, True]
    click(runs.all)
    assert drawn(bench) == [False, True]
    click(runs.all)
    assert drawn(bench) == [True, True]


@pytest.mark.parametrize("by_key", [True, False])
def test_a_deleted_run_comes_back_with_undo(runs: RunList, bench: Bench, by_key: bool) -> None:
    noted: list[str] = []
    bench.store.noted.connect(lambda message: noted.append(str(message)))
    two_runs(bench)
    choose(runs, 1)
    if by_key:
        press(Key.Key_Delete)
    else:
        click_on(runs, 1, DELETE)
    assert texts(runs, NAME) == ["run 2"]
    assert len(noted) == 1
    assert "run 1" in noted[0]
    bench.store.undo()
    assert texts(runs, NAME) == ["run 2", "run 1"]
    assert len(bench.trainer.state.runs[0].epochs) == 2


def test_the_run_that_is_trained_is_not_deleted(runs: RunList, bench: Bench) -> None:
    two_runs(bench)
    choose(runs, 0)
    press(Key.Key_Delete)
    assert texts(runs, NAME) == ["run 2", "run 1"]
    assert "stop the training first" in bench.said[-1]
    bench.trainer.stop()
    press(Key.Key_Delete)
    assert texts(runs, NAME) == ["run 1"]


def test_a_run_keeps_its_name_while_training_goes_on_and_what_was_learned_is_undone(
    runs: RunList, bench: Bench
) -> None:
    train(bench, 0.001, 2.0, 1.0)
    bench.trainer.toggle()
    bench.hear(messages.PhaseChanged("running"))
    choose(runs, 0)
    press(Key.Key_F2)
    type_text("long")
    bench.hear(epoch_over(3), progress(3, 5))  # the name is being typed
    press(Key.Key_Return)
    drain()
    assert texts(runs, NAME) == ["long"]
    weights = messages.Weights(3, 69, changed(bench.store.session.network, 1.0))
    bench.hear(weights, messages.PhaseChanged("paused"))
    bench.store.undo()
    assert texts(runs, NAME) == ["long"]
    bench.store.undo()
    assert texts(runs, NAME) == ["run 1"]


def test_another_run_of_the_same_number_has_no_name_of_one_that_was_undone(
    runs: RunList, bench: Bench
) -> None:
    bench.begin(progress(0, 1), epoch_over(1))
    choose(runs, 0)
    name("first")
    bench.hear(messages.PhaseChanged("paused"))
    bench.store.undo()
    assert bench.trainer.state.runs == ()
    train(bench, 0.1, 1.0)
    assert texts(runs, NAME) == ["run 1"]


def test_runs_on_other_data_are_grey_with_the_reason(runs: RunList, bench: Bench) -> None:
    train(bench, 0.001, 2.0, 1.0)
    bench.trainer.stop()
    assert drawn(bench) == [True]
    bench.store.edit("data", edits.set_training, TrainingPlan(data=Shapes(size=8)))
    assert drawn(bench) == [False]
    assert texts(runs, SETTINGS) == ["on other data"]
    assert "shares no axes" in runs.table.topLevelItem(0).toolTip(NAME)


def test_what_became_of_a_run_is_said(runs: RunList, bench: Bench, clock: Clock) -> None:
    train(bench, 0.001, 2.0, 1.0)
    bench.trainer.stop()
    train(bench, 100.0, 3e5, 7e8)
    bench.trainer.stop()
    train(bench, 10.0, 3.0, float("nan"))
    clock.advance(PACE_MS)
    assert [text.split(" · ")[0] for text in texts(runs, SETTINGS)] == [
        "no number",
        "exploded",
        "Learning rate 0.001",
    ]
    tips = [runs.table.topLevelItem(at).toolTip(NAME) for at in (0, 1)]
    assert "From epoch 2 on its loss is no number" in tips[0]
    assert "Exploded in epoch 1" in tips[1]


def test_a_list_that_is_seen_looks_at_many_epochs_now_and_then(
    runs: RunList, bench: Bench, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    filled: list[int] = []
    original = RunTable.show_items

    def noted(table: RunTable, items: tuple[ListedRun, ...]) -> None:
        filled.append(items[0].run.epochs[-1].epoch)
        original(table, items)

    train(bench, 0.001, 2.0)
    clock.advance(PACE_MS)
    monkeypatch.setattr(RunTable, "show_items", noted)
    bench.hear(epoch_over(2))
    assert filled == []  # what arrives has its turn first
    clock.advance(0)
    for epoch in range(3, 31):
        bench.hear(epoch_over(epoch))
        clock.advance(0)
    assert filled == [2]
    clock.advance(PACE_MS)
    assert filled == [2, 30]
    assert "30 epochs" in runs.table.topLevelItem(0).toolTip(NAME)


def test_a_list_behind_something_else_is_filled_once_it_is_seen(
    runs: RunList, bench: Bench, panel: QWidget, clock: Clock
) -> None:
    train(bench, 0.001, 2.0)
    clock.advance(PACE_MS)
    panel.hide()
    bench.hear(epoch_over(2))
    clock.advance(2 * PACE_MS)
    row = runs.table.topLevelItem(0)
    assert "1 epochs" in row.toolTip(NAME)
    panel.show()
    drain()
    assert "2 epochs" in row.toolTip(NAME)


def test_rows_can_be_heard(runs: RunList, bench: Bench) -> None:
    two_runs(bench)
    click_on(runs, 1, NAME)
    table = QAccessible.queryAccessibleInterface(runs.table)
    assert table is not None
    assert table.text(QAccessible.Text.Name) == "Runs"
    role = Qt.ItemDataRole.AccessibleTextRole
    spoken = [runs.table.topLevelItem(at).data(NAME, role) for at in (0, 1)]
    assert spoken == [
        "run 2, drawn, Learning rate 0.1",
        "run 1, hidden, Learning rate 0.001",
    ]
    assert runs.table.topLevelItem(1).data(DELETE, role) == "Delete run 1"


def test_swatches_have_the_colours_of_the_curves(runs: RunList, bench: Bench) -> None:
    two_runs(bench)

    def seen(row: int, by: int) -> QColor:
        at = place(runs, row, NAME) + QPoint(by, 0)
        return runs.table.viewport().grab().toImage().pixelColor(at)

    assert seen(0, -3) == training_colour()
    assert seen(1, 0) == run_colour(1)
    click_on(runs, 1, NAME)
    assert seen(1, 0) != run_colour(1)

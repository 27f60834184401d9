"""Training for real: a process learns digits of 8×8 while the window is used."""

from __future__ import annotations

import multiprocessing
import os
import signal
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QMessageBox
from pytestqt.qtbot import QtBot

from playground import app
from playground.core import edits
from playground.core.plan import TrainingPlan
from playground.datasets import Digits
from playground.gui.train.state.trainer import Trainer
from playground.gui.widgets.messagebar import MessageBar
from playground.layers.state import tensors_of
from playground.training.protocol.questions.examination import Examination
from tests.gui.program import find, running, settle
from tests.gui.train.scripted import small_session
from tests.gui.train.trainwidgets import TrainWidgets, train_widgets
from tests.onecell import set_cell

LONG = 60_000


@pytest.fixture
def program(qtbot: QtBot, tmp_path: Path, training_processes: None) -> Iterator[app.Program]:
    # So many epochs that no training is over before a test that a busy machine holds up has looked.
    plan = TrainingPlan(data=Digits(size=8), rate=0.01, epochs=10_000, device="cpu")
    session = replace(small_session(), training=plan)
    with running(qtbot, tmp_path, session) as made:
        made.window.show_mode("train")
        data = made.training().data
        qtbot.waitUntil(lambda: data.dataset is not None, timeout=LONG)
        yield made
        made.training().trainer.stop_process()


def mode(program: app.Program) -> TrainWidgets:
    return train_widgets(program)


def trained(qtbot: QtBot, program: app.Program, epochs: int) -> Trainer:
    """Press Train, and wait for so many epochs."""
    trainer = program.training().trainer
    mode(program).transport.play.click()
    qtbot.waitUntil(lambda: trainer.state.epoch >= epochs, timeout=LONG)
    return trainer


def paused(qtbot: QtBot, program: app.Program) -> None:
    trainer = program.training().trainer
    mode(program).transport.play.click()
    qtbot.waitUntil(lambda: trainer.state.phase == "paused", timeout=LONG)


def examined(qtbot: QtBot, trainer: Trainer, before: Examination | None) -> Examination:
    """Wait until the pictures held out have been looked at again, and nothing more is asked."""
    qtbot.waitUntil(
        lambda: trainer.state.examination is not before and not trainer.state.waiting, timeout=LONG
    )
    assert trainer.state.examination is not None
    return trainer.state.examination


def answer(text: str) -> Callable[[], list[str]]:
    """Press a button of the next question; what the question says comes back afterwards."""
    said: list[str] = []

    def press() -> None:
        box = QApplication.activeModalWidget()
        if not isinstance(box, QMessageBox):
            QTimer.singleShot(0, press)  # once more, when what is due is done
            return
        said.append(box.text())
        next(button for button in box.buttons() if button.text() == text).click()

    QTimer.singleShot(0, press)
    return lambda: said


def test_the_network_learns_and_undo_takes_all_of_it_back(
    qtbot: QtBot, program: app.Program
) -> None:
    before = tensors_of(program.store.session.network)
    trainer = trained(qtbot, program, 4)
    paused(qtbot, program)
    run = trainer.state.run
    assert run is not None
    assert run.epochs[-1].validation_accuracy > 0.8
    assert run.epochs[-1].validation_loss < run.epochs[0].validation_loss
    assert not np.array_equal(
        tensors_of(program.store.session.network)["0.weight"], before["0.weight"]
    )
    while program.store.history.undo_label is not None:
        label = program.store.history.undo_label
        program.window.actions_["undo"].trigger()
        if str(label).startswith("Train"):
            break
    after = tensors_of(program.store.session.network)
    for name, value in before.items():
        np.testing.assert_array_equal(value, after[name], err_msg=name)


def test_step_edit_timeline_and_other_modes_while_a_training_is_set_up(
    qtbot: QtBot, program: app.Program
) -> None:
    trainer = trained(qtbot, program, 3)
    parts = mode(program)
    program.window.show_mode("explore")
    epoch = trainer.state.epoch
    qtbot.waitUntil(lambda: trainer.state.epoch > epoch, timeout=LONG)
    program.window.show_mode("train")
    paused(qtbot, program)
    parts.transport.step.click()
    qtbot.waitUntil(lambda: trainer.state.last_step is not None, timeout=LONG)
    step = trainer.state.last_step
    assert step is not None
    np.testing.assert_allclose(step.shares.sum(axis=1), 1, atol=1e-4)
    qtbot.waitUntil(lambda: trainer.state.phase == "paused", timeout=LONG)
    before = trainer.state.examination
    for row in range(3):
        for column in range(3):
            program.store.edit("cell", set_cell, 0, 0, 0, row, column, 0.0, merge="x")
    blanked = examined(qtbot, trainer, before)
    assert not np.array_equal(blanked.examined.losses, before.examined.losses)  # type: ignore[union-attr]
    parts.board.epochs.slider.setValue(1)
    qtbot.waitUntil(parts.transport.notices.go.isVisible, timeout=LONG)
    parts.transport.notices.go.click()
    qtbot.waitUntil(lambda: trainer.state.epoch == 1, timeout=LONG)
    qtbot.waitUntil(lambda: trainer.state.kept[-1] == 1, timeout=LONG)
    assert trainer.state.run is not None
    assert [item.epoch for item in trainer.state.run.epochs] == [1]
    qtbot.waitUntil(  # the weights come after what is said of the epoch
        lambda: np.any(tensors_of(program.store.session.network)["0.weight"][0] != 0), timeout=LONG
    )
    parts.transport.same_start.trigger()
    qtbot.waitUntil(lambda: trainer.state.kept == (0,), timeout=LONG)
    settle(qtbot, program)


def test_scrubbing_shows_epochs_as_they_were_and_loses_none(
    qtbot: QtBot, program: app.Program
) -> None:
    trainer = trained(qtbot, program, 4)
    parts = mode(program)
    paused(qtbot, program)
    slider = parts.board.epochs.slider
    qtbot.waitUntil(lambda: trainer.state.kept[-1] == trainer.state.epoch, timeout=LONG)
    qtbot.waitUntil(lambda: slider.value() == len(trainer.state.kept) - 1 >= 4, timeout=LONG)
    kept = trainer.state.kept
    newest = tensors_of(program.store.session.network)["0.weight"]
    slider.setFocus()
    before = trainer.state.examination
    qtbot.keyClick(slider, Qt.Key.Key_Home)
    first = examined(qtbot, trainer, before)
    total = program.store.session.training.epochs
    assert parts.board.epochs.words.epoch == f"Epoch 0 of {total}"
    assert trainer.state.setup is not None
    np.testing.assert_array_equal(
        tensors_of(program.store.session.network)["0.weight"],
        tensors_of(trainer.state.setup.network)["0.weight"],
    )
    assert first.epoch == 0
    assert first.metrics.accuracy < 0.5
    qtbot.keyClick(slider, Qt.Key.Key_End)
    last = examined(qtbot, trainer, first)
    assert last.epoch == kept[-1]
    assert last.metrics.accuracy > 0.8
    assert trainer.state.kept == kept
    at_end = tensors_of(program.store.session.network)["0.weight"]
    assert np.abs(at_end - newest).max() < np.abs(newest).max()
    slider.setValue(1)
    qtbot.waitUntil(lambda: trainer.state.looked_at == 1, timeout=LONG)
    assert trainer.state.run is not None
    once = trainer.state.run.epochs[1]
    parts.transport.play.click()
    qtbot.waitUntil(lambda: not trainer.state.is_looking_back, timeout=LONG)
    qtbot.waitUntil(lambda: trainer.state.epoch >= 2, timeout=LONG)
    assert trainer.state.run is not None
    assert trainer.state.run.epochs[1] is not once  # the second epoch was trained anew


def test_the_drift_of_free_and_of_frozen_filters_is_shown(
    qtbot: QtBot, program: app.Program
) -> None:
    program.store.edit("freeze", edits.set_frozen, 0, True)
    trainer = trained(qtbot, program, 2)
    gallery = mode(program).board.gallery
    gallery.which.button("drift").click()
    assert gallery.moved.text() == "moved by 0.0 %"
    assert not np.any(gallery.wall.shown_weights())
    program.store.edit("freeze", edits.set_frozen, 0, False)
    epoch = trainer.state.epoch
    qtbot.waitUntil(lambda: trainer.state.epoch > epoch + 2, timeout=LONG)
    paused(qtbot, program)
    assert gallery.moved.text() != "moved by 0.0 %"
    assert trainer.state.setup is not None
    now = tensors_of(program.store.session.network)["0.weight"]
    first = tensors_of(trainer.state.setup.network)["0.weight"]
    np.testing.assert_array_equal(np.stack(gallery.wall.shown_weights()), now - first)
    gallery.which.button("now").click()
    np.testing.assert_array_equal(np.stack(gallery.wall.shown_weights()), now)


def test_undo_and_redo_go_from_one_training_to_another_with_their_epochs(
    qtbot: QtBot, program: app.Program
) -> None:
    first = program.store.session
    trainer = trained(qtbot, program, 2)
    parts = mode(program)
    undo, redo = (program.window.actions_[name].trigger for name in ("undo", "redo"))
    paused(qtbot, program)

    def at_rest() -> bool:
        state = trainer.state
        is_written = bool(state.kept) and state.kept[-1] == state.epoch
        # That it runs is not heard of where it has paused again by the time that one listens.
        is_settled = state.phase == "paused" and not program.store.history.is_learning
        return is_settled and not state.waiting and is_written

    def seen() -> tuple[int, tuple[int, ...], int, str, int]:
        qtbot.waitUntil(at_rest, timeout=LONG)
        slider, state = parts.board.epochs.slider, trainer.state
        assert state.run is not None
        rows = len(state.run.epochs)
        return state.epoch, state.kept, slider.value(), parts.board.epochs.words.epoch, rows

    two, at_two = tensors_of(program.store.session.network), seen()
    epoch = trainer.state.epoch
    parts.transport.play.click()
    qtbot.waitUntil(lambda: trainer.state.epoch >= epoch + 2, timeout=LONG)
    paused(qtbot, program)
    four, at_four = tensors_of(program.store.session.network), seen()
    parts.transport.same_start.trigger()
    qtbot.waitUntil(lambda: trainer.state.kept == (0,), timeout=LONG)
    # Until then undo asks to pause first: the new start is still being learned.
    qtbot.waitUntil(lambda: not program.store.history.is_learning, timeout=LONG)
    assert len(trainer.state.runs) == 2
    for act, weights, shown in (
        (undo, four, at_four),
        (undo, two, at_two),
        (redo, four, at_four),
        (undo, two, at_two),
    ):
        act()
        assert seen() == shown
        assert_same(tensors_of(program.store.session.network), weights)
        assert len(trainer.state.runs) == 1
    parts.transport.epoch.trigger()
    qtbot.waitUntil(lambda: trainer.state.epoch > at_two[0], timeout=LONG)
    seen()
    assert program.store.history.redo_label is None
    undo()
    assert seen() == at_two
    assert_same(tensors_of(program.store.session.network), two)
    undo()  # the first training with what the network was fitted by: one step
    assert program.store.history.undo_label is None
    assert not trainer.state.has_begun
    assert trainer.state.runs == ()
    assert_same(tensors_of(program.store.session.network), tensors_of(first.network))


def test_a_training_that_redo_brings_back_has_the_figures_of_its_epoch(
    qtbot: QtBot, program: app.Program
) -> None:
    plan = replace(program.store.session.training, epochs=2)
    program.store.edit("Two epochs", edits.set_training, plan)
    trainer, parts = trained(qtbot, program, 2), mode(program)

    def seen() -> list[str]:
        qtbot.waitUntil(
            lambda: trainer.state.is_done(2) and not trainer.state.waiting, timeout=LONG
        )
        assert trainer.state.run is not None
        last = trainer.state.run.epochs[-1]
        texts = {
            parts.board.accuracy.values: f"held out {100 * last.validation_accuracy:.1f} %",
            parts.board.loss.values: f"held out {last.validation_loss:.3g}",
        }
        qtbot.waitUntil(lambda: all(text in label.text() for label, text in texts.items()))
        return [label.text() for label in texts]

    before = seen()
    undo, redo = (program.window.actions_[name].trigger for name in ("undo", "redo"))
    undo()
    assert not trainer.state.has_begun
    redo()
    qtbot.waitUntil(lambda: trainer.state.has_begun, timeout=LONG)
    assert seen() == before
    assert all("now" not in figures for figures in before)


def assert_same(a: dict[str, np.ndarray], b: dict[str, np.ndarray]) -> None:
    assert a.keys() == b.keys()
    for name, value in a.items():
        np.testing.assert_array_equal(value, b[name], err_msg=name)


def test_killing_the_process_is_said_and_training_goes_on(
    qtbot: QtBot, program: app.Program
) -> None:
    trainer = trained(qtbot, program, 2)
    transport = mode(program).transport
    notices = transport.notices
    assert not notices.resume.isVisibleTo(transport)
    (process,) = multiprocessing.active_children()
    assert process.pid is not None
    os.kill(process.pid, signal.SIGTERM)
    qtbot.waitUntil(lambda: trainer.state.died, timeout=LONG)
    assert "ended" in find(program, MessageBar).text
    assert notices.resume.isVisibleTo(transport)
    assert trainer.state.run is not None
    known = trainer.state.run.epochs
    notices.resume.click()
    qtbot.waitUntil(lambda: trainer.state.has_begun, timeout=LONG)
    # An epoch is told before it is written, and written while the next one goes on.
    assert len(trainer.state.run.epochs) >= len(known) - 2
    assert [row.epoch for row in trainer.state.run.epochs[:1]] in ([], [known[0].epoch])
    at = trainer.state.epoch
    qtbot.waitUntil(lambda: trainer.state.epoch > at, timeout=LONG)
    assert len(trainer.state.runs) == 1
    assert not notices.resume.isVisibleTo(transport)


def test_closing_asks_and_leaves_no_process(qtbot: QtBot, program: app.Program) -> None:
    trained(qtbot, program, 1)
    said = answer("Go on training")
    program.window.close()
    assert said() == ["The network is still being trained."]
    assert program.window.isVisible()
    assert len(multiprocessing.active_children()) == 1
    said = answer("End and close")
    program.window.close()
    assert said()
    assert not program.window.isVisible()
    assert multiprocessing.active_children() == []


def test_a_stack_without_its_last_layers_is_completed_before_it_is_trained(
    qtbot: QtBot, tmp_path: Path, training_processes: None
) -> None:
    plan = TrainingPlan(data=Digits(size=8), rate=0.01, epochs=1, device="cpu")
    session = replace(app.first_session(), training=plan)
    with running(qtbot, tmp_path, session) as program:
        program.window.show_mode("train")
        parts = program.training()
        qtbot.waitUntil(lambda: parts.data.dataset is not None, timeout=LONG)
        panel, transport = mode(program).panel, mode(program).transport
        notices = transport.notices
        assert "needs one number for each of the 10 classes" in notices.obstacle.text()
        assert not transport.play.isEnabled()
        notices.complete.click()
        assert not notices.obstacle.isVisibleTo(transport)
        assert transport.play.isEnabled()
        transport.play.click()
        qtbot.waitUntil(lambda: parts.trainer.is_done, timeout=LONG)
        assert transport.epochs.words.epoch == "Epoch 1 of 1"
        assert "left" not in transport.epochs.words.time
        assert transport.epochs.slider.done == 1
        devices = panel.control("device").segments
        assert devices.button("cpu").isEnabled()
        assert devices.button("cuda").isEnabled() == ("cuda" in parts.trainer.state.devices)
        parts.trainer.stop_process()


def test_filters_and_mistakes_are_chosen_by_keys(qtbot: QtBot, program: app.Program) -> None:
    trained(qtbot, program, 1)
    paused(qtbot, program)
    board = mode(program).board
    wall, grid = board.gallery.wall, board.results.grid
    program.store.look(layer=2, filter=0)
    qtbot.keyClick(wall, Qt.Key.Key_Right)
    assert (program.store.view.layer, wall.chosen()) == (0, 0)
    qtbot.keyClick(wall, Qt.Key.Key_Right)
    qtbot.keyClick(wall, Qt.Key.Key_Down)
    assert program.store.view.filter == wall.chosen() == 2
    for key, cell in (
        (Qt.Key.Key_Down, (0, 0)),
        (Qt.Key.Key_Down, (1, 0)),
        (Qt.Key.Key_Right, (1, 1)),
        (Qt.Key.Key_Up, (0, 1)),
        (Qt.Key.Key_Up, (0, 1)),
    ):
        with qtbot.waitSignal(grid.chosen) as chosen:
            qtbot.keyClick(grid, key)
        assert tuple(chosen.args or ()) == cell
    assert "taken for" in board.results.about.text()


def test_another_language_leaves_the_mode_and_the_training_as_they_are(
    qtbot: QtBot, program: app.Program
) -> None:
    trainer = trained(qtbot, program, 1)
    paused(qtbot, program)
    run = trainer.state.run
    try:
        program.change_language("zh_CN")
        settle(qtbot, program)
        assert program.window.mode == "train"
        transport = mode(program).transport
        assert transport.isVisible()
        assert transport.play.text() == "继续"
        assert program.training().trainer is trainer
        assert trainer.state.run is run
    finally:
        program.change_language("en")
    settle(qtbot, program)
    assert mode(program).transport.play.text() == "Go on"

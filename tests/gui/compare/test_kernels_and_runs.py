"""Kernels as grids of digits with their difference; runs as curves and as a table of settings."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFileDialog, QMenu, QTableWidget
from pytestqt.qtbot import QtBot

from playground import app
from playground.core import run_edits
from playground.core.filters import make_filter
from playground.core.messages import Message
from playground.core.plan import TrainingPlan
from playground.core.run_notes import RunNotes
from playground.core.session import Network
from playground.gui.compare.kernelsides import centred
from playground.gui.compare.runrows import run_rows
from playground.gui.present.compare import ComparePage
from playground.gui.state.comparison import Side, Source
from playground.layers import Convolution
from playground.sessions.sessionfile import Kept, write_session
from playground.training.protocol.kept_training import KeptTraining
from playground.training.protocol.metrics import EpochMetrics
from playground.training.protocol.runs import Run
from playground.training.protocol.state import TrainingState
from tests.gui.compare.comparewindow import board, choose, compared, drop_file, enter
from tests.gui.compare.test_maps import look
from tests.gui.hands import Key, click, press
from tests.gui.program import edit, find, running


@pytest.fixture
def program(qtbot: QtBot, tmp_path: Path) -> Iterator[app.Program]:
    with running(qtbot, tmp_path / "window") as made:
        yield made


def a_run(key: int, rate: float, epochs: int, accuracy: float) -> Run:
    """A run whose last held-out accuracy is known."""
    rows = tuple(
        EpochMetrics(epoch, 1 / epoch, 0.5, 1 / epoch, accuracy * epoch / epochs, rate, 1.0, 1.0)
        for epoch in range(1, epochs + 1)
    )
    run = Run(key, key=key).with_plan(replace(TrainingPlan(), rate=rate))
    return replace(run, epochs=rows, batches=np.array([(1.0, 0.5, 0.5), (2.0, 0.4, 0.6)]))


def table_of(table: QTableWidget) -> dict[str, tuple[str, str]]:
    texts = [
        [item.text() for column in range(3) if (item := table.item(row, column)) is not None]
        for row in range(table.rowCount())
    ]
    return {label: (a, b) for label, a, b in texts}


def opened(menu: QMenu) -> list[QAction]:
    """What a menu shows when it is opened."""
    menu.aboutToShow.emit()
    return menu.actions()


def test_kernels_and_their_difference_are_the_weights(qtbot: QtBot, program: app.Program) -> None:
    enter(qtbot, program)
    click(board(program).pages.button("kernels"))
    page = board(program).kernels
    assert page.isVisible()
    (layer,) = program.store.session.network.layers[:1]
    assert isinstance(layer, Convolution)
    one, other = (layer.filters[at].weights[0] for at in (0, 1))
    planes = [grid.plane for grid in page.grids]
    for plane, expected in zip(planes, (one, other, one - other), strict=True):
        assert plane is not None
        np.testing.assert_array_equal(plane.values, expected)
    assert page.grids[0].scale == page.grids[1].scale == (2.0, "signed")
    assert all(grid.digit_points for grid in page.grids)
    assert page.grids[2].accessible_value().split("; ")[0] == "0, 2, 2"
    choose(board(program).cards["b"].layer, "2 · ReLU")
    compared(qtbot, program)
    assert page.sentence.text() == "B: this layer has no kernels. Choose a convolution above."


def test_kernels_of_two_sizes_and_depths_are_compared_with_a_sentence(
    qtbot: QtBot, program: app.Program
) -> None:
    rng = np.random.default_rng(0)
    large = rng.normal(size=(5, 5)).astype(np.float32)
    deep = rng.normal(size=(4, 3, 3)).astype(np.float32)
    second = replace(make_filter("deep", deep[0], 4), weights=deep)
    first = program.store.session.network.layers[0]
    assert isinstance(first, Convolution)
    network = Network((first, Convolution(filters=(second,))))
    program.store.commit(replace(program.store.session, network=network), "x")
    enter(qtbot, program)
    click(board(program).pages.button("kernels"))
    choose(board(program).cards["b"].layer, "2 · Convolution")
    compared(qtbot, program)
    page = board(program).kernels
    assert page.slice.text() == "Channel 1 of 4"
    click(page.after)
    assert page.slice.text() == "Channel 2 of 4"
    assert page.note.text() == "A has no such channel."
    shown = page.grids[1].plane
    assert shown is not None
    np.testing.assert_array_equal(shown.values, deep[1])
    small = deep[0]
    np.testing.assert_array_equal(centred(small, (5, 5))[1:4, 1:4], small)
    np.testing.assert_array_equal(large - centred(small, (5, 5)), large - np.pad(small, 1))


def test_the_channel_before_is_that_of_the_one_that_is_shown(
    qtbot: QtBot, program: app.Program
) -> None:
    """The channel was chosen in a layer that had more of them: the arrow led through all these."""
    depths = (1, 6, 4)
    layers = tuple(
        Convolution(filters=tuple(make_filter("", np.eye(3), depth) for _ in range(count)))
        for depth, count in zip(depths, (6, 4, 1), strict=True)
    )
    session = replace(program.store.session, network=Network(layers))
    edit(qtbot, program, lambda: program.store.commit(session, "x"))
    enter(qtbot, program)
    page = board(program).kernels

    def show(layer: str) -> None:
        for letter in ("a", "b"):
            choose(board(program).cards[letter].layer, layer)  # type: ignore[index]
            compared(qtbot, program)

    show("2 · ")
    click(board(program).pages.button("kernels"))
    for _ in range(5):
        click(page.after)
    assert page.slice.text() == "Channel 6 of 6"
    show("3 · ")
    assert page.slice.text() == "Channel 4 of 4"
    click(page.before)
    assert page.slice.text() == "Channel 3 of 4"
    click(page.after)
    assert page.slice.text() == "Channel 4 of 4"


def test_a_file_that_is_gone_is_told_where_kernels_would_be(
    qtbot: QtBot, program: app.Program
) -> None:
    enter(qtbot, program)
    click(board(program).pages.button("kernels"))
    gone = Side(Source("session", path="/nowhere/gone.convplay"))
    program.store.look(comparison=replace(look(program), b=gone))
    compared(qtbot, program)
    assert board(program).kernels.sentence.text() == "B: There is no file gone.convplay."


def test_swapping_runs_swaps_those_that_nobody_has_chosen(
    qtbot: QtBot, program: app.Program
) -> None:
    runs = (a_run(1, 0.001, 4, 0.9), a_run(2, 0.01, 6, 0.95))
    program.open_session(program.store.session, "x", TrainingState(runs=runs))
    enter(qtbot, program)
    click(board(program).pages.button("runs"))
    compared(qtbot, program)
    press(Key.Key_F5)
    compared(qtbot, program)
    shown = find(program, ComparePage)
    for expected in (["run 1", "run 2"], ["run 2", "run 1"]):
        press(Key.Key_W)
        compared(qtbot, program)
        page = shown.board.runs
        assert page is not None
        assert [page.choices[letter].text() for letter in ("a", "b")] == expected


def test_runs_are_drawn_on_the_same_axes_and_what_differs_is_marked(
    qtbot: QtBot, program: app.Program
) -> None:
    runs = (a_run(1, 0.001, 4, 0.9), a_run(2, 0.01, 6, 0.95))
    program.open_session(program.store.session, "x", TrainingState(runs=runs))
    enter(qtbot, program)
    click(board(program).pages.button("runs"))
    compared(qtbot, program)
    page = board(program).runs
    assert page is not None
    assert not board(program).cards["a"].isVisible()
    assert [page.choices[letter].text() for letter in ("a", "b")] == ["run 2", "run 1"]
    texts = table_of(page.table)
    assert texts["≠ Learning rate"] == ("0.01", "0.001")
    assert texts["≠ Held-out accuracy"] == ("95.0 %", "90.0 %")
    assert texts["≠ Epochs trained"] == ("6", "4")
    assert texts["Batch size"] == ("64", "64")
    drawn = [item for item in page.plots[0].plot.listDataItems() if item.getData()[0] is not None]
    ends = {round(float(item.getData()[0].max()), 3) for item in drawn if len(item.getData()[0])}
    assert {4.0, 6.0} <= ends
    choose(page.choices["b"], "run 2")
    compared(qtbot, program)
    assert not any(label.startswith("≠") for label in table_of(page.table))


def test_what_is_undone_of_the_list_of_runs_is_seen_at_once(
    qtbot: QtBot, program: app.Program
) -> None:
    runs = tuple(a_run(key, 0.01 * key, 4, 0.9) for key in (1, 2, 3))
    program.open_session(program.store.session, "x", TrainingState(runs=runs))
    store = program.store
    store.edit("Rename a run", run_edits.rename_run, 3, "the last")
    store.edit("Delete a run", run_edits.delete_run, 2)
    enter(qtbot, program)
    click(board(program).pages.button("runs"))
    compared(qtbot, program)
    page = board(program).runs
    assert page is not None

    def shown() -> tuple[list[str], tuple[str, str]]:
        compared(qtbot, program)
        names = [page.choices[letter].text() for letter in ("a", "b")]
        return names, table_of(page.table)["≠ Learning rate"]

    deleted = (["the last", "run 1"], ("0.03", "0.01"))
    named = (["the last", "run 2"], ("0.03", "0.02"))
    neither = (["run 3", "run 2"], ("0.03", "0.02"))
    assert shown() == deleted
    for after in (named, neither):
        store.undo()
        assert shown() == after
    for after in (named, deleted):
        store.redo()
        assert shown() == after


def test_a_run_of_another_session_is_compared_and_one_without_is_a_sentence(
    qtbot: QtBot, program: app.Program, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    heard: list[Message] = []
    program.store.refused.connect(heard.append)
    program.open_session(program.store.session, "x", TrainingState(runs=(a_run(1, 0.001, 4, 0.9),)))
    with_run, without = tmp_path / "with.convplay", tmp_path / "without.convplay"
    named = replace(program.store.session, runs=RunNotes().with_note(1, name="fast"))
    write_session(with_run, Kept(named, training=KeptTraining((a_run(1, 0.01, 6, 0.95),))))
    write_session(without, Kept(program.store.session))
    enter(qtbot, program)
    click(board(program).pages.button("runs"))
    page = board(program).runs
    assert page is not None
    assert page.sentence.text().startswith("Choose another run")
    paths = iter((without, with_run))
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(next(paths)), ""))
    choose(page.choices["b"], "A run of another session's file…")
    qtbot.waitUntil(lambda: bool(heard))
    assert "without.convplay has no runs" in str(heard[0])
    assert look(program).run_b is None
    choose(page.choices["b"], "A run of another session's file…")
    qtbot.waitUntil(lambda: look(program).run_b is not None)
    compared(qtbot, program)
    assert page.choices["b"].text() == "fast · with.convplay"
    assert table_of(page.table)["≠ Learning rate"] == ("0.001", "0.01")
    assert len(heard) == 1
    offered = [action.text() for action in opened(page.choices["a"].menu())]
    assert offered.count("run 1") == 1
    at = offered.index("with.convplay")  # the file that was read, and its run
    assert offered[at + 1] == "fast"


def test_a_setting_that_was_changed_on_the_way_is_told_with_both_values() -> None:
    one, other = a_run(1, 0.01, 4, 0.9), a_run(2, 0.01, 4, 0.9)
    assert other.plan is not None
    other = replace(other, last_plan=replace(other.plan, rate=0.001, batch=8))
    rows = {row.label: (row.a, row.b) for row in run_rows(one, other)}
    assert rows["Learning rate"] == ("0.01", "0.01 → 0.001")
    assert rows["Batch size"][1].endswith("→ 8")


def test_without_pictures_held_out_there_is_no_best_of_them() -> None:
    run = a_run(1, 0.01, 2, 0.9)
    rows = tuple(replace(row, validation_accuracy=float("nan")) for row in run.epochs)
    told = {row.label: row.a for row in run_rows(replace(run, epochs=rows), None)}
    assert told["Best held-out accuracy"] == told["Held-out accuracy"] == "–"


def test_rows_tell_settings_that_matter_to_either_run() -> None:
    plan = TrainingPlan()
    one = a_run(1, 0.001, 2, 0.5).with_plan(replace(plan, optimiser="momentum", momentum=0.5))
    other = a_run(2, 0.001, 2, 0.5).with_plan(replace(plan, optimiser="adam"))
    rows = {row.label: row for row in run_rows(one, other)}
    assert (rows["Momentum"].a, rows["Momentum"].b) == ("0.5", "–")
    assert rows["Momentum"].differs
    assert not rows["Learning rate"].differs
    assert rows["Learning rate"] in run_rows(one, other)[-20:]
    assert run_rows(None, None)[0].a == "–"


def test_a_session_dropped_on_a_run_is_that_run(
    qtbot: QtBot, program: app.Program, tmp_path: Path
) -> None:
    path = tmp_path / "with.convplay"
    run = a_run(1, 0.01, 6, 0.95)
    write_session(path, Kept(program.store.session, training=KeptTraining((run,))))
    enter(qtbot, program)
    click(board(program).pages.button("runs"))
    page = board(program).runs
    assert page is not None
    assert page.hint.isVisible()
    assert page.hint.text() == "The curves of A and B are drawn here."
    before = program.store.session
    drop_file(program, page.choices["b"], path)
    qtbot.waitUntil(lambda: look(program).run_b is not None)
    compared(qtbot, program)
    assert page.choices["b"].text() == "run 1 · with.convplay"
    assert not page.hint.isVisible()
    assert program.store.session is before

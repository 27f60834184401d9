"""The confusion matrix opens its pictures: all of them."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QScrollArea
from pytestqt.qtbot import QtBot

from playground import app
from playground.gui.state.keptview import changes_to, view_to_data
from playground.gui.train.cards.health import HealthCard
from playground.gui.train.cards.results import ResultsCard
from playground.training.protocol import messages
from playground.training.protocol.layer_health import Histogram, LayerHealth
from playground.training.protocol.metrics import Examined, metrics_of
from playground.training.protocol.runs import Run
from tests.gui.clock import drain
from tests.gui.hands import click, show, wheel
from tests.gui.program import running, settle
from tests.gui.train.scripted import LISTING, Bench, ScriptedClient, row, small_session
from tests.gui.train.scriptedwindow import begin_training
from tests.gui.train.trainwidgets import train_widgets
from tests.gui.train.windowuse import scripted_clients


@pytest.fixture
def bench(qtbot: QtBot, tmp_path: Path) -> Iterator[Bench]:
    made = Bench(qtbot, tmp_path)
    yield made
    made.close()


@pytest.fixture
def results(qtbot: QtBot, bench: Bench) -> ResultsCard:
    data = bench.data
    widget = ResultsCard(bench.store, bench.trainer, data)
    show(qtbot, widget, 420, 250)
    data.load()
    qtbot.waitUntil(lambda: data.dataset is not None)
    return widget


def twenty_eights(answer: int = 3) -> messages.EpochOver:
    """Pictures 100 to 119, each an 8 that was taken for a 3, or for another."""
    eights, threes = np.full(20, 8), np.full(20, answer)
    sure = np.full(20, 0.9, np.float32)
    losses = np.linspace(3, 2, 20).astype(np.float32)
    examined = Examined(np.arange(20) + 100, eights, threes, sure, losses, LISTING)
    return messages.EpochOver(row(1), metrics_of(examined, 10), examined)


def test_every_picture_of_a_cell_can_be_brought_into_view_and_chosen(
    bench: Bench, results: ResultsCard
) -> None:
    bench.begin(twenty_eights())
    click(results.grid, results.grid.rect_of(8, 3).center().toPoint())
    wall = results.pictures
    seen = {wall.places[index] for index in wall.in_view()}
    assert 0 < len(seen) < 20
    for _ in range(30):
        wheel(wall, QPoint(10, 10), -1)
        seen |= {wall.places[index] for index in wall.in_view()}
    assert seen == set(range(100, 120))
    last = wall.in_view()[-1]
    click(wall, wall.rect_of(last).center().toPoint())
    assert bench.store.session.picture.name == f"picture {wall.places[last] + 1}"
    results.choices["unsure"].trigger()
    assert wall.in_view()[0] == 0


def test_without_a_mistake_none_is_there_to_click(bench: Bench, results: ResultsCard) -> None:
    bench.begin(twenty_eights())
    assert results.about.text().startswith("most wrong; click one")
    bench.hear(twenty_eights(answer=8), messages.PhaseChanged("paused"))
    assert (results.score.text, results.about.text()) == ("0 of 20 wrong", "no mistakes")


def test_where_nothing_is_held_out_it_is_said(bench: Bench, results: ResultsCard) -> None:
    bench.begin(twenty_eights())
    none = np.zeros(0, np.intp)
    nothing = np.zeros(0, np.float32)
    examined = Examined(none, none, none, nothing, nothing, LISTING)
    over = messages.EpochOver(row(1), metrics_of(examined, 10), examined)
    bench.hear(over, messages.PhaseChanged("paused"))
    assert (results.score.text, results.about.text()) == ("", "no pictures are held out")
    assert len(results.pictures.places) == 0


def test_a_second_window_shows_what_the_first_did(
    qtbot: QtBot, bench: Bench, results: ResultsCard
) -> None:
    layer = LayerHealth(0, *[Histogram(np.arange(8), -1.0, 1.0, 0.5, True)] * 2)
    bench.begin(twenty_eights(), messages.Health(23, (layer,)))
    other = ResultsCard(bench.store, bench.trainer, results._data)
    show(qtbot, other, 420, 250)
    click(other.grid, other.grid.rect_of(8, 3).center().toPoint())
    assert len(other.pictures.places) == 20
    card = HealthCard(bench.store, bench.trainer)
    qtbot.addWidget(card)
    assert card.rows.layers == (layer,)


def test_the_page_of_curves_needs_no_scrolling_in_a_usual_window(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(app, "new_client", ScriptedClient)
    with running(qtbot, tmp_path, size=(1440, 860), mode="train") as program:
        train = train_widgets(program)
        learned = Run(1).with_epoch(row(1)).with_epoch(row(2))
        train.board.loss.show_runs((learned, learned))
        train.board.accuracy.show_runs((learned, learned))
        train.board.results.about.setText("19 of class 4 taken for 9")
        drain()
        area = next(a for a in train.board.findChildren(QScrollArea) if a.isVisible())
        assert area.verticalScrollBar().maximum() == 0
        program.training().trainer.stop_process()


def test_counts_of_three_digits_can_be_read_in_a_small_window(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(app, "new_client", ScriptedClient)
    with running(qtbot, tmp_path, size=(1024, 768), mode="train") as program:
        grid = train_widgets(program).board.results.grid
        grid.show_counts(np.diag(np.full(10, 980)), tuple("0123456789"))
        drain()
        assert grid.are_counts_written
        assert len(grid.placement.rows) == 10
        program.training().trainer.stop_process()


def test_the_cards_show_the_same_in_another_language(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    clients = scripted_clients(monkeypatch)
    with running(qtbot, tmp_path, small_session(), mode="train") as program:
        qtbot.waitUntil(lambda: program.training().data.dataset is not None)
        begin_training(program, clients[-1])
        start = clients[-1].last(messages.Start).number
        clients[-1].reply(replace(twenty_eights(), start=start))
        program.training().trainer.receive()
        board = train_widgets(program).board
        board.results.choices["unsure"].trigger()
        click(board.gallery.which.button("drift"))
        step = train_widgets(program).steps.phases
        click(step.button("backward"))
        board.show_page("data")
        drain()
        browser = board.browser
        click(browser.which.button("validation"))
        click(browser.how.button("augmented"))
        click(browser.again)
        browser.classes.setCurrentRow(4)
        looked = (list(browser.wall.places), browser.page.text(), program.store.view.browsing)
        board.show_page("curves")
        drain()
        for cell in (None, (8, 3)):
            if cell is not None:
                click(board.results.grid, board.results.grid.rect_of(*cell).center().toPoint())
            shown, taken = board.results.pictures.places, board.results.about.text()
            for language in ("zh_CN", "en"):
                program.change_language(language)
                settle(qtbot, program)
                board = train_widgets(program).board
                assert board.results.choices["unsure"].isChecked()
                assert board.gallery.which.value == "drift"
                assert train_widgets(program).steps.phases.value == "backward"
                browser = board.browser
                board.show_page("data")
                settle(qtbot, program)
                assert (browser.which.value, browser.how.value) == ("validation", "augmented")
                assert browser.classes.currentRow() == 4
                shows = (
                    list(browser.wall.places),
                    browser.page.text(),
                    program.store.view.browsing,
                )
                assert language != "en" or shows == looked
                board.show_page("curves")
                drain()
                assert list(board.results.pictures.places) == list(shown)
                assert program.store.view.confused == cell
                assert bool(board.results.grid.accessibleDescription()) == (cell is not None)
            assert board.results.about.text() == taken
        kept = json.loads(json.dumps(view_to_data(program.store.view)))
        board.results.choices["wrong"].trigger()
        click(board.gallery.which.button("now"))
        click(train_widgets(program).steps.phases.button("update"))
        board.show_page("data")
        click(browser.which.button("all"))
        click(browser.how.button("plain"))
        browser.classes.setCurrentRow(2)
        assert browser.wall.places != looked[0]
        program.store.look(**changes_to(kept))  # as when the session is opened
        settle(qtbot, program)
        assert (list(browser.wall.places), browser.page.text()) == looked[:2]
        assert (browser.which.value, browser.how.value) == ("validation", "augmented")
        assert browser.classes.currentRow() == 4
        board.show_page("curves")
        drain()
        assert list(board.results.pictures.places) == list(shown)
        assert board.results.about.text() == taken
        assert board.results.choices["unsure"].isChecked()
        assert board.gallery.which.value == "drift"
        assert train_widgets(program).steps.phases.value == "backward"
        program.store.look(confused=(9, 99))  # of a matrix with more classes
        assert not board.results.grid.accessibleDescription()
        assert "least sure" in board.results.about.text()
        program.training().trainer.stop_process()

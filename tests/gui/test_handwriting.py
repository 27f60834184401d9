"""From the start to a network that reads handwriting: Networks, Draw, a digit with the mouse."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QEvent, QObject, QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from playground import app
from playground.core.arrays import frozen
from playground.core.edits import set_picture
from playground.core.picture import Picture
from playground.engine.compute.evaluate import evaluate
from playground.gui.flow.inputbuttons import InputButtons
from playground.gui.flow.networkmenu import NetworkMenu
from playground.gui.input.panel import InputPanel
from playground.gui.widgets.messagebar import MessageBar
from playground.layers.shipped import shipped_networks, with_shipped_network
from playground.pictures.network_input import network_input
from tests.gui.clock import drain
from tests.gui.hands import click
from tests.gui.program import find, running, settle
from tests.handwriting import Stroke, answer, drawn, hands, written

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def program(qtbot: QtBot, tmp_path: Path) -> Iterator[app.Program]:
    with running(qtbot, tmp_path) as running_program:
        yield running_program


def test_a_hundred_digits_by_ten_hands_are_read() -> None:
    """With a pen of 2.5; `tests.bench.bench_handwriting` tries others."""
    session = with_shipped_network(app.first_session(), "lenet5-digits")
    rng = np.random.default_rng(11)
    right = sum(
        answer(set_picture(session, drawn(written(digit, hand, rng), 28, 2.5))) == digit
        for hand in hands(10, seed=11)
        for digit in range(10)
    )
    assert right >= 95


def test_what_ships_says_what_it_takes_and_what_its_outputs_mean() -> None:
    for name, entry in shipped_networks().items():
        session = with_shipped_network(app.first_session(), name)
        assert session.input == entry.input()
        assert session.input.is_bound
        assert session.classes == entry.classes()
        outputs = evaluate(session.network, network_input(session).x).stages[-1].maps
        assert outputs is not None
        assert len(outputs) == len(entry.classes())


def draw(qtbot: QtBot, program: app.Program, strokes: tuple[Stroke, ...]) -> None:
    """Draw with the left button, on a sheet of 28×28."""
    panel = find(program, InputPanel)
    sheet = next(one for one in panel.draw_page.findChildren(QToolButton) if one.text() == "28")
    QTest.mouseClick(sheet, LEFT)
    settle(qtbot, program)
    stroke_by_stroke(qtbot, program, strokes)


def stroke_by_stroke(qtbot: QtBot, program: app.Program, strokes: tuple[Stroke, ...]) -> None:
    """Draw with the left button on the sheet that is there."""
    grid = find(program, InputPanel).grid
    height, width = program.store.session.picture.full_size

    def at(point: tuple[float, float]) -> QPoint:
        return grid.rect_of(height * point[1], width * point[0], 0, 0).topLeft().toPoint()

    for one in strokes:
        QTest.mousePress(grid, LEFT, pos=at(one[0]))
        for point in one[1:]:
            QTest.mouseMove(grid, at(point))
        QTest.mouseRelease(grid, LEFT, pos=at(one[-1]))
    settle(qtbot, program)


def test_three_clicks_from_the_start_it_reads_what_is_drawn(
    qtbot: QtBot, program: app.Program
) -> None:
    action = find(program, NetworkMenu).actions()[0]
    action.trigger()
    QTest.mouseClick(find(program, InputPanel).tabs.button("draw"), LEFT)
    rng, (hand,) = np.random.default_rng(5), hands(1, seed=5)
    hand = replace(hand, step=0.08)  # as of a mouse that is moved fast
    read = []
    for digit in range(10):
        draw(qtbot, program, written(digit, hand, rng))
        shown = program.evaluation.shown
        assert shown is not None
        assert shown.results is not None
        outputs = shown.results.maps(len(shown.stages) - 1)
        assert outputs is not None
        read.append(int(outputs.argmax()))
    assert sum(found == digit for digit, found in enumerate(read)) >= 9, read
    assert program.store.session.input.shape == (1, 28, 28)


class Clicks(QObject):
    """Counts the presses of mouse buttons on widgets."""

    count = 0

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        is_press = event.type() in (QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonDblClick)
        self.count += is_press and isinstance(watched, QWidget) and event.spontaneous()
        return False


@pytest.mark.parametrize("size", [(1440, 900), (1024, 768)])
def test_networks_lenet_and_draw_are_three_clicks_to_an_empty_sheet_that_is_read(
    qtbot: QtBot, program: app.Program, size: tuple[int, int]
) -> None:
    """Nothing else is chosen: the sheet and the pen are those that Draw comes up with."""
    program.window.resize(*size)
    drain()
    application = QApplication.instance()
    assert application is not None
    clicks = Clicks()
    application.installEventFilter(clicks)
    menu, bar = find(program, NetworkMenu), program.window.top_bar.menus
    click(bar, bar.actionGeometry(menu.menuAction()).center())
    click(menu, menu.actionGeometry(menu.actions()[0]).center())
    settle(qtbot, program)
    panel, buttons = find(program, InputPanel), find(program, InputButtons)
    click(buttons.pencil if buttons.isVisible() else panel.tabs.button("draw"))
    settle(qtbot, program)
    application.removeEventFilter(clicks)
    assert clicks.count == 3
    assert panel.grid.isVisible()
    assert not np.asarray(program.store.session.picture.pixels).any()
    rng, (hand,) = np.random.default_rng(5), hands(1, seed=5)
    empty, read = program.store.history.position, []
    for digit in range(10):
        stroke_by_stroke(qtbot, program, written(digit, replace(hand, step=0.08), rng))
        shown = program.evaluation.shown
        assert shown is not None
        assert shown.results is not None
        outputs = shown.results.maps(len(shown.stages) - 1)
        assert outputs is not None
        read.append(int(outputs.argmax()))
        while program.store.history.position > empty:
            program.store.undo()
        settle(qtbot, program)
    assert sum(found == digit for digit, found in enumerate(read)) >= 9, read


@pytest.mark.parametrize("page", ["picture", "draw"])
def test_what_is_said_of_the_network_fits_the_panel_of_a_projector(
    qtbot: QtBot, program: app.Program, page: str
) -> None:
    program.window.resize(1024, 740)
    find(program, NetworkMenu).load("lenet5-digits")
    panel, buttons = find(program, InputPanel), find(program, InputButtons)
    qtbot.waitUntil(buttons.isVisible)
    QTest.mouseClick(buttons.picture if page == "picture" else buttons.pencil, LEFT)
    program.store.commit(set_picture(program.store.session, drawn((), 64, 1.0)), "a larger sheet")
    settle(qtbot, program)
    # A sheet that is drawn on leaves its height to the canvas: this is said at the picture.
    assert panel.network_line.change.isVisible() == (page == "picture")
    assert panel.visibleRegion().boundingRect().width() == panel.width()


def on_white_paper(strokes: tuple[Stroke, ...]) -> Picture:
    picture = drawn(strokes, 28, 2.5)
    return replace(picture, pixels=frozen(1 - picture.pixels))


def test_black_on_white_is_offered_to_be_inverted_and_then_read(
    qtbot: QtBot, program: app.Program
) -> None:
    find(program, NetworkMenu).load("lenet5-digits")
    settle(qtbot, program)
    bar = find(program, MessageBar)
    assert not bar.isVisible()
    seven = written(7, hands(1, seed=5)[0], np.random.default_rng(5))
    program.store.commit(set_picture(program.store.session, drawn(seven, 28, 2.5)), "dark paper")
    settle(qtbot, program)
    assert not bar.isVisible()
    program.store.commit(set_picture(program.store.session, on_white_paper(seven)), "white paper")
    settle(qtbot, program)
    assert answer(program.store.session) != 7
    button = next(one for one in bar.findChildren(QPushButton) if one.text().startswith("Invert"))
    QTest.mouseClick(button, LEFT)
    settle(qtbot, program)
    assert answer(program.store.session) == 7
    assert not bar.isVisible()
    assert program.store.history.undo_label == "Invert picture"


def test_an_empty_white_sheet_and_a_free_network_are_offered_nothing(
    qtbot: QtBot, program: app.Program
) -> None:
    seven = written(7, hands(1, seed=5)[0], np.random.default_rng(5))
    bar = find(program, MessageBar)
    program.store.commit(set_picture(program.store.session, on_white_paper(seven)), "free")
    settle(qtbot, program)
    assert not bar.isVisible()
    find(program, NetworkMenu).load("lenet5-digits")
    program.store.commit(set_picture(program.store.session, on_white_paper(())), "empty")
    settle(qtbot, program)
    assert not bar.isVisible()

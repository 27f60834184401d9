"""On a classroom projector of 1024×768 nothing of the Train mode is cut off."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest
from PySide6.QtWidgets import QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from playground import app
from playground.core.plan import TrainingPlan
from playground.datasets import Digits
from playground.gui.input.panel import InputPanel
from playground.gui.train.controls import TrainingPanel
from playground.layers.newlayer import with_new_layer
from tests.gui.clock import drain
from tests.gui.program import find, running, settle
from tests.gui.train.scripted import ScriptedClient
from tests.gui.train.trainwidgets import train_widgets


@pytest.fixture
def program(qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[app.Program]:
    monkeypatch.setattr(app, "new_client", ScriptedClient)  # what is trained does not matter
    session = replace(app.first_session(), training=TrainingPlan(data=Digits(size=8)))
    with running(qtbot, tmp_path, session, (1024, 768)) as made:
        made.window.show_mode("train")
        data = made.training().data
        qtbot.waitUntil(lambda: data.dataset is not None, timeout=60_000)
        yield made
        made.training().trainer.stop_process()


def test_no_page_is_wider_than_what_is_seen_of_it(qtbot: QtBot, program: app.Program) -> None:
    train = train_widgets(program)
    for page in ("curves", "data", "loss", "layers"):
        train.board.show_page(page)
        drain()
        areas = [area for area in train.board.findChildren(QScrollArea) if area.isVisible()]
        assert areas
        for area in areas:
            inner = area.widget()
            assert inner is not None
            assert inner.width() <= area.viewport().width(), page
            assert inner.minimumSizeHint().width() <= area.viewport().width(), page


def test_a_wide_window_can_be_made_as_narrow_as_the_projector(
    qtbot: QtBot, program: app.Program
) -> None:
    window = program.window
    window.resize(1440, 900)
    drain()
    window.resize(1024, 768)
    drain()
    assert window.width() == 1024


@pytest.mark.parametrize("kind", ["group normalisation", "transposed convolution"])
def test_no_layer_makes_the_panel_of_the_training_wider(
    qtbot: QtBot, program: app.Program, kind: str
) -> None:
    panel = find(program, TrainingPanel)
    before = panel.minimumSizeHint().width()
    assert program.store.edit("Add a layer", with_new_layer, 3, kind)
    settle(qtbot, program)
    drain()
    assert panel.minimumSizeHint().width() <= before


def test_everything_of_a_training_is_in_view_at_once(qtbot: QtBot, program: app.Program) -> None:
    train = train_widgets(program)
    board, window = train.board, program.window
    parts: tuple[QWidget, ...] = (
        *(board.transport.play, board.epochs, board.accuracy, board.loss),
        *(board.gallery.wall, board.results.grid, train.prediction.answer, train.prediction.bars),
        find(program, InputPanel).grid,
    )
    for part in parts:
        corners = (part.rect().topLeft(), part.rect().bottomRight())
        for corner in corners:
            at = part.mapTo(window, corner)
            found = window.childAt(at)
            is_seen = found is part or part.isAncestorOf(found) if found is not None else False
            assert is_seen, (type(part).__name__, at, found)
    area = next(a for a in board.findChildren(QScrollArea) if a.isVisible())
    assert area.verticalScrollBar().maximum() == 0
    assert window.width() == 1024


def test_buttons_about_the_timeline_never_lie_over_one_another(
    qtbot: QtBot, program: app.Program
) -> None:
    transport = train_widgets(program).transport
    brief, anew = set(), []
    for width in range(1500, 639, -20):
        program.window.resize(width, 768)
        drain()
        ways = (*transport.starts.values(), transport.reset)
        shown = tuple(button for button in ways if button.isVisible())
        parts = (transport.play, transport.step, transport.epochs, *shown, transport.more)
        for left, right in pairwise(parts):
            assert left.geometry().right() < right.geometry().left(), width
        for button in (transport.step, *shown):
            assert button.width() >= button.minimumSizeHint().width(), width
            assert button.accessibleName() or button.text()
        brief.add(transport.step.text())
        anew.append([button.text() or button.accessibleName() for button in shown])
    assert brief == {"Step", ""}
    assert anew[0] == ["Same start", "New start"]
    assert anew[-1] == ["Reset"]
    assert anew == sorted(anew, reverse=True)  # from one to the other once

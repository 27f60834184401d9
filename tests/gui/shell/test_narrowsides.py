"""A window of 640 pixels has the middle and one side of each mode; the other opens in its place."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from playground import app
from playground.gui.input.panel import InputPanel
from playground.gui.shell.handle import Handle
from playground.gui.state.areasizes import LEAST_PX, Area, fitted
from playground.gui.train.cards.stepboard import StepBoard
from playground.gui.train.controls import TrainingPanel
from tests.gui.clock import drain
from tests.gui.program import find, running, settle
from tests.gui.scenes import training_session
from tests.gui.train.scripted import ScriptedClient
from tests.gui.train.trainwidgets import train_widgets

FLOOR_PX = 640


@pytest.fixture
def program(
    qtbot: QtBot, own_fonts: None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[app.Program]:
    monkeypatch.setattr(app, "new_client", ScriptedClient)  # nothing is trained
    with running(qtbot, tmp_path, training_session(), (1024, 749)) as made:
        yield made
        made.training().trainer.stop_process()


def resize(program: app.Program, width: int) -> None:
    """Make the window so wide, as far as it lets itself."""
    program.window.resize(width, 749)
    drain()


def is_whole(program: app.Program, widget: QWidget) -> bool:
    """Whether a widget is seen from its left edge to its right one, within the window."""
    left = widget.mapTo(program.window, QPoint()).x()
    seen = widget.visibleRegion().boundingRect()
    fits = left >= 0 and left + widget.width() <= program.window.width()
    return fits and (seen.left(), seen.width()) == (0, widget.width())


@pytest.mark.parametrize("mode", ["explore", "train", "look_inside", "compare"])
def test_every_mode_can_be_made_as_narrow_at_once(
    qtbot: QtBot, program: app.Program, mode: str
) -> None:
    program.window.show_mode(mode)
    settle(qtbot, program)
    drain()
    resize(program, FLOOR_PX)
    assert program.window.width() == FLOOR_PX
    resize(program, 500)
    assert program.window.width() <= FLOOR_PX
    if mode == "train":
        resize(program, FLOOR_PX)
        transport = train_widgets(program).transport
        for part in (transport.play, find(program, InputPanel).grid):
            assert is_whole(program, part)
        hint = find(program, StepBoard).about
        assert hint.text() == ""  # there is room for some letters of it
        assert "Take one step" in hint.toolTip()
        resize(program, 1024)
        assert hint.text() == hint.toolTip()


def test_the_side_that_had_to_go_is_opened_in_the_place_of_the_other(
    qtbot: QtBot, program: app.Program
) -> None:
    program.window.show_mode("train")
    drain()
    drawing, settings = find(program, InputPanel), find(program, TrainingPanel)
    assert drawing.isVisible()
    assert settings.isVisible()
    resize(program, 800)
    assert drawing.isVisible()
    assert not settings.isVisible()
    handles = {each.accessibleName(): each for each in program.window.findChildren(Handle)}
    QTest.mouseDClick(handles["Edge of the properties"], Qt.MouseButton.LeftButton)
    drain()
    assert not drawing.isVisible()
    assert is_whole(program, settings)
    QTest.keyClick(program.window, Qt.Key.Key_F7)
    drain()
    assert is_whole(program, drawing)
    assert not settings.isVisible()
    resize(program, 1024)  # nothing was folded by the user
    assert drawing.isVisible()
    assert settings.isVisible()


def test_a_fold_that_is_opened_has_the_width_that_it_needs(
    qtbot: QtBot, program: app.Program
) -> None:
    program.window.show_mode("train")
    qtbot.waitUntil(lambda: program.training().data.dataset is not None, timeout=60_000)
    drain()
    resize(program, 836)
    settings = find(program, TrainingPanel)
    assert settings.isVisible()
    settings.more.set_open(True)
    drain()
    for part in (settings.source.browse, settings.network, settings.form):
        assert is_whole(program, part)
    holder = settings.parentWidget()
    assert holder is not None
    assert is_whole(program, holder)  # with the margin at its right


WIDTHS = st.fixed_dictionaries(
    {}, optional={"input": st.integers(196, 600), "properties": st.integers(220, 600)}
)


@given(widths=WIDTHS, room=st.integers(200, 1500), first=st.sampled_from(["input", "properties"]))
def test_sides_are_made_smaller_before_one_goes(
    widths: dict[Area, int], room: int, first: Area
) -> None:
    if first not in widths and widths:
        first = next(iter(widths))
    found = fitted(widths, LEAST_PX, room, first)
    least = sum(LEAST_PX[area] for area in widths)
    assert set(found) == (set(widths) if least <= room or len(widths) < 2 else {first})
    for area, wide in found.items():
        assert LEAST_PX[area] <= wide <= widths[area]
    if room >= sum(widths.values()):
        assert found == widths
    elif least <= room:
        assert sum(found.values()) == room

"""What was just loaded is explained at a telling place, without a click."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from playground import app
from playground.core import edits
from playground.core.plan import TrainingPlan
from playground.engine.trace.cell_address import Cell
from playground.gui.flow.stackmenu import StackMenu
from playground.gui.input.panel import InputPanel
from playground.gui.state.autopin import strongest_cell
from tests.gui.program import edit, find, running, settle
from tests.onecell import set_cell


@pytest.fixture
def program(qtbot: QtBot, tmp_path: Path) -> Iterator[app.Program]:
    with running(qtbot, tmp_path) as running_program:
        yield running_program


def test_the_strongest_place_away_from_the_border() -> None:
    maps = np.zeros((2, 24, 16), np.float32)
    assert strongest_cell(maps, 3) is None
    maps[0, 0, 5] = 100  # the border
    maps[1, 10, 10] = 50  # another map
    maps[0, 12, 4], maps[0, 13, 4] = -3, np.nan
    assert strongest_cell(maps, 3) == Cell(3, 0, 12, 4)
    assert strongest_cell(np.ones((1, 1, 1), np.float32), 0) == Cell(0, 0, 0, 0)


def test_a_stack_and_a_picture_that_are_loaded_are_explained(
    qtbot: QtBot, program: app.Program
) -> None:
    store = program.store
    for title in ("LeNet-5", "Square detector"):
        action = next(item for item in find(program, StackMenu).actions() if item.text() == title)
        edit(qtbot, program, action.trigger)
        assert store.view.pin is not None
        assert store.view.pin.stage == 0
        qtbot.keyClick(program.window, Qt.Key.Key_Escape)
        assert store.view.pin is None
        settle(qtbot, program)
        edit(qtbot, program, lambda: store.edit("w", set_cell, 0, 0, 0, 0, 0, 5.0))
        assert store.view.pin is None
    strip = find(program, InputPanel).picture_page.samples
    edit(qtbot, program, strip.button("chelsea").click)
    assert store.view.pin is not None


def test_other_settings_of_a_training_meanwhile_do_not_matter(
    qtbot: QtBot, program: app.Program
) -> None:
    store = program.store
    stacks = find(program, StackMenu).actions()
    next(item for item in stacks if item.text() == "LeNet-5").trigger()
    store.edit("t", edits.set_training, TrainingPlan(epochs=3))
    settle(qtbot, program)
    qtbot.waitUntil(lambda: store.view.pin is not None)


def test_what_the_user_pinned_stays(qtbot: QtBot, program: app.Program) -> None:
    own = Cell(1, 2, 3, 4)
    program.store.look(pin=own)
    picture = app.first_session().picture
    other = replace(picture, name="another")
    edit(qtbot, program, lambda: program.store.edit("p", edits.set_picture, other))
    assert program.store.view.pin == own

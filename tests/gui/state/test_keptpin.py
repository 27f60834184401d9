"""The explained cell survives a change of size: at its place, and exactly there again after it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from playground import app
from playground.core import edits
from playground.engine.trace.cell_address import Cell
from tests.gui.clock import drain
from tests.gui.program import edit, running, settle


@pytest.fixture
def program(qtbot: QtBot, tmp_path: Path) -> Iterator[app.Program]:
    with running(qtbot, tmp_path) as made:
        yield made


def test_the_pin_stays_at_its_place_when_maps_get_another_size(
    qtbot: QtBot, program: app.Program
) -> None:
    store = program.store
    height, width = store.session.shape[1:]
    here = Cell(0, 0, height // 4 + 1, width // 2 + 3)
    store.look(pin=here)
    drain()
    edit(qtbot, program, lambda: store.edit("size", edits.set_working_size, 128, True))
    assert store.session.shape[1:] == (height // 2, width // 2)
    assert store.view.pin == Cell(0, 0, here.row // 2, here.column // 2)
    edit(qtbot, program, lambda: store.edit("stride", edits.set_field, 0, "stride", (4, 4)))
    assert store.view.pin == Cell(0, 0, here.row // 8, here.column // 8)
    edit(qtbot, program, store.undo)
    edit(qtbot, program, store.undo)
    assert store.view.pin == here


def test_another_cell_that_is_pinned_since_has_its_own_place(
    qtbot: QtBot, program: app.Program
) -> None:
    store = program.store
    height = store.session.shape[1]
    store.look(pin=Cell(0, 0, 100, 90))
    drain()
    edit(qtbot, program, lambda: store.edit("size", edits.set_working_size, 128, True))
    store.look(pin=Cell(2, 1, 10, 20))  # in a map of half the size
    drain()
    edit(qtbot, program, store.undo)
    assert store.session.shape[1] == height
    assert store.view.pin == Cell(2, 1, 21, 41)
    settle(qtbot, program)

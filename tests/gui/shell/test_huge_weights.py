"""Weights near the end of float32, each of them allowed: sentences, no exceptions, no warnings."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QPoint
from pytestqt.qtbot import QtBot

from playground import app
from playground.core import filteredits
from playground.gui.flow.tile import MapTile
from playground.gui.flow.view import FlowView
from playground.gui.kernel.editor import KernelEditor
from playground.gui.widgets.messagebar import MessageBar
from playground.kernels.transforms import TRANSFORMS
from tests.gui.clock import drain
from tests.gui.hands import CTRL, Key, click, press
from tests.gui.kernel.kernelbench import use_transform
from tests.gui.program import edit, find, running

HUGE = np.float32(3e38)
KERNELS = {
    "all": np.full((3, 3), HUGE),
    "both signs": np.array([[HUGE, -HUGE, HUGE]] * 3, np.float32),
    "and ordinary": np.array([[0, 0, 0], [-1, HUGE, 1], [0, 0, 0]], np.float32),
    "and tiny": np.array([[1e-45, HUGE, 1e-38]] * 3, np.float32),
}


@pytest.fixture
def program(qtbot: QtBot, tmp_path: Path) -> Iterator[app.Program]:
    with running(qtbot, tmp_path) as running_program:
        yield running_program


def hover(qtbot: QtBot, tile: MapTile, row: int, column: int) -> None:
    qtbot.mouseMove(tile, QPoint(1, 1))
    qtbot.mouseMove(tile, tile.centre_of(row, column))


@pytest.mark.parametrize("name", KERNELS)
def test_the_window_stands_weights_near_the_end_of_float32(
    qtbot: QtBot, program: app.Program, name: str
) -> None:
    store = program.store
    kernel = KERNELS[name]
    edit(qtbot, program, lambda: store.edit("x", filteredits.set_weights, 0, 0, kernel))
    flow = find(program, FlowView)
    for stage in range(-1, len(store.session.network)):
        tile = flow.tile(stage, 0)
        hover(qtbot, tile, 5, 5)
        click(tile, tile.centre_of(5, 5))
    if name in ("all", "both signs"):
        assert "Numbers of layer 1 are larger than float32 holds" in find(program, MessageBar).text
    editor = find(program, KernelEditor)
    qtbot.waitUntil(lambda: "e" in editor.weights.facts.text)
    grid = editor.weights.grid
    for cell in ((0, 0), (1, 1)):
        click(grid, grid.centre_of(*cell))
        edit(qtbot, program, lambda: press(Key.Key_PageUp, modifiers=CTRL))
        edit(qtbot, program, lambda: press(Key.Key_PageDown, Key.Key_PageDown, modifiers=CTRL))
    for transform in TRANSFORMS:
        if not TRANSFORMS[transform].parameters:
            before = store.session
            edit(qtbot, program, lambda transform=transform: use_transform(editor, transform))
            if store.session is not before:
                edit(qtbot, program, store.undo)
    drain()

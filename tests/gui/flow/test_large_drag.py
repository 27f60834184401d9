"""While a cell is dragged on a large picture, what is not edited stays as it is."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QPoint
from pytestqt.qtbot import QtBot

from playground import app
from playground.core import edits
from playground.core.arrays import frozen
from playground.core.picture import Picture
from playground.engine.trace.cell_address import Cell
from playground.engine.view.mapscale import ScaleChoice
from playground.engine.view.planes import Shown
from playground.gui.flow.view import FlowView
from playground.gui.inspect.panel import BottomPanel
from playground.gui.kernel.kernelgrid import KernelGrid
from playground.gui.state.evaluation import LARGE_INPUT_CELLS
from tests.gui.clock import drain
from tests.gui.hands import drag
from tests.gui.program import find, running, settle

EDITED = 1


@pytest.fixture
def program(qtbot: QtBot, tmp_path: Path) -> Iterator[app.Program]:
    """The first session, on a photo that is too large to be computed whole at once."""
    rng = np.random.default_rng(0)
    pixels = frozen(rng.integers(0, 255, (1400, 1600), np.uint8))
    assert pixels.size > LARGE_INPUT_CELLS
    session = edits.set_picture(app.first_session(), Picture("photo", pixels, 0))
    with running(qtbot, tmp_path, session) as made:
        yield made


@pytest.mark.parametrize("pin", [Cell(0, 0, 700, 800), Cell(1, EDITED, 350, 400)])
def test_other_maps_and_the_arithmetic_stay_during_a_drag(
    qtbot: QtBot, program: app.Program, pin: Cell
) -> None:
    store, flow = program.store, find(program, FlowView)
    store.look(layer=0, filter=EDITED, pin=pin, scale=ScaleChoice("map"))
    qtbot.waitUntil(lambda: not flow._glide.is_gliding)  # its map becomes the large one
    drain()
    arithmetic = find(program, BottomPanel).arithmetic
    layers = range(len(store.session.network))
    others = [flow.tile(stage, at) for stage in layers for at in range(4) if at != EDITED]
    others.append(flow.tile(-1, 0))
    before = [(tile.plane.key, tile.scale) for tile in others if tile.plane is not None]
    assert len(before) == len(others)
    told, order = arithmetic.text(), [tile.geometry() for tile in others]
    assert "computed" not in told
    seen: list[Shown] = []

    def look(shown: Shown) -> None:
        """After all panels have heard of what came."""
        seen.append(shown)
        now = [(tile.plane.key, tile.scale) for tile in others if tile.plane is not None]
        assert now == before
        assert [tile.geometry() for tile in others] == order
        assert not any(tile.is_stale for tile in others)
        if shown.results is None:
            assert arithmetic.text() == latest[0]
        latest[0] = arithmetic.text()
        assert "computed" not in latest[0]

    latest = [told]
    program.evaluation.updated.connect(look)
    grid = find(program, KernelGrid)
    start = grid.rect_of(1, 1).center().toPoint()
    for step in range(1, 6):
        drag(grid, start, start - QPoint(0, 8 * step), release=step == 5)
        qtbot.waitUntil(lambda step=step: len(seen) >= step)
    settle(qtbot, program)
    program.evaluation.updated.disconnect(look)
    assert any(shown.results is None for shown in seen)
    edited = flow.tile(0, EDITED).plane
    assert edited is not None
    assert not edited.is_sampled
    assert (arithmetic.text() == told) == (pin.channel != EDITED)

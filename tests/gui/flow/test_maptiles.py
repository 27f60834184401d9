"""Layers with thousands of maps: as many tiles as are in view, and each map within reach."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from playground import app
from playground.core import edits
from playground.core.arrays import frozen
from playground.core.filters import make_filter
from playground.core.picture import Picture
from playground.core.session import Network
from playground.engine.trace.cell_address import Cell
from playground.gui.flow.tile import MapTile
from playground.gui.flow.view import FlowView
from playground.gui.inspect.arithmetic.panel import ArithmeticPanel
from playground.gui.widgets.taborder import in_reading_order
from playground.layers import Activation, Convolution
from tests.gui.program import edit, find, running

MAPS = 1000


@pytest.fixture
def program(qtbot: QtBot, tmp_path: Path) -> Iterator[app.Program]:
    pixels = frozen(np.random.default_rng(0).integers(0, 255, (16, 16), np.uint8))
    session = edits.set_picture(app.first_session(), Picture("noise", pixels, 0))
    one = make_filter("one", np.ones((1, 1)))
    layer = Convolution(filters=(one,) * MAPS)
    with running(qtbot, tmp_path, replace(session, network=Network((layer, Activation())))) as made:
        made.window.activateWindow()
        qtbot.waitUntil(made.window.isActiveWindow)
        yield made


def seen(program: app.Program, stage: int) -> list[MapTile]:
    tiles = find(program, FlowView).column(stage).tiles
    return [tile for tile in tiles if not tile.visibleRegion().isEmpty()]


def test_only_tiles_in_view_exist_wherever_it_is_scrolled(
    qtbot: QtBot, program: app.Program
) -> None:
    flow = find(program, FlowView)
    bar = flow.verticalScrollBar()
    shown = program.evaluation.shown
    assert shown is not None
    for share in (0.0, 0.5, 1.0, 0.25):
        bar.setValue(round(share * bar.maximum()))
        QApplication.processEvents()
        for stage in (0, 1):
            tiles = seen(program, stage)
            assert 3 <= len(tiles) <= len(flow.column(stage).tiles) <= len(tiles) + 3
            view = shown.view(stage)
            assert view is not None
            places = sorted(view.planes.index(tile.plane) for tile in tiles if tile.plane)
            assert places == list(range(places[0], places[0] + len(tiles)))
            assert abs(places[0] + len(tiles) / 2 - share * MAPS) < len(tiles)
    assert sum(not tile.isHidden() for tile in program.window.findChildren(MapTile)) < 160


def test_tab_goes_from_map_to_map_beyond_what_is_in_view(
    qtbot: QtBot, program: app.Program
) -> None:
    flow = find(program, FlowView)
    flow.tile(0, 0).setFocus(Qt.FocusReason.TabFocusReason)
    for channel in range(1, 40):
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        tile = QApplication.focusWidget()
        assert tile is flow.tile(0, channel)
        assert not tile.visibleRegion().isEmpty()


def test_tiles_that_come_into_view_are_as_the_others(qtbot: QtBot, program: app.Program) -> None:
    flow, store = find(program, FlowView), program.store
    store.look(layer=0, filter=700, pin=Cell(0, 700, 3, 4))
    bar = flow.verticalScrollBar()
    bar.setValue(flow.tile(0, 700).y() - 50)
    QApplication.processEvents()
    tile = flow.tile(0, 700)
    assert tile in seen(program, 0)
    ((mark,),) = {tile.highlights}
    assert (mark.row, mark.column, mark.style) == (3, 4, "pin")
    ((reached,),) = {flow.tile(1, 700).highlights}
    assert reached.style == "reach"
    assert flow.tile(1, 701).highlights == ()
    QTest.mouseClick(flow.tile(0, 701), Qt.MouseButton.LeftButton)
    assert store.view.filter == 701


def test_fewer_and_more_maps_than_before(qtbot: QtBot, program: app.Program) -> None:
    flow, store = find(program, FlowView), program.store
    flow.verticalScrollBar().setValue(flow.verticalScrollBar().maximum())
    for count in (3, 300, 1):
        layer = Convolution(filters=(make_filter("one", np.ones((1, 1))),) * count)
        new = edits.replace_layer(store.session, 0, layer)
        edit(qtbot, program, lambda new=new: store.commit(new, "filters"))
        QApplication.processEvents()
        tiles = flow.column(0).tiles
        assert len(tiles) <= min(count, 64)
        shown = program.evaluation.shown
        assert shown is not None
        view = shown.view(0)
        assert view is not None
        assert flow.tile(0, count - 1).plane is view.planes[-1]


def test_tab_follows_the_maps_also_past_one_that_was_scrolled_away(
    qtbot: QtBot, program: app.Program
) -> None:
    flow = find(program, FlowView)
    flow.tile(0, 0).setFocus(Qt.FocusReason.TabFocusReason)
    bar = flow.verticalScrollBar()
    bar.setValue(bar.maximum())
    QApplication.processEvents()
    standing = flow.column(0).tiles
    assert standing[0] is flow.tile(0, 0)  # it has the focus
    assert len(standing) > 3
    order = in_reading_order(flow)
    first = order.index(standing[0])
    assert order[first : first + len(standing)] == standing


def test_a_layer_that_is_off_hands_on_more_maps_than_it_has_filters(
    qtbot: QtBot, tmp_path: Path
) -> None:
    with running(qtbot, tmp_path) as program:
        store, flow = program.store, find(program, FlowView)
        full = Convolution.default((4, 256, 256), np.random.default_rng(0))
        few = replace(full, filters=full.filters[:2], enabled=False)
        edit(qtbot, program, lambda: store.edit("few", edits.add_layer, 1, few))
        names = [tile.accessibleName() for tile in flow.column(1).tiles]
        assert len(names) == 4
        assert all(name.endswith(f"map {at + 1}") for at, name in enumerate(names))
        store.look(pin=Cell(1, 3, 9, 9))
        panel = find(program, ArithmeticPanel)
        assert "map 4" in panel.place.text()

"""A view that changes while columns are being laid out is laid out after them, whole."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QObject, QRect
from pytestqt.qtbot import QtBot

from playground import app
from playground.core import edits
from playground.core.filters import make_filter
from playground.core.session import Network
from playground.gui.flow.header import ColumnHeader
from playground.gui.flow.tile import MapTile
from playground.gui.flow.view import FlowView
from playground.kernels.presets import load_presets
from playground.layers import Activation, Convolution
from tests.gui.clock import drain
from tests.gui.program import find, running

LAST = 6


class OnHide(QObject):
    """Looks elsewhere the first time that a widget hides, as where the keyboard goes may."""

    def __init__(self, program: app.Program, layer: int) -> None:
        super().__init__()
        self._program = program
        self._layer = layer
        self.has_looked = False

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Hide and not self.has_looked:
            self.has_looked = True
            self._program.store.look(layer=self._layer)
        return False


@pytest.fixture
def program(qtbot: QtBot, tmp_path: Path) -> Iterator[app.Program]:
    """Wide layers in a narrow window: one column is open, the others show a map each."""
    matrix = load_presets()["sobel-vertical"].matrix()
    filters = tuple(make_filter(f"{at}", matrix, 1) for at in range(120))
    network = Network((Convolution(filters=filters), *(Activation() for _ in range(LAST))))
    session = edits.set_network(app.first_session(), network)
    with running(qtbot, tmp_path, session, (700, 600)) as made:
        made.store.look(layer=0)
        drain()
        yield made


def places(program: app.Program) -> list[QRect]:
    """Where all that is seen lies."""
    flow = find(program, FlowView)
    return [
        part.geometry()
        for kind in (ColumnHeader, MapTile)
        for part in flow.findChildren(kind)
        if part.isVisible()
    ]


@pytest.mark.parametrize("layer", [0, 1, 3])
def test_all_lies_as_if_one_had_looked_there_at_once(program: app.Program, layer: int) -> None:
    store = program.store
    store.look(layer=LAST)
    drain()
    store.look(layer=layer)
    drain()
    wanted = places(program)
    store.look(layer=0)
    drain()
    flow = find(program, FlowView)
    tiles = [tile for tile in flow.findChildren(MapTile) if tile.isVisible()]
    looks = OnHide(program, layer)
    for tile in tiles:
        tile.installEventFilter(looks)
    store.look(layer=LAST)
    drain()
    assert looks.has_looked
    assert store.view.layer == layer
    assert sorted(map(str, places(program))) == sorted(map(str, wanted))

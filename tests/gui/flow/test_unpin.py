"""The ✕ beside the pinned cell's mark, and marks that leave the values their colours."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QImage, QPainter
from pytestqt.qtbot import QtBot

from playground import app
from playground.engine.trace.cell_address import Cell
from playground.gui.flow.enlarged import Enlarged
from playground.gui.flow.unpin import Unpin
from playground.gui.flow.view import FlowView
from playground.gui.widgets.marks import Highlight, Style, paint_mark
from playground.gui.widgets.viewport import Viewport
from tests.gui.hands import click
from tests.gui.program import find, running

PIN = Cell(0, 1, 100, 60)


@pytest.fixture
def program(qtbot: QtBot, tmp_path: Path) -> Iterator[app.Program]:
    with running(qtbot, tmp_path) as made:
        yield made


def test_the_cross_lies_beside_the_pinned_cell_and_unpins(program: app.Program) -> None:
    flow, store = find(program, FlowView), program.store
    cross = flow.unpin
    assert cross.isHidden() == (store.view.pin is None)
    store.look(pin=PIN)
    tile = flow.tile(0, 1)
    centre = tile.mapTo(flow.widget(), tile.centre_of(PIN.row, PIN.column))
    assert not cross.geometry().contains(centre)
    assert (cross.geometry().center() - centre).manhattanLength() < 40
    store.look(hover=Cell(0, 0, 5, 5))  # on the way to the cross
    assert cross.isVisible()
    store.look(hover=None)
    click(cross)
    assert store.view.pin is None
    assert cross.isHidden()


def test_the_cross_goes_with_the_cell_and_keeps_inside_the_map(program: app.Program) -> None:
    flow, store = find(program, FlowView), program.store
    store.look(pin=Cell(0, 1, 0, 255))
    tile = flow.tile(0, 1)
    assert tile.geometry().adjusted(0, -1, 0, 1).contains(flow.unpin.geometry())
    store.look(viewport=Viewport(0.0, 0.5, 2.0))  # zoomed past the cell
    assert flow.unpin.isHidden()
    store.look(viewport=Viewport())
    assert flow.unpin.isVisible()


def test_the_pinned_cell_keeps_its_mark_while_another_map_is_pointed_at(
    program: app.Program,
) -> None:
    store, tile = program.store, find(program, FlowView).tile(PIN.stage, PIN.channel)
    own = Highlight(PIN.row, PIN.column, style="pin")
    for hover in (None, PIN._replace(row=5), PIN._replace(channel=0), Cell(2, 0, 3, 3)):
        store.look(pin=PIN, hover=hover)
        assert own in tile.highlights
    store.look(pin=None)
    assert own not in tile.highlights


def test_the_enlarged_map_has_the_cross_too(program: app.Program) -> None:
    store, enlarged = program.store, find(program, Enlarged)
    store.look(pin=PIN, enlarged=(0, 1))
    assert enlarged.unpin.isVisible()
    store.look(enlarged=(0, 0))
    assert enlarged.unpin.isHidden()
    store.look(enlarged=(0, 1))
    click(enlarged.unpin)
    assert store.view.pin is None
    assert not [cross for cross in program.window.findChildren(Unpin) if cross.isVisible()]


@pytest.mark.parametrize("style", ["window", "reach", "pin", "hue", "winner"])
@pytest.mark.parametrize("ground", ["#fafafa", "#0877bd", "#f59322", "#000000"])
def test_most_of_a_marked_block_keeps_its_colours(style: Style, ground: str) -> None:
    image = QImage(120, 120, QImage.Format.Format_RGB32)
    image.fill(QColor(ground))
    plain = pixels(image)
    painter = QPainter(image)
    paint_mark(painter, QRectF(QPointF(10, 10), QPointF(110, 110)), style, 100)
    painter.end()
    changed = (pixels(image) != plain).any(axis=2)
    assert changed.any()
    inside = changed[16:104, 16:104]
    assert inside.mean() < 0.3
    assert inside.any() == (style in ("reach", "hue"))


def pixels(image: QImage) -> np.ndarray:
    data = np.frombuffer(image.constBits(), np.uint8)
    return data.reshape(image.height(), image.width(), 4).copy()

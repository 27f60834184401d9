"""The choice of the colour scale at the colours, and what the header says about them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from playground import app
from playground.core import edits
from playground.core.filters import make_filter
from playground.core.session import Network
from playground.engine.view.mapscale import ScaleChoice
from playground.gui.flow.header import BAR_PX, RIGHT_PX, ColumnHeader
from playground.gui.flow.view import FlowView
from playground.layers import Convolution
from tests.gui.hands import click
from tests.gui.program import edit, find, running


@pytest.fixture
def program(qtbot: QtBot, tmp_path: Path) -> Iterator[app.Program]:
    with running(qtbot, tmp_path) as made:
        yield made


def open_menu(program: app.Program, header: ColumnHeader) -> QMenu:
    """Click the colours, as the user does."""
    click(header, QPoint(header.width() - RIGHT_PX - BAR_PX // 2, header.height() * 3 // 4))
    (menu,) = [menu for menu in program.window.findChildren(QMenu) if menu.isVisible()]
    return menu


def choose(menu: QMenu, text: str) -> None:
    """Choose an entry."""
    (action,) = [action for action in menu.actions() if action.text() == text]
    action.trigger()
    menu.close()


def test_the_scale_is_cut_or_not_where_the_colours_are(program: app.Program) -> None:
    flow, store = find(program, FlowView), program.store
    header = flow.header(0)
    cut = header.scale
    assert "Clipped" in header.accessibleDescription()
    menu = open_menu(program, header)
    ticked = [action.text() for action in menu.actions() if action.isChecked()]
    assert ticked == ["One scale for the whole layer", "Cut at 99.5 % of the values"]
    choose(menu, "Up to the largest value")
    assert store.view.scale == ScaleChoice("layer", "largest")
    assert header.scale != cut
    assert "Clipped" not in header.accessibleDescription()
    assert header.scale is not None
    assert flow.tile(0, 1).scale == (header.scale.limit, "signed")


def test_the_header_has_the_scale_of_the_selected_map(program: app.Program) -> None:
    flow, store = find(program, FlowView), program.store
    store.look(layer=0, filter=0, scale=ScaleChoice("map", "largest"))
    ends = set()
    for number in (0, 2):
        store.look(filter=number)
        scale = flow.header(0).scale
        assert scale is not None
        assert flow.tile(0, number).scale == (scale.limit, scale.palette)
        ends.add(scale.limit)
    assert len(ends) == 2


def test_a_map_that_hides_the_others_is_named(qtbot: QtBot, program: app.Program) -> None:
    weak = make_filter("weak", np.array([[0.01, -0.01]], np.float32))
    strong = make_filter("strong", np.array([[5, -5]], np.float32))
    network = Network((Convolution(filters=(weak, strong)),))
    edit(qtbot, program, lambda: program.store.edit("n", edits.set_network, network))
    header = find(program, FlowView).header(0)
    sentence = "Map 2 is so strong that the others are pale."
    assert sentence in header.accessibleDescription()
    menu = open_menu(program, header)
    assert menu.actions()[0].text() == sentence
    assert not menu.actions()[0].isEnabled()
    choose(menu, "Each map its own scale")
    assert sentence not in header.accessibleDescription()


@pytest.mark.parametrize("button", [Qt.MouseButton.RightButton, Qt.MouseButton.MiddleButton])
def test_only_the_left_button_opens_the_scale_or_adds(
    qtbot: QtBot, program: app.Program, button: Qt.MouseButton
) -> None:
    flow = find(program, FlowView)
    header = flow.header(0)
    colours = QPoint(header.width() - RIGHT_PX - BAR_PX // 2, header.height() * 3 // 4)
    QTest.mouseClick(header, button, pos=colours)
    QTest.mouseClick(flow.add_column, button)
    assert not [menu for menu in program.window.findChildren(QMenu) if menu.isVisible()]

"""The small window that finds one of many units in the flow."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from playground import app
from playground.core.filters import make_filter, usual_name
from playground.core.network_input import NetworkInput
from playground.core.picture import Picture
from playground.core.session import Network, Session
from playground.engine.trace.cell_address import Cell
from playground.engine.view.mapscale import ScaleChoice
from playground.engine.view.planes import View, plane
from playground.engine.view.unitorder import listed
from playground.gui.flow.unitfinder import UnitFinder
from playground.gui.flow.unitlist import UnitList
from playground.gui.flow.view import FlowView
from playground.layers import Activation, Convolution, Dense, Flatten, Pooling
from tests.gui.clock import Clock
from tests.gui.hands import CTRL, Key, click, press, show, type_text
from tests.gui.program import find, running, settle

FILTERS = 150
CLASSES = tuple(f"{what} {at}" for at in range(1, 21) for what in ("cat", "dog"))


def many_units() -> Session:
    """150 filters on noise, and forty named classes."""
    rng = np.random.default_rng(2)
    shape = (1, 16, 16)
    kernels = rng.standard_normal((FILTERS, 3, 3)).astype(np.float32)
    filters = tuple(make_filter(usual_name(at), each, 1) for at, each in enumerate(kernels))
    layers = [Convolution(filters=filters), Activation(), Pooling(), Activation(), Flatten()]
    reaching = shape
    for layer in layers:
        reaching = layer.output_shape(reaching)
    last = Dense.random(reaching, len(CLASSES), rng)
    picture = Picture("noise", rng.random((16, 16), np.float32))
    network = Network((*layers, last, Activation(function="softmax")))
    return Session(picture, network, input=NetworkInput(shape, "unit", kept=True), classes=CLASSES)


@pytest.fixture
def program(qtbot: QtBot, tmp_path: Path, clock: Clock) -> Iterator[app.Program]:
    with running(qtbot, tmp_path, many_units(), (1024, 768)) as made:
        yield made


def finder(program: app.Program, stage: int) -> UnitFinder:
    """The window, opened by its key on a layer."""
    program.store.look(layer=stage)
    program.window.activateWindow()
    press(Key.Key_F, modifiers=CTRL)
    found = find(program, UnitFinder)
    assert found.isVisible()
    return found


def maps_of(program: app.Program, stage: int) -> np.ndarray:
    shown = program.evaluation.shown
    assert shown is not None
    assert shown.results is not None
    maps = shown.results.maps(stage)
    assert maps is not None
    return maps


def test_the_strongest_come_first_and_enter_goes_to_the_place(
    qtbot: QtBot, program: app.Program
) -> None:
    found, maps = finder(program, 0), maps_of(program, 0)
    strongest = np.argsort(-maps.max(axis=(1, 2)), kind="stable")
    assert found.list.units == strongest.tolist()
    press(Key.Key_Return)
    assert not found.isVisible()
    view, unit = program.store.view, int(strongest[0])
    row, column = np.unravel_index(int(maps[unit].argmax()), maps[unit].shape)
    assert view.pin == Cell(0, unit, int(row), int(column))
    assert (view.layer, view.filter) == (0, unit)


def test_where_the_input_is_selected_the_units_of_the_first_layer_are_shown(
    qtbot: QtBot, program: app.Program
) -> None:
    found = finder(program, -1)
    assert len(found.list.units) == FILTERS
    press(Key.Key_Return)
    assert program.store.view.layer == 0


def test_a_number_is_typed_and_its_map_comes_into_view(
    qtbot: QtBot, program: app.Program, clock: Clock
) -> None:
    flow = find(program, FlowView)
    found = finder(program, 1)  # no filters here: the map stays in its place in the grid
    type_text("149")
    assert found.list.units == [148]
    assert "1 of 150" in found.count.text()
    press(Key.Key_Return)
    settle(qtbot, program)
    clock.advance(1000)  # columns are at their places
    assert program.store.view.pin is not None
    assert program.store.view.pin.channel == 148
    tile = flow.tile(1, 148)
    seen = flow.viewport().rect()
    assert seen.contains(tile.mapTo(flow.viewport(), tile.rect().center()))


def test_the_order_is_by_number_too_and_a_click_chooses(qtbot: QtBot, program: app.Program) -> None:
    found = finder(program, 0)
    click(found.order.button("number"))
    assert found.list.units == list(range(FILTERS))
    rect = found.list.visualRect(found.list.index_at(3))
    click(found.list.viewport(), rect.center())
    assert program.store.view.filter == 3


def test_classes_are_found_by_name_and_nothing_is_said(qtbot: QtBot, program: app.Program) -> None:
    found, shares = finder(program, 6), maps_of(program, 6)[:, 0, 0]
    type_text("dog")
    dogs = [at for at, name in enumerate(CLASSES) if name.startswith("dog")]
    assert found.list.units == sorted(dogs, key=lambda at: -shares[at])
    assert CLASSES[found.list.units[0]] in found.list.words(found.list.units[0])
    type_text("zebra")
    assert found.nothing.isVisible()
    assert found.list.units == []
    press(Key.Key_Return)  # there is none to go to
    assert found.isVisible()
    press(Key.Key_Escape)
    assert not found.isVisible()
    assert program.store.view.layer == 6


def test_the_menu_of_a_layer_has_it(qtbot: QtBot, program: app.Program) -> None:
    flow = find(program, FlowView)
    menu = flow.menus.layer(1, flow)
    next(entry for entry in menu.actions() if entry.text() == "Find a unit…").trigger()
    found = find(program, UnitFinder)
    assert found.isVisible()
    assert found.title.text() == "2 ReLU"
    found.close()
    menu.deleteLater()
    assert not [each for each in flow.menus.layer(-1, flow).actions() if "unit" in each.text()]


def test_a_layer_that_is_selected_is_opened_though_a_map_is_laid_open(
    qtbot: QtBot, program: app.Program, clock: Clock
) -> None:
    flow, store = find(program, FlowView), program.store
    finder(program, 0)
    press(Key.Key_Return)
    settle(qtbot, program)
    assert store.view.detail is not None
    qtbot.waitUntil(lambda: flow.detail.stage is not None)
    clock.advance(1000)
    assert flow.column(3).is_collapsed
    click(flow.header(3))
    clock.advance(1000)
    assert not flow.column(3).is_collapsed
    assert store.view.detail is None


def test_of_very_many_units_only_those_in_view_are_written(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    values = plane(np.random.default_rng(0).standard_normal((65_536, 1)).astype(np.float32))
    page = QWidget()
    found = UnitList(page)
    found.resize(400, 300)
    show(qtbot, page, 400, 300)
    written: list[int] = []
    text = UnitList.value_text
    monkeypatch.setattr(
        UnitList, "value_text", lambda self, unit: written.append(unit) or text(self, unit)
    )
    found.show_view(View((values,), True, vector=True), (), ScaleChoice(), 2)
    for typed in ("", "1", "12"):
        units = listed(found.values, (), typed, "strongest")
        found.show_units(units)
        found.grab()
        assert found.current == units[0]
        assert units[0] in written
    assert len(written) <= 3 * 2 * 20
    tip = found.index_at(1).data(Qt.ItemDataRole.ToolTipRole)
    assert tip == found.words(units[1])

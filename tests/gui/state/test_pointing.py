"""Selection and hover are resolved in one place, and every panel shows what was resolved."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from playground import app
from playground.core import edits, filteredits
from playground.core.filters import Filter
from playground.core.layer import Layer
from playground.core.session import Network
from playground.engine.compute.evaluate import evaluate
from playground.engine.trace.cell_address import Cell
from playground.engine.view.planes import Shown, input_view, stage_views
from playground.gui.flow.enlarged import Enlarged
from playground.gui.flow.view import FlowView
from playground.gui.input.panel import InputPanel
from playground.gui.inspect.arithmetic.panel import ArithmeticPanel
from playground.gui.inspect.panel import BottomPanel
from playground.gui.inspect.vector import VectorPanel
from playground.gui.layer.panel import PropertiesPanel
from playground.gui.state.pointing import Pointing, pointing_at
from playground.gui.state.viewstate import INPUT, ViewState
from playground.layers import (
    Activation,
    Convolution,
    Dense,
    Flatten,
    Pooling,
    TransposedConvolution,
)
from playground.pictures.fit import at_size
from tests.gui.program import edit, find, running

HOVER, SLIDE, PIN = Cell(0, 1, 5, 6), Cell(1, 0, 3, 4), Cell(2, 2, 1, 2)


def shown_by(*layers: Layer) -> Shown:
    """What layers make of the first picture, at 16×16."""
    session = app.first_session()
    picture = replace(session.picture, size=16)
    session = replace(session, picture=picture, network=Network(layers))
    x = at_size(picture.pixels, picture.size, picture.square, picture.colour, picture.levels)
    results = evaluate(session.network, x)
    views = (input_view(x, None, 1.0), *stage_views(session.network, results))
    return Shown(session, results.stages, views, results, 0.0)


def convolution(filters: int, depth: int, groups: int = 1) -> Convolution:
    """Filters of 3×3 weights that are all one."""
    weights = np.ones((depth, 3, 3), np.float32)
    return Convolution(filters=(Filter("", weights),) * filters, groups=groups)


@pytest.fixture(scope="module")
def shown() -> Shown:
    """Four filters, ReLU, pooling on 16×16, and a dense layer after them."""
    return shown_by(
        app.first_session().network[0],
        Activation(),
        Pooling(),
        Flatten(),
        Dense.random((4 * 8 * 8, 1, 1), 3, np.random.default_rng(0)),
    )


@pytest.mark.parametrize(
    ("view", "cell", "hovered"),
    [
        (ViewState(), None, None),
        (ViewState(pin=PIN), PIN, None),
        (ViewState(pin=PIN, slide=SLIDE), SLIDE, None),
        (ViewState(pin=PIN, slide=SLIDE, hover=HOVER), HOVER, HOVER),
        (ViewState(hover=Cell(0, 4, 0, 0)), None, None),
        (ViewState(hover=Cell(0, 0, 16, 0)), None, None),
        (ViewState(hover=Cell(7, 0, 0, 0), pin=PIN), None, None),
        (ViewState(hover=Cell(4, 2, 0, 0)), Cell(4, 2, 0, 0), Cell(4, 2, 0, 0)),
        (ViewState(hover=Cell(INPUT, 0, 15, 15)), Cell(INPUT, 0, 15, 15), Cell(INPUT, 0, 15, 15)),
        (ViewState(pin=Cell(INPUT, 1, 0, 0)), None, None),
        (ViewState(pin=Cell(0, 1, 5, 16)), Cell(0, 1, 5, 15), None),
        (ViewState(pin=Cell(0, 4, 0, 0)), None, None),
    ],
)
def test_the_cell_is_the_hovered_one_else_the_slide_else_the_pin_if_it_is_there(
    shown: Shown, view: ViewState, cell: Cell | None, hovered: Cell | None
) -> None:
    found = pointing_at(shown, view)
    assert (found.cell, found.hovered) == (cell, hovered)
    assert found.shown is shown
    is_pinned = view.pin == PIN  # whose mark stays beside its cross, whatever is pointed at
    assert bool(found.marks.found) == (cell is not None or is_pinned)
    if cell is None:
        assert found.steps == ()
        return
    block = found.marks.blocks(cell.stage, cell.channel)[-1]
    assert (block.row, block.column, block.style) == (cell.row, cell.column, "pin")
    assert bool(found.steps) == (cell.stage != INPUT)


def test_the_chain_ends_with_the_number_of_the_cell(shown: Shown) -> None:
    assert shown.results is not None
    for cell in (HOVER, SLIDE, PIN, Cell(4, 2, 0, 0)):
        maps = shown.results.maps(cell.stage)
        assert maps is not None
        steps = pointing_at(shown, ViewState(hover=cell)).steps
        assert steps[-1].value == pytest.approx(maps[cell[1:]], abs=1e-5)


def test_nothing_is_pointed_at_before_there_are_maps() -> None:
    found = pointing_at(None, ViewState(hover=HOVER, layer=2, filter=1))
    assert (found.cell, found.marks.found, found.steps) == (None, (), ())
    assert (found.layer, found.channel) == (2, 1)


def test_while_numbers_are_on_their_way_there_is_no_chain(shown: Shown) -> None:
    found = pointing_at(replace(shown, results=None), ViewState(pin=PIN))
    assert found.cell == PIN
    assert found.marks.found
    assert found.steps == ()


def test_a_hovered_weight_marks_what_it_multiplies(shown: Shown) -> None:
    view = ViewState(layer=0, weight=(0, 0, 2), pin=Cell(0, 1, 5, 6))
    styles = [block.style for block in pointing_at(shown, view).marks.blocks(INPUT, 0)]
    assert styles == ["window", "hue"]


def test_a_weight_of_a_group_marks_the_channels_that_its_filter_reads() -> None:
    grouped = groups()
    pin = Cell(1, 3, 5, 6)
    one = pointing_at(grouped, ViewState(layer=1, filter=3, weight=(1, 0, 2), pin=pin)).marks
    every = pointing_at(grouped, ViewState(layer=1, filter=3, weight=(-1, 0, 2), pin=pin)).marks
    for marks, hued in ((one, [3]), (every, [2, 3])):
        styles = {at: [each.style for each in marks.blocks(0, at)] for at in range(4)}
        assert [at for at in range(4) if "hue" in styles[at]] == hued


@pytest.mark.parametrize("weight", [(0, 0), (0, 1), (1, 0), (1, 1)])
def test_a_weight_of_a_transposed_convolution_marks_all_that_it_multiplies(
    weight: tuple[int, int],
) -> None:
    layer = TransposedConvolution(filters=(Filter("", np.ones((1, 2, 2), np.float32)),))
    layer = replace(layer, stride=(2, 2))
    spread = shown_by(layer)
    view = ViewState(layer=0, weight=(0, *weight))
    (mark,) = pointing_at(spread, view).marks.found
    assert (mark.block.row, mark.block.column) == (0, 0)
    assert (mark.block.rows, mark.block.columns) == spread.shape[1:]
    other = replace(view, pin=Cell(0, 0, 1 - weight[0], 1 - weight[1]))
    assert "hue" not in [each.style for each in pointing_at(spread, other).marks.blocks(INPUT, 0)]


@given(
    depth=st.integers(-1, 70),
    row=st.integers(0, 4),
    column=st.integers(0, 4),
    layer=st.integers(-1, 6),
    index=st.integers(0, 5),
)
def test_a_weight_that_was_hovered_before_an_edit_marks_nothing_outside(
    depth: int, row: int, column: int, layer: int, index: int
) -> None:
    view = ViewState(layer=layer, filter=index, weight=(depth, row, column))
    for shown in (vectors(), groups()):
        for mark in pointing_at(shown, view).marks.found:
            shape = shown.shape if mark.stage < 0 else shown.stages[mark.stage].shape
            assert shape is not None
            assert set(mark.channels.tolist()) <= set(range(shape[0]))
            assert mark.block.row + mark.block.rows <= shape[1]
            assert mark.block.column + mark.block.columns <= shape[2]


@cache
def vectors() -> Shown:
    """A convolution of numbers without a place."""
    one = Convolution(filters=(Filter("", np.ones((4, 1, 1), np.float32)),) * 2)
    return shown_by(
        Flatten(), Dense.random((256, 1, 1), 4, np.random.default_rng(0)), one, Activation()
    )


@cache
def groups() -> Shown:
    """Two groups of filters."""
    return shown_by(convolution(4, 1), convolution(4, 2, groups=2), Activation())


@pytest.mark.parametrize(
    ("view", "channel"),
    [
        (ViewState(layer=0, filter=3), 3),
        (ViewState(layer=0, filter=3, pin=Cell(0, 1, 0, 0)), 1),
        (ViewState(layer=2, filter=3, pin=Cell(0, 1, 0, 0)), 3),
    ],
)
def test_the_map_of_the_layer_is_the_pinned_one_else_that_of_the_filter(
    shown: Shown, view: ViewState, channel: int
) -> None:
    found = pointing_at(shown, view)
    assert (found.layer, found.channel) == (view.layer, channel)


# In the window.


@pytest.fixture
def program(qtbot: QtBot, tmp_path: Path) -> Iterator[app.Program]:
    with running(qtbot, tmp_path) as made:
        yield made


def test_it_is_resolved_once_a_change(qtbot: QtBot, program: app.Program) -> None:
    seen: list[tuple[Pointing, Pointing]] = []
    program.pointer.changed.connect(lambda old, new: seen.append((old, new)))
    program.store.look(hover=HOVER)
    ((_, first),) = seen
    assert first is program.pointer.now
    assert first.cell == HOVER
    assert first.steps is first.steps
    program.store.look(digits=4)  # has nothing to do with it
    assert len(seen) == 1
    edit(qtbot, program, lambda: program.store.edit("x", edits.set_working_size, 64, False))
    assert seen[1][0] is first
    assert seen[-1][1].shown is program.evaluation.shown
    program.store.look(hover=None)
    assert program.pointer.now.cell is None


def test_all_panels_show_the_same_cell(qtbot: QtBot, program: app.Program) -> None:
    edit(qtbot, program, lambda: program.store.edit("x", edits.set_working_size, 64, False))
    for cell in (Cell(0, 1, 40, 41), Cell(2, 3, 20, 21), Cell(INPUT, 0, 50, 51)):
        for way in ("hover", "slide", "pin"):
            find(program, BottomPanel).show_page("arithmetic")
            check_all_panels(program, cell, way)


def check_all_panels(program: app.Program, cell: Cell, way: str) -> None:
    """Point at a cell in some way, look at every panel, and point at none."""
    flow, arithmetic = find(program, FlowView), find(program, ArithmeticPanel)
    place = f"row {cell.row + 1}, column {cell.column + 1}"
    program.store.look(enlarged=(cell.stage, cell.channel))
    program.store.look(**{way: cell})
    try:
        framed = flow.tile(cell.stage, cell.channel).highlights[-1]
        assert (framed.row, framed.column, framed.style) == (cell.row, cell.column, "pin")
        assert find(program, Enlarged).grid.highlights[-1] == framed
        assert place in arithmetic.place.text()
        picture = find(program, InputPanel).grid.highlights
        assert picture == flow.tile(INPUT, 0).highlights
        assert picture
        steps = program.pointer.now.steps
        if cell.stage != INPUT:
            plane = flow.tile(cell.stage, cell.channel).plane
            assert plane is not None
            assert steps[-1].value == pytest.approx(plane.at(cell.row, cell.column)[0])  # type: ignore[index]
        find(program, BottomPanel).show_page("vector")
        row = find(program, VectorPanel).row
        assert row.marked == (cell.row * 64 + cell.column if cell.stage == INPUT else None)
    finally:
        program.store.look(enlarged=None, **{way: None})
    assert flow.tile(cell.stage, cell.channel).highlights == ()
    assert find(program, InputPanel).grid.highlights == ()
    assert "Point at a cell" in arithmetic.strip.text()


def test_a_map_that_an_edit_takes_away_is_pointed_at_by_nobody(
    qtbot: QtBot, program: app.Program
) -> None:
    program.store.look(pin=Cell(2, 3, 100, 100))
    assert find(program, InputPanel).grid.highlights
    edit(qtbot, program, lambda: program.store.edit("x", filteredits.delete_filter, 0, 3))
    assert program.pointer.now.cell is None
    assert find(program, InputPanel).grid.highlights == ()
    assert "Point at a cell" in find(program, ArithmeticPanel).strip.text()


def test_the_pinned_cell_stays_at_its_place_when_maps_change_their_size(
    qtbot: QtBot, program: app.Program
) -> None:
    store, own = program.store, Cell(2, 3, 20, 100)
    store.look(pin=own)
    edit(qtbot, program, lambda: store.edit("k", filteredits.set_kernel_size, 0, 5, 5))
    assert program.pointer.now.cell == own
    edit(qtbot, program, lambda: store.edit("x", edits.set_working_size, 64, False))
    assert program.pointer.now.cell == Cell(2, 3, 5, 25)
    assert find(program, InputPanel).grid.highlights
    assert "Point at a cell" not in find(program, ArithmeticPanel).strip.text()
    edit(qtbot, program, lambda: store.edit("s", edits.set_field, 0, "stride", (2, 2)))
    assert program.pointer.now.cell == Cell(2, 3, 2, 12)
    store.undo()
    edit(qtbot, program, store.undo)
    assert program.pointer.now.cell == own


def test_the_histogram_is_of_the_map_whose_numbers_are_told(
    qtbot: QtBot, program: app.Program
) -> None:
    program.store.look(layer=0, filter=2)
    program.store.look(layer=1)
    curve = find(program, PropertiesPanel).curve
    third = curve.grab().toImage()
    program.store.look(pin=Cell(1, 0, 5, 5))
    assert curve.grab().toImage() != third
    program.store.look(pin=Cell(1, 2, 5, 5))
    assert curve.grab().toImage() == third


def test_keys_on_a_map_point_as_the_mouse_does(qtbot: QtBot, program: app.Program) -> None:
    tile = find(program, FlowView).tile(0, 0)
    tile.setFocus()
    QTest.keyClick(tile, Qt.Key.Key_Right)
    cell = program.pointer.now.hovered
    assert cell is not None
    assert f"column {cell.column + 1}" in find(program, ArithmeticPanel).place.text()

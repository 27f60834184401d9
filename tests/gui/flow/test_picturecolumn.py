"""The column of the picture, where the network gets something else than that."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QPoint
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from playground import app
from playground.core import edits
from playground.core.network_input import DRAWN
from playground.core.picture import Colour, Picture
from playground.core.session import Session
from playground.engine.trace.cell_address import Cell
from playground.gui.flow.enlarged import Enlarged
from playground.gui.flow.layout import Column
from playground.gui.flow.placed import PICTURE_PX, Area, PictureShape, placed
from playground.gui.flow.view import FlowView
from playground.gui.input.panel import InputPanel
from playground.gui.state.viewstate import INPUT
from playground.gui.widgets.segmented import Segmented
from playground.layers.shipped import with_shipped_network
from playground.pictures.fitting_words import steps
from playground.pictures.network_input import network_input
from tests.gui.clock import drain
from tests.gui.hands import click
from tests.gui.program import edit, find, running


@pytest.fixture
def program(qtbot: QtBot, tmp_path: Path) -> Iterator[app.Program]:
    session = with_shipped_network(app.first_session(), "lenet5-digits")
    with running(qtbot, tmp_path, session) as made:
        yield made


def small_four() -> Picture:
    """A 4 in a corner of a canvas of 40×40."""
    sheet = np.zeros((40, 40), np.float32)
    sheet[3:9, 3:5] = sheet[7:9, 3:10] = sheet[3:14, 8:10] = 1
    return Picture("Drawing", sheet, 0, origin=DRAWN)


def put(qtbot: QtBot, program: app.Program, picture: Picture) -> FlowView:
    """Give the network a picture, its column opened."""
    edit(qtbot, program, lambda: program.store.edit("p", edits.set_picture, picture))
    flow = find(program, FlowView)
    drain()
    if flow.picture.header.isVisible() and not flow.picture.note.isVisible():
        click(flow.picture.header)
    drain()
    return flow


def test_what_the_network_gets_as_it_is_has_one_column(qtbot: QtBot, program: app.Program) -> None:
    flow = find(program, FlowView)
    assert program.store.session.picture.shape == (1, 28, 28)
    assert not flow.picture.header.isVisible()
    assert not flow.picture.tile.isVisible()
    assert not flow.picture.framing.isVisible()


def test_a_drawing_says_how_it_is_framed_and_is_framed_or_not_at_this_place(
    qtbot: QtBot, program: app.Program
) -> None:
    flow = put(qtbot, program, small_four())
    picture = flow.picture
    assert "framed" in picture.header.text
    assert "40×40×1" in picture.header.text
    assert "11×7 of 40×40, is scaled to 28×18" in picture.header.toolTip()
    assert picture.tile.plane is not None
    np.testing.assert_array_equal(picture.tile.plane.values, small_four().pixels)
    edit(qtbot, program, lambda: click(picture.framing))
    drain()
    assert not program.store.session.input.frames_drawings
    assert "fitted" in picture.header.text
    assert picture.framing.isVisible()
    assert not picture.framing.isChecked()
    edit(qtbot, program, lambda: program.store.undo())
    assert picture.framing.isChecked()
    assert "framed" in picture.header.text


def test_a_drawing_of_the_input_s_size_keeps_its_switch_when_it_is_taken_as_it_is(
    qtbot: QtBot, program: app.Program
) -> None:
    small = replace(small_four(), pixels=small_four().pixels[:28, :28])
    flow = put(qtbot, program, small)
    edit(qtbot, program, lambda: click(flow.picture.framing))
    drain()
    assert "as it is" in flow.picture.header.text
    assert flow.picture.framing.isVisible()


@pytest.mark.parametrize(
    ("shape", "square", "words"),
    [
        ((30, 40, 3), False, "fitted, to grey"),
        ((30, 40, 3), True, "fitted, to grey"),
        ((28, 28, 3), False, "to grey"),
        ((60, 60), False, "fitted"),
    ],
)
def test_an_opened_picture_says_what_is_done_to_it_and_has_no_switch(
    qtbot: QtBot, program: app.Program, shape: tuple[int, ...], square: bool, words: str
) -> None:
    pixels = np.random.default_rng(0).random(shape, np.float32)
    colour: Colour = "rgb" if len(shape) == 3 else "gray"
    flow = put(qtbot, program, Picture("photo", pixels, 0, square, colour))
    assert f"Picture. {words}. " in flow.picture.header.text
    assert not flow.picture.framing.isVisible()
    tiles, picture = flow.column(INPUT).tiles[0], flow.picture.tile
    assert picture.plane is not None
    assert tiles.plane is not None
    assert picture.plane.values.ndim == len(shape)
    assert tiles.plane.values.shape == (28, 28)


def test_pointing_goes_from_the_picture_to_the_input_and_back(
    qtbot: QtBot, program: app.Program
) -> None:
    flow = put(qtbot, program, small_four())
    store, tile = program.store, flow.picture.tile
    program.window.activateWindow()
    spot = tile.rect_of(3, 3).center().toPoint()
    QTest.mouseMove(tile, QPoint(2, 2))
    QTest.mouseMove(tile, spot)
    where = network_input(store.session).placement
    assert where is not None
    at = where.in_frame(3, 3)
    assert at is not None
    assert store.view.hover == Cell(INPUT, 0, *at)
    click(tile, spot)
    assert store.view.pin == Cell(INPUT, 0, *at)
    store.look(hover=None)
    (block,) = [mark for mark in tile.highlights if mark.style == "pin"]
    assert (block.row, block.column) == (3, 3)
    store.look(pin=Cell(INPUT, 0, 0, 0))  # in the frame around the drawing: from nowhere
    assert not tile.highlights


def test_the_column_takes_no_room_from_maps_that_need_it_unless_it_is_asked_for() -> None:
    columns = tuple(Column(count, 1.0) for count in (1, 4, 4, 4))
    picture = PictureShape(1.0)
    for width in range(300, 1500, 20):
        for height in (300, 510, 620):
            area = Area(width, height, 14)
            without = placed(columns, area, 1)
            found = placed(columns, area, 1, None, picture)
            assert found.picture is not None
            collapsed = [item.collapsed for item in without.layout.columns]
            if not found.picture.collapsed:
                assert [item.collapsed for item in found.layout.columns] == collapsed
                first, before = found.layout.columns[0], without.layout.columns[0]
                assert first.header.width >= 0.9 * before.header.width
                assert found.picture.header.width == PICTURE_PX
                assert not found.horizontal
            opened = placed(columns, area, 1, None, replace(picture, wanted=True))
            assert opened.picture is not None
            assert not opened.picture.collapsed
            for item in (found, opened):
                assert item.picture is not None
                right = item.picture.header.x + item.picture.header.width
                assert right < item.layout.columns[0].header.x


@pytest.mark.parametrize("paper", [0.0, 1.0])
def test_a_blank_sheet_has_no_prediction_in_explore(
    qtbot: QtBot, program: app.Program, paper: float
) -> None:
    flow = find(program, FlowView)
    last = len(program.store.session.network) - 1
    vector = flow.column(last).vector
    assert vector is not None
    assert vector.note == ""
    sheet = Picture("Drawing", np.full((28, 28), paper, np.float32), 0, origin=DRAWN)
    put(qtbot, program, sheet)
    assert "Draw something" in vector.note
    flat = flow.column(last - 1).vector
    assert flat is None or flat.note == ""  # these numbers are no answer
    program.store.look(enlarged=(last, 0))
    drain()
    assert find(program, Enlarged).vector.note == vector.note
    program.store.look(enlarged=None)
    put(qtbot, program, small_four())
    assert vector.note == ""


def test_the_intensities_of_a_trained_network_say_why_they_are_off(
    qtbot: QtBot, program: app.Program
) -> None:
    panel = find(program, InputPanel)
    (levels,) = [
        each for each in panel.findChildren(Segmented) if each.accessibleName() == "Intensities"
    ]
    assert not levels.isEnabled()
    assert "learned from these intensities" in levels.button("unit").toolTip()


def sentences_of(session: Session) -> str:
    taken = network_input(session)
    assert taken.picture.ndim == 3
    shape = (len(taken.picture), *taken.picture.shape[1:])
    return " ".join(map(str, steps(session, shape, taken.placement)))  # type: ignore[arg-type]


def test_sentences_say_what_was_cropped_and_repeated() -> None:
    session = with_shipped_network(app.first_session(), "lenet5-digits")
    coloured = replace(session, input=replace(session.input, shape=(3, 28, 28)))
    wide = Picture("photo", np.zeros((20, 60), np.float32), 0, square=True)
    assert "Grey is repeated" in sentences_of(replace(coloured, picture=wide))
    whole = replace(session, picture=replace(wide, square=False))
    assert "Fitted: 20×60 is scaled to 9×28 in 28×28." in sentences_of(whole)
    same = Picture("photo", np.zeros((28, 28), np.float32), 0)
    assert sentences_of(replace(session, picture=same)).endswith("as it is.")

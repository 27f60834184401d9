"""Empty canvases: drawing begins on one, and paper, Clear and Invert change all of it."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from playground.core import edits
from playground.gui.input.panel import InputPanel
from playground.pictures.samples import sample_picture
from tests.gui.clock import drain
from tests.gui.hands import click
from tests.gui.input.desk import Desk
from tests.gui.program import find, running

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def desk(qtbot: QtBot) -> Desk:
    return Desk(qtbot, sample_picture("camera"))


def brightness(desk: Desk) -> np.ndarray:
    """What is seen, in gray: height × width."""
    pixels = desk.picture.pixels
    return pixels if pixels.ndim == 2 else pixels.mean(axis=2)


def test_new_canvas_clear_invert_and_paper(desk: Desk) -> None:
    tools = desk.panel.draw_page
    desk.click(desk.panel.tabs.button("draw"))
    desk.click(tools.canvases.items()[0])
    assert desk.caption == "Drawing · 4×4 · grey"
    assert not desk.picture.pixels.any()
    desk.click(tools.invert)
    assert (desk.picture.pixels == 1).all()
    desk.click(tools.clear)
    assert (desk.picture.pixels == 1).all()
    desk.click(tools.paper.button("black"))
    assert not desk.picture.pixels.any()
    desk.click(tools.paper.button("white"))
    assert (desk.picture.pixels == 1).all()
    assert desk.panel.draw_page.pen.ink == 0
    desk.click(tools.canvases.items()[3])
    assert (desk.picture.pixels == np.ones((28, 28))).all()
    labels = []
    while (label := desk.store.history.undo_label) is not None:
        labels.append(label)
        desk.store.undo()
    assert labels == [
        "New canvas",
        "Change paper",
        "Change paper",
        "Clear picture",
        "Invert picture",
        "New canvas",
        "Begin a drawing",
    ]


def test_draw_opens_an_empty_canvas_and_a_look_at_it_costs_nothing(desk: Desk) -> None:
    desk.store.edit("x", edits.set_picture, sample_picture("camera"))
    before = desk.picture
    desk.click(desk.panel.tabs.button("draw"))
    assert desk.panel.draw_page.isVisible()
    assert desk.caption == "Drawing · 256×256 · grey"
    assert not desk.seen.any()
    assert desk.panel.draw_page.pen.size == 26, "as thick as the strokes of MNIST, in proportion"
    assert desk.offered[-1].message.filled(lambda _, text: text) == (
        "This is an empty canvas. Undo brings “Camera” back."
    )
    assert desk.offered[-1].stands()
    desk.click(desk.panel.tabs.button("picture"))
    assert desk.picture is before
    assert desk.store.history.undo_label == "x", "nothing was drawn: no step is left"
    desk.click(desk.panel.tabs.button("draw"))
    QTest.mouseClick(desk.panel.grid, LEFT)
    assert not desk.offered[-1].stands()
    drawing = desk.picture
    desk.click(desk.panel.tabs.button("picture"))
    desk.click(desk.panel.tabs.button("draw"))
    assert desk.picture is drawing, "a drawing is gone on with"
    desk.store.undo()
    desk.store.undo()
    assert desk.picture is before


def test_a_sheet_that_nothing_was_done_on_goes_in_another_language_too(
    qtbot: QtBot, tmp_path: Path
) -> None:
    with running(qtbot, tmp_path) as program:
        before = program.store.session
        click(find(program, InputPanel).tabs.button("draw"))
        program.change_language("zh_CN")
        try:
            drain()
            tabs = find(program, InputPanel).tabs
            assert tabs.value == "draw"
            click(tabs.button("picture"))
            assert program.store.session is before
        finally:
            program.change_language("en")
            drain()


def test_a_picture_is_drawn_on_by_an_action_of_its_own(desk: Desk) -> None:
    desk.store.edit("x", edits.set_picture, sample_picture("camera"))
    seen = desk.seen.copy()
    desk.click(desk.panel.draw_on)
    assert desk.panel.draw_page.isVisible()
    assert desk.panel.draw_page.pen.size == 12
    QTest.mouseClick(desk.panel.grid, LEFT)
    changed = np.argwhere(desk.seen != seen)
    assert 50 < len(changed) < 200
    desk.click(desk.panel.tabs.button("picture"))
    desk.click(desk.panel.tabs.button("draw"))
    assert not desk.seen.any()
    desk.offered[-1].accept()
    assert len(np.argwhere(desk.seen != seen)) == len(changed)
    assert desk.panel.tabs.value == "draw"


@pytest.mark.parametrize("colour", ["gray", "rgb"])
def test_strokes_are_seen_on_other_paper(desk: Desk, colour: str) -> None:
    tools, grid = desk.panel.draw_page, desk.panel.grid
    desk.click(desk.panel.options.channels.button(colour))
    desk.click(desk.panel.tabs.button("draw"))
    desk.click(tools.canvases.items()[3])
    if colour == "rgb":
        desk.click(tools.swatches.button((1.0, 0.0, 0.0)))

    def contrast() -> tuple[float, float]:
        """Of the strokes' middle with the paper, and the paper."""
        seen = brightness(desk)
        return float(abs(seen[14, 14] - seen[0, 0])), float(seen[0, 0])

    QTest.mouseClick(grid, LEFT, pos=grid.rect_of(14, 14).center().toPoint())
    first = desk.seen.copy()
    least = contrast()[0]
    assert least > 0.3
    desk.click(tools.paper.button("white"))
    assert contrast() == (pytest.approx(least, abs=0.4), 1)
    assert contrast()[0] > 0.3
    if colour == "rgb":
        assert desk.picture.pixels[14, 14].tolist() == [1, 0, 0], "red stays red"
    desk.store.undo()
    assert np.array_equal(desk.seen, first)
    assert tools.paper.value == "black", "the pen follows the sheet"
    desk.click(tools.invert)
    assert tools.paper.value == "white"
    QTest.mouseClick(grid, LEFT, pos=grid.rect_of(5, 5).center().toPoint())
    assert brightness(desk)[5, 5] < 0.7, "the ink is one that is seen"


def test_paper_leaves_a_photograph_as_it_is(desk: Desk) -> None:
    desk.store.edit("x", edits.set_picture, sample_picture("camera"))
    before = desk.store.session
    desk.click(desk.panel.draw_on)
    desk.click(desk.panel.draw_page.paper.button("white"))
    assert desk.store.session is before


def test_the_brush_suits_the_canvas(desk: Desk) -> None:
    tools = desk.panel.draw_page
    desk.click(desk.panel.tabs.button("draw"))
    desk.click(tools.canvases.items()[0])
    assert tools.pen.size == 1
    desk.click(tools.canvases.items()[3])
    assert tools.pen.size == 3, "of 28 cells, as the strokes of MNIST"


def test_only_what_matters_is_offered(desk: Desk) -> None:
    tools = desk.panel.draw_page
    desk.click(desk.panel.tabs.button("draw"))
    desk.click(tools.canvases.items()[0])
    assert not tools.filled.isVisible()
    assert not tools.swatches.isVisible()
    assert not tools.brush.control("hardness").isVisible()
    assert tools.brush.control("unit").isVisible()
    desk.click(tools.tools.button("ellipse"))
    assert tools.filled.isVisible()
    desk.click(desk.panel.options.channels.button("rgb"))
    assert tools.swatches.isVisible()
    assert not tools.brush.control("unit").isVisible()
    desk.click(desk.panel.options.channels.button("gray"))
    desk.click(desk.panel.options.levels.button("byte"))
    assert tools.brush.control("byte").isVisible()
    assert not tools.brush.control("unit").isVisible()

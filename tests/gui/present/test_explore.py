"""Explore presented: as large as a class needs it, walked by keys, edited in place."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QCursor, QFontInfo
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from playground import app
from playground.core.layer import FilterLayer
from playground.core.messages import marked
from playground.engine.trace.cell_address import Cell
from playground.gui.flow.stackmenu import StackMenu
from playground.gui.flow.view import FlowView
from playground.gui.present.explore import ExplorePage
from playground.gui.present.presentation import Presentation
from tests.gui.clock import drain
from tests.gui.hands import click, press, type_text, wheel
from tests.gui.present.staging import SCREENS, explore_page, present
from tests.gui.program import find, running, settle
from tests.gui.scenes import colour_5_by_5

Key = Qt.Key


@pytest.fixture
def program(qtbot: QtBot, tmp_path: Path) -> Iterator[app.Program]:
    with running(qtbot, tmp_path) as running_program:
        running_program.store.look(pin=Cell(0, 0, 102, 151))
        yield running_program


def deep(qtbot: QtBot, program: app.Program) -> None:
    """Have LeNet-5 in the window: eleven layers, some of them dense."""
    find(program, StackMenu).load("lenet5")
    settle(qtbot, program)
    drain()


def on_every_screen(
    qtbot: QtBot, program: app.Program
) -> Iterator[tuple[tuple[int, int], ExplorePage]]:
    """Present on screens of all sizes, one after another; yield the size and the page."""
    for size in SCREENS:
        presentation = present(qtbot, program, size)
        yield size, explore_page(presentation)
        qtbot.keyClick(presentation, Key.Key_F5)
        drain()
        assert not program.window.findChildren(Presentation)


def test_maps_and_kernel_have_their_share_of_the_screen(qtbot: QtBot, program: app.Program) -> None:
    for size, page in on_every_screen(qtbot, program):
        operands = page.operands
        taken = sum(slot.tile.area().width() * slot.tile.area().height() for slot in operands.slots)
        kernel = operands.operation.kernel
        taken += kernel.area().width() * kernel.area().height()
        maps, kernels = page.filters.pictures()
        taken += sum(each.width() * each.height() for each in (*maps, *kernels))
        assert taken >= 0.28 * size[0] * size[1], size
        assert operands.before.tile.width() >= 0.3 * size[1], size


@pytest.mark.parametrize("depth", ["first", "deep"])
def test_no_text_is_smaller_than_a_fortieth_and_nothing_is_cut(
    qtbot: QtBot, program: app.Program, depth: str
) -> None:
    if depth == "deep":
        deep(qtbot, program)
    for size, page in on_every_screen(qtbot, program):
        for part in [page, *page.findChildren(QWidget)]:
            if part.isVisible():
                assert QFontInfo(part.font()).pixelSize() >= int(size[1] / 40), (size, part)
        whole = QRect(QPoint(), page.size())
        areas = [page.title, page.operands, page.arithmetic, page.filters, page.bottom]
        for at, area in enumerate(areas):
            assert whole.contains(area.geometry()), size
            for other in areas[at + 1 :]:
                assert not area.geometry().intersects(other.geometry()), size
        for slot in page.operands.slots:
            assert page.operands.rect().contains(slot.geometry()), size
        outcome = page.arithmetic.outcome
        assert page.arithmetic.rect().contains(outcome.geometry()), size


def test_the_window_is_afterwards_as_it_was(qtbot: QtBot, program: app.Program) -> None:
    deep(qtbot, program)
    program.window.resize(1024, 640)
    drain()
    flow = find(program, FlowView)
    flow.horizontalScrollBar().setValue(30)
    drain()
    before, view = program.window.grab().toImage(), program.store.view
    presentation = present(qtbot, program)
    for key in (Key.Key_Right, Key.Key_Right, Key.Key_Down, Key.Key_2, Key.Key_H):
        qtbot.keyClick(presentation, key)
    drain()
    assert program.store.view.layer == view.layer + 2
    qtbot.keyClick(presentation, Key.Key_F5)
    drain()
    settle(qtbot, program)
    drain()
    assert not program.window.findChildren(Presentation)
    assert program.store.view == view
    assert program.window.grab().toImage() == before


def test_the_classes_of_data_that_came_meanwhile_are_there_afterwards(
    qtbot: QtBot, program: app.Program
) -> None:
    """They are found, not looked at: nobody would find them again until the data are others."""
    presentation = present(qtbot, program)
    program.store.look(data_classes=("cat", "dog"), data_paper=1.0)
    qtbot.keyClick(presentation, Key.Key_F5)
    drain()
    view = program.store.view
    assert (view.data_classes, view.data_paper) == (("cat", "dog"), 1.0)


def test_arrow_keys_walk_along_the_network(qtbot: QtBot, program: app.Program) -> None:
    presentation = present(qtbot, program)
    page = explore_page(presentation)
    assert page.title.texts == ("Vertical edges", "Sobel, vertical edges 3×3")
    qtbot.keyClick(presentation, Key.Key_Left)  # there is nothing before the first layer
    assert page.operands.before.caption == ("Input", "256×256")
    qtbot.keyClick(presentation, Key.Key_Down)
    assert page.title.texts[0] == "Horizontal edges"
    qtbot.keyClick(presentation, Key.Key_Right)
    qtbot.keyClick(presentation, Key.Key_Right)
    captions = [slot.caption for slot in page.operands.slots[:2]]
    assert captions == [("ReLU 2", "256×256"), ("Max pooling 2", "128×128")]
    assert not page.operands.after.isVisible()  # it is the last layer
    assert not page.operands.operation.kernel.isVisible()
    assert "Max pooling" in page.operands.operation.text
    # The pinned cell came along, at the same place of the picture.
    assert program.store.view.pin == Cell(2, 1, 51, 75)
    assert "row 52, column 76" in page.arithmetic.place.text()
    at = page.bottom.dots.dot(0).toPoint()
    click(page.bottom.dots, at)
    assert page.operands.operation.kernel.isVisible()


def test_every_layer_of_a_deep_network_can_be_presented(qtbot: QtBot, program: app.Program) -> None:
    deep(qtbot, program)
    presentation = present(qtbot, program)
    page = explore_page(presentation)
    for layer in range(11):
        assert program.store.view.layer == layer
        assert page.operands.map.place[0] == layer
        assert page.arithmetic.text(), layer
        presentation.grab()
        qtbot.keyClick(presentation, Key.Key_Right)


def test_a_cell_of_the_kernel_is_changed_on_the_stage(qtbot: QtBot, program: app.Program) -> None:
    presentation = present(qtbot, program)
    page = explore_page(presentation)
    kernel, editor = page.operands.operation.kernel, page.operands.editor
    click(kernel, kernel.rect_of(1, 1).center().toPoint())
    assert editor.isVisible()
    assert editor.width() == 340
    assert not editor.geometry().intersects(
        page.operands.map.geometry().translated(page.operands.pos())
    )
    type_text("5")
    press(Key.Key_Return)
    settle(qtbot, program)

    def centre() -> float:
        layer = program.store.session.network.layers[0]
        return float(layer.filters[0].weights[0, 1, 1])  # type: ignore[attr-defined]

    assert centre() == 5
    grid = editor.weights.grid
    assert wheel(grid, grid.rect_of(1, 1).center().toPoint(), 1)
    settle(qtbot, program)
    assert centre() > 5
    assert kernel.plane is not None
    assert kernel.plane.values[1, 1] == centre()
    press(Key.Key_Escape, Key.Key_Escape)  # what was typed is over; the editor closes
    assert not editor.isVisible()
    qtbot.keyClick(presentation, Key.Key_Right)  # the arrow keys walk again
    assert program.store.view.layer == 1


def test_areas_are_switched_by_keys(
    qtbot: QtBot, program: app.Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    presentation = present(qtbot, program)
    page = explore_page(presentation)
    side = page.operands.map.tile.width()
    qtbot.keyClick(presentation, Key.Key_3)
    assert not page.arithmetic.isVisible()
    assert page.operands.map.tile.width() >= side
    qtbot.keyClick(presentation, Key.Key_2)
    assert page.areas == ("filters",)
    qtbot.keyClick(presentation, Key.Key_4)  # the last one stays
    assert page.areas == ("filters",)
    qtbot.keyClick(presentation, Key.Key_0)
    assert page.areas == ("stage", "arithmetic", "filters")
    at = page.arithmetic.mapToGlobal(page.arithmetic.rect().center())
    monkeypatch.setattr(QCursor, "pos", lambda *_: at)
    qtbot.keyClick(presentation, Key.Key_O)
    assert page.areas == ("arithmetic",)
    assert page.arithmetic.height() > 0.7 * presentation.height()
    qtbot.keyClick(presentation, Key.Key_O)
    assert len(page.areas) == 3


def test_alone_the_result_stands_beside_its_workings(
    qtbot: QtBot, program: app.Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    presentation = present(qtbot, program)
    page = explore_page(presentation)
    at = page.arithmetic.mapToGlobal(page.arithmetic.rect().center())
    monkeypatch.setattr(QCursor, "pos", lambda *_: at)
    qtbot.keyClick(presentation, Key.Key_O)
    drain()
    image = page.arithmetic.outcome.grab().toImage()
    ground = image.pixel(image.width() - 1, 0)
    inked = [
        y
        for y in range(image.height())
        if any(image.pixel(x, y) != ground for x in range(8, image.width()))
    ]
    middle = (inked[0] + inked[-1]) / 2
    assert abs(middle - image.height() / 2) < 0.1 * image.height()


def test_a_card_brings_its_filter_onto_the_stage(qtbot: QtBot, program: app.Program) -> None:
    page = explore_page(present(qtbot, program))
    click(page.filters, page.filters.card(2).center().toPoint())
    assert program.store.view.filter == 2
    assert page.operands.map.place == (0, 2)
    assert program.store.view.pin == Cell(0, 2, 102, 151)


def test_a_card_shows_a_filter_whose_slices_cancel(qtbot: QtBot, program: app.Program) -> None:
    program.store.commit(colour_5_by_5(), marked("edit", "A colour picture"))
    settle(qtbot, program)
    page = explore_page(present(qtbot, program))
    layer = program.store.session.network[0]
    assert isinstance(layer, FilterLayer)
    at = next(at for at, item in enumerate(layer.filters) if item.name == "red–green, 0°")
    assert np.allclose(layer.filters[at].weights.sum(axis=0), 0)
    _, kernels = page.filters.pictures()
    picture = page.filters.grab(kernels[at].toAlignedRect()).toImage()
    middle = picture.height() // 2
    assert len({picture.pixelColor(x, middle).name() for x in range(picture.width())}) > 3


def test_a_click_on_a_map_pins_and_its_arithmetic_follows(
    qtbot: QtBot, program: app.Program
) -> None:
    page = explore_page(present(qtbot, program))
    tile = page.operands.map.tile
    click(tile, tile.rect_of(10, 20).center().toPoint())
    program.store.look(hover=None)
    assert program.store.view.pin == Cell(0, 0, 10, 20)
    assert "row 11, column 21" in page.arithmetic.place.text()


def test_sliding_fills_the_map_on_the_stage(qtbot: QtBot, program: app.Program) -> None:
    presentation = present(qtbot, program)
    page = explore_page(presentation)
    qtbot.keyClick(presentation, Key.Key_Space)
    assert program.sliding.is_playing
    assert program.store.view.slide is not None
    assert page.bottom.stop.isVisible()
    qtbot.keyClick(presentation, Key.Key_Escape)
    assert not program.sliding.is_playing
    assert program.store.view.slide is None  # as before


def test_the_keys_are_told_on_demand(qtbot: QtBot, program: app.Program) -> None:
    presentation = present(qtbot, program)
    assert not presentation.hints.isVisible()
    qtbot.keyClick(presentation, Key.Key_H)
    assert presentation.hints.isVisible()
    assert "next&nbsp;filter" in presentation.hints.text()
    assert presentation.rect().contains(presentation.hints.geometry())
    qtbot.keyClick(presentation, Key.Key_Escape)
    assert not presentation.hints.isVisible()
    assert presentation.isVisible()


def test_undo_works_while_presenting(qtbot: QtBot, program: app.Program) -> None:
    presentation = present(qtbot, program)
    page = explore_page(presentation)
    kernel = page.operands.operation.kernel
    click(kernel, kernel.rect_of(0, 0).center().toPoint())
    type_text("7")
    press(Key.Key_Return)
    press(Key.Key_Escape, Key.Key_Escape)
    presentation.actions()[0].trigger()
    settle(qtbot, program)
    assert kernel.plane is not None
    assert kernel.plane.values[0, 0] == -1


def test_cards_of_a_layer_without_filters_have_their_map_in_the_middle(
    qtbot: QtBot, program: app.Program
) -> None:
    page = explore_page(present(qtbot, program, (1024, 768)))
    page.filters.grab()
    assert page.filters.pictures()[1]  # kernels stand left of the maps that they make
    press(Key.Key_Right)
    drain()
    maps, kernels = page.filters.pictures()
    assert not kernels
    for at, box in enumerate(maps):
        assert abs(box.center().x() - page.filters.card(at).center().x()) < 1

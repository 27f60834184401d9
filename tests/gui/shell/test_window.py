"""The window as a teacher uses it: maps follow, hovering explains, nothing is lost."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QSettings, Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from playground import app
from playground.core import edits, filteredits
from playground.core.session import Session
from playground.engine.trace.cell_address import Cell
from playground.gui.flow.enlarged import Enlarged
from playground.gui.flow.stackmenu import StackMenu
from playground.gui.flow.tile import MapTile
from playground.gui.flow.view import FlowView
from playground.gui.input.panel import InputPanel
from playground.gui.inspect.panel import BottomPanel
from playground.gui.layer.panel import PropertiesPanel
from playground.gui.present.presentation import Presentation
from playground.gui.state.viewstate import INPUT
from playground.gui.widgets.pixelgrid import PixelGrid
from playground.gui.widgets.theme import apply_theme
from tests.gui.clock import drain
from tests.gui.program import edit, find, middle_of, running, settle, wheel
from tests.onecell import set_cell

LEFT = Qt.MouseButton.LeftButton
CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def program(qtbot: QtBot, tmp_path: Path) -> Iterator[app.Program]:
    with running(qtbot, tmp_path) as running_program:
        yield running_program


def tiles(program: app.Program) -> list[MapTile]:
    """The tiles of the four columns that the first network has."""
    flow = find(program, FlowView)
    found = [tile for stage in (-1, 0, 1, 2) for tile in flow.column(stage).tiles]
    assert len(found) == 13
    return found


def maps(program: app.Program, stage: int) -> list[np.ndarray]:
    """The numbers behind the tiles of a column."""
    flow = find(program, FlowView)
    shown = program.evaluation.shown
    assert shown is not None
    count = len(shown.views[stage + 1].planes)
    planes = [flow.tile(stage, channel).plane for channel in range(count)]
    return [plane.values.copy() for plane in planes if plane is not None]


def hover(qtbot: QtBot, tile: PixelGrid, row: int, column: int) -> None:
    qtbot.mouseMove(tile, QPoint(1, 1))
    qtbot.mouseMove(tile, tile.centre_of(row, column))


def test_a_new_window_shows_a_photo_four_filters_and_three_stages(program: app.Program) -> None:
    flow = find(program, FlowView)
    assert [len(maps(program, stage)) for stage in (-1, 0, 1, 2)] == [1, 4, 4, 4]
    assert flow.header(0).text == "Convolution. 3×3 · 4 filters. 256×256×4"
    assert flow.header(2).text == "Max pooling. 2×2 · stride 2. 128×128×4"
    assert all(tile.isVisible() for stage in (0, 1, 2) for tile in flow.column(stage).tiles)
    filters = flow.filters.of(0)
    assert filters is not None
    assert filters.isVisible()
    assert find(program, InputPanel).grid.isVisible()
    assert program.window.status.chain.toolTip().startswith("256×256×1 → Conv 3×3")
    assert "2.36\N{NO-BREAK SPACE}M multiplications" in program.window.status.cost.text()


def test_an_edit_reaches_every_later_map_of_its_filter_and_no_other(
    qtbot: QtBot, program: app.Program
) -> None:
    before = [maps(program, stage) for stage in (0, 1, 2)]
    store = program.store
    edit(qtbot, program, lambda: store.edit("cell", set_cell, 0, 1, 0, 1, 1, 5.0))
    after = [maps(program, stage) for stage in (0, 1, 2)]
    for old, new in zip(before, after, strict=True):
        assert not np.array_equal(old[1], new[1])
        for channel in (0, 2, 3):
            assert np.array_equal(old[channel], new[channel])
    edit(qtbot, program, program.window.actions_["undo"].trigger)
    for old, new in zip(before, [maps(program, stage) for stage in (0, 1, 2)], strict=True):
        assert all(map(np.array_equal, old, new))


def test_undo_says_what_it_takes_back(qtbot: QtBot, program: app.Program) -> None:
    actions = program.window.actions_
    assert not actions["undo"].isEnabled()
    edit(
        qtbot,
        program,
        lambda: program.store.edit("Change the stride", edits.set_field, 0, "stride", (2, 2)),
    )
    assert actions["undo"].text() == "Undo: Change the stride"
    edit(qtbot, program, actions["undo"].trigger)
    assert actions["redo"].text() == "Redo: Change the stride"
    assert not actions["undo"].isEnabled()


def test_hovering_an_output_marks_its_window_and_what_it_reaches(
    qtbot: QtBot, program: app.Program
) -> None:
    flow = find(program, FlowView)
    hover(qtbot, flow.tile(0, 1), 100, 60)
    cell = program.store.view.hover
    assert cell is not None
    assert (cell.stage, cell.channel) == (0, 1)
    (window,) = flow.tile(INPUT, 0).highlights
    assert (window.row, window.column) == (cell.row - 1, cell.column - 1)
    assert (window.rows, window.columns) == (3, 3)
    (reached,) = flow.tile(2, 1).highlights
    assert (reached.row, reached.column) == (cell.row // 2, cell.column // 2)
    assert flow.tile(2, 0).highlights == ()
    qtbot.mouseMove(program.window.status, middle_of(program.window.status))
    find(program, FlowView).tile(0, 1).leaveEvent(None)
    assert program.store.view.hover is None
    assert flow.tile(INPUT, 0).highlights == ()


def test_hovering_the_picture_marks_every_output_it_reaches(
    qtbot: QtBot, program: app.Program
) -> None:
    flow = find(program, FlowView)
    hover(qtbot, find(program, InputPanel).grid, 80, 80)
    cell = program.store.view.hover
    assert cell is not None
    for channel in range(4):
        (reached,) = flow.tile(0, channel).highlights
        assert (reached.row, reached.column) == (cell.row - 1, cell.column - 1)
        assert (reached.rows, reached.columns) == (3, 3)


def test_hovering_a_weight_marks_the_pixel_that_it_multiplies(
    qtbot: QtBot, program: app.Program
) -> None:
    flow = find(program, FlowView)
    tile = flow.tile(0, 0)
    qtbot.mouseClick(tile, LEFT, pos=tile.centre_of(90, 70))
    tile.leaveEvent(None)
    pin = program.store.view.pin
    assert pin is not None
    grid = find(program, PropertiesPanel).kernel.weights.grid
    grid.hovered.emit((2, 0))
    window, weight = flow.tile(INPUT, 0).highlights
    assert (window.row, window.column, window.rows) == (pin.row - 1, pin.column - 1, 3)
    assert (weight.row, weight.column) == (pin.row + 1, pin.column - 1)
    grid.hovered.emit(None)
    assert flow.tile(INPUT, 0).highlights == (window,)


def test_a_click_pins_the_cell_and_selects_its_filter(qtbot: QtBot, program: app.Program) -> None:
    tile = find(program, FlowView).tile(0, 2)
    qtbot.mouseClick(tile, LEFT, pos=tile.centre_of(40, 30))
    view = program.store.view
    assert (view.layer, view.filter) == (0, 2)
    assert view.pin is not None
    assert view.pin.stage == 0
    assert view.pin.channel == 2
    tile.leaveEvent(None)
    assert find(program, FlowView).tile(INPUT, 0).highlights != ()
    qtbot.keyClick(program.window, Qt.Key.Key_Escape)
    assert program.store.view.detail is None
    qtbot.keyClick(program.window, Qt.Key.Key_Escape)
    assert program.store.view.pin is None


def test_a_click_on_a_map_lays_open_what_every_channel_adds_to_it(
    qtbot: QtBot, program: app.Program
) -> None:
    edit(qtbot, program, lambda: program.store.edit("rgb", edits.set_colour, "rgb"))
    flow = find(program, FlowView)
    tile = flow.tile(0, 1)
    qtbot.mouseClick(tile, LEFT, pos=middle_of(tile))
    qtbot.waitUntil(lambda: flow.detail.stage == 0)
    assert len(flow.detail.tiles) == 3
    total = sum(each.plane.values for each in flow.detail.tiles if each.plane is not None)
    assert np.allclose(total, maps(program, 0)[1], atol=1e-5)
    assert all(each.isVisible() for each in flow.detail.tiles)
    assert len(flow.edges.edges) == 6
    assert flow.header(INPUT).x() < flow.detail.tiles[0].x() < tile.x()
    tile.leaveEvent(None)
    qtbot.keyClick(program.window, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: flow.detail.stage is None)
    assert flow.edges.edges == ()
    assert flow.detail.tiles == []


def test_hovering_a_map_draws_lines_from_its_inputs(qtbot: QtBot, program: app.Program) -> None:
    flow = find(program, FlowView)
    hover(qtbot, flow.tile(2, 3), 20, 20)
    (edge,) = flow.edges.edges
    assert edge.weight is None
    assert flow.tile(1, 3).geometry().right() + 1 == edge.start.x()
    hover(qtbot, flow.tile(0, 2), 20, 20)
    (edge,) = flow.edges.edges
    assert abs(edge.weight or 0) == 1


def test_lines_run_behind_maps_and_filters(qtbot: QtBot, program: app.Program) -> None:
    flow = find(program, FlowView)
    program.window.resize(1920, 1060)
    edit(qtbot, program, lambda: find(program, StackMenu).load("lenet5"))
    program.store.look(layer=3)
    drain()
    hover(qtbot, flow.tile(3, 9), 3, 3)
    assert len(flow.edges.edges) == 6
    content, filters = flow.widget(), flow.filters.of(3)
    assert filters is not None
    assert filters.isVisible()
    with_lines = content.grab().toImage()
    flow.edges.show_edges(())
    without = content.grab().toImage()
    assert with_lines != without
    corner = filters.pos()
    thumbs = [filters.picture_rect(at).toRect().translated(corner) for at in range(16)]
    thumbs = [each.adjusted(0, each.height() // 4, 0, -(each.height() // 4)) for each in thumbs]
    maps_there = [tile.geometry() for tile in content.findChildren(MapTile) if tile.isVisible()]
    for part in (*thumbs, *maps_there):
        part = part.adjusted(2, 2, -2, -2)  # without rounded corners
        assert with_lines.copy(part) == without.copy(part)


def test_zoom_is_shared_by_all_maps_until_their_numbers_are_read(
    qtbot: QtBot, program: app.Program
) -> None:
    flow = find(program, FlowView)
    tile = flow.tile(0, 0)
    at = middle_of(tile)
    before = tile.cell_at(at.toPointF())
    for _ in range(40):
        wheel(tile, at, 120, CTRL)
    assert program.store.view.viewport.zoom > 20
    assert tile.cell_size() > 30
    after = tile.cell_at(at.toPointF())
    assert before is not None
    assert after is not None
    assert abs(before[0] - after[0]) <= 1
    assert abs(before[1] - after[1]) <= 1
    assert flow.tile(2, 0).cell_size() == pytest.approx(2 * tile.cell_size(), rel=0.1)
    program.window.actions_["zoom_fit"].trigger()
    assert program.store.view.viewport.zoom == 1


def test_an_impossible_window_says_so_and_the_last_maps_stay(
    qtbot: QtBot, program: app.Program
) -> None:
    store, flow = program.store, find(program, FlowView)
    edit(qtbot, program, lambda: store.edit("size", edits.set_working_size, 28, False))
    before = maps(program, 2)

    def too_large() -> None:
        store.edit("padding", edits.set_field, 0, "padding", "valid")
        store.edit("kernel", filteredits.set_kernel_size, 0, 31, 31)

    edit(qtbot, program, too_large)
    assert "filter of 31×31 does not fit an input of 28×28" in flow.header(0).text
    assert "Waits for the layer before" in flow.header(2).text
    assert all(flow.tile(stage, 0).is_stale for stage in (0, 1, 2))
    assert not flow.tile(INPUT, 0).is_stale
    assert flow.tile(2, 0).plane is not None
    for _ in range(2):
        edit(qtbot, program, store.undo)
    assert not flow.tile(0, 0).is_stale
    assert all(map(np.array_equal, before, maps(program, 2)))


def test_a_double_click_enlarges_and_escape_goes_back(qtbot: QtBot, program: app.Program) -> None:
    tile = find(program, FlowView).tile(1, 3)
    qtbot.mouseDClick(tile, LEFT, pos=middle_of(tile))
    enlarged = find(program, Enlarged)
    assert enlarged.isVisible()
    values = maps(program, 1)[3]
    assert f"maximum {values.max():.3f}".rstrip("0") in enlarged.facts
    assert f"zeros {100 * (values == 0).mean():.1f}".rstrip("0").rstrip(".") in enlarged.facts
    qtbot.keyClick(enlarged.grid, Qt.Key.Key_Escape)
    assert not enlarged.isVisible()


def test_layers_are_added_switched_off_moved_and_deleted_in_place(
    qtbot: QtBot, program: app.Program
) -> None:
    flow = find(program, FlowView)
    qtbot.mouseClick(flow.add_column, LEFT)
    choose(program, "Convolution")
    settle(qtbot, program)
    layers = program.store.session.network.layers
    assert [layer.kind for layer in layers] == [
        "convolution",
        "activation",
        "pooling",
        "convolution",
    ]
    assert layers[3].filters[0].depth == 4
    assert program.store.view.layer == 3
    assert len(maps(program, 3)) == len(layers[3].filters)
    flow.header(1).menu_wanted.emit(QPoint(10, 10))
    choose(program, "Switch off")
    settle(qtbot, program)
    assert np.array_equal(maps(program, 1)[0], maps(program, 0)[0])
    assert "switched off" in flow.header(1).text
    flow.header(3).menu_wanted.emit(QPoint(10, 10))
    choose(program, "Delete")
    settle(qtbot, program)
    assert len(program.store.session.network) == 3


def choose(program: app.Program, text: str) -> None:
    """Trigger the item of the menu that is open, as a click on it does."""
    menus = [menu for menu in program.window.findChildren(QMenu) if menu.isVisible()]
    assert menus
    action = next(item for item in menus[0].actions() if item.text() == text)
    action.trigger()
    menus[0].close()


def test_the_theme_changes_and_the_maps_keep_their_colours(
    qtbot: QtBot, program: app.Program
) -> None:
    tile = find(program, FlowView).tile(0, 0)
    spot = tile.centre_of(128, 20)
    before = tile.grab().toImage().pixelColor(spot)
    back = program.window.status.grab().toImage().pixelColor(200, 3)
    program.window.actions_["theme"].trigger()
    assert tile.grab().toImage().pixelColor(spot) == before
    assert program.window.status.grab().toImage().pixelColor(200, 3).lightness() < 80
    assert back.lightness() > 200
    program.window.actions_["theme"].trigger()


def test_another_language_keeps_the_document_and_its_past(
    qtbot: QtBot, program: app.Program
) -> None:
    edit(qtbot, program, lambda: program.store.edit("x", edits.set_field, 0, "stride", (2, 2)))
    session: Session = program.store.session
    program.change_language("zh_CN")
    settle(qtbot, program)
    assert program.store.session is session
    assert program.window.actions_["undo"].isEnabled()
    height, width = session.picture.shape[1:]
    assert f"{height}×{width}" in find(program, InputPanel).caption.text()
    assert len(maps(program, 0)) == 4
    program.change_language("en")
    settle(qtbot, program)
    assert find(program, FlowView).header(0).text.startswith("Convolution")


def test_arrow_keys_move_the_pointed_cell_and_space_pins_it(
    qtbot: QtBot, program: app.Program
) -> None:
    tile = find(program, FlowView).tile(0, 0)
    tile.setFocus()
    qtbot.keyClick(tile, Qt.Key.Key_Right)
    first = program.store.view.hover
    qtbot.keyClick(tile, Qt.Key.Key_Down)
    second = program.store.view.hover
    assert first is not None
    assert second == Cell(0, 0, first.row + 1, first.column)
    qtbot.keyClick(tile, Qt.Key.Key_Space)
    assert program.store.view.pin == second


def test_everything_is_reachable_in_a_small_window(qtbot: QtBot, tmp_path: Path) -> None:
    with running(qtbot, tmp_path, size=(1024, 768)) as program:
        flow = find(program, FlowView)
        assert program.window.width() == 1024
        assert flow.horizontalScrollBar().maximum() == 0
        assert flow.verticalScrollBar().maximum() == 0
        for stage in range(-1, 3):
            assert flow.tile(stage, 0).width() >= 144
        assert all(tile.width() >= 70 for tile in tiles(program))
        menus = program.window.top_bar.menus
        for action in menus.actions():
            assert menus.rect().contains(menus.actionGeometry(action))


def test_icons_change_with_the_theme(qtbot: QtBot, program: app.Program) -> None:
    panel = find(program, BottomPanel).arithmetic
    buttons = [panel.copy, panel.controls.play, panel.controls.stop]

    def drawn() -> list[QImage]:
        return [button.icon().pixmap(16, 16).toImage() for button in buttons]

    before = drawn()
    qtbot.keyClick(program.window, Qt.Key.Key_F5)  # presented and back, it is all the same
    qtbot.keyClick(find(program, Presentation), Qt.Key.Key_F5)
    assert drawn() == before
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    apply_theme(application, "dark")
    drain()
    assert all(new != old for new, old in zip(drawn(), before, strict=True))
    apply_theme(application, "light")


def test_in_larger_text_the_cards_have_room_for_all_their_lines(
    qtbot: QtBot, program: app.Program
) -> None:
    header = find(program, FlowView).header(0)
    before = header.height()
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    apply_theme(application, "light", 1.35)
    qtbot.waitUntil(lambda: header.height() > before)
    assert header.height() >= 2 * header.fontMetrics().height() + 9
    apply_theme(application, "light")
    qtbot.waitUntil(lambda: header.height() == before)


def test_the_chain_of_shapes_makes_room_for_a_longer_cost(
    qtbot: QtBot, program: app.Program
) -> None:
    program.window.resize(1024, 740)
    find(program, StackMenu).load("lenet5")
    settle(qtbot, program)
    status = program.window.status
    status.cost.show_text("a cost that takes " + "much " * 8 + "more room than the one before")
    drain()
    assert status.chain.fontMetrics().horizontalAdvance(status.chain.text()) <= status.chain.width()


def test_a_window_may_be_closed_before_its_panels_are_built(qtbot: QtBot, tmp_path: Path) -> None:
    settings = QSettings(str(tmp_path / "settings.ini"), QSettings.Format.IniFormat)
    program = app.Program(app.first_session(), settings, staged=True)
    program.window.show()
    assert not program.window.is_complete
    with qtbot.waitSignal(program.window.closed):
        program.window.close()
    assert not program.window.isVisible()
    assert settings.value("geometry")
    program.window.deleteLater()
    drain()

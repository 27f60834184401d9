"""Two maps in the window: chosen by menus, swiped, side by side, subtracted, pointed at."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from playground import app
from playground.core.arrays import FloatArray
from playground.core.session import Session
from playground.engine.compute.evaluate import evaluate
from playground.engine.view.alignment import Axis, Placed
from playground.engine.view.planes import plane
from playground.gui.compare.comparedmap import ComparedMap
from playground.gui.compare.comparer import Compared
from playground.gui.compare.comparing import Comparing
from playground.gui.flow.view import FlowView
from playground.gui.state.comparison import Comparison
from playground.pictures.network_input import network_input
from tests.gui.clock import drain
from tests.gui.compare.comparewindow import area, board, choose, compared, enter, entries
from tests.gui.hands import LEFT, NONE, Key, click, drag, hover, press
from tests.gui.program import edit, find, running
from tests.gui.shell.test_keyboard import reachable
from tests.onecell import set_cell


@pytest.fixture
def program(qtbot: QtBot, tmp_path: Path) -> Iterator[app.Program]:
    with running(qtbot, tmp_path) as made:
        yield made


def maps_of(session: Session, stage: int) -> FloatArray:
    """The maps of a stage, computed apart from the window."""
    found = evaluate(session.network, network_input(session).x).maps(stage)
    assert found is not None
    return found


def look(program: app.Program) -> Comparison:
    found = program.store.view.comparison
    assert found is not None
    return found


def test_it_begins_with_the_selected_map_and_the_next_one(
    qtbot: QtBot, program: app.Program
) -> None:
    program.store.look(filter=2)
    enter(qtbot, program)
    cards = board(program).cards
    assert cards["a"].map.text() == "3 · Left diagonal"
    assert cards["b"].map.text() == "4 · Right diagonal"
    maps = maps_of(program.store.session, 0)
    now = compared(qtbot, program)
    assert now.a.plane is not None
    assert now.b.plane is not None
    np.testing.assert_array_equal(now.a.plane.values, maps[2])
    np.testing.assert_array_equal(now.b.plane.values, maps[3])


def test_nothing_that_can_be_reached_comes_and_goes_with_the_first_maps(
    qtbot: QtBot, program: app.Program
) -> None:
    click(program.window.top_bar.modes.button("compare"))
    page = board(program).maps
    assert find(program, Comparing).now is None
    before = {part for part in reachable(program.window) if page.isAncestorOf(part)}
    compared(qtbot, program)
    after = {part for part in reachable(program.window) if page.isAncestorOf(part)}
    assert after
    assert before <= after


def test_the_line_shows_a_at_its_left_and_b_at_its_right(
    qtbot: QtBot, program: app.Program
) -> None:
    enter(qtbot, program)
    maps, line = area(program), area(program).line
    room = maps.a.area()
    y = int(room.y() + room.height() / 3)
    places = [int(room.x() + room.width() * part) for part in (0.2, 0.8)]

    def seen() -> list[QColor]:
        image = maps.grab().toImage()
        return [image.pixelColor(x, y) for x in places]

    half = seen()
    line.setFocus()
    press(Key.Key_End)
    of_a = seen()
    press(Key.Key_Home)
    of_b = seen()
    assert of_a != of_b
    assert half == [of_a[0], of_b[1]]
    QTest.mouseDClick(line, LEFT, NONE, line.rect().center())
    assert seen() == half
    middle = QPoint(line.width() // 2, line.height() // 2)
    drag(line, middle, middle + QPoint(round(0.45 * room.width()), 0))
    assert look(program).line == pytest.approx(0.95, abs=0.01)
    assert seen() == of_a
    press(Key.Key_Home)
    assert seen() == of_b
    press(Key.Key_PageDown, Key.Key_Right)
    assert look(program).line == pytest.approx(0.11)
    assert line.accessible_value() == "11 % of the width is A"
    QTest.mouseDClick(line, LEFT, NONE, middle)
    assert look(program).line == 0.5


def test_zoom_and_pan_are_shared(qtbot: QtBot, program: app.Program) -> None:
    enter(qtbot, program)
    click(board(program).ways.button("beside"))
    maps = area(program)
    maps.b.setFocus()
    press(*[Key.Key_Plus] * 4)
    assert program.store.view.viewport.zoom == pytest.approx(1.5**4)
    start = maps.b.rect().center()
    before = program.store.view.viewport
    drag(maps.b, start, start - QPoint(20, 0), start - QPoint(60, 30))
    after = program.store.view.viewport
    assert after.left > before.left
    assert after.top > before.top
    assert maps.a.cells_in_view() == maps.b.cells_in_view()
    program.window.actions_["zoom_fit"].trigger()
    assert program.store.view.viewport.zoom == 1


def test_line_and_maps_are_let_go_where_the_release_never_came(
    qtbot: QtBot, program: app.Program
) -> None:
    """As when a key leads to another mode while the button is down."""
    enter(qtbot, program)
    line, modes = area(program).line, program.window.top_bar.modes

    def leave_and_return() -> None:
        click(modes.button("explore"))
        enter(qtbot, program)

    middle = line.rect().center()
    drag(line, middle, middle + QPoint(20, 0), release=False)
    at = look(program).line
    leave_and_return()
    hover(line, middle, middle + QPoint(30, 0), down=Qt.MouseButton.RightButton)
    assert look(program).line == at != 0.5
    click(board(program).ways.button("beside"))
    maps = area(program)
    maps.b.setFocus()
    press(*[Key.Key_Plus] * 4)
    start = maps.b.rect().center()
    drag(maps.b, start, start - QPoint(20, 0), release=False)
    seen = program.store.view.viewport
    leave_and_return()
    hover(maps.b, start - QPoint(40, 20), start)
    assert program.store.view.viewport == seen
    drag(maps.b, start, start - QPoint(20, 0))
    assert program.store.view.viewport != seen


def test_the_numbers_under_the_pointer_are_those_of_numpy(
    qtbot: QtBot, program: app.Program
) -> None:
    enter(qtbot, program)
    maps = maps_of(program.store.session, 0)
    page, row, column = board(program).maps, 103, 152
    for way in ("swipe", "beside", "difference"):
        click(board(program).ways.button(way))
        compared(qtbot, program)
        QTest.mouseMove(area(program).leading, QPoint(1, 1))
        QTest.mouseMove(area(program).leading, area(program).leading.centre_of(row, column))
        a, b = float(maps[0, row, column]), float(maps[1, row, column])
        assert page.place.text == "Row 104, column 153"
        words = page.numbers.text.replace("\N{MINUS SIGN}", "-").split()
        assert words[0::1][0] == "A"
        numbers = [float(word) for word in words if word not in "AB-"]
        assert numbers == pytest.approx([a, b, a - b], abs=6e-5)
        assert program.store.view.hover == (0, 0, row, column)  # the input shows what it sees


def test_the_difference_is_exact_and_has_its_own_legend(qtbot: QtBot, program: app.Program) -> None:
    enter(qtbot, program)
    maps = maps_of(program.store.session, 0)
    click(board(program).ways.button("difference"))
    now = compared(qtbot, program)
    assert now.difference is not None
    np.testing.assert_array_equal(now.difference.plane.values, maps[0] - maps[1])
    assert area(program).difference.isVisible()
    assert not area(program).a.isVisible()
    limit = now.difference.plane.limit
    legend = board(program).maps.legends[0]
    assert legend.labels()[-1].endswith(f"{limit:.3g}")


def test_one_scale_for_both_or_one_for_each(qtbot: QtBot, program: app.Program) -> None:
    enter(qtbot, program)
    choose(board(program).cards["b"].layer, "3 · Max pooling")
    now = compared(qtbot, program)
    maps, page = area(program), board(program).maps
    wide = max(now.a.scale.limit, now.b.scale.limit)
    assert now.a.scale.limit != now.b.scale.limit
    assert maps.a.scale == maps.b.scale == (wide, "signed")
    assert [legend.isVisible() for legend in page.legends] == [True, False]
    click(page.scales.button("own"))
    assert maps.a.scale[0] == now.a.scale.limit
    assert maps.b.scale[0] == now.b.scale.limit
    assert [legend.isVisible() for legend in page.legends] == [True, True]


def test_maps_of_two_sizes_lie_by_the_input_or_by_the_corner_and_it_says_so(
    qtbot: QtBot, program: app.Program
) -> None:
    enter(qtbot, program)
    page, maps = board(program).maps, area(program)
    assert not page.note.isVisible()
    assert not page.align.isVisible()
    choose(board(program).cards["b"].layer, "3 · Max pooling")
    compared(qtbot, program)
    assert page.note.text() == "A has 256×256 cells, B has 128×128; all of both is shown."
    assert maps.a.rect_of(100, 60, 2, 2) == maps.b.rect_of(50, 30)
    click(page.align.button("corner"))
    compared(qtbot, program)
    assert maps.a.rect_of(50, 30) == maps.b.rect_of(50, 30)
    click(board(program).ways.button("difference"))
    found = compared(qtbot, program).difference
    values = maps_of(program.store.session, 0)[0], maps_of(program.store.session, 2)[1]
    assert found is not None
    np.testing.assert_array_equal(found.plane.values, values[0][:128, :128] - values[1])
    assert "the difference has the 128×128 of A on which B has a cell" in page.note.text()


def test_a_and_b_are_swapped(qtbot: QtBot, program: app.Program) -> None:
    enter(qtbot, program)
    before = look(program)
    click(board(program).swap)
    assert (look(program).a, look(program).b) == (before.b, before.a)
    assert board(program).cards["a"].map.text() == "2 · Horizontal edges"


def test_what_is_compared_outlives_a_change_of_language(qtbot: QtBot, program: app.Program) -> None:
    enter(qtbot, program)
    click(board(program).ways.button("beside"))
    choose(board(program).cards["b"].layer, "2 · ReLU")
    before = look(program)
    program.change_language("zh_CN")
    assert program.window.mode == "compare"
    assert look(program) == before
    compared(qtbot, program)
    assert board(program).ways.value == "beside"
    program.change_language("en")


def test_a_map_is_compared_from_its_context_menu(qtbot: QtBot, program: app.Program) -> None:
    flow = find(program, FlowView)
    tile = flow.tile(0, 2)
    tile.customContextMenuRequested.emit(tile.rect().center())
    (menu,) = (each for each in flow.findChildren(QMenu) if each.isVisible())
    entries(menu)["Compare this map with…"].trigger()
    menu.close()
    drain()
    assert program.window.mode == "compare"
    assert (look(program).a.stage, look(program).a.channel) == (0, 2)
    compared(qtbot, program)


def test_what_is_in_view_comes_first_on_large_pictures_and_the_difference_stays(
    qtbot: QtBot, program: app.Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    enter(qtbot, program)
    monkeypatch.setattr("playground.gui.state.evaluation.LARGE_INPUT_CELLS", 1000)
    seen: list[Compared] = []
    find(program, Comparing).updated.connect(seen.append)
    other = set_cell(program.store.session, 0, 0, 0, 1, 1, 0.5)
    edit(qtbot, program, lambda: program.store.commit(other, "x"))
    compared(qtbot, program)
    planes = [each.a.plane for each in seen if each.a.session is other]
    assert planes[-1] is not None
    np.testing.assert_array_equal(planes[-1].values, maps_of(other, 0)[0])
    click(board(program).ways.button("difference"))
    assert compared(qtbot, program).difference is not None
    program.store.undo()
    edit(qtbot, program, lambda: None)
    compared(qtbot, program)
    assert all(each.difference is not None for each in seen if each.comparison.way == "difference")


def test_some_places_of_a_map_are_painted_where_they_lie(qtbot: QtBot) -> None:
    rng = np.random.default_rng(0)
    blocks = rng.uniform(-1, 1, (8, 8)).astype(np.float32)
    whole = plane(np.ascontiguousarray(blocks.repeat(8, 0).repeat(8, 1)))
    places = np.arange(4, 64, 8)
    some = replace(whole, values=blocks, rows=places, columns=places, key=object())
    view = ComparedMap()
    qtbot.addWidget(view)
    view.resize(512, 512)
    view.lie(64, 64, Placed(Axis(64), Axis(64)))
    images = []
    for each in (whole, some):
        view.show_plane(each, 1.0, "signed")
        images.append(view.grab().toImage())
    middles = [(x * 64 + 32, y * 64 + 32) for x in range(8) for y in range(8)]
    colours = [[image.pixelColor(*at) for at in middles] for image in images]
    assert colours[0] == colours[1]
    assert len({colour.rgb() for colour in colours[0]}) > 50

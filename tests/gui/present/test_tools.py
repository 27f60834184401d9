"""What points at things in a presentation: on and off by a key, seen, and in nobody's way."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, Qt
from PySide6.QtGui import QHelpEvent, QImage, QMouseEvent, QPainter
from PySide6.QtWidgets import QApplication, QToolTip
from pytestqt.qtbot import QtBot

from playground import app
from playground.engine.trace.cell_address import Cell
from playground.gui.present.keys import keys_of
from playground.gui.present.overlay import IDLE_MS
from playground.gui.present.presentation import Presentation
from playground.gui.present.tools.spotlight import Spotlight
from playground.gui.present.tools.tool import TOOLS, Tool, around, presenting_tool
from tests.gui.clock import Clock
from tests.gui.present.pointing import (
    AS_LETTERS,
    difference,
    draw,
    let_go,
    point_at,
    press_at,
    seen,
    turn_wheel,
    window_of,
)
from tests.gui.present.staging import explore_page, present, running_timed
from tests.gui.program import find, settle

Key = Qt.Key
AT = (860, 500)
"""Beneath the result: nothing there changes with the pointer."""


@pytest.fixture
def program(qtbot: QtBot, tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[app.Program]:
    mode = getattr(request, "param", "explore")
    with running_timed(qtbot, tmp_path, request, mode) as running_program:
        if mode == "explore":
            running_program.store.look(pin=Cell(0, 0, 102, 151))
        yield running_program


def changed_part(one: QImage, other: QImage) -> QRect:
    """The smallest rectangle in which two pictures differ."""
    assert one.size() == other.size()
    rows = [
        y
        for y in range(one.height())
        if one.copy(0, y, one.width(), 1) != other.copy(0, y, one.width(), 1)
    ]
    columns = [
        x
        for x in range(one.width())
        if one.copy(x, 0, 1, one.height()) != other.copy(x, 0, 1, one.height())
    ]
    if not rows:
        return QRect()
    return QRect(QPoint(columns[0], rows[0]), QPoint(columns[-1], rows[-1]))


def lightness(image: QImage, at: tuple[int, int]) -> int:
    return image.pixelColor(*at).lightness()


KEYS = {Key.Key_P: "pointer", Key.Key_S: "spotlight", Key.Key_L: "lens", Key.Key_I: "ink"}


@pytest.mark.parametrize("program", ["explore", "train"], indirect=True)
def test_a_key_switches_a_tool_on_and_off_in_every_mode(qtbot: QtBot, program: app.Program) -> None:
    presentation = present(qtbot, program)
    point_at(presentation, *AT)
    before = seen(presentation)
    for key, name in KEYS.items():
        for away in (key, Key.Key_Escape):
            qtbot.keyClick(presentation, key)
            assert presentation.overlay.tool is not None
            assert presentation.overlay.tool.name == name
            assert seen(presentation) != before, name
            qtbot.keyClick(presentation, away)
            assert presentation.overlay.tool is None
            assert difference(seen(presentation), before) <= AS_LETTERS, name
        assert presentation.isVisible()  # Escape has put the tool away first
    qtbot.keyClick(presentation, Key.Key_Escape)
    assert not program.window.findChildren(Presentation) or not presentation.isVisible()


@pytest.mark.parametrize("size", [(1024, 768), (1920, 1080)])
def test_the_pointer_is_seen_from_the_last_row_and_goes_along(
    qtbot: QtBot, program: app.Program, size: tuple[int, int]
) -> None:
    presentation = present(qtbot, program, size)
    x, y = AT[0] * size[0] // 1024, AT[1] * size[1] // 768
    point_at(presentation, x, y)
    before = seen(presentation)
    qtbot.keyClick(presentation, Key.Key_P)
    ring = changed_part(before, seen(presentation))
    assert ring.contains(x, y)
    assert ring.height() >= size[1] / 40
    centre = seen(presentation).pixelColor(x, y)
    assert (centre.red() > 150, centre.blue() < 150) == (True, True)
    assert centre.green() < 60  # neither the blue nor the orange of values
    point_at(presentation, x, y - 60)
    moved = changed_part(before, seen(presentation))
    assert moved.translated(0, 60) == ring  # nothing is left where it was
    press_at(presentation, x, y - 60)
    assert changed_part(before, seen(presentation)).height() < ring.height()
    let_go(presentation, x, y - 60)
    assert changed_part(before, seen(presentation)) == moved


def test_a_click_reaches_what_is_under_the_pointer(qtbot: QtBot, program: app.Program) -> None:
    presentation = present(qtbot, program)
    page = explore_page(presentation)
    for key in (Key.Key_P, Key.Key_S, Key.Key_L):
        qtbot.keyClick(presentation, key)
        for card in (2, 0):
            at = page.filters.mapTo(presentation, page.filters.card(card).center().toPoint())
            press_at(presentation, at.x(), at.y())
            let_go(presentation, at.x(), at.y())
            assert program.store.view.filter == card


def test_the_spotlight_darkens_the_rest_and_the_wheel_sizes_it(
    qtbot: QtBot, program: app.Program
) -> None:
    presentation = present(qtbot, program)
    point_at(presentation, *AT)
    before = seen(presentation)
    qtbot.keyClick(presentation, Key.Key_S)
    tool = presentation.overlay.tool
    assert isinstance(tool, Spotlight)
    lit = QRect(0, 0, 100, 100)
    lit.moveCenter(QPoint(*AT))
    now = seen(presentation)
    assert now.copy(lit) == before.copy(lit)
    far = (20, 350)  # an empty place
    assert lightness(now, far) < 0.5 * lightness(before, far)
    edge = (AT[0] + round(tool.radius) + 12, AT[1])
    assert lightness(now, edge) < 0.6 * lightness(before, edge)
    turn_wheel(presentation, *AT, 2)
    assert seen(presentation).pixelColor(*edge) == before.pixelColor(*edge)
    turn_wheel(presentation, *AT, -40)
    assert tool.radius > 20  # it never closes
    turn_wheel(presentation, *AT, 80)
    assert tool.radius <= 768 / 2
    assert seen(presentation).pixelColor(*far) == now.pixelColor(*far)


def test_ctrl_and_the_wheel_zoom_the_maps_beneath_a_tool(
    qtbot: QtBot, program: app.Program
) -> None:
    presentation = present(qtbot, program)
    tile = explore_page(presentation).operands.map.tile
    at = tile.mapTo(presentation, tile.rect().center())
    qtbot.keyClick(presentation, Key.Key_S)
    before = program.store.view.viewport
    turn_wheel(presentation, at.x(), at.y(), 1)
    assert program.store.view.viewport == before
    turn_wheel(presentation, at.x(), at.y(), 1, ctrl=True)
    assert program.store.view.viewport != before


def test_the_lens_shows_what_is_under_it_larger_and_sharp(
    qtbot: QtBot, program: app.Program
) -> None:
    presentation = present(qtbot, program)
    page = explore_page(presentation)
    kernel = page.operands.operation.kernel
    middle = kernel.mapTo(presentation, kernel.rect_of(1, 1).center().toPoint())
    cell = kernel.rect_of(1, 1).width()
    point_at(presentation, middle.x(), middle.y())
    before = seen(presentation)
    left = (middle.x() - round(cell), middle.y() - round(0.4 * cell))  # in the orange of −2
    orange = before.pixelColor(*left)
    qtbot.keyClick(presentation, Key.Key_L)
    for notches, factor in ((-10, 2.0), (10, 4.0)):
        turn_wheel(presentation, middle.x(), middle.y(), notches)
        now = seen(presentation)
        # What is a cell away from the middle is now `factor` times as far from it.
        for share in (0.3, 0.4):
            x = middle.x() - round(share * cell * factor)
            y = middle.y() - round(0.3 * cell * factor)
            is_orange = share * 1.0 > 0.5
            assert (now.pixelColor(x, y) == orange) == is_orange
        near = middle.x() - round(0.55 * cell * factor), middle.y() - round(0.3 * cell * factor)
        if abs(near[0] - middle.x()) < 140:
            assert now.pixelColor(*near) == orange
    # Letters are drawn larger, not stretched: an edge between two colours is a pixel wide.
    boundary = middle.x() - round(0.5 * cell * 2)
    turn_wheel(presentation, middle.x(), middle.y(), -10)
    now = seen(presentation)
    row = [now.pixelColor(x, middle.y() - 30) for x in range(boundary - 8, boundary + 9)]
    assert len({colour.name() for colour in row}) <= 4


def test_the_lens_follows_what_changes_under_it(qtbot: QtBot, program: app.Program) -> None:
    presentation = present(qtbot, program)
    page = explore_page(presentation)
    kernel = page.operands.operation.kernel
    middle = kernel.mapTo(presentation, kernel.rect().center())
    point_at(presentation, middle.x(), middle.y())
    qtbot.keyClick(presentation, Key.Key_L)
    before = seen(presentation)
    qtbot.keyClick(presentation, Key.Key_Down)  # another filter
    settle(qtbot, program)
    cells = QRect(0, 0, 180, 180)
    cells.moveCenter(middle)
    assert seen(presentation).copy(cells) != before.copy(cells)


def test_it_hides_when_nothing_moves_and_returns(
    qtbot: QtBot, program: app.Program, clock: Clock
) -> None:
    presentation = present(qtbot, program)
    point_at(presentation, *AT)
    before = seen(presentation)
    for key, name in KEYS.items():
        qtbot.keyClick(presentation, key)
        on = seen(presentation)
        assert on != before, name
        clock.advance(IDLE_MS - 1)
        assert difference(seen(presentation), on) <= AS_LETTERS, name
        clock.advance(1)
        assert difference(seen(presentation), before) <= AS_LETTERS, name
        point_at(presentation, AT[0] + 1, AT[1])
        point_at(presentation, *AT)
        assert difference(seen(presentation), on) <= AS_LETTERS, name
        qtbot.keyClick(presentation, Key.Key_Escape)
        clock.advance(2 * IDLE_MS)
        assert difference(seen(presentation), before) <= AS_LETTERS, name


def test_a_button_that_is_held_keeps_it_in_view(
    qtbot: QtBot, program: app.Program, clock: Clock
) -> None:
    presentation = present(qtbot, program)
    point_at(presentation, *AT)
    before = seen(presentation)
    qtbot.keyClick(presentation, Key.Key_P)
    press_at(presentation, *AT)
    clock.advance(3 * IDLE_MS)
    assert seen(presentation) != before
    let_go(presentation, *AT)
    clock.advance(IDLE_MS)
    assert seen(presentation) == before


def test_one_tool_takes_the_place_of_another(qtbot: QtBot, program: app.Program) -> None:
    presentation = present(qtbot, program)
    point_at(presentation, *AT)
    qtbot.keyClick(presentation, Key.Key_P)
    alone = seen(presentation)
    qtbot.keyClick(presentation, Key.Key_S)
    qtbot.keyClick(presentation, Key.Key_P)
    assert seen(presentation) == alone


def test_no_explanation_pops_up_over_what_is_pointed_at(qtbot: QtBot, program: app.Program) -> None:
    presentation = present(qtbot, program)
    tile = explore_page(presentation).operands.map.tile
    at = tile.mapTo(presentation, tile.rect().center())

    def rest() -> bool:
        point_at(presentation, at.x(), at.y())
        under = presentation.childAt(at)
        assert under is not None
        event = QHelpEvent(
            QEvent.Type.ToolTip, under.mapFrom(presentation, at), presentation.mapToGlobal(at)
        )
        QApplication.sendEvent(under, event)
        shown = QToolTip.isVisible()
        QToolTip.hideText()
        qtbot.waitUntil(lambda: not QToolTip.isVisible())
        return shown

    assert tile.toolTip()
    assert rest()
    qtbot.keyClick(presentation, Key.Key_L)
    assert not rest()
    qtbot.keyClick(presentation, Key.Key_L)
    assert rest()


def test_hints_tell_every_tool(qtbot: QtBot, program: app.Program) -> None:
    presentation = present(qtbot, program)
    qtbot.keyClick(presentation, Key.Key_H)
    text = presentation.hints.text()
    for tool in (kind for _, kind in TOOLS.items()):
        assert f"<b>{tool.key}</b>&nbsp;{tool.text.replace(' ', '&nbsp;')}" in text
    assert presentation.rect().contains(presentation.hints.geometry())


@pytest.mark.parametrize("mode", ["explore", "train"])
def test_keys_are_each_for_one_thing(mode: str) -> None:
    keys = [key for item in keys_of(mode) for key in item.keys]
    keys += [tool.key for _, tool in TOOLS.items()]
    assert len(keys) == len(set(keys))


def test_a_tool_is_added_by_its_class_alone(
    qtbot: QtBot, program: app.Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(TOOLS, "_items", dict(TOOLS.items()))
    monkeypatch.setattr(TOOLS, "_orders", dict(TOOLS._orders))

    @presenting_tool
    class Blot(Tool):
        name = "blot"
        order = 99
        key = "Z"
        text = "blot"
        title = "Blot"
        gestures = ("Z: a blot",)

        def area(self, at: QPointF) -> QRect:
            return around(at, 9)

        def paint(self, painter: QPainter, at: QPointF, is_pressed: bool) -> None:
            painter.fillRect(self.area(at), Qt.GlobalColor.green)

    presentation = present(qtbot, program)
    point_at(presentation, *AT)
    qtbot.keyClick(presentation, Key.Key_Z)
    assert seen(presentation).pixelColor(*AT) == Qt.GlobalColor.green
    assert "<b>Z</b>&nbsp;blot" in presentation.hints.text()
    assert find(program, Presentation) is presentation


def test_a_press_whose_release_never_came_is_over_where_the_mouse_moves_on(
    qtbot: QtBot, program: app.Program
) -> None:
    """The pointer's ring is as large as before, and a stroke ends where it was drawn to."""
    presentation = present(qtbot, program)

    def move_on() -> None:
        move, none, at = QEvent.Type.MouseMove, Qt.MouseButton.NoButton, QPointF(*AT)
        place = QPointF(presentation.mapToGlobal(at))
        event = QMouseEvent(move, at, place, none, none, Qt.KeyboardModifier.NoModifier)
        QApplication.sendEvent(window_of(presentation), event)

    qtbot.keyClick(presentation, Key.Key_P)
    point_at(presentation, *AT)
    before = seen(presentation)
    press_at(presentation, *AT)
    assert seen(presentation) != before
    move_on()
    assert seen(presentation) == before
    let_go(presentation, *AT)
    qtbot.keyClick(presentation, Key.Key_I)
    press_at(presentation, AT[0], AT[1] - 60)
    point_at(presentation, AT[0] - 80, AT[1] - 60)
    move_on()
    assert [len(stroke.points) for stroke in presentation.ink.strokes] == [2]
    let_go(presentation, *AT)
    draw(presentation, AT, (AT[0] - 80, AT[1]))
    assert len(presentation.ink.strokes) == 2

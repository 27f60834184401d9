"""The keyboard reaches everything, and stays where its user left it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QWidget
from pytestqt.qtbot import QtBot

from playground import app
from playground.gui.flow.filterpictures import FilterPictures
from playground.gui.flow.header import ColumnHeader
from playground.gui.flow.inputbuttons import InputButtons
from playground.gui.flow.tile import MapTile
from playground.gui.flow.view import FlowView
from playground.gui.input.panel import InputPanel
from playground.gui.state.latest import LatestWins
from playground.gui.widgets.taborder import give_focus
from tests.gui.clock import drain
from tests.gui.compare.comparewindow import compared
from tests.gui.hands import SHIFT, Key, keyboard, press
from tests.gui.program import find, running, settle

RGB = QImage.Format.Format_RGB32
NARROW, WIDE = (1024, 768), (1440, 900)


@pytest.fixture(params=[WIDE, NARROW], ids=["wide", "narrow"])
def program(request: pytest.FixtureRequest, qtbot: QtBot, tmp_path: Path) -> Iterator[app.Program]:
    with running(qtbot, tmp_path, size=request.param) as running_program:
        activate(qtbot, running_program)
        yield running_program


@pytest.fixture
def narrow(qtbot: QtBot, tmp_path: Path) -> Iterator[app.Program]:
    with running(qtbot, tmp_path, size=NARROW) as running_program:
        activate(qtbot, running_program)
        yield running_program


def activate(qtbot: QtBot, program: app.Program) -> None:
    program.window.activateWindow()
    qtbot.waitUntil(lambda: QApplication.activeWindow() is program.window)


def enter(qtbot: QtBot, program: app.Program, mode: str) -> None:
    """Show a mode with all that it works out, and the keyboard on its button."""
    program.window.show_mode(mode)
    if mode == "compare":
        compared(qtbot, program)
    if mode == "train":  # what the data bring is there before anybody walks through it
        qtbot.waitUntil(lambda: program.training().data.dataset is not None)
    settle(qtbot, program)
    workers = program.window.findChildren(LatestWins)
    qtbot.waitUntil(lambda: not any(worker.is_busy for worker in workers))
    drain()
    program.window.top_bar.modes.button(mode).setFocus()


def reachable(window: QWidget) -> set[QWidget]:
    """All that is seen and can have the keyboard by Tab, by Qt's own account."""
    return {
        each
        for each in window.findChildren(QWidget)
        if each.isVisible() and each.isEnabled() and each.focusProxy() is None
        if each.focusPolicy() & Qt.FocusPolicy.TabFocus and each.window() is window
    }


def walked(key: Qt.Key, most: int = 300) -> list[QWidget]:
    """Where one key leads, until it leads to where it began."""
    found = [keyboard()]
    for _ in range(most):
        press(key)
        if keyboard() is found[0]:
            return found
        assert keyboard() not in found, f"Tab goes round within {found[found.index(keyboard()) :]}"
        found.append(keyboard())
    raise AssertionError("Tab comes to no end")


@pytest.mark.parametrize("mode", ["explore", "train", "look_inside", "compare"])
def test_tab_walks_the_whole_window_both_ways(
    qtbot: QtBot, program: app.Program, mode: str
) -> None:
    enter(qtbot, program, mode)
    there = walked(Key.Key_Tab)
    assert reachable(program.window) == set(there)
    back = walked(Key.Key_Backtab)
    assert [back[0], *reversed(back[1:])] == there


LEAST_CHANGE, LEAST_PIXELS = 60, 80
"""By which a channel of a pixel changes where the keyboard is shown, and in how many at least."""


def seen(window: QWidget, part: QWidget) -> NDArray[np.int_]:
    """The pixels of a part of a window and around it: rows × columns × channels."""
    at = QRect(part.mapTo(window, QPoint()), part.size()).adjusted(-4, -4, 4, 4)
    image = window.grab(at.intersected(window.rect())).toImage().convertToFormat(RGB)
    pixels = np.frombuffer(image.constBits(), np.uint8)
    return pixels.reshape(image.height(), image.width(), 4)[..., :3].astype(int)


@pytest.mark.parametrize("mode", ["explore", "train", "look_inside", "compare"])
def test_it_is_seen_where_the_keyboard_is(qtbot: QtBot, narrow: app.Program, mode: str) -> None:
    window = narrow.window
    enter(qtbot, narrow, mode)
    unseen = []
    for part in walked(Key.Key_Tab):
        give_focus(part)
        drain()
        there = seen(window, part)
        part.clearFocus()
        drain()
        changed = np.abs(seen(window, part) - there).max(2) >= LEAST_CHANGE
        if np.count_nonzero(changed) < LEAST_PIXELS:
            unseen.append((part, part.accessibleName(), np.count_nonzero(changed)))
    assert unseen == []


def places(program: app.Program, kind: type[QWidget]) -> list[int]:
    """At which presses of Tab widgets of a kind come."""
    program.window.top_bar.modes.button("explore").setFocus()
    return [at for at, each in enumerate(walked(Key.Key_Tab)) if isinstance(each, kind)]


def test_filters_beside_their_maps_are_one_stop_and_arrows_choose(
    qtbot: QtBot, program: app.Program
) -> None:
    pictures, store = find(program, FilterPictures), program.store
    assert len(places(program, FilterPictures)) == 1
    pictures.setFocus()
    assert "1 of 4" in pictures.accessibleDescription()
    for key, expected in (
        (Key.Key_Down, 1),
        (Key.Key_Right, 2),
        (Key.Key_Up, 1),
        (Key.Key_End, 3),
        (Key.Key_Down, 3),
        (Key.Key_Home, 0),
    ):
        press(key)
        drain()
        assert (store.view.layer, store.view.filter) == (0, expected)
        assert f"{expected + 1} of 4" in pictures.accessibleDescription()
    assert keyboard() is pictures


def test_the_input_opens_with_the_keyboard_in_it_and_gives_it_back(narrow: app.Program) -> None:
    buttons, panel = find(narrow, InputButtons), find(narrow, InputPanel)
    for button in (buttons.picture, buttons.pencil):
        button.setFocus()
        press(Key.Key_Space)
        drain()
        assert panel.isAncestorOf(keyboard())
        there = walked(Key.Key_Tab)
        assert len(there) > 5
        assert all(panel.isAncestorOf(each) for each in there)
        press(Key.Key_Escape)
        drain()
        assert not panel.isVisible()
        assert keyboard() is button


# The cards above the columns.


def header(program: app.Program, stage: int) -> ColumnHeader:
    return find(program, FlowView).header(stage)


def kinds(program: app.Program) -> list[str]:
    return [layer.kind for layer in program.store.session.network.layers]


def choose(program: app.Program, text: str) -> None:
    """Open the menu of the card that has the keyboard, and choose an entry."""
    press(Key.Key_Menu)
    (menu,) = (each for each in find(program, FlowView).findChildren(QMenu) if each.isVisible())
    (action,) = (each for each in menu.actions() if each.text() == text)
    menu.setActiveAction(action)
    QTest.keyClick(menu, Key.Key_Return)
    drain()


@pytest.mark.parametrize("key", ["menu", "shift+f10"])
def test_the_keys_for_menus_open_that_of_the_card(narrow: app.Program, key: str) -> None:
    header(narrow, 1).setFocus()
    if key == "menu":
        press(Key.Key_Menu)
    else:
        press(Key.Key_F10, modifiers=SHIFT)
    opened = [each for each in find(narrow, FlowView).findChildren(QMenu) if each.isVisible()]
    assert len([each for each in opened if each.parent() is find(narrow, FlowView)]) == 1
    assert narrow.store.view.layer == 1
    for each in opened:
        each.close()


def test_delete_takes_the_layer_of_the_card(qtbot: QtBot, narrow: app.Program) -> None:
    before = kinds(narrow)
    header(narrow, 1).setFocus()
    press(Key.Key_Delete)
    settle(qtbot, narrow)
    assert kinds(narrow) == [before[0], before[2]]
    assert keyboard() is header(narrow, 1)  # the next one, as in any list
    press(Key.Key_Delete)
    settle(qtbot, narrow)
    assert kinds(narrow) == before[:1]
    assert keyboard() is header(narrow, 0)  # the last one had it


def test_delete_on_the_input_does_nothing(narrow: app.Program) -> None:
    before = kinds(narrow)
    header(narrow, -1).setFocus()
    press(Key.Key_Delete)
    assert kinds(narrow) == before


def test_the_keyboard_goes_with_a_layer_that_is_moved(qtbot: QtBot, narrow: app.Program) -> None:
    before = kinds(narrow)
    header(narrow, 1).setFocus()
    choose(narrow, "Move right")
    settle(qtbot, narrow)
    activate(qtbot, narrow)  # off screen, no window is active after a menu
    assert kinds(narrow) == [before[0], before[2], before[1]]
    assert keyboard() is header(narrow, 2)
    press(Key.Key_Delete)
    settle(qtbot, narrow)
    assert kinds(narrow) == [before[0], before[2]]  # the moved one is gone, no neighbour


# Maps.


@pytest.mark.parametrize("key", [Key.Key_Space, Key.Key_Return, Key.Key_Enter])
def test_what_the_keys_do_on_a_map_stands_in_its_description(narrow: app.Program, key: Key) -> None:
    store = narrow.store
    tile = find(narrow, FlowView).tile(0, 0)
    for word in ("Arrow", "Space", "Return", "+", "−"):
        assert word in tile.accessibleDescription()
    store.look(pin=None)
    tile.setFocus()
    press(Key.Key_Right)
    assert store.view.hover is not None
    press(key)
    assert store.view.pin == store.view.hover
    zoom = store.view.viewport.zoom
    press(Key.Key_Plus)
    assert store.view.viewport.zoom > zoom


def test_every_map_in_view_is_a_stop(narrow: app.Program) -> None:
    tiles = [each for each in narrow.window.findChildren(MapTile) if each.isVisible()]
    assert len(places(narrow, MapTile)) == len(tiles) > 8

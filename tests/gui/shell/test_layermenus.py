"""An entry of a layer's menu does the same from its card, its panel and the palette."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from playground import app
from playground.gui.flow.layermenu import LayerMenus
from playground.gui.flow.view import FlowView
from playground.gui.layer.panel import PropertiesPanel
from playground.gui.shell.commandpalette import CommandPalette
from tests.gui.hands import CTRL, Key, click, press
from tests.gui.program import find, running, settle
from tests.onecell import set_cell

FIND = "Find a unit…"
COMPARE = "Compare this map with…"
BEFORE = "Compare with before the last change"


@pytest.fixture
def program(qtbot: QtBot, tmp_path: Path) -> Iterator[app.Program]:
    with running(qtbot, tmp_path) as made:
        made.store.look(layer=0)
        made.store.edit("a change", set_cell, 0, 0, 0, 1, 1, 5.0)
        settle(qtbot, made)
        yield made


def open_menu(program: app.Program) -> QMenu:
    (menu,) = [each for each in program.window.findChildren(QMenu) if each.isVisible()]
    return menu


def choose(menu: QMenu, title: str) -> None:
    (entry,) = [each for each in menu.actions() if each.text() == title]
    menu.close()
    entry.trigger()


def from_card(program: app.Program, title: str) -> None:
    flow = find(program, FlowView)
    flow.header(0).menu_wanted.emit(flow.mapToGlobal(QPoint(300, 100)))
    choose(open_menu(program), title)


def from_panel(program: app.Program, title: str) -> None:
    click(find(program, PropertiesPanel).menu_button)
    choose(open_menu(program), title)


def from_palette(program: app.Program, title: str) -> None:
    press(Key.Key_K, modifiers=CTRL)
    palette = find(program, CommandPalette)
    entries = [each for each in palette.commands if each.title == title.rstrip("…")]
    palette.hide()
    entries[-1].run()


PLACES = (from_card, from_panel, from_palette)
Place = Callable[[app.Program, str], None]


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("title", [COMPARE, BEFORE])
def test_comparing_shows_the_comparison(program: app.Program, place: Place, title: str) -> None:
    place(program, title)
    assert program.store.view.comparison is not None
    assert program.store.view.mode == "compare"


@pytest.mark.parametrize("place", PLACES)
def test_a_unit_can_be_found(program: app.Program, place: Place) -> None:
    place(program, FIND)
    assert find(program, FlowView).finder.isVisible()


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("title", ["Switch off", "Duplicate", "Move right", "Delete"])
def test_what_edits_the_stack_does_so(
    qtbot: QtBot, program: app.Program, place: Place, title: str
) -> None:
    before = program.store.session.network
    place(program, title)
    assert program.store.session.network is not before
    settle(qtbot, program)


def test_menus_that_are_opened_leave_nothing_behind(program: app.Program) -> None:
    click(find(program, PropertiesPanel).menu_button)
    open_menu(program).close()
    before = len(program.window.findChildren(LayerMenus))
    click(find(program, PropertiesPanel).menu_button)
    open_menu(program).close()
    assert len(program.window.findChildren(LayerMenus)) == before

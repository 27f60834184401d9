"""The menu of kinds of layers, by groups."""

from __future__ import annotations

from pathlib import Path

import numpy as np
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QMenu, QWidget
from pytestqt.qtbot import QtBot

from playground.core import edits
from playground.core.picture import Picture
from playground.core.session import Network, Session
from playground.gui.flow.layermenu import LayerMenus
from playground.gui.flow.view import FlowView
from playground.gui.state.store import Store
from playground.layers import LAYERS
from playground.layers.kinds import OTHERS, grouped_kinds
from tests.gui.program import find, running
from tests.onecell import set_cell


def store_of() -> Store:
    return Store(Session(Picture("p", np.zeros((16, 16), np.uint8)), Network()))


def test_every_kind_is_in_one_group_that_has_a_name() -> None:
    groups = grouped_kinds()
    assert [kind for kinds in groups.values() for kind in kinds] == [k for _, k in LAYERS.items()]
    assert OTHERS not in groups
    assert all(2 <= len(kinds) <= 6 for kinds in groups.values())


def test_the_menu_lists_kinds_under_their_headings_and_adds_them(qtbot: QtBot) -> None:
    store, window = store_of(), QWidget()
    qtbot.addWidget(window)
    menu = LayerMenus(store, window).kinds(0, window)
    listed: dict[str, list[str]] = {}
    for action in menu.actions():
        if action.isSeparator():
            continue
        if not action.isEnabled():
            listed[action.text()] = []
        else:
            assert action.toolTip() != action.text()
            listed[list(listed)[-1]].append(action.text())
    assert listed == {
        group: [kind.title for kind in kinds] for group, kinds in grouped_kinds().items()
    }
    next(action for action in menu.actions() if action.text() == "Group normalisation").trigger()
    assert [layer.kind for layer in store.session.network] == ["group normalisation"]
    assert store.view.layer == 0


def test_a_menu_about_a_layer_goes_when_the_layers_become_others(
    qtbot: QtBot, tmp_path: Path
) -> None:
    with running(qtbot, tmp_path) as program:
        flow, store = find(program, FlowView), program.store

        def open_menus() -> list[QMenu]:
            return [menu for menu in flow.findChildren(QMenu) if menu.isVisible()]

        def ask(stage: int) -> None:
            flow.header(stage).menu_wanted.emit(flow.mapToGlobal(QPoint(300, 100)))
            assert len(open_menus()) == 1

        ask(2)
        store.edit("weights", set_cell, 0, 0, 0, 1, 1, 5.0)
        assert len(open_menus()) == 1, "other weights, as training brings them, do not matter"
        store.edit("delete", edits.delete_layer, 2)
        assert open_menus() == []
        flow.add_column.wanted.emit(flow.mapToGlobal(QPoint(300, 100)))
        assert len(open_menus()) == 1
        store.undo()
        assert open_menus() == []


def test_what_is_chosen_for_layers_that_are_gone_does_nothing(qtbot: QtBot) -> None:
    """As by a click that was on its way while the layers became others."""
    store, window = store_of(), QWidget()
    qtbot.addWidget(window)
    menus = LayerMenus(store, window)
    menus.add(0, "pooling")
    menus.add(1, "activation")
    menu = menus.layer(1, window)
    store.edit("delete", edits.delete_layer, 1)
    before = store.session
    for action in menu.actions():
        if action.menu() is None:
            action.trigger()
    assert store.session is before

"""A kernel editor on a document, for the tests of its parts."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QMenu, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from playground.core import edits
from playground.core.arrays import FloatArray
from playground.core.filters import Filter, make_filter
from playground.core.layer import FilterLayer
from playground.core.messages import Message
from playground.core.picture import Picture
from playground.core.session import Network, Session
from playground.gui.kernel.editor import KernelEditor
from playground.gui.kernel.transformbar import IN_LINE
from playground.gui.state.store import Store
from playground.kernels.presets import load_presets
from playground.layers import Convolution
from tests.gui.hands import click, show

NAMES = ("sobel-vertical", "sobel-horizontal", "box-3")


def store_of(*filters: Filter, rgb: bool = False) -> Store:
    pixels = np.zeros((32, 32, 3) if rgb else (32, 32), np.uint8)
    picture = Picture("black", pixels, colour="rgb" if rgb else "gray")
    session = Session(picture, Network(()))
    return Store(edits.set_network(session, Network((Convolution(filters=filters),))))


def preset(name: str, depth: int = 1) -> Filter:
    found = load_presets()[name]
    return make_filter(found.title, found.matrix(), depth, name)


class Bench:
    """A kernel editor on a document, following it as its panel does."""

    def __init__(self, qtbot: QtBot, store: Store) -> None:
        self.store = store
        self.refused: list[Message] = []
        store.refused.connect(self.refused.append)
        self.noted: list[Message] = []
        store.noted.connect(self.noted.append)
        self.editor = KernelEditor(store)
        self.grid = self.editor.weights.grid
        self.grid.wheel_rest.rest_ms = 0
        store.changed.connect(lambda old, new: self.follow())
        store.view_changed.connect(lambda old, new: self.follow())
        self.follow()
        self.panel = QWidget()
        box = QVBoxLayout(self.panel)
        box.setContentsMargins(0, 0, 0, 0)
        for part in (self.editor, self.editor.preset.settings):
            box.addWidget(part)
        box.addStretch(1)
        show(qtbot, self.panel)

    def follow(self) -> None:
        self.editor.show_layer(0, self.layer)

    @property
    def layer(self) -> FilterLayer:
        layer = self.store.session.network[0]
        assert isinstance(layer, FilterLayer)
        return layer

    @property
    def chosen(self) -> Filter:
        return self.layer.filters[self.store.view.filter]

    @property
    def weights(self) -> FloatArray:
        return self.chosen.weights

    @property
    def names(self) -> list[str]:
        return [item.name for item in self.layer.filters]

    def cell(self, row: int, column: int) -> QPoint:
        return self.grid.centre_of(row, column)

    def undo_all(self) -> int:
        """How many steps there are."""
        steps = 0
        while self.store.history.undo_label is not None:
            self.store.undo()
            steps += 1
        return steps

    def menu(self) -> QMenu:
        """The menu that is open."""
        (menu,) = (m for m in self.editor.findChildren(QMenu) if m.isVisible())
        return menu

    def open_more(self) -> QMenu:
        """Open what stands behind the buttons of transforms."""
        return open_more(self.editor)

    def choose_preset(self, name: str) -> None:
        """Open the menu of presets and choose one."""
        menu = self.editor.preset.button.menu()
        menu.aboutToShow.emit()
        groups = [each.menu() for each in menu.actions() if each.menu() is not None]
        actions = [action for group in groups for action in group.actions()]
        next(action for action in actions if action.data() == name).trigger()


def open_more(editor: KernelEditor) -> QMenu:
    """Open what stands behind the buttons of transforms."""
    tools = editor.weights.tools
    tools.menu.popup(tools.more.mapToGlobal(QPoint(0, 0)))
    return tools.menu


def use_transform(editor: KernelEditor, name: str) -> None:
    """Click the button of a transform, or its entry in the menu."""
    tools = editor.weights.tools
    if name in IN_LINE:
        click(tools.button(name))
    else:
        menu = open_more(editor)
        click(menu, menu.actionGeometry(tools.action(name)).center())

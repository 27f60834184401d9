"""The choice of the maps' colour scale, where the colours are."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QActionGroup
from PySide6.QtWidgets import QMenu, QWidget

from playground.engine.view.mapscale import ScaleBy
from playground.gui.state.store import Store

translate = QCoreApplication.translate


def scale_menu(store: Store, parent: QWidget) -> QMenu:
    """A menu of the ways to choose where colours end, with the present one ticked."""
    menu = QMenu(parent)
    menu.setToolTipsVisible(True)
    group = QActionGroup(menu)
    choices: tuple[tuple[ScaleBy, str, str], ...] = (
        (
            "layer",
            translate("ScaleMenu", "One scale for the whole layer"),
            translate(
                "ScaleMenu", "One range for all maps of a layer, so that they can be compared."
            ),
        ),
        (
            "map",
            translate("ScaleMenu", "Each map its own scale"),
            translate("ScaleMenu", "Every map uses the full range of colours."),
        ),
    )
    for value, text, explanation in choices:
        action = menu.addAction(text)
        action.setToolTip(explanation)
        action.setCheckable(True)
        action.setChecked(store.view.scale == value)
        action.triggered.connect(lambda _=False, value=value: store.look(scale=value))
        group.addAction(action)
    return menu

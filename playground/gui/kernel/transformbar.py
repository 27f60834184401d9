"""Buttons that turn, mirror and rescale a filter."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QMenu, QPushButton, QToolButton, QVBoxLayout, QWidget, QWidgetAction

from playground.core.arrays import FloatArray
from playground.gui.widgets.forms import Form
from playground.gui.widgets.iconbutton import IconButton
from playground.gui.widgets.icons import names
from playground.gui.widgets.wording import translated
from playground.gui.widgets.wraprow import WrapRow
from playground.kernels.transforms import TRANSFORMS, Transform

GAP_PX = 4

ICONS = {"normalise-sum": "normalise"}
"""Icons that are not named after their transform."""


class TransformBar(WrapRow):
    """One button a transform; one with settings asks for them first."""

    chosen = Signal(str, object)
    """The chosen transform: its words, and the function of a stack of weights that does it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(GAP_PX, GAP_PX, parent)
        self._buttons: dict[str, IconButton] = {}
        for name, transform in TRANSFORMS.items():
            button = IconButton(
                _icon_name(name),
                translated("kernel", transform.label),
                translated("kernel", transform.tooltip),
                self,
            )
            if transform.parameters:
                button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
                button.setMenu(self._settings_menu(transform))
            else:
                button.clicked.connect(
                    lambda _=False, transform=transform: self._choose(transform, {})
                )
            self._buttons[name] = button
        self.set_items(list(self._buttons.values()))

    def button(self, name: str) -> IconButton:
        """The button of a transform."""
        return self._buttons[name]

    def add(self, *widgets: QWidget) -> None:
        """Place more behind the transforms."""
        self.set_items([*self.items(), *widgets])

    def _settings_menu(self, transform: Transform) -> QMenu:
        menu = QMenu(self)
        holder = QWidget(menu)
        form = Form({item.name: item.field for item in transform.parameters}, holder)
        values = {item.name: item.default for item in transform.parameters}
        form.show_values(lambda name: values[name])
        form.edited.connect(lambda name, value, live: values.update({name: value}))
        apply = QPushButton(translated("kernel", transform.label), holder)
        apply.setAutoDefault(True)
        apply.clicked.connect(menu.close)
        apply.clicked.connect(lambda _=False: self._choose(transform, values))
        box = QVBoxLayout(holder)
        box.addWidget(form)
        box.addWidget(apply)
        action = QWidgetAction(menu)
        action.setDefaultWidget(holder)
        menu.addAction(action)
        menu.aboutToShow.connect(form.setFocus)
        return menu

    def _choose(self, transform: Transform, values: dict[str, Any]) -> None:
        settings = dict(values)

        def function(weights: FloatArray) -> FloatArray:
            return transform.function(weights, **settings)

        self.chosen.emit(translated("kernel", transform.label), function)


def _icon_name(transform: str) -> str:
    name = ICONS.get(transform, transform)
    return name if name in names() else "settings"

"""The buttons that change a filter as a whole: a few in a line, the others in a menu."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QMenu,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
    QWidgetAction,
)

from playground.core.arrays import FloatArray
from playground.gui.widgets.aswritten import as_written
from playground.gui.widgets.forms import Form
from playground.gui.widgets.iconbutton import IconButton
from playground.gui.widgets.icons import has_icon, icon
from playground.gui.widgets.metrics import line_height
from playground.gui.widgets.styleproperty import restyle
from playground.gui.widgets.theme import theme
from playground.gui.widgets.wording import translated
from playground.gui.widgets.wraprow import WrapRow
from playground.kernels.transforms import TRANSFORMS, Transform

GAP_PX = 4
MORE_PADDING_PX = 3
"""Screen pixels between the widgets, and beside the word that opens the menu."""

IN_LINE = ("rotate90", "flip", "mirror", "negate")
"""The transforms that have a button; the others are in the menu."""

ICONS = {"normalise-sum": "normalise"}
"""Icons that are not named after their transform."""


class TransformBar(WrapRow):
    """Some buttons and "More", which opens the others; one with settings asks for them first."""

    chosen = Signal(str, object)
    """The chosen transform: its words, and the function of a stack of weights that does it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(GAP_PX, GAP_PX, parent)
        self._buttons: dict[str, IconButton] = {}
        self._actions: dict[str, QAction] = {}
        self.more = MoreButton(self)
        self.more.setText(self.tr("More"))
        self.more.setAccessibleName(self.tr("More changes of the filter"))
        self.more.setToolTip(self.more.accessibleName())
        self.more.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.more.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.menu = QMenu(self)
        self.menu.setToolTipsVisible(True)
        self.more.setMenu(self.menu)
        for name, transform in TRANSFORMS.items():
            if name in IN_LINE:
                self._buttons[name] = self._new_button(name, transform)
            else:
                self._actions[name] = self._new_action(transform)
        self._dress()
        self.set_items([*(self._buttons[name] for name in IN_LINE), self.more])

    def _new_button(self, name: str, transform: Transform) -> IconButton:
        button = IconButton(
            _icon_name(name),
            translated("kernel", transform.label),
            translated("kernel", transform.tooltip),
            self,
        )
        button.clicked.connect(lambda _=False: self._choose(transform, {}))
        return button

    def _new_action(self, transform: Transform) -> QAction:
        words = translated("kernel", transform.label)
        if transform.parameters:
            menu = self._settings_menu(transform)
            menu.setTitle(words)
            self.menu.addMenu(menu)
            action = menu.menuAction()
        else:
            action = self.menu.addAction(words)
            action.triggered.connect(lambda _=False: self._choose(transform, {}))
        action.setToolTip(as_written(translated("kernel", transform.tooltip)))
        return action

    def button(self, name: str) -> IconButton:
        """The button of a transform that has one."""
        return self._buttons[name]

    def action(self, name: str) -> QAction:
        """The entry of a transform that is in the menu."""
        return self._actions[name]

    def add(self, *widgets: QWidget) -> None:
        """Place more buttons before the one that opens the menu."""
        self.set_items([*self.items()[:-1], *widgets, self.more])

    def add_below(self, widget: QWidget) -> None:
        """Place a widget at the end of the menu."""
        self.menu.addSeparator()
        action = QWidgetAction(self.menu)
        action.setDefaultWidget(widget)
        self.menu.addAction(action)

    def show_in_use(self, used: bool) -> None:
        """Mark "More" while something in its menu is on."""
        restyle(self.more, "on", used)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._dress()

    def _dress(self) -> None:
        for name, action in self._actions.items():
            action.setIcon(icon(_icon_name(name), theme().text))

    def _settings_menu(self, transform: Transform) -> QMenu:
        menu = QMenu(self.menu)
        holder = QWidget(menu)
        form = Form({item.name: item.field for item in transform.parameters}, holder)
        values = {item.name: item.default for item in transform.parameters}
        form.show_values(lambda name: values[name])
        form.edited.connect(lambda name, value, live: values.update({name: value}))
        apply = QPushButton(translated("kernel", transform.label), holder)
        apply.setAutoDefault(True)
        apply.clicked.connect(menu.close)
        apply.clicked.connect(self.menu.close)
        apply.clicked.connect(lambda _=False: self._choose(transform, values))
        box = QVBoxLayout(holder)
        box.setContentsMargins(8, 8, 8, 8)
        box.setSpacing(8)
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


class MoreButton(QToolButton):
    """A word that opens a menu, no wider than the line of buttons leaves it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("narrow", True)

    def sizeHint(self) -> QSize:
        """The word with little beside it."""
        wide = self.fontMetrics().horizontalAdvance(self.text()) + 2 * MORE_PADDING_PX
        return QSize(wide, line_height(self))

    def minimumSizeHint(self) -> QSize:
        """No less."""
        return self.sizeHint()


def _icon_name(transform: str) -> str:
    name = ICONS.get(transform, transform)
    return name if has_icon(name) else "settings"

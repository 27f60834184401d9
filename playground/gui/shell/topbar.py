"""The bar at the top: name, menus, and the buttons that are needed all the time."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QMenu,
    QMenuBar,
    QSizePolicy,
    QToolButton,
    QWidget,
)

from playground.gui.shell.actions import Actions
from playground.gui.shell.mode import Mode
from playground.gui.widgets.segmented import Segmented
from playground.gui.widgets.wording import translated

BUTTONS = (
    "zoom_out",
    "zoom_fit",
    "zoom_in",
    "",
    "undo",
    "redo",
    "",
    "open",
    "theme",
    "present",
)
WITH_TEXT = ("open", "present")

NARROW_PX = 1100


class TopBar(QWidget):
    """Menus to the left, buttons to the right."""

    def __init__(
        self, actions: Actions, modes: Sequence[type[Mode]], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("Bar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._actions = actions
        self._texts: list[QToolButton] = []
        self._title = QLabel(self.tr("Convolution Playground"), self)
        self._title.setProperty("role", "title")
        self.modes = Segmented(
            [
                (mode.name, translated("mode", mode.title), translated("mode", mode.help))
                for mode in modes
            ],
            self,
        )
        self.modes.set_value(modes[0].name)
        self.modes.setAccessibleName(self.tr("Mode"))
        self.modes.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.menus = QMenuBar(self)
        self.menus.setNativeMenuBar(False)
        self.menus.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)
        actions.fill(self.menus)
        box = QHBoxLayout(self)
        box.setContentsMargins(16, 6, 16, 6)
        box.setSpacing(6)
        box.addWidget(self._title)
        box.addSpacing(8)
        box.addWidget(self.modes)
        box.addWidget(self.menus)
        box.addStretch(1)
        for name in BUTTONS:
            if not name:
                box.addSpacing(8)
                continue
            button = QToolButton(self)
            button.setDefaultAction(actions[name])
            button.setIconSize(QSize(18, 18))
            if name in WITH_TEXT:
                button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
                self._texts.append(button)
            button.setAccessibleName(actions[name].iconText())
            button.setObjectName(f"button_{name}")
            box.addWidget(button)

    def insert_menu(self, menu: QMenu) -> None:
        """Put a menu before Help, which is the last one."""
        self.menus.insertMenu(self.menus.actions()[-1], menu)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In a narrow window the menus need the room of the name and of the buttons' texts."""
        narrow = self.width() < NARROW_PX
        self._title.setVisible(not narrow)
        style = Qt.ToolButtonStyle
        for button in self._texts:
            button.setToolButtonStyle(
                style.ToolButtonIconOnly if narrow else style.ToolButtonTextBesideIcon
            )

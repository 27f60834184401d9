"""A button that says what is chosen and opens the menu of what there is."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import (
    QMenu,
    QPushButton,
    QSizePolicy,
    QStyle,
    QStyleOptionButton,
    QStylePainter,
    QWidget,
)

from playground.gui.widgets.metrics import line_height

LEFT_PX, RIGHT_PX = 8, 28
"""Before the text, and after it for the arrow."""


class MenuButton(QPushButton):
    """Its menu is filled whenever it is opened; a long text is shortened, the tooltip has it."""

    def __init__(self, name: str, fill: Callable[[QMenu], object], parent: QWidget) -> None:
        super().__init__(parent)
        self._name = name
        self._fill = fill
        self.setAutoDefault(False)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(name)
        menu = QMenu(self)
        menu.setToolTipsVisible(True)
        menu.aboutToShow.connect(self._fill_menu)
        self.setMenu(menu)

    def show_choice(self, text: str, about: str = "") -> None:
        """Say what is chosen."""
        if text != self.text():
            self.setText(text)
        self.setAccessibleName(f"{self._name}: {text}")
        self.setToolTip(about or f"{self._name}: {text}")

    def _fill_menu(self) -> None:
        menu = self.menu()
        for action in menu.actions():
            if action.menu() is not None:
                action.menu().deleteLater()
        menu.clear()
        self._fill(menu)

    def paintEvent(self, event: QPaintEvent) -> None:
        # The style sheet would centre the text, and cut it where it ends beyond the edge.
        painter = QStylePainter(self)
        option = QStyleOptionButton()
        self.initStyleOption(option)
        option.text = ""
        painter.drawControl(QStyle.ControlElement.CE_PushButton, option)
        room = self.rect().adjusted(LEFT_PX, 0, -RIGHT_PX, 0)
        text = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, room.width())
        painter.setPen(self.palette().buttonText().color())
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, text)

    def sizeHint(self) -> QSize:
        """As wide as there is room."""
        return QSize(160, line_height(self))

    def minimumSizeHint(self) -> QSize:
        """Room for a short name."""
        return QSize(72, line_height(self))


def plain_text(text: str) -> str:
    """A text of the user's as a menu has it, in which no sign is a mnemonic."""
    return text.replace("&", "&&")

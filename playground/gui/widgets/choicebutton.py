"""A button that says what is chosen, at its left and shortened where it is long, with a menu."""

from __future__ import annotations

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

USUAL_PX = 160


class ChoiceButton(QPushButton):
    """As wide as there is room; `least_px` is the room for a short name."""

    least_px = 96

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAutoDefault(False)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(name)
        menu = QMenu(self)
        menu.setToolTipsVisible(True)
        self.setMenu(menu)

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
        return QSize(USUAL_PX, line_height(self))

    def minimumSizeHint(self) -> QSize:
        """Room for a short name."""
        return QSize(self.least_px, line_height(self))

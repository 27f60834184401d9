"""A button that says what is chosen, at its left and shortened where it is long, with a menu."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
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
from playground.gui.widgets.squeezed import draw_in

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
        painter.setPen(self.palette().buttonText().color())
        draw_in(painter, QRectF(room), self.text(), mode=Qt.TextElideMode.ElideRight)

    @property
    def whole_px(self) -> int:
        """The width in which the whole text stands."""
        return LEFT_PX + self.fontMetrics().horizontalAdvance(self.text()) + RIGHT_PX + 1

    def sizeHint(self) -> QSize:
        """As wide as there is room."""
        return QSize(USUAL_PX, line_height(self))

    def minimumSizeHint(self) -> QSize:
        """Room for a short name."""
        return QSize(self.least_px, line_height(self))

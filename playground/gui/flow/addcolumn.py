"""The dashed column at the end of the flow: a click adds a layer there."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from playground.gui.widgets.accessible import Role
from playground.gui.widgets.keys import PRESS
from playground.gui.widgets.theme import theme


class AddColumn(QWidget):
    """Asks for the menu of layer kinds."""

    wanted = Signal(object)
    """The global point at which the menu belongs."""

    accessible_role = Role.Button

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleName(self.tr("Add a layer at the end"))
        self.setToolTip(self.tr("Add a layer that takes these maps as its input"))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        lit = self.underMouse() or self.hasFocus()
        colour = theme().accent if lit else theme().muted
        painter.setPen(QPen(colour, 1.5, Qt.PenStyle.DashLine))
        area = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        painter.drawRoundedRect(area, 6, 6)
        painter.setPen(QPen(colour, 2))
        middle = area.center()
        painter.drawLine(middle - QPoint(8, 14), middle + QPoint(8, -14))
        painter.drawLine(middle - QPoint(0, 22), middle + QPoint(0, -6))
        painter.setPen(colour)
        below = QRectF(area.x(), middle.y() + 2, area.width(), 24)
        word = self.tr("layer")
        if self.fontMetrics().horizontalAdvance(word) <= below.width():  # the cross says it, too
            painter.drawText(below, Qt.AlignmentFlag.AlignCenter, word)
        painter.end()

    def enterEvent(self, event: object) -> None:
        self.update()

    def leaveEvent(self, event: object) -> None:
        self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self.wanted.emit(event.globalPosition().toPoint())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in PRESS:
            self.wanted.emit(self.mapToGlobal(self.rect().center()))
        else:
            super().keyPressEvent(event)

"""A handle at the edge of an area: dragged it makes the area larger, a double click folds it."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QWidget

from playground.gui.widgets.accessible import Role
from playground.gui.widgets.keys import PRESS
from playground.gui.widgets.lit import LitWidget
from playground.gui.widgets.theme import theme

HANDLE_PX = 8
GRIP_PX, GRIP_THICK_PX = 28, 3
KEY_STEP_PX = 16


class Handle(LitWidget):
    """Lies over the edge of an area, or in its place where it is folded away.

    Left and right, or up and down, move it by keys; Return folds.
    """

    accessible_role = Role.Splitter

    moved = Signal(int)
    """By how many pixels the area is to be larger than when the drag began."""

    begun = Signal()
    toggled = Signal()

    def __init__(self, name: str, help_: str, side: Qt.Edge, parent: QWidget) -> None:
        """`side` is the edge of the area on which it lies: the area grows towards it."""
        super().__init__(parent)
        self._side = side
        self._from: QPointF | None = None
        self._folded = False
        is_level = side == Qt.Edge.TopEdge
        self.setCursor(Qt.CursorShape.SplitVCursor if is_level else Qt.CursorShape.SplitHCursor)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAccessibleName(name)
        self.setAccessibleDescription(help_)
        self.setToolTip(f"{name}\n{help_}")

    def set_folded(self, folded: bool) -> None:
        """Stand in the place of the area, or lie over its edge."""
        if folded != self._folded:
            self._folded = folded
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self._folded:
            painter.fillRect(self.rect(), self.palette().color(QPalette.ColorRole.Button))
        lit = self.is_lit
        wide, tall = (GRIP_PX, GRIP_THICK_PX)
        if self._side != Qt.Edge.TopEdge:
            wide, tall = tall, wide
        middle = QRectF(self.rect()).center()
        grip = QRectF(middle.x() - wide / 2, middle.y() - tall / 2, wide, tall)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme().accent if lit else theme().field_border)
        if self.hasFocus():  # the whole edge is what the keys move
            line = self.rect().toRectF()
            across, along = (0.0, line.height() / 2 - 1), (line.width() / 2 - 1, 0.0)
            x, y = across if self._side == Qt.Edge.TopEdge else along
            painter.drawRect(line.adjusted(x, y, -x, -y))
        painter.drawRoundedRect(grip, GRIP_THICK_PX / 2, GRIP_THICK_PX / 2)
        painter.end()

    def _grown(self, to: QPointF) -> int:
        """How much larger the area is with the mouse at a global point."""
        assert self._from is not None
        way = to - self._from
        signed = {Qt.Edge.TopEdge: -way.y(), Qt.Edge.LeftEdge: -way.x(), Qt.Edge.RightEdge: way.x()}
        return round(signed[self._side])

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._from = event.globalPosition()
            self.begun.emit()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._from is not None and event.buttons() & Qt.MouseButton.LeftButton:
            self.moved.emit(self._grown(event.globalPosition()))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._from = None

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self._from = None
        self.toggled.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        grows, shrinks = {
            Qt.Edge.TopEdge: (Qt.Key.Key_Up, Qt.Key.Key_Down),
            Qt.Edge.LeftEdge: (Qt.Key.Key_Left, Qt.Key.Key_Right),
            Qt.Edge.RightEdge: (Qt.Key.Key_Right, Qt.Key.Key_Left),
        }[self._side]
        if event.key() in (grows, shrinks):
            self.begun.emit()
            self.moved.emit(KEY_STEP_PX if event.key() == grows else -KEY_STEP_PX)
        elif event.key() in PRESS:
            self.toggled.emit()
        else:
            super().keyPressEvent(event)

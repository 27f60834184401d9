"""The button that unpins, beside the mark of the pinned cell."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QWidget

from playground.gui.state.store import Store
from playground.gui.widgets.marks import MIN_MARK_PX
from playground.gui.widgets.theme import theme

SIDE_PX = 18
"""In text of 10 points."""

GAP_PX = 3


class Unpin(QAbstractButton):
    """Lets the pinned cell go. It stays where it is while other cells are pointed at.

    The keyboard has Escape for it.
    """

    def __init__(self, store: Store, parent: QWidget) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setCursor(Qt.CursorShape.ArrowCursor)
        self.setAccessibleName(self.tr("Unpin"))
        self.setToolTip(self.tr("Unpin this cell (Esc)"))
        self.clicked.connect(lambda: store.look(pin=None))
        self.hide()

    def sizeHint(self) -> QSize:
        """A square that grows with the text."""
        side = round(SIDE_PX * self.font().pointSizeF() / 10)
        return QSize(side, side)

    def lie_beside(self, mark: QRectF | None, within: QRectF) -> None:
        """Lie at the right of a mark, or at its left where the map ends; hide without a mark."""
        self.setVisible(mark is not None)
        if mark is None:
            return
        side = self.sizeHint().width()
        small = max(0.0, MIN_MARK_PX - mark.width()) / 2
        left, right = mark.left() - small - GAP_PX - side, mark.right() + small + GAP_PX
        x = right if right + side <= within.right() or left < within.left() else left
        corner = mark.top() - side / 2  # where no digits stand
        y = min(max(corner, within.top()), within.bottom() - side)
        self.setGeometry(round(x), round(y), side, side)
        self.raise_()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colours = theme()
        lit = self.underMouse()
        circle = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        painter.setBrush(colours.accent if lit else colours.raised)
        painter.setPen(QPen(colours.accent if lit else colours.muted, 1.2))
        painter.drawEllipse(circle)
        reach, middle = circle.width() * 0.2, circle.center()
        painter.setPen(QPen(colours.on_accent if lit else colours.text, 1.6))
        for slope in (1, -1):
            way = QPointF(reach, slope * reach)
            painter.drawLine(middle - way, middle + way)
        painter.end()

    def enterEvent(self, event: object) -> None:
        self.update()

    def leaveEvent(self, event: object) -> None:
        self.update()

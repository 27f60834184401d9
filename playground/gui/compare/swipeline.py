"""The line between two maps that lie on one another: what is left of it is A, right of it B."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QFont, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from playground.core.messages import marked
from playground.gui.widgets.accessible import Role, announce
from playground.gui.widgets.gestures import gestures
from playground.gui.widgets.lit import LitWidget
from playground.gui.widgets.theme import TEXT_POINTS, theme

LINE_WIDTH_PX = 36
"""Width of what can be taken hold of."""

GRIP_PX = 30
LETTER_PX = 22
KEY_STEP, PAGE_STEP = 0.01, 0.1
"""Parts of the width that a key moves the line by."""


@gestures(
    marked("gesture", "The line between A and B"),
    marked("gesture", "Drag: shows more of A, or more of B"),
    marked("gesture", "← →: a hundredth; Page Up and Page Down a tenth; Home and End all of one"),
    marked("gesture", "Double click: back to the middle"),
)
class SwipeLine(LitWidget):
    """A vertical line with a grip, dragged by mouse and keys; it says where it wants to be."""

    accessible_role = Role.Slider

    moved = Signal(float)
    """The part of the width at which it is wanted, from 0 to 1."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._at = 0.5
        self._room = QRectF()
        self._taken_at: float | None = None
        self.setCursor(Qt.CursorShape.SplitHCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(self.tr("Line between A and B"))
        self.setAccessibleDescription(
            self.tr("Left and right arrows move it: A is seen left of it, B right of it.")
        )
        self.setToolTip(self.tr("Drag: A is seen left of the line, B right of it"))

    def accessible_value(self) -> str:
        """How much is seen of A."""
        return self.tr("{share} % of the width is A").format(share=round(100 * self._at))

    def stand(self, at: float, room: QRectF) -> None:
        """Stand at a part of the width of `room`, which is where the maps lie in the parent."""
        self._room = room
        middle = round(room.x() + at * room.width())
        self.setGeometry(
            middle - LINE_WIDTH_PX // 2, round(room.y()), LINE_WIDTH_PX, round(room.height())
        )
        if at != self._at:
            self._at = at
            announce(self)

    def paintEvent(self, event: QPaintEvent) -> None:
        colours, painter = theme(), QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        middle = LINE_WIDTH_PX / 2
        lit = self.is_lit or self._taken_at is not None
        painter.fillRect(QRectF(middle - 2, 0, 4, self.height()), colours.surface)
        painter.fillRect(QRectF(middle - 1, 0, 2, self.height()), colours.accent)
        grip = QRectF(middle - GRIP_PX / 2, self.height() / 2 - GRIP_PX / 2, GRIP_PX, GRIP_PX)
        painter.setBrush(colours.accent if lit else colours.surface)
        painter.setPen(QPen(colours.accent, 2))
        painter.drawEllipse(grip)
        painter.setPen(QPen(colours.on_accent if lit else colours.accent, 2))
        for side in (-1, 1):
            tip = QPointF(middle + side * 9, grip.center().y())
            painter.drawLine(tip, tip + QPointF(-side * 4, -4))
            painter.drawLine(tip, tip + QPointF(-side * 4, 4))
        painter.end()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._taken_at = event.position().x() - LINE_WIDTH_PX / 2
            self.update()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if not event.buttons() & Qt.MouseButton.LeftButton:
            self._let_go()  # the button was let go where nobody saw it
        if self._taken_at is not None:
            at = self.mapToParent(event.position()).x() - self._taken_at - self._room.x()
            self._want(at / max(1.0, self._room.width()))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._let_go()

    def _let_go(self) -> None:
        if self._taken_at is not None:
            self._taken_at = None
            self.update()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self._let_go()
        self._want(0.5)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        places = {
            Qt.Key.Key_Left: self._at - KEY_STEP,
            Qt.Key.Key_Right: self._at + KEY_STEP,
            Qt.Key.Key_PageUp: self._at - PAGE_STEP,
            Qt.Key.Key_PageDown: self._at + PAGE_STEP,
            Qt.Key.Key_Home: 0.0,
            Qt.Key.Key_End: 1.0,
        }
        place = places.get(Qt.Key(event.key()))
        if place is None:
            super().keyPressEvent(event)
        else:
            self._want(place)

    def _want(self, at: float) -> None:
        self.moved.emit(round(min(max(at, 0.0), 1.0), 4))


class SideLetter(QWidget):
    """A or B in a corner of its map."""

    def __init__(self, text: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._text = text
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._fit()

    def _fit(self) -> None:
        side = round(LETTER_PX * self.font().pointSizeF() / TEXT_POINTS)
        self.resize(side, side)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._fit()

    def paintEvent(self, event: QPaintEvent) -> None:
        colours, painter = theme(), QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(colours.surface)
        painter.setPen(QPen(colours.field_border, 1))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
        font = self.font()
        font.setWeight(QFont.Weight.DemiBold)
        painter.setFont(font)
        painter.setPen(colours.text)
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self._text)
        painter.end()

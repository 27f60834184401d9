"""The examples of one of the user's own classes, side by side."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from playground.core.arrays import FloatArray
from playground.core.messages import marked
from playground.gui.train.data.pictures import fit_into, picture_image
from playground.gui.widgets.gestures import gestures
from playground.gui.widgets.keys import PRESS
from playground.gui.widgets.theme import theme

SIDE_PX = 40
GAP_PX = 8
CROSS_PX = 16


@gestures(
    marked("gesture", "Your drawn examples"),
    marked("gesture", "Click, Enter or Space: opens a drawing"),
    marked("gesture", "← →: go from drawing to drawing"),
    marked("gesture", "Delete: deletes it"),
)
class ExampleStrip(QWidget):
    """The newest examples that have room; a click opens one, its cross or Delete removes it."""

    opened = Signal(int)
    removed = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._examples: tuple[FloatArray, ...] = ()
        self._at: int | None = None
        self.setFixedHeight(SIDE_PX + 2)
        self.setMinimumWidth(SIDE_PX + 2)
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setToolTip(self.tr("Click an example to see it; × or Delete takes it out"))

    def show_examples(self, name: str, examples: tuple[FloatArray, ...]) -> None:
        """Show the examples of a class."""
        self.setAccessibleName(self.tr("Examples of {name}").format(name=name))
        self._examples = examples
        is_marked = self._at is not None and self.hasFocus() and examples
        self._at = min(self._at or 0, len(examples) - 1) if is_marked else None
        self.update()

    def _first(self) -> int:
        room = max(1, (self.width() + GAP_PX) // (SIDE_PX + GAP_PX))
        return max(0, len(self._examples) - room)

    def rect_of(self, index: int) -> QRectF:
        """Where an example lies."""
        return QRectF((index - self._first()) * (SIDE_PX + GAP_PX) + 0.5, 0.5, SIDE_PX, SIDE_PX)

    def cross_of(self, index: int) -> QRectF:
        """Where the cross lies that removes an example."""
        rect = self.rect_of(index)
        return QRectF(rect.right() - CROSS_PX, rect.top(), CROSS_PX, CROSS_PX)

    def _index_at(self, at: QPointF) -> int | None:
        for index in range(self._first(), len(self._examples)):
            if self.rect_of(index).contains(at):
                return index
        return None

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        for index in range(self._first(), len(self._examples)):
            rect = self.rect_of(index)
            image = picture_image(self._examples[index])
            painter.drawImage(fit_into(image, rect), image)
            chosen = index == self._at
            painter.setPen(
                QPen(theme().accent if chosen else theme().field_border, 2 if chosen else 1)
            )
            painter.drawRect(rect)
            if chosen:
                cross = self.cross_of(index)
                painter.fillRect(cross, theme().raised)
                painter.setPen(theme().text)
                painter.drawText(cross, Qt.AlignmentFlag.AlignCenter, "×")
        if not self._examples:
            painter.setPen(theme().muted)
            left = Qt.AlignmentFlag.AlignVCenter
            painter.drawText(self.rect(), left, self.tr("no examples yet"))
        painter.end()

    def _mark(self, at: int | None) -> None:
        if at != self._at:
            self._at = at
            self.update()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._mark(self._index_at(event.position()))

    def leaveEvent(self, event: QEvent) -> None:
        if not self.hasFocus():
            self._mark(None)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        index = self._index_at(event.position())
        if index is None or event.button() != Qt.MouseButton.LeftButton:
            return
        if self.cross_of(index).contains(event.position()):
            self.removed.emit(index)
        else:
            self.opened.emit(index)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if self._at is None and self._examples:
            self._mark(len(self._examples) - 1)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._mark(None)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self._at is None:
            super().keyPressEvent(event)
            return
        match event.key():
            case Qt.Key.Key_Left:
                self._mark(max(self._first(), self._at - 1))
            case Qt.Key.Key_Right:
                self._mark(min(len(self._examples) - 1, self._at + 1))
            case Qt.Key.Key_Delete | Qt.Key.Key_Backspace:
                self.removed.emit(self._at)
            case key if key in PRESS:
                self.opened.emit(self._at)
            case _:
                super().keyPressEvent(event)

    def sizeHint(self) -> QSize:
        """One row."""
        return QSize(8 * (SIDE_PX + GAP_PX), SIDE_PX + 2)

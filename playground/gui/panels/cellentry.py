"""A field over one cell of a picture, to type its exact intensity."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QToolTip, QWidget

from playground.core.messages import Refused, translate
from playground.gui.describe import sentence
from playground.gui.restyle import restyle
from playground.gui.textline import TextLine
from playground.kernels.text import parse_number

NARROWEST = 56


def parse_intensity(text: str, limit: float) -> float:
    """The intensity in `text`, a decimal or a fraction; raise Refused when it is off the scale."""
    value = parse_number(text)
    if not 0 <= value <= limit:
        raise Refused(
            translate("message", "An intensity is between 0 and {most:g}."),
            most=limit,
        )
    return value


class CellEntry(TextLine):
    """Opens over a cell with what was typed first; Enter takes the number, Esc drops it."""

    entered = Signal(float)
    """The number that was typed, on the scale that the cells show."""

    moved = Signal(int, int)
    """Up or down was pressed: so many rows and columns to go on."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._owner = parent
        self._limit = 1.0
        self.setProperty("cell", True)
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setAccessibleName(self.tr("Intensity of the cell"))
        self.hide()

    @property
    def is_open(self) -> bool:
        """Whether a number is being typed."""
        return not self.isHidden()

    def open(self, cell: QRectF, text: str, limit: float) -> None:
        """Show the field over a cell, with a first character or the present number in it."""
        self._limit = limit
        self._show_reason("")
        width = max(NARROWEST, round(cell.width()))
        height = max(self.sizeHint().height(), round(cell.height()))
        place = QRect(0, 0, width, height)
        place.moveCenter(cell.center().toPoint())
        room = self._owner.rect()
        place.moveLeft(min(max(place.left(), 0), max(0, room.width() - width)))
        place.moveTop(min(max(place.top(), 0), max(0, room.height() - height)))
        self.setGeometry(place)
        self.setText(text)
        self.setModified(True)  # so that Esc means this field and not the window
        self.show()
        self.setFocus()

    def close_entry(self) -> None:
        """Drop what was typed."""
        if self.is_open:
            self._show_reason("")
            self.hide()
            self._owner.setFocus()

    def take(self) -> bool:
        """Take the number; False, with the reason shown, when there is none."""
        try:
            value = parse_intensity(self.text(), self._limit)
        except Refused as refused:
            self._show_reason(sentence(refused.message))
            return False
        self.close_entry()
        self.entered.emit(value)
        return True

    def _show_reason(self, reason: str) -> None:
        restyle(self, "invalid", bool(reason))
        if reason:
            QToolTip.showText(self.mapToGlobal(QPoint(0, self.height())), reason, self)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.take()
        elif key == Qt.Key.Key_Escape:
            self.close_entry()
        elif key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            if self.take():
                self.moved.emit(-1 if key == Qt.Key.Key_Up else 1, 0)
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if self.is_open and event.reason() != Qt.FocusReason.PopupFocusReason:
            self._leave()

    def _leave(self) -> None:
        """Take the number if it is one: a click elsewhere must not lose it."""
        try:
            value = parse_intensity(self.text(), self._limit)
        except Refused:
            self.hide()
            return
        self.hide()
        self.entered.emit(value)

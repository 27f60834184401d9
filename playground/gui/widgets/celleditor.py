"""The line in which one cell of a filter is typed."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRectF, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QWidget

from playground.core.messages import Refused, marked
from playground.gui.widgets.gestures import gestures
from playground.gui.widgets.keys import RETURN
from playground.gui.widgets.styleproperty import restyle
from playground.gui.widgets.textline import TextLine
from playground.gui.widgets.wording import sentence
from playground.kernels.text import parse_number

MOVES = {
    **dict.fromkeys(RETURN, (1, 0)),
    Qt.Key.Key_Down: (1, 0),
    Qt.Key.Key_Up: (-1, 0),
    Qt.Key.Key_Tab: (0, 1),
    Qt.Key.Key_Backtab: (0, -1),
}
"""Keys that take what was typed, and where they go from there (rows, columns)."""


@gestures(
    marked("gesture", "A number that is being typed"),
    marked("gesture", "Type: 0.5, −2, 1/9 or 2e−3"),
    marked("gesture", "Enter or ↓, Tab: takes it and goes on down, or to the right"),
    marked("gesture", "Escape: leaves the number as it was"),
)
class CellEditor(TextLine):
    """Lies over its cell; takes decimals, exponents and fractions, and says what is wrong."""

    typed = Signal(float, int, int)
    """A number, and by how many rows and columns to move on; 0, 0 when the focus went elsewhere."""

    dropped = Signal()
    """Nothing is to be changed."""

    reason_changed = Signal(str)
    """Why the text cannot be taken; "" when that is over."""

    def __init__(self, grid: QWidget) -> None:
        super().__init__(grid)
        self._grid = grid
        self.setProperty("cell", True)
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setAccessibleName(self.tr("Weight"))
        self.textEdited.connect(lambda _: self._set_reason(""))
        self._reason = ""
        self._open = False
        self.hide()

    def read(self, text: str) -> float:
        """The number in a text; raise Refused when it is none that the cell can hold."""
        return parse_number(text)

    def open(self, text: str, cell: QRectF, selected: bool) -> None:
        """Lie over `cell` with a text to be changed or, when `selected`, replaced."""
        self._open = True
        self._set_reason("")
        self.setText(text)
        self.setModified(not selected)
        width = max(round(cell.width()), self.fontMetrics().horizontalAdvance("0.00000") + 12)
        height = max(round(cell.height()), self.fontMetrics().height() + 6)
        x = round(cell.center().x() - width / 2)
        y = round(cell.center().y() - height / 2)
        x = max(0, min(x, self._grid.width() - width))
        y = max(0, min(y, self._grid.height() - height))
        self.setGeometry(x, y, width, height)
        self.show()
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        if selected:
            self.selectAll()

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent):
            escape = event.key() == Qt.Key.Key_Escape
            if escape and event.type() == QEvent.Type.ShortcutOverride:
                event.accept()
                return True
            # Tab would go to the next widget before keyPressEvent hears of it.
            tab = event.key() in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab)
            if tab and event.type() == QEvent.Type.KeyPress:
                self.keyPressEvent(event)
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        move = MOVES.get(Qt.Key(event.key()))
        if event.key() == Qt.Key.Key_Escape:
            self.drop()
        elif move is not None:
            self._take(*move)
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() == Qt.FocusReason.PopupFocusReason or not self._open:
            return
        if self.isModified() and not self._reason:
            self._take(0, 0)
        self.drop()

    def drop(self) -> None:
        """Close without changing anything."""
        if self._open:
            self._close()
            self.dropped.emit()

    def _take(self, rows: int, columns: int) -> None:
        try:
            value = self.read(self.text())
        except Refused as refused:
            self._set_reason(sentence(refused.message))
            return
        self._close()
        self.typed.emit(value, rows, columns)

    def _close(self) -> None:
        self._open = False
        self._set_reason("")
        if self.hasFocus():  # else Qt would give the keyboard to whatever comes next
            self._grid.setFocus(Qt.FocusReason.OtherFocusReason)
        self.hide()

    def _set_reason(self, reason: str) -> None:
        if reason != self._reason:
            self._reason = reason
            restyle(self, "invalid", bool(reason))
            self.setAccessibleDescription(reason)
            self.reason_changed.emit(reason)

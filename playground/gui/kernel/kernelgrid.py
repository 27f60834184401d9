"""The grid in which a filter is edited cell by cell."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt, QTimer, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QKeyEvent,
    QMouseEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QWidget

from playground.core.arrays import FloatArray
from playground.core.messages import marked
from playground.gui.kernel.cellgestures import (
    Cell,
    CellEdit,
    Drag,
    cells_between,
    clipboard_key,
    fine_or_coarse,
)
from playground.gui.kernel.weightsview import WeightsView
from playground.gui.widgets.accessible import Role
from playground.gui.widgets.celleditor import CellEditor
from playground.gui.widgets.gestures import gestures
from playground.gui.widgets.keys import RETURN
from playground.gui.widgets.numberspin import GESTURE_PAUSE_MS, nice_step, snapped
from playground.gui.widgets.wheelrest import WheelRest
from playground.kernels.text import exact_number

DRAG_STEP_PX = 4.0
"""How far the mouse is dragged for one step."""

MIN_DRAG_PX = 3.0
"""Screen pixels; less is a click with an unsteady hand."""

OPENING = frozenset("0123456789.,+-−０１２３４５６７８９．－")
"""Signs that start a number: typing one opens the line."""


@gestures(
    marked("gesture", "The numbers of a filter"),
    marked("gesture", "Drag up or down: changes a number; Shift finer, Ctrl coarser"),
    marked("gesture", "Wheel, Page Up, Page Down: the same in steps; the wheel after a short rest"),
    marked("gesture", "Click, then type: a number, also 1/9 or 2e−3; Enter goes on to the next"),
    marked("gesture", "Double click, Enter or F2: opens the number that is there"),
    marked("gesture", "Alt+drag: paints the number of the field beside the pencil"),
    marked("gesture", "Delete: sets it to 0"),
    marked("gesture", "Ctrl+C, Ctrl+V: copies for a spreadsheet, pastes; Ctrl+Shift+C for numpy"),
)
class KernelGrid(WeightsView):
    """A matrix of weights in which hands ask for changes; it changes nothing itself."""

    edit_wanted = Signal(object)
    """A CellEdit."""

    gesture_ended = Signal()
    """The drag, the painting or the run of steps is over."""

    copy_wanted = Signal(str)
    """For a spreadsheet ("tsv") or for "numpy"."""

    paste_wanted = Signal()

    menu_wanted = Signal(QPoint)
    """A menu for the selected cell is to open at this place of the screen."""

    reason_changed = Signal(str)
    """Why what was typed cannot be taken; "" when that is over."""

    accessible_role = Role.Table
    accessible_value = WeightsView.accessibleDescription

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._drag_: Drag | None = None
        self._gestures = 0
        self._paints = False
        self._paint_value = 1.0
        self._typing_on = False
        self.wheel_rest = WheelRest(self, focus_counts=False)
        self._notches = 0.0
        self._run: tuple[Cell, str] | None = None
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(GESTURE_PAUSE_MS)
        self._pause.timeout.connect(self._end_run)
        self.editor = CellEditor(self)
        self.editor.typed.connect(self._typed)
        self.editor.reason_changed.connect(self.reason_changed)
        self.setCursor(Qt.CursorShape.SizeVerCursor)
        self.setAccessibleName(self.tr("Weights of the filter"))

    def show_weights(self, matrix: FloatArray, limit: float) -> None:
        """Show a matrix; what is done with cells of another size ends."""
        if matrix.shape != self._matrix.shape:
            self.editor.drop()
            self.end_drag()
        super().show_weights(matrix, limit)

    def set_painting(self, paints: bool, value: float) -> None:
        """Whether a drag paints `value`; with Alt it does so in any case."""
        self._paints, self._paint_value = paints, value
        self.setCursor(Qt.CursorShape.CrossCursor if paints else Qt.CursorShape.SizeVerCursor)

    def end_drag(self) -> None:
        """Let go of the cell that is dragged or painted from; what was done so far stays."""
        drag, self._drag_ = self._drag_, None
        if drag is not None and drag.moved:
            self.gesture_ended.emit()

    # Mouse.

    def mousePressEvent(self, event: QMouseEvent) -> None:
        cell = self.cell_at(event.position())
        if cell is None or event.button() != Qt.MouseButton.LeftButton:
            return
        self._end_run()
        self._typing_on = False
        self.select(*cell)
        paints = self._paints or bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
        self._drag_ = Drag(
            cell,
            self._new_gesture(),
            event.position().y(),
            self.value_at(cell),
            self._step(),
            paints,
        )
        if paints:
            self._drag_.moved = True
            self.edit_wanted.emit(CellEdit((cell,), self._paint_value, False, self._drag_.gesture))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if not event.buttons() & Qt.MouseButton.LeftButton:
            self.end_drag()  # the button was let go where nobody saw it
        drag = self._drag_
        if drag is None:
            self._hover_at(event.position())
        elif drag.paints:
            self._paint_to(drag, event.position())
        else:
            self._drag_to(drag, event)

    def _paint_to(self, drag: Drag, point: QPointF) -> None:
        cell = self.cell_at(point)
        if cell is None or cell == drag.cell:
            return
        cells = cells_between(drag.cell, cell)
        drag.cell = cell
        self.select(*cell)
        self._set_hover(cell)
        self.edit_wanted.emit(CellEdit(cells, self._paint_value, False, drag.gesture))

    def _drag_to(self, drag: Drag, event: QMouseEvent) -> None:
        up = drag.y - event.position().y()
        if not drag.moved and abs(up) < MIN_DRAG_PX:
            return
        drag.moved = True
        drag.y = event.position().y()
        step = fine_or_coarse(drag.step, event.modifiers())
        drag.value += up / DRAG_STEP_PX * step
        value = snapped(drag.value, step)
        if np.float32(value) != np.float32(self.value_at(drag.cell)):
            self.edit_wanted.emit(CellEdit((drag.cell,), value, True, drag.gesture))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        drag = self._drag_
        if drag is None or event.button() != Qt.MouseButton.LeftButton:
            return
        self.end_drag()
        if not drag.moved:
            self.clicked.emit(*drag.cell)
        self._hover_at(event.position())

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        cell = self.cell_at(event.position())
        if cell is None or event.button() != Qt.MouseButton.LeftButton:
            return
        if self._paints:
            self.mousePressEvent(event)
        else:
            self.select(*cell)
            self.open_editor()

    def wheelEvent(self, event: QWheelEvent) -> None:
        cell = self.cell_at(event.position())
        if cell is None or self._drag_ is not None:
            event.ignore()
            return
        event.accept()
        self._notches += (event.angleDelta().y() or event.angleDelta().x()) / 120
        notches = int(self._notches)
        self._notches -= notches
        if notches:
            self.setFocus(Qt.FocusReason.MouseFocusReason)
            self.select(*cell)
            self._step_cell(notches, event.modifiers())

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        cell = self.cell_at(QPointF(event.pos()))
        place = event.globalPos()
        if event.reason() == QContextMenuEvent.Reason.Keyboard:
            place = self.mapToGlobal(self.centre_of(*self._selected))
        elif cell is not None:
            self.select(*cell)
        self.menu_wanted.emit(place)

    # Steps.

    def _step(self) -> float:
        """A power of ten that suits the size of the weights."""
        return nice_step(float(np.abs(self._matrix).max()))

    def _new_gesture(self) -> str:
        self._gestures += 1
        return f"cell {id(self)} {self._gestures}"

    def _step_cell(self, steps: int, modifiers: Qt.KeyboardModifier) -> None:
        """Change the selected cell; what follows soon belongs to the same gesture."""
        if self._run is None or self._run[0] != self._selected:
            self._end_run()
            self._run = (self._selected, self._new_gesture())
        step = fine_or_coarse(self._step(), modifiers)
        value = snapped(self.value_at(self._selected) + steps * step, step)
        self._pause.start()
        self.edit_wanted.emit(CellEdit((self._selected,), value, True, self._run[1]))

    def _end_run(self) -> None:
        self._pause.stop()
        if self._run is not None:
            self._run = None
            self.gesture_ended.emit()

    # Keyboard.

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            # Single keys and the clipboard mean the cells while the grid has the keyboard.
            plain_key = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
            if (plain_key and self._opens(event)) or clipboard_key(event):
                event.accept()
                return True
        return super().event(event)

    def _opens(self, event: QKeyEvent) -> bool:
        return bool(event.text()) and event.text() in OPENING

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        clipboard = clipboard_key(event)
        if clipboard == "paste":
            self.paste_wanted.emit()
        elif clipboard:
            self.copy_wanted.emit(clipboard)
        elif self._move_key(key, event.modifiers()):
            self._typing_on = False
            self._set_hover(self._selected)
        elif key in (*RETURN, Qt.Key.Key_F2):
            self.open_editor()
        elif key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.edit_wanted.emit(CellEdit((self._selected,), 0.0))
        elif key in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown):
            self._step_cell(1 if key == Qt.Key.Key_PageUp else -1, event.modifiers())
        elif self._opens(event):
            self.open_editor(event.text())
        elif key == Qt.Key.Key_Escape and self._typing_on:
            self._typing_on = False
        else:
            event.ignore()

    def _move_key(self, key: Qt.Key, modifiers: Qt.KeyboardModifier) -> bool:
        rows, columns = self._matrix.shape
        row, column = self._selected
        all_ = bool(modifiers & Qt.KeyboardModifier.ControlModifier)
        moves = {
            Qt.Key.Key_Left: (row, column - 1),
            Qt.Key.Key_Right: (row, column + 1),
            Qt.Key.Key_Up: (row - 1, column),
            Qt.Key.Key_Down: (row + 1, column),
            Qt.Key.Key_Home: (0 if all_ else row, 0),
            Qt.Key.Key_End: (rows - 1 if all_ else row, columns - 1),
        }
        if key not in moves:
            return False
        row, column = moves[key]
        self.select(min(max(row, 0), rows - 1), min(max(column, 0), columns - 1))
        return True

    def open_editor(self, text: str | None = None) -> None:
        """Type into the selected cell, from its value on or from `text` on."""
        self._end_run()
        value = exact_number(self.value_at(self._selected)) if text is None else text
        self.editor.open(value, self.rect_of(*self._selected), selected=text is None)

    def _typed(self, value: float, rows: int, columns: int) -> None:
        self.edit_wanted.emit(CellEdit((self._selected,), value))
        if not rows and not columns:
            return
        self._typing_on = True
        self._go_on(rows, columns)

    def _go_on(self, rows: int, columns: int) -> bool:
        """Move through the cells as through a text; False at its ends."""
        height, width = self._matrix.shape
        row, column = self._selected
        if columns:
            place = row * width + column + columns
            if not 0 <= place < height * width:
                return False
            self.select(*divmod(place, width))
        else:
            self.select(min(max(row + rows, 0), height - 1), column)
        return True

    def focusNextPrevChild(self, forward: bool) -> bool:
        """While numbers are being typed, Tab goes from cell to cell; else it leaves the grid."""
        if self._typing_on and self._go_on(0, 1 if forward else -1):
            return True
        self._typing_on = False
        return super().focusNextPrevChild(forward)

    def focusOutEvent(self, event: object) -> None:
        super().focusOutEvent(event)
        self._end_run()

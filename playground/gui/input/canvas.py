"""The picture as something to draw on: mouse, pen and keyboard."""

from __future__ import annotations

import math
import time
from dataclasses import replace

import numpy as np
from PySide6.QtCore import QEvent, QPointF, QSize, Qt, QTimer
from PySide6.QtGui import (
    QEnterEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPointingDevice,
    QTabletEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from playground.core import edits
from playground.core.messages import marked
from playground.core.picture import Picture
from playground.engine.explain.formats import number_text
from playground.engine.view.planes import Plane
from playground.gui.input.brushoutline import paint_outline
from playground.gui.input.canvasview import CanvasView
from playground.gui.input.intensityeditor import IntensityEditor
from playground.gui.input.livepaint import LivePaint
from playground.gui.input.strokes import LABELS, Gesture, begin, canvas_of, with_cell
from playground.gui.state.pen import Pen
from playground.gui.state.store import Store
from playground.gui.widgets.accessible import Role
from playground.gui.widgets.everymove import EveryMove
from playground.gui.widgets.gestures import gestures
from playground.gui.widgets.keys import ARROWS, RETURN
from playground.gui.widgets.mapview import MIN_DIGIT_CELL_PX
from playground.gui.widgets.marks import paint_mark
from playground.gui.widgets.pixelgrid import PixelGrid
from playground.pictures.brush import Colour, Point, Rect

TYPED = "0123456789.,"
"""With one of these a number begins."""

MIN_HEIGHT_PX = 48
"""Height of the view of a picture that is a mere strip."""

SHOW_MS = 8  # from one showing of a stroke to the next, at least: a screen shows no more


@gestures(
    marked("gesture", "The input picture"),
    marked("gesture", "Left button: draws, on the page Draw; Shift keeps lines straight"),
    marked("gesture", "Right button: erases, as does the other end of a pen"),
    marked("gesture", "Escape: takes the stroke back while it is drawn"),
    marked(
        "gesture",
        "Arrow keys, Space, Delete: draw and erase cell by cell",
    ),
    marked("gesture", "Type a number: sets the cell, where cells show their numbers"),
    marked("gesture", "Point, click: marks or pins what the pixel reaches"),
    marked("gesture", "Ctrl+wheel: zooms all maps"),
)
class DrawingGrid(PixelGrid):
    """Shows the store's picture; while drawing is on, mouse, pen and keys change it."""

    accessible_role = Role.Graphic

    def __init__(self, store: Store, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._store = store
        self._pen = Pen()
        self._drawing = False
        self.most_high: int | None = None
        """The height that there is room for, where that is too little."""
        self._gesture: Gesture | None = None
        self._view: CanvasView | None = None
        self._before: Plane | None = None
        self._every_move = EveryMove()
        self._changed = Rect()  # of the stroke, since it was shown
        self._pace = QTimer(self, singleShot=True)
        self._pace.timeout.connect(self._show_rest)
        self._button = Qt.MouseButton.NoButton
        self.setTabletTracking(True)  # else nothing is heard of a pen that is lifted elsewhere
        self._has_pressure = True  # of the pen that draws: some report none
        self._pointer: QPointF | None = None
        self._cursor: tuple[int, int] | None = None
        self._live = LivePaint(store, self)
        self._live.interrupted.connect(self._forget_gesture)
        self._editor = IntensityEditor(self)
        self._editor.typed.connect(self._number_typed)
        self.hovered.connect(self._hover_moved)

    def heightForWidth(self, width: int) -> int:
        """The picture's own proportions, but of a tall one no more than a square."""
        full = min(max(super().heightForWidth(width), MIN_HEIGHT_PX), max(width, MIN_HEIGHT_PX))
        return full if self.most_high is None else min(full, self.most_high)

    def minimumSizeHint(self) -> QSize:
        """As narrow as the panel may be."""
        return QSize(MIN_HEIGHT_PX, MIN_HEIGHT_PX)

    @property
    def is_committing(self) -> bool:
        """Whether a change of the document comes from a stroke, which is shown already."""
        return self._live.is_committing

    @property
    def is_busy(self) -> bool:
        """Whether a stroke is on its way."""
        return self._gesture is not None

    @property
    def pen(self) -> Pen:
        """The tool, brush and ink that are chosen."""
        return self._pen

    def set_pen(self, pen: Pen) -> None:
        """Draw with another tool, brush or colour from the next stroke on."""
        self._pen = pen
        self.update()

    def set_drawing(self, drawing: bool) -> None:
        """Whether the picture can be drawn on; else a click pins the cell."""
        if drawing == self._drawing:
            return
        self.finish()
        self._editor.drop()
        self._drawing = drawing
        self.setCursor(Qt.CursorShape.CrossCursor if drawing else Qt.CursorShape.ArrowCursor)
        menu = Qt.ContextMenuPolicy
        self.setContextMenuPolicy(menu.PreventContextMenu if drawing else menu.DefaultContextMenu)
        self.update()

    @property
    def limit(self) -> float:
        """Where the scale of the intensities ends."""
        return self._store.session.brightest

    # Strokes.

    def point_at(self, place: QPointF) -> Point:
        """The point of the picture, in its pixels, under a place in the widget; also outside."""
        assert self.plane is not None
        cell = self.rect_of(0, 0)
        return (place.x() - cell.x()) / cell.width(), (place.y() - cell.y()) / cell.height()

    def _shows_the_picture(self) -> bool:
        """Whether what is in view has the size of the document's picture; else it is on its way."""
        shape = self._store.session.picture.shape
        return self.plane is not None and (self.plane.height, self.plane.width) == shape[1:]

    def _begin(self, pen: Pen, place: QPointF, pressure: float = 1.0) -> None:
        if self.plane is None or not self._shows_the_picture():
            return
        self.finish()
        self._editor.drop()
        self._before = self.plane
        self._live.begin(LABELS[pen.tool])
        canvas = canvas_of(self._store.session.picture)
        self._every_move.begin()
        self._gesture = begin(pen, canvas, self.point_at(place), pressure)
        self._changed = self._gesture.changed
        self._view = CanvasView(self._gesture.canvas, self.limit, self.plane.reduced)
        self._show_gesture()

    def _follow(self, place: QPointF, constrained: bool, pressure: float = 1.0) -> None:
        if self._gesture is not None:
            self._gesture.move(self.point_at(place), constrained, pressure)
            self._changed = self._changed | self._gesture.changed
            if not self._pace.isActive():
                self._show_gesture()

    def _show_gesture(self) -> None:
        """Show what has been drawn; no sooner again than leaves time to hear of every movement."""
        assert self._gesture is not None
        assert self._view is not None
        begun = time.perf_counter()
        changed, self._changed = self._changed, Rect()
        self._view.update(changed)
        self.show_plane(self._view.plane(), self.limit, "gray")
        if self._pointer is not None:
            self._hover_at(self._pointer)
        if self._live.has_committed or not self._gesture.is_blank:
            self._live.show(self._gesture.canvas)
        self._pace.start(max(SHOW_MS, round(1000 * (time.perf_counter() - begun))))

    def _show_rest(self) -> None:
        self._pace.stop()
        if self._changed and self._gesture is not None:
            self._show_gesture()

    def finish(self) -> None:
        """End the stroke that is on its way and keep it."""
        if self._gesture is None:
            return
        self._show_rest()
        if self._gesture.is_blank:
            self.cancel()
        else:
            self._live.finish()
            self._forget_gesture()

    def cancel(self) -> None:
        """Take back the stroke that is on its way."""
        if self._gesture is None or self._before is None:
            return
        self._live.cancel()
        self.show_plane(self._before, self.limit, "gray")
        self._forget_gesture()

    def _forget_gesture(self) -> None:
        self._gesture = self._view = self._before = None
        self._every_move.end()
        self._changed = Rect()
        self._pace.stop()
        self._button = Qt.MouseButton.NoButton

    # Mouse and pen.

    def mousePressEvent(self, event: QMouseEvent) -> None:
        eraser = event.button() == Qt.MouseButton.RightButton
        if not self._drawing or not (eraser or event.button() == Qt.MouseButton.LeftButton):
            super().mousePressEvent(event)
        elif self._gesture is None:
            self._button = event.button()
            self._begin(self._pen_for(eraser), event.position())

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if self._drawing:
            self.mousePressEvent(event)  # two quick dabs are two dabs
        else:
            super().mouseDoubleClickEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._point(event.position())
        if self._gesture is not None and not event.buttons() & self._button:
            self.finish()  # the button was let go where nobody saw it
        if self._gesture is None:
            super().mouseMoveEvent(event)
        else:
            self._follow(event.position(), _constrained(event))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self._gesture is not None and event.button() == self._button:
            self._follow(event.position(), _constrained(event))
            self.finish()
        elif not self._drawing or event.button() == Qt.MouseButton.MiddleButton:
            super().mouseReleaseEvent(event)

    def tabletEvent(self, event: QTabletEvent) -> None:
        if not self._drawing:
            event.ignore()  # and a mouse event follows
            return
        event.accept()
        self._point(event.position())
        kind = event.type()
        if kind == QEvent.Type.TabletPress and self._gesture is None:
            turned = event.pointerType() == QPointingDevice.PointerType.Eraser
            eraser = turned or event.button() == Qt.MouseButton.RightButton
            self.setFocus(Qt.FocusReason.MouseFocusReason)
            self._has_pressure = event.pressure() > 0
            self._begin(self._pen_for(eraser), event.position(), event.pressure() or 1.0)
        elif kind == QEvent.Type.TabletMove:
            if self._gesture is not None and event.buttons() == Qt.MouseButton.NoButton:
                self.finish()  # it was lifted where nobody saw it
            elif event.pressure() > 0 or not self._has_pressure:
                self._follow(event.position(), _constrained(event), event.pressure() or 1.0)
            if self._gesture is None:
                self._hover_at(event.position())
        elif kind == QEvent.Type.TabletRelease:
            self.finish()

    def _pen_for(self, eraser: bool) -> Pen:
        return replace(self._pen, tool="eraser") if eraser else self._pen

    def _point(self, place: QPointF | None) -> None:
        """Remember where the pointer is, for the outline of the brush."""
        self._pointer = place
        if self._drawing:
            self.update()

    def enterEvent(self, event: QEnterEvent) -> None:
        super().enterEvent(event)
        self._point(event.position())

    def leaveEvent(self, event: object) -> None:
        super().leaveEvent(event)
        self._point(None)

    # Keyboard.

    def event(self, event: QEvent) -> bool:
        if (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and self._is_for_drawing(event)
        ):
            event.accept()
            return True
        return super().event(event)

    def _is_for_drawing(self, event: QKeyEvent) -> bool:
        if event.key() == Qt.Key.Key_Escape:
            return self._gesture is not None
        keys = (Qt.Key.Key_Space, Qt.Key.Key_Delete, Qt.Key.Key_Backspace)
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        return self._drawing and plain and (event.key() in keys or self._begins_number(event))

    def _begins_number(self, event: QKeyEvent) -> bool:
        return self.shows_digits() and event.text() != "" and event.text() in TYPED

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if key == Qt.Key.Key_Escape and self._gesture is not None:
            self.cancel()
        elif key == Qt.Key.Key_Shift and self._gesture is not None and self._pointer is not None:
            self._follow(self._pointer, True)
        elif not self._drawing:
            super().keyPressEvent(event)
        elif Qt.Key(key) in ARROWS:
            self._move_cursor(*ARROWS[Qt.Key(key)])
        elif key == Qt.Key.Key_Space:
            self._set_cell(self._pen.brush.colour)
        elif key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self._set_cell(self._pen.paper)
        elif self._begins_number(event):
            self._open_editor(event.text())
        elif key in (*RETURN, Qt.Key.Key_F2) and self.shows_digits():
            self._open_editor("")
        else:
            super().keyPressEvent(event)

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Shift and self._gesture is not None and self._pointer:
            self._follow(self._pointer, False)
        super().keyReleaseEvent(event)

    def shows_digits(self) -> bool:
        """Whether the cells are large enough for their numbers; colours have none."""
        if self.plane is None or self.plane.values.ndim == 3:
            return False
        return self.cell_size() >= MIN_DIGIT_CELL_PX

    def cursor_cell(self) -> tuple[int, int] | None:
        """The cell that keys change: the one last pointed at, by mouse or by arrow keys."""
        if self.plane is None or self._cursor is None:
            return None
        row, column = self._cursor
        return min(row, self.plane.height - 1), min(column, self.plane.width - 1)

    def _move_cursor(self, down: int, right: int) -> None:
        if self.plane is None:
            return
        row, column = self.cursor_cell() or (0, 0)
        if self._cursor is not None:
            row = min(max(row + down, 0), self.plane.height - 1)
            column = min(max(column + right, 0), self.plane.width - 1)
        self._point(None)
        self._set_hover((row, column))
        self._hover_moved((row, column))
        self._bring_into_view(row, column)

    def _bring_into_view(self, row: int, column: int) -> None:
        cell, area = self.rect_of(row, column), self.area()
        across = min(0.0, cell.left() - area.left()) + max(0.0, cell.right() - area.right())
        down = min(0.0, cell.top() - area.top()) + max(0.0, cell.bottom() - area.bottom())
        if abs(across) >= 1 or abs(down) >= 1:
            view = self._store.view.viewport
            self.viewport_wanted.emit(view.moved(across / area.width(), down / area.height()))

    def _hover_moved(self, cell: tuple[int, int] | None) -> None:
        if cell is not None:
            self._cursor = cell
            self.update()

    def focusOutEvent(self, event: object) -> None:
        super().focusOutEvent(event)
        if self._pointer is None and self._editor.isHidden():
            self._set_hover(None)

    def _set_cell(self, colour: Colour) -> None:
        if self._cursor is None:
            self._move_cursor(0, 0)
        cell = self.cursor_cell()
        if cell is None or self._gesture is not None:
            return
        before = canvas_of(self._store.session.picture)
        after = with_cell(before, *cell, colour)
        if not np.array_equal(before, after):
            self._store.edit(marked("edit", "Set a cell"), edits.paint, after)

    def _open_editor(self, text: str) -> None:
        if self._cursor is None:
            self._move_cursor(0, 0)
        cell = self.cursor_cell()
        if cell is None or self.plane is None:
            return
        self._editor.limit = self.limit
        present = number_text(float(self.plane.values[cell]), 6)
        self._editor.open(text or present, self.rect_of(*cell), not text)

    def _number_typed(self, value: float, down: int, right: int) -> None:
        self._set_cell(value / self.limit)
        if down or right:
            self._move_cursor(down, right)

    # Painting.

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._drawing or self.plane is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        cell = self.cursor_cell()
        if self._pointer is not None and self.area().contains(self._pointer):
            self._paint_brush(painter, self._pointer)
        elif self.hasFocus() and cell is not None:
            paint_mark(painter, self.rect_of(*cell), "pin")
        painter.end()

    def holed_picture(self) -> Picture | None:
        """The picture that is drawn on, while it is what is shown."""
        picture = self._store.session.picture
        return picture if picture.holes is not None and self._shows_the_picture() else None

    def _paint_highlights(self, painter: QPainter) -> None:
        # Under the hand the outline of the brush is enough.
        if not self._drawing or self._pointer is None:
            super()._paint_highlights(painter)

    def _paint_brush(self, painter: QPainter, place: QPointF) -> None:
        x, y = self.point_at(place)
        cell, by_cells = self.rect_of(math.floor(y), math.floor(x)), self._pen.brush.paints_cells
        paint_outline(painter, place, cell, self._pen.size, by_cells or self._pen.tool == "fill")


def _constrained(event: QMouseEvent | QTabletEvent) -> bool:
    return bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)

"""The one widget that shows, zooms and hovers a grid of numbers."""

from __future__ import annotations

from PySide6.QtCore import QPointF, Qt, Signal
from PySide6.QtGui import (
    QEnterEvent,
    QKeyEvent,
    QMouseEvent,
    QMoveEvent,
    QPainter,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QWidget

from playground.core.messages import marked
from playground.core.picture import Picture
from playground.gui.widgets.gestures import gestures
from playground.gui.widgets.holemarks import HoleMarks
from playground.gui.widgets.keys import ARROWS, PRESS
from playground.gui.widgets.mapview import MapView

MAX_CELL_PX = 56.0
"""Screen pixels of a cell at the deepest zoom."""


@gestures(
    marked("gesture", "A picture in cells"),
    marked("gesture", "Point: marks the cells that a number is made of, and that it reaches"),
    marked("gesture", "Click, Space or Enter: pins it, its arithmetic stays; Escape unpins"),
    marked("gesture", "Ctrl+wheel, + and −: zooms all maps, up to numbers in cells"),
    marked("gesture", "Drag: moves the part that is zoomed to"),
    marked("gesture", "Arrow keys: go from cell to cell"),
)
class PixelGrid(MapView):
    """A map that says which cell is pointed at or clicked, and which part of it is wanted."""

    hovered = Signal(object)
    """(row, column), or None when the mouse leaves."""

    clicked = Signal(int, int)
    double_clicked = Signal(int, int)

    viewport_wanted = Signal(object)
    """The Viewport that wheel or drag ask for; the owner decides."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._zoomable = True
        self._hover: tuple[int, int] | None = None
        self._pointer_at: QPointF | None = None  # on the screen
        self._drag_from: QPointF | None = None
        self._drag_button = Qt.MouseButton.NoButton
        self._dragged = False
        self._picture: Picture | None = None
        self._holes = HoleMarks()
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def set_zoomable(self, zoomable: bool) -> None:
        """Whether wheel and drag ask for another viewport."""
        self._zoomable = zoomable

    def show_holes(self, picture: Picture | None) -> None:
        """Hatch the pixels without a value of this picture, which the map is; None for others."""
        picture = picture if picture is not None and picture.holes is not None else None
        if picture is not self._picture:
            self._picture = picture
            self.update()

    def holed_picture(self) -> Picture | None:
        """The picture whose pixels without a value are hatched."""
        return self._picture

    def _paint_map(self, painter: QPainter) -> None:
        super()._paint_map(painter)
        picture, plane = self.holed_picture(), self.plane
        if picture is None or plane is None or picture.shape[1:] != (plane.height, plane.width):
            return
        place = self.rect_of(0, 0, plane.height, plane.width)
        self._holes.paint(painter, picture, place, self.area())

    def enterEvent(self, event: QEnterEvent) -> None:
        self._hover_at(event.position())

    def leaveEvent(self, event: object) -> None:
        self._pointer_at = None
        self._set_hover(None)

    def moveEvent(self, event: QMoveEvent) -> None:
        super().moveEvent(event)
        self._moved_under_pointer()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._moved_under_pointer()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if not event.buttons() & self._drag_button:
            self._drag_from, self._dragged = None, False  # it was let go where nobody saw it
        if self._drag_from is not None and self._zoomable and self._viewport.zoom > 1:
            moved = self._drag_from - event.position()
            if self._dragged or moved.manhattanLength() >= 4:
                self._dragged = True
                area = self.area()
                self._drag_from = event.position()
                self.viewport_wanted.emit(
                    self._viewport.moved(moved.x() / area.width(), moved.y() / area.height())
                )
                return
        self._hover_at(event.position())

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() in (Qt.MouseButton.LeftButton, Qt.MouseButton.MiddleButton):
            self._drag_from, self._drag_button = event.position(), event.button()
            self._dragged = False

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        dragged, self._drag_from, self._dragged = self._dragged, None, False
        cell = self.cell_at(event.position())
        if cell and not dragged and event.button() == Qt.MouseButton.LeftButton:
            self.clicked.emit(*cell)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        cell = self.cell_at(event.position())
        if cell:
            self.double_clicked.emit(*cell)

    def wheelEvent(self, event: QWheelEvent) -> None:
        zooms = self._zoomable and bool(
            event.modifiers() & Qt.KeyboardModifier.ControlModifier or self.property("wheel_zooms")
        )
        if not zooms or self._plane is None:
            event.ignore()
            return
        self.zoom_by(1.0015 ** event.angleDelta().y(), event.position())
        event.accept()

    def zoom_by(self, factor: float, about: QPointF | None = None) -> None:
        """Ask for a zoom that keeps the point `about` where it is."""
        if self._plane is None:
            return
        area = self.area()
        point = about or area.center()
        x = (point.x() - area.x()) / area.width()
        y = (point.y() - area.y()) / area.height()
        most = MAX_CELL_PX * self._viewport.zoom / self.cell_size()
        self.viewport_wanted.emit(
            self._viewport.zoomed(factor, min(max(x, 0), 1), min(max(y, 0), 1), most)
        )

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = ARROWS.get(Qt.Key(event.key()))
        if step is not None and self._plane is not None:
            row, column = self._hover or (self._plane.height // 2, self._plane.width // 2)
            row = min(max(row + step[0], 0), self._plane.height - 1)
            column = min(max(column + step[1], 0), self._plane.width - 1)
            self._pointer_at = None
            self._set_hover((row, column))
        elif event.key() in PRESS and self._hover:
            self.clicked.emit(*self._hover)
        elif event.key() in (Qt.Key.Key_Plus, Qt.Key.Key_Equal) and self._zoomable:
            self.zoom_by(1.5)
        elif event.key() == Qt.Key.Key_Minus and self._zoomable:
            self.zoom_by(1 / 1.5)
        else:
            super().keyPressEvent(event)

    def _hover_at(self, point: QPointF) -> None:
        self._pointer_at = self.mapToGlobal(point)
        self._set_hover(self.cell_at(point))

    def _moved_under_pointer(self) -> None:
        """A new layout leaves the pointer where it is; no event tells what lies under it now."""
        if self._pointer_at is not None:
            self._set_hover(self.cell_at(self.mapFromGlobal(self._pointer_at)))

    def _set_hover(self, cell: tuple[int, int] | None) -> None:
        if cell != self._hover:
            self._hover = cell
            self.hovered.emit(cell)

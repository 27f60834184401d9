"""Two maps: one over the other with a swipe line, side by side, or their difference alone."""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from playground.gui.compare.comparedmap import ComparedMap
from playground.gui.compare.comparer import Compared
from playground.gui.compare.swipeline import SideLetter, SwipeLine
from playground.gui.state.comparison import Comparison
from playground.gui.widgets.marks import Highlight
from playground.gui.widgets.theme import theme
from playground.gui.widgets.viewport import Viewport

GAP_PX = 8
"""Between two maps that are side by side."""

EDGE_PX = 8
"""From the corner of a map to its letter."""

Cell = tuple[int, int]


class Curtain(QWidget):
    """Shows the part of B that is at the right of the line, and covers A there."""


class MapsArea(QWidget):
    """Lays the maps out; whoever owns it decides about the viewport and the line.

    B lies on a curtain that hides part of A: a drag of the line moves the curtain's edge, and both
    maps are painted from the images that they have.
    """

    pointed = Signal(object)
    """(the cell of A, the cell of B) that is pointed at, each None where there is none; or None."""

    viewport_wanted = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._compared: Compared | None = None
        self._look = Comparison()
        self.a = ComparedMap(self)
        self._curtain = Curtain(self)
        self.b = ComparedMap(self._curtain)
        self.b.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.difference = ComparedMap(self)
        self.line = SwipeLine(self)
        self._letters = (SideLetter("A", self), SideLetter("B", self))
        for each in (self.a, self.b, self.difference):
            each.viewport_wanted.connect(self.viewport_wanted)
        self.a.hovered.connect(lambda cell: self._hovered(cell, True))
        self.b.hovered.connect(lambda cell: self._hovered(cell, False))
        self.difference.hovered.connect(self._difference_hovered)
        self._show_parts()

    @property
    def leading(self) -> ComparedMap:
        """The map that keys and zoom actions are about."""
        return self.difference if self._look.way == "difference" else self.a

    def show_compared(self, compared: Compared, look: Comparison) -> None:
        """Show both maps and how they lie; those that are missing are empty."""
        self._compared, self._look = compared, look
        frame, found = compared.frame, compared.difference
        for letter, part in (("a", self.a), ("b", self.b)):
            taken = compared.taken("a" if letter == "a" else "b")
            scale = compared.scale_of("a" if letter == "a" else "b", look.shares_scale)
            plane = taken.plane if frame is not None else None
            if plane is not None and frame is not None:
                part.lie(frame.height, frame.width, frame.a if letter == "a" else frame.b)
            part.show_plane(plane, scale.limit, scale.palette)
        if frame is not None and found is not None:
            self.difference.lie(frame.height, frame.width, found.placed)
            self.difference.show_plane(found.plane, found.plane.limit, "signed")
        else:
            self.difference.show_plane(None, 1.0, "signed")
        self._show_parts()

    def set_viewport(self, viewport: Viewport) -> None:
        """Show another part of both."""
        for part in (self.a, self.b, self.difference):
            part.set_viewport(viewport)

    def set_digits(self, digits: int) -> None:
        """How many digits after the point the numbers in cells have."""
        for part in (self.a, self.b, self.difference):
            part.set_digits(digits)

    def name_maps(self, a: str, b: str, difference: str) -> None:
        """Name the maps for who does not see them."""
        for part, name in ((self.a, a), (self.b, b), (self.difference, difference)):
            part.setAccessibleName(name)

    def mark(self, a: Cell | None, b: Cell | None) -> None:
        """Outline a cell of each."""
        for part, cell in ((self.a, a), (self.b, b)):
            part.set_highlights(() if cell is None else (Highlight(*cell, style="window"),))
        found = self._compared.difference if self._compared is not None else None
        self.difference.set_highlights(
            ()
            if a is None or found is None
            else (Highlight(a[0] - self._offset[0], a[1] - self._offset[1], style="window"),)
        )

    @property
    def _offset(self) -> Cell:
        """The cell of A that the first one of the difference is about."""
        compared = self._compared
        if compared is None or compared.frame is None or compared.difference is None:
            return 0, 0
        mine, its = compared.frame.a, compared.difference.placed
        return (
            round((its.rows.start - mine.rows.start) / mine.rows.step),
            round((its.columns.start - mine.columns.start) / mine.columns.step),
        )

    def _hovered(self, cell: Cell | None, on_a: bool) -> None:
        compared = self._compared
        if cell is None or compared is None or compared.frame is None:
            self.pointed.emit(None)
            return
        other = compared.frame.other(cell, on_a)
        self.pointed.emit((cell, other) if on_a else (other, cell))

    def _difference_hovered(self, cell: Cell | None) -> None:
        if cell is not None:
            cell = (cell[0] + self._offset[0], cell[1] + self._offset[1])
        self._hovered(cell, True)

    # Geometry.

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    def _show_parts(self) -> None:
        way = self._look.way
        has_maps = self._compared is not None and self._compared.frame is not None
        self.a.setVisible(has_maps and way != "difference")
        self._curtain.setVisible(has_maps and way != "difference")
        self.difference.setVisible(
            way == "difference"
            and self._compared is not None
            and self._compared.difference is not None
        )
        self.line.setVisible(has_maps and way == "swipe")
        for letter in self._letters:
            letter.setVisible(has_maps and way != "difference")
            letter.raise_()
        self.line.raise_()
        self._place()

    def _place(self) -> None:
        wide, high = self.width(), self.height()
        self.difference.setGeometry(0, 0, wide, high)
        if self._look.way == "beside":
            half = (wide - GAP_PX) // 2
            self.a.setGeometry(0, 0, half, high)
            self._curtain.setGeometry(wide - half, 0, half, high)
            self.b.setGeometry(0, 0, half, high)
            self.a.see(0, half)
            self.b.see(0, half)
            room, other = self.a.area(), self.b.area().translated(wide - half, 0)
        else:
            self.a.setGeometry(0, 0, wide, high)
            room = other = self.a.area()
            at = round(room.x() + self._look.line * room.width())
            self._curtain.setGeometry(QRect(at, 0, wide - at, high))
            self.b.setGeometry(-at, 0, wide, high)
            self.a.see(0, at)
            self.b.see(at, wide)
            self.line.stand(self._look.line, room)
        first, second = self._letters
        first.move(round(room.x()) + EDGE_PX, round(room.y()) + EDGE_PX)
        second.move(round(other.right()) - EDGE_PX - second.width(), round(other.y()) + EDGE_PX)

    def set_line(self, look: Comparison) -> None:
        """Move the line alone."""
        self._look = look
        self._place()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(event.rect(), theme().background)
        painter.end()

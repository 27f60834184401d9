"""A tile: one map, framed where its filter is selected."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from playground.core.counting import from_one
from playground.core.messages import marked
from playground.engine.explain.formats import number_text
from playground.gui.widgets.accessible import Role, announce
from playground.gui.widgets.aswritten import as_written
from playground.gui.widgets.gestures import gestures
from playground.gui.widgets.mapview import MIN_DIGIT_CELL_PX
from playground.gui.widgets.pixelgrid import PixelGrid
from playground.gui.widgets.squeezed import draw_squeezed, squeezed
from playground.gui.widgets.theme import theme

INNER_PX = 7.0
"""How far within a selected tile the frame lies that shows who has the keyboard."""


@gestures(
    marked("gesture", "A map"),
    marked("gesture", "Point: marks the cells that a number is made of, and that it reaches"),
    marked("gesture", "Click, Space or Enter: pins it, its arithmetic stays; Escape unpins"),
    marked("gesture", "Double click: shows the map over the whole area, and back"),
    marked("gesture", "Right click or Menu key: compares it; its layer's menu"),
    marked("gesture", "Wheel: scrolls the maps"),
    marked("gesture", "Ctrl+wheel, + and −: zooms all maps, up to numbers in cells"),
    marked("gesture", "Drag: moves the part that is zoomed to"),
    marked("gesture", "Arrow keys: go from cell to cell"),
)
class MapTile(PixelGrid):
    """A map of the flow view. Nothing lies on it but marks, and a caption where one is wanted."""

    accessible_role = Role.Graphic

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.hovered.connect(lambda _cell: announce(self))
        self._caption = self._short = ""
        self._selected = False
        self.setAccessibleDescription(
            self.tr("Arrow keys point at a cell, Space or Return pins it, + and − zoom.")
        )

    def accessible_value(self) -> str:
        """The place and the number of the cell that is pointed at."""
        if self._hover is None or self._plane is None:
            return ""
        row, column = self._hover
        if not (row < self._plane.height and column < self._plane.width):
            return ""
        numbers = np.ravel(self._plane.values[..., row, column])
        return self.tr("Row {row}, column {column}: {value}").format(
            row=from_one(row),
            column=from_one(column),
            value=", ".join(number_text(float(each), self._digits) for each in numbers),
        )

    def set_name(self, name: str) -> None:
        """The name in the tooltip, which is also read aloud."""
        self.setAccessibleName(name)
        self.setToolTip(as_written(name))

    def set_caption(self, caption: str, short: str = "") -> None:
        """The name in the lower corner, for a map that has it nowhere beside it.

        A map that is too narrow for it has the `short` one there.
        """
        if (caption, short) != (self._caption, self._short):
            self._caption, self._short = caption, short
            self.set_name(caption)
            self.update()

    def set_selected(self, selected: bool) -> None:
        """Frame the tile whose filter the panel on the right shows."""
        if selected != self._selected:
            self._selected = selected
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.cell_size() < MIN_DIGIT_CELL_PX:
            self._paint_caption(painter)
        frame = theme().accent if self._selected else theme().field_border
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(frame, 3 if self._selected else 1))
        inset = 1.5 if self._selected else 0.5
        painter.drawRoundedRect(self.area().adjusted(inset, inset, -inset, -inset), 3, 3)
        if self._selected and self.hasFocus():  # the frame of what is selected is there already
            for line, ink in ((INNER_PX - 2, theme().surface), (INNER_PX, theme().accent)):
                painter.setPen(QPen(ink, 2))
                painter.drawRect(self.area().adjusted(line, line, -line, -line))
        painter.end()

    def _paint_caption(self, painter: QPainter) -> None:
        if not self._caption:
            return
        metrics = QFontMetricsF(painter.font())
        area = self.area()
        beside = area.width() - 16
        height = metrics.height() + 4
        caption = self._caption
        if self._short and squeezed(metrics, caption, beside)[0] != caption:
            caption = self._short
        low = metrics.horizontalAdvance(caption) <= beside
        top = area.bottom() - height - 3 if low else area.top() + 3
        text, factor = squeezed(metrics, caption, beside)
        width = metrics.horizontalAdvance(text) * factor
        rect = QRectF(area.x() + 3, top, width + 10, height)
        if self._is_marked(rect):
            return
        back = QColor(theme().surface)
        back.setAlpha(225)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(back)
        painter.drawRoundedRect(rect, 3, 3)
        painter.setPen(theme().text)
        draw_squeezed(painter, rect.adjusted(5, 2, -5, 0), caption)

    def _is_marked(self, rect: QRectF) -> bool:
        """Whether marked cells lie there, which are not to be covered."""
        return any(
            self.rect_of(mark.row, mark.column, mark.rows, mark.columns).intersects(rect)
            for mark in self.highlights
        )

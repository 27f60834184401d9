"""A tile: one map, with its name and the filter that made it."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QImage, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from playground.core.arrays import FloatArray
from playground.engine.explain.formats import number_text
from playground.gui.widgets.colours import colour_of, is_dark, map_image
from playground.gui.widgets.pixelgrid import MIN_DIGIT_CELL_PX, PixelGrid
from playground.gui.widgets.squeezed import draw_squeezed, squeezed
from playground.gui.widgets.theme import theme

KERNEL_SHARE = 0.26
"""Width of the little filter in the corner, as a share of the tile's."""

MIN_WEIGHT_CELL_PX = 16.0
"""Screen pixels that a cell of it needs before its weight is written into it."""


class MapTile(PixelGrid):
    """A map of the flow view."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._caption = ""
        self._weights: FloatArray | None = None
        self._kernel: QImage | None = None
        self._selected = False

    def set_caption(self, caption: str) -> None:
        """The name in a lower corner, or above where the filter leaves no room; also read aloud."""
        if caption != self._caption:
            self._caption = caption
            self.setAccessibleName(caption)
            self.update()

    def set_kernel(self, weights: FloatArray | None) -> None:
        """The filter of which the first slice is drawn at the lower right."""
        if weights is not self._weights:
            self._weights = weights
            self._kernel = None
            if weights is not None:
                self._kernel = map_image(weights[0], float(abs(weights[0]).max()), "signed")
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
            self._paint_kernel(painter)
        frame = theme().accent if self._selected else theme().border
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(frame, 3 if self._selected else 1))
        inset = 1.5 if self._selected else 0.5
        painter.drawRoundedRect(self.area().adjusted(inset, inset, -inset, -inset), 3, 3)
        painter.end()

    def _paint_caption(self, painter: QPainter) -> None:
        if not self._caption:
            return
        metrics = QFontMetricsF(painter.font())
        area = self.area()
        beside = area.width() - 16
        if self._kernel is not None:
            beside -= min(area.width(), area.height()) * KERNEL_SHARE
        height = metrics.height() + 4
        low = metrics.horizontalAdvance(self._caption) <= beside
        top = area.bottom() - height - 3 if low else area.top() + 3
        text, factor = squeezed(metrics, self._caption, beside if low else area.width() - 16)
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
        draw_squeezed(painter, rect.adjusted(5, 2, -5, 0), self._caption)

    def _paint_kernel(self, painter: QPainter) -> None:
        if self._kernel is None:
            return
        rows, columns = self._kernel.height(), self._kernel.width()
        area = self.area()
        cell = min(area.width(), area.height()) * KERNEL_SHARE / max(rows, columns)
        width, height = cell * columns, cell * rows
        corner = QRectF(area.right() - width - 4, area.bottom() - height - 4, width, height)
        if self._is_marked(corner):
            return
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        painter.drawImage(corner, self._kernel)
        if cell >= MIN_WEIGHT_CELL_PX:
            self._paint_weights(painter, corner.topLeft(), cell)
        painter.setPen(QPen(QColor(128, 128, 128, 160), 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(corner)

    def _is_marked(self, rect: QRectF) -> bool:
        """Whether marked cells lie there, which are not to be covered."""
        return any(
            self.rect_of(mark.row, mark.column, mark.rows, mark.columns).intersects(rect)
            for mark in self.highlights
        )

    def _paint_weights(self, painter: QPainter, corner: QPointF, cell: float) -> None:
        assert self._weights is not None
        font = painter.font()
        font.setPointSizeF(7)
        painter.setFont(font)
        limit = float(abs(self._weights[0]).max())
        for row, values in enumerate(self._weights[0]):
            for column, value in enumerate(values):
                dark = is_dark(colour_of(float(value), limit, "signed"))
                painter.setPen(QColor("white") if dark else QColor("#16202e"))
                rect = QRectF(corner.x() + column * cell, corner.y() + row * cell, cell, cell)
                painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, number_text(float(value), 1))

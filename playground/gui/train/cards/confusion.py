"""How often each class was taken for which; a cell opens its pictures."""

from __future__ import annotations

import math

import numpy as np
from PySide6.QtCore import QEvent, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QImage, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from playground.engine.compute.shrink import farthest
from playground.gui.widgets.colours import colour_of, is_dark, map_image
from playground.gui.widgets.theme import theme

LABEL_PX = 64

MIN_CELL_PX = 5.0
"""Screen pixels of a cell below which the matrix is painted as one image."""

DIMMED_OPACITY = 0.35
"""Opacity of a matrix that is that of another epoch than the one looked at."""

STEPS = {
    Qt.Key.Key_Up: (-1, 0),
    Qt.Key.Key_Down: (1, 0),
    Qt.Key.Key_Left: (0, -1),
    Qt.Key.Key_Right: (0, 1),
}
"""Where the arrow keys lead, in rows and columns."""


class ConfusionGrid(QWidget):
    """Right classes down, answers across; the diagonal is what was right."""

    chosen = Signal(int, int)
    """(class, answer) of the cell that was clicked."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._counts: np.ndarray | None = None
        self._classes: tuple[str, ...] = ()
        self._marked: tuple[int, int] | None = None
        self._image: QImage | None = None
        self.is_dimmed = False
        self._are_written = False
        self._label_width = 0.0
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMinimumSize(120, 120)
        self.setAccessibleName(self.tr("Confusion matrix"))
        self.setToolTip(self.tr("Click a cell to see its pictures"))

    def show_counts(self, counts: np.ndarray | None, classes: tuple[str, ...]) -> None:
        """Show a matrix of counts, or none."""
        self._counts, self._classes = counts, classes
        self._image = None
        self._measure()
        self.update()

    def set_dimmed(self, on: bool) -> None:
        """Paint the matrix pale: it is not, or not yet, that of the epoch that is looked at."""
        if on != self.is_dimmed:
            self.is_dimmed = on
            self.update()

    def mark(self, cell: tuple[int, int] | None) -> None:
        """Frame the cell whose pictures are shown."""
        self._marked = cell
        self.update()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._measure()

    def _measure(self) -> None:
        """The width of the longest name, which every cell's place depends on."""
        widest = max((self.fontMetrics().horizontalAdvance(n) for n in self._classes), default=0)
        self._label_width = min(LABEL_PX, widest + 8)

    def _area(self) -> QRectF:
        left, top = self._label_width, self.fontMetrics().height() + 4.0
        side = max(10.0, min(self.width() - left, self.height() - top) - 1)
        return QRectF(left, top, side, side)

    def rect_of(self, row: int, column: int) -> QRectF:
        """Where a cell lies."""
        area = self._area()
        side = area.width() / max(1, len(self._classes))
        return QRectF(area.x() + column * side, area.y() + row * side, side, side)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        if self._counts is None:
            painter.setPen(theme().muted)
            hint = self.tr("After the first epoch: which class is taken for which.")
            flags = Qt.AlignmentFlag.AlignLeft | Qt.TextFlag.TextWordWrap
            painter.drawText(QRectF(self.rect()), flags, hint)
            painter.end()
            return
        painter.setOpacity(DIMMED_OPACITY if self.is_dimmed else 1.0)
        # All of them or none: one without a number would look empty.
        widest = painter.fontMetrics().horizontalAdvance(str(int(self._counts.max(initial=0))))
        self._are_written = widest + 2 <= self.rect_of(0, 0).width()
        if self.rect_of(0, 0).width() < MIN_CELL_PX:
            self._paint_image(painter)
        else:
            shares = self._shares()
            for row, column in np.ndindex(shares.shape):
                self._paint_cell(painter, row, column, float(shares[row, column]))
        left = self._label_width
        line = painter.fontMetrics().height()
        apart = max(1, math.ceil(line / max(1e-6, self.rect_of(0, 0).height())))
        for row in range(0, len(self._classes), apart):
            name = self._classes[row]
            cell = self.rect_of(row, 0)
            painter.setPen(theme().muted)
            text = painter.fontMetrics().elidedText(name, Qt.TextElideMode.ElideRight, int(left))
            align = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
            painter.drawText(QRectF(0, cell.y(), left - 5, cell.height()), align, text)
            top = self.rect_of(0, row)
            if painter.fontMetrics().horizontalAdvance(name) <= top.width():
                above = QRectF(top.x(), 0, top.width(), top.y() - 2)
                painter.drawText(above, Qt.AlignmentFlag.AlignCenter, name)
        if self._marked is not None:
            # Seen on blue, white and orange, which cells are in every theme.
            painter.setPen(QPen(Qt.GlobalColor.black, 2))
            painter.drawRect(self.rect_of(*self._marked).adjusted(0, 0, -1, -1))
        if self.hasFocus():
            painter.setPen(QPen(theme().accent, 1))
            painter.drawRect(self._area().adjusted(-1, -1, 0, 0))
        painter.end()

    def _shares(self) -> np.ndarray:
        """Of each class the shares that are taken for each."""
        assert self._counts is not None
        shares: np.ndarray = self._counts / self._counts.sum(axis=1, keepdims=True).clip(1)
        return shares

    def _paint_image(self, painter: QPainter) -> None:
        """All cells at once; where several share a pixel, it shows the largest share of them."""
        side = round(self._area().width() * self.devicePixelRatioF())
        if self._image is None or self._image.width() != min(side, len(self._classes)):
            shares = self._shares().astype(np.float32)
            signed = -np.sqrt(shares)
            np.fill_diagonal(signed, np.sqrt(np.diagonal(shares)))
            self._image = map_image(farthest(signed, side, side), 1.0, "signed")
        painter.drawImage(self._area(), self._image)

    def _paint_cell(self, painter: QPainter, row: int, column: int, share: float) -> None:
        assert self._counts is not None
        rect = self.rect_of(row, column)
        value = share if row == column else -share
        # A root lets a single mistake among hundreds be seen.
        colour = colour_of(np.sign(value) * abs(value) ** 0.5, 1.0, "signed")
        left, top = round(rect.left()), round(rect.top())
        # Whole pixels, so that all gaps between cells are equally wide.
        whole = QRect(left, top, round(rect.right()) - left - 1, round(rect.bottom()) - top - 1)
        painter.fillRect(whole, colour)
        count = int(self._counts[row, column])
        text = str(count)
        if count and self._are_written:
            painter.setPen(Qt.GlobalColor.white if is_dark(colour) else Qt.GlobalColor.black)
            painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, text)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        area = self._area()
        if self._counts is None or not area.contains(event.position()):
            return
        side = area.width() / len(self._classes)
        offset = event.position() - area.topLeft()
        count = len(self._classes)
        self.chosen.emit(
            min(int(offset.y() / side), count - 1), min(int(offset.x() / side), count - 1)
        )

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = STEPS.get(Qt.Key(event.key()))
        if step is None or self._counts is None:
            super().keyPressEvent(event)
            return
        last = len(self._classes) - 1
        row, column = self._marked or (0, 0)
        if self._marked is not None:
            row, column = min(max(row + step[0], 0), last), min(max(column + step[1], 0), last)
        self.chosen.emit(row, column)

    def focusInEvent(self, event: object) -> None:
        self.update()

    def focusOutEvent(self, event: object) -> None:
        self.update()

    def sizeHint(self) -> QSize:
        """A square; it takes what room there is, and asks for none that others need."""
        return QSize(180, 180)

"""A matrix of weights as it is shown: its numbers, its size, and the cell that is selected."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QRectF, QSize, Signal
from PySide6.QtGui import QFont, QPainter
from PySide6.QtWidgets import QSizePolicy, QWidget

from playground.core.arrays import FloatArray
from playground.core.counting import from_one
from playground.engine.explain.formats import weight_text
from playground.engine.view.planes import plane
from playground.gui.kernel.cellgestures import Cell
from playground.gui.widgets.digitfont import LEAST, widest, without_zero
from playground.gui.widgets.marks import Highlight
from playground.gui.widgets.metrics import line_height
from playground.gui.widgets.pixelgrid import PixelGrid
from playground.kernels.text import format_number

MAX_CELL_PX = 96.0
"""Screen pixels of a cell's side at most, in text of 10 points."""

SHORT_CELL_PX = 38.0
"""Width of a cell, in text of 10 points, under which digits do without the zero before a point."""

MAX_GRID_PX = 288.0
"""Screen pixels of the grid's height at most, in text of 10 points."""

FRAME_PX = 2


class WeightsView(PixelGrid):
    """Shows a matrix of weights, with digits wherever they can be read, and one cell selected."""

    largest_digits = 1.65

    selection_changed = Signal(object)
    """(row, column)."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._matrix = np.zeros((1, 1), np.float32)
        self._selected: Cell = (0, 0)
        self._is_lower = False
        self.set_zoomable(False)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    # What is shown.

    def show_weights(self, matrix: FloatArray, limit: float) -> None:
        """Show a matrix (height × width) on a scale that ends at `limit`."""
        resized = matrix.shape != self._matrix.shape
        self._matrix = matrix
        self.show_plane(plane(matrix), limit, "signed")
        if resized:
            rows, columns = matrix.shape
            self.select(min(self._selected[0], rows - 1), min(self._selected[1], columns - 1))
            self._set_hover(None)
        self._describe()

    @property
    def selected(self) -> Cell:
        """The cell that the keyboard edits: (row, column)."""
        return self._selected

    def select(self, row: int, column: int) -> None:
        """Choose the cell that the keyboard edits."""
        moved = (row, column) != self._selected
        self._selected = (row, column)
        self.set_highlights((Highlight(row, column, style="pin"),))
        if moved:
            self._describe()
            self.selection_changed.emit(self._selected)

    def value_at(self, cell: Cell) -> float:
        """The weight in a cell."""
        return float(self._matrix[cell])

    def cell_text(self, value: float) -> str:
        """Only zero reads 0: a small weight is another weight."""
        text = weight_text(value, self._limit, self._digits)
        narrow = self.cell_size() < SHORT_CELL_PX * self.font().pointSizeF() / 10
        return without_zero(text) if narrow else text

    def _paint_digits(self, painter: QPainter) -> None:
        """Rather fewer digits than ones too small to read, and rather none than a wrong one."""
        wanted = self._digits
        for digits in range(wanted, 0, -1):
            self._digits = digits
            if self._digits_fit():
                super()._paint_digits(painter)
                break
        self._digits = wanted

    def _digits_fit(self) -> bool:
        font = QFont(self.font())
        font.setPointSizeF(self.font().pointSizeF() * LEAST)
        texts = (self.cell_text(float(value)) for value in self._matrix.flat)
        return widest(font, texts) <= self.cell_size() - 4

    def _describe(self) -> None:
        row, column = self._selected
        self.setAccessibleDescription(
            self.tr("Row {row}, column {column}: {value}").format(
                row=from_one(row),
                column=from_one(column),
                value=format_number(self.value_at(self._selected)),
            )
        )

    # Geometry.

    def _cell(self, width: float) -> float:
        rows, columns = self._matrix.shape
        scale = self.font().pointSizeF() / 10
        width -= line_height(self) + 2 * FRAME_PX if self._is_lower else 0
        side = min(
            MAX_CELL_PX * scale, (width - 2 * FRAME_PX) / columns, MAX_GRID_PX * scale / rows
        )
        return max(1.0, float(int(side)) if side > 4 else side)

    def area(self) -> QRectF:
        """At the left, in whole pixels, and no larger than digits need."""
        rows, columns = self._matrix.shape
        side = self._cell(self.width())
        return QRectF(FRAME_PX, FRAME_PX, side * columns, side * rows)

    def set_lower(self, lower: bool) -> None:
        """Be one control lower, to make room for a line of them."""
        if lower != self._is_lower:
            self._is_lower = lower
            self.updateGeometry()
            self.update()

    def focus_frame(self) -> QRectF:
        """Around the cells."""
        return self.area().adjusted(-1, -1, 1, 1)

    def heightForWidth(self, width: int) -> int:
        """The height of all rows."""
        return round(self._cell(width) * self._matrix.shape[0]) + 2 * FRAME_PX

    def sizeHint(self) -> QSize:
        """A width at which most kernels show their numbers."""
        return QSize(240, self.heightForWidth(240))

    def minimumSizeHint(self) -> QSize:
        """As narrow as cells can still be hit."""
        return QSize(160, self.heightForWidth(max(160, self.width())))

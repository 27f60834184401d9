"""The picture flattened into one long row: what a fully connected layer would be given."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from playground.core.arrays import FloatArray
from playground.core.counting import from_one
from playground.core.messages import marked
from playground.core.word_count import grouped
from playground.engine.explain.formats import number_text
from playground.engine.trace.cell_address import Cell
from playground.engine.view.mapscale import map_scale
from playground.engine.view.planes import Shown
from playground.gui.state.evaluation import Evaluation
from playground.gui.state.pointing import Pointer
from playground.gui.state.store import Store
from playground.gui.state.viewstate import INPUT, ViewState
from playground.gui.widgets.colours import colour_of, ink_on
from playground.gui.widgets.elided import ElidedLabel
from playground.gui.widgets.fonts import tabular
from playground.gui.widgets.theme import theme

CELL_PX = 44
MAX_VALUES = 200_000
"""Values that are laid out; a longer row would be wider than a widget can be."""


class FlatRow(QWidget):
    """Paints the values that are in view, each with its place beneath."""

    hovered = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._values: FloatArray | None = None
        self._limit = 1.0
        self._digits = 2
        self._marked: int | None = None
        self.setMouseTracking(True)

    def show_values(self, values: FloatArray, limit: float, digits: int) -> None:
        """Show a row of values."""
        self._values, self._limit, self._digits = values, limit, digits
        self.setFixedWidth(max(1, len(values) * CELL_PX + 32))
        self.update()

    def mark(self, index: int | None) -> None:
        """Frame one value."""
        if index != self._marked:
            self._marked = index
            self.update()

    @property
    def marked(self) -> int | None:
        """The place of the framed value."""
        return self._marked

    def rect_of(self, index: int) -> QRectF:
        """Where a value lies."""
        return QRectF(16 + index * CELL_PX, 24, CELL_PX, CELL_PX)

    def sizeHint(self) -> QSize:
        """As wide as the row."""
        return QSize(self.width(), 110)

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._values is None:
            return
        painter = QPainter(self)
        first = max(0, (event.rect().left() - 16) // CELL_PX)
        last = min(len(self._values), (event.rect().right() - 16) // CELL_PX + 1)
        painter.setFont(tabular(self.font()))
        for index in range(first, last):
            rect = self.rect_of(index)
            value = float(self._values[index])
            colour = colour_of(value, self._limit, "gray")
            painter.fillRect(rect, colour)
            painter.setPen(ink_on(colour))
            painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, number_text(value, self._digits))
            painter.setPen(QPen(QColor(128, 128, 128, 110), 1))
            painter.drawRect(rect)
            painter.setPen(theme().muted)
            below = QRectF(rect.x(), rect.bottom() + 2, CELL_PX, 22)
            painter.drawText(below, Qt.AlignmentFlag.AlignCenter, str(from_one(index)))
        if self._marked is not None:
            painter.setPen(QPen(theme().accent, 3))
            painter.drawRect(self.rect_of(self._marked).adjusted(1, 1, -1, -1))
        painter.end()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        index = int((event.position().x() - 16) // CELL_PX)
        count = len(self._values) if self._values is not None else 0
        self.hovered.emit(index if 0 <= index < count else None)

    def leaveEvent(self, event: object) -> None:
        self.hovered.emit(None)


class VectorPanel(QWidget):
    """Links every value of the row to its pixel, and back."""

    palette_part = marked("palette", "Vector")

    def __init__(
        self,
        store: Store,
        evaluation: Evaluation,
        pointer: Pointer,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._store = store
        self._evaluation = evaluation
        self._pointer = pointer
        self._shape = (1, 1, 1)
        self._on_screen: Shown | None = None
        self.tools = QWidget(self)
        self.text = ElidedLabel(self.tools)
        self.text.setProperty("role", "muted")
        top = QHBoxLayout(self.tools)
        top.setContentsMargins(0, 0, 0, 0)
        top.addWidget(self.text, 1)
        self.row = FlatRow()
        self.area = QScrollArea(self)
        self.area.setWidget(self.row)
        self.area.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        box = QVBoxLayout(self)
        box.setSpacing(8)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(self.area)
        self.row.hovered.connect(self._hovered)
        store.view_changed.connect(self._view_changed)
        evaluation.updated.connect(self._show)
        pointer.changed.connect(self._mark)

    def showEvent(self, event: object) -> None:
        self._show(self._evaluation.shown)

    def resizeEvent(self, event: object) -> None:
        self.row.setFixedHeight(max(100, self.area.viewport().height()))

    def _show(self, shown: Shown | None) -> None:
        if shown is None or not self.isVisible() or not shown.views[0].planes:
            return
        plane = shown.views[0].planes[0]
        values = plane.values.reshape(-1)
        self._on_screen, self._shape = shown, shown.shape
        channels, height, width = self._shape
        text = self.tr(
            "{height}×{width}×{channels} cells in a row of {count}: no neighbours above or below"
        )
        self.text.set_parts(
            text.format(height=height, width=width, channels=channels, count=grouped(values.size))
        )
        limit = map_scale(shown, INPUT, 0, self._store.view.scale).limit
        self.row.show_values(values[:MAX_VALUES], limit, self._store.view.digits)
        self._mark()

    def _hovered(self, index: int | None) -> None:
        if index is None:
            self._store.look(hover=None)
            return
        _, height, width = self._shape
        channel, rest = divmod(index, height * width)
        self._store.look(hover=Cell(INPUT, channel, *divmod(rest, width)))

    def _view_changed(self, old: ViewState, new: ViewState) -> None:
        if old.digits != new.digits:
            self._show(self._evaluation.shown)

    def _mark(self) -> None:
        pointing = self._pointer.now
        cell = pointing.cell if pointing.shown is self._on_screen else None
        if cell is None or cell.stage != INPUT or not self.isVisible():
            self.row.mark(None)
            return
        _, height, width = self._shape
        index = (cell.channel * height + cell.row) * width + cell.column
        self.row.mark(index)
        if not self.row.underMouse() and index < MAX_VALUES:
            spot = self.row.rect_of(index).center().toPoint()
            self.area.ensureVisible(spot.x(), spot.y(), 2 * CELL_PX, 0)

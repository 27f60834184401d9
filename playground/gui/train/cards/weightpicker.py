"""Two weights of the selected filter, chosen by clicks."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from playground.core.layer import FilterLayer
from playground.core.session import Session
from playground.gui.state.store import Store
from playground.gui.state.viewstate import ViewState
from playground.gui.train.cards.gallery import first_filters
from playground.gui.widgets.colours import map_image
from playground.gui.widgets.marks import halo
from playground.gui.widgets.theme import theme
from playground.training.protocol.questions.landscape import Cell


class WeightPicker(QWidget):
    """The first slice of the selected filter; the last two cells that were clicked are framed."""

    chosen = Signal()

    def __init__(self, store: Store, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._store = store
        self._cells: list[tuple[int, int]] = []
        self.setFixedSize(96, 96)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleName(self.tr("Two weights of the selected filter"))
        self.setToolTip(self.tr("Click two weights; filters are selected on the page Training"))
        store.changed.connect(self._session_changed)
        store.view_changed.connect(self._view_changed)

    def _filter(self) -> tuple[int, int, FilterLayer] | None:
        network, view = self._store.session.network, self._store.view
        if 0 <= view.layer < len(network):
            layer = network[view.layer]
            if isinstance(layer, FilterLayer) and layer.enabled:
                return view.layer, min(max(0, view.filter), len(layer.filters) - 1), layer
        found = first_filters(network)
        return (found[0], 0, found[1]) if found else None

    def cells(self) -> tuple[Cell, ...]:
        """The two weights by tensor and place; those in the middle until others are clicked."""
        found = self._filter()
        if found is None:
            return ()
        place, index, layer = found
        height, width = layer.kernel_size
        within = [(row, column) for row, column in self._cells if row < height and column < width]
        middle = (height // 2, width // 2)
        spare = [middle, (middle[0], 0), (0, middle[1]), (0, 0), (height - 1, width - 1)]
        chosen = list(dict.fromkeys([*within, *(spare if len(within) < 2 else [])]))[:2]
        at = layer.tensor_place(index, 0)
        return tuple((f"{place}.weight", (*at, row, column)) for row, column in chosen)

    def _side(self, layer: FilterLayer) -> float:
        return (self.width() - 4) / max(layer.kernel_size)

    def paintEvent(self, event: QPaintEvent) -> None:
        found = self._filter()
        if found is None:
            return
        painter = QPainter(self)
        _, index, layer = found
        weights = layer.filters[index].weights[0]
        limit = float(np.abs(weights).max()) or 1.0
        side = self._side(layer)
        rows, columns = weights.shape
        whole = QRectF(2, 2, columns * side, rows * side)
        painter.drawImage(whole, map_image(weights, limit, "signed"))
        for pen in (QPen(halo(), 5), QPen(theme().winner, 3)):
            painter.setPen(pen)
            for _, (_, _, row, column) in self.cells():
                painter.drawRect(QRectF(2 + column * side, 2 + row * side, side, side))
        painter.end()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        found = self._filter()
        if found is None or event.button() != Qt.MouseButton.LeftButton:
            return
        side = self._side(found[2])
        height, width = found[2].kernel_size
        row = int((event.position().y() - 2) // side)
        column = int((event.position().x() - 2) // side)
        if 0 <= row < height and 0 <= column < width:
            now = [(place[2], place[3]) for _, place in self.cells()]
            others = [cell for cell in now if cell != (row, column)]
            self._cells = [*others[-1:], (row, column)]
            self.update()
            self.chosen.emit()

    def _session_changed(self, old: Session, new: Session) -> None:
        if old.network is not new.network:
            self.update()

    def _view_changed(self, old: ViewState, new: ViewState) -> None:
        if (old.layer, old.filter) != (new.layer, new.filter):
            self.update()

    def sizeHint(self) -> QSize:
        """A small square."""
        return QSize(96, 96)

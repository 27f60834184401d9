"""One map over the whole flow area, with its legend, its statistics and its histogram."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QEvent, QObject, QRectF, Qt
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from playground.core.counting import from_one
from playground.core.messages import marked
from playground.core.word_count import size_text
from playground.engine.explain.formats import number_text, scaled_text
from playground.engine.trace.cell_address import Cell
from playground.engine.view.mapscale import map_scale
from playground.engine.view.planes import Plane, Shown
from playground.engine.view.statistics import full_scale, histogram, summary
from playground.gui.flow.unpin import Unpin
from playground.gui.flow.vectortile import VectorTile
from playground.gui.state.evaluation import Evaluation
from playground.gui.state.pointing import Pointer
from playground.gui.state.store import Store
from playground.gui.state.viewstate import INPUT, ViewState
from playground.gui.widgets.gestures import gestures
from playground.gui.widgets.legend import Legend
from playground.gui.widgets.pixelgrid import PixelGrid
from playground.gui.widgets.theme import theme
from playground.gui.widgets.wording import layer_title

HISTOGRAM_BINS = 64
MAX_HISTOGRAM_CELLS = 2**18
"""Cells of a map that the histogram asks."""


@gestures(
    marked("gesture", "The enlarged map"),
    marked("gesture", "Wheel: zooms around the pointer"),
    marked("gesture", "Double click or Escape: goes back to all maps"),
)
class Enlarged(QWidget):
    """Shows the map that the view state names; closed by Escape or its button."""

    def __init__(
        self, store: Store, evaluation: Evaluation, pointer: Pointer, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._store = store
        self._evaluation = evaluation
        self._on_screen: Shown | None = None
        """The results that the map is of."""
        self._pointer = pointer
        self.setObjectName("Flow")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._title = QLabel(self)
        self._title.setProperty("role", "title")
        self._statistics = QLabel(self)
        self._statistics.setProperty("role", "muted")
        self._close = QPushButton(self.tr("Close (Esc)"), self)
        self._close.clicked.connect(self.close_map)
        self.grid = PixelGrid(self)
        self.grid.setProperty("wheel_zooms", True)
        self.vector = VectorTile(self)
        self.vector.hide()
        self.unpin = Unpin(store, self.grid)
        self.legend = Legend(self)
        self._histogram = Histogram(self)
        self._told_of: tuple[int, int | None] | None = None
        box = QVBoxLayout(self)
        box.setContentsMargins(16, 12, 16, 12)
        box.setSpacing(8)
        top = QHBoxLayout()
        box.addLayout(top)
        top.addWidget(self._title)
        top.addSpacing(12)
        top.addWidget(self._statistics, 1)
        top.addWidget(self._close)
        box.addWidget(self.grid, 1)
        box.addWidget(self.vector, 1)
        bottom = QHBoxLayout()
        box.addLayout(bottom)
        bottom.addWidget(self.legend, 1)
        bottom.addWidget(self._histogram, 1)
        self.grid.hovered.connect(self._hovered)
        self.grid.clicked.connect(self._clicked)
        self.grid.double_clicked.connect(lambda row, column: self.close_map())
        self.vector.hovered.connect(self._unit_hovered)
        self.vector.clicked.connect(lambda unit: self._clicked(0, 0, unit))
        self.grid.viewport_wanted.connect(lambda viewport: store.look(viewport=viewport))
        store.view_changed.connect(self._view_changed)
        evaluation.updated.connect(self._update)
        pointer.changed.connect(self._mark)
        parent.installEventFilter(self)
        self.setGeometry(parent.rect())
        self.hide()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay as large as what lies beneath."""
        if event.type() == QEvent.Type.Resize and isinstance(watched, QWidget):
            self.setGeometry(0, 0, watched.width(), watched.height())
        return False

    @property
    def facts(self) -> str:
        """The statistics that are shown."""
        return self._statistics.text()

    def close_map(self) -> None:
        """Go back to all maps."""
        self._store.look(enlarged=None)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close_map()
        else:
            super().keyPressEvent(event)

    def _view_changed(self, old: ViewState, new: ViewState) -> None:
        if old.enlarged != new.enlarged:
            self.setVisible(new.enlarged is not None)
            if new.enlarged is not None:
                self.raise_()
            self._update(self._evaluation.shown)
            if self.isVisible():
                (self.grid if self.vector.isHidden() else self.vector).setFocus()
        if not self.isVisible():
            return
        self.grid.set_viewport(new.viewport)
        self.grid.set_digits(new.digits)
        self.vector.set_digits(new.digits)
        self._place_unpin()
        told = (old.scale, old.data_classes, old.digits)
        if told != (new.scale, new.data_classes, new.digits):
            self._update(self._evaluation.shown)

    def _update(self, shown: Shown | None) -> None:
        if self._store.view.enlarged is None or shown is None:
            return
        stage, channel = self._store.view.enlarged
        view = shown.view(stage)
        # The numbers of a layer without maps are one plane, whichever of its units is asked for.
        at = 0 if view is not None and view.vector else channel
        if view is None or at >= len(view.planes):
            if shown.session is self._store.session:  # else its own results are on their way
                self.close_map()
            return
        self._on_screen = shown
        plane = view.planes[at]
        scale = map_scale(shown, stage, at, self._store.view.scale)
        self.grid.setVisible(not view.vector)
        self.vector.setVisible(view.vector)
        if view.vector:
            known = self._store.view.data_classes
            self.vector.name_units(shown.session, stage, plane.height, known)
            self.vector.show_plane(plane, scale.limit, scale.palette)
        else:
            self.grid.set_viewport(self._store.view.viewport)
            self.grid.show_plane(plane, scale.limit, scale.palette)
            self.grid.show_holes(shown.picture_at(stage))
        self.legend.show_scale(scale.limit, scale.palette, scale.is_exceeded)
        self._show_texts(shown, stage, None if view.vector else channel, plane)
        self._mark()

    def _show_texts(self, shown: Shown, stage: int, channel: int | None, plane: Plane) -> None:
        """Say what is shown, a map or with None a list of numbers, and what is in it."""
        if stage == INPUT:
            title = self.tr("Input")
        elif channel is None:
            title = layer_title(shown.stages[stage].layer)
        else:
            title = self.tr("{layer}, map {number}").format(
                layer=layer_title(shown.stages[stage].layer), number=from_one(channel)
            )
        shape = (plane.height, 1, 1) if channel is None else (1, plane.height, plane.width)
        self._title.setText(f"{title} · {size_text(shape)}")
        for part in (self.grid, self.vector):
            part.setAccessibleName(title)
        is_same, self._told_of = self._told_of == (stage, channel), (stage, channel)
        if plane.is_sampled:  # the whole map's numbers follow in a moment
            if not is_same:
                self._statistics.setText("")
                self._histogram.clear()
            return
        facts = summary(plane.values)
        digits = max(3, self._store.view.digits)
        self._statistics.setText(
            self.tr("minimum {low} · maximum {high} · mean {mean} · zeros {zeros} %").format(
                low=number_text(facts.minimum, digits),
                high=number_text(facts.maximum, digits),
                mean=number_text(facts.mean, digits),
                zeros=number_text(100 * facts.share_of_zeros, 1),
            )
        )
        counts, edges = histogram(
            plane.values, HISTOGRAM_BINS, full_scale(plane.low, plane.high), MAX_HISTOGRAM_CELLS
        )
        self._histogram.show_counts(counts, edges)

    def _mark(self) -> None:
        pointing, enlarged = self._pointer.now, self._store.view.enlarged
        if enlarged is not None:
            same = pointing.shown is self._on_screen  # else its map is about to be shown
            self.grid.set_highlights(pointing.marks.blocks(*enlarged) if same else ())
            if not self.vector.isHidden():
                self.vector.set_marked(pointing.marks.units(enlarged[0]) if same else ())
        self._place_unpin()

    def _place_unpin(self) -> None:
        """Have the button that unpins beside the pinned cell, where it is in this map."""
        pin, enlarged, plane = self._store.view.pin, self._store.view.enlarged, self.grid.plane
        mark = None
        has_map = plane is not None and self.vector.isHidden()
        if (
            pin is not None
            and plane is not None
            and has_map
            and (pin.stage, pin.channel) == enlarged
        ):
            row, column = min(pin.row, plane.height - 1), min(pin.column, plane.width - 1)
            place = self.grid.rect_of(row, column)
            mark = place if self.grid.area().intersects(place) else None
        self.unpin.lie_beside(mark, self.grid.area())

    def _hovered(self, at: tuple[int, int] | None) -> None:
        enlarged = self._store.view.enlarged
        if enlarged is not None:
            self._store.look(hover=Cell(*enlarged, *at) if at else None)

    def _unit_hovered(self, unit: int | None) -> None:
        enlarged = self._store.view.enlarged
        if enlarged is not None:
            self._store.look(hover=None if unit is None else Cell(enlarged[0], unit, 0, 0))

    def _clicked(self, row: int, column: int, unit: int | None = None) -> None:
        enlarged = self._store.view.enlarged
        if enlarged is not None:
            channel = enlarged[1] if unit is None else unit
            self._store.look(pin=Cell(enlarged[0], channel, row, column))


class Histogram(QWidget):
    """How often each range of values occurs in a map."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._counts: np.ndarray = np.zeros(1)
        self._edges: np.ndarray = np.array([0.0, 1.0])
        self.setMinimumHeight(56)
        self.setAccessibleName(self.tr("Histogram"))
        self.setToolTip(self.tr("How often each range of values occurs in this map"))

    @property
    def counts(self) -> np.ndarray:
        """How many values the bars stand for."""
        return self._counts

    def clear(self) -> None:
        """Draw no bars."""
        self.show_counts(np.zeros(1), np.array([0.0, 1.0]))

    def show_counts(self, counts: np.ndarray, edges: np.ndarray) -> None:
        """Draw bars of `counts` between `edges` (one more than counts)."""
        self._counts, self._edges = counts, edges
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        colours = theme()
        area = QRectF(self.rect()).adjusted(4, 4, -4, -20)
        most = float(self._counts.max()) or 1.0
        across = area.width() / len(self._counts)
        for index, count in enumerate(self._counts):
            # A square root lets rare values be seen beside the many zeros of an edge map.
            height = area.height() * (float(count) / most) ** 0.5
            middle = (self._edges[index] + self._edges[index + 1]) / 2
            colour = colours.accent if middle >= 0 else QColor("#f59322")
            bar = QRectF(area.x() + index * across, area.bottom() - height, across, height)
            painter.fillRect(bar, colour)
        painter.setPen(QPen(colours.border, 1))
        painter.drawLine(area.bottomLeft(), area.bottomRight())
        painter.setPen(colours.muted)
        labels = QRectF(self.rect()).adjusted(4, 0, -4, 0)
        first, last = float(self._edges[0]), float(self._edges[-1])
        low, high = (scaled_text(end, max(abs(first), abs(last))) for end in (first, last))
        bottom = Qt.AlignmentFlag.AlignBottom
        painter.drawText(labels, bottom | Qt.AlignmentFlag.AlignLeft, low)
        painter.drawText(labels, bottom | Qt.AlignmentFlag.AlignRight, high)
        painter.end()

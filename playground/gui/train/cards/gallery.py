"""The first layer's filters as they learn."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from playground.core.arrays import FloatArray
from playground.core.layer import FilterLayer
from playground.core.messages import marked
from playground.core.session import Network, Session
from playground.engine.explain.formats import scaled_text
from playground.engine.view.mapscale import scale_in
from playground.engine.view.planes import Shown, View
from playground.gui.state.evaluation import Evaluation
from playground.gui.state.store import Store
from playground.gui.state.viewstate import FilterWallShows, ViewState
from playground.gui.train.cards.filtersheet import FilterMeans, FilterSheet
from playground.gui.train.state.trainer import Trainer
from playground.gui.widgets.accessible import Role
from playground.gui.widgets.fonts import tabular
from playground.gui.widgets.gestures import gestures
from playground.gui.widgets.legend import paint_scale
from playground.gui.widgets.mapimage import crop_image, draw_image
from playground.gui.widgets.paintturns import update_in_turn
from playground.gui.widgets.segmented import Segmented
from playground.gui.widgets.theme import theme
from playground.gui.widgets.viewport import Viewport
from playground.gui.widgets.wording import filter_name
from playground.training.protocol.state import TrainingState

GAP_PX = 8

MAX_WITH_MAPS = 6
"""Filters up to which each has its map beneath."""

MAP_SHARE = 0.78
"""Of the side of a filter."""

MAP_GAP_PX = 3

SCALE_PX = 24
"""Height of the line with the scale of the weights, and of the gap above it."""


@gestures(
    marked("gesture", "The filters that are learned"),
    marked("gesture", "Click or arrow keys: selects a filter; Explore edits it"),
)
class FilterWall(QWidget):
    """Every filter of the first layer that has some; a click selects one in the properties.

    Beneath each of a few stands what it makes of the picture, where there is an `evaluation`.
    """

    accessible_role = Role.List

    def __init__(
        self, store: Store, parent: QWidget | None = None, evaluation: Evaluation | None = None
    ) -> None:
        super().__init__(parent)
        self._store = store
        self._evaluation = evaluation
        if evaluation is not None:
            evaluation.updated.connect(self._maps_updated)
        self._first: Network | None = None
        self._means: FilterMeans | None = None
        """Of what is shown, until that is other weights."""

        self.setMinimumHeight(80)
        self.setAccessibleName(self.tr("Filters of the first layer"))
        self.setAccessibleDescription(self.tr("Arrow keys choose a filter."))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        store.changed.connect(self._session_changed)
        store.view_changed.connect(self._view_changed)

    def _session_changed(self, old: Session, new: Session) -> None:
        if old.network is not new.network:
            self._means = None
        # The maps follow in a moment: one repaint for both.
        if old.network is not new.network and not self._has_maps():
            update_in_turn(self)

    def _maps_updated(self, _shown: Shown) -> None:
        if self._has_maps():
            update_in_turn(self)

    def _has_maps(self) -> bool:
        found = self.layer()
        return (
            self._evaluation is not None
            and found is not None
            and len(found[1].filters) <= MAX_WITH_MAPS
        )

    def maps(self) -> View | None:
        """The maps that the filters make of the picture, if they are shown."""
        found = self.layer()
        shown = self._evaluation.shown if self._evaluation is not None else None
        if not self._has_maps() or found is None or shown is None:
            return None
        view = shown.view(found[0])
        return view if view is not None and len(view.planes) == len(found[1].filters) else None

    def _view_changed(self, old: ViewState, new: ViewState) -> None:
        if (old.layer, old.filter, old.scale) != (new.layer, new.filter, new.scale):
            self.update()

    def chosen(self) -> int | None:
        """The filter that is selected in the whole window, if it is one of these."""
        found, view = self.layer(), self._store.view
        return view.filter if found is not None and view.layer == found[0] else None

    def accessible_value(self) -> str:
        """The filter that is chosen."""
        found, at = self.layer(), self.chosen()
        return "" if found is None or at is None else filter_name(found[1].filters[at])

    def layer(self) -> tuple[int, FilterLayer] | None:
        """The place and the layer whose filters are shown."""
        return first_filters(self._store.session.network)

    def compare_with(self, first: Network | None) -> None:
        """Show how far every weight has moved since these; with None, the weights themselves."""
        if first is not self._first:
            self._first = first
            self._means = None
            self.update()

    def shown_weights(self) -> list[FloatArray]:
        """The weights that are painted, filter by filter: channels × height × width each."""
        found = self.layer()
        if found is None:
            return []
        now = [item.weights for item in found[1].filters]
        before = _filters_at(self._first, found[0])
        if [item.shape for item in before] != [item.shape for item in now]:
            return now
        return [new - old for new, old in zip(now, before, strict=True)]

    def _room(self) -> float:
        """The height that the filters have, above the scale."""
        return self.height() - SCALE_PX * self.font().pointSizeF() / 10

    def _paint_scale(self, painter: QPainter, limit: float) -> None:
        ends = scaled_text(-limit, limit), scaled_text(limit, limit)
        painter.setFont(tabular(self.font()))
        painter.setPen(theme().muted)
        metrics = painter.fontMetrics()
        side = max(metrics.horizontalAdvance(end) for end in ends) + 6
        high = metrics.height()
        line = QRectF(0, self.height() - high, self.width(), high)
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.drawText(line, middle | Qt.AlignmentFlag.AlignLeft, ends[0])
        painter.drawText(line, middle | Qt.AlignmentFlag.AlignRight, ends[1])
        bar = QRectF(side, line.center().y() - 4, self.width() - 2 * side, 8)
        if bar.width() > SCALE_PX:
            paint_scale(painter, bar, "signed")

    def _grid(self, count: int) -> tuple[int, int, float]:
        """Rows, columns and the side of a filter, as large as possible."""
        columns = np.arange(1, count + 1)
        rows = -(-count // columns)
        wide, tall = self.width() - 1, self._room() - 1  # the frame is a pixel thick
        sides = np.minimum((wide + GAP_PX) / columns, (tall + GAP_PX) / rows) - GAP_PX
        best = int(sides.argmax()) if count else 0
        if not count or sides[best] <= 0:
            return 1, max(1, count), 0.0
        return int(rows[best]), int(columns[best]), float(sides[best])

    def rects(self, count: int) -> list[QRectF]:
        """Where so many filters lie."""
        rows, columns, side = self._grid(count)
        down = float(GAP_PX)
        if self._has_maps():
            rows, columns, side = self._grid_with_maps(count)
            down += MAP_GAP_PX + MAP_SHARE * side
        step = side + GAP_PX
        left = (self.width() - columns * step + GAP_PX) / 2
        top = max(0.0, (self._room() - rows * (side + down) + GAP_PX) / 2)
        places = (divmod(index, columns) for index in range(count))
        return [
            QRectF(left + col * step, top + row * (side + down), side, side) for row, col in places
        ]

    def _grid_with_maps(self, count: int) -> tuple[int, int, float]:
        """Rows, columns and the side of a filter that has its map beneath, as large as possible."""
        best = (1, max(1, count), 0.0)
        for columns in range(1, count + 1):
            rows = -(-count // columns)
            across = (self.width() - 1 + GAP_PX) / columns - GAP_PX
            down = (self._room() - 1 + GAP_PX) / rows - GAP_PX - MAP_GAP_PX
            side = min(across, down / (1 + MAP_SHARE))
            if side > best[2]:
                best = (rows, columns, side)
        return best

    def map_rect(self, rect: QRectF) -> QRectF:
        """Where the map of the filter in a rectangle lies."""
        side = MAP_SHARE * rect.width()
        return QRectF(rect.center().x() - side / 2, rect.bottom() + MAP_GAP_PX, side, side)

    def paintEvent(self, event: QPaintEvent) -> None:
        found = self.layer()
        if found is None:
            return
        painter = QPainter(self)
        if self._means is None:
            self._means = FilterMeans.of(self.shown_weights())
        limit, means = self._means.largest or 1.0, self._means.means
        rects = self.rects(len(means))
        seen = [at for at, rect in enumerate(rects) if self._is_in_view(rect)]
        side = max((rect.width() for rect in rects), default=0) * self.devicePixelRatioF()
        sheet = FilterSheet(means, limit, max(1, round(side)))
        for at in seen:
            painter.drawImage(rects[at], sheet.image, sheet.place(at))
        chosen = self.chosen()
        painter.setPen(QPen(theme().field_border, 1))
        painter.drawRects([rects[at] for at in seen if at != chosen])
        if chosen is not None and chosen < len(rects):
            painter.setPen(QPen(theme().accent, 3 if self.hasFocus() else 2))
            painter.drawRect(rects[chosen])
        self._paint_maps(painter, rects)
        self._paint_scale(painter, limit)
        painter.end()

    def _is_in_view(self, rect: QRectF) -> bool:
        """Whether something of a filter or its frame is seen: of thousands, most have no room."""
        across, down = self.width() + 2, self.height() + 2
        return rect.right() > -2 and rect.x() < across and rect.bottom() > -2 and rect.y() < down

    def _paint_maps(self, painter: QPainter, rects: list[QRectF]) -> None:
        view = self.maps()
        if view is None:
            return
        painter.setPen(QPen(theme().field_border, 1))
        choice = self._store.view.scale
        shared = scale_in(view, 0, choice) if choice.by == "layer" else None
        for channel, (flat, rect) in enumerate(zip(view.planes, rects, strict=True)):
            scale = shared or scale_in(view, channel, choice)
            area = self.map_rect(rect)
            place = fitted(area, flat.width, flat.height)
            pixels = (max(1, round(place.width())), max(1, round(place.height())))
            image = crop_image(flat, Viewport(), pixels, scale.limit, scale.palette)
            draw_image(painter, place, flat, Viewport(), image)
            painter.drawRect(place)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        found = self.layer()
        if found is None or event.button() != Qt.MouseButton.LeftButton:
            return
        place, layer = found
        for index, rect in enumerate(self.rects(len(layer.filters))):
            both = rect.united(self.map_rect(rect)) if self._has_maps() else rect
            if both.contains(event.position()):
                self._store.look(layer=place, filter=index)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        found = self.layer()
        steps = {
            Qt.Key.Key_Left: -1,
            Qt.Key.Key_Up: -1,
            Qt.Key.Key_Right: 1,
            Qt.Key.Key_Down: 1,
        }
        step = steps.get(Qt.Key(event.key()))
        if found is None or step is None:
            super().keyPressEvent(event)
            return
        place, layer = found
        now = self.chosen()
        wanted = 0 if now is None else min(max(now + step, 0), len(layer.filters) - 1)
        self._store.look(layer=place, filter=wanted)

    def focusInEvent(self, event: object) -> None:
        self.update()

    def focusOutEvent(self, event: object) -> None:
        self.update()

    def sizeHint(self) -> QSize:
        """Room for two rows."""
        return QSize(360, 200)


def first_filters(network: Network) -> tuple[int, FilterLayer] | None:
    """The first layer with filters, and its place."""
    for place, layer in enumerate(network):
        if isinstance(layer, FilterLayer) and layer.enabled:
            return place, layer
    return None


def _filters_at(network: Network | None, place: int) -> list[FloatArray]:
    if network is None or place >= len(network):
        return []
    layer = network[place]
    return [item.weights for item in layer.filters] if isinstance(layer, FilterLayer) else []


def drift(now: Network, first: Network) -> float | None:
    """How far the first layer's filters have moved, as a share of their length at first."""
    found = first_filters(now)
    if found is None:
        return None
    before, after = _filters_at(first, found[0]), [item.weights for item in found[1].filters]
    if [item.shape for item in before] != [item.shape for item in after]:
        return None
    length = float(np.sqrt(sum(np.square(item).sum() for item in before)))
    pairs = zip(after, before, strict=True)
    moved = float(np.sqrt(sum(np.square(new - old).sum() for new, old in pairs)))
    return moved / length if length else None


def fitted(area: QRectF, width: int, height: int) -> QRectF:
    """The largest rectangle of these proportions in the middle of an area."""
    scale = min(area.width() / max(1, width), area.height() / max(1, height))
    across, down = scale * width, scale * height
    return QRectF(area.center().x() - across / 2, area.center().y() - down / 2, across, down)


class Gallery(QWidget):
    """The wall of filters, as they are or as they have moved."""

    def __init__(
        self,
        store: Store,
        trainer: Trainer,
        parent: QWidget | None = None,
        evaluation: Evaluation | None = None,
    ) -> None:
        super().__init__(parent)
        self._store = store
        self._trainer = trainer
        title = QLabel(self.tr("First layer"), self)
        title.setProperty("role", "title")
        self.moved = QLabel(self)
        self.moved.setProperty("role", "muted")
        self.wall = FilterWall(store, self, evaluation)
        self.which = Segmented(
            [
                ("now", self.tr("filters"), self.tr("The filters as they are")),
                (
                    "drift",
                    self.tr("drift"),
                    self.tr("How far every weight has moved since the training began"),
                ),
            ],
            self,
        )
        self.which.set_value(store.view.filter_wall)
        self.which.setAccessibleName(self.tr("What is shown of the filters"))
        self.which.chosen.connect(self._choose)
        store.changed.connect(self._session_changed)
        store.view_changed.connect(self._view_changed)
        box = QVBoxLayout(self)
        box.setContentsMargins(12, 8, 12, 8)
        box.setSpacing(4)
        top = QHBoxLayout()
        top.setSpacing(8)
        box.addLayout(top)
        top.addWidget(title)
        top.addStretch(1)
        top.addWidget(self.moved)
        top.addWidget(self.which)
        box.addWidget(self.wall, 1)
        trainer.changed.connect(self._trainer_changed)
        self._refresh()

    def _choose(self, which: FilterWallShows) -> None:
        self._store.look(filter_wall=which)

    def _view_changed(self, old: ViewState, new: ViewState) -> None:
        if old.filter_wall != new.filter_wall:
            self.which.set_value(new.filter_wall)
            self._refresh()

    def _trainer_changed(self, old: TrainingState, new: TrainingState) -> None:
        if old.setup is not new.setup:
            self._refresh()

    def _session_changed(self, old: Session, new: Session) -> None:
        if old.network is not new.network and self.which.value == "drift":
            self._show_drift()

    def _refresh(self) -> None:
        setup = self._trainer.state.setup
        drifts = self.which.value == "drift" and setup is not None
        self.wall.compare_with(setup.network if drifts and setup is not None else None)
        self._show_drift()

    def _show_drift(self) -> None:
        """Say how far the filters have moved, where that is what is shown."""
        setup = self._trainer.state.setup
        drifts = self.which.value == "drift" and setup is not None
        moved = drift(self._store.session.network, setup.network) if drifts and setup else None
        text = self.tr("moved by {share} %")
        self.moved.setText("" if moved is None else text.format(share=f"{100 * moved:.1f}"))

"""The flow view: the picture, then a column for every layer, a tile for every map."""

from __future__ import annotations

import math

from PySide6.QtCore import QEvent, QPoint, QRect, Qt
from PySide6.QtGui import QFontMetricsF, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QMenu, QScrollArea, QWidget

from playground.core.session import FilterLayer, Session
from playground.engine.trace.cell_address import Cell
from playground.engine.view.planes import Shown
from playground.gui.flow.addcolumn import AddColumn
from playground.gui.flow.column import FlowColumn
from playground.gui.flow.detail import Detail
from playground.gui.flow.edges import Edge, Edges, channel_weights
from playground.gui.flow.glide import Glide, closed, opened
from playground.gui.flow.header import ColumnHeader
from playground.gui.flow.layermenu import LayerMenus
from playground.gui.flow.layout import HEADER, TALLEST, Column, Layout, layout
from playground.gui.flow.tile import MapTile
from playground.gui.state.cellmarks import marks_of
from playground.gui.state.evaluation import Evaluation
from playground.gui.state.store import Store
from playground.gui.state.viewstate import ViewState


class FlowView(QScrollArea):
    """Shows every map of every stage; hovering, pinning and zooming are shared by all of them."""

    def __init__(self, store: Store, evaluation: Evaluation, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._store = store
        self._evaluation = evaluation
        self._content = QWidget()
        self._content.setObjectName("Flow")
        self.setWidget(self._content)
        self.setAccessibleName(self.tr("Feature maps"))
        self.viewport().setAutoFillBackground(False)
        self._columns: list[FlowColumn] = []
        self._shapes: list[Column] = []
        self._placed: tuple[Layout, int | None] | None = None
        self._glide = Glide(self._show_layout, self)
        self._is_behind = False
        self._shown: Shown | None = None
        """What the columns show; the evaluation may be a step ahead."""

        self._menus = LayerMenus(store, self)
        self.add_column = AddColumn(self._content)
        self.add_column.wanted.connect(self._show_kinds)
        self.detail = Detail(self._content, self)
        self.detail.changed.connect(self._place)
        self.detail.closed.connect(lambda: store.look(detail=None))
        self.detail.viewport_wanted.connect(lambda viewport: store.look(viewport=viewport))
        self.edges = Edges(self._content)
        store.changed.connect(self._session_changed)
        store.view_changed.connect(self._view_changed)
        evaluation.updated.connect(self._results_changed)
        self._match_stack()

    def tile(self, stage: int, channel: int) -> MapTile:
        """The tile of a map; stage −1 is the input."""
        return self._columns[stage + 1].tile(channel)

    def header(self, stage: int) -> ColumnHeader:
        """The card above a column; stage −1 is the input."""
        return self._columns[stage + 1].header

    def column(self, stage: int) -> FlowColumn:
        """A whole column; stage −1 is the input."""
        return self._columns[stage + 1]

    def all_tiles(self) -> list[MapTile]:
        """The tiles of all columns that exist, from left to right."""
        return [tile for column in self._columns for tile in column.tiles]

    # The stack.

    def _session_changed(self, old: Session, new: Session) -> None:
        if old.network is not new.network or old.picture is not new.picture:
            self._match_stack()

    def _match_stack(self) -> None:
        """One column for the input and one for every layer."""
        wanted = len(self._store.session.network) + 1
        while len(self._columns) < wanted:
            self._columns.append(self._new_column(len(self._columns) - 1))
        while len(self._columns) > wanted:
            self._columns.pop().dispose()
        self._mark_selection()

    def _new_column(self, stage: int) -> FlowColumn:
        column = FlowColumn(stage, self._content, self)
        column.chosen.connect(lambda: self._store.look(layer=stage))
        column.menu_wanted.connect(lambda at: self._popup(self._menus.layer(stage, self), at))
        column.hovered.connect(lambda cell: self._store.look(hover=cell))
        column.clicked.connect(self._clicked)
        column.enlarge_wanted.connect(lambda channel: self._store.look(enlarged=(stage, channel)))
        column.viewport_wanted.connect(lambda viewport: self._store.look(viewport=viewport))
        return column

    def _show_kinds(self, at: QPoint) -> None:
        self._popup(self._menus.kinds(len(self._store.session.network), self), at)

    def _popup(self, menu: QMenu, at: QPoint) -> None:
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(at)

    # From the evaluation.

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._is_behind and self._evaluation.shown is not None:
            self._results_changed(self._evaluation.shown)

    def _results_changed(self, shown: Shown) -> None:
        self._is_behind = not self.isVisibleTo(self.window())
        if self._is_behind:
            return  # in another mode: training commits weights ten times a second
        if len(shown.stages) + 1 != len(self._columns):
            return  # the stack has changed since; its own results are on their way
        self._shown = shown
        for column in self._columns:
            column.show_stage(shown, self._store.view)
        self.detail.follow(shown, self._store.view)
        shapes = [column.shape() for column in self._columns]
        if shapes != self._shapes:
            self._shapes = shapes
            self._place()
        self._mark_selection()
        self._mark_cells()

    # From and to the view state.

    def _clicked(self, cell: Cell) -> None:
        chosen: dict[str, object] = {"layer": cell.stage, "pin": cell}
        if self._has_filters(cell.stage):
            chosen["filter"] = cell.channel
            chosen["detail"] = (cell.stage, cell.channel)
        self._store.look(**chosen)

    def _has_filters(self, stage: int) -> bool:
        layers = self._store.session.network.layers
        return 0 <= stage < len(layers) and isinstance(layers[stage], FilterLayer)

    def _view_changed(self, old: ViewState, new: ViewState) -> None:
        if old.viewport != new.viewport or old.digits != new.digits:
            for column in self._columns:
                column.look(new)
            self.detail.look(new)
        if old.scale != new.scale and self._evaluation.shown:
            self._results_changed(self._evaluation.shown)
        if old.detail != new.detail and self._evaluation.shown:
            self.detail.follow(self._evaluation.shown, new)
        if old.layer != new.layer:
            self._place()
        if (old.layer, old.filter) != (new.layer, new.filter):
            self._mark_selection()
        if (old.pointed, old.weight, old.pin) != (new.pointed, new.weight, new.pin):
            self._mark_cells()
        if old.slide != new.slide:
            for column in self._columns:
                column.fill(new.slide)

    def _mark_selection(self) -> None:
        for column in self._columns:
            column.select(self._store.view, self._has_filters(column.stage))

    def _mark_cells(self) -> None:
        if self._shown is not self._evaluation.shown:
            return  # the cells of maps that are about to be shown
        marks = marks_of(self._evaluation.shown, self._store.view)
        for column in self._columns:
            column.mark(marks)
        self._draw_edges()

    def _draw_edges(self) -> None:
        """To the hovered map from what it is made of, and through the detail."""
        shown, stage = self._evaluation.shown, self.detail.stage
        edges = self._edges_to(shown, self._store.view.hover)
        if stage is not None and self._store.view.detail is not None:
            before, column = self._columns[stage], self._columns[stage + 1]
            end = column.anchor(self._store.view.detail[1], right=False)
            inner = self.detail.edges(lambda channel: before.anchor(channel, right=True), end)
            edges = (*inner, *(edge for edge in edges if edge.end != end))
        self.edges.show_edges(edges)

    def _edges_to(self, shown: Shown | None, cell: Cell | None) -> tuple[Edge, ...]:
        """From the maps that the hovered one is made of."""
        if shown is None or cell is None or not 0 <= cell.stage < len(shown.stages):
            return ()
        stage = shown.stages[cell.stage]
        if stage.input_shape is None or stage.shape is None or cell.channel >= stage.shape[0]:
            return ()
        before, column = self._columns[cell.stage], self._columns[cell.stage + 1]
        end = column.anchor(cell.channel, right=False)
        weights = channel_weights(stage.layer, cell.channel, stage.input_shape)
        if cell.stage == 0:  # the picture is one tile, however many channels it has
            weights = dict(list(weights.items())[:1])
        return tuple(
            Edge(before.anchor(channel, right=True), end, weight)
            for channel, weight in weights.items()
        )

    # Geometry.

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        super().scrollContentsBy(dx, dy)
        self._reveal()

    def _reveal(self) -> None:
        """Have the tiles that are in view."""
        top = self.verticalScrollBar().value()
        for column in self._columns:
            column.reveal(top, top + self.viewport().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange and hasattr(self, "edges"):
            self._place()

    def _place(self) -> None:
        if len(self._shapes) != len(self._columns):
            return
        room = self.viewport().size()
        selected = min(self._store.view.layer + 1, len(self._columns) - 1)
        shapes, at = list(self._shapes), self.detail.stage
        if at is not None:
            shapes.insert(at + 1, self.detail.shape())
            selected = at + 2
        behind = 1 if at is None else 2
        header = max(HEADER, math.ceil(3 * QFontMetricsF(self.font()).height()) + 14)
        placed = layout(shapes, room.width(), room.height(), selected, behind, header)
        before, self._placed = self._placed, (placed, at)
        if before is not None and self._glide.shown is not None:
            before = self._glide.shown, before[1]  # on the way, what is seen and not what will be
        self._glide.to(placed, self._start_of(before, placed, at))
        placements = [item for index, item in enumerate(placed.columns) if index - 1 != at]
        open_columns = [item for item in placements if item.tiles and not item.collapsed]
        if open_columns:
            box = open_columns[0].tiles.first
            ratio = self.devicePixelRatioF()
            self._evaluation.set_tile_pixels(
                round(min(box.height, box.width * TALLEST) * ratio), round(box.width * ratio)
            )

    def _start_of(
        self, before: tuple[Layout, int | None] | None, placed: Layout, at: int | None
    ) -> Layout | None:
        """Where the columns come from when the detail slides in or out; None for at once."""
        if before is None or before[1] == at or not self.isVisible():
            return None
        from PySide6.QtWidgets import QStyle  # its many enums would hold up the first window

        if self.style().styleHint(QStyle.StyleHint.SH_Widget_Animation_Duration) <= 0:
            return None  # the system asks for no motion
        start = before[0] if before[1] is None else closed(before[0], before[1] + 1)
        if len(start.columns) != len(self._columns):
            return None
        return start if at is None else opened(start, placed, at + 1)

    def _show_layout(self, placed: Layout) -> None:
        """Put every column where a layout says."""
        room, at = self.viewport().size(), self.detail.stage
        placements = list(placed.columns)
        if at is not None:
            self.detail.place(placements.pop(at + 1))
        if len(placements) != len(self._columns):
            return  # the stack has changed meanwhile, and its own layout follows
        for column, placement in zip(self._columns, placements, strict=True):
            column.place(placement)
        self.edges.setGeometry(0, 0, placed.width, max(placed.height, room.height()))
        add = placed.add
        self.add_column.setGeometry(QRect(add.x, add.y, add.width, add.height))
        self._content.resize(max(placed.width, room.width()), max(placed.height, room.height()))
        self._reveal()
        self._draw_edges()

    def stop(self) -> None:
        """End the thread of the detail."""
        self.detail.stop()

"""The flow view: the picture, then a column for every layer, a tile for every map."""

from __future__ import annotations

import math
from dataclasses import replace

from PySide6.QtCore import QEvent, QRect, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QScrollArea, QWidget

from playground.core.messages import marked
from playground.engine.trace.cell_address import Cell
from playground.engine.trace.progress import Filled, filled
from playground.engine.view.planes import Shown
from playground.gui.flow.addcolumn import AddColumn
from playground.gui.flow.column import FlowColumn
from playground.gui.flow.columnhands import ColumnHands
from playground.gui.flow.detail import Detail
from playground.gui.flow.edges import Edges
from playground.gui.flow.filtercolumns import FilterColumns, filters_of
from playground.gui.flow.glide import Glide, glide_start
from playground.gui.flow.header import ColumnHeader
from playground.gui.flow.inputbuttons import InputButtons
from playground.gui.flow.layermenu import LayerMenus
from playground.gui.flow.layout import (
    COLLAPSED_PX,
    HEADER_PX,
    MAX_TILE_ASPECT,
    Column,
    FlowLayout,
)
from playground.gui.flow.mapedges import edges_to
from playground.gui.flow.picturecolumn import PictureColumn
from playground.gui.flow.placed import Area, Placed, placed
from playground.gui.flow.scene import Scene
from playground.gui.flow.tile import MapTile
from playground.gui.flow.unitfinder import UnitFinder
from playground.gui.flow.unpin import Unpin
from playground.gui.state.cellmarks import exists, nearest
from playground.gui.state.evaluation import Evaluation
from playground.gui.state.pointing import Pointer
from playground.gui.state.store import Store
from playground.gui.state.viewstate import ViewState
from playground.gui.widgets.gestures import gestures
from playground.gui.widgets.motion import is_reduced

FILTERS_PX = 92
"""Width of the column of filters, where the picture stands beside the flow."""


@gestures(
    marked("gesture", "The layers"),
    marked("gesture", "Wheel: scrolls; with Shift to the side"),
    marked("gesture", "Escape: unpins, and closes what was opened over the maps"),
)
class FlowView(QScrollArea):
    """Shows every map of every stage; hovering, pinning and zooming are shared by all of them."""

    palette_part = marked("palette", "Maps")

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
        self._content = QWidget()
        for part in (self, self._content):  # its scroll bars lie on the same ground
            part.setObjectName("Flow")
        self.setWidget(self._content)
        self.setAccessibleName(self.tr("Feature maps"))
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)  # Tab goes to the maps, and scrolls to them
        self.viewport().setAutoFillBackground(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._columns: list[FlowColumn] = []
        self._scene: Scene | None = None
        self._placed: Placed | None = None
        self._is_laying = self._must_place = False
        self._glide = Glide(self._show_layout, self)
        self._is_behind = False
        self._input_beside = False
        self._picture_wanted: bool | None = None
        self._hands = ColumnHands(store, self)
        self._hands.menus.moved.connect(self._follow)
        self.picture = PictureColumn(store, self._content, self)
        self.picture.toggled.connect(self._toggle_picture)
        self.picture.hovered.connect(lambda cell: store.look(hover=cell))
        self.picture.clicked.connect(self._hands.click)
        self._revealed: Cell | None = None
        self.finder = UnitFinder(self)
        self.finder.chosen.connect(self._go_to)
        self.menus.find_wanted.connect(self.find_unit)
        self.add_column = AddColumn(self._content)
        self.add_column.wanted.connect(self._hands.show_kinds)
        self.add_column.hide()
        self.detail = Detail(self._content, self)
        self.detail.arrived.connect(self._place)
        self.detail.closed.connect(lambda: store.look(detail=None))
        self.detail.viewport_wanted.connect(lambda viewport: store.look(viewport=viewport))
        self.filters = FilterColumns(store, self._content, self)
        self.input_buttons = InputButtons(self._content)
        self.edges = Edges(self._content)
        self.unpin = Unpin(store, self._content)
        store.view_changed.connect(self._view_changed)
        evaluation.updated.connect(self._results_changed)
        pointer.changed.connect(self._mark_cells)

    @property
    def menus(self) -> LayerMenus:
        """The menus of its layers."""
        return self._hands.menus

    def tile(self, stage: int, channel: int) -> MapTile:
        """The tile of a map; stage −1 is the input."""
        return self._columns[stage + 1].tile(channel)

    def find_unit(self, stage: int) -> None:
        """Show all units of a stage, to choose one from."""
        if self._scene is not None and 0 <= stage < len(self._scene.shown.stages):
            header = self.header(stage)
            at = header.mapToGlobal(header.rect().bottomLeft())
            self.finder.open(self._scene.shown, stage, self._store.view, at)

    def _go_to(self, cell: Cell) -> None:
        """Select a unit that was found, and have it in view once its column is at its place."""
        self._revealed = cell
        self._hands.click(cell)
        self._make_room()
        self._reveal_found()

    def _make_room(self) -> None:
        """Close the map that is laid open where the selected column has no room beside it."""
        detail, layer = self._store.view.detail, self._store.view.layer
        is_other = detail is not None and detail[0] != layer
        if is_other and self.has(layer) and self.column(layer).is_collapsed:
            self._store.look(detail=None)

    def _reveal_found(self) -> None:
        cell, found = self._revealed, self._placed
        if cell is None or found is None or self._glide.visible != found.layout:
            return
        self._revealed = None
        if not self.has(cell.stage):
            return
        box = self.column(cell.stage).box_of(cell.channel)
        self.ensureVisible(box.center().x(), box.center().y(), box.width(), box.height())

    def has(self, stage: int) -> bool:
        """Whether there is a column of a stage."""
        return -1 <= stage < len(self._columns) - 1

    def header(self, stage: int) -> ColumnHeader:
        """The card above a column; stage −1 is the input."""
        return self._columns[stage + 1].header

    def column(self, stage: int) -> FlowColumn:
        """A whole column; stage −1 is the input."""
        return self._columns[stage + 1]

    def ordered_parts(self) -> list[QWidget]:
        """The picture, then column by column, each from top to bottom."""
        parts = self.picture.ordered_parts()
        for at, column in enumerate(self._columns):
            parts += column.ordered_parts()
            parts += [self.input_buttons] if at == 0 else []
            filters = self.filters.of(column.stage + 1)
            parts += [] if filters is None else [filters]
            parts += self.detail.ordered_parts() if column.stage + 1 == self.detail.stage else []
        return [*parts, self.add_column]

    # From the evaluation.

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._is_behind and self._evaluation.shown is not None:
            self._results_changed(self._evaluation.shown)

    def _results_changed(self, shown: Shown) -> None:
        self._is_behind = not self.isVisibleTo(self.window())
        if not self._is_behind:  # in another mode, training commits weights ten times a second
            self._show(shown)

    def _show(self, shown: Shown) -> None:
        """Let the columns show these results: as many as there are stages, each with its maps."""
        self._scene, view = None, self._store.view
        wanted = len(shown.stages) + 1
        while len(self._columns) < wanted:
            column = FlowColumn(len(self._columns) - 1, self._content, self)
            self._hands.connect_column(column)
            column.chosen.connect(self._make_room)
            column.clicked.connect(self._make_room)
            self._columns.append(column)
        while len(self._columns) > wanted:
            self._drop_column()
        self.picture.show_picture(shown, view)
        alone = self._input_beside and self.picture.shape is None
        self._columns[0].filters = filters_of(shown, 0) if alone else None
        for column in self._columns:
            column.show_stage(shown, view)
        self._fill(shown, view.slide)
        self.filters.show(shown)
        self.detail.follow(shown, view)
        shapes = tuple(column.shape for column in self._columns)
        self._scene = Scene(shown, shapes, self.picture.shape)
        self._place()
        self._mark_selection()
        self._mark_cells()
        if self._store.view is not view:  # what went away had the mouse or the keyboard
            self._view_changed(view, self._store.view)

    def _drop_column(self) -> None:
        """Take the last column away; the card before it gets the keyboard that it had."""
        column, now = self._columns.pop(), self.window().focusWidget()
        if now is not None and any(part is now for part in column.ordered_parts()):
            self._columns[-1].header.setFocus()
        column.dispose()

    # From and to the view state.

    def _follow(self, old: int, new: int) -> None:
        """Let the keyboard go with a card that was moved, so that the next key is for it."""
        now = self.window().focusWidget()
        header = self.header(old)
        if now is not None and (now is header or header.isAncestorOf(now)):
            self.header(new).setFocus()

    def _view_changed(self, old: ViewState, new: ViewState) -> None:
        if self._scene is None:
            return
        if old.viewport != new.viewport or old.digits != new.digits:
            for column in self._columns:
                column.look(new)
            self.picture.look(new)
            self.detail.look(new)
            self._place_unpin()
        watched = ("scale", "dropout_draw", "data_classes")
        if any(getattr(old, name) != getattr(new, name) for name in watched):
            self._results_changed(self._scene.shown)
        if old.detail != new.detail:
            self.detail.follow(self._scene.shown, new)
        if (old.detail, old.layer, old.filter) != (new.detail, new.layer, new.filter):
            self._place()
        if (old.layer, old.filter) != (new.layer, new.filter):
            self._mark_selection()
        if old.slide != new.slide:
            self._fill(self._scene.shown, new.slide)

    def _fill(self, shown: Shown, slide: Cell | None) -> None:
        """Show the maps from the one that a window slides over as far as it has come."""
        known: dict[int, Filled] = {}
        if slide is not None and 0 <= slide.stage < len(shown.stages):
            known = filled(shown.stages, slide.stage, slide.row, slide.column)
        for column in self._columns:
            column.fill(known.get(column.stage))

    def _mark_selection(self) -> None:
        for column in self._columns:
            column.select(self._store.view, self._hands.filters_of(column.stage) > 0)

    def _mark_cells(self) -> None:
        pointing = self._pointer.now
        if self._scene is None or pointing.shown is not self._scene.shown:
            return  # it is about results that are about to be shown
        for column in self._columns:
            column.mark(pointing.marks)
        self.picture.mark(pointing.marks)
        self._place_unpin()
        self._draw_edges()

    def _draw_edges(self) -> None:
        """To the hovered map from what it is made of, and through the detail."""
        if self._scene is None:
            return
        pointing, shown = self._pointer.now, self._scene.shown
        hovered = pointing.hovered if pointing.shown is shown else None
        edges = edges_to(hovered, shown, self._columns)
        stage = self.detail.stage
        if stage is not None:
            inner = tuple(self.detail.edges(self._columns[stage], self._columns[stage + 1]))
            crosses = hovered is not None and hovered.stage == stage  # maps of channels lie there
            edges = inner if crosses else (*inner, *edges)
        self.edges.show_edges(edges)

    def _toggle_picture(self) -> None:
        """Open the picture though others have to make room, or fold it into its card."""
        picture = self._placed.picture if self._placed is not None else None
        if picture is not None:
            self._picture_wanted = picture.collapsed
            self._place()

    def set_input_beside(self, beside: bool) -> None:
        """Whether the picture stands beside the flow, so that it need not be shown twice."""
        if beside != self._input_beside:
            self._input_beside = beside
            if self._scene is not None:
                self._show(self._scene.shown)

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
        """Lay out the columns of the scene, and the detail of it if there is one."""
        if self._scene is None:
            return
        if self._is_laying:
            self._must_place = True
            return
        found = self.detail.found
        detail = None if found is None else (found.wanted.stage + 1, found.column)
        selected = min(self._store.view.layer + 1, len(self._columns) - 1)
        picture = self._scene.picture
        if picture is not None:
            card = max(COLLAPSED_PX, self.picture.header.card_px())
            picture = replace(picture, wanted=self._picture_wanted, card=card)
        shapes = tuple(
            replace(
                shape,
                chosen=min(self._store.view.filter, max(0, shape.tiles - 1)),
                card=max(COLLAPSED_PX, column.header.card_px()),
                has_filters=self.filters.of(column.stage) is not None,
            )
            for column, shape in zip(self._columns, self._scene.shapes, strict=True)
        )
        if self._columns[0].filters is not None:
            shapes = (Column(0, 1.0, fixed=FILTERS_PX), *shapes[1:])
        new = placed(shapes, self._area(), selected, detail, picture)
        self.detail.show_found()
        before, self._placed = self._placed, new
        if new == before:
            self._draw_edges()
            return
        self._glide.to(
            new.layout, glide_start(before, new, self._glide.visible) if self._may_move() else None
        )
        if self._placed is not new:
            return  # laid out anew since
        on, off = Qt.ScrollBarPolicy.ScrollBarAlwaysOn, Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        self.setHorizontalScrollBarPolicy(on if new.horizontal else off)
        self.setVerticalScrollBarPolicy(on if new.vertical else off)
        columns = new.layout.columns
        boxes = [
            item.tiles.large
            for at, item in enumerate(columns)
            if item.tiles and at != new.detail and not item.collapsed
        ]
        if boxes:
            box, ratio = boxes[0], self.devicePixelRatioF()
            self._evaluation.set_tile_pixels(
                round(min(box.height, box.width * MAX_TILE_ASPECT) * ratio),
                round(box.width * ratio),
            )

    def _area(self) -> Area:
        """The room to lay columns out in; the same whether scroll bars are shown or not."""
        frame = 2 * self.frameWidth()
        return Area(
            self.width() - frame,
            self.height() - frame,
            self.verticalScrollBar().sizeHint().width(),
            max(HEADER_PX, math.ceil(2 * QFontMetricsF(self.font()).height()) + 14),
        )

    def _may_move(self) -> bool:
        """Whether columns may glide: it is seen, and motion is not to be reduced."""
        return self.isVisible() and not is_reduced()

    def _show_layout(self, layout: FlowLayout) -> None:
        """Put every column where a layout of the scene says, on the way or at its end."""
        if self._scene is None or self._placed is None:
            return
        # A tile that hides may hand the keyboard to one that is then chosen: what that has laid out
        # comes after this layout, not in the middle of it.
        self._is_laying, self._must_place = True, False
        try:
            self._lay(self._placed, layout)
        finally:
            self._is_laying = False
        if self._must_place:
            self._place()

    def _lay(self, room: Placed, layout: FlowLayout) -> None:
        placements = list(layout.columns)
        self.picture.place(room.picture)
        if room.detail is not None:
            self.detail.place(placements.pop(room.detail))
        for column, placement in zip(self._columns, placements, strict=True):
            column.place(placement)
        self.filters.place(placements)
        self.input_buttons.place(placements[0].tiles.large)
        width, height = max(layout.width, room.width), max(layout.height, room.height)
        self.edges.setGeometry(0, 0, layout.width, height)
        add = layout.add
        self.add_column.setGeometry(QRect(add.x, add.y, add.width, add.height))
        self.add_column.show()
        self._content.resize(width, height)
        self._reveal()
        self._place_unpin()
        self._draw_edges()
        self._reveal_found()

    def _place_unpin(self) -> None:
        """Have the button that unpins beside the pinned cell."""
        place, pin = None, self._store.view.pin
        if self._scene is not None and pin is not None and pin.stage + 1 < len(self._columns):
            pin = nearest(self._scene.shown, pin)
            if exists(self._scene.shown, pin):
                place = self._columns[pin.stage + 1].place_of(pin)
        mark, within = place if place is not None else (None, QRectF())
        self.unpin.lie_beside(mark, within)

    def stop(self) -> None:
        """End the thread of the detail."""
        self.detail.stop()

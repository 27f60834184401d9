"""The flow view: the picture, then a column for every layer, a tile for every map."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QScrollArea, QWidget

from playground.core.session import FilterLayer, Session
from playground.engine.counting import size_text
from playground.engine.planes import Shown
from playground.gui.describe import layer_detail, layer_title, sentence
from playground.gui.evaluation import Evaluation
from playground.gui.flow.addcolumn import AddColumn
from playground.gui.flow.header import ColumnHeader
from playground.gui.flow.layermenu import LayerMenus
from playground.gui.flow.layout import TALLEST, Box, Column, layout
from playground.gui.flow.tile import MapTile
from playground.gui.pixelgrid import Highlight
from playground.gui.store import Store
from playground.gui.tracing import highlights
from playground.gui.viewstate import INPUT, Cell, ViewState


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
        self._headers: list[ColumnHeader] = []
        self._tiles: list[list[MapTile]] = []
        self._columns: list[Column] = []
        self._menus = LayerMenus(store, self)
        self.add_column = AddColumn(self._content)
        self.add_column.wanted.connect(self._show_kinds)
        store.changed.connect(self._session_changed)
        store.view_changed.connect(self._view_changed)
        evaluation.updated.connect(self._results_changed)
        self._build_headers()

    def tile(self, stage: int, channel: int) -> MapTile:
        """The tile of a map; stage −1 is the input."""
        return self._tiles[stage + 1][channel]

    def header(self, stage: int) -> ColumnHeader:
        """The card above a column; stage −1 is the input."""
        return self._headers[stage + 1]

    # From the document.

    def _session_changed(self, old: Session, new: Session) -> None:
        if old.network is not new.network or old.picture is not new.picture:
            self._build_headers()

    def _build_headers(self) -> None:
        """One header and one list of tiles for the input and for every layer."""
        wanted = len(self._store.session.network) + 1
        while len(self._headers) < wanted:
            stage = len(self._headers) - 1
            header = ColumnHeader(self._content)
            header.chosen.connect(lambda stage=stage: self._choose(stage))
            header.menu_wanted.connect(lambda at, stage=stage: self._show_menu(stage, at))
            header.show()
            self._headers.append(header)
            self._tiles.append([])
        while len(self._headers) > wanted:
            self._headers.pop().deleteLater()
            for tile in self._tiles.pop():
                tile.deleteLater()
        self._mark_selection()

    def _choose(self, stage: int) -> None:
        self._store.look(layer=stage)

    def _show_menu(self, stage: int, at: QPoint) -> None:
        menu = self._menus.layer(stage, self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(at)

    def _show_kinds(self, at: QPoint) -> None:
        menu = self._menus.kinds(len(self._store.session.network), self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(at)

    # From the evaluation.

    def _results_changed(self, shown: Shown) -> None:
        if len(shown.stages) + 1 != len(self._headers):
            return  # the stack has changed since; its own results are on their way
        columns = []
        for column, view in enumerate(shown.views):
            stage = column - 1
            self._show_header(shown, stage)
            tiles = self._tiles[column]
            if view.planes:
                self._fit_tiles(column, len(view.planes))
                for channel, tile in enumerate(tiles):
                    self._show_tile(shown, stage, channel, tile)
            for tile in tiles:
                tile.set_stale(not view.planes)
            columns.append(self._column(column))
        if columns != self._columns:
            self._columns = columns
            self._place()
        self._mark_selection()
        self._mark_cells()

    def _column(self, column: int) -> Column:
        tiles = self._tiles[column]
        plane = tiles[0].plane if tiles else None
        return Column(len(tiles), plane.height / plane.width if plane else 1.0)

    def _fit_tiles(self, column: int, count: int) -> None:
        tiles = self._tiles[column]
        while len(tiles) > count:
            tiles.pop().deleteLater()
        while len(tiles) < count:
            stage, channel = column - 1, len(tiles)
            tile = MapTile(self._content)
            tile.set_viewport(self._store.view.viewport)
            tile.set_digits(self._store.view.digits)
            tile.hovered.connect(lambda at, s=stage, c=channel: self._hovered(s, c, at))
            tile.clicked.connect(lambda row, col, s=stage, c=channel: self._clicked(s, c, row, col))
            tile.double_clicked.connect(
                lambda row, col, s=stage, c=channel: self._store.look(enlarged=(s, c))
            )
            tile.viewport_wanted.connect(lambda viewport: self._store.look(viewport=viewport))
            tile.show()
            tiles.append(tile)

    def _show_header(self, shown: Shown, stage: int) -> None:
        header = self._headers[stage + 1]
        if stage == INPUT:
            header.set_texts(self.tr("Input"), (size_text(shown.session.picture.shape),))
            return
        result = shown.stages[stage]
        layer = result.layer
        title = layer_title(layer)
        if not layer.enabled:
            header.set_texts(title, (self.tr("switched off"),))
        elif result.refusal is not None:
            header.set_texts(title, (), sentence(result.refusal))
        elif result.shape is None:
            header.set_texts(title, (), self.tr("Waits for the layer before."))
        else:
            lines = (layer_detail(layer), size_text(result.shape))
            header.set_texts(title, tuple(line for line in lines if line))

    def _show_tile(self, shown: Shown, stage: int, channel: int, tile: MapTile) -> None:
        view = shown.views[stage + 1]
        plane = view.planes[channel]
        alone = stage == INPUT or self._store.view.scale == "map"
        limit = plane.limit if alone else view.limit
        tile.show_plane(plane, limit, "signed" if view.signed else "gray")
        layer = shown.stages[stage].layer if stage >= 0 else None
        if isinstance(layer, FilterLayer):
            item = layer.filters[channel]
            tile.set_caption(item.name)
            tile.set_kernel(item.weights[0])
        else:
            tile.set_caption(self.tr("Input") if stage == INPUT else "")
            tile.set_kernel(None)
            if layer is not None:
                tile.setAccessibleName(
                    self.tr("{layer}, map {number}").format(
                        layer=layer_title(layer), number=channel + 1
                    )
                )

    # From and to the view state.

    def _hovered(self, stage: int, channel: int, at: tuple[int, int] | None) -> None:
        self._store.look(hover=Cell(stage, channel, *at) if at else None)

    def _clicked(self, stage: int, channel: int, row: int, column: int) -> None:
        chosen: dict[str, object] = {"layer": stage, "pin": Cell(stage, channel, row, column)}
        layers = self._store.session.network.layers
        if 0 <= stage < len(layers) and isinstance(layers[stage], FilterLayer):
            chosen["filter"] = channel
        self._store.look(**chosen)

    def _view_changed(self, old: ViewState, new: ViewState) -> None:
        if old.viewport != new.viewport or old.digits != new.digits:
            for tile in self.all_tiles():
                tile.set_viewport(new.viewport)
                tile.set_digits(new.digits)
        if old.scale != new.scale and self._evaluation.shown:
            self._results_changed(self._evaluation.shown)
        if (old.layer, old.filter) != (new.layer, new.filter):
            self._mark_selection()
        if old.pointed != new.pointed:
            self._mark_cells()
        if old.slide != new.slide:
            self._fill_up()

    def all_tiles(self) -> list[MapTile]:
        return [tile for tiles in self._tiles for tile in tiles]

    def _mark_selection(self) -> None:
        view = self._store.view
        layers = self._store.session.network.layers
        for column, header in enumerate(self._headers):
            stage = column - 1
            header.set_selected(stage == view.layer)
            has_filters = 0 <= stage < len(layers) and isinstance(layers[stage], FilterLayer)
            for channel, tile in enumerate(self._tiles[column]):
                tile.set_selected(has_filters and stage == view.layer and channel == view.filter)

    def _mark_cells(self) -> None:
        shown, cell = self._evaluation.shown, self._store.view.pointed
        marks: dict[tuple[int, int], tuple[Highlight, ...]] = {}
        if shown is not None and cell is not None:
            marks = highlights(shown, cell)
        for column, tiles in enumerate(self._tiles):
            for channel, tile in enumerate(tiles):
                tile.set_highlights(marks.get((column - 1, channel), ()))

    def _fill_up(self) -> None:
        """Show the maps over which the window slides only as far as it has come."""
        slide = self._store.view.slide
        for column, tiles in enumerate(self._tiles):
            sliding = slide is not None and slide.stage == column - 1
            for tile in tiles:
                tile.set_filled((slide.row, slide.column) if slide and sliding else None)

    # Geometry.

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    def _place(self) -> None:
        room = self.viewport().size()
        placed = layout(self._columns, room.width(), room.height())
        for column, placement in enumerate(placed.columns):
            self._headers[column].setGeometry(_rect(placement.header))
            for tile, box in zip(self._tiles[column], placement.tiles, strict=True):
                tile.setGeometry(_rect(box))
        self.add_column.setGeometry(_rect(placed.add))
        self._content.resize(max(placed.width, room.width()), max(placed.height, room.height()))
        if placed.columns and placed.columns[0].tiles:
            box = placed.columns[0].tiles[0]
            ratio = self.devicePixelRatioF()
            self._evaluation.set_tile_pixels(
                round(min(box.height, box.width * TALLEST) * ratio), round(box.width * ratio)
            )

    def scroll_to(self, stage: int, channel: int) -> None:
        """Bring a tile into view."""
        self.ensureWidgetVisible(self.tile(stage, channel))

    def focus_first(self) -> None:
        """Give the keyboard to the first tile of the selected column."""
        column = self._store.view.layer + 1
        if column < len(self._tiles) and self._tiles[column]:
            self._tiles[column][0].setFocus(Qt.FocusReason.ShortcutFocusReason)


def _rect(box: Box) -> QRect:
    return QRect(box.x, box.y, box.width, box.height)

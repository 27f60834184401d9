"""One column of the flow: a card, and a tile for every map of one stage."""

from __future__ import annotations

from PySide6.QtCore import QObject, QPointF, QRect, QRectF, Signal
from PySide6.QtWidgets import QWidget

from playground.core.layer import FilterLayer
from playground.core.word_count import size_text
from playground.engine.trace.cell_address import Cell
from playground.engine.trace.progress import Filled
from playground.engine.view.dropped import can_be_drawn, dropped_view
from playground.engine.view.mapscale import scale_in
from playground.engine.view.planes import Shown, View
from playground.gui.flow.header import ColumnHeader
from playground.gui.flow.layout import Column, Placement
from playground.gui.flow.maptiles import MapTiles
from playground.gui.flow.tile import MapTile
from playground.gui.flow.tiles import Box
from playground.gui.flow.unitgrid import MAX_BARS
from playground.gui.flow.vectortile import VectorTile
from playground.gui.state.cellmarks import Marks
from playground.gui.state.viewstate import INPUT, ViewState
from playground.gui.widgets.wording import (
    channels_read,
    layer_detail,
    layer_title,
    reading_words,
    sentence,
)
from playground.layers.dropout import Dropout

VECTOR_ASPECT = 1.5
"""Height over width of a tile that shows a list of numbers too long for bars."""

BAR_HEIGHT_PX = 20
"""Height of one bar of a shorter list, in pixels."""


def column_of(maps: int, height: int, width: int) -> Column:
    """The column of so many maps of height × width cells."""
    return Column(maps, height / width)


def vector_column(units: int) -> Column:
    """The column of a list of numbers: one tile, with a bar for each number where they are few."""
    return Column(1, VECTOR_ASPECT, BAR_HEIGHT_PX * units if units <= MAX_BARS else 0, vector=True)


class FlowColumn(QObject):
    """Shows a stage; the widgets lie on `content`, where the flow view places them."""

    chosen = Signal()
    menu_wanted = Signal(object)
    delete_wanted = Signal()
    scale_wanted = Signal(object)
    hovered = Signal(object)
    """The Cell under the mouse, or None."""

    clicked = Signal(object)
    enlarge_wanted = Signal(int)
    map_menu_wanted = Signal(int, object)
    """The channel of the map whose menu is wanted, and the global point where it belongs."""

    viewport_wanted = Signal(object)

    def __init__(self, stage: int, content: QWidget, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.stage = stage
        self._content = content
        self.header = ColumnHeader(content)
        self.header.chosen.connect(self.chosen)
        self.header.menu_wanted.connect(self.menu_wanted)
        self.header.delete_wanted.connect(self.delete_wanted)
        self.header.scale_wanted.connect(self.scale_wanted)
        self.header.show()
        self._maps = MapTiles(stage, content, self)
        self._maps.hovered.connect(self.hovered)
        self._maps.clicked.connect(self.clicked)
        self._maps.enlarge_wanted.connect(self.enlarge_wanted)
        self._maps.viewport_wanted.connect(self.viewport_wanted)
        self._maps.menu_wanted.connect(self.map_menu_wanted)
        self.vector: VectorTile | None = None
        self._collapsed = False
        self.filters: FilterLayer | None = None
        """The layer whose filters stand here instead of the picture; only where that is."""

        self._view = self._draw = View((), signed=False)
        self._draw_key: tuple[object, ...] = ()
        self._shown: Shown | None = None
        self.shape = Column(0, 1.0)
        """The maps that are shown, as the layout sees them."""

    @property
    def tiles(self) -> list[MapTile]:
        """The tiles that exist, from top to bottom; of thousands, those in view."""
        return self._maps.standing()

    def tile(self, channel: int) -> MapTile:
        """The tile of a map."""
        return self._maps.tile(channel)

    @property
    def is_collapsed(self) -> bool:
        """Whether it is a card, for want of room."""
        return self._collapsed

    def ordered_parts(self) -> list[QWidget]:
        """Its widgets in the order of Tab."""
        units = [] if self.vector is None else [self.vector]
        return [self.header, *self.tiles, *units]

    def dispose(self) -> None:
        """Take all widgets away."""
        self._maps.dispose()
        self._drop_vector()
        self.header.hide()
        self.header.deleteLater()
        self.deleteLater()

    # What is shown.

    def show_stage(self, shown: Shown, state: ViewState) -> None:
        """Show the stage's maps; without new ones the last stay, greyed."""
        view = self._drawn(shown, state)
        self._shown = shown
        self._show_header(shown, state)
        self._view = view
        self._show_scale(state)
        self._maps.look(state)
        if view.vector:
            self._maps.dispose()
            self._show_vector(shown, view, state)
            self.shape = vector_column(view.planes[0].height)
        elif view.planes:
            self._drop_vector()
            self._maps.show_maps(shown, view, state.scale)
            first = view.planes[0]
            self.shape = column_of(len(view.planes), first.height, first.width)
        self._maps.set_stale(not view.planes)
        if self.vector is not None:
            self.vector.set_stale(not view.planes)

    def _drawn(self, shown: Shown, state: ViewState) -> View:
        """The view of the stage; of a dropout layer, the draw that is asked for."""
        view = shown.views[self.stage + 1]
        layer = shown.stages[self.stage].layer if self.stage >= 0 else None
        is_wanted = isinstance(layer, Dropout) and layer.enabled and state.dropout_draw > 0
        if not isinstance(layer, Dropout) or not is_wanted or not can_be_drawn(view):
            return view
        key = (view, layer.rate, shown.session.seed, self.stage, state.dropout_draw)
        if key != self._draw_key:
            self._draw_key, self._draw = key, dropped_view(view, layer.rate, key[2:])
        return self._draw

    def _show_scale(self, state: ViewState) -> None:
        """The scale of the large map in the header."""
        view = self._view
        has_maps = bool(view.planes) and self.filters is None
        self.header.set_scale(scale_in(view, state.filter, state.scale) if has_maps else None)

    def _show_header(self, shown: Shown, state: ViewState) -> None:
        if self.filters is not None:
            size = size_text(self.filters.filters[0].weights.shape)
            self.header.set_texts(self.tr("Filters"), (size,))
            return
        if self.stage == INPUT:
            self.header.set_texts(self.tr("Input"), (size_text(shown.shape),))
            return
        result = shown.stages[self.stage]
        layer = result.layer
        title = layer_title(layer)
        self.header.set_drawn(self.stage in shown.session.drawn)
        if not layer.enabled:
            self.header.set_texts(title, (self.tr("switched off"),))
        elif result.refusal is not None:
            self.header.set_texts(title, (), sentence(result.refusal))
        elif result.waits:
            self.header.set_texts(title, (self.tr("Weights are being made…"),))
        elif result.shape is None:
            self.header.set_texts(title, (), self.tr("Waits for the layer before."))
        else:
            at = min(state.filter, result.shape[0] - 1)  # the map that is large
            reads = channels_read(layer, at)
            first = f"{reads} → " if reads else ""
            short = first + sentence(layer.chain_link()[0])
            lines = (layer_detail(layer), reading_words(layer, at), size_text(result.shape))
            shown_lines = tuple(line for line in lines if line)
            if self.stage in shown.session.drawn:
                first = self.tr("Random:") + f" {first}"
            self.header.set_texts(first + title, shown_lines, short=short)

    def _show_vector(self, shown: Shown, view: View, state: ViewState) -> None:
        if self.vector is None:
            self.vector = tile = VectorTile(self._content)
            tile.hovered.connect(self._unit_hovered)
            tile.clicked.connect(lambda unit: self.clicked.emit(Cell(self.stage, unit, 0, 0)))
            tile.show()
        self.vector.set_digits(state.digits)
        self.vector.setAccessibleName(layer_title(shown.stages[self.stage].layer))
        scale = scale_in(view, 0, state.scale)
        units = view.planes[0].height
        self.vector.name_units(shown.session, self.stage, units, state.data_classes)
        self.vector.show_plane(view.planes[0], scale.limit, scale.palette)

    def _unit_hovered(self, unit: int | None) -> None:
        self.hovered.emit(None if unit is None else Cell(self.stage, unit, 0, 0))

    def _drop_vector(self) -> None:
        if self.vector is not None:
            self.vector.hide()
            self.vector.deleteLater()
            self.vector = None

    # From the view state.

    def look(self, state: ViewState) -> None:
        """Show the part and the digits that the view state asks for."""
        self._maps.look(state)
        if self.vector is not None:
            self.vector.set_digits(state.digits)

    def select(self, state: ViewState, has_filters: bool) -> None:
        """Frame the card of the selected layer and the tile of its selected filter."""
        here = state.layer == self.stage
        self.header.set_selected(here)
        self._show_scale(state)
        if self._shown is not None and has_filters:
            self._show_header(self._shown, state)
        self._maps.select(state.filter if here and has_filters else None)

    def mark(self, marks: Marks) -> None:
        """Light up the cells of this stage that depend on the pointed one, or it on them."""
        self._maps.mark(marks)
        if self.vector is not None:
            self.vector.set_marked(marks.units(self.stage))

    def fill(self, until: Filled | None) -> None:
        """Show the maps only as far as the sliding window has come; a list when it is whole."""
        self._maps.fill(until)
        if self.vector is not None:
            self.vector.set_awaited(until is not None and not until.is_whole(1, 1))

    # Geometry.

    def place(self, placement: Placement) -> None:
        """Lay the widgets where a layout of this column's shape says."""
        self._collapsed = placement.collapsed
        self.header.set_collapsed(placement.collapsed)
        self.header.setGeometry(_rect(placement.header))
        if self.vector is None:
            self._maps.place(placement.tiles)
            return
        if placement.tiles:
            self.vector.setGeometry(_rect(placement.tiles.large))

    def reveal(self, top: int, bottom: int) -> None:
        """Have the tiles between two heights, which are in view."""
        self._maps.reveal(top, bottom)

    def place_of(self, cell: Cell) -> tuple[QRectF, QRectF] | None:
        """Where a cell of this stage lies, and its map; None where it is not in view."""
        if self.vector is None:
            return self._maps.place_of(cell)
        if self.vector.isHidden() or self._collapsed:
            return None
        place = self.vector.rect_of(cell.channel).translated(self.vector.pos())
        return place, QRectF(self.vector.geometry())

    def box_of(self, channel: int) -> QRect:
        """Where a map or a unit lies, in view or not."""
        if self.vector is not None:
            place = self.vector.rect_of(channel).translated(self.vector.pos())
            return place.toAlignedRect()
        boxes = self._maps.boxes
        return _rect(boxes[channel]) if channel < len(boxes) else self.header.geometry()

    def anchor(self, channel: int, right: bool) -> QPointF:
        """Where a line to or from a map or a unit begins: the middle of one of its sides."""
        boxes = self._maps.boxes
        if self.vector is None and not boxes:
            if self.stage == INPUT and not self._collapsed:  # the picture stands at the left of all
                return QPointF(0, self.header.geometry().bottom() + self.header.width())
            box = QRectF(self.header.geometry())
        elif self.vector is not None:
            box = self.vector.rect_of(channel).translated(self.vector.pos())
        else:
            place = boxes[min(channel, len(boxes) - 1)]
            if not place.height:  # a collapsed column has its chosen map alone
                place = boxes.large
            box = QRectF(_rect(place))
        return QPointF(box.right() if right else box.left(), box.center().y())


def _rect(box: Box) -> QRect:
    return QRect(box.x, box.y, box.width, box.height)

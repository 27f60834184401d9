"""One column of the flow: a card, and a tile for every map of one stage."""

from __future__ import annotations

from PySide6.QtCore import QObject, QPointF, QRect, QRectF, Signal
from PySide6.QtWidgets import QWidget

from playground.core.session import FilterLayer, Layer
from playground.core.word_count import size_text
from playground.engine.trace.cell_address import Cell
from playground.engine.view.planes import Shown, View
from playground.gui.flow.header import ColumnHeader
from playground.gui.flow.layout import Box, Column, Placement
from playground.gui.flow.tile import MapTile
from playground.gui.flow.unitgrid import MAX_BARS
from playground.gui.flow.vectortile import VectorTile
from playground.gui.state.cellmarks import Marks
from playground.gui.state.viewstate import INPUT, ViewState
from playground.gui.widgets.wording import filter_name, layer_detail, layer_title, sentence

VECTOR_ASPECT = 1.5
LINE = 20
"""Height of one bar in pixels."""


class FlowColumn(QObject):
    """Shows a stage; the widgets lie on `content`, where the flow view places them."""

    chosen = Signal()
    menu_wanted = Signal(object)
    hovered = Signal(object)
    """The Cell under the mouse, or None."""

    clicked = Signal(object)
    enlarge_wanted = Signal(int)
    viewport_wanted = Signal(object)

    def __init__(self, stage: int, content: QWidget, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.stage = stage
        self._content = content
        self.header = ColumnHeader(content)
        self.header.chosen.connect(self.chosen)
        self.header.menu_wanted.connect(self.menu_wanted)
        self.header.show()
        self.tiles: list[MapTile] = []
        self.vector: VectorTile | None = None
        self._named: Layer | None = None
        self._collapsed = False

    def dispose(self) -> None:
        """Take all widgets away."""
        for widget in (self.header, *self.tiles, *([self.vector] if self.vector else [])):
            widget.hide()
            widget.deleteLater()
        self.deleteLater()

    # What is shown.

    def show_stage(self, shown: Shown, state: ViewState) -> None:
        """Show the stage's maps; without new ones the last stay, greyed."""
        view = shown.views[self.stage + 1]
        self._show_header(shown)
        if view.vector:
            self._set_count(0, state)
            self._show_vector(shown, view, state)
        elif view.planes:
            self._drop_vector()
            self._set_count(len(view.planes), state)
            for tile, plane in zip(self.tiles, view.planes, strict=True):
                alone = self.stage == INPUT or state.scale == "map"
                limit = plane.limit if alone else view.limit
                tile.show_plane(plane, limit, "signed" if view.signed else "gray")
            self._name_tiles(shown)
        for each in self._every():
            each.set_stale(not view.planes)

    def _every(self) -> list[MapTile | VectorTile]:
        return [*self.tiles, *([self.vector] if self.vector else [])]

    def _show_header(self, shown: Shown) -> None:
        if self.stage == INPUT:
            self.header.set_texts(self.tr("Input"), (size_text(shown.session.picture.shape),))
            return
        result = shown.stages[self.stage]
        layer = result.layer
        title = layer_title(layer)
        if not layer.enabled:
            self.header.set_texts(title, (self.tr("switched off"),))
        elif result.refusal is not None:
            self.header.set_texts(title, (), sentence(result.refusal))
        elif result.shape is None:
            self.header.set_texts(title, (), self.tr("Waits for the layer before."))
        else:
            lines = (layer_detail(layer), size_text(result.shape))
            self.header.set_texts(title, tuple(line for line in lines if line))

    def _show_vector(self, shown: Shown, view: View, state: ViewState) -> None:
        if self.vector is None:
            self.vector = tile = VectorTile(self._content)
            tile.hovered.connect(self._unit_hovered)
            tile.clicked.connect(lambda unit: self.clicked.emit(Cell(self.stage, unit, 0, 0)))
            tile.setVisible(not self._collapsed)
        self.vector.set_digits(state.digits)
        self.vector.setAccessibleName(layer_title(shown.stages[self.stage].layer))
        self.vector.show_plane(view.planes[0], view.limit, "signed" if view.signed else "gray")

    def _unit_hovered(self, unit: int | None) -> None:
        self.hovered.emit(None if unit is None else Cell(self.stage, unit, 0, 0))

    def _drop_vector(self) -> None:
        if self.vector is not None:
            self.vector.hide()
            self.vector.deleteLater()
            self.vector = None

    def _set_count(self, count: int, state: ViewState) -> None:
        if count != len(self.tiles):
            self._named = None
        while len(self.tiles) > count:
            tile = self.tiles.pop()
            tile.hide()
            tile.deleteLater()
        while len(self.tiles) < count:
            self.tiles.append(self._new_tile(len(self.tiles), state))

    def _new_tile(self, channel: int, state: ViewState) -> MapTile:
        tile = MapTile(self._content)
        tile.set_viewport(state.viewport)
        tile.set_digits(state.digits)
        tile.hovered.connect(
            lambda at: self.hovered.emit(Cell(self.stage, channel, *at) if at else None)
        )
        tile.clicked.connect(
            lambda row, column: self.clicked.emit(Cell(self.stage, channel, row, column))
        )
        tile.double_clicked.connect(lambda row, column: self.enlarge_wanted.emit(channel))
        tile.viewport_wanted.connect(self.viewport_wanted)
        tile.setVisible(not self._collapsed)
        return tile

    def _name_tiles(self, shown: Shown) -> None:
        """Captions and filters, where another layer has come."""
        if self.stage == INPUT:
            self.tiles[0].set_caption(self.tr("Input"))
            return
        layer = shown.stages[self.stage].layer
        if layer is self._named:
            return
        self._named = layer
        for channel, tile in enumerate(self.tiles):
            if isinstance(layer, FilterLayer):
                item = layer.filters[channel]
                tile.set_caption(filter_name(item))
                tile.set_kernel(item.weights)
            else:
                tile.set_caption("")
                tile.set_kernel(None)
                name = self.tr("{layer}, map {number}")
                tile.setAccessibleName(name.format(layer=layer_title(layer), number=channel + 1))

    # From the view state.

    def look(self, state: ViewState) -> None:
        """Show the part and the digits that the view state asks for."""
        for tile in self.tiles:
            tile.set_viewport(state.viewport)
            tile.set_digits(state.digits)
        if self.vector is not None:
            self.vector.set_digits(state.digits)

    def select(self, state: ViewState, has_filters: bool) -> None:
        """Frame the card of the selected layer and the tile of its selected filter."""
        here = state.layer == self.stage
        self.header.set_selected(here)
        for channel, tile in enumerate(self.tiles):
            tile.set_selected(here and has_filters and channel == state.filter)

    def mark(self, marks: Marks) -> None:
        """Light up the cells of this stage that depend on the pointed one, or it on them."""
        for channel, tile in enumerate(self.tiles):
            tile.set_highlights(marks.blocks(self.stage, channel))
        if self.vector is not None:
            self.vector.set_marked(marks.units(self.stage))

    def fill(self, slide: Cell | None) -> None:
        """Show the maps only as far as the sliding window has come."""
        here = slide is not None and slide.stage == self.stage
        for tile in self.tiles:
            tile.set_filled((slide.row, slide.column) if slide and here else None)

    # Geometry.

    def shape(self) -> Column:
        """What the layout must know."""
        if self.vector is not None and self.vector.plane is not None:
            count = self.vector.plane.height
            return Column(1, VECTOR_ASPECT, LINE * count if count <= MAX_BARS else 0)
        plane = self.tiles[0].plane if self.tiles else None
        return Column(len(self.tiles), plane.height / plane.width if plane else 1.0)

    def place(self, placement: Placement) -> None:
        """Lay the widgets where the layout says."""
        self._collapsed = placement.collapsed
        self.header.set_collapsed(placement.collapsed)
        self.header.setGeometry(_rect(placement.header))
        for tile, box in zip(self._every(), placement.tiles, strict=not placement.collapsed):
            tile.setGeometry(_rect(box))
        for tile in self._every():
            tile.setVisible(not placement.collapsed)

    def anchor(self, channel: int, right: bool) -> QPointF:
        """Where a line to or from a map or a unit begins: the middle of one of its sides."""
        if self._collapsed or not self._every():
            box = QRectF(self.header.geometry())
        elif self.vector is not None:
            box = self.vector.rect_of(channel).translated(self.vector.pos())
        else:
            box = QRectF(self.tiles[min(channel, len(self.tiles) - 1)].geometry())
        return QPointF(box.right() if right else box.left(), box.center().y())


def _rect(box: Box) -> QRect:
    return QRect(box.x, box.y, box.width, box.height)

"""The tiles of one stage's maps: of thousands, only those in view exist as widgets."""

from __future__ import annotations

from collections.abc import Collection

from PySide6.QtCore import QObject, QRect, QRectF, Qt, Signal
from PySide6.QtWidgets import QWidget

from playground.core.counting import from_one
from playground.core.layer import FilterLayer, Layer
from playground.core.picture import Picture
from playground.engine.trace.cell_address import Cell
from playground.engine.trace.progress import Filled
from playground.engine.view.mapscale import MapScale, ScaleChoice, scale_in
from playground.engine.view.planes import Plane, Shown, View
from playground.gui.flow.tile import MapTile
from playground.gui.flow.tiles import NOWHERE, Tiles
from playground.gui.state.cellmarks import Marks
from playground.gui.state.viewstate import INPUT, ViewState
from playground.gui.widgets.wording import filter_name, layer_title, reading_words

MAX_KEPT_TILES = 64
"""Maps up to which each that has a place has its tile; of more, those in view and the next ones."""


class MapTiles(QObject):
    """Makes tiles where they come into view, and dresses them as the column was told."""

    hovered = Signal(object)
    """The Cell under the mouse, or None."""

    clicked = Signal(object)
    enlarge_wanted = Signal(int)
    menu_wanted = Signal(int, object)
    """The channel whose menu is wanted, and the global point where it belongs."""

    viewport_wanted = Signal(object)

    def __init__(self, stage: int, content: QWidget, parent: QObject) -> None:
        super().__init__(parent)
        self._stage = stage
        self._content = content
        self._tiles: dict[int, MapTile] = {}
        self._planes: tuple[Plane, ...] = ()
        self._maps = View((), signed=False)
        self._shared: MapScale | None = None
        self._choice = ScaleChoice()
        self._layer: Layer | None = None
        self._state = ViewState()
        self._marks = Marks()
        self._selected: int | None = None
        self._filled: Filled | None = None
        self._picture: Picture | None = None
        self._stale = False
        self._boxes = Tiles()
        self._view = (0, 0)

    @property
    def planes(self) -> tuple[Plane, ...]:
        """The maps, of which those out of view may have no tile."""
        return self._planes

    @property
    def boxes(self) -> Tiles:
        """Where all tiles lie or would lie."""
        return self._boxes

    def standing(self) -> list[MapTile]:
        """The tiles that exist, from top to bottom."""
        return [tile for _, tile in sorted(self._tiles.items())]

    def tile(self, channel: int) -> MapTile:
        """The tile of a map; it is made if it does not exist."""
        if not 0 <= channel < len(self._planes):
            raise IndexError(channel)
        if channel not in self._tiles:
            self._tiles[channel] = self._new_tile(channel)
        return self._tiles[channel]

    def dispose(self) -> None:
        """Take all tiles away."""
        self._planes = ()
        self._keep(range(0))

    # What is shown.

    def show_maps(self, shown: Shown, view: View, choice: ScaleChoice) -> None:
        """Show other maps, on one scale or each on its own."""
        planes = view.planes
        layer = shown.stages[self._stage].layer if self._stage != INPUT else None
        renamed = layer is not self._layer or len(planes) != len(self._planes)
        self._planes, self._maps, self._layer = planes, view, layer
        # Of thousands of maps, what they share is not asked of all for each of them.
        self._shared = scale_in(view, 0, choice) if choice.by == "layer" else None
        self._choice = choice
        self._picture = shown.picture_at(self._stage)
        self._keep(range(len(planes)))
        for channel, tile in self._tiles.items():
            self._show_map(channel, tile)
            if renamed:
                self._name(channel, tile)
        self._make_missing()

    def _show_map(self, channel: int, tile: MapTile) -> None:
        scale = self._shared or scale_in(self._maps, channel, self._choice)
        tile.show_plane(self._planes[channel], scale.limit, scale.palette)
        tile.show_holes(self._picture)

    def _name(self, channel: int, tile: MapTile) -> None:
        item = self._layer.maker(channel) if isinstance(self._layer, FilterLayer) else None
        if self._layer is None:
            tile.set_name(self.tr("Input"))
        elif item is not None:
            reads = reading_words(self._layer, channel) if self._layer is not None else ""
            name = filter_name(item)
            tile.set_name(f"{name}. {reads}" if reads else name)
        else:
            name = self.tr("{layer}, map {number}")
            title = layer_title(self._layer)
            tile.set_name(name.format(layer=title, number=from_one(channel)))

    def set_stale(self, stale: bool) -> None:
        """Grey the maps out."""
        self._stale = stale
        for tile in self._tiles.values():
            tile.set_stale(stale)

    def look(self, state: ViewState) -> None:
        """Show the part and the digits that the view state asks for."""
        self._state = state
        for tile in self._tiles.values():
            tile.set_viewport(state.viewport)
            tile.set_digits(state.digits)

    def select(self, channel: int | None) -> None:
        """Frame the tile of the selected filter."""
        self._selected = channel
        for at, tile in self._tiles.items():
            tile.set_selected(at == channel)

    def mark(self, marks: Marks) -> None:
        """Light up cells."""
        self._marks = marks
        for channel, tile in self._tiles.items():
            tile.set_highlights(marks.blocks(self._stage, channel))

    def fill(self, until: Filled | None) -> None:
        """Show the maps only as far as the sliding window has come."""
        self._filled = until
        for tile in self._tiles.values():
            tile.set_filled(until)

    # Geometry.

    def place_of(self, cell: Cell) -> tuple[QRectF, QRectF] | None:
        """Where a cell lies, and its map; None where it is not in view."""
        tile = self._tiles.get(0 if self._stage == INPUT else cell.channel)
        if tile is None or tile.plane is None or tile.isHidden():
            return None
        place, area = tile.rect_of(cell.row, cell.column), tile.area()
        if not area.intersects(place):
            return None  # zoomed past it
        return place.translated(tile.pos()), area.translated(tile.pos())

    def place(self, boxes: Tiles) -> None:
        """Lay the tiles into boxes; those without one are hidden."""
        self._boxes = boxes
        for channel, tile in list(self._tiles.items()):
            if self._tiles.get(channel) is tile:  # one that hides may have the view scrolled
                self._lay(channel, tile)
        self._make_missing()

    def reveal(self, top: int, bottom: int) -> None:
        """Have tiles from one height to another, which are in view."""
        self._view = (top, bottom)
        self._make_missing()

    def _make_missing(self) -> None:
        """Have the tiles that belong, and no others."""
        count = len(self._planes)
        if len(self._boxes) != count:
            return  # the layout is still to come: a narrow column has a place for one map alone
        wanted = self._boxes.placed
        if count > MAX_KEPT_TILES:
            seen = self._boxes.within(*self._view)
            # One more on either side, so that Tab finds the next and brings it into view.
            wanted = {self._boxes.chosen, *range(max(0, seen.start - 1), min(count, seen.stop + 1))}
            self._keep(wanted)
        for channel in sorted(wanted):
            self.tile(channel)

    def _keep(self, wanted: Collection[int]) -> None:
        """Take away the tiles of all other maps, but not the one that is used."""
        here = range(len(self._planes))
        for channel in [at for at in self._tiles if at not in wanted]:
            tile = self._tiles[channel]
            if channel in here and (tile.hasFocus() or tile.underMouse()):
                continue
            del self._tiles[channel]
            tile.hide()
            tile.deleteLater()

    def _lay(self, channel: int, tile: MapTile) -> None:
        box = self._boxes[channel] if channel < len(self._boxes) else NOWHERE
        if box.height:
            tile.setGeometry(QRect(box.x, box.y, box.width, box.height))
        tile.setVisible(box.height > 0)

    def _new_tile(self, channel: int) -> MapTile:
        tile = MapTile(self._content)
        tile.set_viewport(self._state.viewport)
        tile.set_digits(self._state.digits)
        tile.set_selected(channel == self._selected)
        tile.set_filled(self._filled)
        tile.set_stale(self._stale)
        self._show_map(channel, tile)
        self._name(channel, tile)
        tile.set_highlights(self._marks.blocks(self._stage, channel))
        tile.hovered.connect(
            lambda at: self.hovered.emit(Cell(self._stage, channel, *at) if at else None)
        )
        tile.clicked.connect(
            lambda row, column: self.clicked.emit(Cell(self._stage, channel, row, column))
        )
        tile.double_clicked.connect(lambda row, column: self.enlarge_wanted.emit(channel))
        tile.viewport_wanted.connect(self.viewport_wanted)
        tile.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        tile.customContextMenuRequested.connect(
            lambda at: self.menu_wanted.emit(channel, tile.mapToGlobal(at))
        )
        self._lay(channel, tile)
        return tile

"""One map on the stage, with what it is and its size above it."""

from __future__ import annotations

import math
from collections.abc import Mapping

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from playground.engine.trace.cell_address import Cell
from playground.engine.trace.progress import Filled
from playground.engine.view.mapscale import ScaleChoice, scale_in
from playground.engine.view.planes import Shown
from playground.gui.flow.tile import MapTile
from playground.gui.flow.vectortile import VectorTile
from playground.gui.state.cellmarks import Marks
from playground.gui.state.pointing import Pointing
from playground.gui.state.viewstate import INPUT, ViewState
from playground.gui.widgets.aswritten import as_written
from playground.gui.widgets.squeezed import draw_squeezed, squeezed
from playground.gui.widgets.theme import theme


class MapSlot(QWidget):
    """A map of a stage, or the numbers of one that has no maps."""

    hovered = Signal(object)
    """The Cell under the mouse, or None."""

    clicked = Signal(object)
    viewport_wanted = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._stage, self._channel = INPUT, 0
        self._on_screen: Shown | None = None
        """The results that the map is of; None where that of a stage before is still there."""

        self._title = self._size = ""
        self._caption_px = 0
        self.tile = MapTile(self)
        self.vector = VectorTile(self)
        for part in (self.tile, self.vector):  # a click is no reason to take the arrow keys
            part.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.tile.hovered.connect(self._hovered)
        self.vector.hide()
        self.tile.clicked.connect(lambda row, column: self.clicked.emit(self._cell(row, column)))
        self.tile.viewport_wanted.connect(self.viewport_wanted)
        self.vector.hovered.connect(
            lambda unit: self.hovered.emit(None if unit is None else Cell(self._stage, unit, 0, 0))
        )
        self.vector.clicked.connect(lambda unit: self.clicked.emit(Cell(self._stage, unit, 0, 0)))

    @property
    def place(self) -> tuple[int, int]:
        """The stage and the channel that are shown."""
        return self._stage, self._channel

    @property
    def caption(self) -> tuple[str, str]:
        """The texts above the map: what it is, and its size."""
        return self._title, self._size

    def show_map(
        self,
        shown: Shown,
        stage: int,
        channel: int,
        by: ScaleChoice,
        data_classes: tuple[str, ...],
    ) -> None:
        """Show a map; the input is one, whatever channels it has. Without one the last stays."""
        view = shown.view(stage)
        self._stage, self._channel = stage, channel
        has_map = view is not None and bool(view.planes)
        self._on_screen = shown if has_map else None
        if view is not None and has_map:
            at = 0 if view.vector or stage == INPUT else min(channel, len(view.planes) - 1)
            scale = scale_in(view, at, by)
            grid = self.vector if view.vector else self.tile
            if view.vector:  # marks are of the units that were there
                self.vector.set_marked(())
                units = view.planes[at].height
                self.vector.name_units(shown.session, stage, units, data_classes)
            grid.show_plane(view.planes[at], scale.limit, scale.palette)
            self.tile.show_holes(shown.picture_at(stage))
            self.vector.setVisible(view.vector)
            self.tile.setVisible(not view.vector)
        self.tile.set_stale(not has_map)
        self.vector.set_stale(not has_map)

    def set_caption(self, title: str, size: str) -> None:
        """Set the texts above the map."""
        self._title, self._size = title, size
        self.tile.set_name(f"{title}, {size}")
        self.vector.setAccessibleName(f"{title}, {size}")
        self.update()

    def look(self, view: ViewState) -> None:
        """Show the part and the digits that the view state asks for."""
        self.tile.set_viewport(view.viewport)
        self.tile.set_digits(view.digits)
        self.vector.set_digits(view.digits)

    def fill(self, known: Mapping[int, Filled]) -> None:
        """Show as much of the map as is known where the window that slides has come to."""
        until = known.get(self._stage)
        self.tile.set_filled(until)
        self.vector.set_awaited(until is not None and not until.is_whole(1, 1))

    def mark(self, pointing: Pointing) -> None:
        """Frame the cells that the pointed one is made of, and those that it reaches.

        None are framed that are of other results than the map is: they may have cells or units
        that it has not, and what is pointed at there is another thing.
        """
        marks = pointing.marks if pointing.shown is self._on_screen else Marks()
        blocks = marks.blocks(self._stage, self._channel_of_tile())
        self.tile.set_highlights(() if self.tile.isHidden() else blocks)
        self.vector.set_marked(() if self.vector.isHidden() else marks.units(self._stage))

    @property
    def caption_width(self) -> int:
        """The width in which the caption is whole."""
        title = QFontMetricsF(self._bold()).horizontalAdvance(self._title)
        return math.ceil(title + 8 + QFontMetricsF(self.font()).horizontalAdvance(self._size))

    def _bold(self) -> QFont:
        font = QFont(self.font())
        font.setWeight(QFont.Weight.DemiBold)
        return font

    def arrange(self, caption_px: int, side: int) -> None:
        """Have so many pixels for the caption, and beneath it a map of a side.

        The caption may be wider than that.
        """
        self._caption_px = caption_px
        for part in (self.tile, self.vector):
            part.setGeometry(0, caption_px, side, max(1, self.height() - caption_px))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        wide = min(self.width(), max(self.tile.width(), self.caption_width))
        room = QRectF(0, 0, wide, self._caption_px)
        size_px = QFontMetricsF(self.font()).horizontalAdvance(self._size)
        painter.setPen(theme().muted)
        align = Qt.AlignmentFlag.AlignVCenter
        if wide >= self.caption_width:
            painter.drawText(room, align | Qt.AlignmentFlag.AlignRight, self._size)
        else:  # what it is says more; a screen reader and the tooltip have both
            size_px = -8.0
        bold = self._bold()
        painter.setFont(bold)
        painter.setPen(theme().text)
        left = max(0.0, room.width() - size_px - 8)
        metrics = QFontMetricsF(bold)
        text, _ = squeezed(metrics, self._title, left)
        is_whole = text == self._title and wide >= self.caption_width
        self.setToolTip("" if is_whole else as_written(f"{self._title}, {self._size}"))
        above = (room.height() - metrics.height()) / 2
        draw_squeezed(painter, QRectF(0, above, left, room.height()), self._title)
        painter.end()

    def _channel_of_tile(self) -> int:
        return 0 if self._stage == INPUT else self._channel

    def _cell(self, row: int, column: int) -> Cell:
        return Cell(self._stage, self._channel_of_tile(), row, column)

    def _hovered(self, cell: tuple[int, int] | None) -> None:
        self.hovered.emit(None if cell is None else self._cell(*cell))

"""Between a map and its inputs: what every input channel adds to it, slice by slice."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

import numpy as np
from PySide6.QtCore import QObject, QPointF, QRect, Signal
from PySide6.QtWidgets import QWidget

from playground.core.arrays import FloatArray
from playground.core.filters import Filter
from playground.engine.trace.intermediate import channel_maps
from playground.engine.view.planes import Plane, Shown, plane
from playground.gui.flow.edges import Edge
from playground.gui.flow.header import ColumnHeader
from playground.gui.flow.layout import Column, Placement
from playground.gui.flow.tile import MapTile
from playground.gui.state.latest import LatestWins
from playground.gui.state.viewstate import ViewState
from playground.gui.widgets.numbers import shown as number
from playground.gui.widgets.pixelgrid import PixelGrid
from playground.gui.widgets.wording import filter_name
from playground.layers import Convolution

SLICE = 52
"""Pixels of a depth slice, to the left of the map that it makes."""

MOST = 64
"""Input channels that are shown; a layer with more is summed up in the arithmetic."""


@dataclass(frozen=True, slots=True, eq=False)
class Wanted:
    """A filter of a layer and the input that it is laid on."""

    layer: Convolution
    x: FloatArray
    filter: int


@dataclass(frozen=True, slots=True, eq=False)
class Found:
    """The filter, its bias, the channels it sees, and the planes of what each adds."""

    item: Filter
    bias: float | None
    channels: tuple[int, ...]
    slices: FloatArray
    planes: tuple[Plane, ...]


class Detail(QObject):
    """Shows the intermediate maps of the map that the view state names."""

    changed = Signal()
    """Other maps than before: the layout has to follow."""

    closed = Signal()
    viewport_wanted = Signal(object)

    def __init__(self, content: QWidget, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._content = content
        self._worker = LatestWins(_compute, self)
        self._worker.arrived.connect(self._take)
        self._stage: int | None = None
        self._found: Found | None = None
        self._state = ViewState()
        self._coloured = False
        self.header = ColumnHeader(content)
        self.header.chosen.connect(self.closed)
        self.header.hide()
        self.header.lower()  # it slides out from behind the column at its left
        self.tiles: list[MapTile] = []
        self._slices: list[PixelGrid] = []

    @property
    def stage(self) -> int | None:
        """The stage before which the maps lie; None while there are none."""
        return self._stage if self._found is not None else None

    @property
    def is_busy(self) -> bool:
        """Whether maps are on their way."""
        return self._worker.is_busy

    def stop(self) -> None:
        """End the thread."""
        self._worker.stop()

    def follow(self, shown: Shown, state: ViewState) -> None:
        """Ask for the maps of the view state's detail, or take them away."""
        self._state = state
        if state.detail is None or shown.results is None:
            self._clear()
            return
        stage, channel = state.detail
        result = shown.stages[stage] if stage < len(shown.stages) else None
        x = shown.results.maps(stage - 1) if result else None
        if result is None or x is None or result.maps is None:
            self._clear()
            return
        layer = result.layer
        if not isinstance(layer, Convolution) or channel >= len(layer.filters):
            self._clear()
            return
        self._stage = stage
        self._coloured = stage == 0 and shown.session.picture.colour == "rgb"
        self._worker.request(Wanted(layer, x, channel))

    def look(self, state: ViewState) -> None:
        """Show the part that the view state asks for."""
        for tile in self.tiles:
            tile.set_viewport(state.viewport)
            tile.set_digits(state.digits)

    def _clear(self) -> None:
        self._stage = None
        if self._found is None:
            return
        self._found = None
        self._fit(0)
        self.header.hide()
        self.changed.emit()

    def _take(self, found: Found) -> None:
        if self._stage is None:
            return
        fresh = self._found is None or self._found.channels != found.channels
        self._found = found
        self._fit(len(found.planes))
        limit = max(each.limit for each in found.planes)
        strongest = float(np.abs(found.slices).max()) or 1.0
        for index, tile in enumerate(self.tiles):
            tile.show_plane(found.planes[index], limit, "signed")
            tile.set_caption(self._channel_name(found.channels[index]))
            self._slices[index].show_plane(plane(found.slices[index]), strongest, "signed")
        bias = self._found.bias
        amount = "" if bias is None else number(bias, self._state.digits)
        added = self.tr("no bias") if bias is None else self.tr("bias {value}").format(value=amount)
        lines = (self.tr("by channel"), added)
        self.header.set_texts(filter_name(found.item), lines)
        self.header.setToolTip(
            self.tr("Every input channel under its own slice; their sum and the bias are the map.")
        )
        self.header.show()
        if fresh:
            self.changed.emit()

    def _channel_name(self, channel: int) -> str:
        if self._coloured:
            return (self.tr("red"), self.tr("green"), self.tr("blue"))[channel]
        return self.tr("channel {number}").format(number=channel + 1)

    def _fit(self, count: int) -> None:
        while len(self.tiles) > count:
            for widget in (self.tiles.pop(), self._slices.pop()):
                widget.hide()
                widget.deleteLater()
        while len(self.tiles) < count:
            tile, kernel = MapTile(self._content), PixelGrid(self._content)
            tile.set_viewport(self._state.viewport)
            tile.viewport_wanted.connect(self.viewport_wanted)
            kernel.set_zoomable(False)
            kernel.setAccessibleName(self.tr("Depth slice {number}").format(number=count))
            tile.lower()
            kernel.lower()
            self.tiles.append(tile)
            self._slices.append(kernel)

    # Geometry.

    def shape(self) -> Column:
        """What the layout must know."""
        assert self._found is not None
        first = self._found.planes[0]
        return Column(len(self.tiles), first.height / first.width, extra=SLICE + 8)

    def place(self, placement: Placement) -> None:
        """Lay the maps where the layout says, each with its slice at its left."""
        box = placement.header
        self.header.setGeometry(box.x, box.y, box.width, box.height)
        for tile, kernel, at in zip(self.tiles, self._slices, placement.tiles, strict=True):
            wide = at.width - SLICE - 8
            tile.setGeometry(at.x + SLICE + 8, at.y, wide, at.height)
            side = min(SLICE, at.height)
            kernel.setGeometry(QRect(at.x, at.y + (at.height - side) // 2, side, side))
            tile.show()
            kernel.show()

    def edges(self, start: Callable[[int], QPointF], end: QPointF) -> Iterator[Edge]:
        """Lines from every input channel over its slice to the map at `end`."""
        if self._found is None:
            return
        strength = np.linalg.norm(self._found.slices.reshape(len(self.tiles), -1), axis=1)
        sign = np.where(self._found.slices.sum(axis=(1, 2)) < 0, -1, 1)
        most = float(strength.max()) or 1.0
        for index, (tile, kernel) in enumerate(zip(self.tiles, self._slices, strict=True)):
            weight = float(strength[index] * sign[index] / most)
            left = QPointF(kernel.x(), kernel.geometry().center().y())
            right = QPointF(tile.geometry().right(), tile.geometry().center().y())
            yield Edge(start(self._found.channels[index]), left, weight)
            yield Edge(right, end, None, summed=True)


def _compute(wanted: Wanted, stale: Callable[[], bool]) -> Iterator[Found]:
    del stale
    item = wanted.layer.filters[wanted.filter]
    channels = tuple(wanted.layer.input_channels(wanted.filter))[:MOST]
    maps = channel_maps(wanted.layer, wanted.x, wanted.filter, MOST)
    weights = wanted.layer.weights()[wanted.filter][:MOST]
    bias = wanted.layer.bias_of(wanted.filter)
    yield Found(item, bias, channels, weights, tuple(plane(values) for values in maps))

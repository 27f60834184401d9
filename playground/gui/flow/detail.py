"""Between a map and its inputs: what every input channel adds to it, slice by slice."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

import numpy as np
from PySide6.QtCore import QObject, QPointF, QRect, Signal
from PySide6.QtWidgets import QWidget

from playground.core.arrays import FloatArray
from playground.core.counting import from_one
from playground.core.filters import Filter
from playground.engine.explain.formats import number_text
from playground.engine.trace.intermediate import channel_maps
from playground.engine.view.mapscale import MapScale, map_scale
from playground.engine.view.planes import Plane, Shown, plane
from playground.gui.flow.column import FlowColumn
from playground.gui.flow.edges import Edge
from playground.gui.flow.header import ColumnHeader
from playground.gui.flow.layout import Column, Placement
from playground.gui.flow.tile import MapTile
from playground.gui.state.latest import LatestWins
from playground.gui.state.viewstate import ViewState
from playground.gui.widgets.aswritten import explain
from playground.gui.widgets.pixelgrid import PixelGrid
from playground.gui.widgets.wording import filter_name
from playground.layers import Convolution

SLICE_PX = 52
"""Pixels of a depth slice, to the left of the map that it makes."""

MAX_CHANNELS = 64
"""Input channels that are shown; a layer with more is summed up in the arithmetic."""


@dataclass(frozen=True, slots=True, eq=False)
class Wanted:
    """A filter of the layer at a stage, and the input that it is laid on.

    `coloured` says whether the input's channels are red, green and blue; `scale` is that of the
    map, which what each channel adds to it is shown in as well.
    """

    stage: int
    layer: Convolution
    x: FloatArray
    filter: int
    coloured: bool
    scale: MapScale


@dataclass(frozen=True, slots=True, eq=False)
class Found:
    """An answer: the channels that the filter sees, and the planes of what each adds."""

    wanted: Wanted
    item: Filter
    bias: float | None
    channels: tuple[int, ...]
    slices: FloatArray
    planes: tuple[Plane, ...]

    @property
    def column(self) -> Column:
        """The column as the layout sees it."""
        first = self.planes[0]
        aspect = first.height / first.width
        return Column(len(self.planes), aspect, extra=SLICE_PX + 8, of_one_size=True)

    def suits(self, wanted: Wanted) -> bool:
        """Whether these may stand in for the wanted ones, which are of the same form."""
        own = self.wanted
        return (own.stage, own.layer.filters[0].weights.shape, own.x.shape) == (
            wanted.stage,
            wanted.layer.filters[0].weights.shape,
            wanted.x.shape,
        )


class Detail(QObject):
    """Shows the intermediate maps of the map that the view state names."""

    arrived = Signal()
    """`found` is new; it is on screen once `show_found` is called."""

    closed = Signal()
    viewport_wanted = Signal(object)

    def __init__(self, content: QWidget, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._content = content
        self._worker = LatestWins(_compute, self)
        self._worker.arrived.connect(self._take)
        self._wanted: Wanted | None = None
        self.found: Found | None = None
        """The latest maps; None while none are wanted, or none were found yet."""
        self._on_screen: Found | None = None
        self._state = ViewState()
        self.header = ColumnHeader(content, has_menu=False)
        self.header.chosen.connect(self.closed)
        self.header.hide()
        self.header.lower()  # it slides out from behind the column at its left
        self.tiles: list[MapTile] = []
        self._slices: list[PixelGrid] = []

    @property
    def stage(self) -> int | None:
        """The stage before which the maps on screen lie; None while there are none."""
        return None if self._on_screen is None else self._on_screen.wanted.stage

    @property
    def is_busy(self) -> bool:
        """Whether maps are on their way."""
        return self._worker.is_busy

    def ordered_parts(self) -> list[QWidget]:
        """Its widgets in the order of Tab."""
        return [self.header, *self._slices, *self.tiles]

    def stop(self) -> None:
        """End the thread."""
        self._worker.stop()

    def follow(self, shown: Shown, state: ViewState) -> None:
        """Ask for the maps of the view state's detail, or want none any more."""
        self._state = state
        if shown.results is None and self._is_of(state):
            return  # all maps are on their way: until then the last ones stay
        self._wanted = _wanted(shown, state)
        if self.found is not None and not self._suits(self.found):
            self.found = None
        if self._wanted is not None:
            self._worker.request(self._wanted)

    def _is_of(self, state: ViewState) -> bool:
        """Whether the maps that are there are those of the map that the view state names."""
        return self.found is not None and state.detail == (
            self.found.wanted.stage,
            self.found.wanted.filter,
        )

    def look(self, state: ViewState) -> None:
        """Show the part, and write the digits, that the view state asks for."""
        self._state = state
        if self._on_screen is not None:
            self._show_bias(self._on_screen)
        for tile in self.tiles:
            tile.set_viewport(state.viewport)
            tile.set_digits(state.digits)

    def _take(self, found: Found) -> None:
        if self._suits(found):
            self.found = found
            self.arrived.emit()

    def _suits(self, found: Found) -> bool:
        return self._wanted is not None and found.suits(self._wanted)

    def show_found(self) -> None:
        """Put what was found on screen, or take away what is there."""
        found = self.found
        if found is self._on_screen:
            return
        self._on_screen = found
        self._fit(0 if found is None else len(found.planes))
        self.header.setVisible(found is not None)
        if found is None:
            return
        scale = found.wanted.scale
        strongest = float(np.abs(found.slices).max()) or 1.0
        for index, tile in enumerate(self.tiles):
            tile.show_plane(found.planes[index], scale.limit, scale.palette)
            channel = found.channels[index]
            short = "" if found.wanted.coloured else str(from_one(channel))
            tile.set_caption(self._channel_name(found, channel), short)
            self._slices[index].show_plane(plane(found.slices[index]), strongest, "signed")
        self._show_bias(found)

    def _show_bias(self, found: Found) -> None:
        """Say on the card whose channels they are, and what is added to their sum."""
        bias = found.bias
        amount = "" if bias is None else number_text(bias, self._state.digits)
        added = self.tr("no bias") if bias is None else self.tr("bias {value}").format(value=amount)
        lines = (self.tr("by channel"), added)
        self.header.set_texts(filter_name(found.item), lines)
        explain(
            self.header,
            self.tr(
                "Every input channel under its own slice; their sum and the bias are the map."
                " All of them have the colours of the map."
            ),
        )

    def _channel_name(self, found: Found, channel: int) -> str:
        if found.wanted.coloured:
            return (self.tr("red"), self.tr("green"), self.tr("blue"))[channel]
        return self.tr("channel {number}").format(number=from_one(channel))

    def _fit(self, count: int) -> None:
        while len(self.tiles) > count:
            for widget in (self.tiles.pop(), self._slices.pop()):
                widget.hide()
                widget.deleteLater()
        while len(self.tiles) < count:
            tile, kernel = MapTile(self._content), PixelGrid(self._content)
            tile.set_viewport(self._state.viewport)
            tile.set_digits(self._state.digits)
            tile.viewport_wanted.connect(self.viewport_wanted)
            kernel.set_zoomable(False)
            place = len(self._slices) + 1
            kernel.setAccessibleName(self.tr("Depth slice {number}").format(number=place))
            tile.lower()
            kernel.lower()
            self.tiles.append(tile)
            self._slices.append(kernel)

    # Geometry.

    def place(self, placement: Placement) -> None:
        """Lay the maps where the layout says, each with its slice at its left."""
        box = placement.header
        self.header.setGeometry(box.x, box.y, box.width, box.height)
        for tile, kernel, at in zip(self.tiles, self._slices, placement.tiles, strict=True):
            wide = at.width - SLICE_PX - 8
            tile.setGeometry(at.x + SLICE_PX + 8, at.y, wide, at.height)
            side = min(SLICE_PX, at.height)
            kernel.setGeometry(QRect(at.x, at.y + (at.height - side) // 2, side, side))
            tile.show()
            kernel.show()

    def edges(self, before: FlowColumn, after: FlowColumn) -> Iterator[Edge]:
        """Lines from every input channel over its slice to the map that they make."""
        found = self._on_screen
        if found is None:
            return
        end = after.anchor(found.wanted.filter, right=False)
        slices = found.slices.astype(np.float64)  # the squares of large weights leave float32
        strength = np.linalg.norm(slices.reshape(len(self.tiles), -1), axis=1)
        sign = np.where(slices.sum(axis=(1, 2)) < 0, -1, 1)
        most = float(strength.max()) or 1.0
        for index, (tile, kernel) in enumerate(zip(self.tiles, self._slices, strict=True)):
            weight = float(strength[index] * sign[index] / most)
            left = QPointF(kernel.x(), kernel.geometry().center().y())
            right = QPointF(tile.geometry().right(), tile.geometry().center().y())
            yield Edge(before.anchor(found.channels[index], right=True), left, weight)
            yield Edge(right, end, None, summed=True)


def _wanted(shown: Shown, state: ViewState) -> Wanted | None:
    """The detail that a view state asks for, where these results have it."""
    if state.detail is None or shown.results is None:
        return None
    stage, channel = state.detail
    result = shown.stages[stage] if stage < len(shown.stages) else None
    x = shown.results.maps(stage - 1) if result else None
    if result is None or x is None or result.maps is None:
        return None
    layer = result.layer
    if not isinstance(layer, Convolution) or channel >= len(layer.filters):
        return None
    if layer.input_channels(channel).stop > len(x):  # a layer that does not fit what it is given
        return None
    coloured = stage == 0 and shown.session.picture.colour == "rgb"
    scale = map_scale(shown, stage, channel, state.scale)
    return Wanted(stage, layer, x, channel, coloured, scale)


def _compute(wanted: Wanted, stale: Callable[[], bool]) -> Iterator[Found]:
    del stale
    item = wanted.layer.filters[wanted.filter]
    channels = tuple(wanted.layer.input_channels(wanted.filter))[:MAX_CHANNELS]
    maps = channel_maps(wanted.layer, wanted.x, wanted.filter, MAX_CHANNELS)
    weights = wanted.layer.laid_filter(wanted.filter)[:MAX_CHANNELS]
    bias = wanted.layer.bias_of(wanted.filter)
    yield Found(wanted, item, bias, channels, weights, tuple(plane(values) for values in maps))

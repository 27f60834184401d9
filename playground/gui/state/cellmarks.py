"""Which cells light up where, for the cell that is pointed at."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from playground.core.layer import FilterLayer, Taps
from playground.engine.trace.cell_address import Cell
from playground.engine.trace.tracing import Region, kernel_cell_reach, reaches, windows
from playground.engine.view.planes import Shown
from playground.gui.state.viewstate import INPUT, ViewState
from playground.gui.widgets.marks import Highlight, Style
from playground.pictures.framing import Placement


@dataclass(frozen=True, slots=True, eq=False)
class Mark:
    """A block of cells to mark in some channels of a stage, which are in rising order."""

    stage: int
    channels: Taps
    block: Highlight


@dataclass(frozen=True, slots=True, eq=False)
class Marks:
    """All blocks to mark, not channel by channel: a flattened map has hundreds of thousands."""

    found: tuple[Mark, ...] = ()

    def blocks(self, stage: int, channel: int) -> tuple[Highlight, ...]:
        """The marks in one map."""
        return tuple(
            mark.block
            for mark in self.found
            if mark.stage == stage and _holds(mark.channels, channel)
        )

    def units(self, stage: int) -> tuple[tuple[Taps, Style], ...]:
        """The marks in a stage whose maps are single numbers."""
        return tuple(
            (mark.channels, mark.block.style) for mark in self.found if mark.stage == stage
        )

    def __add__(self, other: Marks) -> Marks:
        return Marks((*self.found, *other.found))


def _holds(channels: Taps, channel: int) -> bool:
    at = int(np.searchsorted(channels, channel))
    return at < len(channels) and int(channels[at]) == channel


def highlights(shown: Shown, cell: Cell) -> Marks:
    """The cell itself, the windows that it was computed from, and the cells that it reaches.

    Empty when the cell is no longer there, as after an edit of the stack.
    """
    if not exists(shown, cell):
        return Marks()
    place = (cell.stage, cell.row, cell.column, cell.channel)
    own = 0 if cell.stage == INPUT else cell.channel  # the picture is one tile
    found = [
        *(_mark(region, "window") for region in reversed(windows(shown.stages, *place)[1:])),
        *(_mark(region, "reach") for region in reaches(shown.stages, *place)[1:]),
        Mark(cell.stage, np.array([own]), Highlight(cell.row, cell.column, style="pin")),
    ]
    return Marks(tuple(mark for mark in found if mark is not None))


def weight_marks(shown: Shown, state: ViewState) -> Marks:
    """The input cell that the hovered weight multiplies for the pinned output of its layer.

    Without a pinned output, all input cells that it ever multiplies.
    """
    if state.weight is None or not 0 <= state.layer < len(shown.stages):
        return Marks()
    stage, (depth, row, column) = state.layer, state.weight
    layer = shown.stages[stage].layer
    if not isinstance(layer, FilterLayer) or state.filter >= len(layer.filters):
        return Marks()
    shape = shown.stages[stage].input_shape
    read = layer.input_channels(state.filter)[: shape[0] if shape else 0]
    if depth >= len(read) or row >= layer.kernel_size[0] or column >= layer.kernel_size[1]:
        return Marks()  # of the layer as it was before an edit
    pin = state.pin if state.pin and state.pin.stage == stage and exists(shown, state.pin) else None
    place = (pin.row, pin.column) if pin else (0, 0)
    found = kernel_cell_reach(shown.stages, stage, *place, row, column)
    if found is None or not len(found.rows) or not len(found.columns):
        return Marks()
    if pin:
        if found.place is None:
            return Marks()
        block = Highlight(*found.place, style="hue")
    else:
        top, left = int(found.rows[0]), int(found.columns[0])
        down, across = int(found.rows[-1]) + 1 - top, int(found.columns[-1]) + 1 - left
        block = Highlight(top, left, down, across, "hue")
    channels = np.array(read if depth < 0 else read[depth : depth + 1])
    if stage == 0:
        channels = np.zeros(1, np.intp)  # the picture is one tile
    return Marks((Mark(stage - 1, channels, block),))


def marks_of(shown: Shown | None, state: ViewState) -> Marks:
    """Everything to mark for a view state."""
    if shown is None:
        return Marks()
    marks = highlights(shown, state.pointed) if state.pointed else Marks()
    return marks + _own_mark(shown, state) + weight_marks(shown, state)


def _own_mark(shown: Shown, state: ViewState) -> Marks:
    """That of the pinned cell while another is pointed at: it can be unpinned where it is seen."""
    pin = state.pin
    if pin is None or pin == state.pointed or not exists(shown, pin):
        return Marks()
    own = 0 if pin.stage == INPUT else pin.channel
    return Marks((Mark(pin.stage, np.array([own]), Highlight(pin.row, pin.column, style="pin")),))


def nearest(shown: Shown, cell: Cell) -> Cell:
    """The cell of the same map that is nearest to a place, itself where the map has it.

    A cell of a map that is not there at all comes back as it is.
    """
    size = map_size(shown, cell)
    if size is None:
        return cell
    return cell._replace(row=min(cell.row, size[0] - 1), column=min(cell.column, size[1] - 1))


def map_size(shown: Shown, cell: Cell) -> tuple[int, int] | None:
    """Rows and columns of the map of a cell; None where there is no such map."""
    if not exists(shown, cell._replace(row=0, column=0)):
        return None
    shape = shown.shape if cell.stage < 0 else shown.stages[cell.stage].shape
    assert shape is not None
    return shape[1], shape[2]


def exists(shown: Shown, cell: Cell) -> bool:
    """Whether the cell is one of the maps that are shown."""
    if cell.stage >= len(shown.stages):
        return False
    shape = shown.shape if cell.stage < 0 else shown.stages[cell.stage].shape
    if shape is None or not shown.stages:
        return False
    return cell.channel < shape[0] and cell.row < shape[1] and cell.column < shape[2]


def _mark(region: Region, style: Style) -> Mark | None:
    if region.is_empty:
        return None
    if style == "window":  # as drawn, over the edge where the window hangs into the padding
        (top, bottom), (left, right) = region.down, region.across
    else:
        top, bottom = int(region.rows[0]), int(region.rows[-1]) + 1
        left, right = int(region.columns[0]), int(region.columns[-1]) + 1
    channels = np.zeros(1, np.intp) if region.stage == INPUT else region.channels
    return Mark(region.stage, channels, Highlight(top, left, bottom - top, right - left, style))


def laid_back(blocks: Sequence[Highlight], where: Placement) -> tuple[Highlight, ...]:
    """Blocks of what the network takes, as they lie in the picture; what is not from it goes."""
    found = []
    above, before, rows, columns = where.target
    for block in blocks:
        first = max(block.row, above), max(block.column, before)
        last = (
            min(block.row + block.rows, above + rows),
            min(block.column + block.columns, before + columns),
        )
        if last[0] <= first[0] or last[1] <= first[1]:
            continue  # in the frame around the picture
        (top, left), (bottom, right) = where.in_picture(*first), where.in_picture(*last)
        row, column = round(top), round(left)
        down, across = max(1, round(bottom) - row), max(1, round(right) - column)
        found.append(replace(block, row=row, column=column, rows=down, columns=across))
    return tuple(found)

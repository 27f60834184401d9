"""Which cells light up where, for the cell that is pointed at."""

from __future__ import annotations

from playground.engine.planes import Shown
from playground.engine.tracing import Region, reaches, windows
from playground.gui.pixelgrid import Highlight, Style
from playground.gui.viewstate import INPUT, Cell

Marks = dict[tuple[int, int], tuple[Highlight, ...]]
"""For (stage, channel), the blocks of cells to mark."""


def highlights(shown: Shown, cell: Cell) -> Marks:
    """The cell itself, the windows that it was computed from, and the cells that it reaches.

    Empty when the cell is no longer there, as after an edit of the stack.
    """
    if not _exists(shown, cell):
        return {}
    marks: Marks = {}
    place = (cell.stage, cell.row, cell.column, cell.channel)
    for region in reversed(windows(shown.stages, *place)[1:]):
        _mark(marks, region, "window")
    for region in reaches(shown.stages, *place)[1:]:
        _mark(marks, region, "reach")
    marks[cell.stage, cell.channel] = (Highlight(cell.row, cell.column, style="pin"),)
    return marks


def _exists(shown: Shown, cell: Cell) -> bool:
    if cell.stage >= len(shown.stages):
        return False
    shape = shown.session.picture.shape if cell.stage < 0 else shown.stages[cell.stage].shape
    if shape is None or not shown.stages:
        return False
    return cell.channel < shape[0] and cell.row < shape[1] and cell.column < shape[2]


def _mark(marks: Marks, region: Region, style: Style) -> None:
    if region.is_empty:
        return
    if style == "window":  # as drawn, over the edge where the window hangs into the padding
        (top, bottom), (left, right) = region.down, region.across
    else:
        top, bottom = int(region.rows[0]), int(region.rows[-1]) + 1
        left, right = int(region.columns[0]), int(region.columns[-1]) + 1
    block = Highlight(top, left, bottom - top, right - left, style)
    channels = [0] if region.stage == INPUT else [int(channel) for channel in region.channels]
    for channel in channels:
        marks[region.stage, channel] = (*marks.get((region.stage, channel), ()), block)

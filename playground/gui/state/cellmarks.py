"""Which cells light up where, for the cell that is pointed at."""

from __future__ import annotations

from playground.engine.trace.cell_address import Cell
from playground.engine.trace.tracing import Region, kernel_cell_reach, reaches, windows
from playground.engine.view.planes import Shown
from playground.gui.state.viewstate import INPUT, ViewState
from playground.gui.widgets.marks import Highlight, Style

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


def weight_marks(shown: Shown, state: ViewState) -> Marks:
    """The input cell that the hovered weight multiplies for the pinned output of its layer.

    Without a pinned output, all input cells that it ever multiplies.
    """
    if state.weight is None or not 0 <= state.layer < len(shown.stages):
        return {}
    stage, (depth, row, column) = state.layer, state.weight
    shape = shown.stages[stage].input_shape
    pin = (
        state.pin if state.pin and state.pin.stage == stage and _exists(shown, state.pin) else None
    )
    place = (pin.row, pin.column) if pin else (0, 0)
    found = kernel_cell_reach(shown.stages, stage, *place, row, column)
    if found is None or shape is None or not len(found.rows) or not len(found.columns):
        return {}
    if pin:
        block = Highlight(*found.place, style="hue")
    else:
        top, left = int(found.rows[0]), int(found.columns[0])
        down, across = int(found.rows[-1]) + 1 - top, int(found.columns[-1]) + 1 - left
        block = Highlight(top, left, down, across, "hue")
    channels = range(shape[0]) if depth < 0 else [depth]
    if stage == 0:
        channels = [0]
    return {(stage - 1, channel): (block,) for channel in channels}


def merged(marks: Marks, others: Marks) -> Marks:
    """The marks of both."""
    result = dict(marks)
    for key, blocks in others.items():
        result[key] = (*result.get(key, ()), *blocks)
    return result


def marks_of(shown: Shown | None, state: ViewState) -> Marks:
    """Everything to mark for a view state."""
    if shown is None:
        return {}
    marks = highlights(shown, state.pointed) if state.pointed else {}
    return merged(marks, weight_marks(shown, state))


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

"""Which cells light up where, for the cell that is pointed at."""

from __future__ import annotations

import numpy as np

from playground.core.session import Taps
from playground.engine.planes import Shown
from playground.gui.pixelgrid import Highlight, Style
from playground.gui.viewstate import INPUT, Cell


def highlights(shown: Shown, cell: Cell) -> dict[tuple[int, int], tuple[Highlight, ...]]:
    """For (stage, channel), the cells to mark: the windows behind `cell`, and what it reaches."""
    marks: dict[tuple[int, int], tuple[Highlight, ...]] = {}
    marks[cell.stage, cell.channel] = (Highlight(cell.row, cell.column, style="pin"),)
    rows, columns = np.array([cell.row]), np.array([cell.column])
    for stage in range(cell.stage, -1, -1):
        found = _behind(shown, stage, rows, columns)
        if found is None:
            break
        rows, columns = found
        _mark_all(marks, shown, stage - 1, rows, columns, "window")
    rows, columns = np.array([cell.row]), np.array([cell.column])
    for stage in range(cell.stage + 1, len(shown.stages)):
        found = _reached(shown, stage, rows, columns)
        if found is None:
            break
        rows, columns = found
        _mark_all(marks, shown, stage, rows, columns, "reach")
    return marks


def _taps(shown: Shown, stage: int) -> tuple[Taps, Taps] | None:
    result = shown.stages[stage]
    if result.input_shape is None or result.shape is None:
        return None
    if not result.layer.enabled:
        return (
            np.arange(result.shape[1])[:, None],
            np.arange(result.shape[2])[:, None],
        )
    return result.layer.taps(result.input_shape)


def _behind(shown: Shown, stage: int, rows: Taps, columns: Taps) -> tuple[Taps, Taps] | None:
    taps = _taps(shown, stage)
    if taps is None:
        shape = shown.stages[stage].input_shape
        return (np.arange(shape[1]), np.arange(shape[2])) if shape else None
    down, across = (np.unique(axis[at]) for axis, at in zip(taps, (rows, columns), strict=True))
    down, across = down[down >= 0], across[across >= 0]
    return (down, across) if len(down) and len(across) else None


def _reached(shown: Shown, stage: int, rows: Taps, columns: Taps) -> tuple[Taps, Taps] | None:
    taps = _taps(shown, stage)
    if taps is None:
        return np.array([0]), np.array([0])
    down, across = (
        np.flatnonzero(np.isin(axis, at).any(axis=1))
        for axis, at in zip(taps, (rows, columns), strict=True)
    )
    return (down, across) if len(down) and len(across) else None


def _mark_all(
    marks: dict[tuple[int, int], tuple[Highlight, ...]],
    shown: Shown,
    stage: int,
    rows: Taps,
    columns: Taps,
    style: Style,
) -> None:
    block = Highlight(
        int(rows[0]),
        int(columns[0]),
        int(rows[-1] - rows[0]) + 1,
        int(columns[-1] - columns[0]) + 1,
        style,
    )
    view = shown.view(stage)
    count = len(view.planes) if view else 0
    for channel in range(1 if stage == INPUT else count):
        marks[stage, channel] = (*marks.get((stage, channel), ()), block)

"""Which lines lead to a map: one from each map that it is made of."""

from __future__ import annotations

from collections.abc import Sequence

from playground.engine.trace.cell_address import Cell
from playground.engine.view.planes import Shown
from playground.gui.flow.column import FlowColumn
from playground.gui.flow.edges import Edge, channel_weights


def edges_to(cell: Cell | None, shown: Shown, columns: Sequence[FlowColumn]) -> tuple[Edge, ...]:
    """Return the lines to the map of a cell; none for the picture, or where there is no map."""
    if cell is None or not 0 <= cell.stage < len(shown.stages):
        return ()
    stage = shown.stages[cell.stage]
    if stage.input_shape is None or stage.shape is None or cell.channel >= stage.shape[0]:
        return ()
    before, column = columns[cell.stage], columns[cell.stage + 1]
    end = column.anchor(cell.channel, right=False)
    weights = channel_weights(stage.layer, cell.channel, stage.input_shape)
    if cell.stage == 0:  # the picture is one tile, however many channels it has
        weights = dict(list(weights.items())[:1])
    return tuple(
        Edge(before.anchor(channel, right=True), end, weight) for channel, weight in weights.items()
    )

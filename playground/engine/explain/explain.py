"""Why a cell has the number that it has: its layer's arithmetic, and that of the steps behind."""

from __future__ import annotations

from playground.core.registry import import_modules
from playground.engine import explain as explanations
from playground.engine.compute.evaluate import Results
from playground.engine.explain.explanation import (
    EXPLAINERS,
    Computed,
    Explanation,
    Passed,
    explains,
    passed,
)
from playground.engine.trace.cell_address import Cell

__all__ = [
    "Cell",
    "Explanation",
    "Passed",
    "chain",
    "explain",
    "explains",
]

import_modules(explanations.__name__, explanations.__path__)


def explain(
    results: Results, stage: int, channel: int, row: int, column: int
) -> Explanation | None:
    """The arithmetic of one cell; stage −1 is the picture.

    None where there is no such cell. A kind of layer without an explanation of its own gives the
    number alone.
    """
    cell = Cell(stage, channel, row, column)
    maps = results.maps(stage) if stage < len(results.stages) else None
    if maps is None or not all(0 <= at < n for at, n in zip(cell[1:], maps.shape, strict=True)):
        return None
    value = float(maps[channel, row, column])
    if stage < 0:
        return Passed(cell=cell, value=value, total=value)
    layer, x = results.stages[stage].layer, results.maps(stage - 1)
    if x is None:
        return None
    if not layer.enabled:
        return passed(cell, x, cell._replace(stage=stage - 1), value)
    if layer.kind not in EXPLAINERS:
        return Computed(cell=cell, value=value, total=value, layer=layer.name())
    return EXPLAINERS[layer.kind](layer, x, cell, value)


def chain(
    results: Results, stage: int, channel: int, row: int, column: int
) -> tuple[Explanation, ...]:
    """The explanation of a cell, led up to by those of the cells whose number it goes on from.

    From the pooling's winner back through the activation to the sum of a convolution, say. Steps
    that pass a number on unchanged are left out, unless there is nothing else.
    """
    steps: list[Explanation] = []
    found = explain(results, stage, channel, row, column)
    while found is not None and found.cell.stage >= 0:
        steps.insert(0, found)
        if found.source is None:
            break
        found = explain(results, *found.source)
    return tuple(step for step in steps if not isinstance(step, Passed)) or tuple(steps[-1:])

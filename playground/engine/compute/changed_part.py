"""The network on an input that differs from a known one in a part, as under a patch that is moved.

Only what sees the part is computed: of each layer the rectangle of its output whose windows meet
it. Where that has grown to most of a map, or a layer reads all of its input, the rest is computed
whole.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

import numpy as np

from playground.core.arrays import FloatArray, Shape, frozen
from playground.core.cancelling import Cancelled, never
from playground.core.layer import Layer, Taps
from playground.core.session import Network
from playground.engine.compute.convolve import activate, convolve, pool
from playground.engine.compute.evaluate import Results, Stage, evaluate
from playground.engine.compute.layer_weights import laid_weights
from playground.engine.compute.map_memory import MapMemory
from playground.layers import Activation, Convolution, Pooling, reference
from playground.layers.geometry import Window
from playground.layers.pooling import WINDOWED_MODES

Box = tuple[slice, slice]
"""Rows and columns of a map."""

NOWHERE = (slice(0, 0), slice(0, 0))

MOST_SHARE = 0.6
"""The part of a map up to which computing it apart is quicker than computing all."""


@dataclass(frozen=True, slots=True, eq=False)
class Part:
    """The cells of maps that may differ from those of before: channels × the box's."""

    box: Box
    values: FloatArray

    def laid_over(self, maps: FloatArray) -> FloatArray:
        """The maps of before, and these cells in them."""
        whole = np.array(maps, np.float32)
        whole[:, self.box[0], self.box[1]] = self.values
        return frozen(whole)


def evaluate_part(
    network: Network,
    before: Results,
    x: FloatArray,
    box: Box,
    cancelled: Callable[[], bool] = never,
    memory: MapMemory | None = None,
) -> Results:
    """Run the network on `x`, which has the input of `before` but for the cells of a box.

    `before` are the whole results of the same network. The numbers are those of `evaluate`, to
    float32 rounding. Stages of which only a part was computed have no maps. Raises Cancelled.
    """
    part = Part(box, x[:, box[0], box[1]])
    at, stages = 0, list[Stage]()
    for stage in before.stages:
        if cancelled():
            raise Cancelled
        known = before.maps(at - 1)
        following = None if known is None else _through(stage, known, part)
        if following is None:
            break
        stages.append(replace(stage, maps=None, fresh=None, contents=None))
        part = following
        at += 1
    if at == 0:
        return evaluate(network, x, None, cancelled, memory)
    known = before.maps(at - 1)
    assert known is not None
    whole = part.laid_over(known)
    stages[-1] = replace(stages[-1], maps=whole)
    rest = evaluate(Network(network.layers[at:]), whole, None, cancelled, memory)
    return Results(x, (*stages, *rest.stages))


def _through(stage: Stage, known: FloatArray, part: Part) -> Part | None:
    """The part of a stage's output that may differ; None where all of it is to be computed."""
    layer = stage.layer
    if not layer.enabled:
        return part
    if stage.maps is None:
        return None
    if isinstance(layer, Activation) and layer.has_curve:
        return Part(part.box, activate(np.ascontiguousarray(part.values), layer))
    is_pooled = isinstance(layer, Pooling) and layer.mode in WINDOWED_MODES
    if isinstance(layer, Convolution) or is_pooled:
        return _windowed(layer, stage.maps.shape, known, part)
    return None


def _windowed(layer: Layer, shape: Sequence[int], known: FloatArray, part: Part) -> Part | None:
    """The outputs whose windows meet the part."""
    taps = layer.taps(_shape(known))
    if taps is None:
        return None
    boxes = [_met(own, where) for own, where in zip(taps, part.box, strict=True)]
    rows, columns = boxes
    count = (rows.stop - rows.start) * (columns.stop - columns.start)
    if count > MOST_SHARE * shape[1] * shape[2]:
        return None
    if not count:
        return Part(NOWHERE, np.empty((shape[0], 0, 0), np.float32))
    assert isinstance(layer, Convolution | Pooling)
    window = layer.window
    down, across = (
        _read(own[where], stride, dilation)
        for own, where, stride, dilation in zip(
            taps, boxes, window.stride, window.dilation, strict=True
        )
    )
    apart = Window(window.kernel, window.stride, window.dilation)
    if isinstance(layer, Convolution):
        cells = _cells(known, part, down, across, 0.0)
        values = convolve(cells, *laid_weights(layer), apart, layer.groups)
        return Part((rows, columns), values)
    kind = WINDOWED_MODES[layer.mode]
    reduction = reference.REDUCTIONS[kind]
    if reduction.is_mean and ((down < 0).any() or (across < 0).any()):
        return None  # how many cells count is another matter at the border
    cells = _cells(known, part, down, across, reduction.neutral)
    return Part((rows, columns), pool(cells, kind, apart))


def _shape(maps: FloatArray) -> Shape:
    return maps.shape[0], maps.shape[1], maps.shape[2]


def _met(taps: Taps, where: slice) -> slice:
    """From the first to the last output that reads any of the rows, or of the columns."""
    meets = ((taps >= where.start) & (taps < where.stop)).any(axis=1)
    found = np.flatnonzero(meets)
    return slice(int(found[0]), int(found[-1]) + 1) if len(found) else slice(0, 0)


def _read(taps: Taps, stride: int, dilation: int) -> Taps:
    """The input rows that neighbouring outputs read, in the order of a window without padding.

    −1 stands for a padded cell, and for one between windows that none of them reads.
    """
    count, size = taps.shape
    places = stride * np.arange(count)[:, None] + dilation * np.arange(size)
    read = np.full(int(places.max()) + 1, -1, np.intp)
    read[places] = taps
    return read


def _cells(known: FloatArray, part: Part, rows: Taps, columns: Taps, fill: float) -> FloatArray:
    """The cells of these rows and columns, the part's being new; `fill` where there is none."""
    cells = known.take(rows, axis=1, mode="clip").take(columns, axis=2, mode="clip")
    down, across = part.box
    new_rows = np.flatnonzero((rows >= down.start) & (rows < down.stop))
    new_columns = np.flatnonzero((columns >= across.start) & (columns < across.stop))
    new = part.values.take(rows[new_rows] - down.start, axis=1)
    new = new.take(columns[new_columns] - across.start, axis=2)
    cells[:, new_rows[:, None], new_columns] = new
    cells[:, rows < 0] = fill
    cells[:, :, columns < 0] = fill
    return cells

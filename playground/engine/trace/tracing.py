"""The cells that a cell depends on and that it reaches, through any number of layers.

Cells of a stage are traced as a region: some channels, rows and columns, every one with every
other. Windows are separable, so a region stays one through every layer. Stages are those of
`stages_of` or of `Results`; stage −1 is the picture.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TypeAlias

import numpy as np

from playground.core.arrays import Shape
from playground.core.layer import FilterLayer, Reach, Taps
from playground.engine.compute.evaluate import Stage
from playground.engine.places.indices import rising
from playground.engine.trace.channels import channels_behind, channels_reached

Span: TypeAlias = tuple[int, int]
"""The first cell and the one after the last; negative or beyond the map in the padding."""


@dataclass(frozen=True, slots=True, eq=False)
class Region:
    """Cells of one stage: every row with every column and channel, each in rising order.

    `down` and `across` are the rows and columns that the windows span as drawn on the map, padding
    and holes included. `exact` is False when only some of the cells meant are, which happens
    where layers that group channels follow a flattened map.
    """

    stage: int
    shape: Shape
    channels: Taps
    rows: Taps
    columns: Taps
    down: Span
    across: Span
    exact: bool = True

    @property
    def is_empty(self) -> bool:
        """Whether there are padded zeros only."""
        return not (self.channels.size and self.rows.size and self.columns.size)

    @property
    def is_whole(self) -> bool:
        """Whether every row and column of the stage is in it."""
        return (len(self.rows), len(self.columns)) == self.shape[1:]

    @property
    def overhang(self) -> tuple[int, int, int, int]:
        """Rows and columns in the padding at the top, bottom, left and right."""
        _, height, width = self.shape
        return (
            max(0, -self.down[0]),
            max(0, self.down[1] - height),
            max(0, -self.across[0]),
            max(0, self.across[1] - width),
        )


@dataclass(frozen=True, slots=True, eq=False)
class KernelCell:
    """The input cells that one cell of a filter multiplies.

    `place` is the row and column that it lies on for the pinned output, negative or beyond the
    map in the padding, None where a transposed convolution uses another cell for that output;
    `source` is the input cell that it reads there, None for a padded zero or no place.
    `rows` and `columns` are those that it reads for any output at all.
    """

    place: tuple[int, int] | None
    source: tuple[int, int] | None
    rows: Taps
    columns: Taps


def windows(
    stages: Sequence[Stage], stage: int, row: int, column: int, channel: int | None = None
) -> tuple[Region, ...]:
    """The regions that an output cell depends on: itself, then its window at every earlier stage.

    The last region is that of the picture, the receptive field. Without `channel`, the cells of
    all channels at that place are meant.
    """
    regions = [_cell(stages, stage, row, column, channel)]
    for index in range(stage, -1, -1):
        regions.append(_behind(stages[index], regions[-1]))
    return tuple(regions)


def window(
    stages: Sequence[Stage],
    stage: int,
    row: int,
    column: int,
    back_to: int,
    channel: int | None = None,
) -> Region:
    """The region that an output cell depends on at an earlier stage; −1 is the picture."""
    return windows(stages, stage, row, column, channel)[stage - back_to]


def reaches(
    stages: Sequence[Stage], stage: int, row: int, column: int, channel: int | None = None
) -> tuple[Region, ...]:
    """The cells that a cell can change: itself, then those of each later stage that has maps."""
    regions = [_cell(stages, stage, row, column, channel)]
    for after in stages[stage + 1 :]:
        if after.shape is None:
            break
        regions.append(_reached(after, regions[-1]))
    return tuple(regions)


def reach(
    stages: Sequence[Stage],
    stage: int,
    row: int,
    column: int,
    forward_to: int,
    channel: int | None = None,
) -> Region:
    """Every cell of a later stage that a cell of stage `stage` can change."""
    return reaches(stages[: forward_to + 1], stage, row, column, channel)[forward_to - stage]


def kernel_cell_reach(
    stages: Sequence[Stage],
    stage: int,
    row: int,
    column: int,
    kernel_row: int,
    kernel_column: int,
) -> KernelCell | None:
    """The cells that a filter's cell multiplies, for the output at row and column and for all.

    None for a layer without filters or without an output.
    """
    layer, shape = stages[stage].layer, stages[stage].input_shape
    if shape is None or stages[stage].shape is None:
        return None
    if not isinstance(layer, FilterLayer) or not layer.enabled:
        return None
    taps, layer_reach = layer.taps(shape), layer.reach(shape)
    if taps is None or layer_reach is None:
        return None
    if layer.is_turned:
        height, width = layer.kernel_size
        kernel_row, kernel_column = height - 1 - kernel_row, width - 1 - kernel_column
    rows, columns = taps[0][:, kernel_row], taps[1][:, kernel_column]
    source = int(rows[row]), int(columns[column])
    place: tuple[int, int] | None = source
    if not layer_reach.transposed:
        steps = [
            (extent - 1) // max(1, kernel - 1)
            for extent, kernel in zip(layer_reach.extent, layer.kernel_size, strict=True)
        ]
        place = (
            row * layer_reach.stride[0] - layer_reach.begin[0] + kernel_row * steps[0],
            column * layer_reach.stride[1] - layer_reach.begin[1] + kernel_column * steps[1],
        )
    elif min(source) < 0:
        place = None
    return KernelCell(place, None if min(source) < 0 else source, rising(rows), rising(columns))


def _cell(
    stages: Sequence[Stage], stage: int, row: int, column: int, channel: int | None
) -> Region:
    shape = stages[0].input_shape if stage < 0 else stages[stage].shape
    if shape is None:
        raise ValueError(f"stage {stage} has no maps")
    channels = np.arange(shape[0]) if channel is None else np.array([channel])
    return Region(
        stage,
        shape,
        channels,
        np.array([row]),
        np.array([column]),
        (row, row + 1),
        (column, column + 1),
    )


def _whole(stage: int, shape: Shape, channels: Taps) -> Region:
    height, width = shape[1:]
    rows, columns = np.arange(height), np.arange(width)
    return Region(stage, shape, channels, rows, columns, (0, height), (0, width))


def _all_if(region: Region, stage: int, shape: Shape, channels: Taps) -> Region:
    """All places of a stage, or none where `region` has none either."""
    if not region.is_empty:
        return _whole(stage, shape, channels)
    none = np.zeros(0, np.intp)
    return Region(stage, shape, none, none, none, (0, 0), (0, 0))


def _behind(stage: Stage, region: Region) -> Region:
    """The part of the stage's input that the region of its output depends on."""
    layer, shape = stage.layer, stage.input_shape
    if shape is None:
        raise ValueError("a stage without input has no cells to trace")
    if not layer.enabled:
        return replace(region, stage=region.stage - 1)
    if layer.lines_up_cells:
        return _unflattened(region, shape)
    channels = channels_behind(layer, region.channels, shape)
    taps, reach = layer.taps(shape), layer.reach(shape)
    if taps is None or reach is None:
        return _all_if(region, region.stage - 1, shape, channels)
    return Region(
        region.stage - 1,
        shape,
        channels,
        rising(taps[0][region.rows]),
        rising(taps[1][region.columns]),
        _span_behind(reach, 0, region.down),
        _span_behind(reach, 1, region.across),
        region.exact,
    )


def _reached(stage: Stage, region: Region) -> Region:
    """The part of the stage's output that depends on the region of its input."""
    layer, shape, before = stage.layer, stage.shape, region.shape
    if shape is None:
        raise ValueError("a stage without maps has no cells to trace")
    if not layer.enabled:
        return replace(region, stage=region.stage + 1)
    if layer.lines_up_cells:
        return _flattened(region, shape)
    channels = channels_reached(layer, region.channels, before)
    taps = layer.taps(before)
    if taps is None:
        return _all_if(region, region.stage + 1, shape, channels)
    rows, columns = _reading(taps[0], region.rows), _reading(taps[1], region.columns)
    return Region(
        region.stage + 1, shape, channels, rows, columns, _span_of(rows), _span_of(columns)
    )


def _reading(taps: Taps, cells: Taps) -> Taps:
    """The outputs along one axis that read any of the cells."""
    wanted = np.zeros(int(taps.max(initial=0)) + 2, dtype=bool)
    wanted[cells[cells < len(wanted) - 1]] = True
    return np.flatnonzero(wanted[taps].any(axis=1))  # −1 looks up the last entry, never wanted


def _span_of(cells: Taps) -> Span:
    return (int(cells[0]), int(cells[-1]) + 1) if cells.size else (0, 0)


def _span_behind(reach: Reach, axis: int, span: Span) -> Span:
    """The cells of the input that the windows of a span of outputs extend over."""
    extent, stride, begin = reach.extent[axis], reach.stride[axis], reach.begin[axis]
    first, last = span[0], span[1] - 1
    if reach.transposed:  # input i is spread over the outputs from i · stride − begin on
        return -((extent - 1 - begin - first) // stride), (last + begin) // stride + 1
    return first * stride - begin, last * stride - begin + extent


def _unflattened(region: Region, shape: Shape) -> Region:
    """The cells that were lined up as the region's channels."""
    if region.is_empty or len(region.channels) == region.shape[0]:
        return _all_if(region, region.stage - 1, shape, np.arange(shape[0]))
    places = np.unravel_index(region.channels, shape)
    channels, rows, columns = (rising(axis) for axis in places)
    exact = len(channels) * len(rows) * len(columns) == len(region.channels)
    return Region(
        region.stage - 1,
        shape,
        channels,
        rows,
        columns,
        _span_of(rows),
        _span_of(columns),
        region.exact and exact,
    )


def _flattened(region: Region, shape: Shape) -> Region:
    """The channels that the region's cells become."""
    _, height, width = region.shape
    places = (region.channels[:, None, None] * height + region.rows[:, None]) * width
    channels = (places + region.columns).reshape(-1)
    one = np.zeros(1, np.intp)
    return Region(region.stage + 1, shape, channels, one, one, (0, 1), (0, 1))

"""The arithmetic of a pixel: what it adds to the outputs that read it."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from PySide6.QtCore import QCoreApplication

from playground.core.layer import FilterLayer
from playground.engine.trace.cell_address import Cell
from playground.engine.trace.spread import Spread, spread
from playground.engine.trace.tracing import Region, reach
from playground.engine.view.planes import Shown
from playground.gui.inspect.arithmetic.compose import channel_name, writer
from playground.gui.inspect.arithmetic.pieces import (
    Block,
    Figure,
    Note,
    Piece,
    Sign,
    limit_of,
    weights_block,
)
from playground.gui.state.viewstate import ViewState
from playground.gui.widgets.wording import filter_name, layer_title

translate = QCoreApplication.translate


def pixel_pieces(shown: Shown, cell: Cell, view: ViewState, digits: int) -> tuple[Piece, ...]:
    """A pixel's value, and what it adds to the outputs of one filter of the first layer.

    It is the selected filter, or the first one while another layer is selected.
    """
    return tuple(_pieces(shown, cell, view, digits))


def _pieces(shown: Shown, cell: Cell, view: ViewState, digits: int) -> Iterator[Piece]:
    if shown.results is None:
        yield Note(translate("Arithmetic", "This number is being computed."))
        return
    values = shown.results.input[:, cell.row, cell.column]
    enabled = (index for index, stage in enumerate(shown.stages) if stage.layer.enabled)
    stage = next(enabled, None)
    if stage is None or shown.stages[stage].shape is None:
        yield from _values(shown, values, digits)
        return
    layer = shown.stages[stage].layer
    found, filter_index = None, 0
    if isinstance(layer, FilterLayer):
        if view.layer == stage:
            filter_index = min(view.filter, len(layer.filters) - 1)
        found = spread(shown.results, stage, filter_index, cell.row, cell.column)
    region = reach(shown.stages, -1, cell.row, cell.column, stage)
    if found is None or not found.products.size:
        yield from _values(shown, values, digits)
        yield Sign("→")
        yield Note(_reading(region, layer_title(layer)))
        return
    assert isinstance(layer, FilterLayer)
    yield from _products(shown, found, region, filter_name(layer.filters[filter_index]), digits)


def _values(shown: Shown, values: np.ndarray, digits: int) -> Iterator[Piece]:
    for channel, value in enumerate(values):
        yield Figure(writer(digits).number(float(value)), _name(shown, channel))


def _products(
    shown: Shown, found: Spread, region: Region, name: str, digits: int
) -> Iterator[Piece]:
    for index, channel in enumerate(found.channels):
        if index:
            yield Sign("+")
        value, weights = found.values[index], found.weights[index]
        yield Figure(writer(digits).number(float(value)), _name(shown, channel))
        yield Sign("·")
        caption = translate("Arithmetic", "weight in each output")
        yield weights_block(weights, limit_of(weights), caption)
    products = found.products
    values = found.values.reshape(-1, *(1,) * products.ndim)
    yield Sign(writer(digits).products_sign(values, found.weights, products))
    caption = translate("Arithmetic", "added to {filter}").format(filter=name)
    yield Block(products, limit_of(products), "signed", caption)
    yield Note(_where(region))


def _name(shown: Shown, channel: int) -> str:
    if shown.shape[0] == 1:
        return translate("Arithmetic", "pixel")
    return channel_name(shown, 0, channel)


def _reading(region: Region, layer: str) -> str:
    """Which outputs of a layer read the pixel."""
    if region.is_empty:
        return translate("Arithmetic", "no output of “{layer}” reads this pixel").format(
            layer=layer
        )
    if region.is_whole:
        return translate("Arithmetic", "every output of “{layer}” reads this pixel").format(
            layer=layer
        )
    return translate("Arithmetic", "read by “{layer}”, {where}").format(
        layer=layer, where=_where(region)
    )


def _where(region: Region) -> str:
    rows, columns = region.rows, region.columns
    return translate("Arithmetic", "rows {rows}, columns {columns}").format(
        rows=_span(rows), columns=_span(columns)
    )


def _span(cells: np.ndarray) -> str:
    first, last = int(cells[0]) + 1, int(cells[-1]) + 1
    return f"{first}" if first == last else f"{first}–{last}"

"""The kernel lens: what a filter does to waves, what it is made of, and what layers amount to."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

import numpy as np
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from playground.core.arrays import FloatArray
from playground.core.counting import from_one
from playground.core.layer import FilterLayer
from playground.core.messages import marked
from playground.core.session import Network, Session
from playground.engine.explain.formats import number_text
from playground.gui.inspect.arithmetic.pieces import (
    Block,
    Figure,
    Note,
    Piece,
    Sign,
    weights_block,
)
from playground.gui.inspect.arithmetic.strip import Strip
from playground.gui.state.store import Store
from playground.gui.state.viewstate import ViewState
from playground.gui.widgets.elided import ElidedLabel
from playground.gui.widgets.wording import filter_name
from playground.kernels.analysis import (
    LinearConvolution,
    composed,
    frequency_response,
    low_rank,
    rank,
    separable,
)
from playground.layers import Convolution

FREQUENCY_SIDE = 33
"""Side of the grid of frequencies; odd, so that frequency 0 is in its middle."""

MAX_COMPOSED_SIDE = 63


def linear_run(network: Network, index: int) -> list[Convolution]:
    """The convolutions that end at `index` with nothing but linear layers between them.

    Depthwise and grouped ones are not taken in.
    """
    run: list[Convolution] = []
    for layer in reversed(network.layers[: index + 1]):
        if not layer.enabled or layer.is_idle:
            continue
        if not isinstance(layer, Convolution) or layer.groups > 1:
            break
        run.insert(0, layer)
    return run


def composed_of(run: Sequence[Convolution], output: int | None = None) -> LinearConvolution:
    """The one convolution that equals the run, away from the borders; of one output, or of all."""
    layers = [
        LinearConvolution(layer.weights(), layer.biases(), layer.stride, layer.dilation)
        for layer in run
    ]
    if output is not None:
        one, last = slice(output, output + 1), layers[-1]
        bias = None if last.bias is None else last.bias[one]
        layers[-1] = replace(last, weights=last.weights[one], bias=bias)
    return composed(layers)


def composed_sides(run: Sequence[Convolution]) -> tuple[int, int]:
    """Rows and columns of that convolution's kernel, which tell whether to work it out."""
    sides, step = [1, 1], [1, 1]
    for layer in run:
        for axis in (0, 1):
            cells = layer.kernel_size[axis] - 1
            sides[axis] += cells * layer.dilation[axis] * step[axis]
            step[axis] *= layer.stride[axis]
    return sides[0], sides[1]


class LensPanel(QWidget):
    """Follows the selected filter."""

    palette_part = marked("palette", "Lens")

    def __init__(self, store: Store, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._store = store
        self.tools = QWidget(self)
        self.name = ElidedLabel(self.tools)
        self.name.setProperty("role", "muted")
        top = QHBoxLayout(self.tools)
        top.setContentsMargins(0, 0, 0, 0)
        top.addWidget(self.name, 1)
        self.strip = Strip()
        area = QScrollArea(self)
        area.setWidget(self.strip)
        area.setWidgetResizable(True)
        area.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        box = QVBoxLayout(self)
        box.setSpacing(8)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(area)
        store.changed.connect(self._session_changed)
        store.view_changed.connect(self._view_changed)

    def showEvent(self, event: object) -> None:
        self._show()

    def _session_changed(self, old: Session, new: Session) -> None:
        if old.network is not new.network:
            self._show()

    def _view_changed(self, old: ViewState, new: ViewState) -> None:
        watched = ("layer", "filter", "depth", "digits")
        if any(getattr(old, name) != getattr(new, name) for name in watched):
            self._show()

    def _show(self) -> None:
        if not self.isVisible():
            return
        session, view = self._store.session, self._store.view
        layer = session.network[view.layer] if 0 <= view.layer < len(session.network) else None
        if not isinstance(layer, FilterLayer):
            self.name.set_parts("")
            hint = self.tr("Select a layer with filters to look into one of them.")
            self.strip.show_pieces((Note(hint),), view.digits)
            return
        item = layer.filters[view.filter]
        depth = min(max(0, view.depth), item.depth - 1)
        self.name.set_parts(
            filter_name(item)
            if item.depth == 1
            else self.tr("{name}, slice {number}").format(
                name=filter_name(item), number=from_one(depth)
            )
        )
        matrix = item.weights[min(depth, item.depth - 1)]
        row = [*self._parts(matrix, view.digits), *self._waves(matrix)]
        row += self._composed(session.network, view)
        self.strip.show_pieces(row, view.digits)

    def _parts(self, matrix: FloatArray, digits: int) -> Iterator[Piece]:
        limit = _limit(matrix)
        found = rank(matrix)
        caption = self.tr("filter, rank {rank}").format(rank=found)
        yield weights_block(matrix, limit, caption)
        factors = separable(matrix)
        if factors is not None and min(matrix.shape) > 1 and found:
            column, row = (np.asarray(part, np.float32) for part in factors)
            yield Sign("=")
            yield Block(column[:, np.newaxis], _limit(column), "signed", self.tr("column"))
            yield Sign("·")
            yield Block(row[np.newaxis], _limit(row), "signed", self.tr("row"))
            taps = self.tr("separable:\n{two} instead of {all}\nmultiplications a place")
            yield Note(taps.format(two=sum(matrix.shape), all=matrix.size))
        elif found > 1:
            nearest = low_rank(matrix, 1)
            error = float(np.abs(nearest - matrix).max())
            yield Sign("≈")
            yield Block(nearest, limit, "signed", self.tr("nearest separable"))
            yield Figure(number_text(error, max(2, digits)), self.tr("largest difference"))

    def _waves(self, matrix: FloatArray) -> Iterator[Piece]:
        response = frequency_response(matrix, max(FREQUENCY_SIDE, *matrix.shape))
        yield Sign("")
        yield Block(
            response,
            _limit(response),
            "gray",
            "",
            is_picture=True,
        )
        yield Note(self.tr("strength by frequency:\nmiddle even areas,\nrim the finest stripes"))

    def _composed(self, network: Network, view: ViewState) -> Iterator[Piece]:
        run = linear_run(network, view.layer)
        if len(run) < 2 or view.layer < 0 or network[view.layer] is not run[-1]:
            return
        if max(composed_sides(run)) > MAX_COMPOSED_SIDE:
            return
        weights = composed_of(run, view.filter).weights[0]
        yield Sign("")
        for index, matrix in enumerate(weights[:8]):
            caption = self.tr("{count} linear layers are this one filter").format(count=len(run))
            if len(weights) > 1:
                caption = self.tr("composed, channel {number}").format(number=from_one(index))
            yield Block(matrix, _limit(weights), "signed", caption)


def _limit(values: np.ndarray) -> float:
    return float(np.abs(values).max(initial=0.0)) or 1.0

"""Lines from the maps that a map is made of to the map, as thick as their weights."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from playground.core.arrays import Shape
from playground.core.layer import Layer
from playground.engine.trace.channels import channels_behind
from playground.gui.widgets.colours import colour_of
from playground.gui.widgets.theme import theme

MAX_LINE_PX = 5.0
MIN_LINE_PX = 0.6
MAX_EDGES = 256
"""Lines that are drawn to one map or unit."""

SUM_SIGN_RADIUS_PX = 9.0
"""Radius of the sign in which the lines of a sum meet."""


@dataclass(frozen=True, slots=True)
class Edge:
    """A line from one point to another; `weight` is from −1 to 1, None where nothing is weighed.

    Lines that are `summed` meet in a plus sign.
    """

    start: QPointF
    end: QPointF
    weight: float | None
    summed: bool = False


def channel_weights(
    layer: Layer, channel: int, shape: Shape, most: int = MAX_EDGES
) -> dict[int, float | None]:
    """The channels of an input of `shape` that an output channel reads, weighed from −1 to 1.

    The weight of a slice is its norm, with the sign of its sum, over the largest one. Layers that
    weigh nothing have None for each channel. Of more than `most`, those with the largest weights
    are named, or the first ones.
    """
    weights = layer.weights_behind(channel, shape) if layer.enabled else None
    if weights is not None:
        first, slices = weights
        return _scaled(slices, first, most)
    return dict.fromkeys(channels_behind(layer, np.array([channel]), shape)[:most].tolist())


def _scaled(slices: np.ndarray, first: int, most: int) -> dict[int, float | None]:
    slices = slices.astype(np.float64)  # the squares of large weights leave float32
    strength = np.linalg.norm(slices, axis=1)
    places = np.arange(len(slices))
    if len(slices) > most:
        places = np.sort(np.argpartition(-strength, most)[:most])
    signs = np.where(slices[places].sum(axis=1) < 0, -1, 1)
    largest = float(strength.max(initial=0)) or 1.0
    scaled = strength[places] * signs / largest
    return dict(zip((first + places).tolist(), scaled.tolist(), strict=True))


class Edges(QWidget):
    """Lies behind the tiles: lines are seen between them, never over the values of a map."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._edges: tuple[Edge, ...] = ()
        self.hide()

    @property
    def edges(self) -> tuple[Edge, ...]:
        """The lines that are drawn."""
        return self._edges

    def show_edges(self, edges: tuple[Edge, ...]) -> None:
        """Draw these lines and no others."""
        self.lower()  # maps that come may have been laid beneath it
        if edges == self._edges:
            return
        self._edges = edges
        self.setVisible(bool(edges))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for edge in self._edges:
            painter.setPen(_pen(edge.weight))
            middle = (edge.start.x() + edge.end.x()) / 2
            path = QPainterPath(edge.start)
            path.cubicTo(QPointF(middle, edge.start.y()), QPointF(middle, edge.end.y()), edge.end)
            painter.drawPath(path)
        for x, y in {(edge.end.x(), edge.end.y()) for edge in self._edges if edge.summed}:
            _draw_plus(painter, QPointF(x - SUM_SIGN_RADIUS_PX - 1, y))  # before the map
        painter.end()


def _draw_plus(painter: QPainter, at: QPointF) -> None:
    painter.setPen(QPen(theme().muted, 1.5))
    painter.setBrush(theme().raised)
    painter.drawEllipse(at, SUM_SIGN_RADIUS_PX, SUM_SIGN_RADIUS_PX)
    arm = SUM_SIGN_RADIUS_PX - 4
    painter.drawLine(at - QPointF(arm, 0), at + QPointF(arm, 0))
    painter.drawLine(at - QPointF(0, arm), at + QPointF(0, arm))
    painter.setBrush(Qt.BrushStyle.NoBrush)


def _pen(weight: float | None) -> QPen:
    if weight is None:
        return QPen(theme().muted, 1.5)
    colour = colour_of(1.0 if weight >= 0 else -1.0, 1.0, "signed")
    return QPen(colour, max(MIN_LINE_PX, MAX_LINE_PX * abs(weight)))

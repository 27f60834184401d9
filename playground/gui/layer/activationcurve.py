"""The curve of an activation function, with the histogram of its input beneath."""

from __future__ import annotations

import math
from typing import Any

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from playground.core.layer import Layer
from playground.engine.explain.formats import number_text
from playground.gui.widgets.aswritten import explain
from playground.gui.widgets.theme import theme

MAX_REACH = float(np.finfo(np.float32).max)

CURVE_RANGE = 3.0
"""How far the axis goes to both sides while no values are known."""

BEND_RANGE, BEND_POINTS = 20.0, 801
"""Where bends of the function are looked for, to both sides, and at how many places."""

MIN_BEND = 1e-5
"""The smallest change of the slope from place to place that is not one of rounding."""

MIN_BEND_SHARE = 0.02
"""Part of the strongest bend from which a place counts as bent."""

BEND_MARGIN = 1.15
MAX_SHAPES = 4.0
"""How many times the range that shows the shape the axis is long, at most: then the bend is still
seen, and values beyond are counted in words."""

CURVE_POINTS = 241
CURVE_PX = 132
BARS_PX = 40
GAP_PX = 6


class ActivationCurve(QWidget):
    """Output over input; the bars beneath say how often which input occurs."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._layer: Layer | None = None
        self._channel = 0
        self._reach = CURVE_RANGE
        self._bend = 0.0
        self._outputs = np.zeros(CURVE_POINTS, np.float32)
        self._counts: NDArray[Any] = np.zeros(0)
        self._edges: NDArray[Any] = np.zeros(0)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(self.tr("Curve of the function"))
        explain(
            self,
            self.tr(
                "Across: a value before the function; up: what becomes of it. "
                "The bars count the values of the present map."
            ),
        )

    @property
    def reach(self) -> float:
        """Where the axis of inputs ends, to the right and, negative, to the left."""
        return self._reach

    def show_layer(self, layer: Layer) -> None:
        """Draw the curve of a layer that has one."""
        if layer is not self._layer:
            self._layer = layer
            self._find_bend()
            self._set_reach()

    def show_channel(self, channel: int) -> None:
        """Draw the curve as it is for a channel, where channels have parameters of their own."""
        if channel != self._channel:
            self._channel = channel
            self._find_bend()
            self._set_reach()

    def show_histogram(self, counts: NDArray[Any], edges: NDArray[Any]) -> None:
        """Show how many values of the present map lie between neighbouring edges."""
        had_bars = self._has_bars()
        self._counts, self._edges = np.asarray(counts, np.float64), np.asarray(edges, np.float64)
        if had_bars != self._has_bars():
            self.updateGeometry()
        self._set_reach()

    def _has_bars(self) -> bool:
        return bool(self._counts.size and self._counts.max() > 0)

    @property
    def share_beyond(self) -> float:
        """The part of the present map's values that lie beyond the ends of the axis."""
        if not self._has_bars():
            return 0.0
        middles = (self._edges[:-1] + self._edges[1:]) / 2
        return float(self._counts[np.abs(middles) > self._reach].sum() / self._counts.sum())

    def _find_bend(self) -> None:
        """How far from zero the function still bends; 0 for one that is made of two lines."""
        if self._layer is None:
            return
        inputs = np.linspace(-BEND_RANGE, BEND_RANGE, BEND_POINTS, dtype=np.float32)
        bent = np.abs(np.diff(self._layer.curve(inputs, self._channel).astype(np.float64), n=2))
        where = np.flatnonzero(bent > max(MIN_BEND, MIN_BEND_SHARE * bent.max()))
        found = float(np.abs(inputs[1:-1][where]).max(initial=0.0))
        self._bend = found if found > 2 * (inputs[1] - inputs[0]) else 0.0

    def _set_reach(self) -> None:
        """Show where the function bends, and all values of the map if that can be seen then."""
        most = float(np.abs(self._edges).max()) if self._edges.size else 0.0
        most = most if most > 0 and math.isfinite(most) else CURVE_RANGE
        if self._bend:
            shape = BEND_MARGIN * self._bend
            most = min(max(most, shape), MAX_SHAPES * shape)
        self._reach = min(_rounded_up(most), MAX_REACH)
        self._compute()

    def _compute(self) -> None:
        if self._layer is not None:
            inputs = np.linspace(-self._reach, self._reach, CURVE_POINTS, dtype=np.float32)
            self._outputs = self._layer.curve(inputs, self._channel)
        self.update()

    def sizeHint(self) -> QSize:
        """The curve, a line of numbers, and the bars if there are any."""
        bars = BARS_PX + GAP_PX if self._has_bars() else 0
        scale = self.font().pointSizeF() / 10
        return QSize(200, round((CURVE_PX + bars) * scale) + self.fontMetrics().height() + 2)

    def minimumSizeHint(self) -> QSize:
        """As high, but narrower."""
        return QSize(120, self.sizeHint().height())

    # Painting.

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        line = self.fontMetrics().height()
        bars = round(BARS_PX * self.font().pointSizeF() / 10) if self._has_bars() else 0
        low, high = min(0.0, float(self._outputs.min())), max(0.0, float(self._outputs.max()))
        if high - low < 1e-6:
            high = low + 1
        left = self._label_width(low, high) + 6
        bottom = self.height() - line - 2 - (bars + GAP_PX if bars else 0)
        plot = QRectF(left, line / 2, self.width() - left - 8, bottom - line / 2 - 2)
        self._paint_axes(painter, plot, low, high)
        self._paint_curve(painter, plot, low, high)
        if bars:
            self._paint_bars(painter, QRectF(plot.left(), bottom + GAP_PX, plot.width(), bars))
        self._paint_inputs(painter, plot, self.height() - line)
        painter.end()

    def _label_width(self, low: float, high: float) -> float:
        return max(
            self.fontMetrics().horizontalAdvance(number_text(v, 2)) for v in (low, high, 0.0)
        )

    def _paint_axes(self, painter: QPainter, plot: QRectF, low: float, high: float) -> None:
        painter.setPen(QPen(theme().field_border, 1))
        painter.drawRect(plot)
        painter.drawLine(
            QPointF(plot.center().x(), plot.top()), QPointF(plot.center().x(), plot.bottom())
        )
        zero = plot.bottom() + low / (high - low) * plot.height()
        painter.drawLine(QPointF(plot.left(), zero), QPointF(plot.right(), zero))
        line = self.fontMetrics().height()
        painter.setPen(theme().muted)
        written: list[float] = []
        for value in (0.0, high, low):
            y = plot.bottom() - (value - low) / (high - low) * plot.height()
            if all(abs(y - other) >= line for other in written):
                written.append(y)
                box = QRectF(0, y - line / 2, plot.left() - 6, line)
                painter.drawText(box, Qt.AlignmentFlag.AlignRight, number_text(value, 2))

    def _paint_curve(self, painter: QPainter, plot: QRectF, low: float, high: float) -> None:
        xs = np.linspace(plot.left(), plot.right(), CURVE_POINTS)
        ys = plot.bottom() - (self._outputs - low) / (high - low) * plot.height()
        points = [QPointF(float(x), float(y)) for x, y in zip(xs, ys, strict=True)]
        painter.setPen(QPen(theme().accent, 2.5, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
        painter.drawPolyline(QPolygonF(points))

    def _paint_bars(self, painter: QPainter, area: QRectF) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        # Square roots keep the rare values in sight beside the many zeros of a filtered picture.
        heights = np.sqrt(self._counts / self._counts.max()) * area.height()
        xs = area.left() + (self._edges + self._reach) / (2 * self._reach) * area.width()
        colour = QColor(theme().accent)
        colour.setAlpha(150)
        within = np.abs(self._edges[:-1] + self._edges[1:]) / 2 <= self._reach
        for x, right, height, is_seen in zip(xs[:-1], xs[1:], heights, within, strict=True):
            if height > 0 and is_seen:
                bar = QRectF(x, area.bottom() - height, max(1.0, right - x), height)
                painter.fillRect(bar, colour)
        painter.setPen(QPen(theme().field_border, 1))
        painter.drawLine(area.bottomLeft(), area.bottomRight())
        beyond = self.share_beyond
        if beyond > 0:
            painter.setPen(theme().muted)
            share = number_text(max(0.1, 100 * beyond), 1)
            text = self.tr("{share} % beyond").format(share=share)
            painter.drawText(area, Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignRight, text)

    def _paint_inputs(self, painter: QPainter, plot: QRectF, top: float) -> None:
        line = self.fontMetrics().height()
        painter.setPen(theme().muted)
        for value, flag, x in (
            (-self._reach, Qt.AlignmentFlag.AlignLeft, plot.left()),
            (0.0, Qt.AlignmentFlag.AlignHCenter, plot.left()),
            (self._reach, Qt.AlignmentFlag.AlignRight, plot.left()),
        ):
            painter.drawText(QRectF(x, top, plot.width(), line), flag, number_text(value, 2))


def _rounded_up(value: float) -> float:
    """The next of 1, 1.5, 2, 3, 4, 5, 6, 8, 10, 15 …"""
    power = 10.0 ** math.floor(math.log10(value))
    return next(
        part * power for part in (1, 1.5, 2, 3, 4, 5, 6, 8, 10) if part * power >= value * 0.999
    )

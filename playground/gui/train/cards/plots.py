"""The parts that all plots have in common."""

from __future__ import annotations

import math

import numpy as np
import pyqtgraph as pg
from numpy.typing import NDArray
from PySide6.QtCore import QEvent, QMargins, QObject, QRect, Qt
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from playground.core.word_count import MINUS, written
from playground.engine.explain.formats import number_text
from playground.gui.widgets.accessible import Role
from playground.gui.widgets.focusring import FocusRing
from playground.gui.widgets.theme import theme

MARGIN_PX = 8
"""Room for the outermost numbers of the axes, which pyqtgraph would cut."""

MAX_POWERS = 7
"""Powers of ten that have a number beside an axis."""

MAX_LABELLED_DECADES = 2.5
"""Powers of ten along an axis up to which there is room for numbers between them."""

AXIS_PX = 52
"""Room that an upright axis with its numbers takes."""

SENTENCE_MARGIN_PX = 12
"""At both sides of a sentence in the place of a plot."""

MIN_ZOOM_SHARE = 1 / 200
"""Share of an axis that the wheel can zoom to."""

PADDING_SHARE = 0.04
"""Share of an axis left free at either end."""

AHEAD_SHARE = 0.15
"""Share of an axis added where points that keep coming leave it, for those to come."""

MIN_FILLED_SHARE = 0.7
"""Of an axis that points keep coming to; it ends where they do when they fill less."""


def make_plot(name: str, explanation: str, parent: QWidget) -> pg.PlotWidget:
    """A plot that is looked at, not dragged about, with words for those who do not see it."""
    axes = {side: NumberedAxis(side) for side in ("left", "bottom")}
    plot = pg.PlotWidget(parent, enableMenu=False, axisItems=axes)
    # It takes the room there is: it would ask for what it has, and never give any back.
    plot.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Ignored)
    plot.accessible_role = Role.Chart
    plot.setAccessibleName(name)
    plot.setAccessibleDescription(explanation)
    plot.setMouseEnabled(x=False, y=False)
    plot.hideButtons()
    item = plot.getPlotItem()
    item.setContentsMargins(0, MARGIN_PX, MARGIN_PX, 0)
    # A menu without a parent would outlive the window.
    item.ctrlMenu.deleteLater()
    item.ctrlMenu = None
    for side in ("left", "bottom"):
        # The finest of pyqtgraph's three levels of ticks takes longest to draw, and says nothing.
        plot.getAxis(side).setStyle(maxTickLevel=1)
    # The last number below a plot may stand a little beyond its axis: it would be left out.
    plot.getAxis("bottom").setStyle(hideOverlappingLabels=MARGIN_PX)
    apply_plot_theme(plot)
    FocusRing(plot)
    return plot


class NumberedAxis(pg.AxisItem):  # type: ignore[misc]  # untyped
    """An axis whose numbers have minus signs, as all others of the window."""

    def tickStrings(self, values: list[float], scale: float, spacing: float) -> list[str]:
        return [text.replace("-", MINUS) for text in super().tickStrings(values, scale, spacing)]


Ranges = tuple[float, float, float, float]
"""Left, right, low, high, in a plot's own coordinates: on a logarithmic axis, logarithms."""


def whole_ranges(x: NDArray[np.floating], y: NDArray[np.floating]) -> Ranges:
    """Return ranges that end where the points do; those that are no numbers do not count."""
    known = np.isfinite(x) & np.isfinite(y)
    return (*_range(x[known]), *_range(y[known]))


def _range(values: NDArray[np.floating]) -> tuple[float, float]:
    low, high = (float(values.min()), float(values.max())) if values.size else (0.0, 1.0)
    room = PADDING_SHARE * (high - low) or max(abs(high), 1.0) / 2
    return low - room, high + room


def show_all(plot: pg.PlotWidget, whole: Ranges, seen: Ranges | None = None) -> bool:
    """Let the axes have these ranges, or `seen` of them, and never be moved out of them.

    The ranges are set here once, as pyqtgraph's automatic ones are worked out while it paints, from
    curves that it thins out by the ranges: the two can chase each other, and the window stands
    still. Returns whether they were others: to draw an axis takes longer than to draw the curves.
    """
    (left, right, low, high) = whole
    limits = plot.getPlotItem().vb.state["limits"]
    # Not by setLimits, which moves the old ranges into the new limits first.
    limits["xLimits"], limits["yLimits"] = [left, right], [low, high]
    limits["xRange"] = [(right - left) * MIN_ZOOM_SHARE, right - left]
    limits["yRange"] = [(high - low) * MIN_ZOOM_SHARE, high - low]
    if seen is not None:
        left, right = _within(seen[:2], (left, right))
        low, high = _within(seen[2:], (low, high))
    box = plot.getPlotItem().vb
    before = (*box.viewRange()[0], *box.viewRange()[1])
    has_moved = before != (left, right, low, high) or any(box.autoRangeEnabled())
    if has_moved:
        plot.setRange(xRange=(left, right), yRange=(low, high), padding=0, disableAutoRange=True)
    # What pyqtgraph would do at the next paint, when axes and curves would ask for another one.
    plot.scene().prepareForPaint()
    return has_moved


def steadied(shown: Ranges | None, wanted: Ranges) -> Ranges:
    """The ranges of axes whose points keep coming: as shown, and further on where they leave that.

    An axis of which they would fill too little ends where they do. From left to right points come
    one after the other: nothing is to come at the left of the first. Nor is room made below 0 for
    points that are all above it, as every loss is.
    """
    if shown is None:
        return wanted
    low, high = _steadied(shown[2:], wanted[2:])
    room = PADDING_SHARE / (1 + 2 * PADDING_SHARE) * (wanted[3] - wanted[2])
    if wanted[2] + room >= 0:  # the lowest of the points
        low = max(low, -room)
    return (*_onwards(shown[:2], wanted[:2]), low, high)


def _onwards(shown: tuple[float, float], wanted: tuple[float, float]) -> tuple[float, float]:
    if shown[0] <= wanted[0] and wanted[1] <= shown[1]:
        return _steadied(shown, wanted)
    high = max(shown[1], wanted[1] + AHEAD_SHARE * (wanted[1] - wanted[0]))
    low = wanted[0] - PADDING_SHARE * (high - wanted[1])  # what is free before the first
    return _steadied((low, high), wanted)


def _steadied(shown: tuple[float, float], wanted: tuple[float, float]) -> tuple[float, float]:
    span = wanted[1] - wanted[0]
    low = shown[0] if shown[0] <= wanted[0] else wanted[0] - AHEAD_SHARE * span
    high = shown[1] if shown[1] >= wanted[1] else wanted[1] + AHEAD_SHARE * span
    return (low, high) if span >= MIN_FILLED_SHARE * (high - low) else wanted


def _within(seen: tuple[float, float], whole: tuple[float, float]) -> tuple[float, float]:
    """The part of an axis that is seen, or all of it where none of that is there any more."""
    low, high = max(seen[0], whole[0]), min(seen[1], whole[1])
    return (low, high) if high - low >= MIN_ZOOM_SHARE * (whole[1] - whole[0]) else whole


def number_logarithms(plot: pg.PlotWidget, on: bool) -> None:
    """Write numbers beside an upright axis of logarithms: pyqtgraph writes 0.9 over 0.8 over 0.7.

    Powers of ten, with 2 and 5 in between where that leaves room, or only every so many where there
    are tens of them; pyqtgraph's own when not `on`.
    """
    ticks: list[tuple[float, str]] = []
    if on:
        low, high = plot.getPlotItem().vb.viewRange()[1]
        factors = (1, 2, 5) if high - low < MAX_LABELLED_DECADES else (1,)
        apart = max(1, math.ceil((high - low) / MAX_POWERS))
        first = math.floor(low / apart) * apart
        every = range(first, math.ceil(high) + 1, apart)
        values = [factor * 10.0**power for power in every for factor in factors]
        ticks = [(float(np.log10(value)), written(value, ".3g")) for value in values]
        ticks = [tick for tick in ticks if low <= tick[0] <= high]
    plot.getAxis("left").setTicks([ticks] if len(ticks) > 1 else None)


def apply_plot_theme(plot: pg.PlotWidget) -> None:
    """Give a plot the colours of the theme: pyqtgraph looks at no palette."""
    colours = theme()
    plot.setBackground(colours.raised)
    for side in ("left", "bottom"):
        axis = plot.getAxis(side)
        axis.setPen(colours.field_border)
        axis.setTextPen(colours.muted)


class Hint(QLabel):
    """In the place of an empty plot: what to do for it to show something."""

    def __init__(self, plot: pg.PlotWidget, text: str, over_axes: bool = False) -> None:
        """Have the axes stay under the sentence where it is `over_axes`."""
        super().__init__(text, plot)
        self._over_axes = over_axes
        self._plot = plot
        self.setProperty("role", "muted")
        self.setWordWrap(True)
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        plot.installEventFilter(self)  # a layout would make the plot as large as it could be
        left = AXIS_PX if over_axes else SENTENCE_MARGIN_PX
        self._room = QMargins(left, 0, SENTENCE_MARGIN_PX, 0)
        self._is_on = False
        self.show_instead(True)

    def show_instead(self, on: bool) -> None:
        """Take the place of the axes, or leave it to them."""
        if on != self._is_on:
            self._is_on = on
            self.setVisible(on)
            for side in () if self._over_axes else ("left", "bottom"):
                self._plot.getPlotItem().showAxis(side, not on)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:
            inner: QRect = self._plot.rect()
            self.setGeometry(inner.marginsRemoved(self._room))
        return False


def loss_text(value: float) -> str:
    """A loss in three decimals, or in two digits when they would leave nothing of it."""
    return written(value, ".2g") if 0 < abs(value) < 0.01 else number_text(value, 3)

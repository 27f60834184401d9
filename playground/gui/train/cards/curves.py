"""Loss and accuracy while the network learns, with earlier runs for comparison."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from types import MappingProxyType
from typing import Literal

import numpy as np
import pyqtgraph as pg
from numpy.typing import NDArray
from PySide6.QtCore import QEvent, QObject, QPointF, Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from playground.core.messages import marked
from playground.gui.state.viewstate import PlotView
from playground.gui.train.cards.curvevalues import CurveValues
from playground.gui.train.cards.oldercurves import OlderCurves, Points
from playground.gui.train.cards.plots import (
    Hint,
    Ranges,
    apply_plot_theme,
    loss_text,
    make_plot,
    number_logarithms,
    show_all,
    steadied,
    whole_ranges,
)
from playground.gui.train.runcolours import (
    run_colour,
    training_colour,
    validation_colour,
)
from playground.gui.train.runwords import run_name
from playground.gui.widgets.aswritten import explain
from playground.gui.widgets.gestures import gestures
from playground.gui.widgets.iconbutton import IconButton
from playground.gui.widgets.steadylabel import SteadyLabel
from playground.gui.widgets.theme import theme
from playground.training.protocol.metrics import EpochMetrics, Metrics
from playground.training.protocol.run_scale import highest_framed, highest_shown, smoothed
from playground.training.protocol.runs import Run

Quantity = Literal["loss", "accuracy"]
BEYOND = 10.0
"""Heights of the frame up to which a curve that leaves it is drawn: beyond, painters fail."""

NO_NAMES: Mapping[int, str] = MappingProxyType({})

MIN_PLOT_PX = 96

DOT_PX = 5
"""Width of the dot at the end of an epoch, where lines are a pixel wide."""

MAX_DOT_EPOCHS = 100
"""Epochs that have a dot each; more would run into one another, and are slow to draw."""


@gestures(
    marked("gesture", "The training curves"),
    marked("gesture", "Point: shows the values under the pointer"),
    marked("gesture", "Click, then wheel: zooms; before the click the wheel scrolls the page"),
    marked("gesture", "Drag: moves the part that is zoomed to"),
    marked("gesture", "Double click: shows the whole curve again"),
)
class CurvePlot(QWidget):
    """One quantity over the epochs: training gray, held out in ink, older runs thin and dashed.

    Of older runs those on the same data are drawn, each in a colour of its own. Once the plot is
    clicked, the wheel zooms, no further than there are curves; a double click or a button leads
    back, and so does another training. A run so bad that the others would lie flat leaves the
    frame.
    """

    looked = Signal(object)
    """The PlotView that the user wants now."""

    def __init__(self, quantity: Quantity, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.quantity = quantity
        self._runs: tuple[Run, ...] = ()
        self._smoothing = 0.0
        self._line_px = 1  # wider ones are slow: Qt strokes every piece of the line by itself
        self._looked_at: int | None = None
        self._now: Metrics | None = None
        self._names_by_key = NO_NAMES
        self._drawn: tuple[Run, ...] = ()
        self.view = PlotView()
        self._whole: Ranges | None = None
        self._takes_wheel = False
        titles = {"loss": self.tr("Loss"), "accuracy": self.tr("Accuracy")}
        title = QLabel(titles[quantity], self)
        title.setProperty("role", "title")
        self.values = CurveValues(self)
        self.plot = make_plot(
            titles[quantity], self.tr("Curves of training and of what is held out"), self
        )
        self.plot.getPlotItem().setDownsampling(auto=True, mode="peak")
        self.plot.setMinimumHeight(MIN_PLOT_PX)
        self.plot.getAxis("bottom").enableAutoSIPrefix(False)
        if quantity == "accuracy":
            self.plot.getAxis("left").setScale(100)  # percent
        hint = self.tr("The curves come with the training: press Train or Step.")
        self.hint = Hint(self.plot, hint, over_axes=True)
        self._training = self.plot.plot([], [], symbolSize=DOT_PX)
        self._seen = pg.InfiniteLine(angle=90)
        self._seen.setVisible(False)
        self.plot.addItem(self._seen, ignoreBounds=True)
        self._validation = self.plot.plot([], [], symbol="o", symbolSize=DOT_PX)
        self._marked = True
        self.plot.setMouseEnabled(x=True, y=True)
        self.plot.getPlotItem().vb.sigRangeChangedManually.connect(self._zoom)
        self.plot.viewport().installEventFilter(self)
        explained = self.tr("A double click on the plot does the same.")
        self.whole = IconButton("fit", self.tr("Show all of the curves again"), explained, self)
        self.whole.clicked.connect(self._show_whole)
        self.whole.hide()
        self.note = SteadyLabel(muted=True, parent=self)  # wrapped, it would take the plot's room
        self.note.hide()
        self._older = OlderCurves(self.plot)
        self._known: dict[int, tuple[Run, Points]] = {}
        box = QVBoxLayout(self)
        box.setContentsMargins(12, 8, 8, 4)
        box.setSpacing(0)
        self.top = QHBoxLayout()
        box.addLayout(self.top)
        self.top.setSpacing(8)
        self.top.addWidget(title)
        if quantity == "loss":
            self.log = QCheckBox(self.tr("log"), self)
            self.log.setToolTip(self.tr("Let equal steps stand for equal factors"))
            self.log.toggled.connect(self._set_log)
            self.top.addWidget(self.log)
        self.top.addWidget(self.whole)
        self.top.addWidget(self.values.large, 1)
        box.addWidget(self.values)
        box.addWidget(self.note)
        box.addWidget(self.plot, 1)
        self.plot.scene().sigMouseMoved.connect(self._moved)
        self.restyle()

    def restyle(self) -> None:
        """Wear the present theme."""
        apply_plot_theme(self.plot)
        colours = theme()
        self._training.setPen(pg.mkPen(training_colour(), width=self._line_px))
        self._training.setSymbolBrush(training_colour())
        self._training.setSymbolPen(None)
        self._seen.setPen(pg.mkPen(colours.muted, width=1))
        self._validation.setPen(pg.mkPen(validation_colour(), width=self._line_px))
        self._validation.setSymbolBrush(validation_colour())
        self._validation.setSymbolPen(None)
        self.show_runs(self._runs, self._names_by_key)

    def set_line_width(self, pixels: int) -> None:
        """Draw the curves of the present run wider, to be seen from afar."""
        if pixels != self._line_px:
            self._line_px = pixels
            for item in (self._training, self._validation):
                item.setSymbolSize(DOT_PX + 3 * (pixels - 1))
            self.restyle()

    def set_smoothing(self, share: float) -> None:
        """Smooth the training curve by an exponential mean that keeps this share of the past."""
        if share != self._smoothing:
            self._smoothing = share
            self.show_runs(self._runs, self._names_by_key)

    def set_view(self, view: PlotView) -> None:
        """Look at the curves so."""
        if view == self.view:
            return
        was_log, self.view = self.view.is_log, view
        if self.quantity == "loss" and view.is_log != was_log:
            self.log.setChecked(view.is_log)
            self.plot.setLogMode(y=view.is_log)
            number_logarithms(self.plot, False)
        self.show_runs(self._runs, self._names_by_key)

    def show_runs(
        self,
        runs: tuple[Run, ...],
        names: Mapping[int, str] = NO_NAMES,
        is_growing: bool = False,
    ) -> None:
        """Draw the last run, which may be growing now, and the others behind it.

        Runs with a name are called by it.
        """
        self._runs, self._names_by_key = runs, names
        run = runs[-1] if runs else Run(0)
        if runs and self.view.zoom is not None and self.view.run != run.key:
            self._look(replace(self.view, zoom=None))
            return
        others = runs[:-1]
        before = tuple(other for other in others if other.is_comparable(run))
        self._drawn = (*before, run)
        at, values = self._training_points(run)
        self._known = {
            each.key: self._known[each.key] for each in before if each.key in self._known
        }
        epochs, held_out = _points(run.epochs, self._value_of)
        training = self._drawable(at, smoothed(values, self._smoothing))
        validation = self._drawable(epochs, held_out)
        self._training.setSymbol("o" if len(training[0]) == 1 else None)  # a point makes no line
        older = [self._drawable(*self._held_out(each)) for each in before]
        points = np.concatenate([*older, training, validation], axis=1)
        self.hint.show_instead(not points.size and self.quantity == "accuracy")
        mine = np.concatenate([training[1], validation[1]])
        curves = [*(drawn[1] for drawn in older), mine]
        top = np.inf if self._is_log else highest_shown(curves, highest_framed(self._drawn))
        self._show_note(len(others) - len(before), curves, top)
        self._training.setData(*_within(training, top))
        self._mark_epochs(len(epochs) <= MAX_DOT_EPOCHS)
        self._validation.setData(*_within(validation, top))
        self._older.show(before, [_within(each, top) for each in older])
        seen = points[:, points[1] <= top]
        if seen.size:
            seen = np.concatenate([seen, self._least(seen[1])], axis=1)
        whole = whole_ranges(seen[0], self._height(seen[1]))
        self._whole = steadied(self._whole, whole) if is_growing else whole
        has_moved = show_all(self.plot, self._whole, self.view.zoom)
        self.whole.setVisible(self.view.zoom is not None)
        if self._is_log and (has_moved or not is_growing):
            number_logarithms(self.plot, True)
        self._put_names(before)
        self._show_values()

    def _show_note(self, hidden: int, curves: list[np.ndarray], top: float) -> None:
        """Say which runs are not drawn, and which leave the frame."""
        said = []
        beyond = [
            f"{self._name(run)} ({loss_text(float(values.max()))})"
            for run, values in zip(self._drawn, curves, strict=True)
            if values.max(initial=0.0) > top
        ]
        if beyond:
            text = self.tr("Out of the frame: {runs}")
            said.append(text.format(runs=", ".join(beyond)))
        if hidden:
            text = self.tr("Not drawn, as on other data: {count}")
            said.append(text.format(count=hidden))
        self.note.set_text(" · ".join(said))
        explain(self.note, "\n".join(said))
        self.note.setVisible(bool(said))

    def _zoom(self, *_: object) -> None:
        """Leave the axes to the user."""
        box = self.plot.getPlotItem().vb
        (left, right), (low, high) = box.viewRange()
        limits = box.state["limits"]
        whole = (*limits["xLimits"], *limits["yLimits"])
        zoom = None if np.allclose((left, right, low, high), whole) else (left, right, low, high)
        run = self._runs[-1].key if self._runs else 0
        self._look(replace(self.view, zoom=zoom, run=run))

    def _look(self, view: PlotView) -> None:
        self.set_view(view)
        self.looked.emit(view)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Leave the wheel to the page until the plot is clicked, and when the pointer has left."""
        if event.type() in (QEvent.Type.MouseButtonPress, QEvent.Type.Leave):
            self._takes_wheel = event.type() == QEvent.Type.MouseButtonPress
        if event.type() == QEvent.Type.Wheel and not self._takes_wheel:
            event.ignore()
            return True
        if event.type() == QEvent.Type.MouseButtonDblClick:
            self._show_whole()
        return False

    def _show_whole(self) -> None:
        self._look(replace(self.view, zoom=None))

    def show_now(self, metrics: Metrics | None) -> None:
        """Write the figures of weights that are not of an epoch's end; with None, an epoch's."""
        self._now = metrics
        self._show_values()

    def mark(self, epoch: int | None) -> None:
        """Draw a line at the epoch that is looked back at, and write its figures."""
        self._looked_at = epoch
        self._seen.setVisible(epoch is not None)
        if epoch is not None:
            self._seen.setPos(epoch)
        self._show_values()

    def _mark_epochs(self, marked: bool) -> None:
        if marked != self._marked:
            self._marked = marked
            self._validation.setSymbol("o" if marked else None)

    def _training_points(self, run: Run) -> tuple[np.ndarray, np.ndarray]:
        place = 1 if self.quantity == "loss" else 2
        return run.batches[:, 0], run.batches[:, place]

    def _value_of(self, metrics: EpochMetrics) -> float:
        return float(getattr(metrics, f"validation_{self.quantity}"))

    def _held_out(self, run: Run) -> Points:
        """The curve of the held-out pictures; that of a run is made once, as it never changes."""
        known = self._known.get(run.key)
        if known is None or known[0] is not run:
            self._known[run.key] = known = run, _points(run.epochs, self._value_of)
        return known[1]

    def _put_names(self, runs: tuple[Run, ...]) -> None:
        """Write the runs' names where their curves end: within the plot, none over another.

        Those that end out of the frame have none.
        """
        box = self.plot.getPlotItem().vb
        (left, right), (low, high) = box.viewRange()
        taken: list[tuple[float, float]] = []
        for name, run in zip(self._older.names, runs, strict=True):
            places, values = self._drawable(*_points(run.epochs[-1:], self._value_of))
            heights = self._height(values)
            is_seen = len(places) and left <= places[0] <= right and low <= heights[0] <= high
            name.setVisible(bool(is_seen))
            if not is_seen:
                continue
            name.setText(self._name(run), color=run_colour(run.number))
            x, y = float(places[0]), float(heights[0])
            wide, tall = name.boundingRect().width(), name.boundingRect().height()
            across = (x - left) / (right - left) * box.width()
            up = (y - low) / (high - low) * box.height()
            above = up < box.height() / 2
            starts = across < wide
            middle = across + wide / 2 if starts else across - wide / 2
            row = 0
            while any(
                abs(middle - other) < wide and abs(up + (row if above else -row) * tall - at) < tall
                for other, at in taken
            ):
                row += 1
            taken.append((middle, up + (row if above else -row) * tall))
            name.setAnchor((0 if starts else 1, 1 + row if above else -row))
            name.setPos(x, y)

    def _name(self, run: Run) -> str:
        return run_name(run, self._names_by_key.get(run.key, ""))

    def _least(self, values: NDArray[np.float64]) -> NDArray[np.float64]:
        """Ends of what is shown at least: an epoch, and above 0 when there is one height only."""
        one = float(values[0])
        if self._is_log or np.ptp(values) > 0:
            return np.array([[0.0, 1.0], [one, one]])
        return np.array([[0.0, 1.0], [0.0, 1.0 if self.quantity == "accuracy" else 2 * one]])

    @property
    def _is_log(self) -> bool:
        return self.quantity == "loss" and self.view.is_log

    def _drawable(
        self, x: NDArray[np.float64], y: NDArray[np.float64]
    ) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
        """The points that there is a place for: numbers, and those above 0 where need be."""
        known = np.isfinite(y) & (y > 0 if self._is_log else True)
        return x[known], y[known]

    def _height(self, values: NDArray[np.float64]) -> NDArray[np.float64]:
        """Where drawable values lie along the axis: at themselves, or at their logarithms."""
        return np.log10(values) if self._is_log else values

    def _set_log(self, on: bool) -> None:
        if on != self.view.is_log:
            self._look(replace(self.view, is_log=on, zoom=None))

    def _show_values(self) -> None:
        """Write the figures of the epoch that is looked at, or the latest there are."""
        run = self._runs[-1] if self._runs else Run(0)
        epochs, epoch = run.epochs, self._looked_at
        values = self._training_points(run)[1]
        if epoch is not None:
            epochs = tuple(item for item in epochs if item.epoch == epoch)
            values = np.array([getattr(item, self.quantity) for item in epochs])
        # A share of right answers is missing where no pictures were held out, and a loss as well.
        known = [item for item in epochs[-1:] if np.isfinite(item.validation_accuracy)]
        held_out = [self._value_of(item) for item in known]
        if self._now is not None:
            is_known = np.isfinite(self._now.accuracy)
            held_out = [float(getattr(self._now, self.quantity))] if is_known else []
        self.values.show_values(
            self._text(float(values[-1])) if len(values) else "",
            self._text(held_out[-1]) if held_out else "",
            is_now=self._now is not None,
        )

    def _text(self, value: float) -> str:
        return f"{100 * value:.1f} %" if self.quantity == "accuracy" else loss_text(value)

    def _moved(self, at: QPointF) -> None:
        """Say the values at the epoch under the mouse."""
        if not self.plot.sceneBoundingRect().contains(at):
            return
        epoch = round(self.plot.getPlotItem().vb.mapSceneToView(at).x())
        lines = []
        for run in self._drawn:
            if run.epochs and epoch <= run.epochs[-1].epoch:
                found = min(run.epochs, key=lambda item: abs(item.epoch - epoch))
                text = self.tr("{run}, epoch {epoch}: training {trained}, held out {apart}")
                if not np.isfinite(found.validation_accuracy):
                    text = self.tr("{run}, epoch {epoch}: training {trained}")
                trained = float(getattr(found, self.quantity))
                words = self._text(trained), self._text(self._value_of(found))
                lines.append(
                    text.format(
                        run=self._name(run), epoch=found.epoch, trained=words[0], apart=words[1]
                    )
                )
        explain(self.plot, "\n".join(lines))


def _within(points: Points, top: float) -> Points:
    """The points of a curve, those far above the frame brought nearer."""
    return points[0], np.minimum(points[1], BEYOND * top)


def _points(
    epochs: tuple[EpochMetrics, ...], quantity: Callable[[EpochMetrics], float]
) -> tuple[np.ndarray, np.ndarray]:
    return (
        np.array([item.epoch for item in epochs], float),
        np.array([quantity(item) for item in epochs], float),
    )

"""The loss over a plane, seen from above, with the steps taken and tried drawn on it."""

from __future__ import annotations

import cv2
import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtWidgets import QVBoxLayout, QWidget

from playground.engine.view.palette import LEVELS, table
from playground.gui.train.cards.plots import Hint, apply_plot_theme, loss_text, make_plot
from playground.gui.widgets.theme import theme
from playground.training.protocol.questions.landscape import Landscape

CONTOUR_COUNT = 9
REFINEMENT = 4
"""By how much the grid is refined for smooth contours."""


def heights(losses: np.ndarray) -> np.ndarray:
    """Logarithms of the losses: a bowl is steep at its rim. What is not finite is the highest."""
    finite = losses[np.isfinite(losses)]
    top = float(finite.max()) if finite.size else 1.0
    filled = np.where(np.isfinite(losses), losses, top)
    return np.log10(np.maximum(filled, 1e-6)).astype(np.float32)


class LandscapePlot(QWidget):
    """Dark is low; contours are equal steps of the logarithm."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._landscape: Landscape | None = None
        self._items: list[pg.GraphicsObject] = []
        self.plot = make_plot(
            self.tr("Loss over two directions"),
            self.tr("Dark is a low loss, light a high one"),
            self,
        )
        self.plot.setMinimumHeight(240)
        hint = self.tr("Press “Show the loss”: it is worked out around the weights as they are.")
        self.hint = Hint(self.plot, hint)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(self.plot)
        self.plot.scene().sigMouseMoved.connect(self._moved)
        self.restyle()

    @property
    def is_empty(self) -> bool:
        """Whether nothing has been drawn yet."""
        return self._landscape is None

    def restyle(self) -> None:
        """Wear the present theme."""
        apply_plot_theme(self.plot)
        if self._landscape is not None:
            self.show_landscape(self._landscape)

    def clear(self) -> None:
        """Show no landscape: another one is wanted, or the weights are others."""
        self._landscape = None
        for item in self._items:
            self.plot.removeItem(item)
        self._items = []
        self.plot.setToolTip("")
        self.hint.show_instead(True)

    def show_landscape(self, found: Landscape) -> None:
        """Draw a landscape and the ways down in it."""
        self.clear()
        self._landscape = found
        self.hint.show_instead(False)
        area = QRectF(
            QPointF(float(found.x[0]), float(found.y[0])),
            QPointF(float(found.x[-1]), float(found.y[-1])),
        )
        size = (len(found.x) * REFINEMENT, len(found.y) * REFINEMENT)
        fine = cv2.resize(heights(found.losses), size, interpolation=cv2.INTER_CUBIC)
        image = pg.ImageItem(fine, axisOrder="row-major")
        image.setLookupTable(np.asarray(table("gray")[:LEVELS], np.uint8))
        image.setRect(area)
        self._add(image)
        for level in np.linspace(fine.min(), fine.max(), CONTOUR_COUNT + 2)[1:-1]:
            line = pg.IsocurveItem(fine.T, level=float(level), pen=pg.mkPen("#808890", width=1))
            line.setParentItem(image)
        self._draw_ways(found)
        self.plot.setXRange(area.left(), area.right(), padding=0)
        self.plot.setYRange(area.top(), area.bottom(), padding=0)

    def _draw_ways(self, found: Landscape) -> None:
        for descent, colour in zip(found.descents, colours(), strict=False):
            points = descent.points
            pen = pg.mkPen(colour, width=2)
            self._add(
                pg.PlotDataItem(
                    points[:, 0],
                    points[:, 1],
                    pen=pen,
                    symbol="o",
                    symbolSize=5,
                    symbolBrush=colour,
                    symbolPen=None,
                )
            )
        if len(found.trail) > 1:
            self._add(
                pg.PlotDataItem(
                    found.trail[:, 0],
                    found.trail[:, 1],
                    pen=pg.mkPen(theme().winner, width=2),
                    symbol="s",
                    symbolSize=7,
                    symbolBrush=theme().winner,
                    symbolPen=None,
                )
            )
        centre = pg.ScatterPlotItem(
            [found.centre[0]],
            [found.centre[1]],
            symbol="+",
            size=16,
            pen=pg.mkPen(theme().winner, width=2),
        )
        self._add(centre)

    def _add(self, item: pg.GraphicsObject) -> None:
        self.plot.addItem(item)
        self._items.append(item)

    def _moved(self, at: QPointF) -> None:
        """Say the loss under the mouse."""
        found = self._landscape
        if found is None or not self.plot.sceneBoundingRect().contains(at):
            return
        place = self.plot.getPlotItem().vb.mapSceneToView(at)
        column = int(np.abs(found.x - place.x()).argmin())
        row = int(np.abs(found.y - place.y()).argmin())
        text = self.tr("loss {value}").format(value=loss_text(float(found.losses[row, column])))
        self.plot.setToolTip(text)


def colours() -> tuple[str, str, str]:
    """Of the ways down with a rate that is too low, good, and too high."""
    return "#f59322", "#0877bd", "#d0312d"

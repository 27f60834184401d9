"""The curves of the runs before the present one, of which only what is another is drawn anew."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pyqtgraph as pg
from numpy.typing import NDArray

from playground.gui.train.runcolours import run_colour, run_pattern
from playground.training.protocol.runs import Run

Points = tuple[NDArray[np.float64], NDArray[np.float64]]
"""Places and values of a curve."""


class OlderCurves:
    """A line and a name for each run; the present one grows over them many times a second."""

    def __init__(self, plot: pg.PlotWidget) -> None:
        self._plot = plot
        self.lines: list[pg.PlotDataItem] = []
        self._drawn: list[tuple[object, Points]] = []
        self.names: list[pg.TextItem] = []

    def show(self, runs: Sequence[Run], points: Sequence[Points]) -> None:
        """Draw the curve of each run."""
        while len(self.lines) > len(runs):
            self._plot.removeItem(self.lines.pop())
            self._plot.removeItem(self.names.pop())
            self._drawn.pop()
        while len(self.lines) < len(runs):
            line = self._plot.plot([], [])
            line.setZValue(-1)
            self.lines.append(line)
            name = pg.TextItem()
            self._plot.addItem(name, ignoreBounds=True)
            self.names.append(name)
            self._drawn.append((None, (np.zeros(0), np.zeros(0))))
        for at, (run, curve) in enumerate(zip(runs, points, strict=True)):
            colour, pattern = run_colour(run.number), run_pattern(run.number)
            look, before = (colour.name(), pattern), self._drawn[at]
            if look != before[0]:
                self.lines[at].setPen(pg.mkPen(colour, width=1, style=pattern))
            if not all(map(np.array_equal, curve, before[1])):
                self.lines[at].setData(*curve)
            self._drawn[at] = look, curve

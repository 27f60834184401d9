"""What all plots have in common."""

from __future__ import annotations

import pyqtgraph as pg
from PySide6.QtWidgets import QWidget

from playground.gui.theme import theme

MARGIN = 8
"""Room for the outermost numbers of the axes, which pyqtgraph would cut."""


def make_plot(name: str, explanation: str, parent: QWidget) -> pg.PlotWidget:
    """A plot that is looked at, not dragged about, with words for those who do not see it."""
    plot = pg.PlotWidget(parent, enableMenu=False)
    plot.setAccessibleName(name)
    plot.setAccessibleDescription(explanation)
    plot.setMouseEnabled(x=False, y=False)
    plot.hideButtons()
    item = plot.getPlotItem()
    item.setContentsMargins(0, MARGIN, MARGIN, 0)
    # A menu without a parent would outlive the window.
    item.ctrlMenu.deleteLater()
    item.ctrlMenu = None
    wear_theme(plot)
    return plot


def wear_theme(plot: pg.PlotWidget) -> None:
    """Give a plot the colours of the theme: pyqtgraph looks at no palette."""
    colours = theme()
    plot.setBackground(colours.raised)
    for side in ("left", "bottom"):
        axis = plot.getAxis(side)
        axis.setPen(colours.border)
        axis.setTextPen(colours.muted)

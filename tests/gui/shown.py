"""What a window shows, as a value: two windows that show the same can be compared."""

from __future__ import annotations

import hashlib

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractSlider,
    QAbstractSpinBox,
    QComboBox,
    QLabel,
    QLineEdit,
    QListWidget,
    QProgressBar,
    QScrollBar,
    QTreeWidget,
    QWidget,
)

from playground.gui.train.cards.confusion import ConfusionGrid
from playground.gui.train.cards.curves import CurvePlot
from playground.gui.train.cards.gallery import FilterWall
from playground.gui.train.cards.health import HealthRows
from playground.gui.widgets.sharebars import ShareBars


def shown(widget: QWidget) -> list[str]:
    """A line for everything that is seen in a widget: its words, its value, whether it is off.

    Where parts stand and how they are scrolled is left out, what has the keyboard, and messages,
    which tell what happened, not what is.
    """
    lines = []
    for each in widget.findChildren(QWidget):
        if isinstance(each, QScrollBar) or not each.isVisibleTo(widget):
            continue
        what, where = _content(each), path_in(each, widget)
        if what and "MessageBar" not in where:
            off = "" if each.isEnabledTo(widget) else " (off)"
            lines.append(f"{where}: {what}{off}")
    return lines


def _picture(widget: QWidget) -> str:
    image = widget.grab().toImage()
    if image.isNull():
        return ""  # it has no room yet
    digest = hashlib.sha1(bytes(image.constBits()), usedforsecurity=False).hexdigest()
    return f"{image.width()}×{image.height()} {digest[:12]}"


def _curve(item: pg.PlotDataItem) -> str:
    points = [np.zeros(0) if values is None else values for values in item.getOriginalDataset()]
    digest = hashlib.sha1(np.stack(points).tobytes(), usedforsecurity=False).hexdigest()
    return f"{points[0].size} points {digest[:12]}" if points[0].size else ""


def path_in(widget: QWidget, root: QWidget) -> str:
    """The names of the program's own classes around a widget."""
    names = [type(widget).__name__]
    above = widget.parentWidget()
    while above is not None and above is not root:
        if type(above).__module__.startswith("playground"):
            names.append(type(above).__name__)
        above = above.parentWidget()
    return ".".join(reversed(names))


def _content(each: QWidget) -> str:
    match each:
        case QLabel():
            return each.text()
        case QAbstractButton():
            ticked = ", ticked" if each.isChecked() else ""
            name = each.text() or each.accessibleName() or each.toolTip()
            return f"[{name}{ticked}] {each.toolTip()}"
        case QComboBox():
            return f"‹{each.currentText()}› of {each.count()}"
        case QLineEdit() | QAbstractSpinBox():
            return f"“{each.text()}”"
        case QProgressBar() | QAbstractSlider():
            return f"{each.value()} in {each.minimum()}–{each.maximum()}"
        case QTreeWidget():
            return " / ".join(_rows(each))
        case QListWidget():
            return " / ".join(each.item(at).text() for at in range(each.count()))
        case ShareBars():
            return f"{each.names} {each.shares} {each.text}"
        case ConfusionGrid():
            pale = ", pale" if each.is_dimmed else ""
            return f"{each.accessibleDescription()}{pale} {_picture(each)}"
        case CurvePlot():  # the axes of curves that grow depend on those of before
            return " ".join(_curve(item) for item in each.plot.getPlotItem().listDataItems())
        case FilterWall() | HealthRows():
            return _picture(each)
    return ""


def _rows(tree: QTreeWidget) -> list[str]:
    rows = []
    for at in range(tree.topLevelItemCount()):
        row = tree.topLevelItem(at)
        assert row is not None
        ticked = row.checkState(0) == Qt.CheckState.Checked
        rows.append(f"{'✓' if ticked else '–'} {row.text(0)}, {row.text(1)}")
    return rows

"""Where a square matrix of classes lies in a widget, and which of the names have room beside it."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSizeF, Qt
from PySide6.QtGui import QFontMetrics

MAX_NAME_PX = 80
MAX_NAME_SHARE = 0.25
"""Most room that names take, in pixels and as a share of the smaller side; longer ones are cut."""

MIN_SIDE_PX = 10.0
GAP_PX = 5.0
"""Pixels between a name and the matrix."""


@dataclass(frozen=True, slots=True)
class ClassLabel:
    """The name of a class, perhaps cut in its middle, in pixels of the widget."""

    place: int
    text: str
    rect: QRectF
    is_turned: bool = False
    """Whether it is read from below to above."""


@dataclass(frozen=True, slots=True)
class Placement:
    """The square of the cells, and the names at its left and above it."""

    area: QRectF
    rows: tuple[ClassLabel, ...] = ()
    columns: tuple[ClassLabel, ...] = ()
    gap: float = GAP_PX


def place_matrix(
    size: QSizeF, names: Sequence[str], widest: float, metrics: QFontMetrics
) -> Placement:
    """Return a placement in which no name overlaps another, the cells or the edge.

    Names stand above the cells where as many have room as beside the rows, and are turned
    otherwise. Where cells are lower than a line of text, every second, fifth, tenth … has a name.
    `widest` is the width of the longest name in pixels.
    """
    line = float(metrics.height())
    most = min(MAX_NAME_PX, MAX_NAME_SHARE * min(size.width(), size.height()))
    long = min(widest + 2, most)
    count = max(1, len(names))

    def square(top: float, gap: float) -> QRectF:
        x, y = math.ceil(long + gap), math.ceil(top + gap)
        side = max(MIN_SIDE_PX, min(size.width() - x, size.height() - y) - 1)
        return QRectF(x, y, side, side)

    def every(wide: float, cell: float) -> int:
        return next(step for step in _steps() if step * cell >= wide)

    area, gap = square(line, GAP_PX), GAP_PX
    is_turned = every(widest + 4, area.width() / count) > every(line, area.width() / count)
    top = long if is_turned else line
    area = square(top, gap)
    if area.width() / count < line:
        gap = max(GAP_PX, line / 2 + 1)  # names that are higher than their cells meet in no corner
        area = square(top, gap)
    cell = area.width() / count
    step = every(line if is_turned else max(line, widest + 4), cell)
    rows, columns = [], []
    for place in range(0, len(names), step):
        text = metrics.elidedText(names[place], Qt.TextElideMode.ElideMiddle, int(long))
        middle = (place + 0.5) * cell
        y, x = area.y() + middle, area.x() + middle
        if y + line / 2 <= size.height():
            rows.append(ClassLabel(place, text, QRectF(0, y - line / 2, long, line)))
        wide = line if is_turned else widest + 2
        if x + wide / 2 <= size.width():
            above = QRectF(x - wide / 2, 0, wide, top)
            columns.append(ClassLabel(place, text if is_turned else names[place], above, is_turned))
    return Placement(area, tuple(rows), tuple(columns), gap)


def _steps() -> Sequence[int]:
    return [factor * 10**power for power in range(7) for factor in (1, 2, 5)]

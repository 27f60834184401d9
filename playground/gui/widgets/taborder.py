"""Tab goes through a panel as the eye does, also after parts were added or moved."""

from __future__ import annotations

from itertools import pairwise

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, QTimer
from PySide6.QtWidgets import QWidget

ONE_LINE_PX = 12
"""Screen pixels that the middles of parts in one line may lie apart."""

SETTLED_AFTER_MS = 30
"""Time from a change of the layout to the new order; by then it has settled."""


class TabOrder(QObject):
    """Keeps the parts of a widget in the order in which they are seen."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        self._widget = widget
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(SETTLED_AFTER_MS)
        self._timer.timeout.connect(self.apply)
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        changes = event.type() in (QEvent.Type.LayoutRequest, QEvent.Type.Show)
        if changes and not self._timer.isActive():
            self._timer.start()
        return False

    def apply(self) -> None:
        """Put the parts in order now."""
        for before, after in pairwise(in_reading_order(self._widget)):
            QWidget.setTabOrder(before, after)


def in_reading_order(root: QWidget) -> list[QWidget]:
    """The visible parts that Tab can reach, line by line.

    Parts in windows of their own, as menus and lists that pop up, are no part of the order.
    """
    window = root.window()
    middles = {
        part: part.mapTo(root, part.rect().center())
        for part in root.findChildren(QWidget)
        if part.isVisibleTo(root) and part.focusPolicy() & Qt.FocusPolicy.TabFocus
        if part.focusProxy() is None and part.window() is window
    }
    lines: list[list[tuple[QPoint, QWidget]]] = []
    for part, middle in sorted(middles.items(), key=lambda item: item[1].y()):
        if not lines or middle.y() - lines[-1][0][0].y() > ONE_LINE_PX:
            lines.append([])
        lines[-1].append((middle, part))
    return [part for line in lines for _, part in sorted(line, key=lambda item: item[0].x())]

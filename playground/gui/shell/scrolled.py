"""How far the parts of a window are scrolled, for the one that takes its place."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QAbstractScrollArea, QScrollBar, QWidget

HELD_MS = 5000
"""For how long a new window may grow to the length that the old one was scrolled in."""


def scroll_as(window: QWidget, other: QWidget) -> None:
    """Scroll the parts of a window to where those of another one are, as soon as they are long."""
    places = {name: bar.value() for name, bar in _bars(other) if bar.value()}
    for name, bar in _bars(window):
        if name in places:
            _Held(bar, places[name])


class _Held(QObject):
    """Keeps a bar at a value while its range changes, until somebody scrolls or it is time."""

    def __init__(self, bar: QScrollBar, value: int) -> None:
        super().__init__(bar)
        self._bar = bar
        self._value = value
        bar.rangeChanged.connect(self._set)
        bar.actionTriggered.connect(self._let_go)
        time = QTimer(self)
        time.setSingleShot(True)
        time.timeout.connect(self._let_go)
        time.start(HELD_MS)
        self._set()

    def _set(self) -> None:
        self._bar.setValue(self._value)

    def _let_go(self) -> None:
        self._bar.rangeChanged.disconnect(self._set)
        self._bar.actionTriggered.disconnect(self._let_go)
        self.setParent(None)
        self.deleteLater()


def _bars(window: QWidget) -> Iterator[tuple[str, QScrollBar]]:
    """The bars of all parts that scroll and are seen, by where these are in the window."""
    found: dict[str, int] = defaultdict(int)
    for area in window.findChildren(QAbstractScrollArea):
        if not area.isVisibleTo(window):
            continue  # a part of another mode, which the other window may not have yet
        path = _path(area, window)
        found[path] += 1
        for side, bar in (("x", area.horizontalScrollBar()), ("y", area.verticalScrollBar())):
            yield f"{path} {found[path]} {side}", bar


def _path(widget: QWidget, window: QWidget) -> str:
    names = []
    above: QWidget | None = widget
    while above is not None and above is not window:
        names.append(type(above).__name__)
        above = above.parentWidget()
    return ".".join(reversed(names))

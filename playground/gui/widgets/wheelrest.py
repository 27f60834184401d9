"""The wheel scrolls; it changes a number only with the keyboard there, or after a rest over it."""

from __future__ import annotations

import time

from PySide6.QtCore import QEvent, QObject, QPoint
from PySide6.QtGui import QEnterEvent, QWheelEvent
from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QScrollBar, QWidget

WHEEL_REST_MS = 300
"""How long the pointer must have rested over a field, without scrolling, before it is turned.

0 where nothing can be scrolled.
"""


def now_ms() -> float:
    """The clock that rests are measured by."""
    return time.monotonic() * 1000


class WheelRest(QObject):
    """Lets the wheel pass by a field to the page until the pointer has rested over it.

    A field that a scrolled page has brought under the pointer lets it pass by, however long that
    rests, until the pointer itself has moved: who reads on after a pause changes nothing. A field
    that has the keyboard takes the wheel at once, unless `focus_counts` is false.
    """

    def __init__(self, field: QWidget, focus_counts: bool = True) -> None:
        super().__init__(field)
        self._field = field
        self._focus_counts = focus_counts
        self._place: QPoint | None = None
        self._came_to: QPoint | None = None  # where the pointer was then; None once it has moved
        self._page_moved = False
        self._pages: list[QScrollBar] = []
        self._since_ms = 0.0
        self.rest_ms = WHEEL_REST_MS
        field.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QEnterEvent):
            # Qt may send it to what came to the pointer, too: whose hand moves, moves on from here.
            self._watch_pages()
            self._page_moved, self._came_to = False, event.globalPosition().toPoint()
            self._begin()
        elif event.type() == QEvent.Type.Leave:
            self._place = None
        elif isinstance(event, QWheelEvent) and not self._takes_wheel(
            event.globalPosition().toPoint()
        ):
            event.ignore()
            return True
        return False

    def _watch_pages(self) -> None:
        """Hear of it when a page with the field is scrolled: it may come back to its place."""
        above = self._field.parentWidget()
        while above is not None:
            if isinstance(above, QAbstractScrollArea):
                for bar in (above.verticalScrollBar(), above.horizontalScrollBar()):
                    if bar not in self._pages:
                        self._pages.append(bar)
                        bar.valueChanged.connect(self._scrolled)
            above = above.parentWidget()

    def _scrolled(self) -> None:
        self._page_moved = True

    def _begin(self) -> None:
        self._place = self._field.mapToGlobal(QPoint())
        self._since_ms = now_ms()

    def _takes_wheel(self, at: QPoint) -> bool:
        """Whether a notch with the pointer at a place of the screen is for the field."""
        if self.rest_ms == 0 or (self._focus_counts and self._has_keyboard()):
            return True
        if self._page_moved or self._place != self._field.mapToGlobal(QPoint()):
            self._watch_pages()
            self._page_moved, self._came_to = False, at
            self._begin()
        elif at != self._came_to:
            self._came_to = None
        if self._came_to is None and now_ms() - self._since_ms >= self.rest_ms:
            return True
        self._since_ms = now_ms()  # the page scrolls: the rest begins anew
        return False

    def _has_keyboard(self) -> bool:
        keyboard = QApplication.focusWidget()
        return keyboard is self._field or (
            keyboard is not None and self._field.isAncestorOf(keyboard)
        )

"""The wheel scrolls; it changes a number only with the keyboard there, or after a rest over it."""

from __future__ import annotations

import time

from PySide6.QtCore import QEvent, QObject, QPoint
from PySide6.QtWidgets import QApplication, QWidget

WHEEL_REST_MS = 300
"""How long the pointer must have rested over a field, without scrolling, before it is turned."""


def now_ms() -> float:
    """The clock that rests are measured by."""
    return time.monotonic() * 1000


class WheelRest(QObject):
    """Lets the wheel pass by a field to the page until the pointer has rested over it.

    Content that moves under the pointer begins the rest anew, so that nothing changes while a page
    is scrolled. A field that has the keyboard takes the wheel at once, unless `focus_counts` is
    false.
    """

    def __init__(self, field: QWidget, focus_counts: bool = True) -> None:
        super().__init__(field)
        self._field = field
        self._focus_counts = focus_counts
        self._place: QPoint | None = None
        self._since_ms = 0.0
        self.rest_ms = WHEEL_REST_MS
        field.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Enter:
            self._begin()
        elif event.type() == QEvent.Type.Leave:
            self._place = None
        elif event.type() == QEvent.Type.Wheel and not self._takes_wheel():
            event.ignore()
            return True
        return False

    def _begin(self) -> None:
        self._place = self._field.mapToGlobal(QPoint())
        self._since_ms = now_ms()

    def _takes_wheel(self) -> bool:
        if self._focus_counts and self._has_keyboard():
            return True
        if self._place != self._field.mapToGlobal(QPoint()):
            self._begin()
        if now_ms() - self._since_ms >= self.rest_ms:
            return True
        self._since_ms = now_ms()  # the page scrolls: the rest begins anew
        return False

    def _has_keyboard(self) -> bool:
        keyboard = QApplication.focusWidget()
        return keyboard is self._field or (
            keyboard is not None and self._field.isAncestorOf(keyboard)
        )

"""Gets ready what will be needed later, a piece at a time."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from itertools import chain

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication

FIRST_MS = 400
"""Milliseconds from the window's being complete to the first piece."""

PAUSE_MS = 40
"""Milliseconds between two pieces, for what else the window has to do."""


class Ahead(QObject):
    """Takes one piece of the works after the other; none while a mouse button is down.

    And none while `is_busy` says that the window has something to show.
    """

    done = Signal()
    """All of it is ready."""

    def __init__(
        self,
        works: Iterable[Iterable[None]],
        parent: QObject,
        is_busy: Callable[[], bool] = lambda: False,
    ) -> None:
        super().__init__(parent)
        self._is_busy = is_busy
        self._pieces = chain.from_iterable(works)
        self.is_done = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._take_next)
        self._timer.start(FIRST_MS)

    def _take_next(self) -> None:
        is_held = QGuiApplication.mouseButtons() != Qt.MouseButton.NoButton
        if not is_held and not self._is_busy():
            try:
                next(self._pieces)
            except StopIteration:
                self.is_done = True
                self.done.emit()
                return
        self._timer.start(PAUSE_MS)

"""Repainting one widget after the other, where much of a window changes at once."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

SPACING_MS = 8
"""Milliseconds between two widgets; Qt paints what is to be painted within 5 ms in one go."""

FIRST_MS = 2
"""Milliseconds until the first: in a round of the event loop after that of the change."""


def update_in_turn(widget: QWidget) -> None:
    """Have a widget repainted when it is its turn: soon, unless others of its window just were.

    For widgets that take milliseconds to paint and change by themselves, as while a network
    learns: painted in one go they would hold up what the hands do meanwhile.
    """
    show_in_turn(widget, widget.update)


def show_in_turn(widget: QWidget, show: Callable[[], object]) -> None:
    """Do what has a widget repainted when it is its turn; of a hidden one, not at all."""
    window = widget.window()
    options = Qt.FindChildOption.FindDirectChildrenOnly
    turns = window.findChild(_PaintTurns, options=options) or _PaintTurns(window)
    turns.add(widget, show)


class _PaintTurns(QObject):
    """The widgets of a window that wait to be repainted."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._waiting: dict[QWidget, Callable[[], object]] = {}
        self._spacing = QTimer(self)
        self._spacing.setSingleShot(True)
        self._spacing.timeout.connect(self._next)

    def add(self, widget: QWidget, show: Callable[[], object]) -> None:
        """Let a widget have its turn; one that waits has it once."""
        self._waiting[widget] = show
        if not self._spacing.isActive():
            self._spacing.start(FIRST_MS)

    def _next(self) -> None:
        while self._waiting:
            widget = next(iter(self._waiting))
            show = self._waiting.pop(widget)
            if isValid(widget) and widget.isVisible():
                self._spacing.start(SPACING_MS)
                show()
                return

"""The ink of a presentation while it is drawn: the value that is seen, and the way back."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from playground.core.ink import Ink

MAX_STEPS = 100
"""How many changes can be taken back."""


class InkBoard(QObject):
    """Holds the ink, which each change replaces by another value."""

    shown = Signal()
    """Other ink is to be seen, whoever has changed it."""

    changed = Signal(object)
    """The hand has changed it: an Ink, to be kept."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.ink = Ink()
        self._before: list[Ink] = []
        self._goes_on = False

    @property
    def can_undo(self) -> bool:
        """Whether there is a change to take back."""
        return bool(self._before)

    def show_ink(self, ink: Ink) -> None:
        """Show other ink, whose changes are to come."""
        self.ink = ink
        self._before, self._goes_on = [], False
        self.shown.emit()

    def change(self, ink: Ink) -> None:
        """Have other ink, as one step."""
        self.go_on(ink)
        self.end_step()

    def go_on(self, ink: Ink) -> None:
        """Have other ink, as a part of a step that is not done until it is ended."""
        if ink is self.ink:
            return
        if not self._goes_on:
            self._before = [*self._before, self.ink][-MAX_STEPS:]
        self._goes_on = True
        self.ink = ink
        self.shown.emit()

    def end_step(self) -> None:
        """Let what comes be another step."""
        if self._goes_on:
            self._goes_on = False
            self.changed.emit(self.ink)

    def undo(self) -> None:
        """Take the last change back."""
        self.end_step()
        if self._before:
            self.ink = self._before.pop()
            self.shown.emit()
            self.changed.emit(self.ink)

    def clear(self) -> None:
        """Have no ink; undo brings it back."""
        if not self.ink.is_empty:
            self.change(Ink())

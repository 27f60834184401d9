"""Handles that are painted as lit while the mouse or the keyboard is on them."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget


class LitWidget(QWidget):
    """Is painted again whenever the mouse or the keyboard comes or goes."""

    @property
    def is_lit(self) -> bool:
        """Whether the mouse or the keyboard is here."""
        return self.underMouse() or self.hasFocus()

    def enterEvent(self, event: object) -> None:
        self.update()

    def leaveEvent(self, event: object) -> None:
        self.update()

    def focusInEvent(self, event: object) -> None:
        self.update()

    def focusOutEvent(self, event: object) -> None:
        self.update()

"""Parts of a window that take a session's file that is dropped on them for themselves."""

from __future__ import annotations

from typing import Protocol, runtime_checkable

from PySide6.QtWidgets import QWidget


@runtime_checkable
class SessionTarget(Protocol):
    """A widget that does something else with a session's file than opening it."""

    def take_session(self, path: str) -> None:
        """Take a session's file."""


def session_target(widget: QWidget | None) -> SessionTarget | None:
    """Return what takes a session's file at a widget: it, or the nearest that it lies in."""
    while widget is not None and not isinstance(widget, SessionTarget):
        widget = widget.parentWidget()
    return widget
